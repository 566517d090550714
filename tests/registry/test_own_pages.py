"""The pages of an association's own entry, and those of the coordinator beside them."""

from __future__ import annotations

import re
from datetime import timedelta
from unittest.mock import patch

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from samspill.outbox.models import Delivery
from samspill.registry.models import Association
from samspill.registry.own import acts
from samspill.registry.own.links import own_token
from tests.registry.builders import association, national, organiser, signed_in

pytestmark = pytest.mark.django_db
STYRET = "styret@example.no"


@pytest.fixture
def place():
    return organiser()


@pytest.fixture
def kor(place):
    return association(place, "Testvik kor", emails=[STYRET], care_of="Kari Eksempel")


@pytest.fixture
def entry(kor):
    return reverse("registry:own_entry", args=[own_token(kor, STYRET)])


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


def without_token(response) -> str:
    return re.sub(r'value="\w{64}"', "", text_of(response))


def body(**told: str) -> dict[str, str]:
    return {"name": "Testvik kor", "emails": STYRET, "care_of": "Kari Eksempel"} | told


def held(kor) -> Association:
    return Association.objects.with_contact_points().get(pk=kor.pk)


def test_the_page_never_tells_who_stands_in_the_list(client, place, kor):
    ask = reverse("registry:own_ask", args=[place.slug])

    known, unknown = (
        without_token(client.post(ask, {"email": email}, follow=True)).replace(email, "")
        for email in (STYRET, "ukjent@example.no")
    )

    assert known == unknown
    assert Delivery.objects.count() == 1


def test_an_address_that_is_none_gets_a_clear_sentence(client, place):
    answer = client.post(reverse("registry:own_ask", args=[place.slug]), {"email": "styret"})

    assert "navn@example.no" in text_of(answer)
    assert 'value="styret"' in text_of(answer)


def test_a_body_without_a_list_has_no_such_page(client):
    assert client.get(reverse("registry:own_ask", args=[national().slug])).status_code == 404


def test_the_entry_is_shown_and_saved(client, kor, entry):
    shown = client.get(entry)
    saved = client.post(entry, body(phones="400 00 000", language_form="nn"))

    assert "Kari Eksempel" in text_of(shown)
    assert "no-store" in shown["Cache-Control"]
    assert saved["Location"] == entry
    assert (held(kor).phone, held(kor).language_form) == ("+4740000000", "nn")


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"emails": ""}, "Skriv minst ei adresse"),
        ({"emails": "styret"}, "navn@example.no"),
        ({"emails": ", ".join(f"{n}@example.no" for n in range(6))}, "Skriv høyst 5"),
        ({"phones": "12"}, "40 00 00 00"),
        ({"postcode": "43"}, "fire siffer"),
        ({"name": ""}, "navn"),
    ],
)
def test_what_cannot_be_saved_is_told_beside_the_field(client, kor, entry, told, says):
    answer = client.post(entry, body(**told))

    assert answer.status_code == 200
    assert says in text_of(answer)
    assert held(kor).email == STYRET


def test_what_is_not_the_associations_own_stands_as_it_stood(client, kor, entry):
    Association.objects.filter(pk=kor.pk).update(district="Lista", umbrella="Korforbundet")

    client.post(entry, body(org_number="318730008", umbrella="Annet", district="Annet"))

    one = held(kor)
    assert (one.org_number, one.umbrella, one.district) == ("", "Korforbundet", "Lista")


def test_one_who_takes_out_the_links_own_address_is_told_where_the_new_link_went(
    client, kor, entry
):
    answer = client.post(entry, body(emails="ny@example.no"), follow=True)

    assert "Ei ny er på vei til ny@example.no" in text_of(answer)
    assert client.get(entry).status_code == 410


def test_a_link_that_has_run_out_says_so_and_opens_nothing(client, kor, entry):
    later = timezone.localdate() + timedelta(days=60)
    with patch("samspill.registry.own.links.timezone.localdate", return_value=later):
        answers = [
            client.get(entry),
            client.post(entry, body(name="Kapret")),
            client.get(f"{entry}removal/"),
        ]

    assert {one.status_code for one in answers} == {410}
    assert "Kari Eksempel" not in text_of(answers[0])
    assert held(kor).name == "Testvik kor"


@pytest.mark.parametrize(("what", "status"), [("contact", "active"), ("entry", "deleted")])
def test_contact_details_or_the_whole_entry_are_removed(client, kor, entry, what, status):
    client.post(f"{entry}removal/", {"what": what})

    assert (held(kor).status, held(kor).email, held(kor).care_of) == (status, "", "")


def test_to_look_at_the_removal_removes_nothing(client, kor, entry):
    assert client.get(f"{entry}removal/").status_code == 200
    assert held(kor).email == STYRET


def test_the_coordinator_sends_one_association_its_link(place, kor):
    page = reverse("registry:association", args=[place.slug, kor.pk])
    answer = signed_in(place).post(
        reverse("registry:own_link", args=[place.slug, kor.pk]), follow=True
    )

    assert answer.redirect_chain[0][0] == page
    assert f"på vei til {STYRET}" in text_of(answer)


def test_those_who_got_the_link_lately_are_not_proposed_again(place, kor):
    other = association(place, "Testvik korps", emails=["korps@example.no"])
    acts.send_own_links(place, associations=[held(kor)])

    page = text_of(signed_in(place).get(reverse("registry:own_links", args=[place.slug])))

    assert f'value="{other.pk}"' in page
    assert f'value="{kor.pk}"' not in page


def test_the_list_says_how_much_associations_have_changed(place, kor, entry):
    Client().post(entry, body(activity="Sang"))
    coordinator = signed_in(place)
    lists = reverse("registry:associations", args=[place.slug])

    before = text_of(coordinator.get(lists))
    changes = coordinator.get(reverse("registry:own_changes", args=[place.slug]))
    last = changes.context["new"][0].number
    coordinator.post(reverse("registry:own_changes_seen", args=[place.slug]), {"last": last})

    assert "1 endring fra lagene selv" in before
    assert "fra lagene selv" not in text_of(coordinator.get(lists))


def test_one_that_went_out_is_taken_in_again_from_its_page(place, kor):
    acts.remove_contact(kor, is_ended=True)
    coordinator = signed_in(place)
    page = text_of(coordinator.get(reverse("registry:association", args=[place.slug, kor.pk])))

    coordinator.post(reverse("registry:own_return", args=[place.slug, kor.pk]))

    assert "Ta laget inn i lista igjen" in page
    assert held(kor).status == "active"
