"""Addresses in a letter that are one receiver's own."""

from __future__ import annotations

from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from samspill.letters.models import Letter, Recipient

_signer = Signer(sep=".", salt="letters.answer")


def own_sign_up_address(address: str, token: str) -> str:
    """The sign-up's address with who it is for; "" when the letter has none."""
    if not address or not token:
        return address
    joint = "&" if urlsplit(address).query else "?"
    return f"{address}{joint}{urlencode({'for': token})}"


def answer_address(letter: Letter, *, association: int | None, municipality: str | None) -> str:
    """Where a receiver says that they cannot come; "" for one who is in no register."""
    token = answer_token(letter, association=association, municipality=municipality)
    return settings.PUBLIC_ADDRESS + reverse("letters:answer", args=[token]) if token else ""


def answer_token(letter: Letter, *, association: int | None, municipality: str | None) -> str:
    """Signed by letter and receiver, not by row: the list may be made anew until it is sent."""
    if association is None and not municipality:
        return ""
    return _signer.sign(f"{letter.pk}:{f'a{association}' if association else f'm{municipality}'}")


def recipient_of(token: str) -> Recipient | None:
    """The receiver a token names, of a letter that still has them; None when it is not ours."""
    try:
        letter, _colon, who = _signer.unsign(token).partition(":")
    except BadSignature:
        return None
    rows = Recipient.objects.select_related("letter__organiser", "letter__process", "association")
    of_letter = rows.filter(letter=int(letter))
    if who.startswith("a"):
        return of_letter.filter(association=int(who[1:])).first()
    return of_letter.filter(municipality=who[1:]).first()
