"""Those who run the installation open places and invite the first coordinator; they read nothing there."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from samspill.organiser.commands import administrator_command, lost_telephone_command
from samspill.organiser.models import Organiser
from samspill.people.actions import create_user, name_administrator
from samspill.people.models import SecondFactor, User
from samspill.people.sessions import BEGAN, STRONG
from tests.process.builders import member, organiser

pytestmark = pytest.mark.django_db
PAGES = [
    reverse("organiser:administration"),
    reverse("organiser:opening"),
    reverse("organiser:coordinator", args=[1]),
]
LUSTER = {
    "kind": "municipality",
    "municipality": "4644 Luster",
    "language": "nn",
    "coordinator_email": "synnove.dome@example.no",
    "party": "municipality",
}


@pytest.fixture
def runner(client: Client) -> User:
    """An administrator who has signed in with two steps."""
    user = create_user("drift@example.no", name="Drift Eksempel")
    name_administrator(user, is_administrator=True)
    client.force_login(user)
    session = client.session
    session[STRONG], session[BEGAN] = True, timezone.now().isoformat()
    session.save()
    return user


@pytest.mark.parametrize("address", PAGES)
def test_to_all_others_the_page_is_not_there(client, address) -> None:
    assert client.get(address).url.startswith(reverse("people:sign_in"))
    client.force_login(member(organiser()))

    assert client.get(address).status_code == 404
    assert client.post(address, LUSTER).status_code == 404


def test_one_step_is_not_enough_for_an_administrator(runner) -> None:
    weak = Client()
    weak.force_login(runner)

    assert weak.get(PAGES[0]).url == "/me/second-factor/?next=%2Fadministration%2F"
    assert weak.post(PAGES[1], LUSTER).status_code == 302
    assert not Organiser.objects.exists()


def test_after_twelve_hours_an_administrator_signs_in_again(runner, client) -> None:
    with time_machine.travel(timezone.now() + timedelta(hours=11)):
        assert client.get(PAGES[0]).status_code == 200
    with time_machine.travel(timezone.now() + timedelta(hours=13)):
        answer = client.get(PAGES[0], follow=True)
        refused = client.post(PAGES[1], LUSTER)

    assert answer.redirect_chain[0][0] == "/sign-in/?next=/administration/"
    assert "Logg inn på nytt" in answer.content.decode()
    assert refused.status_code == 302
    assert not Organiser.objects.exists()


def test_a_place_is_opened_and_its_first_coordinator_invited(runner, client) -> None:
    page = client.post(PAGES[1], LUSTER, follow=True).content.decode()

    place = Organiser.objects.get()
    assert (place.name, place.slug, place.language) == ("Luster kommune", "luster", "nn")
    invited = place.invitations.get()
    assert (invited.email, invited.role) == ("synnove.dome@example.no", "coordinator")
    assert "Luster kommune er åpnet på /luster/" in page
    assert "ingen" in page  # no coordinator yet


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"municipality": ""}, "Velg kommunen"),
        ({"municipality": "Ingensteds"}, "Ingen kommune heter det"),
        ({"kind": "national", "municipality": ""}, "Skriv navnet"),
        ({"slug": "guide"}, "bruker tjenesten selv"),
        ({"coordinator_email": "ingen"}, "navn@example.no"),
        ({"municipality": "1101"}, "åpnet fra før"),
        ({"slug": "eigersund"}, "Et annet sted har denne adressen"),
    ],
)
def test_what_cannot_be_opened_is_told_beside_the_field(runner, client, change, words) -> None:
    organiser()

    page = client.post(PAGES[1], {**LUSTER, **change}).content.decode()

    assert words in page
    assert Organiser.objects.count() == 1


def test_a_district_and_a_national_body_are_opened_too(runner, client) -> None:
    district = {"kind": "district", "municipality": "0301", "name": "Bydel Sagene"}
    national = {"kind": "national", "municipality": "0301", "name": "Landsforbundet Eksempel"}
    for told in (district, national):
        client.post(PAGES[1], {**LUSTER, **told})

    kinds = Organiser.objects.order_by("slug").values_list("slug", "municipality")
    assert list(kinds) == [("bydel-sagene", "0301"), ("landsforbundet-eksempel", None)]


def test_a_coordinator_is_invited_where_none_is_left(runner, client) -> None:
    place = organiser()
    address = reverse("organiser:coordinator", args=[place.pk])

    client.post(address, {"coordinator_email": "ny@example.no", "party": "municipality"})

    assert place.invitations.get().role == "coordinator"


def test_an_administrator_reads_nothing_at_a_place(runner, client) -> None:
    organiser()

    assert client.get(reverse("overview:road", args=["eigersund"])).status_code == 404


def test_administrators_are_named_on_the_machine(capsys) -> None:
    assert administrator_command("Drift@example.no", name="Drift Eksempel", is_over=False) == 0
    assert User.objects.get().is_administrator

    assert administrator_command("drift@example.no", name="", is_over=True) == 0
    assert not User.objects.get().is_administrator
    assert administrator_command("ingen@example.no", name="", is_over=True) == 2
    assert administrator_command("ingen", name="", is_over=False) == 2


def test_one_who_has_lost_telephone_and_codes_is_let_in_again(capsys) -> None:
    user = create_user("kari@example.no", name="Kari Eksempel")
    SecondFactor.objects.create(user=user, sealed_secret="x")

    assert lost_telephone_command("kari@example.no") == 0

    assert not SecondFactor.objects.exists()
    assert lost_telephone_command("ingen@example.no") == 2
