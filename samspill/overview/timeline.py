"""Where a municipality is on the road, told to anyone: what has been, what is now, what comes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samspill.overview.place import Place, Stop
from samspill.policy.models import Consultation
from samspill.process.models import PolicyProcess, WorkingGroupMember
from samspill.process.steps import DONE, NEXT, NOW, PASSED

HAPPENED = {  # a step that is done, as an event
    "meet": _("The associations met."),
    "working-group": _("A working group was chosen."),
    "formal-request": _("The associations wrote to the municipality."),
    "meet-municipality": _("Associations and municipality met."),
    "invite": _("All associations were invited to a dialogue conference."),
    "conference": _("The dialogue conference was held."),
    "report": _("What was said was gathered in a report."),
    "draft": _("The draft of the policy was written."),
    "follow-up": _("The policy is adopted and followed up."),
}
WIDTH = 720.0  # units of the picture's own scale
MARGIN = 20.0
MOST_CONTACTS = 3


@dataclass(frozen=True)
class Happening:
    """One thing with its day, for the lists. `link` is what is published of it."""

    on: date
    text: str
    link: str = ""
    href: str = ""


@dataclass(frozen=True)
class Dot:
    """One stop in the picture. `x` in units of WIDTH."""

    number: int
    state: str
    x: float


class Timeline:
    """What the page asks of a place; a fixed number of queries."""

    def __init__(self, place: Place) -> None:
        self.place, self.today = place, timezone.localtime(place.now).date()

    @property
    def process(self) -> PolicyProcess | None:
        return self.place.process

    @cached_property
    def stops(self) -> list[Stop]:
        return self.place.stops

    @property
    def walked(self) -> int:
        return sum(stop.state.state == DONE for stop in self.stops)

    @property
    def to_walk(self) -> int:
        return sum(stop.state.state != PASSED for stop in self.stops)

    @property
    def passed(self) -> list[Stop]:
        return [stop for stop in self.stops if stop.state.state == PASSED]

    @property
    def ahead(self) -> list[Stop]:
        return [stop for stop in self.stops if stop.state.state == NEXT]

    @property
    def dots(self) -> list[Dot]:
        """The stops side by side, evenly: the order is sure, the days are plans."""
        room = (WIDTH - 2 * MARGIN) / max(len(self.stops) - 1, 1)
        return [
            Dot(stop.state.number, stop.state.state, round(MARGIN + index * room, 1))
            for index, stop in enumerate(self.stops)
        ]

    @property
    def reached(self) -> float:
        """How far the drawn thread goes: to where the road is now, or to its end."""
        now = next((dot.x for dot in self.dots if dot.state == NOW), None)
        return now if now is not None else WIDTH - MARGIN

    @cached_property
    def consultation(self) -> Consultation | None:
        """The newest of the policy that the public may read."""
        policy = self.place.policy
        return policy.consultations.order_by("-opened_at").first() if policy else None

    @cached_property
    def been(self) -> list[Happening]:
        """Newest first."""
        found = [*self._begun(), *self._steps_done(), *self._decided()][::-1]
        return sorted(found, key=lambda one: one.on, reverse=True)

    @cached_property
    def coming(self) -> list[Happening]:
        """Days that are set, the nearest first."""
        found = [*self._conference_days(), *self._consultation_days()]
        return sorted((one for one in found if one.on >= self.today), key=lambda one: one.on)

    @cached_property
    def contacts(self) -> Sequence[WorkingGroupMember]:
        """Those of the working group who have said that they may be named."""
        if self.process is None:
            return []
        named = WorkingGroupMember.objects.filter(group__process=self.process, is_contact=True)
        return list(named.exclude(email="")[:MOST_CONTACTS])

    def _begun(self) -> list[Happening]:
        process = self.process
        if process is None:
            return []
        found = [Happening(process.started_on, gettext("The work began."))]
        if process.decision_on:
            text = gettext("It was decided that the policy shall be made.")
            if process.decision_body:
                text = gettext("%(body)s decided that the policy shall be made.") % {
                    "body": process.decision_body[:1].upper() + process.decision_body[1:]
                }
            found.append(Happening(process.decision_on, text))
        return found

    def _steps_done(self) -> list[Happening]:
        found = []
        for stop in self.stops:
            key, done_on = stop.state.key, stop.state.done_on
            if done_on and not (key == "follow-up" and self.place.resolution):
                found.append(Happening(done_on, str(HAPPENED[key]), *self._shown(key)))
        return found

    def _shown(self, key: str) -> tuple[str, str]:
        """What anyone may read of a step, with its address; empty when nothing is published."""
        slug, place = self.place.organiser.slug, self.place
        if key == "conference" and place.past_conferences:
            newest = place.past_conferences[0]
            return newest.title, reverse("conference:conference", args=[slug, newest.pk])
        if key == "report" and place.heard["contributions"] and place.policy:
            return gettext("What was said, and what became of it"), reverse(
                "policy:what_became", args=[slug]
            )
        if key in ("draft", "follow-up") and place.policy:
            return place.policy.title, reverse("policy:public_policy", args=[slug])
        return "", ""

    def _decided(self) -> list[Happening]:
        slug, found = self.place.organiser.slug, []
        if held := self.consultation:
            text, on = gettext("The draft was sent out for consultation."), _day(held.opened_at)
            address = reverse("policy:public_consultation", args=[slug])
            found.append(Happening(on, text, gettext("See the consultation"), address))
        if (resolution := self.place.resolution) is not None and self.place.is_adopted:
            text = gettext("The policy was adopted by the %(body)s.") % {"body": resolution.body}  # type: ignore[attr-defined]
            address = reverse("policy:public_policy", args=[slug])
            found.append(
                Happening(resolution.decided_on, text, gettext("Read the policy"), address)  # type: ignore[attr-defined]
            )
        return found

    def _conference_days(self) -> list[Happening]:
        conference, slug = self.place.next_conference, self.place.organiser.slug
        if conference is None:
            return []
        address = reverse("conference:conference", args=[slug, conference.pk])
        days = [
            Happening(
                _day(conference.starts_at), conference.title, gettext("See the programme"), address
            )
        ]
        if self.place.is_sign_up_open:
            last = gettext("Last day to sign up for the conference")
            days.append(Happening(_day(conference.sign_up_deadline), last))
        return days

    def _consultation_days(self) -> list[Happening]:
        held = self.consultation
        if held is None or not held.is_open(self.place.now):
            return []
        address = reverse("policy:public_consultation", args=[self.place.organiser.slug])
        last = gettext("Last day to say what you think of the draft")
        return [Happening(_day(held.deadline), last, gettext("Say what you think"), address)]


def _day(moment: datetime) -> date:
    return timezone.localtime(moment).date()
