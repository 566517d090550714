"""The projector: what each stage asks, who has done it, and words that are whole and may be shown."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from samspill.conference.models import ProgrammeItem
from samspill.dialogue import actions
from samspill.dialogue.models import Ballot, Question, Reaction, Showing, Stage, TopChoice
from samspill.live import presence
from tests.dialogue import builders

KINDS = (("silence", 2), ("talk", 10), ("dots", 5), ("top", 5))


@pytest.fixture
def round_two(opened):
    """Round two, with the café's stages, two prompts and a contribution from each of two tables."""
    found = opened.rounds.select_related("item", "dialogue").get(number=2)
    found.prompts = "Hva tar mest tid?\nHvem kan hjelpe?"
    found.save()
    for number, (kind, minutes) in enumerate(KINDS, 1):
        Stage.objects.create(round=found, number=number, kind=kind, minutes=minutes)
    actions.open_round(found, minutes=20)
    return found


def give(round, table, text):
    place = round.dialogue.tables.get(number=table)
    return actions.contribute(round, text=text, table=place, channel="phone")


def stage(round, kind):
    actions.open_stage(round.stages.get(kind=kind))


def dot(round, contribution, dots, voter, people=1):
    ballot = Ballot.objects.create(
        round=round,
        kind="dots",
        voter=voter,
        people=people,
        table=contribution.table,
        channel="phone",
    )
    Reaction.objects.create(ballot=ballot, contribution=contribution, value=dots)


@pytest.fixture
def seen(client, opened):
    """The board's text, without marks and with single spaces."""

    def look(**asked):
        answer = client.get(reverse("dialogue:board", args=[opened.code]), asked)
        assert answer.status_code == 200
        text = re.sub(r"<[^>]+>", " ", answer.content.decode())
        return re.sub(r"\s+", " ", text)

    return look


def test_before_the_first_round_the_board_welcomes(seen):
    text = seen()

    assert "Dialogkonferanse i Lillevik" in text
    assert "Du trenger ingen konto" in text


def test_silence_says_its_own_minutes_and_shows_the_prompts_but_nobodys_words(seen, round_two):
    give(round_two, 1, "Noe noen skrev i stillhet")

    text = seen()

    assert "Skriv stille i to minutter." in text
    assert "Hva tar mest tid?" in text
    assert "i stillhet" not in text
    assert "1 innspill fra 1 av 4 bord" in text


def test_the_thread_shows_what_is_done_what_is_here_and_what_is_to_come(client, opened, round_two):
    stage(round_two, "dots")

    page = client.get(reverse("dialogue:board", args=[opened.code])).content.decode()

    assert re.findall(r'<li data-state="(\w+)"', page) == ["done", "done", "now", "next"]


def test_while_people_talk_the_newest_words_come_first(seen, round_two):
    stage(round_two, "talk")
    give(round_two, 1, "Det eldste")
    give(round_two, 2, "Det nyeste")

    text = seen()

    assert text.index("Det nyeste") < text.index("Det eldste")


def test_dots_are_counted_as_people_and_tables_and_told_to_nobody(seen, round_two):
    stage(round_two, "talk")
    first, second = give(round_two, 1, "Nøkkelen"), give(round_two, 2, "Skjemaet")
    stage(round_two, "dots")
    dot(round_two, first, 3, "a")
    dot(round_two, second, 1, "b", people=4)

    text = seen()

    assert "5 har gitt prikker, ved 2 av 4 bord" in text
    assert "Gi 3 prikker til det som betyr mest." in text
    assert "Nøkkelen" not in text
    assert "3 prikker " not in text.replace("Gi 3 prikker", "")


def test_a_ballot_that_is_emptied_again_counts_nobody(seen, round_two):
    stage(round_two, "dots")
    Ballot.objects.create(round=round_two, kind="dots", voter="a", channel="phone")

    assert "0 har gitt prikker, ved 0 av 4 bord" in seen()


def test_when_the_dots_are_over_those_with_most_are_shown(seen, round_two):
    first, second = give(round_two, 1, "Nøkkelen"), give(round_two, 2, "Skjemaet")
    stage(round_two, "dots")
    dot(round_two, first, 1, "a")
    dot(round_two, second, 3, "b")
    stage(round_two, "top")

    text = seen()

    assert "Flest prikker" in text
    assert text.index("Skjemaet 3 prikker") < text.index("Nøkkelen 1 prikk")


def test_dots_whose_stage_was_never_over_are_secret_until_the_round_is(seen, round_two):
    dot(round_two, give(round_two, 1, "Nøkkelen"), 2, "a")
    stage(round_two, "top")

    assert "Flest prikker" not in seen()
    actions.close_round(round_two)
    assert "Flest prikker" in seen()


def test_every_question_of_the_round_is_on_the_board(seen, client, opened, round_two):
    Question.objects.create(round=round_two, number=2, text="Hva har dere prøvd?")
    Question.objects.create(round=round_two, number=3, text="Hvem mangler?")

    text = seen()

    assert f"1. {round_two.item.question}" in text
    assert "2. Hva har dere prøvd?" in text
    assert "3. Hvem mangler?" in text


def test_a_closed_round_thanks_and_says_what_comes_next(seen, opened, round_two):
    ProgrammeItem.objects.create(
        conference=opened.conference,
        starts_at=round_two.item.starts_at + timedelta(minutes=31),
        kind="break",
        title="Suppe og prat",
    )
    actions.close_round(round_two)

    text = seen()

    assert "Takk for innspillene. Så kommer: Suppe og prat." in text
    assert "Runden er ferdig" in text


def test_a_clock_that_stands_still_says_so_and_is_not_over(client, opened, round_two):
    actions.stop_clock(round_two)

    page = client.get(reverse("dialogue:board", args=[opened.code])).content.decode()

    assert "Klokka står" in page
    assert 'data-closes=""' in page
    assert re.search(r'id="clock"[^>]*>[12]:\d\d<', page)


def test_what_is_held_back_is_never_shown_and_unread_ones_wait_where_someone_reads(
    seen, opened, round_two
):
    stage(round_two, "talk")
    held, unread, shown = (
        give(round_two, 1, text) for text in ("Holdt igjen", "Ulest", "Lest og vist")
    )
    Showing.objects.create(contribution=held, state="held", reason="person")
    Showing.objects.create(contribution=shown, state="shown")

    assert "Holdt igjen" not in seen()
    assert "Ulest" in seen()
    opened.is_moderated = True
    opened.save()
    assert "Ulest" not in seen()
    assert "Lest og vist" in seen()
    assert unread.is_standing


def test_dots_do_not_bring_a_held_text_onto_the_board(seen, round_two):
    held = give(round_two, 1, "Per på kontoret svarer aldri")
    Showing.objects.create(contribution=held, state="held", reason="person")
    TopChoice.objects.create(round=round_two, table=held.table, rank=1, contribution=held)
    stage(round_two, "dots")
    dot(round_two, held, 3, "a")
    stage(round_two, "top")

    assert "svarer aldri" not in seen()
    actions.close_round(round_two)
    assert "svarer aldri" not in seen()


def test_words_are_never_cut_a_very_long_one_is_passed_by(seen, round_two):
    stage(round_two, "talk")
    give(round_two, 1, "Kort og godt")
    give(round_two, 2, "Langt " * 200)

    text = seen()

    assert "Kort og godt" in text
    assert "Langt" not in text


def test_a_board_that_says_its_name_is_known_to_be_here(seen, opened):
    presence.forget()

    seen(device="board-1234")

    assert presence.board_is_here(opened.code) is True
    assert presence.phones(opened.code) == 0
    presence.forget()


def test_the_board_asks_as_often_whatever_was_said(
    client, opened, round_two, django_assert_num_queries
):
    stage(round_two, "talk")
    address = reverse("dialogue:board", args=[opened.code])
    give(round_two, 1, "Én")
    with django_assert_num_queries(10):
        client.get(address)
    for number in range(12):
        give(round_two, number % 4 + 1, f"Tanke {number}")

    with django_assert_num_queries(10):
        client.get(address)


def test_minutes_are_in_words_up_to_ten():
    from samspill.dialogue.board_page import duration_words

    assert [duration_words(minutes) for minutes in (1, 7, 12)] == [
        "ett minutt",
        "sju minutter",
        "12 minutter",
    ]


def test_time_is_up_is_not_negative(opened, round_two):
    from samspill.dialogue.state import state_of
    from samspill.dialogue.views.board import clock_text, seconds_left

    Stage.objects.filter(round=round_two, kind="silence").update(
        closes_at=timezone.now() - timedelta(minutes=3)
    )

    assert clock_text(seconds_left(state_of(opened))) == "0:00"


def test_the_place_is_a_municipality_by_its_own_name(client, db):
    from samspill.organiser.models import Municipality, Organiser

    place = Organiser.objects.create(
        kind="municipality",
        name="Eigersund kommune",
        slug="eigersund",
        language="nb",
        municipality=Municipality.objects.get(number="1101"),
    )
    opened = builders.dialogue(place)
    builders.open_first(opened)

    page = client.get(reverse("dialogue:board", args=[opened.code])).content.decode()

    assert "Eigersund, runde 1 av 3" in page
