"""What a password may be: long, not too long, not common, and not one's own name."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from samspill.people.passwords import LONGEST

pytestmark = pytest.mark.django_db


def words_on(answer) -> str:
    return answer.content.decode()


@pytest.mark.parametrize(
    ("password", "words"),
    [
        ("å" * (LONGEST + 1), "høyst 128 tegn"),
        ("kari.eksempel", "for likt"),
        ("kari@example.no", "for likt"),
        ("1q2w3e4r5t6y", "vanlig"),
        ("fire ord", "12 tegn"),
        ("Sommeren-2026!", "lett å gjette"),
        ("passordpassord", "lett å gjette"),
        ("liverpool12345", "lett å gjette"),
        ("solsolsolsol", "lett å gjette"),
        ("123456789012", "lett å gjette"),
    ],
)
def test_what_is_no_good_is_told_beside_the_field(kari, client, password, words) -> None:
    client.force_login(kari)

    answer = client.post(reverse("people:password"), {"old": "et-langt-passord", "new": password})

    assert words in words_on(answer)
    kari.refresh_from_db()
    assert kari.check_password("et-langt-passord")


def test_the_longest_is_taken_whole(kari, client) -> None:
    client.force_login(kari)
    longest = "Ø" * (LONGEST - 1)

    client.post(reverse("people:password"), {"old": "et-langt-passord", "new": longest + "a"})

    kari.refresh_from_db()
    assert kari.check_password(longest + "a")
    assert not kari.check_password(longest)


def test_one_that_nobody_can_have_is_not_even_hashed(kari, client) -> None:
    endless = "å" * 5_000
    kari.set_password(endless)
    kari.save()

    answer = client.post(reverse("people:sign_in"), {"email": kari.email, "password": endless})

    assert "passer ikke sammen" in words_on(answer)
    assert "_auth_user_id" not in client.session


def test_no_browser_cuts_what_is_pasted_and_each_page_can_show_it(kari, client) -> None:
    signing_in = words_on(client.get(reverse("people:sign_in")))
    client.force_login(kari)
    choosing = words_on(client.get(reverse("people:password")))

    for page in (signing_in, choosing):
        fields = re.findall(r'<input type="password"[^>]*>', page)
        assert fields
        assert "maxlength" not in "".join(fields)
        assert 'id="show-password"' in page
        assert "people/show_password" in page
