"""Who works at a place: changed, ended, and kept to their own party."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from samspill.history.models import Entry
from samspill.organiser import actions
from samspill.organiser.errors import LastCoordinatorError
from samspill.organiser.models import Membership, Organiser
from samspill.organiser.rules import can_let_in
from samspill.people.actions import name_administrator
from tests.process.builders import member, membership, organiser

pytestmark = pytest.mark.django_db
MUN, WG = "municipality", "working_group"


@pytest.fixture
def place() -> Organiser:
    return organiser()


@pytest.fixture
def boss(place: Organiser, client: Client) -> Membership:
    """A coordinator of the municipality, signed in."""
    found = membership(place, "coordinator", MUN)
    client.force_login(found.user)
    return found


def at(name: str, *more: object) -> str:
    return reverse(f"organiser:{name}", args=["eigersund", *more])


def test_the_page_tells_who_works_here_in_a_fixed_number_of_queries(
    place, boss, client, django_assert_max_num_queries
) -> None:
    counts = []
    for name in ("", "Berit", "Tarik", "Olav"):
        if name:
            actions.invite(
                place,
                email=f"{name}@example.no",
                name=name,
                role="reader",
                party=MUN,
                language="nb",
            )
            member(place, role={"Berit": "reader", "Tarik": "signatory"}.get(name, "facilitator"))
        with django_assert_max_num_queries(20) as captured:
            page = client.get(at("people")).content.decode()
        counts.append(len(captured))

    assert counts[0] == counts[1] == counts[3]
    assert "Møteleder" in page
    assert "tarik@example.no" in page


def test_a_role_is_changed_and_written_down(place, boss, client) -> None:
    other = membership(place, "reader", MUN)

    client.post(at("member", other.pk), {"role": "case_officer", "party": MUN})

    other.refresh_from_db()
    assert other.role == "case_officer"
    assert Entry.objects.latest("pk").actor == boss.user


def test_the_last_coordinator_stays(place, boss, client) -> None:
    page = client.post(at("member", boss.pk), {"role": "reader", "party": MUN}).content.decode()
    told = client.post(at("member_ending", boss.pk), follow=True).content.decode()

    assert "Det må være minst én koordinator igjen" in page
    assert "Det må være minst én koordinator igjen" in told
    boss.refresh_from_db()
    assert boss.role == "coordinator"


def test_one_whose_account_is_closed_does_not_count_as_coordinator(place, boss) -> None:
    other = membership(place, "coordinator", WG)
    other.user.is_active = False
    other.user.save()

    with pytest.raises(LastCoordinatorError):
        actions.end_membership(boss)


def test_ending_closes_the_account_and_signs_out_but_what_was_done_stays(
    place, boss, client
) -> None:
    other = membership(place, "facilitator", MUN)
    theirs = Client()
    theirs.force_login(other.user)
    actions.change_place(
        place, contact_name="", contact_role="", contact_email="", contact_phone="",
        accessibility_statement="", requires_second_factor=False, by=other.user,
    )  # fmt: skip

    client.post(at("member_ending", other.pk))

    other.user.refresh_from_db()
    assert other.user.is_active is False
    assert "_auth_user_id" not in theirs.session
    assert Entry.objects.filter(actor=other.user, action="organiser.place_changed").exists()
    assert Entry.objects.latest("pk").action == "organiser.membership_ended"


@pytest.mark.parametrize("stays", ["elsewhere", "administrator"])
def test_an_account_with_work_left_is_not_closed(place, boss, stays) -> None:
    other = membership(place, "reader", MUN)
    if stays == "elsewhere":
        luster = organiser("4644", "Luster kommune", "luster")
        actions.give_membership(luster, user=other.user, role="reader", party=MUN)
    else:
        name_administrator(other.user, is_administrator=True)

    actions.end_membership(other, by=boss.user)

    other.user.refresh_from_db()
    assert other.user.is_active


def test_the_other_partys_people_are_their_own_coordinators_business(place, boss, client) -> None:
    theirs = membership(place, "reader", WG)
    assert can_let_in(boss, WG)  # as long as the group has none
    membership(place, "coordinator", WG)

    assert not can_let_in(boss, WG)
    assert client.get(at("member", theirs.pk)).status_code == 404
    assert client.post(at("member_ending", theirs.pk)).status_code == 404
    sent = {"email": "a@example.no", "role": "reader", "party": WG, "language": "nb"}
    assert client.post(at("invite"), sent).status_code == 200  # the form again: no such choice
    assert not place.invitations.exists()


def test_nobody_moves_to_the_other_party_by_themselves(place, boss, client) -> None:
    client.post(at("member", boss.pk), {"role": "coordinator", "party": WG})

    boss.refresh_from_db()
    assert boss.party == MUN


def test_one_who_works_here_is_not_invited_again(place, boss, client) -> None:
    sent = {"email": boss.user.email.upper(), "role": "reader", "party": MUN, "language": "nb"}

    page = client.post(at("invite"), sent).content.decode()

    assert "Personen arbeider her fra før" in page


def test_the_contact_is_changed_and_stands_at_the_foot(place, boss, client) -> None:
    told = {
        "contact_name": "Ny Kontakt",
        "contact_email": "ny@example.no",
        "contact_phone": "40 00 00 00",
        "accessibility_statement": "uustatus.no/eksempel",
    }

    wrong = client.post(at("place"), {**told, "contact_phone": "12"}).content.decode()
    client.post(at("place"), told)
    page = client.get(at("place")).content.decode()

    assert "åtte sifre" in wrong
    assert 'value="12"' in wrong
    place.refresh_from_db()
    assert place.contact_phone == "+4740000000"
    assert "mailto:ny@example.no" in page
    assert "https://uustatus.no/eksempel" in page
    assert client.post(at("place"), {"contact_phone": "40 00 00 00"}).status_code == 302


def test_a_coordinator_is_led_to_the_second_step_where_the_place_asks_for_it(
    place, boss, client
) -> None:
    reader = Client()
    reader.force_login(member(place, role="reader"))
    Organiser.objects.update(requires_second_factor=True)

    answer = client.get(at("people"))

    assert answer.url == "/me/second-factor/?next=%2Feigersund%2Fwork%2Fpeople%2F"
    assert client.post(at("place"), {"contact_name": "X"}).status_code == 302
    place.refresh_from_db()
    assert place.contact_name == ""
    assert reader.get(reverse("overview:road", args=["eigersund"])).status_code == 200
