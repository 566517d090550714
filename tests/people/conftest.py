"""A provider on this machine, and a person who has tied it to her account."""

from __future__ import annotations

import pytest
from django.test import Client

from samspill.adapters import oidc
from samspill.people import actions
from samspill.people.models import User
from tests.people.provider import (
    CLIENT,
    SECRET,
    LocalProvider,
    come_back,
    go,
    local_provider,
)


@pytest.fixture(scope="module")
def running():
    with local_provider() as provider:
        yield provider


@pytest.fixture
def provider(running: LocalProvider, settings) -> LocalProvider:
    """Honest again for each test, and known to the installation as ID-porten."""
    fresh = LocalProvider(issuer=running.issuer)
    running.__dict__.update(fresh.__dict__)
    running.publish(running.key)
    oidc.forget()
    settings.OIDC = {
        "SAMSPILL_OIDC_IDPORTEN_ISSUER": running.issuer,
        "SAMSPILL_OIDC_IDPORTEN_CLIENT_ID": CLIENT,
        "SAMSPILL_OIDC_IDPORTEN_CLIENT_SECRET": SECRET,
        "SAMSPILL_OIDC_IDPORTEN_LABEL": "ID-porten",
        "SAMSPILL_OIDC_IDPORTEN_ACR": "idporten-loa-substantial",
    }
    return running


@pytest.fixture
def kari() -> User:
    return actions.create_user("kari@example.no", name="Kari Eksempel", password="et-langt-passord")


@pytest.fixture
def tied(kari: User, provider: LocalProvider) -> User:
    """Kari has added ID-porten to her account, signed in."""
    client = Client()
    client.force_login(kari)
    come_back(client, go(client))
    return kari
