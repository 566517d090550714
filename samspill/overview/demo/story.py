"""What the chapters have in common: moving the clock, people, sign-ups and the evening itself."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import time_machine
from django.contrib.auth.hashers import make_password
from django.utils import timezone

from samspill.conference import actions as conference_actions
from samspill.conference.models import Conference
from samspill.dialogue import actions as dialogue_actions
from samspill.dialogue.models import Contribution, Dialogue
from samspill.organiser import actions as organiser_actions
from samspill.organiser.models import Membership, Organiser
from samspill.outbox.tasks import send_due
from samspill.overview.demo import PASSWORD
from samspill.people import actions as people_actions
from samspill.people.models import User
from samspill.pure.folding import fold
from samspill.registry.models import Association
from samspill.registry.readers import AssociationRow, read_associations

FOLDER = Path(__file__).resolve().parent
SLOTS = 6  # moments of a round at which contributions come


@contextmanager
def on(moment: datetime) -> Iterator[None]:
    """Everything inside happens at this moment; the clock goes on from there."""
    with time_machine.travel(moment, tick=True):
        yield


def at(day: datetime, clock: str) -> datetime:
    """The same day at "17.30", Norwegian time."""
    hour, minute = clock.split(".")
    local = timezone.localtime(day)
    return timezone.make_aware(datetime.combine(local.date(), time(int(hour), int(minute))))


def user(name: str, email: str, *, language: str = "") -> User:
    """A person with the demo's password; the same address again is the same person."""
    if known := User.objects.filter(email=email).first():
        return known
    made = people_actions.create_user(email, name=name, language=language)
    made.password = _fingerprint_of_the_password()
    made.save(update_fields=["password"])
    return made


@cache
def _fingerprint_of_the_password() -> str:
    """Made once for all: it is slow on purpose, and this password is printed on the screen."""
    return make_password(PASSWORD)


def member(organiser: Organiser, person: User, *, role: str, party: str = "municipality") -> None:
    organiser_actions.give_membership(
        organiser,
        user=person,
        role=Membership.Role(role),
        party=Membership.Party(party),
    )


def associations(place: str) -> list[AssociationRow]:
    path = FOLDER / place / "associations.json"
    rows, problems = read_associations(path.read_bytes(), file=path.name)
    if problems:
        raise ValueError("; ".join(str(problem) for problem in problems))
    return rows


def toml(place: str, name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / place / name).read_text(encoding="utf-8"))


def table(place: str, name: str) -> list[dict[str, str]]:
    with (FOLDER / place / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@cache
def participants() -> list[tuple[str, str]]:
    """(name, e-mail) of 400 invented people."""
    with (FOLDER / "people.csv").open(encoding="utf-8", newline="") as file:
        return [(row["name"], row["email"]) for row in csv.DictReader(file)]


def sign_up_associations(
    conference: Conference, *, share: float, first_person: int, days: int
) -> None:
    """Sign up a share of the active associations, spread over the days before the deadline."""
    active = list(conference.organiser.associations.active().order_by("pk"))
    chosen = [one for index, one in enumerate(active) if (index * 7919) % 100 < share * 100]
    for index, association in enumerate(chosen):
        name, email = participants()[first_person + index]
        before = timedelta(days=days * (len(chosen) - index) / len(chosen), minutes=7 * index)
        with on(conference.sign_up_deadline - before):
            conference_actions.sign_up(
                conference,
                name=name,
                email=email,
                association=association,
                language=conference.language,
                role=("leder", "styremedlem", "nestleder")[index % 3],
                wants_stand=conference.has_stands and index % 5 == 0,
            )


@dataclass(frozen=True)
class Evening:
    """A café evening's contributions, as rows of the story's own file."""

    dialogue: Dialogue
    rows: Sequence[Mapping[str, str]]
    by_name: Mapping[str, Association]

    def give(self, number: int, *, begins: datetime, minutes: int) -> None:
        """Let the tables give what round `number` has, in SLOTS moments of the round."""
        rows = [row for row in self.rows if int(row["round"]) == number]
        for slot in range(SLOTS):
            with on(begins + timedelta(minutes=minutes * (slot + 0.5) / SLOTS)):
                drafts = [self._draft(row) for row in rows[slot::SLOTS]]
                dialogue_actions.contribute_many(
                    self.dialogue, drafts=drafts, channel=Contribution.Channel.PHONE
                )

    def _draft(self, row: Mapping[str, str]) -> dialogue_actions.ContributionDraft:
        return dialogue_actions.ContributionDraft(
            round=int(row["round"]),
            table=int(row["table"]),
            text=row["text"],
            reference=row["id"],
            language=row["language"],
            association=self.by_name.get(fold(row["association"])),
        )


def evening(dialogue: Dialogue, place: str) -> Evening:
    found = dialogue.organiser.associations.all()
    by_name = {fold(one.name): one for one in found}
    return Evening(dialogue, table(place, "contributions.csv"), by_name)


def post(moment: datetime) -> None:
    """The worker's round at the post office, on the day the letters were written."""
    with on(moment):
        for _round in range(50):
            if not send_due():
                break
