"""Two at the workbench: who read the same, who sit at the same card, and who built on the other."""

from playwright.sync_api import expect

from tests.browser.workbench import (
    COORDINATOR,
    FACILITATOR,
    WORK,
    asked,
    card,
    is_for_everyone,
    press,
    to_choose,
    undo,
)


def test_two_read_the_same_blind_and_settle_what_they_differ_on(desk, demo):
    first, second = desk(COORDINATOR), desk(FACILITATOR)
    first.goto(f"{WORK}/sort/")
    own = card(first)
    press(first, "e", "a", "1")
    second.goto(f"{WORK}/second-reading/?at={own}")
    if card(second) != own:  # the sample is another: any of it will do
        own = card(second)
    assert second.locator("mark").count() == 0
    assert second.locator("#proposal").count() == 0
    is_for_everyone(second)
    before = card(second)
    second.keyboard.press("l")
    second.keyboard.press("0")
    expect(second.locator("#card")).not_to_have_attribute("data-card", before)

    second.goto(f"{WORK}/disagreements/?at={own}")
    expect(second.locator(".opinions > li")).to_have_count(2)
    is_for_everyone(second)
    left = int(second.locator(".left-over strong").inner_text())
    second.keyboard.press("2")

    expect(second.locator("#told")).to_contain_text("avgjort")
    assert int(second.locator(".left-over strong").inner_text()) == left - 1
    [row] = asked(
        demo,
        "SELECT primary_id, settles FROM insight_coding WHERE is_current AND part_id IS NULL"
        " AND contribution_id=?",
        own,
    )
    assert row == ("BID", 1)


def test_two_browsers_at_the_same_card_are_both_kept(desk, demo):
    one, other = desk(COORDINATOR), desk(FACILITATOR)
    one.goto(f"{WORK}/sort/")
    at = card(one)
    other.goto(f"{WORK}/sort/?at={at}")
    press(one, "e", "a", "1")

    press(other, "e", "c", "1")

    expect(other.locator("#told")).to_contain_text("Begge svarene er tatt vare på")
    words = asked(
        demo,
        "SELECT primary_id, is_current FROM insight_coding WHERE source='person' AND is_standing"
        " AND contribution_id=? ORDER BY id",
        at.split("-")[0],
    )
    assert words == [("REK", 1), ("LOK", 0)]


def test_what_another_has_built_on_is_passed_by_the_next_press(desk, demo):
    one, other = desk(COORDINATOR), desk(FACILITATOR)
    one.goto(f"{WORK}/sort/")
    first = card(one)
    press(one, *to_choose(one), "a", "1")
    second = card(one)
    press(one, *to_choose(one), "a", "1")
    other.goto(f"{WORK}/sort/?at={second}")
    press(other, "e", "c", "1")

    one.keyboard.press("z")
    expect(one.locator("#told")).to_contain_text("Siden har Tarik")
    undo(one)

    assert card(one) == first
