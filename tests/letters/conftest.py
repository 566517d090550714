"""What the letters' pages share: a place with one association on mail and one on paper."""

from __future__ import annotations

import pytest

from tests.letters import builders


@pytest.fixture
def process():
    """A process with what the first letters need, and two associations."""
    begun = builders.process(builders.organiser())
    builders.association(begun.organiser, "Laget", "laget@example.no")
    builders.association(begun.organiser, "Papirlaget", **builders.HOME)
    return begun


@pytest.fixture
def place(process):
    return process.organiser


@pytest.fixture
def coordinator(client, place):
    """A coordinator of the municipality, signed in."""
    return builders.sign_in(client, builders.member(place))
