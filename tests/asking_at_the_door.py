"""The house with everyone before its door, and every address of it as it is asked for."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.urls import reverse

from samspill.organiser.rules import sees_only_tables
from tests.addresses import EXAMPLES, addresses
from tests.house import PARTIES, ROLES, House, house_for_a_module
from tests.people_at_the_door import (
    IN,
    NOT_SO,
    NOT_THERE,
    SIGN_IN,
    Door,
    Person,
    encoded,
    everyone,
    nothing_drawn,
)
from tests.post_outcomes import READING_IS_NOTED
from tests.rule_tables import C, F, S
from tests.test_posts import POSTS
from tests.who_may import Addresses
from tests.who_may_tables import READS, WRITES

ALL = {one.name: one for one in addresses()}
WORK = [name for name, one in ALL.items() if one.access == "member" and name in EXAMPLES]
OTHERS = [name for name, one in ALL.items() if one.access != "member" and name in EXAMPLES]
PEOPLE = len(ROLES) * (len(PARTIES) + 3) + 5  # at four places; the stranger, and four of no place
GET, POST = "GET", "POST"


@pytest.fixture(scope="module")
def asking(django_db_setup: None, django_db_blocker: Any) -> Iterator[Asking]:
    logging.disable()
    for house in house_for_a_module(django_db_blocker):
        with nothing_drawn():
            yield Asking(house)
    logging.disable(logging.NOTSET)


class Asking:
    def __init__(self, house: House) -> None:
        self.house, self.door, self.people = house, Door(), everyone(house)
        self.parts = {name: EXAMPLES[name](house) for name in (*WORK, *OTHERS)}
        self.places = {name: reverse(name, kwargs=parts) for name, parts in self.parts.items()}
        self.bodies = {name: self._body(name) for name in WORK}

    def _body(self, name: str) -> bytes:
        _may, body = POSTS.get(name, (None, None))
        return encoded(body(self.house) if body else {})

    def member(self, role: str, party: str) -> Person:
        """Of the house's own organiser."""
        own = [one for one in self.people if one.place == self.house.organiser.slug]
        found = [one for one in own if one.membership and one.membership.role == role]
        return next(one for one in found if one.membership and one.membership.party == party)

    def coordinators_of(self, place: str) -> list[Person]:
        there = [one for one in self.people if one.place == place]
        return [one for one in there if one.membership and one.membership.role == C][:1]

    def passers_by(self, access: str) -> list[Person]:
        """One of each kind; to what is not public, all."""
        if access in ("administrator", "signed in"):
            return self.people
        own = [self.member(role, "municipality") for role in (C, "reader", "table_host")]
        return [*own, *self.coordinators_of("national"), *self.people[-4:]]

    def get(self, person: Person, name: str) -> str:
        """That some pages are read is written down, and so taken back."""
        if name in READING_IS_NOTED:
            return self._taken_back(person, self.places[name])
        return self.door.ask(person, self.places[name])

    def post(self, person: Person, name: str) -> str:
        """Said in earnest, and taken back."""
        return self._taken_back(person, self.places[name], self.bodies[name])

    def _taken_back(self, person: Person, address: str, body: bytes | None = None) -> str:
        with transaction.atomic():
            answer = self.door.ask(person, address, body)
            transaction.set_rollback(True)
        return answer

    def at(self, place: str, person: Person, name: str) -> str:
        """The same address under another organiser's slug."""
        address = reverse(name, kwargs={**self.parts[name], "slug": place})
        return self._taken_back(person, address, None if name in READS else self.bodies[name])

    def wrong(self, person: Person, asked: list[tuple[str, str]]) -> dict[tuple[str, str], Any]:
        """What is not answered as the rules say: what was told, and what they let it answer."""
        found = {}
        for name, how in asked:
            known = self.known_of(person, name, how)
            told = self.get(person, name) if how == GET else self.post(person, name)
            if told not in known:
                found[name, how] = told, known
        return found

    def known_of(self, person: Person, name: str, how: str) -> set[str]:
        read, written = READS.get(name), WRITES.get(name)
        if how == GET:
            return {self.by(read, person, name)} if read else {NOT_SO, NOT_THERE, SIGN_IN}
        if written:
            return {self.by(written, person, name)}
        return {self.by(read, person, name), NOT_SO}

    def by(self, row: Addresses | None, person: Person, name: str) -> str:
        if not person.cookie:
            return SIGN_IN
        found = person.membership
        if row is None or found is None or person.place != self.parts[name]["slug"]:
            return NOT_THERE
        if sees_only_tables(found) and not row.is_for_table_hosts:
            return NOT_THERE
        return IN if row.rule(found, self.house) else NOT_THERE


def asking_of_all(asking: Asking, person: Person) -> list[tuple[str, str]]:
    """By both methods for the municipality's own; each address by one of them for all others.

    The coordinator's, the facilitator's and the signatory's POSTs that are to be done are tried one by
    one in `test_posts.py`, and so not here.
    """
    role = person.membership.role if person.membership else ""
    is_ours = person.place == asking.house.organiser.slug
    turn, ways = asking.people.index(person), (GET, POST)
    if is_ours and person.membership and person.membership.party == "municipality":
        asked = [(name, how) for name in WORK for how in ways]
    else:
        asked = [(name, ways[(place + turn) % 2]) for place, name in enumerate(WORK)]
    done_there = {name for name in POSTS if role in set(POSTS[name][0]) & {C, F, S}}
    return [
        (name, how) for name, how in asked if how == GET or not is_ours or name not in done_there
    ]
