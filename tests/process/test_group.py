"""The working group: its members one by one, its mandate, and who sees it."""

from datetime import date

import pytest
from django.urls import reverse

from samspill.process import actions
from samspill.process.actions import MemberDraft
from tests.process.builders import member, organiser, process

DAY = date(2026, 10, 22)
pytestmark = pytest.mark.django_db


def group(place, *names, **facts):
    members = [MemberDraft(name, is_leader=not place_in) for place_in, name in enumerate(names)]
    return actions.set_up_working_group(
        process(place, **facts), set_up_on=DAY, mandate="å skrive", members=members
    )


def signed_in(client, place, **role):
    client.force_login(member(place, **role))


def test_there_is_one_leader_and_a_new_one_takes_over():
    found = group(organiser(), "Anne Test")

    actions.add_member(found, MemberDraft("Per Prøve", is_leader=True))

    assert list(found.members.values_list("name", "is_leader")) == [
        ("Per Prøve", True),
        ("Anne Test", False),
    ]


def test_a_member_who_is_changed_keeps_the_steps_and_one_who_leaves_does_not():
    found = group(organiser(), "Anne Test", "Per Prøve")
    anne, per = found.members.all()
    for key, owner in (("invite", anne), ("report", per)):
        actions.assign_step(found.process, key=key, owner=owner)

    actions.change_member(anne, MemberDraft("Anne Prøve", email="anne@example.no"))
    actions.remove_member(per)

    assert found.process.steps.get(key="invite").owner.name == "Anne Prøve"
    assert found.process.steps.get(key="report").owner is None


def test_each_change_of_the_group_is_told_without_names():
    found = group(organiser(), "Anne Test")
    added = actions.add_member(found, MemberDraft("Per Prøve"))
    actions.change_member(added, MemberDraft("Per Eksempel"))
    actions.remove_member(added)

    told = found.process.organiser.history.filter(action__startswith="process.member").order_by(
        "pk"
    )
    assert [one.action for one in told] == [
        "process.member_added",
        "process.member_changed",
        "process.member_removed",
    ]
    assert not any(one.details for one in told)


def test_a_public_contact_without_an_address_is_refused_beside_the_field(client):
    place = organiser()
    found = group(place, "Anne Test")
    signed_in(client, place)

    response = client.post(
        reverse("process:new_member", args=[place.slug]), {"name": "Per Prøve", "is_contact": "on"}
    )

    page = response.content.decode()
    assert "En kontakt utad må ha en e-postadresse." in page
    assert "Per Prøve" in page
    assert found.members.count() == 1


def test_a_member_is_changed_and_taken_out_on_the_pages(client):
    place = organiser()
    found = group(place, "Anne Test", "Per Prøve")
    per = found.members.get(name="Per Prøve")
    signed_in(client, place)

    client.post(
        reverse("process:member", args=[place.slug, per.pk]),
        {"name": "Per Prøve", "email": "per@example.no", "is_contact": "on"},
    )
    page = client.get(reverse("process:working_group", args=[place.slug])).content.decode()
    client.post(reverse("process:member_removal", args=[place.slug, per.pk]))

    assert "per@example.no" in page
    assert found.members.count() == 1


def test_the_mandate_is_written_anew_and_the_members_stay(client):
    place = organiser()
    found = group(place, "Anne Test")
    signed_in(client, place)

    client.post(
        reverse("process:mandate", args=[place.slug]),
        {"set_up_on": "2026-10-23", "mandate": "å spørre"},
    )

    found.refresh_from_db()
    assert (found.set_up_on, found.mandate) == (date(2026, 10, 23), "å spørre")
    assert found.members.count() == 1


def test_a_member_of_another_group_is_not_found(client):
    place, other = organiser(), organiser("4206", "Farsund kommune", "farsund")
    group(place, "Anne Test")
    theirs = group(other, "Per Prøve").members.get()
    signed_in(client, place)

    for name in ("member", "member_removal"):
        address = reverse(f"process:{name}", args=[place.slug, theirs.pk])
        assert client.post(address, {"name": "Ny"}).status_code == 404


def test_the_public_reads_of_the_group_only_who_is_named_as_contact(client):
    place = organiser()
    found = group(place, "Anne Test")
    actions.add_member(found, MemberDraft("Per Prøve", email="per@example.no", is_contact=True))

    page = client.get(reverse("overview:timeline", args=[place.slug])).content.decode()

    assert "per@example.no" in page
    assert "Anne Test" not in page
