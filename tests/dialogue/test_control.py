"""The control room as a page: what it shows, who may act, and two who act at once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from samspill.dialogue import actions
from samspill.dialogue.models import ControlAct, Round, Showing, Stage
from samspill.live import presence
from tests.dialogue import builders
from tests.dialogue.facilitators import (
    CONTROL,
    colleague,
    desk,
    moderated,
    mona,
    nobody_is_here,
    page,
    part,
    say,
    see,
    seen,
    signed_in,
    tarik,
)
from tests.dialogue.test_stages import with_stages

__all__ = ["desk", "mona", "nobody_is_here", "tarik"]


# --- now and next


def test_the_one_button_changes_with_the_clock(desk, opened):
    with_stages(opened.rounds.get(number=1), (("talk", 10), ("dots", 5)))
    buttons = []
    for path in ("rounds/1/opening/", "rounds/1/stages/2/opening/", "rounds/1/closing/"):
        now = part(see(desk), "now")
        buttons.append(now.split('data-size="lg" type="submit">')[1].split("<")[0])
        assert now.count('data-size="lg"') == 1
        desk.post(CONTROL + path)

    assert buttons == ["Åpne runde 1", "Åpne prikkene", "Lukk runde 1"]
    assert "Åpne runde 2" in part(see(desk), "now")


def test_the_board_of_the_plenary_opens_at_the_round_that_is_open(desk, opened):
    before = see(desk)
    actions.open_round(opened.rounds.get(number=2), minutes=5)

    assert "/plenary/?round" not in before
    assert "/plenary/?round=2" in see(desk)


def test_a_round_with_stages_asks_for_no_minutes_and_lasts_as_long_as_they_do(desk, opened):
    with_stages(opened.rounds.get(number=1))

    before = part(see(desk), "now")
    after = page(desk.post(CONTROL + "rounds/1/opening/", follow=True))

    assert 'name="minutes"' not in before.split("<ol")[0]
    assert "32 minutter:" in before
    assert "Runde 1 er åpen i 32 minutter." in after
    assert "Nå: skriv stille" in after


def test_the_clock_is_stopped_and_started(desk, opened, round_one):
    desk.post(CONTROL + "rounds/1/pause/")
    stopped = part(see(desk), "now")
    desk.post(CONTROL + "rounds/1/start/")

    assert "Klokka står." in stopped
    assert "Start klokka" in stopped
    assert 'data-closes=""' in stopped
    assert "Stopp klokka" in part(see(desk), "now")


def test_a_round_that_no_clock_closes_says_so(desk, opened):
    actions.open_round(opened.rounds.get(number=1), minutes=None)

    now = part(see(desk), "now")

    assert "Ingen klokke lukker den" in now
    assert "Sett klokka på 2 min" in now
    assert "Stopp klokka" not in now


def test_a_closed_round_may_be_opened_again_from_the_run_sheet(desk, opened, round_one):
    actions.close_round(round_one)

    assert "Åpne igjen i 5 minutter" in part(see(desk), "now")
    desk.post(CONTROL + "rounds/1/opening/", {"minutes": 5})

    assert opened.rounds.get(number=1).state == "open"


# --- two at once


@pytest.mark.parametrize(
    "path", ["opening/", "closing/", "extension/", "pause/", "start/", "stages/1/opening/"]
)
def test_an_act_from_an_old_page_is_not_done_and_it_is_told_who_was_first(
    desk, opened, tarik, path
):
    with_stages(opened.rounds.get(number=1), (("talk", 10),))
    old = seen(see(desk))
    actions.open_round(opened.rounds.get(number=1), minutes=10, by=tarik)
    before = list(Round.objects.values("state", "closes_at", "clock_stopped_at"))

    told = page(desk.post(CONTROL + f"rounds/1/{path}", {"seen": old, "minutes": 7}, follow=True))

    assert "Tarik åpnet runde 1 før deg. Ingenting ble gjort to ganger." in told
    assert list(Round.objects.values("state", "closes_at", "clock_stopped_at")) == before


def test_a_page_that_is_as_new_as_the_evening_acts(desk, opened, round_one, tarik):
    actions.extend_round(round_one, minutes=2, by=tarik)

    desk.post(CONTROL + "rounds/1/closing/", {"seen": seen(see(desk))})

    assert opened.rounds.get(number=1).state == "closed"


def test_a_page_from_before_something_was_undone_is_old(desk, opened, round_one, tarik):
    actions.extend_round(round_one, minutes=2)
    old = seen(see(desk))
    actions.undo(ControlAct.objects.first(), by=tarik)

    told = page(desk.post(CONTROL + "rounds/1/closing/", {"seen": old}, follow=True))

    assert "før deg" in told
    assert opened.rounds.get(number=1).state == "open"


def test_the_first_who_acts_leads_and_another_may_be_given_the_lead(desk, opened, mona, tarik):
    signed_in(tarik).get(CONTROL)
    assert "Ingen leder ennå" in see(desk)
    desk.post(CONTROL + "rounds/1/opening/", {"minutes": 5})
    bar = part(see(desk), "bar")
    assert "<b>Mona</b> leder" in bar
    assert "Tarik følger med" in bar
    assert "Gi ledelsen til Tarik" in bar

    desk.post(CONTROL + "lead/", {"to": tarik.pk})

    assert "<b>Tarik</b> leder" in part(see(desk), "bar")
    assert "Ta ledelsen" in part(see(desk), "bar")


def test_nothing_stops_when_the_one_who_leads_leaves(desk, opened, mona, tarik):
    actions.hand_over_lead(opened, to=tarik, by=tarik)

    assert "leder, men er ikke her nå" in part(see(desk), "bar")
    desk.post(CONTROL + "rounds/1/opening/", {"minutes": 5})
    desk.post(CONTROL + "lead/", {"to": mona.pk})

    opened.refresh_from_db()
    assert opened.led_by == mona
    assert opened.rounds.get(number=1).state == "open"


@pytest.mark.parametrize("to", ["", "x", "9" * 30])
def test_the_lead_is_given_only_to_one_who_works_here(desk, opened, to):
    assert desk.post(CONTROL + "lead/", {"to": to}).status_code == 404


def test_the_lead_is_not_given_to_one_who_may_only_read(desk, opened, place):
    reader = colleague(place, "Rolf Leser", "rolf@example.no", role="reader")

    told = page(desk.post(CONTROL + "lead/", {"to": reader.pk}, follow=True))

    assert "Bare en koordinator eller en møteleder" in told
    opened.refresh_from_db()
    assert opened.led_by is None


# --- the room


def test_a_silent_table_is_waved_to_and_gets_paper_when_its_words_wait(desk, opened, round_one):
    long_ago = timezone.now() - timedelta(minutes=9)
    Round.objects.filter(pk=round_one.pk).update(opened_at=long_ago)
    presence.seen(opened.code, "phone-1", table=2, waiting=3)

    hall = part(see(desk), "hall")
    desk.post(CONTROL + "tables/1/nudge/")
    after = part(see(desk), "hall")

    assert "3 innspill venter på nett" in hall
    assert "sheets.pdf?round=1&amp;table=2" in hall
    assert hall.count("Vink til verten") == 3
    assert opened.tables.get(number=1).nudged_at
    assert (after.count("Vink til verten"), after.count("Vinket kl.")) == (2, 1)


def test_the_bar_says_whether_the_board_and_the_phones_are_on_the_network(
    desk, opened, monkeypatch
):
    assert "Ingen tavle er åpnet" in part(see(desk), "bar")
    presence.seen(opened.code, "board-1")
    presence.seen(opened.code, "phone-1")

    bar = part(see(desk), "bar")

    assert "Tavla er på nett" in bar
    assert "1 telefon<" in bar
    monkeypatch.setattr(presence, "BOARD_SECONDS", -1)
    assert "Tavla har mistet nettet. Telefonene virker." in part(see(desk), "bar")


# --- who may


def test_a_signatory_looks_on_and_changes_nothing(opened, round_one, place):
    looker = signed_in(colleague(place, "Sara Signatur", "sara@example.no", role="signatory"))
    one = say(moderated(opened).rounds.get(number=1), "Hallen")
    act = ControlAct.objects.first()

    text = see(looker)
    paths = [
        "rounds/1/pause/", "rounds/1/start/", "tables/1/nudge/", "lead/", "reading/",
        f"acts/{act.pk}/reversal/",
        *(f"words/{one.pk}/{noun}/" for noun in ("showing", "holding", "waiting")),
    ]  # fmt: skip

    assert "Hallen" in text
    assert 'method="post"' not in text
    assert {looker.post(CONTROL + path).status_code for path in paths} == {404}


def test_what_is_of_another_place_is_not_found(desk, opened):
    other = builders.dialogue(builders.organiser("annevik", "Annevik kommune"))
    theirs = builders.open_first(other)
    one = say(theirs, "Vårt")
    act = ControlAct.objects.get(dialogue=other)

    for path in (f"words/{one.pk}/showing/", f"acts/{act.pk}/reversal/", "tables/99/nudge/"):
        assert desk.post(CONTROL + path).status_code == 404
    assert Stage.objects.count() == Showing.objects.count() == 0


def test_the_control_room_takes_as_many_queries_for_many(
    desk, opened, round_one, mona, tarik, django_assert_num_queries
):
    moderated(opened)
    with_stages(opened.rounds.get(number=2))

    def fill(count):
        for number in range(count):
            table = number % 3 + 1
            actions.show(say(round_one, f"Vist {number}", table), by=mona)
            actions.hold_back(say(round_one, f"Holdt {number}", table), reason="unkind", by=tarik)
            say(round_one, f"Venter {number}", table)

    fill(1)
    desk.get(CONTROL)
    with django_assert_num_queries(23):
        desk.get(CONTROL)
    fill(9)
    signed_in(tarik).get(CONTROL)
    with django_assert_num_queries(23):
        desk.get(CONTROL)
