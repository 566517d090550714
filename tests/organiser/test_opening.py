from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import get_resolver

from samspill.organiser import actions
from samspill.organiser.models import RESERVED_SLUGS, Municipality, Organiser

pytestmark = pytest.mark.django_db


def open_luster(slug: str = "luster") -> Organiser:
    municipality = Municipality.objects.get(number="4644")
    return actions.open_organiser(
        kind="municipality", name="Luster kommune", slug=slug, municipality=municipality
    )


def test_an_address_of_the_service_itself_is_refused() -> None:
    with pytest.raises(ValidationError):
        open_luster("guide")


def test_every_first_word_of_an_address_is_reserved() -> None:
    patterns = [
        str(found.pattern) for part in get_resolver().url_patterns for found in part.url_patterns
    ]

    first = {pattern.split("/")[0] for pattern in patterns} - {"", "<slug:slug>"}

    assert {word.split(".")[0] for word in first} - RESERVED_SLUGS == set()


def test_a_municipality_has_one_organiser_only() -> None:
    open_luster()

    with pytest.raises(IntegrityError), transaction.atomic():
        open_luster("luster-2")


def test_opening_is_written_down() -> None:
    organiser = open_luster()

    assert [entry.action for entry in organiser.history] == ["organiser.opened"]
