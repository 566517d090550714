"""The signed link by which one association answers one survey. It holds no name and no address."""

from __future__ import annotations

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from samspill.standard.models import AskedAssociation

_signer = Signer(sep=".", salt="standard.survey")


def answer_token(asked: AskedAssociation) -> str:
    return _signer.sign(str(asked.pk))


def answer_address(asked: AskedAssociation) -> str:
    """The whole address, as it stands in an e-mail."""
    return settings.PUBLIC_ADDRESS + reverse("standard:answer", args=[answer_token(asked)])


def asked_of(token: str) -> AskedAssociation | None:
    """Who is answering; None when the link is not signed by us, or nobody is held behind it."""
    try:
        key = int(_signer.unsign(token))
    except (BadSignature, ValueError):
        return None
    rows = AskedAssociation.objects.select_related("survey__organiser__municipality", "association")
    return rows.filter(pk=key, association__isnull=False).first()
