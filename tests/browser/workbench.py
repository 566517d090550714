"""Hands at the workbench: what the journeys press, and what they ask the database."""

import sqlite3

from playwright.sync_api import Page, expect

from tests.browser.conftest import Demo
from tests.browser.seeing import primary_buttons, resize, too_wide, violations

COORDINATOR, FACILITATOR = "mona.eksempel@example.no", "tarik.prove@example.no"
WORK = "/eigersund/work/contributions"
DESK, PHONE, SMALLEST = (1280, 900), (390, 844), (320, 640)
CARDS = 30
SNAPSHOTS = (
    "SELECT id, is_current, is_standing FROM insight_coding ORDER BY id",
    "SELECT id, is_standing FROM insight_part ORDER BY id",
    "SELECT id, is_standing FROM insight_mergemember ORDER BY id",
    "SELECT id, is_standing FROM insight_mergegroup ORDER BY id",
    "SELECT id, verdict FROM insight_likeness ORDER BY id",
    "SELECT id, raw_text FROM dialogue_contribution ORDER BY id",
)
A_PAIR = (
    "SELECT l.a_id FROM insight_likeness l JOIN dialogue_contribution c ON c.id=l.a_id"
    " JOIN organiser_organiser o ON o.id=c.organiser_id"
    " WHERE o.slug='eigersund' AND l.verdict='' AND l.guard='' AND l.score>0 LIMIT 1"
)


def asked(demo: Demo, question: str, *values: object) -> list[tuple]:
    with sqlite3.connect(demo.database) as database:
        return database.execute(question, values).fetchall()


def acts(demo: Demo) -> int:
    [[count]] = asked(demo, "SELECT count(*) FROM insight_sortingact WHERE undone_at IS NULL")
    return int(count)


def standing(demo: Demo) -> list[list[tuple]]:
    """What counts in every layer: rows whose flags are down are as if they were not there."""
    found = [asked(demo, question) for question in SNAPSHOTS]
    return [[row for row in rows if row[1] not in (0, "")] for rows in found]


def card(page: Page) -> str:
    return page.locator("#card").get_attribute("data-card") or ""


def press(page: Page, *keys: str) -> int:
    """Press these, the last of which acts; wait until the next card is there. Returns how many."""
    before = card(page)
    for key in keys:
        page.keyboard.press(key)
    expect(page.locator("#card")).not_to_have_attribute("data-card", before)
    expect(page.locator("#workbench")).not_to_have_attribute("aria-busy", "true")
    return len(keys)


def to_choose(page: Page) -> list[str]:
    """What opens the themes, where they are not open already."""
    return [] if page.locator("#change").is_visible() else ["e"]


def undo(page: Page) -> None:
    told = page.locator("#told").inner_text()
    page.keyboard.press("z")
    expect(page.locator("#told")).not_to_have_text(told)
    expect(page.locator("#told")).to_contain_text("Angret")


def is_for_everyone(page: Page) -> None:
    """axe at a desk and on a phone, nothing beside the window, at most one thing to do first."""
    faults = violations(page)
    assert len(primary_buttons(page)) <= 1, primary_buttons(page)
    assert page.locator("h1:visible").count() == 1
    for size in (PHONE, SMALLEST):
        resize(page, size)
        assert too_wide(page) == ""
    faults += violations(page)
    resize(page, DESK)
    assert faults == []
