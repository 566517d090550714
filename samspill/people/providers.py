"""Which providers this installation has, from its environment: docs/operations.md has the table."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from samspill.adapters.oidc import Client
from samspill.pure.id_tokens import TWO_FACTORS

NAMED = re.compile(r"SAMSPILL_OIDC_([A-Z0-9]+)_ISSUER")


@dataclass(frozen=True)
class Provider:
    """One way of signing in.

    name      "idporten": what stands in addresses and in our tables
    label     "ID-porten": what stands on the button
    acr       the level asked for, and held against the answer; "" asks for none
    subject   the claims a person is known by
    trusts_email   an address that the provider vouches for may find an account that is here already
    """

    name: str
    label: str
    client: Client
    acr: str
    scope: str
    subject: tuple[str, ...]
    trusts_email: bool

    @property
    def is_strong(self) -> bool:
        """Whoever comes in at this level has shown two factors there."""
        return self.acr in TWO_FACTORS


def providers() -> list[Provider]:
    """Those that are set up, in the order of their names."""
    names = sorted(found[1] for one in settings.OIDC if (found := NAMED.fullmatch(one)))
    return [_provider(name) for name in names]


def provider_named(name: str) -> Provider | None:
    return next((one for one in providers() if one.name == name), None)


def _provider(name: str) -> Provider:
    def told(key: str, otherwise: str = "") -> str:
        return settings.OIDC.get(f"SAMSPILL_OIDC_{name}_{key}", otherwise)

    key_file = told("KEY_FILE")
    return Provider(
        name=name.lower(),
        label=told("LABEL", name.title()),
        client=Client(
            issuer=told("ISSUER"),
            client_id=told("CLIENT_ID"),
            secret=told("CLIENT_SECRET"),
            private_key=Path(key_file).read_text(encoding="utf-8") if key_file else "",
            key_id=told("KEY_ID"),
        ),
        acr=told("ACR"),
        scope=told("SCOPE", "openid"),
        subject=tuple(told("SUBJECT", "sub").split(",")),
        trusts_email=told("EMAIL") == "confirmed",
    )
