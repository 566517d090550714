"""Everyone who could ever ask: each role at each kind of organiser, and those without any.

    door = Door()
    verdict = door.ask(person, "/eigersund/work/letters/", body=None)

What the door answers goes through the whole stack but for two things that decide nothing: no page is
drawn, and the page of a 404 is empty.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.core.handlers.base import BaseHandler
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.template.backends.django import Template
from django.test import RequestFactory
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from samspill import urls
from samspill.organiser import actions as organiser_actions
from samspill.organiser.models import Membership, Municipality, Organiser
from samspill.people.entering import BACKEND
from samspill.people.models import User
from samspill.people.sessions import BEGAN, STRONG, SessionStore

if TYPE_CHECKING:
    from tests.house import House

IN, NOT_THERE, SIGN_IN, NOT_SO = "comes in", "is not there", "is asked to sign in", "not that way"
SECOND_STEP = "is asked for the second step"
MUNICIPALITY = Membership.Party.MUNICIPALITY


@dataclass(frozen=True)
class Person:
    """One who asks. `membership` is the only one they have."""

    name: str
    cookie: str = ""
    membership: Membership | None = None

    @property
    def place(self) -> str:
        return self.membership.organiser.slug if self.membership else ""


def everyone(house: House) -> list[Person]:
    county = organiser_actions.open_organiser(
        kind=Organiser.Kind.COUNTY_AUTHORITY,
        name="Eksempel fylkeskommune",
        slug="county",
        municipality=Municipality.objects.get(number="4204"),
    )
    for place in (house.stranger_place, house.national, county):
        _fill(place)
    places = (house.organiser, house.stranger_place, house.national, county)
    rows = Membership.objects.filter(organiser__in=places).select_related("organiser", "user")
    theirs = [
        Person(f"{one.role} of {one.organiser.slug}, {one.party}", signed_in(one.user), one)
        for one in rows.order_by("pk")
    ]
    alone, runs = _user("alone"), _user("runs")
    User.objects.filter(pk=runs.pk).update(is_administrator=True)
    return [
        *theirs,
        Person("nobody"),
        Person("one who works nowhere", signed_in(alone)),
        Person("the administrator", signed_in(runs, is_strong=True)),
        Person("the administrator, one step", signed_in(runs)),
    ]


def _fill(place: Organiser) -> None:
    """Every role of the municipality's party that nobody has there yet."""
    taken = place.memberships.filter(party=MUNICIPALITY).values_list("role", flat=True)
    for role in sorted(set(Membership.Role.values) - set(taken)):
        one = _user(f"{role}.{place.slug}".replace("_", "-"))
        organiser_actions.give_membership(place, user=one, role=role, party=MUNICIPALITY)


def _user(name: str) -> User:
    """Without a password: making one takes its time, and nobody signs in here."""
    return User.objects.create_user(f"{name}@example.no", name=name.title())


def signed_in(user: User, *, is_strong: bool = False) -> str:
    """A session as `people.entering.let_in` makes it; gives back its key."""
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = BACKEND
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session[STRONG], session[BEGAN] = is_strong, timezone.now().isoformat()
    session.create()
    return str(session.session_key)


class Door:
    """The whole stack, once."""

    def __init__(self) -> None:
        self.requests = RequestFactory()
        self.handler = BaseHandler()
        self.handler.load_middleware()
        self.sign_in = reverse("people:sign_in")
        self.second_step = reverse("people:second_factor")

    def ask(self, person: Person, address: str, body: bytes | None = None) -> str:
        """Without a body by GET; gives back one of the words above, or what went wrong."""
        self.requests.cookies.clear()
        if person.cookie:
            self.requests.cookies[settings.SESSION_COOKIE_NAME] = person.cookie
        if body is None:
            request = self.requests.get(address)
        else:
            request = self.requests.generic("POST", address, body, MULTIPART_CONTENT)
        request._dont_enforce_csrf_checks = True  # type: ignore[attr-defined]
        answer: Any = self.handler.get_response(request)
        answer.close()
        return self._word(answer)

    def _word(self, answer: HttpResponse) -> str:
        target = answer.get("Location", "")
        if target.startswith(self.sign_in):
            return SIGN_IN
        if target.startswith(self.second_step):
            return SECOND_STEP
        words = {200: IN, 302: IN, 410: IN, 422: IN, 404: NOT_THERE, 405: NOT_SO}
        return words.get(answer.status_code, f"is answered {answer.status_code}")


def encoded(body: dict[str, Any]) -> bytes:
    return encode_multipart(BOUNDARY, body)


@contextmanager
def nothing_drawn() -> Iterator[None]:
    """What a page looks like is asked elsewhere."""

    def empty(template: Any, context: Any = None, request: Any = None) -> SafeString:
        return SafeString("")

    def missing(request: HttpRequest, exception: Exception) -> HttpResponse:
        return HttpResponseNotFound()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Template, "render", empty)
        patch.setattr(urls, "handler404", missing, raising=False)
        yield
