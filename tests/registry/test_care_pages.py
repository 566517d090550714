"""The pages where the list is cared for: who stands twice, addresses, and what the register decides."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone

from samspill.registry import actions
from samspill.registry.care.addresses import mark_dead
from samspill.registry.care.merging import merge, say_two
from samspill.registry.models import Association, NotTheSame, RegisterChange
from tests.registry.builders import LUSTER, NUMBERS, association, organiser, row, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return organiser()


@pytest.fixture
def client(place):
    return signed_in(place)


def address(place, name, *more):
    return reverse(f"registry:{name}", args=[place.slug, *more])


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


def two(place):
    return (
        association(place, "Testvik idrettslag", org_number=NUMBERS[0], emails=["a@example.no"]),
        association(place, "Testvik IL", activity="Fotball", emails=["b@example.no"]),
    )


def test_two_like_each_other_are_proposed_until_someone_says_they_are_two(client, place):
    first, second = two(place)
    page = address(place, "duplicates")
    assert "1 par ligner hverandre" in text_of(client.get(page))

    client.post(address(place, "two", first.pk, second.pk))

    assert "Ingen lag ligner hverandre" in text_of(client.get(page))
    client.post(address(place, "two_taken_back", NotTheSame.objects.get().pk))
    assert "1 par ligner hverandre" in text_of(client.get(page))


def test_the_two_are_laid_side_by_side_and_the_chosen_words_stand(client, place):
    first, second = two(place)
    page = text_of(client.get(address(place, "pair", second.pk, first.pk)))
    assert f'name="activity" value="{second.pk}" checked' in page

    chosen = {"activity": second.pk, "name": first.pk}
    client.post(address(place, "merging", second.pk, first.pk), chosen)

    kept = place.associations.active().get()
    assert (kept.pk, kept.name, kept.activity) == (first.pk, "Testvik idrettslag", "Fotball")
    assert kept.contact_points.count() == 2


def test_a_merging_is_undone_from_the_merged_row(client, place):
    first, second = two(place)
    merge(first, other=second)
    page = text_of(client.get(address(place, "association", second.pk)))
    assert "Laget er slått sammen med" in page

    client.post(address(place, "parting", second.pk))

    assert place.associations.active().count() == 2


def test_a_merging_that_another_stands_upon_says_what_to_undo_first(client, place):
    first, second = two(place)
    merge(first, other=second)
    merge(first, other=association(place, "Prøvene"))

    answer = client.post(address(place, "parting", second.pk), follow=True)

    assert "Prøvene ble slått sammen senere. Angre det først." in text_of(answer)


def test_one_that_is_not_proposed_is_found_by_searching(client, place):
    first, _second = two(place)
    far = association(place, "Sangerne fra fjorden")

    page = client.get(address(place, "other", first.pk) + "?q=fjorden").content.decode()

    assert address(place, "pair", first.pk, far.pk) in page


@pytest.mark.parametrize("name", ["pair", "merging", "two"])
def test_an_association_of_another_organiser_is_not_compared(client, place, name):
    first, _second = two(place)
    far = association(organiser(LUSTER, "luster"))
    ask = client.get if name == "pair" else client.post

    assert ask(address(place, name, first.pk, far.pk)).status_code == 404
    assert ask(address(place, name, first.pk, first.pk)).status_code == 404


def test_the_pairs_take_the_same_number_of_queries_for_one_and_for_three(
    client, place, django_assert_num_queries
):
    two(place)
    merge(association(place, "En"), other=association(place, "To"))
    say_two(association(place, "Tre"), second=association(place, "Fire"))
    page = address(place, "duplicates")
    client.get(page)
    with django_assert_num_queries(11) as one:
        client.get(page)
    association(place, "Testvik I.L.")
    association(place, "Testvk idrett")
    merge(association(place, "Fem"), other=association(place, "Seks"))

    with django_assert_num_queries(len(one)):
        client.get(page)


def dead(place):
    held = association(place, "Testvik kor", emails=["borte@example.no"])
    mark_dead("borte@example.no", "550 No such user", timezone.now())
    return held.contact_points.get()


def test_an_address_that_came_back_stands_with_its_reason_until_a_new_one_is_there(client, place):
    point = dead(place)
    page = text_of(client.get(address(place, "addresses")))
    assert "1 e-postadresse er kommet i retur" in page
    assert "550 No such user" in page

    client.post(address(place, "new_address", point.pk), {"email": " ny@example.no "})

    held = place.associations.with_contact_points().get()
    assert (held.email, held.contact_points.count()) == ("ny@example.no", 2)
    assert "De nås på en annen adresse." in text_of(client.get(address(place, "addresses")))


def test_a_person_says_that_the_address_works_again(client, place):
    point = dead(place)

    client.post(address(place, "address_works", point.pk))

    point.refresh_from_db()
    assert (point.is_dead, point.dead_since, point.dead_reason) == (False, None, "")


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("kari(at)example", "Skriv e-postadressen slik"),
        ("BORTE@example.no", "Dette er adressen som kom i retur."),
    ],
)
def test_a_new_address_that_cannot_be_used_is_kept_beside_its_reason(client, place, typed, message):
    point = dead(place)

    page = text_of(client.post(address(place, "new_address", point.pk), {"email": typed}))

    assert message in page
    assert f'value="{typed}"' in page


def test_those_without_a_way_and_persons_own_addresses_are_told_of(client, place):
    association(place, "Uten noe")
    association(place, "Har telefon", phones=["+4740000000"])
    association(place, "Testvik vel", emails=["kari.eksempel@gmail.com"])

    page = text_of(client.get(address(place, "addresses")))

    assert "1 lag kan ikke nås på noen måte" in page
    assert "Uten noe" in page
    assert "Har telefon" not in page
    assert "kari.eksempel@gmail.com" in page


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("?show=dead", ["Testvik kor"]),
        ("?show=without_email", ["Testvik kor", "Uten"]),
        ("?show=without_number", ["Testvik kor", "Uten"]),
        ("?show=changed", ["Tatt inn", "Testvik kor", "Uten"]),
        ("?district=Hellvik", ["Uten"]),
        ("?show=dead&q=uten", []),
    ],
)
def test_the_list_is_narrowed_to_those_that_need_care(client, place, query, names):
    listed = row("Gammel", org_number=NUMBERS[0], emails=("gammel@example.no",))
    taken = row("Tatt inn", org_number=NUMBERS[1], emails=("ny@example.no",))
    actions.import_associations(place, rows=[listed, taken], source="register")
    dead(place)
    association(place, "Uten", district="Hellvik")
    RegisterChange.objects.create(
        organiser=place,
        association=place.associations.get(name="Tatt inn"),
        org_number=NUMBERS[1],
        kind="Endring",
        row={},
        state="taken_in",
        settled_at=timezone.now(),
    )

    page = client.get(address(place, "associations") + query).context["page"]

    assert [held.name for held in page] == names


def test_changes_that_wait_are_told_of_on_the_list(client, place):
    association(place)
    RegisterChange.objects.create(organiser=place, org_number=NUMBERS[0], kind="Ny", row={})

    assert "1 endring i registeret venter på dere" in text_of(
        client.get(address(place, "associations"))
    )


def test_a_field_a_person_decides_is_given_back_to_the_register(client, place):
    actions.import_associations(
        place, rows=[row("Testvik kor", org_number=NUMBERS[0])], source="register"
    )
    held = place.associations.get()
    actions.change_association(held, values={"activity": "Kor"}, emails=[], phones=[])
    page = text_of(client.get(address(place, "association", held.pk)))
    assert "Bestemt av dere" in page
    assert "Endret: aktivitet." in page

    client.post(address(place, "register_word", held.pk), {"field": "activity"})

    assert Association.objects.get().fields_by_hand == []
    page = text_of(client.get(address(place, "association", held.pk)))
    assert "Registeret bestemmer igjen: aktivitet." in page
    assert "Bestemt av dere" not in page


def test_a_reader_sees_the_addresses_and_changes_nothing(place):
    point = dead(place)
    reader = signed_in(place, email="leser@example.no", role="reader")

    assert reader.get(address(place, "addresses")).status_code == 200
    assert reader.get(address(place, "duplicates")).status_code == 404
    assert reader.post(address(place, "address_works", point.pk)).status_code == 404
