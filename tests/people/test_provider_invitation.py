"""One who is invited comes by ID-porten: the account is theirs, and no password is needed."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from samspill.organiser import actions
from samspill.organiser.invitation_links import invitation_token
from samspill.organiser.models import Membership
from samspill.people.models import User
from tests.people.provider import come_back, go, who
from tests.process.builders import organiser

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(db) -> str:
    sent = actions.invite(
        organiser(), email="ny@example.no", name="Nina Ny", role="reader", party="municipality",
        language="nb",
    )  # fmt: skip
    return reverse("organiser:invitation", args=[invitation_token(sent)])


def test_the_invited_comes_by_the_provider_and_accepts(provider, page, client: Client) -> None:
    assert "Eller logg inn med" in client.get(page).content.decode()

    answer = come_back(client, go(client, next=page))
    shown = client.get(answer.url).content.decode()

    assert answer.url == page
    assert "Du kommer til å logge inn med ID-porten" in shown
    assert 'name="password"' not in shown
    assert not User.objects.exists()  # not before they have said yes
    client.post(page, {"name": "Nina Ny"})
    user = Membership.objects.get().user
    assert (who(client), client.session["is_strong"]) == (str(user.pk), True)
    other = Client()
    come_back(other, go(other))
    assert who(other) == str(user.pk)


def test_who_came_by_the_provider_is_forgotten_by_the_session_when_it_is_done(
    provider, page, client: Client
) -> None:
    come_back(client, go(client, next=page))

    client.post(page, {"name": "Nina Ny"})

    assert "came_with" not in client.session
