"""Who is coming, and what is done for those who call."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from samspill.conference import actions
from samspill.conference.coverage import coverage
from samspill.conference.models import Conference, SignUp
from samspill.conference.sign_up_file import sign_ups_csv
from samspill.organiser.models import Municipality
from samspill.registry.models import Category
from tests.conference.builders import (
    association,
    conference,
    national,
    queries,
    round_draft,
    sign_up,
)

pytestmark = pytest.mark.django_db


def of(name: str, *args) -> str:
    return reverse(f"conference:{name}", args=["eigersund", *args])


def test_the_list_shows_who_sits_who_waits_and_who_is_missing(client, kari, place):
    sports, culture = Category.objects.get(pk="1200"), Category.objects.get(pk="1100")
    held = conference(place, capacity=1)
    sign_up(held, "Anna <b>", association=association(place, "HAVSUND IL", category=sports))
    sign_up(held, "Berit", association_name="Maske & <Ull>")
    association(place, "HAVSUND KOR", category=culture)

    found = client.get(of("sign_ups")).content.decode()

    assert "1 av 2 lag har plass" in found
    assert "Anna &lt;b&gt;" in found
    assert "Maske &amp; &lt;Ull&gt;" in found
    assert found.index("1 har plass") < found.index("1 på venteliste")
    assert "ingen av 1" in found


def test_coverage_counts_associations_by_category_and_municipalities_by_county(place):
    sports = Category.objects.get(pk="1200")
    held = conference(place)
    sign_up(held, association=association(place, "HAVSUND IL", category=sports))
    association(place, "HAVSUND SKI", category=sports)
    association(place, "BORTE IL", category=sports, status="deleted")
    abroad = conference(national(), one_per=Conference.OnePer.MUNICIPALITY)
    sign_up(abroad, municipality=Municipality.objects.get(pk="4644"))

    (line,) = coverage(held).lines
    counties = {one.name: (one.seated, one.whole) for one in coverage(abroad).lines}

    assert (line.name, line.seated, line.whole) == ("Idrett", 1, 2)
    assert coverage(held).missing == []
    assert counties["Vestland"] == (1, 43)
    assert sum(whole for _came, whole in counties.values()) == 357


def test_one_who_calls_is_signed_up_late_and_without_an_address(client, kari, place):
    held = conference(place, sign_up_deadline=timezone.now() - timedelta(hours=1))

    typed = {"represents": "Ullklubben", "not_listed": "on", "name": "Anna", "email": ""}
    response = client.post(of("add_sign_up", held.pk), typed, follow=True)

    assert SignUp.objects.get().state == "seated"
    assert "Anna har plass." in response.content.decode()


def test_staff_change_who_comes_and_cancel_and_the_next_gets_the_seat(client, kari, place):
    held = conference(place, capacity=1)
    first, second = sign_up(held, "Anna"), sign_up(held, "Berit")

    client.post(of("change_sign_up", held.pk, first.pk), {"name": "Cato", "email": ""})
    response = client.post(of("cancel_sign_up", held.pk, first.pk), follow=True)

    assert SignUp.objects.get(pk=first.pk).name == "Cato"
    assert SignUp.objects.get(pk=second.pk).state == "seated"
    assert "Berit fikk plassen, og har ikke e-post. Ring og si fra." in response.content.decode()


def test_the_file_is_read_by_excel_and_runs_no_formula(client, kari, place):
    held = conference(place)
    sign_up(held, "=1+1;x", phone="+4740000000", association_name="-2+3|cmd", role="@leder")

    response = client.get(of("sign_ups_file", held.pk))

    text = response.content.decode("utf-8-sig")
    assert response.content.startswith(b"\xef\xbb\xbf")
    assert "\"'=1+1;x\";'-2+3|cmd;;'@leder;;40 00 00 00;" in text
    assert sign_ups_csv(held) == response.content


def test_the_lists_take_the_same_number_of_queries_for_one_row_and_for_three(client, kari, place):
    held = conference(place, capacity=2)
    category = Category.objects.get(pk="1200")

    def add(number: int) -> None:
        club = association(place, f"LAG {number}", category=category)
        sign_up(held, f"Person {number}", association=club)
        rounds = [round_draft(held, one, 40 * one) for one in range(1, number + 2)]
        actions.set_programme(held, rounds)

    addresses = [of("work"), of("sign_ups"), of("programme", held.pk), of("sign_ups_file", held.pk)]
    add(0)
    [client.get(address) for address in addresses]
    one = [queries(client, address) for address in addresses]
    add(1)
    add(2)
    three = [queries(client, address) for address in addresses]

    assert one == three
