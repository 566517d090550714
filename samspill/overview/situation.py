"""Where an organiser stands, gathered from every stage in a fixed number of queries."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import ClassVar

from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone

from samspill.conference.coverage import Coverage, coverage
from samspill.conference.models import Conference, Invited
from samspill.dialogue.models import Contribution, Dialogue, Round, SeatingPlan
from samspill.insight.models import Coding, Finding
from samspill.letters.models import Letter
from samspill.organiser.models import Membership, Organiser
from samspill.overview.rules import can_archive
from samspill.policy.models import Answer, Policy
from samspill.process.models import PolicyProcess, ProcessStep
from samspill.registry.models import ContactPoint


@dataclass
class Situation:
    """What the road board and its next act are made from. Times are aware."""

    organiser: Organiser
    membership: Membership
    now: datetime = field(default_factory=timezone.now)
    PATIENCE_WEEKS: ClassVar[int] = 3  # so long a municipality may let a letter lie

    @property
    def today(self) -> date:
        return timezone.localtime(self.now).date()

    @cached_property
    def process(self) -> PolicyProcess | None:
        found = self.organiser.processes.select_related(
            "preliminary_meeting", "working_group", "hand_over", "copied_from__organiser"
        )
        return found.order_by("-started_on", "-pk").first()

    @property
    def may_archive(self) -> bool:
        return can_archive(self.membership) and not self.organiser.invites_municipalities

    @cached_property
    def steps(self) -> list[ProcessStep]:
        return list(self.process.steps.order_by("pk")) if self.process else []

    @cached_property
    def conference(self) -> Conference | None:
        conferences = self.organiser.conferences.with_seats_taken()
        coming = conferences.filter(ends_at__gte=self.now).order_by("starts_at").first()
        return coming or conferences.order_by("-starts_at").first()

    @cached_property
    def letters(self) -> dict[str, Letter]:
        """The newest letter of each kind that this person may see, with its approvals."""
        seen = self.organiser.letters.seen_by(self.membership).prefetch_related("approvals")
        return {letter.kind: letter for letter in seen.order_by("pk")}

    @cached_property
    def association_counts(self) -> dict[str, int]:
        living = ContactPoint.objects.filter(
            association=OuterRef("pk"), kind=ContactPoint.Kind.EMAIL, is_dead=False
        )
        active = self.organiser.associations.active().annotate(has_email=Exists(living))
        return active.aggregate(
            active=Count("pk"), without_email=Count("pk", filter=Q(has_email=False))
        )

    @cached_property
    def asking(self) -> list[int]:
        """The conferences' numbers, one for each that asks to be invited and waits for an answer."""
        asks = Invited.objects.filter(
            state=Invited.State.ASKS,
            conference__in=self.organiser.conferences.seen_by(self.membership),
            conference__starts_at__gte=self.now,
        )
        return list(asks.order_by("at", "pk").values_list("conference", flat=True))

    @cached_property
    def coverage(self) -> Coverage | None:
        """Who has signed up of those who could, by type or by county."""
        return coverage(self.conference) if self.conference else None

    @cached_property
    def dialogue(self) -> Dialogue | None:
        if self.conference is None:
            return None
        return self.organiser.dialogues.filter(conference=self.conference).first()

    @cached_property
    def rounds(self) -> list[Round]:
        return list(self.dialogue.rounds.with_item()) if self.dialogue else []

    @property
    def open_round(self) -> Round | None:
        return next((one for one in self.rounds if one.state == Round.State.OPEN), None)

    @cached_property
    def plan(self) -> SeatingPlan | None:
        rows = self.dialogue.seating_plans.made() if self.dialogue else SeatingPlan.objects.none()
        return rows.defer("report", "reasons").order_by("-pk").first()

    @cached_property
    def contribution_counts(self) -> dict[str, int]:
        """How many there are, how many a person must look at, how many are answered."""
        if self.dialogue is None:
            return {"all": 0, "unclear": 0, "uncoded": 0, "answered": 0}
        current = Coding.objects.current().filter(contribution=OuterRef("pk"))
        unclear = current.filter(is_unclear=True, source=Coding.Source.MACHINE)
        answered = Answer.objects.filter(contribution=OuterRef("pk"))
        standing = Contribution.objects.standing().filter(dialogue=self.dialogue)
        marked = standing.annotate(
            has_coding=Exists(current), is_unclear=Exists(unclear), has_answer=Exists(answered)
        )
        return marked.aggregate(
            all=Count("pk"),
            uncoded=Count("pk", filter=Q(has_coding=False)),
            unclear=Count("pk", filter=Q(is_unclear=True)),
            answered=Count("pk", filter=Q(has_answer=True)),
        )

    @cached_property
    def finding_count(self) -> int:
        return Finding.objects.filter(dialogue=self.dialogue).count() if self.dialogue else 0

    @cached_property
    def policy(self) -> Policy | None:
        return self.organiser.policies.order_by("-pk").first()

    @property
    def policy_is_adopted(self) -> bool:
        return self.policy is not None and self.policy.state == Policy.State.ADOPTED

    @cached_property
    def uncertain_count(self) -> int:
        return self.organiser.deliveries.uncertain().count()
