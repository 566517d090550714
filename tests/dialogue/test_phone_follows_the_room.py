"""The phone in a real Chromium while the evening goes on: stages, closing, what others see of it."""

import re

import pytest
from playwright.sync_api import expect

from samspill.dialogue.api.states import LIST_SECONDS
from tests.dialogue.serving import run, server, serving  # noqa: F401 -- fixtures

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.sqlite]
ACT = """
import sys
import django
django.setup()
from samspill.dialogue import actions
from samspill.dialogue.models import Contribution, Dialogue, Question, Showing, Stage
dialogue = Dialogue.objects.get(code=sys.argv[1])
round = dialogue.rounds.get(number=1)
"""


@pytest.fixture
def room(serving, server):  # noqa: F811
    """What a facilitator does, as lines of Python with `dialogue` and `round`."""
    _address, _process, surroundings = serving

    def act(lines):
        run(surroundings, ACT + lines, server[1])

    return act


@pytest.fixture
def pick_up(browser, server):  # noqa: F811
    address, code, _process = server
    opened, faults = [], []

    def one(query="table=2"):
        context = browser.new_context(viewport={"width": 390, "height": 844})
        opened.append(context)
        page = context.new_page()
        page.on("pageerror", lambda fault: faults.append(str(fault)))
        page.goto(f"{address}/d/{code}/write/?{query}")
        return page

    yield one
    for context in opened:
        context.close()
    assert faults == []


def look_up(page):
    """The phone is taken out of the pocket: it asks how things stand."""
    page.wait_for_timeout(1000 * LIST_SECONDS + 100)  # so long the lane tells what it told before
    page.evaluate("() => dispatchEvent(new Event('visibilitychange'))")


def write(page, text):
    page.get_by_label("Skriv én tanke").fill(text)
    page.get_by_role("button", name="Send innspillet").click()
    expect(page.locator('[data-state="sent"]').first).to_contain_text(text)


def stages(*kinds):
    return "\n".join(
        f"Stage.objects.create(round=round, number={number}, kind='{kind}', minutes=5)"
        for number, kind in enumerate(kinds, 1)
    )


def opening(kind):
    return f"actions.open_stage(round.stages.get(kind='{kind}'))"


def test_a_new_stage_comes_by_itself_and_what_is_half_written_stands(room, pick_up):
    room(stages("silence", "talk") + "\n" + opening("silence"))
    phone = pick_up()
    phone.get_by_label("Skriv én tanke").fill("Halv tanke")
    expect(phone.locator("#stage")).to_contain_text("Skriv stille")

    room(opening("talk"))
    look_up(phone)

    expect(phone.locator("#stage")).to_contain_text("Ta ordet etter tur")
    expect(phone.get_by_label("Skriv én tanke")).to_have_value("Halv tanke")
    expect(phone.get_by_label("Skriv én tanke")).to_be_focused()


def test_when_the_table_gives_dots_the_phone_comes_along(room, pick_up):
    room(stages("silence", "dots") + "\n" + opening("silence"))
    phone = pick_up()

    room(opening("dots"))
    look_up(phone)

    phone.wait_for_url("**/react/?table=2")


def test_one_who_is_writing_is_told_first_and_comes_along_after_sending(room, pick_up):
    room(stages("silence", "dots") + "\n" + opening("silence"))
    phone = pick_up()
    phone.get_by_label("Skriv én tanke").fill("Nesten ferdig")

    room(opening("dots"))
    look_up(phone)
    expect(phone.locator("#moved")).to_contain_text("Bordet har gått videre")
    phone.get_by_role("button", name="Send innspillet").click()

    phone.wait_for_url("**/react/?table=2")


def test_one_who_asked_to_write_one_more_is_left_in_peace(room, pick_up):
    room(stages("dots") + "\n" + opening("dots"))
    phone = pick_up("table=2&more=1")

    look_up(phone)
    write(phone, "Det glemte jeg å si")

    assert "/write/" in phone.url
    expect(phone.get_by_role("link", name="Gi prikkene mine")).to_be_visible()


def test_one_who_stayed_comes_along_to_what_is_next(room, pick_up):
    room(stages("dots", "opinions") + "\n" + opening("dots"))
    phone = pick_up("table=2&more=1")
    look_up(phone)

    room(opening("opinions"))
    look_up(phone)

    phone.wait_for_url("**/react/?table=2")


def test_the_round_closes_while_somebody_writes_and_the_words_come_in_late(room, pick_up):
    phone = pick_up()
    phone.get_by_label("Skriv én tanke").fill("I siste liten")

    room("actions.close_round(round)")
    look_up(phone)
    expect(phone.locator("#moved").get_by_text("Runden er ferdig")).to_be_visible()
    phone.get_by_role("button", name="Send innspillet").click()

    state = phone.locator('[data-state="sent"] .state')
    expect(state).to_have_text(re.compile(r"^\d\d\.\d\d · Sendt etter at runden var lukket$"))


def test_what_was_written_without_network_for_a_round_that_is_over_is_kept_as_late(room, pick_up):
    phone = pick_up()
    phone.context.set_offline(True)
    phone.get_by_label("Skriv én tanke").fill("Skrevet i tide")
    phone.get_by_role("button", name="Send innspillet").click()
    expect(phone.locator('[data-state="waiting"]')).to_have_count(1)

    room("actions.close_round(round); actions.open_round(dialogue.rounds.get(number=2), minutes=9)")
    phone.context.set_offline(False)

    late = phone.locator('[data-state="sent"]', has_text="Skrevet i tide")
    expect(late).to_contain_text(" · Runden var lukket da det kom fram.", timeout=20000)


def test_when_the_next_round_opens_the_question_comes_by_itself(room, pick_up):
    room("actions.close_round(round)")
    phone = pick_up()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Runde 1 er ferdig")

    room("actions.open_round(dialogue.rounds.get(number=2), minutes=9)")
    look_up(phone)

    expect(phone.get_by_role("heading", level=1)).to_contain_text("Hva må kommunen gjøre")
    write(phone, "Til runde to")


def test_the_clock_counts_and_says_when_it_stands_still(room, pick_up):
    phone = pick_up()
    expect(phone.locator("#clock").get_by_text("igjen")).to_be_visible()

    room("actions.stop_clock(round)")
    look_up(phone)

    expect(phone.locator("#clock").get_by_text("klokka står")).to_be_visible()


def test_what_another_takes_back_leaves_a_mark(room, pick_up):
    other, phone = pick_up(), pick_up()
    write(other, "Angrer straks")
    look_up(phone)
    expect(phone.locator("#list")).to_contain_text("Angrer straks")

    other.get_by_role("button", name="Ta det tilbake").click()
    expect(other.locator("#list")).to_have_text("Et innspill er trukket")
    look_up(phone)

    expect(phone.locator("#list")).to_have_text("Et innspill er trukket")


def test_the_giver_and_the_table_read_why_something_is_not_on_the_big_screen(room, pick_up):
    phone = pick_up()
    write(phone, "Kari må slutte å mase")

    room(
        "Showing.objects.create(contribution=Contribution.objects.get(dialogue=dialogue), "
        "state='held', reason='other', note='Si det uten navn')"
    )
    phone.reload()

    for one in (phone, pick_up()):
        look_up(one)
        said = one.locator("blockquote", has_text="må slutte å mase")
        expect(said).to_contain_text("Vises ikke på storskjermen: Si det uten navn")


def test_each_contribution_goes_with_its_question_and_the_one_spoken_for(room, pick_up):
    room("Question.objects.create(round=round, number=2, text='Hva har dere prøvd?')")
    phone = pick_up()
    phone.get_by_label("Hva har dere prøvd?").check()
    phone.get_by_text("Si hvem du snakker for").click()
    phone.get_by_label("Lag, forening eller kommune").fill("Hålandsøy ungdomslag")

    write(phone, "Vi lånte et naust")
    phone.reload()

    expect(phone.locator("#whom summary")).to_have_text(
        "Du snakker for Hålandsøy ungdomslag", use_inner_text=True
    )
    room(
        "one = Contribution.objects.get(dialogue=dialogue)\n"
        "assert (one.question, one.association_said) == (2, 'Hålandsøy ungdomslag'), one"
    )
