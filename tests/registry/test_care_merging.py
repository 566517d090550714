"""Two rows for one association become one, and two again, with nothing lost on the way."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.apps import apps
from django.utils import timezone

from samspill.conference.models import Conference, SignUp
from samspill.letters.models import Recipient
from samspill.registry import actions
from samspill.registry.care.following import counts, pointers
from samspill.registry.care.merging import CHOICES, merge, part, say_two, take_back_two
from samspill.registry.links import association_of, association_token
from samspill.registry.matching import find, index_by_name
from samspill.registry.models import Association, Category, ContactPoint, NotTheSame, RegisterChange
from samspill.registry.retention import _addresses_of_gone
from tests.registry.builders import NUMBERS, association, organiser, row

pytestmark = pytest.mark.django_db
LISTED = row("TESTVIK IDRETTSLAG", org_number=NUMBERS[0], emails=("post@example.no",))
GROWS = {"history.entry"}


@pytest.fixture
def place():
    return organiser()


@pytest.fixture
def pair(place):
    """(the register's, the one a person wrote in)"""
    actions.import_associations(place, rows=[LISTED], source="register")
    theirs = place.associations.get()
    theirs.other_categories.set(Category.objects.filter(pk__in=["1100", "1200"]))
    own = association(
        place,
        "Testvik IL",
        activity="Fotball og ski",
        address="Testveien 1",
        postcode="4563",
        emails=["leder@example.no", "post@example.no"],
        phones=["+4740000000"],
    )
    own.other_categories.set(Category.objects.filter(pk__in=["1200", "6200"]))
    return theirs, own


def conference(place, **fields):
    starts_at = timezone.now() + timedelta(days=9)
    return Conference.objects.create(
        organiser=place,
        title="Møte",
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=2),
        sign_up_deadline=starts_at,
        venue="Grendehuset",
        capacity=20,
        **fields,
    )


def sign_up(at, who, code):
    return SignUp.objects.create(
        conference=at, association=who, name="Kari Eksempel", state="seated", card_code=code
    )


def everything():
    """Every row of every table, but history, which only grows."""
    return {
        model._meta.label_lower: sorted(model._base_manager.values_list(), key=repr)
        for model in apps.get_models(include_auto_created=True)
        if model._meta.label_lower not in GROWS
    }


def emails(one):
    return sorted(one.contact_points.filter(kind="email").values_list("value", flat=True))


def test_the_chosen_fields_stand_and_everything_follows(place, pair):
    theirs, own = pair
    signed = sign_up(conference(place), own, "A1")

    result = merge(theirs, other=own, take=["activity", "address"])

    kept = place.associations.active().get()
    assert result.kept == kept == theirs
    assert (kept.name, kept.activity, kept.address) == (
        "TESTVIK IDRETTSLAG",
        "Fotball og ski",
        "Testveien 1",
    )
    assert emails(kept) == ["leder@example.no", "post@example.no"]
    assert SignUp.objects.get(pk=signed.pk).association == kept


def test_what_was_not_chosen_stands_with_the_merged_row(pair):
    theirs, own = pair

    merge(theirs, other=own, take=["name"])

    own.refresh_from_db()
    assert (own.name, own.status, own.merged_into) == ("TESTVIK IDRETTSLAG", "merged", theirs)


def test_what_lies_under_a_living_one_is_kept_until_that_one_has_ended(pair):
    theirs, own = pair
    merge(theirs, other=own)
    now = timezone.now()

    assert not _addresses_of_gone(now).exists()

    Association.objects.filter(pk=theirs.pk).update(status="bankrupt")
    assert own in _addresses_of_gone(now + timedelta(days=400))


def test_two_who_signed_up_each_are_told_of_and_left(place, pair):
    theirs, own = pair
    at = conference(place)
    sign_up(at, theirs, "A1")
    second = sign_up(at, own, "A2")

    result = merge(theirs, other=own)

    assert result.left["conference.signup.association"] == [second.pk]
    assert counts(own)["conference.signup"] == 1


@pytest.mark.parametrize("take", [[], ["name"], ["org_number", "category"], list(CHOICES)])
def test_a_merging_undone_leaves_every_row_as_it_was(place, pair, take):
    theirs, own = pair
    at = conference(place)
    sign_up(at, theirs, "A1")
    sign_up(at, own, "A2")
    sign_up(conference(place), own, "A1")
    before = everything()

    merge(theirs, other=own, take=take)
    changed = everything()
    part(Association.objects.get(pk=own.pk))

    assert changed != before
    assert everything() == before


def test_a_number_that_is_chosen_changes_hands(place, pair):
    theirs, own = pair

    merge(own, other=theirs, take=["org_number"])

    kept = place.associations.active().get()
    assert (kept.pk, kept.org_number, kept.source) == (own.pk, NUMBERS[0], "register")


def test_the_kinds_and_what_the_register_tells_follow_the_number(place, pair):
    theirs, own = pair
    change = RegisterChange.objects.create(
        organiser=place, association=theirs, org_number=NUMBERS[0], kind="Endring", row={}
    )
    before = everything()

    merge(own, other=theirs, take=["org_number", "category"])
    change.refresh_from_db()
    kinds = {kind.pk for kind in own.other_categories.all()}

    assert change.association == own
    assert kinds == {"1100", "1200"}
    part(Association.objects.get(pk=theirs.pk))
    assert everything() == before


def test_the_register_does_not_take_the_addresses_that_came_with_the_other(place, pair):
    theirs, own = pair
    ContactPoint.objects.filter(association=own).update(source="register")
    merge(theirs, other=own)

    actions.import_associations(place, rows=[LISTED], source="register")

    assert emails(theirs) == ["leder@example.no", "post@example.no"]


def test_a_list_with_the_merged_name_finds_the_one_that_stands(place, pair):
    theirs, own = pair
    merge(theirs, other=own)

    actions.import_associations(place, rows=[row("Testvik IL", activity="Ski")], source="file")

    kept = place.associations.active().get()
    assert (kept.name, kept.activity) == ("TESTVIK IDRETTSLAG", "Ski")
    assert find(index_by_name(place), "testvik il") == kept
    assert association_of(association_token(own)) == kept


def test_mergings_are_undone_newest_first(place, pair):
    theirs, own = pair
    third = association(place, "Testvik idrett")
    merge(theirs, other=own)
    merge(theirs, other=third)

    with pytest.raises(ValueError, match="stands upon"):
        part(Association.objects.get(pk=own.pk))
    part(Association.objects.get(pk=third.pk))
    part(Association.objects.get(pk=own.pk))

    assert place.associations.active().count() == 3


def test_what_came_after_the_merging_stays_with_the_one_that_was_kept(place, pair):
    theirs, own = pair
    merge(theirs, other=own)
    later = sign_up(conference(place), theirs, "A9")

    part(Association.objects.get(pk=own.pk))

    assert SignUp.objects.get(pk=later.pk).association == theirs


def test_one_that_is_merged_or_of_another_organiser_is_not_merged(place, pair):
    theirs, own = pair
    stranger = association(organiser("4644", "luster"), "Testvik IL")

    for other in (theirs, stranger):
        with pytest.raises(ValueError, match="one organiser"):
            merge(theirs, other=other)
    merge(theirs, other=own)
    with pytest.raises(ValueError, match="merged already"):
        merge(theirs, other=own)


def test_that_two_are_two_is_said_once_and_taken_back(pair):
    theirs, own = pair
    say_two(own, second=theirs)
    say_two(theirs, second=own)

    verdict = NotTheSame.objects.get()
    take_back_two(verdict)

    assert verdict.first == theirs
    assert not NotTheSame.objects.exists()


def test_every_table_above_that_names_an_association_is_moved():
    found = {f"{model._meta.label_lower}.{field}" for model, field in pointers()}

    assert {
        "conference.signup.association",
        "conference.invited.association",
        "dialogue.ballot.association",
        "dialogue.contribution.association",
        "letters.recipient.association",
        "policy.remark.association",
        "process.meetingattendee.association",
        "registry.contactpoint.association",
    } <= found
    assert not any("notthesame" in name or "merged_into" in name for name in found)
    assert Recipient in {model for model, _field in pointers()}
