"""Whom do we reach: from the list to what was said, by kind and by place."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from samspill.conference.models import CheckIn, SignUp
from samspill.letters.models import Letter, Recipient
from samspill.organiser.models import Membership
from samspill.overview.reach import picture as drawing
from samspill.overview.reach.next_acts import reach_acts
from samspill.overview.reach.picture import picture
from samspill.overview.reach.reading import (
    CAME,
    EMAIL,
    GAVE,
    INVITED,
    LISTED,
    SIGNED_UP,
    Listed,
    Reach,
    reach,
)  # fmt: skip
from samspill.registry.actions import add_association
from samspill.registry.models import Association, Category
from tests.overview.builders import contribution, dialogue
from tests.registry.builders import member, organiser

pytestmark = pytest.mark.django_db
SPORT, CULTURE = "1200", "1100"


@pytest.fixture
def place():
    return organiser()


@pytest.fixture
def talk(place):
    return dialogue(place)


def of_kind(code: str) -> Category:
    return Category.objects.get(pk=code)


@pytest.fixture
def listed(place):
    """A choir that is reached, a club without e-mail, and one with a telephone alone."""
    kor = add_association(
        place, name="Kor", category=of_kind(CULTURE), emails=["k@example.no"], place="BORHAUG"
    )
    club = add_association(place, name="Klubb", category=of_kind(SPORT), place="Farsund")
    phoned = add_association(place, name="Lag", category=of_kind(SPORT), phones=["+4740000000"])
    return kor, club, phoned


def membership(place, **who) -> Membership:
    return member(place, **who).memberships.get()


def read(place, talk=None, **who) -> Reach:
    conference = talk.conference if talk else None
    return reach(place, membership(place, **who), conference=conference)


def sign_up(talk, one: Association):
    return SignUp.objects.create(
        conference=talk.conference, association=one, name="Kari", state="seated",
        card_code=uuid4().hex[:8],
    )  # fmt: skip


def test_each_measure_counts_those_it_reached(place, talk, listed):
    kor, club, _phoned = listed
    letter = Letter.objects.create(
        organiser=place, conference_number=talk.conference.pk, kind="conference_invitation",
        language="nb", controller="municipality", state="sent", sent_at=timezone.now(),
    )  # fmt: skip
    for one, channel in ((kor, "email"), (club, "paper")):
        Recipient.objects.create(letter=letter, association=one, name=one.name, channel=channel)
    CheckIn.objects.create(sign_up=sign_up(talk, kor), key=uuid4(), at=timezone.now())
    given = contribution(talk)
    type(given).objects.filter(pk=given.pk).update(association=kor)

    counted = {name: len(known or ()) for name, known in read(place, talk).reached.items()}

    assert counted == {LISTED: 3, EMAIL: 1, INVITED: 2, SIGNED_UP: 1, CAME: 1, GAVE: 1}


def test_what_nobody_can_know_yet_is_not_zero(place, talk, listed):
    assert read(place, talk).reached[CAME] is None


def test_a_letter_that_is_left_out_or_a_draft_invites_nobody(place, talk, listed):
    for state, channel in (("draft", "email"), ("sent", "left_out")):
        letter = Letter.objects.create(
            organiser=place, conference_number=talk.conference.pk, kind="conference_invitation",
            language="nb", controller="municipality", state=state,
        )  # fmt: skip
        Recipient.objects.create(letter=letter, association=listed[0], name="Kor", channel=channel)

    assert read(place, talk).reached[INVITED] is None


def test_one_held_twice_counts_as_the_one_it_is_now(place, talk, listed):
    kor, club, _phoned = listed
    sign_up(talk, club)
    Association.objects.filter(pk=club.pk).update(status="merged", merged_into=kor)

    found = read(place, talk)

    assert found.reached[SIGNED_UP] == {kor.pk}
    assert len(found.listed) == 2


def test_the_place_is_the_district_that_was_written_else_the_post_town(place, listed):
    Association.objects.filter(name="Lag").update(district=" borhaug")

    drawn = picture(read(place), EMAIL)

    assert [(one.name, one.reached, one.total) for one in drawn.places] == [
        ("Borhaug", 1, 2),
        ("Farsund", 0, 1),
    ]


def test_kinds_and_places_where_nobody_is_reached_are_named(place, listed):
    drawn = picture(read(place), EMAIL)

    assert [row.name for row in drawn.kinds_missed] == [of_kind(SPORT).name]
    assert [one.name for one in drawn.places_missed] == ["Farsund", "Ukjent sted"]


def made(*rows: tuple[str, str], reached: int = 0) -> Reach:
    """So many associations by (kind, place), the first ones reached."""
    listed = [Listed(number, kind, town, False) for number, (kind, town) in enumerate(rows)]
    numbers = frozenset(range(reached))
    known = {LISTED: frozenset(range(len(rows))), EMAIL: numbers, INVITED: None, SIGNED_UP: None,
             CAME: None, GAVE: None}  # fmt: skip
    return Reach(None, listed, known, {SPORT: "Idrett"}, {town: town for _kind, town in rows})


def squares(path: str) -> int:
    return path.count("z")


def test_one_square_is_one_association_the_reached_first():
    cell = picture(made(*[(SPORT, "a")] * 5, reached=2), EMAIL).rows[0].cells[0]

    assert (squares(cell.dark), squares(cell.pale)) == (2, 3)


def test_many_share_a_square_and_a_few_are_not_none():
    drawn = picture(made(*[(SPORT, "a")] * 200, reached=1), EMAIL)
    cell = drawn.rows[0].cells[0]

    assert drawn.per_square == 5
    assert (squares(cell.dark), squares(cell.pale)) == (1, 39)


def test_lone_places_and_the_smallest_stand_together():
    towns = [(SPORT, name) for name in "abcdefghi" for _twice in (1, 2)] + [
        (SPORT, "x"),
        (SPORT, ""),
    ]
    drawn = picture(made(*towns), EMAIL)

    assert len(drawn.places) == drawing.MOST_PLACES + 1
    assert drawn.places[-1].is_others
    assert drawn.places[-1].total == 6
    assert sum(one.total for one in drawn.places) == drawn.rows[0].total == len(towns)


def test_the_page_asks_about_the_last_that_is_known_and_where_somebody_lacks():
    assert made((SPORT, "a"), (SPORT, "a"), reached=1).farthest == EMAIL
    assert made((SPORT, "a"), reached=1).farthest == EMAIL
    assert made().farthest == LISTED


def test_those_without_email_can_be_written_in_written_to_and_rung(place, listed):
    acts = reach_acts(read(place), membership(place, email="to@example.no"), EMAIL)

    assert [act.href.split("/work/")[1] for act in acts] == [
        "associations/?show=without_email#list",
        "letters/",
        "coverage/unreached/?shows=email&phone=on",
    ]


def test_a_reader_is_shown_but_not_told_to_do(place, listed):
    reader = membership(place, email="leser@example.no", role="reader")

    assert reach_acts(read(place), reader, EMAIL) == []


def test_the_number_of_questions_does_not_follow_the_number_of_rows(
    place, talk, listed, django_assert_num_queries
):
    one = membership(place)
    sign_up(talk, listed[0])

    with django_assert_num_queries(7):
        reach(place, one, conference=talk.conference)


def test_the_telephone_list_holds_those_of_the_kind_that_have_a_number(place, listed):
    client = Client()
    client.force_login(member(place))
    page = reverse("overview:unreached", args=[place.slug])

    calls = client.get(page, {"shows": EMAIL, "phone": "on", "kind": SPORT}).content.decode()
    others = client.get(page, {"shows": EMAIL, "kind": CULTURE}).content.decode()

    assert ("Lag" in calls, "tel:+4740000000" in calls, "Klubb" in calls) == (True, True, False)
    assert "Alle er nådd." in others


@pytest.mark.parametrize("told", ["shows=ukjent", "conference=99999999999999999999999", "page=x"])
def test_what_does_not_fit_in_the_address_is_passed_over(place, listed, told):
    client = Client()
    client.force_login(member(place))

    answers = [
        client.get(f"{reverse(f'overview:{name}', args=[place.slug])}?{told}")
        for name in ("coverage", "unreached")
    ]

    assert [one.status_code for one in answers] == [200, 200]


def test_an_empty_list_says_what_makes_the_picture_come(place):
    client = Client()
    client.force_login(member(place))

    answer = client.get(reverse("overview:coverage", args=[place.slug]))

    assert "Bildet kommer når det er lag i lista." in answer.content.decode()
