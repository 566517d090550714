"""An organiser's public page: where it stands, what comes next, what was heard."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samspill.conference.models import Conference
from samspill.dialogue.models import PublishedContribution
from samspill.insight.models import Theme
from samspill.organiser.models import Organiser
from samspill.policy.models import Policy
from samspill.process.guide import GuidePage, pages
from samspill.process.models import PolicyProcess
from samspill.process.steps import StepState, current_step, state_of_steps
from samspill.standard.profile import has_profile

MOST_SAID = 3  # contributions shown in full


@dataclass(frozen=True)
class Stop:
    page: GuidePage
    state: StepState


@dataclass(frozen=True)
class Act:
    """The page's one primary button."""

    text: str
    href: str


class Place:
    """What the page asks of an organiser; each answer is read once, in a fixed number of queries."""

    def __init__(self, organiser: Organiser, *, now: datetime | None = None) -> None:
        self.organiser, self.now = organiser, now or timezone.now()

    @cached_property
    def process(self) -> PolicyProcess | None:
        """The road that the page is about: of what is in force, until the next one shows something."""
        if self.new_road is not None and self.policy is not None:
            return self.policy.process
        return self._newest

    @cached_property
    def _newest(self) -> PolicyProcess | None:
        roads = self.organiser.processes.public().select_related("copied_from__organiser")
        return roads.newest()

    @cached_property
    def new_road(self) -> PolicyProcess | None:
        """A road begun after that of the policy in force, of which nothing is public yet."""
        policy, newest = self.policy, self._newest
        if newest is None or policy is None or not self.is_adopted:
            return None
        is_shown = any(one.process_id == newest.pk for one in self.conferences)
        return None if is_shown or policy.process in (None, newest) else newest

    @cached_property
    def stops(self) -> list[Stop]:
        if self.process is None:
            return []
        language = get_language() or "nb"
        states = state_of_steps(self.process)
        return [Stop(page, state) for page, state in zip(pages(language), states, strict=True)]

    @property
    def current(self) -> Stop | None:
        state = current_step(stop.state for stop in self.stops)
        return self.stops[state.number - 1] if state else None

    @cached_property
    def conferences(self) -> list[Conference]:
        published = self.organiser.conferences.published().with_seats_taken()
        return list(published.order_by("starts_at"))

    @property
    def next_conference(self) -> Conference | None:
        return next((one for one in self.conferences if one.ends_at >= self.now), None)

    @property
    def past_conferences(self) -> list[Conference]:
        return [one for one in reversed(self.conferences) if one.ends_at < self.now]

    @property
    def is_sign_up_open(self) -> bool:
        conference = self.next_conference
        return conference is not None and conference.sign_up_deadline >= self.now

    @property
    def is_today(self) -> bool:
        """The conference is on, or will be before the day is over."""
        conference = self.next_conference
        if conference is None:
            return False
        begins, ends = (
            timezone.localtime(one).date() for one in (conference.starts_at, conference.ends_at)
        )
        return begins <= timezone.localtime(self.now).date() <= ends

    @cached_property
    def policy(self) -> Policy | None:
        """The newest that the public may read: in consultation or adopted."""
        public = self.organiser.policies.filter(
            state__in=(Policy.State.CONSULTATION, Policy.State.ADOPTED)
        )
        return public.select_related("process").order_by("-pk").first()

    @property
    def resolution(self) -> object | None:
        return self.policy.resolution if self.policy else None

    @property
    def is_adopted(self) -> bool:
        return self.policy is not None and self.policy.state == Policy.State.ADOPTED

    @cached_property
    def shows_assessment(self) -> bool:
        return has_profile(self.organiser)

    @property
    def _published(self) -> QuerySet[PublishedContribution]:
        return PublishedContribution.objects.filter(
            contribution__organiser=self.organiser,
            contribution__withdrawn_at__isnull=True,
            contribution__erased_at__isnull=True,
        )

    @cached_property
    def heard(self) -> dict[str, int]:
        """How many contributions are published, from how many tables."""
        return self._published.aggregate(
            contributions=Count("pk"), tables=Count("contribution__table", distinct=True)
        )

    @cached_property
    def themes(self) -> list[tuple[Theme, int, int]]:
        """Themes with how many tables and contributions, most tables first; what is published."""
        counts = (
            self._published.filter(contribution__codings__is_current=True)
            .values("contribution__codings__primary")
            .annotate(
                contributions=Count("contribution", distinct=True),
                tables=Count("contribution__table", distinct=True),
            )
            .order_by("-tables", "-contributions", "contribution__codings__primary")
        )
        by_code = {row["contribution__codings__primary"]: row for row in counts}
        themes = Theme.objects.in_bulk(by_code)
        return [
            (themes[code], row["tables"], row["contributions"]) for code, row in by_code.items()
        ]

    @cached_property
    def said(self) -> list[PublishedContribution]:
        """A few in full: those that led to a measure first."""
        rows = self._published.select_related(
            "contribution__round", "contribution__table"
        ).annotate(measures=Count("contribution__measures"))
        return list(rows.order_by("-measures", "pk")[:MOST_SAID])

    @property
    def act(self) -> Act | None:
        """Changes with the stop: sign up, say what you think, read."""
        slug = self.organiser.slug
        if self.is_sign_up_open and self.next_conference is not None:
            full = self.next_conference.seats_taken >= self.next_conference.capacity
            return Act(
                _("Join the waiting list") if full else self._sign_up_text,
                reverse("conference:sign_up", args=[slug, self.next_conference.pk]),
            )
        if self.policy is not None:
            return Act(
                _("Read the policy") if self.is_adopted else _("Read the draft"),
                reverse("policy:public_policy", args=[slug]),
            )
        if self.next_conference is not None:
            return Act(
                _("See the programme"),
                reverse("conference:conference", args=[slug, self.next_conference.pk]),
            )
        return None

    @property
    def _sign_up_text(self) -> str:
        if self.organiser.invites_municipalities:
            return _("Sign up your municipality")
        return _("Sign up your association")
