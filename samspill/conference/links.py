"""Addresses that are sent out of the house: whole, and signed where they open something private."""

from __future__ import annotations

import base64

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from samspill.conference.models import Conference, OpeningNotice, SignUp, SignUpQuerySet

_signer = Signer(sep=".", salt="conference.sign_up")
_substitute = Signer(sep=".", salt="conference.substitute")
_booker = Signer(sep=".", salt="conference.booker")
_notice = Signer(sep=".", salt="conference.opening_notice")
_taken = Signer(sep=".", salt="conference.taken")
CHECK_IN_BYTES = 10  # of the signature in a QR code: short, so that it is read from afar


def sign_up_token(sign_up: SignUp) -> str:
    """What stands in the link of a sign-up: its key, the number of the link and a signature."""
    return _signer.sign(f"{sign_up.pk}:{sign_up.link_number}")


def sign_up_of(token: str) -> SignUp | None:
    """The sign-up a token opens, or None: not signed by us, or the place has been handed over.

    Tokens sent before links had numbers hold the key alone; they count as the first link.
    """
    try:
        key, _colon, link_number = _signer.unsign(token).partition(":")
        numbers = {"pk": int(key), "link_number": int(link_number or 1)}
    except (BadSignature, ValueError):
        return None
    return _one(_whole_rows().filter(**numbers))


def substitute_token(sign_up: SignUp) -> str:
    """What lets another fill in who comes, once: the seat changes hands, and the link is used up."""
    return _substitute.sign(f"{sign_up.pk}:{sign_up.link_number}")


def sign_up_of_substitute(token: str) -> SignUp | None:
    try:
        key, _colon, link_number = _substitute.unsign(token).partition(":")
        numbers = {"pk": int(key), "link_number": int(link_number)}
    except (BadSignature, ValueError):
        return None
    return _one(_whole_rows().standing().filter(**numbers))


def taken_token(sign_up: SignUp) -> str:
    """Who stands in the way, without saying who: lets the page write to them."""
    return _taken.sign(str(sign_up.pk))


def sign_up_of_taken(token: str) -> SignUp | None:
    try:
        key = int(_taken.unsign(token))
    except (BadSignature, ValueError):
        return None
    return _one(_whole_rows().standing().filter(pk=key))


def booker_token(conference: Conference, email: str) -> str:
    """What opens all that one contact person has signed up."""
    return _booker.sign(f"{conference.pk}:{email.lower()}")


def booking_of(token: str) -> tuple[int, str] | None:
    """(the conference's key, the booker's address), or None when it is not signed by us."""
    try:
        key, _colon, email = _booker.unsign(token).partition(":")
        return int(key), email
    except (BadSignature, ValueError):
        return None


def notice_token(notice: OpeningNotice) -> str:
    return _notice.sign(str(notice.pk))


def notice_key(token: str) -> int | None:
    """The key of the notice, which may have been erased since; None when it is not signed by us."""
    try:
        return int(_notice.unsign(token))
    except (BadSignature, ValueError):
        return None


def check_in_token(sign_up: SignUp) -> str:
    """What the QR code holds: capitals and digits alone, so that the code is small. It says nothing
    of the person, and another number of the link makes another token."""
    text = f"{sign_up.pk}:{sign_up.link_number}"
    return f"{text}:{_check_in_signature(text)}"


def sign_up_of_check_in(token: str) -> SignUp | None:
    """The sign-up a scanned code belongs to, cancelled too; None: not ours, or handed over."""
    text, _colon, signature = token.strip().upper().rpartition(":")
    if not constant_time_compare(signature, _check_in_signature(text)):
        return None
    key, _colon, link_number = text.partition(":")
    return _one(_whole_rows().filter(pk=int(key), link_number=int(link_number)))


def _check_in_signature(text: str) -> str:
    digest = salted_hmac("conference.check_in", text, algorithm="sha256").digest()
    return base64.b32encode(digest[:CHECK_IN_BYTES]).decode()


def _one(found: SignUpQuerySet) -> SignUp | None:
    """`first` would ask for them in order, which costs more than all the rest where rows are wide."""
    try:
        return found.get()
    except SignUp.DoesNotExist:
        return None


def _whole_rows() -> SignUpQuerySet:
    return SignUp.objects.select_related(
        "conference__organiser__municipality",
        "association",
        "municipality",
    )


def sign_up_address(sign_up: SignUp) -> str:
    """Where a person sees, changes and cancels their own sign-up."""
    return _whole(reverse("conference:my_sign_up", args=[sign_up_token(sign_up)]))


def answers_address(sign_up: SignUp) -> str:
    """Where a person answers what is asked at sign-up."""
    return _whole(reverse("conference:own_answers", args=[sign_up_token(sign_up)]))


def offer_address(sign_up: SignUp) -> str:
    """Where one who has waited says yes to a seat, or passes it on."""
    return _whole(reverse("conference:offer", args=[sign_up_token(sign_up)]))


def substitute_address(sign_up: SignUp) -> str:
    return _whole(reverse("conference:substitute", args=[substitute_token(sign_up)]))


def participant_address(sign_up: SignUp) -> str:
    return _whole(reverse("conference:participant", args=[sign_up_token(sign_up)]))


def booking_address(conference: Conference, email: str) -> str:
    return _whole(reverse("conference:booking", args=[booker_token(conference, email)]))


def notice_address(notice: OpeningNotice) -> str:
    return _whole(reverse("conference:opening_notice", args=[notice_token(notice)]))


def conference_address(conference: Conference) -> str:
    slug = conference.organiser.slug
    return _whole(reverse("conference:conference", args=[slug, conference.pk]))


def sign_up_form_address(conference: Conference) -> str:
    slug = conference.organiser.slug
    return _whole(reverse("conference:sign_up", args=[slug, conference.pk]))


def _whole(path: str) -> str:
    return settings.PUBLIC_ADDRESS + path
