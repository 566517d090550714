"""The contribution report: asked for at a press, made by the worker, and every number leads to its words."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import sign_in
from tests.browser.seeing import resize, too_wide, violations

COORDINATOR = "mona.eksempel@example.no"
REPORT = "/eigersund/work/report/"
DESK, PHONE, SMALLEST = (1280, 900), (390, 844), (320, 640)
A_REPORT_TAKES_MS = 60_000


@pytest.fixture
def coordinator(page: Page) -> Page:
    sign_in(page, COORDINATOR)
    return page


def test_a_press_makes_the_report_and_a_finding_leads_to_the_words_behind_it(coordinator):
    coordinator.goto(REPORT)
    coordinator.get_by_role("button", name=re.compile("^Lag rapporten")).first.click()
    expect(coordinator.locator("#making-words")).to_contain_text("Rapporten")
    expect(coordinator.locator("#making")).to_have_count(0, timeout=A_REPORT_TAKES_MS)

    finding = coordinator.locator("#finding-F1")
    count = re.search(r"(\d+) innspill", finding.inner_text())[1]
    finding.get_by_role("link", name=re.compile("^Les ")).first.click()

    expect(coordinator.locator("#found")).to_have_text(f"{count} innspill bak F1 i rapporten")
    coordinator.get_by_text("Slik er det talt").click()
    expect(coordinator.locator(".formula")).to_contain_text("count=tables, of(finding=")
    for size in (DESK, PHONE, SMALLEST):
        coordinator.goto(REPORT)
        resize(coordinator, size)
        assert not too_wide(coordinator)
        assert violations(coordinator) == []
