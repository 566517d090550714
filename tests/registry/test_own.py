"""An association's own entry: the link, what it changes, and how it goes out of the list."""

from __future__ import annotations

from datetime import date, timedelta
from unittest.mock import patch

import pytest
from django.utils import timezone

from samspill.organiser.models import Organiser
from samspill.outbox.models import Delivery
from samspill.registry import actions
from samspill.registry.models import Association
from samspill.registry.own import acts
from samspill.registry.own.changed import new_changes, own_changes
from samspill.registry.own.links import LINK_DAYS, own_link_of, own_token
from samspill.registry.retention import PERSONAL
from tests.registry.builders import NUMBERS, association, member, organiser, row

pytestmark = pytest.mark.django_db
STYRET = "styret@example.no"


@pytest.fixture
def place() -> Organiser:
    return organiser()


@pytest.fixture
def kor(place):
    return association(
        place, "Testvik kor", emails=[STYRET], address="Testveien 1", care_of="Kari Eksempel"
    )


def again(one: Association) -> Association:
    return Association.objects.with_contact_points().select_related("organiser").get(pk=one.pk)


def mails(news: str = "") -> list[str]:
    rows = Delivery.objects.filter(message__source__endswith=news).order_by("pk")
    return list(rows.values_list("address", flat=True))


def change(one: Association, **values) -> list[str]:
    points = {"emails": [STYRET], "phones": []} | {
        name: values.pop(name) for name in ("emails", "phones") if name in values
    }
    return acts.change_own_entry(one, values=values, **points)


def at(day: date):
    return patch("samspill.registry.own.links.timezone.localdate", return_value=day)


def test_a_link_opens_the_entry_of_the_one_it_was_sent_to(kor):
    link = own_link_of(own_token(kor, "STYRET@example.no"))

    assert (link.association, link.is_open) == (kor, True)


@pytest.mark.parametrize(("days", "is_open"), [(LINK_DAYS, True), (LINK_DAYS + 1, False)])
def test_a_link_works_until_its_day(kor, days, is_open):
    token = own_token(kor, STYRET)

    with at(timezone.localdate() + timedelta(days=days)):
        assert own_link_of(token).is_open is is_open


def test_a_link_to_an_address_that_is_taken_out_opens_nothing(kor):
    token = own_token(kor, STYRET)

    change(kor, emails=["ny@example.no"])

    assert own_link_of(token).is_open is False


def test_a_link_opens_the_association_that_it_was_merged_into(place, kor):
    token = own_token(kor, STYRET)
    other = association(place, "Testvik blandakor")
    kor.contact_points.update(association=other)
    Association.objects.filter(pk=kor.pk).update(status="merged", merged_into=other)

    assert own_link_of(token).association == other


def test_the_link_goes_to_the_address_it_was_asked_for_with(place, kor):
    assert acts.ask_for_link(place, email=" Styret@Example.no ") == 1
    assert mails("link") == ["Styret@Example.no"]


def test_an_address_that_nobody_has_gets_nothing(place, kor):
    other = association(organiser("4644", "luster"), "Luster kor", emails=["luster@example.no"])

    assert acts.ask_for_link(place, email="luster@example.no") == 0
    assert acts.ask_for_link(other.organiser, email="ukjent@example.no") == 0
    assert mails() == []


def test_the_link_is_sent_once_an_hour_and_thrice_a_day(place, kor):
    start, sent = timezone.now(), []

    for hours in (0, 0.5, 2, 4, 6):
        with patch("django.utils.timezone.now", return_value=start + timedelta(hours=hours)):
            sent.append(acts.ask_for_link(place, email=STYRET))

    assert sent == [1, 0, 1, 1, 0]


def test_two_associations_with_one_address_get_one_mail_with_both_links(place, kor):
    association(place, "Testvik korps", emails=[STYRET])

    acts.ask_for_link(place, email=STYRET)

    one = Delivery.objects.get()
    assert one.texts["entries"].count("/own-entries/") == 2


def test_the_mail_is_in_the_written_language_of_the_association(place, kor):
    Association.objects.filter(pk=kor.pk).update(language_form="nn")

    acts.send_own_links(place, associations=[again(kor)])

    message = Delivery.objects.get().message
    assert (message.kind, message.language) == ("system", "nn")
    assert "framleis" in message.text


def test_a_coordinator_asks_many_in_one_message_a_language(place, kor):
    silent = association(place, "Uten e-post")
    others = [
        association(place, f"Lag {number}", emails=[f"{number}@example.no"]) for number in (1, 2)
    ]

    count = acts.send_own_links(place, associations=[again(one) for one in (kor, silent, *others)])
    again_today = acts.send_own_links(place, associations=[again(kor)])

    assert (count, again_today) == (3, 1)
    assert mails("asked") == [STYRET, "1@example.no", "2@example.no"]
    assert Delivery.objects.values("message").distinct().count() == 1


def test_what_an_association_writes_wins_over_the_register(place):
    actions.import_associations(
        place,
        rows=[row(org_number=NUMBERS[0], emails=(STYRET,), activity="Gammelt")],
        source="register",
    )
    one = again(place.associations.get())

    changed = change(one, activity="Nytt", emails=["ny@example.no"])
    actions.import_associations(
        place,
        rows=[row(org_number=NUMBERS[0], emails=(STYRET,), activity="Gammelt")],
        source="register",
    )

    now = again(one)
    assert changed == ["activity", "emails"]
    assert (now.activity, now.email) == ("Nytt", "ny@example.no")
    assert [point.value for point in now.contact_points.all()] == ["ny@example.no"]


def test_what_is_sent_unchanged_writes_nothing(place, kor):
    before = place.history.count()

    assert change(again(kor), activity="") == []
    assert (place.history.count(), mails(), again(kor).fields_by_hand) == (
        before, [], kor.fields_by_hand,
    )  # fmt: skip


def test_a_new_address_gets_a_link_and_the_old_one_is_told(kor):
    change(kor, emails=["ny@example.no"])

    assert mails("link") == ["ny@example.no"]
    assert mails("changed") == [STYRET]


def test_contact_details_that_are_removed_stay_away(place):
    told = row(org_number=NUMBERS[0], emails=(STYRET,), phones=("+4740000000",), address="Veien 1",
               care_of="Kari Eksempel")  # fmt: skip
    actions.import_associations(place, rows=[told], source="register")
    one = place.associations.get()

    acts.remove_contact(one)
    actions.import_associations(place, rows=[told], source="register")

    now = again(one)
    assert list(now.contact_points.all()) == []
    assert (now.care_of, now.address, now.postcode, now.status) == ("", "", "", "active")
    assert mails("removed") == [STYRET]


def test_one_that_goes_out_of_the_list_is_kept_as_ended_and_not_added_anew(place):
    told = row(org_number=NUMBERS[0], emails=(STYRET,))
    actions.import_associations(place, rows=[told], source="register")

    acts.remove_contact(place.associations.get(), is_ended=True)
    actions.import_associations(place, rows=[told], source="register")

    now = again(place.associations.get())
    assert (now.status, now.email) == ("deleted", "")
    assert list(place.associations.active()) == []


def test_what_an_ended_association_leaves_is_within_the_rules_of_retention(kor):
    acts.remove_contact(kor, is_ended=True)

    later = timezone.now() + timedelta(days=400)
    due = {one.field: one.due(later).count() for one in PERSONAL if one.due is not None}
    assert due["ContactPoint.value"] == due["Association.care_of"] == 0  # gone already


def test_one_that_went_out_can_be_taken_in_again(kor):
    acts.remove_contact(kor, is_ended=True)

    assert acts.take_back(kor) is True
    assert acts.take_back(kor) is False
    assert again(kor).status == "active"
    assert "status" not in again(kor).fields_by_hand


def test_one_that_the_register_has_deleted_is_not_taken_in_again(kor):
    Association.objects.filter(pk=kor.pk).update(status="deleted")

    assert acts.take_back(kor) is False


def test_the_coordinator_sees_what_is_new_since_somebody_looked(place, kor):
    change(kor, activity="Sang")
    shown = own_changes(place)[0]
    change(again(kor), website="kor.example.no")

    acts.look_through(place, last=shown.number, by=member(place))

    assert [(one.sentence, one.is_new) for one in own_changes(place)] == [
        ("Endret: nettsted.", True),
        ("Endret: hva laget driver med.", False),
    ]
    assert new_changes(place) == 1


def test_what_associations_changed_is_read_in_three_queries(place, kor, django_assert_num_queries):
    change(kor, activity="Sang")
    change(association(place, "To", emails=[STYRET]), activity="Sang")

    with django_assert_num_queries(3):
        own_changes(place)
