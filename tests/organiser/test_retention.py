"""What is kept of people at an organiser and in the history ends when it should."""

from datetime import timedelta

import pytest
from django.utils import timezone

from samspill.history import retention as history_retention
from samspill.history.actions import record
from samspill.history.models import Entry
from samspill.organiser import retention
from samspill.organiser.models import Membership, Organiser
from tests.process.builders import member, organiser

pytestmark = pytest.mark.django_db
YEAR = timedelta(days=366)


def erased(module, name):
    """How many rows were erased of this field."""
    field = next(one for one in module.PERSONAL if one.field == name)
    return field.erase(field.due(timezone.now()))


def test_the_contact_of_a_place_where_nobody_works_any_more_is_forgotten():
    place = organiser(contact_name="Randi Eksempel", contact_email="randi@example.no")
    Organiser.objects.update(opened_at=timezone.now() - YEAR)

    count = erased(retention, "Organiser.contact_name")

    place.refresh_from_db()
    assert (count, place.contact_name, place.contact_email) == (1, "", "")
    assert erased(retention, "Organiser.contact_name") == 0


def test_the_contact_of_a_place_where_someone_works_is_kept():
    place = organiser(contact_name="Randi Eksempel")
    member(place)
    Organiser.objects.update(opened_at=timezone.now() - YEAR)

    assert erased(retention, "Organiser.contact_name") == 0


def test_a_membership_ends_a_year_after_a_closed_account_was_used():
    place = organiser()
    closed, working = member(place), member(place, role="reader")
    for user, is_active in ((closed, False), (working, True)):
        user.is_active, user.last_login = is_active, timezone.now() - YEAR
        user.save()

    erased(retention, "Membership.user")

    assert [one.user for one in Membership.objects.all()] == [working]


def test_after_five_years_the_history_keeps_what_was_done_and_not_by_whom():
    place = organiser()
    user = member(place)
    old = record(place, action="process.begun", organiser_number=place.pk, by=user)
    Entry.objects.filter(pk=old.pk).update(at=timezone.now() - 6 * YEAR)
    new = record(place, action="process.begun", organiser_number=place.pk, by=user)

    count = erased(history_retention, "Entry.actor")

    old.refresh_from_db()
    new.refresh_from_db()
    assert (count, old.actor, new.actor) == (1, None, user)
    assert old.action == "process.begun"
