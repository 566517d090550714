"""A colleague is invited by a signed link: good once, for a fortnight, withdrawn at will."""

from __future__ import annotations

import re
from datetime import timedelta

import pyotp
import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from samspill.organiser import actions, retention
from samspill.organiser.errors import InvitationError
from samspill.organiser.invitation_links import invitation_address, invitation_token
from samspill.organiser.models import Invitation, Membership, Organiser
from samspill.outbox.models import Delivery, Message
from samspill.people.actions import add_second_factor, close_account, create_user
from samspill.people.models import User
from tests.process.builders import member, organiser

pytestmark = pytest.mark.django_db


@pytest.fixture
def place() -> Organiser:
    return organiser()


@pytest.fixture
def boss(place: Organiser) -> User:
    return member(place, party="municipality")


def invite(place: Organiser, by: User | None = None, **more: str) -> Invitation:
    told = {"email": "Ny@example.no", "name": "Nina Ny", "role": "case_officer", "language": "nn"}
    return actions.invite(place, **{**told, "party": "municipality", **more}, by=by)


def page_of(invitation: Invitation) -> str:
    return reverse("organiser:invitation", args=[invitation_token(invitation)])


def accept(client: Client, invitation: Invitation, **more: str):
    return client.post(page_of(invitation), {"name": "Nina Ny", "password": "", **more})


def test_the_email_is_in_their_language_and_holds_the_link(place, boss) -> None:
    sent = invite(place, boss)

    [delivery] = Delivery.objects.all()
    assert delivery.address == "ny@example.no"
    assert "Kari Eksempel inviterer deg til å vere med" in delivery.message.text
    assert "saksbehandlar" in delivery.message.text
    assert invitation_address(sent) in delivery.message.text


def test_the_invited_gives_a_name_and_is_in(place, boss, client) -> None:
    sent = invite(place, boss)

    page = client.get(page_of(sent)).content.decode()
    answer = accept(client, sent, password="fire ord etter kvarandre")

    assert "Velkommen til arbeidet hos Eigersund kommune" in page
    assert "inviterer deg som saksbehandlar" in page  # nynorsk, as the invitation
    assert answer.url == reverse("overview:road", args=["eigersund"])
    membership = Membership.objects.get(user__email="ny@example.no")
    assert (membership.role, membership.party) == ("case_officer", "municipality")
    assert membership.user.check_password("fire ord etter kvarandre")
    assert membership.user.language == "nn"
    assert client.get(answer.url).status_code == 200


def test_a_weak_password_and_no_name_are_told_beside_the_field(place, client) -> None:
    page = accept(client, invite(place), name="", password="kort").content.decode()

    assert "Skriv namnet ditt" in page
    assert not User.objects.exists()


def test_the_link_is_good_once(place, client) -> None:
    sent = invite(place)
    accept(client, sent)

    answer = accept(Client(), sent, name="En Annen")

    assert answer.status_code == 410
    assert "Han er brukt" in answer.content.decode()
    assert Membership.objects.count() == 1


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda one: actions.withdraw_invitation(one), "Han vart trekt tilbake"),
        (lambda one: Invitation.objects.update(expires_at=timezone.now()), "Lenkja har gått ut"),
    ],
)
def test_a_link_withdrawn_or_run_out_says_so_and_lets_nobody_in(
    place, client, spoil, words
) -> None:
    sent = invite(place)
    spoil(sent)

    answer = accept(client, sent)

    assert (answer.status_code, words in answer.content.decode()) == (410, True)
    assert not User.objects.exists()


def test_it_runs_out_after_a_fortnight(place) -> None:
    assert invite(place).expires_at - timezone.now() > timedelta(days=13, hours=23)
    assert not Invitation(expires_at=timezone.now()).is_open


def test_a_new_link_ends_the_one_before(place, client) -> None:
    first = page_of(invite(place))
    again = invite(place, role="reader")  # the same address once more
    second = page_of(again)
    actions.renew_invitation(again)

    assert [client.get(one).status_code for one in (first, second, page_of(again))] == [
        404,
        404,
        200,
    ]
    assert Invitation.objects.count() == 1
    assert Delivery.objects.count() == 3


def test_one_who_has_an_account_goes_on_using_it_and_signs_in_as_always(place, client) -> None:
    create_user("ny@example.no", name="Nina Ny", password="et-langt-passord")
    sent = invite(place)

    page = client.get(page_of(sent)).content.decode()
    client.post(page_of(sent), {"name": "Et Annet Navn"})

    assert "Du har ein konto her frå før" in page
    assert "_auth_user_id" not in client.session  # the link alone is no sign-in to an account
    assert Membership.objects.get().user.name == "Nina Ny"


def test_one_who_is_signed_in_as_another_is_asked_to_sign_out(place, boss, client) -> None:
    client.force_login(boss)

    page = client.get(page_of(invite(place, boss))).content.decode()

    assert "Logg ut først" in page
    assert "Ta imot invitasjonen" not in page


def test_one_who_left_and_is_invited_again_gets_the_account_back(place) -> None:
    user = create_user("ny@example.no", name="Nina Ny")
    close_account(user)

    actions.accept_invitation(invite(place), name="Nina Ny")

    user.refresh_from_db()
    assert (user.is_active, user.closed_at) == (True, None)


def test_an_identity_does_not_take_the_place_of_a_second_step(place) -> None:
    user = create_user("ny@example.no", name="Nina Ny")
    secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
    add_second_factor(user, secret=secret, digits=pyotp.TOTP(secret).now())
    identity = {"provider": "idporten", "fingerprint": "f" * 64}

    with pytest.raises(InvitationError):
        actions.accept_invitation(invite(place), name="Nina Ny", identity=identity)

    assert not Membership.objects.exists()


def test_who_works_there_already_keeps_what_they_may(place, boss) -> None:
    sent = invite(place, boss, email=boss.email, role="reader")

    with pytest.raises(InvitationError):
        actions.accept_invitation(sent, name="Kari")

    assert Membership.objects.get().role == "coordinator"


def test_the_group_is_told_of_one_let_in_by_the_municipality(place, boss) -> None:
    member(place, role="signatory", party="working_group")

    actions.accept_invitation(invite(place, boss, party="working_group"), name="Nina Ny")

    told = Message.objects.get(subject__startswith="Nina Ny arbeider nå sammen med dere")
    assert [one.address for one in told.deliveries.all()] == [
        "signatory-working_group-eigersund@example.no"
    ]


def test_nobody_is_told_of_one_let_in_by_their_own(place, boss) -> None:
    member(place, role="signatory", party="municipality")

    actions.accept_invitation(invite(place, boss), name="Nina Ny")

    assert not re.search("arbeider nå", " ".join(Message.objects.values_list("subject", flat=True)))


def test_names_and_addresses_of_invitations_go_after_a_month(place, boss) -> None:
    invite(place, boss)
    field = next(one for one in retention.PERSONAL if one.field == "Invitation.email")

    with time_machine.travel(timezone.now() + timedelta(days=43)):
        assert not field.due(timezone.now()).exists()
    with time_machine.travel(timezone.now() + timedelta(days=45)):
        assert field.erase(field.due(timezone.now())) == 1
