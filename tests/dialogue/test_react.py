"""Dots, opinions and pairs on the phone, without any script: what is asked, given, and told after."""

import re
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samspill.dialogue import actions
from samspill.dialogue.models import Ballot, Reaction, Round, Stage
from samspill.dialogue.reactions.errors import TooManyDotsError
from tests.dialogue import builders

WORDS = ("Et sted å ringe", "Lager til teltene", "Kortere skjema")


@pytest.fixture
def phone(db):
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def staged(round_one):
    """Round one with three contributions of each of its four tables; its stages have not begun."""
    for number, kind in enumerate(("talk", "dots", "opinions", "pairs", "top"), 1):
        Stage.objects.create(round=round_one, number=number, kind=kind, minutes=5)
    for table in round_one.dialogue.tables.all():
        for words in WORDS:
            text = f"{words} {table.number}"
            actions.contribute(round_one, text=text, table=table, channel="phone")
    return round_one


@pytest.fixture
def at(phone, staged):
    """The page as table 2 sees it, after a stage is opened."""

    def get(kind="", **query):
        if kind:
            actions.open_stage(staged.stages.get(kind=kind))
        return phone.get(address(staged), {"table": 2, **query})

    return get


def address(round):
    return f"/d/{round.dialogue.code}/react/"


def page(response):
    return response.content.decode()


def references(response):
    return re.findall(r'data-reference="([^"]+)"', page(response))


def ballot(kind, **fields):
    return {"round": 1, "table": 2, "kind": kind, "voter": str(uuid4()), **fields}


def give(phone, round, given):
    return phone.post(address(round), given)


def test_in_the_stage_of_dots_the_tables_own_contributions_stand_there(at):
    shown = at("dots")

    assert references(shown) == ["R1-B2-001", "R1-B2-002", "R1-B2-003"]
    assert page(shown).count('type="number"') == 3


@pytest.mark.parametrize("kind", ["talk", "top"])
def test_in_another_stage_before_any_reactions_one_is_led_to_write(at, staged, kind):
    Stage.objects.exclude(kind=kind).delete()

    assert at(kind).url == f"/d/{staged.dialogue.code}/write/?table=2"


def test_without_a_table_one_is_asked_to_find_it(phone, staged):
    assert phone.get(address(staged)).url == f"/d/{staged.dialogue.code}/"


def test_dots_are_given_and_moved_without_a_script(phone, at, staged):
    at("dots")
    given = ballot("dots", **{"dots:R1-B2-001": "2", "dots:R1-B2-003": "1"})

    response = give(phone, staged, given)
    shown = phone.get(response.url)
    give(phone, staged, {**given, "dots:R1-B2-001": "0", "dots:R1-B2-002": "2"})

    assert 'name="dots:R1-B2-001" type="number"' in page(shown)
    assert re.search(r'name="dots:R1-B2-001"[^>]*value="2"', page(shown))
    assert "Prikkene dine er levert" in page(shown)
    values = Reaction.objects.values_list("contribution__reference", "value")
    assert dict(values) == {"R1-B2-002": 2, "R1-B2-003": 1}
    assert Ballot.objects.count() == 1


@pytest.mark.parametrize("count", ["4", "-1", "mange", "1.5"])
def test_what_is_no_number_of_dots_is_told_and_kept(phone, at, staged, count):
    at("dots")

    response = give(phone, staged, ballot("dots", **{"dots:R1-B2-001": count}))

    assert response.status_code == 422
    assert str(TooManyDotsError(3)) in page(response)
    assert f'value="{count}"' in page(response)
    assert not Reaction.objects.exists()


def test_more_dots_than_the_budget_are_refused_in_words(phone, at, staged):
    at("dots")
    dots = {f"dots:R1-B2-00{number}": "2" for number in (1, 2)}

    response = give(phone, staged, ballot("dots", **dots))

    assert response.status_code == 422
    assert 'role="alert"' in page(response)
    assert not Reaction.objects.exists()


def test_opinions_are_asked_of_other_tables_those_with_fewest_answers_first(phone, at, staged):
    first = at("opinions")
    asked = references(first)
    for reference in asked[:4]:
        give(phone, staged, ballot("opinions", contribution=reference, value="1"))

    again = references(at())

    assert len(asked) == 8
    assert not [one for one in asked if one.startswith("R1-B2-")]
    assert set(asked[:4]).isdisjoint(again[:5])


def test_an_answer_leads_on_and_is_not_asked_for_again(phone, at, staged):
    first, second, *rest = references(at("opinions"))
    for reference in rest * 2:  # others have answered these more than those two
        give(phone, staged, ballot("opinions", contribution=reference, value="1"))
    given = ballot("opinions", contribution=first, value="-1")
    give(phone, staged, given)

    response = give(phone, staged, {**given, "contribution": second, "value": "0"})
    following = phone.get(response.url)

    values = Reaction.objects.exclude(value=1).values_list("value", flat=True)
    assert sorted(values) == [-1, 0]
    assert len(references(following)) == 7  # nine of other tables, two answered
    assert {first, second}.isdisjoint(references(following))
    assert "7 igjen" in page(following)


def test_what_is_held_back_from_the_board_is_asked_of_nobody(at, staged):
    by = builders.member(staged.dialogue.organiser)
    for reference in ("R1-B3-001", "R1-B4-001"):
        held = staged.contributions.get(reference=reference)
        actions.hold_back(held, reason="unkind", by=by)

    shown = at("opinions")

    assert len(references(shown)) == 7
    assert {"R1-B3-001", "R1-B4-001"}.isdisjoint(references(shown))


def test_a_pair_is_weighed_and_the_next_one_comes(phone, at, staged):
    shown = page(at("pairs"))
    one, other = re.search(r'data-reference="([^"]+)" data-other="([^"]+)"', shown).groups()

    response = give(phone, staged, ballot("pairs", contribution=one, other=other, value="1"))
    following = page(phone.get(response.url))

    reaction = Reaction.objects.get()
    winner = reaction.contribution if reaction.value == 1 else reaction.other
    assert winner.reference == one
    assert "6 igjen" in shown
    assert "5 igjen" in following


def test_when_the_time_is_out_it_is_told_in_words_what_came_of_it(phone, at, staged):
    at("dots")
    give(phone, staged, ballot("dots", **{"dots:R1-B2-003": "2"}))
    give(phone, staged, ballot("dots", **{"dots:R1-B2-003": "1", "dots:R1-B2-001": "1"}))

    shown = page(at("top"))

    assert "3 prikker fra 2 personer" in shown
    assert "Ingen prikker" in shown
    assert shown.index("Kortere skjema 2") < shown.index("Et sted å ringe 2")


def test_dots_are_secret_while_they_are_given(phone, at, staged):
    at("dots")
    give(phone, staged, ballot("dots", **{"dots:R1-B2-003": "2"}))

    assert "personer" not in page(at())


def test_what_comes_too_late_is_refused_in_words(phone, at, staged):
    at("dots")
    actions.close_round(staged)

    response = give(phone, staged, ballot("dots", **{"dots:R1-B2-001": "1"}))

    assert not Reaction.objects.exists()
    assert response.status_code == 422
    assert 'role="alert"' in page(response)


def by_association(round):
    Round.objects.filter(pk=round.pk).update(voters="association")
    builders.people(round.dialogue.conference, 2)


def test_where_each_association_votes_once_one_is_asked_whom_one_speaks_for(at, staged):
    by_association(staged)

    shown = page(at("dots"))

    assert "Hvem snakker du for?" in shown
    assert '<option value="LAG NUMMER 1">' in shown
    assert 'type="number"' not in shown


def test_an_association_nobody_knows_is_told_and_kept(at, staged):
    by_association(staged)

    shown = page(at("dots", association="<i>Ukjent"))

    assert 'aria-invalid="true"' in shown
    assert 'value="&lt;i&gt;Ukjent"' in shown


def test_two_phones_of_one_association_have_one_ballot(phone, at, staged):
    by_association(staged)
    assert 'type="number"' in page(at("dots", association="Lag nummer 1"))

    for reference in ("R1-B2-001", "R1-B2-002"):
        given = ballot("dots", association="Lag nummer 1", **{f"dots:{reference}": "1"})
        assert give(phone, staged, given).status_code == 302

    assert Reaction.objects.get().contribution.reference == "R1-B2-002"


def test_a_second_phone_of_an_association_is_told_what_it_replaces(phone, at, staged):
    by_association(staged)
    words = "Laget ditt har alt gitt prikker, ved bord 2."
    assert words not in page(at("dots", association="Lag nummer 1"))
    given = ballot("dots", association="Lag nummer 1", **{"dots:R1-B2-001": "1"})

    assert words not in page(phone.get(give(phone, staged, given).url))
    assert words in page(at(association="Lag nummer 1", table=3))
    assert words not in page(at(association="Lag nummer 2"))


def test_when_an_association_has_answered_all_it_is_told_of_the_association(phone, at, staged):
    by_association(staged)
    at("opinions")
    for one in staged.contributions.exclude(table__number=2):
        named = {"association": "Lag nummer 1", "contribution": one.reference}
        give(phone, staged, ballot("opinions", value="1", **named))

    shown = page(at(association="Lag nummer 1"))

    assert "Takk. Laget ditt har svart." in shown


def test_one_who_names_no_association_is_told_so_and_has_a_way_on(at, staged):
    by_association(staged)

    assert "Skriv navnet på laget ditt." not in page(at("dots"))
    shown = page(at(association=" "))
    assert "Skriv navnet på laget ditt." in shown
    assert "Snakker du ikke for et lag, gir du ikke prikker i denne runden." in shown
    assert f'href="/d/{staged.dialogue.code}/write/?table=2&amp;more=1"' in shown


@pytest.mark.parametrize("kind", ["dots", "opinions", "pairs", "top"])
def test_a_page_asks_as_often_however_much_is_written(at, staged, kind, phone):
    at(kind)
    with CaptureQueriesContext(connection) as first:
        at()
    for table in staged.dialogue.tables.all():
        for number in range(6):
            actions.contribute(staged, text=f"Mer {number}", table=table, channel="phone")

    with CaptureQueriesContext(connection) as later:
        at()

    assert len(later) == len(first)


def test_in_a_round_without_stages_dots_may_be_given_all_the_time(phone, round_one):
    table = round_one.dialogue.tables.get(number=2)
    actions.contribute(round_one, text="Et rom", table=table, channel="phone")

    shown = phone.get(address(round_one), {"table": 2})

    assert references(shown) == ["R1-B2-001"]
