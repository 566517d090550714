"""Is this what was adopted? A fingerprint read on paper is answered too."""

import pytest
from django.urls import reverse

from samspill.policy import actions
from samspill.policy.documents.text import in_groups
from tests.policy.builders import adopt


@pytest.fixture
def versions(policy):
    """Out for consultation, and adopted otherwise."""
    actions.open_consultation(policy, word="Resten svarer vi på senere.")
    actions.write_chapter(policy, key="vision", heading="Visjon", body="Nå er det skrevet om.")
    adopt(policy, word="Resten svarer vi på senere.")
    return list(policy.versions.public().order_by("number"))


def asked(client, place, text):
    return client.post(reverse("policy:check", args=[place.slug]), {"text": text})


def test_a_fingerprint_is_told_which_version_it_is_of(client, place, versions):
    out, adopted = versions

    now = asked(client, place, in_groups(adopted.fingerprint).upper())
    before = asked(client, place, out.fingerprint)

    assert now.context["checked"].verdict == "print_same"
    assert "Ja. Dette er fingeravtrykket til versjon 2" in now.content.decode()
    assert before.context["checked"].verdict == "print_earlier"
    assert "versjon 1" in before.content.decode().partition('role="status"')[2]


def test_one_that_is_of_no_version_gets_a_no(client, place, versions):
    other = asked(client, place, "0" * 64)
    half = asked(client, place, versions[0].fingerprint[:20])

    assert other.context["checked"].verdict == "print_other"
    assert half.context["checked"].verdict == "unreadable"


def test_neither_field_is_said_to_be_one_that_can_stand_empty(client, place, versions):
    page = client.get(reverse("policy:check", args=[place.slug])).content.decode()

    assert "kan stå tomt" not in page
    assert "Ett av feltene må fylles ut" in page
