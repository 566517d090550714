"""`samspill organiser` and `samspill member`: a place is opened, and people are let in to work there."""

from __future__ import annotations

import sys

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from samspill.organiser.actions import give_membership, open_organiser
from samspill.organiser.models import Municipality, Organiser
from samspill.organiser.place_names import slug_of
from samspill.people.actions import (
    create_user,
    end_other_sessions,
    name_administrator,
    remove_second_factor,
)
from samspill.people.models import User


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
    address = slug or slug_of(place.name if place else name)
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


def administrator_command(email: str, *, name: str, is_over: bool) -> int:
    """Let a person open and look after places, or no more. They sign in with two steps."""
    try:
        validate_email(email)
    except ValidationError:
        return _refuse("administrator", f"{email} is no e-mail address")
    user = User.objects.filter(email=email.strip().lower()).first()
    if user is None and is_over:
        return _refuse("administrator", f"nobody here has the address {email}")
    user = name_administrator(
        user or create_user(email, name=name or email), is_administrator=not is_over
    )
    told = "is administrator no more" if is_over else "is administrator: /administration/"
    sys.stdout.write(f"{user.name} {told}\n")
    return 0


def lost_telephone_command(email: str) -> int:
    """Take the second step away from one who has lost telephone and recovery codes. Know whom you
    speak with before you do: they are told by e-mail, and sign in with a code from then on."""
    user = User.objects.filter(email=email.strip().lower()).first()
    if user is None:
        return _refuse("lost-telephone", f"nobody here has the address {email}")
    remove_second_factor(user)
    end_other_sessions(user)
    sys.stdout.write(
        f"{user.name} signs in without the second step, and is signed out everywhere\n"
    )
    return 0


def _refuse(command: str, message: str) -> int:
    sys.stderr.write(f"samspill {command}: {message}\n")
    return 2
