"""`samspill organiser` and `samspill member`: a place is opened, and people are let in to work there."""

from __future__ import annotations

import re
import sys

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from samspill.organiser.actions import give_membership, open_organiser
from samspill.organiser.models import Municipality, Organiser
from samspill.people.actions import create_user
from samspill.people.models import User
from samspill.pure.folding import without_marks

MOST_SLUG_LETTERS = 50
AS_ASCII = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})


def organiser_command(
    *,
    municipality: str,
    name: str,
    slug: str,
    language: str,
    contact: dict[str, str],
) -> int:
    """Open a place; 0 when it is open, 2 when what was asked for must be put right.

    municipality   its number; "" opens a national body, which then needs a name
    name, slug     "" takes the municipality's own name, and an address made of the name
    contact        name, role, email, phone: who stands in letters and on public pages
    """
    place = Municipality.objects.filter(pk=municipality).first() if municipality else None
    if municipality and place is None:
        return _refuse("organiser", f"no municipality has the number {municipality}")
    kind = Organiser.Kind.MUNICIPALITY if place else Organiser.Kind.NATIONAL
    address = slug or _slug(place.name if place else name)
    taken = Organiser.objects.filter(slug=address)
    if taken.exists() or (place and place.organisers.filter(kind=kind).exists()):
        return _refuse("organiser", f"it is open already, or /{address}/ is another's: give --slug")
    try:
        opened = open_organiser(
            kind=kind,
            name=name or f"{place} kommune",
            slug=address,
            municipality=place,
            language=language or ("nn" if place and place.language_form == "nn" else "nb"),
            **{f"contact_{field}": told for field, told in contact.items()},
        )
    except ValidationError as error:
        return _refuse("organiser", f"/{address}/: {' '.join(error.messages)}")
    sys.stdout.write(f"{opened.name} is open at /{opened.slug}/\n")
    return 0


def member_command(slug: str, email: str, *, name: str, role: str, party: str) -> int:
    """Let a person work at a place, or change what they may do there. They sign in by a code."""
    organiser = Organiser.objects.filter(slug=slug).first()
    if organiser is None:
        return _refuse("member", f"nothing is open at /{slug}/")
    try:
        validate_email(email)
    except ValidationError:
        return _refuse("member", f"{email} is no e-mail address")
    with transaction.atomic():
        user = User.objects.filter(email=email.strip().lower()).first()
        user = user or create_user(email, name=name or email)
        give_membership(organiser, user=user, role=role, party=party)
    sys.stdout.write(f"{user.name} is {role} at /{slug}/, and signs in at /sign-in/code/\n")
    return 0


def _slug(name: str) -> str:
    """The name as the first word of an address: «Sør-Varanger» is "sor-varanger"."""
    return re.sub(r"[^a-z0-9]+", "-", without_marks(name).translate(AS_ASCII))[
        :MOST_SLUG_LETTERS
    ].strip("-")


def _refuse(command: str, message: str) -> int:
    sys.stderr.write(f"samspill {command}: {message}\n")
    return 2
