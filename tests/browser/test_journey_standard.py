"""A municipality assesses itself, its associations confirm it, and map and comparison change."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Demo, served_alone
from tests.browser.from_empty import TODAY, send, write
from tests.browser.post_box import addresses_in, text_of, wait_for_mail
from tests.browser.seeing import too_wide, violations

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.sqlite]
WORK, PROFILE, COUNTY = "/eigersund/work/standard/", "/eigersund/standard/", "/counties/11/"
FOR_THE_MAP = (1, 2, 3)
ANSWERS = 5  # the fewest that are shown
LAST_YEAR = (TODAY - timedelta(days=200)).isoformat()


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """A demo of its own: the map that changes here is no other journey's."""
    yield from served_alone(tmp_path_factory)


def test_a_municipality_assesses_itself_and_is_confirmed(desk, phone, demo: Demo):
    coordinator, stranger = desk("mona.eksempel@example.no"), phone()
    nothing_is_shown(stranger)
    before = seen_beside(stranger)
    mark_what_the_map_asks_for(coordinator)
    ask_the_associations(coordinator)
    answer_by_link(phone, demo)
    assert stands_on_the_map(stranger) == "er på vei"
    close_the_survey(coordinator)
    assert stands_on_the_map(stranger) == "har vedtatt politikk"
    read_what_is_shown(stranger)
    assert seen_beside(stranger) == before + 1


def nothing_is_shown(page: Page) -> None:
    page.goto(PROFILE)
    expect(page.get_by_role("main")).to_contain_text("har ikke vist noen vurdering ennå")
    assert stands_on_the_map(page) == "er på vei"


def mark_what_the_map_asks_for(page: Page) -> None:
    """What stands as in place must be shown by something with a date; one is kept to themselves."""
    page.goto("/eigersund/work/")
    page.get_by_role("link", name="Vurder deres egen politikk").click()
    assert_open_to_all(page)
    page.get_by_role("link", name="Vurder dette").click()
    send(
        page, "Lagre vurderingen", level="2", reason="Tiltakene har eier og frist.", is_public=True
    )
    expect(
        page.get_by_text("må det vises: en adresse, et saksnummer eller en fil").first
    ).to_be_visible()
    expect(page.locator("[name=reason]")).to_have_value("Tiltakene har eier og frist.")
    assert_open_to_all(page)
    send(page, "Lagre vurderingen", evidence_case="26/1431")
    expect(page.get_by_text("Skriv datoen").first).to_be_visible()
    send(page, "Lagre vurderingen", evidence_on=LAST_YEAR)
    for number in FOR_THE_MAP[1:]:
        page.goto(f"{WORK}{number}/")
        write(page, level="2", evidence_case="26/1431", evidence_on=LAST_YEAR)
        send(page, "Lagre vurderingen", is_public=True)
    page.goto(f"{WORK}8/")
    send(page, "Lagre vurderingen", level="0", reason="Rådet er ikke opprettet.")
    expect(page.get_by_role("main")).to_contain_text("4 av 16 er vurdert i år, 3 er vist for alle.")


def ask_the_associations(page: Page) -> None:
    page.get_by_role("link", name="Gjør klar spørsmålene").last.click()
    assert_open_to_all(page)
    send(page, re.compile("^Send til"), closes_on=TODAY.isoformat())
    expect(page.get_by_text("Velg en dag etter i dag.").first).to_be_visible()
    send(page, re.compile("^Send til"), closes_on=(TODAY + timedelta(days=14)).isoformat())
    expect(page.get_by_role("heading", name=re.compile("^0 av"))).to_be_visible()


def answer_by_link(phone, demo: Demo) -> None:
    """The first ones that the e-mail reaches; two of them say no."""
    links = links_of_the_survey(demo)[:ANSWERS]
    for place, link in enumerate(links):
        page = phone()
        page.goto(link)
        choose(page, "no" if place > 2 else "yes")
        if place == 0:
            assert_open_to_all(page)
        send(page, "Send svarene")
        expect(page.get_by_role("heading", level=1)).to_have_text("Takk. Svarene er tatt imot")
    assert_open_to_all(page)
    page.goto(links[0])
    expect(page.get_by_role("main")).to_contain_text("Svarene står under.")


def links_of_the_survey(demo: Demo) -> list[str]:
    """One link of each e-mail, as it came to the post office."""
    found = wait_for_mail(demo.mail, "@", about="Ser laget deres det", count=ANSWERS)
    assert "Eigersund" in text_of(found[0])
    return [next(one for one in addresses_in(mail) if "/survey/" in one) for mail in found]


def choose(page: Page, answer: str) -> None:
    """The same to every question."""
    for one in page.locator(f"main [type=radio][value={answer}]").all():
        one.check()


def close_the_survey(page: Page) -> None:
    page.reload()
    expect(page.get_by_role("heading", name=re.compile(f"^{ANSWERS} av"))).to_be_visible()
    send(page, "Avslutt undersøkelsen nå")
    expect(page.get_by_role("row").filter(has_text="2. ")).to_contain_text("ja")
    assert_open_to_all(page)


def stands_on_the_map(page: Page) -> str:
    """What the county's table says of Eigersund."""
    page.goto(COUNTY)
    row = page.get_by_role("row").filter(has_text="Eigersund")
    return row.get_by_role("cell").first.inner_text().strip().lower()


def seen_beside(page: Page) -> int:
    """How many of about its own size a municipality elsewhere is compared with."""
    page.goto("/voss/standard/")
    among = page.locator("nav.choice a").first
    return int(re.sub(r"\D", "", among.inner_text()))


def read_what_is_shown(page: Page) -> None:
    """Three signs are shown, one of them confirmed; the fourth is nobody else's."""
    page.goto(PROFILE)
    main = page.get_by_role("main")
    expect(main).to_contain_text("viser 3 av dem.")
    expect(main).to_contain_text("bekreftet av 3 av de 5 lagene som vet")
    expect(main).not_to_contain_text("Rådet er ikke opprettet.")
    assert_open_to_all(page)


def assert_open_to_all(page: Page) -> None:
    assert violations(page) == []
    assert too_wide(page) == ""
