"""The control room's right side and its log: read, show, hold back, and take back what was done."""

from datetime import timedelta

import pytest
from django.utils import timezone

from samspill.dialogue import actions
from samspill.dialogue.models import ControlAct, Showing
from tests.dialogue.facilitators import (
    CONTROL,
    desk,
    moderated,
    mona,
    nobody_is_here,
    page,
    part,
    say,
    see,
    tarik,
)
from tests.dialogue.test_stages import with_stages

__all__ = ["desk", "mona", "nobody_is_here", "tarik"]


def test_what_waits_is_read_oldest_first_and_shown(desk, opened, round_one):
    moderated(opened)
    first, _second = (say(round_one, text) for text in ("Nøkkelen <b>", "Hallen"))

    queue = part(see(desk), "queue")
    desk.post(CONTROL + f"words/{first.pk}/showing/", {"expected": "waits"})

    assert "2 venter på tavla" in queue
    assert queue.index("Nøkkelen &lt;b&gt;") < queue.index("Hallen")
    assert "1 venter på tavla" in part(see(desk), "queue")
    assert "Du viste på tavla:" in part(see(desk), "just")


def test_what_came_after_the_round_says_so(desk, opened, round_one):
    moderated(opened)
    say(round_one, "Nøkkelen")
    before = part(see(desk), "queue")
    opened.contributions.update(is_late=True)

    assert "etter runden" not in before
    assert "etter runden" in part(see(desk), "queue")


def test_what_names_a_person_is_pointed_out_and_the_table_is_asked_to_write_anew(
    desk, opened, round_one
):
    moderated(opened)
    flagged = say(round_one, "Kari Nordmann svarer aldri.")

    queue = part(see(desk), "queue")
    desk.post(CONTROL + f"words/{flagged.pk}/holding/", {"expected": "waits", "reason": "person"})

    assert "<mark>Kari Nordmann</mark> svarer aldri." in queue
    assert "Nevner en person." in queue
    assert "[navn] svarer aldri." in queue
    assert 'name="reason" value="person"' in queue
    assert "Be bordet skrive om" in queue
    assert "Vis likevel" in queue
    assert Showing.objects.get().reason == "person"
    assert "1 holdt tilbake" in part(see(desk), "queue")


def test_holding_back_without_a_reason_is_explained_and_keeps_what_was_typed(
    desk, opened, round_one
):
    moderated(opened)
    one = say(round_one, "Hallen")

    empty = desk.post(CONTROL + f"words/{one.pk}/holding/", {"note": "Fordi"})
    other = desk.post(CONTROL + f"words/{one.pk}/holding/", {"reason": "other", "note": " "})

    assert (empty.status_code, other.status_code) == (422, 422)
    assert "Velg hvorfor, så bordet får vite grunnen." in page(empty)
    assert 'value="Fordi"' in page(empty)
    assert "Skriv hvorfor, så bordet får vite grunnen." in page(other)
    assert 'value="other" checked' in page(other)
    assert not Showing.objects.exists()


def test_one_who_was_second_is_told_who_showed_the_words(desk, opened, round_one, tarik):
    moderated(opened)
    one = say(round_one, "Hallen")
    actions.show(one, by=tarik)

    told = page(
        desk.post(
            CONTROL + f"words/{one.pk}/holding/",
            {"expected": "waits", "reason": "unkind"},
            follow=True,
        )
    )

    assert "Tarik viste på tavla før deg." in told
    assert Showing.objects.get().state == "shown"


def test_a_long_queue_is_read_twenty_at_a_time(desk, opened, round_one):
    moderated(opened)
    for number in range(23):
        say(round_one, f"Tanke {number:02d}")

    first = part(see(desk), "queue")
    after = first.split("?after=")[1].split("#")[0]
    rest = part(see(desk, f"?after={after}"), "queue")

    assert (first.count("<blockquote"), rest.count("<blockquote")) == (20, 3)
    assert "Se de neste av 3" in first
    assert "Tanke 20" in rest
    assert "Tilbake til de eldste" in rest


@pytest.mark.parametrize("after", ["x", "-1", "9" * 40])
def test_a_made_up_place_in_the_queue_is_its_beginning(desk, opened, round_one, after):
    say(moderated(opened).rounds.get(number=1), "Hallen")

    assert "Hallen" in see(desk, f"?after={after}")


def test_when_nobody_reads_first_the_newest_can_be_held_back(desk, opened, round_one):
    say(round_one, "Hallen")

    queue = part(see(desk), "queue")
    desk.post(CONTROL + "reading/", {"first": "1"})

    assert "Nytt på tavla" in queue
    assert "Hold tilbake" in queue
    assert "Vis på tavla" not in queue
    assert "1 venter på tavla" in part(see(desk), "queue")
    assert "Du valgte å lese før tavla" in part(see(desk), "just")


# --- what was just done


def test_what_was_done_is_told_and_can_be_undone_from_the_page(desk, opened, round_one, tarik):
    actions.extend_round(round_one, minutes=2, by=tarik)
    just = part(see(desk), "just")
    act = ControlAct.objects.first()
    assert "Tarik ga 2 minutter til" in just
    assert just.count("reversal/") == 1

    desk.post(CONTROL + f"acts/{act.pk}/reversal/")

    assert "Angret av deg" in part(see(desk), "just")
    assert part(see(desk), "just").count("reversal/") == 1


def test_what_cannot_be_undone_any_more_is_told_in_words(desk, opened, round_one):
    opening = ControlAct.objects.first()
    actions.extend_round(round_one, minutes=2)

    told = page(desk.post(CONTROL + f"acts/{opening.pk}/reversal/", follow=True))

    assert "Angre det først" in told


def test_words_that_were_taken_back_are_not_told_in_the_log(desk, opened, round_one, mona):
    one = say(moderated(opened).rounds.get(number=1), "Hallen er kald")
    actions.show(one, by=mona)
    actions.withdraw(one, key=one.key)

    assert "Hallen er kald" not in see(desk)


def test_what_the_clock_did_is_told_and_one_may_go_back(desk, opened):
    with_stages(opened.rounds.get(number=1), (("talk", 10), ("dots", 5)))
    round = actions.open_round(opened.rounds.get(number=1), minutes=15)
    actions.advance_by_the_clock(timezone.now() + timedelta(minutes=11))

    just = part(see(desk), "just")
    desk.post(CONTROL + f"acts/{ControlAct.objects.first().pk}/reversal/")

    assert "Klokka åpnet «Gi prikker»" in just
    assert "Gå tilbake" in just
    assert round.stages.get(number=1).is_open


def test_what_the_plenary_did_is_undone_from_here_too(desk, opened, round_one, mona):
    one = say(round_one, "Hallen")
    actions.make_cluster(round_one, title="Lokaler", contributions=[one], by=mona)

    assert "Du laget en ny klynge i plenum" in part(see(desk), "just")
    desk.post(CONTROL + f"acts/{ControlAct.objects.first().pk}/reversal/")

    assert not opened.clusters.filter(removed_at=None).exists()


def test_what_names_a_person_waits_also_when_nobody_reads_first(desk, opened, round_one):
    say(round_one, "Hallen er full")
    say(round_one, "Kari Nordmann svarer aldri.")

    queue = part(see(desk), "queue")

    assert "1 venter på tavla" in queue
    assert queue.index("<mark>Kari Nordmann</mark>") < queue.index("Nytt på tavla")
    assert queue.index("Nytt på tavla") < queue.index("Hallen er full")
    assert "Vis likevel" in queue
