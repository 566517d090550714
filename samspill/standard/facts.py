"""What Samspill already knows of a municipality, criterion by criterion: a sentence with its basis,
and the page it comes from. Nothing here sets a level; a person does.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspill.conference.models import Conference, SignUp
from samspill.dialogue.models import Contribution
from samspill.organiser.models import Organiser
from samspill.policy.following.reading import adopted_policy
from samspill.policy.models import Measure, Policy, StatusRound
from samspill.pure.documents import norwegian

YEAR = timedelta(days=365)
EVENING = time(16)  # from then on most people are free
SATURDAY = 5


@dataclass(frozen=True)
class Fact:
    """One thing that is known. `count` of `total`, where it is a share."""

    sentence: str
    count: int
    href: str
    total: int | None = None


def facts_of(organiser: Organiser, language: str) -> dict[int, list[Fact]]:
    """By the criterion's number. Eight queries, however much there is."""
    now = timezone.now()
    policy = adopted_policy(organiser)
    answered = _answered(policy, organiser)
    return {
        1: _measures(policy, organiser),
        2: _taken_part(organiser, now),
        3: _adopted(policy, organiser, language),
        5: _register(organiser),
        7: _meetings(organiser, now),
        11: _kept_up(organiser, now),
        16: [*answered, *_reports(organiser, now)],
    }


def _adopted(policy: Policy | None, organiser: Organiser, language: str) -> list[Fact]:
    resolution = policy.resolution if policy else None
    if resolution is None:
        return []
    told = _("«%(title)s» was adopted %(day)s, case %(case)s.") % {
        "title": policy.title if policy else "",
        "day": norwegian.plain_date(resolution.decided_on, language),
        "case": resolution.case_number,
    }
    return [Fact(told, 1, reverse("policy:public_policy", args=[organiser.slug]))]


def _measures(policy: Policy | None, organiser: Organiser) -> list[Fact]:
    if policy is None:
        return []
    has_owner = ~Q(responsible_role="") | ~Q(responsible_unit="")
    has_money = Q(cost_once__isnull=False) | Q(cost_yearly__isnull=False) | ~Q(funding="")
    whole = has_owner & has_money & Q(deadline__isnull=False)
    counted = Measure.objects.filter(goal__policy=policy).aggregate(
        total=Count("pk"), whole=Count("pk", filter=whole)
    )
    if not counted["total"]:
        return []
    told = ngettext(
        "%(count)d of %(total)d measure has an owner, a deadline and money.",
        "%(count)d of %(total)d measures have an owner, a deadline and money.",
        counted["total"],
    ) % {"count": counted["whole"], "total": counted["total"]}
    href = reverse("policy:public_policy", args=[organiser.slug])
    return [Fact(told, counted["whole"], href, counted["total"])]


def _taken_part(organiser: Organiser, now: datetime) -> list[Fact]:
    rows = SignUp.objects.seated().filter(
        conference__organiser=organiser,
        conference__published_at__isnull=False,
        conference__ends_at__lt=now,
        association__isnull=False,
    )
    found = set(rows.values_list("association", "association__category"))
    if not found:
        return []
    kinds, count = {one for _key, one in found if one}, len({key for key, _kind in found})
    told = ngettext(
        "%(count)d association had a seat at the conferences that are held, of %(kinds)s.",
        "%(count)d associations had a seat at the conferences that are held, of %(kinds)s.",
        count,
    ) % {"count": count, "kinds": _kinds(len(kinds))}
    return [Fact(told, count, reverse("conference:work", args=[organiser.slug]))]


def _kinds(count: int) -> str:
    told = ngettext("%(count)d kind", "%(count)d different kinds", count)
    return told % {"count": count}


def _answered(policy: Policy | None, organiser: Organiser) -> list[Fact]:
    if policy is None:
        return []
    counted = (
        Contribution.objects.standing()
        .filter(dialogue=policy.dialogue_id)
        .aggregate(total=Count("pk"), answered=Count("answer"))
    )
    if not counted["total"]:
        return []
    told = ngettext(
        "%(count)d of %(total)d contribution is answered.",
        "%(count)d of %(total)d contributions are answered.",
        counted["total"],
    ) % {"count": counted["answered"], "total": counted["total"]}
    href = reverse("policy:what_became", args=[organiser.slug])
    return [Fact(told, counted["answered"], href, counted["total"])]


def _reports(organiser: Organiser, now: datetime) -> list[Fact]:
    rounds = StatusRound.objects.filter(
        policy__organiser=organiser, reported_at__gte=now - YEAR, reported_at__lte=now
    )
    count = rounds.count()
    if not count:
        return []
    told = ngettext(
        "%(count)d status report to the council in the last twelve months.",
        "%(count)d status reports to the council in the last twelve months.",
        count,
    )
    return [
        Fact(told % {"count": count}, count, reverse("policy:public_policy", args=[organiser.slug]))
    ]


def _register(organiser: Organiser) -> list[Fact]:
    count = organiser.associations.active().count()
    if not count:
        return []
    told = ngettext(
        "%(count)d association stands in the list.",
        "%(count)d associations stand in the list.",
        count,
    )
    return [Fact(told % {"count": count}, count, _list(organiser))]


def _kept_up(organiser: Organiser, now: datetime) -> list[Fact]:
    fresh = Q(seen_in_register_at__gte=now - YEAR) | Q(list_changed_at__gte=now - YEAR)
    counted = organiser.associations.active().aggregate(
        total=Count("pk"), fresh=Count("pk", filter=fresh)
    )
    if not counted["total"]:
        return []
    told = ngettext(
        "%(count)d of %(total)d association was looked over in the last twelve months.",
        "%(count)d of %(total)d associations were looked over in the last twelve months.",
        counted["total"],
    ) % {"count": counted["fresh"], "total": counted["total"]}
    return [Fact(told, counted["fresh"], _list(organiser), counted["total"])]


def _list(organiser: Organiser) -> str:
    return reverse("registry:associations", args=[organiser.slug])


def _meetings(organiser: Organiser, now: datetime) -> list[Fact]:
    held = Conference.objects.published().filter(
        organiser=organiser, ends_at__lt=now, starts_at__gte=now - YEAR
    )
    starts = [timezone.localtime(one) for one in held.values_list("starts_at", flat=True)]
    if not starts:
        return []
    evenings = sum(one.time() >= EVENING or one.weekday() >= SATURDAY for one in starts)
    told = ngettext(
        "%(count)d conference in the last twelve months, %(evenings)d in the evening or at a weekend.",
        "%(count)d conferences in the last twelve months, %(evenings)d in the evening or at a weekend.",
        len(starts),
    ) % {"count": len(starts), "evenings": evenings}
    return [Fact(told, len(starts), reverse("conference:work", args=[organiser.slug]))]
