"""What a browser can tell of a page: who is shut out, what is too wide, too small, or too loud."""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

# only what is broken is told in full: a list of all that holds takes longer to send than to find
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"],
    "resultTypes": ["violations"],
}


def resize(page: Page, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})


def violations(page: Page) -> list[str]:
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate("rules => axe.run(rules).then((told) => told.violations)", RULES)
    return [
        f"{page.url} at {page.viewport_size}: {one['id']}: {node['html'][:160]}"
        for one in found
        for node in one["nodes"][:3]
    ]


def unfold(page: Page) -> None:
    """Open all that a person may open on the page without leaving it."""
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")


def too_wide(page: Page) -> str:
    """The first element that reaches outside of the window, or ""."""
    return page.evaluate(
        """() => {
          const root = document.scrollingElement;
          if (root.scrollWidth <= innerWidth) return "";
          const scrolls = (one) => getComputedStyle(one).overflowX !== "visible";
          const isInside = (one) => {
            const above = one.parentElement;
            return above !== document.body && (scrolls(above) || isInside(above));
          };
          const wide = [...document.querySelectorAll("body *")].filter((one) => {
            const box = one.getBoundingClientRect();
            return box.width > 0 && box.right > innerWidth + 1 && !isInside(one);
          });
          return `${root.scrollWidth} px: ` + wide.slice(0, 3)
            .map((one) => one.outerHTML.slice(0, 120)).join(" | ");
        }"""
    )


def primary_buttons(page: Page) -> list[str]:
    """What stands on the buttons that ask to be pressed first."""
    buttons = page.locator(
        ".ds-button:not([data-variant]):visible, .ds-button[data-variant=primary]:visible"
    )
    return [one.strip() for one in buttons.all_inner_texts()]


def smaller_than(page: Page, least: float) -> list[str]:
    """Texts that are seen at fewer px than `least`, each with its size."""
    return page.evaluate(
        """(least) => {
          const found = [];
          const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walk.nextNode()) {
            const text = walk.currentNode.textContent.trim();
            const parent = walk.currentNode.parentElement;
            const isSeen = parent.checkVisibility() && parent.getBoundingClientRect().width > 1;
            if (!text || !isSeen || parent.closest("template, script, style")) continue;
            let size = parseFloat(getComputedStyle(parent).fontSize);
            const drawing = parent.closest("svg");
            if (drawing) size *= drawing.getScreenCTM().a;
            if (size < least) found.push(`${size.toFixed(1)} px: ${text.slice(0, 60)}`);
          }
          return found;
        }""",
        least,
    )
