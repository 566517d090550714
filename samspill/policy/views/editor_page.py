"""The page where the policy is written, whichever address it is reached by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.db.models import F
from django.http import HttpResponse, QueryDict
from django.urls import reverse

from samspill.organiser.models import Organiser
from samspill.policy.council.versions import IN_FORCE
from samspill.policy.export import OPEN, completeness
from samspill.policy.forms import MeasureForm, PlaceForm
from samspill.policy.models import Measure, Policy, Remark
from samspill.policy.reading import by_answer, findings_of, text_parts
from samspill.policy.rules import (
    can_adopt,
    can_answer,
    can_arrange,
    can_comment,
    can_follow_up,
    can_write,
    is_public,
)
from samspill.policy.views.access import page
from samspill.policy.writing.answered_picture import LOOKS, answered_picture
from samspill.policy.writing.comments import comments_on
from samspill.policy.writing.lines import goal_list, marks
from samspill.policy.writing.open_measure import MOST_REMARKS, open_measure, remarks_for
from samspill.policy.writing.sought import PER_PAGE, Hits, hits, rows_of

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest

OPEN_SHOWN = 3
MOST_WORDS = 100  # letters
FINDINGS_SHOWN = 8
MOST_FINDINGS = 100


def number_in(values: QueryDict, name: str) -> int:
    """A row's number as it stands in an address or a form; 0 for anything else."""
    value = values.get(name, "")
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 10 else 0


def words_in(values: QueryDict) -> str:
    return values.get("words", "").replace("\0", "")[:MOST_WORDS].strip()


def editor_page(
    request: OrganiserRequest,
    organiser: Organiser,
    policy: Policy,
    *,
    chosen: Measure | None = None,
    form: MeasureForm | None = None,
) -> HttpResponse:
    """The whole policy; `chosen` is open, with `form` where it has just been sent."""
    words = words_in(request.GET)
    sought = hits(policy, words) if words else None
    goal, start = number_in(request.GET, "goal"), number_in(request.GET, "from")
    membership = request.membership
    noted = marks(policy, but=request.user.pk)
    context = {
        **_whole(policy),
        **_text(policy),
        "parts": goal_list(
            policy, noted, chosen=chosen, goal=goal, start=start if goal and not words else 0
        ),
        "clashes": sum(noted.clashes.values()),
        "sought": sought,
        "words": words,
        "can_write": can_write(membership, policy),
        "can_answer": can_answer(membership),
        "can_adopt": can_adopt(membership, policy),
        "can_arrange": can_arrange(membership, policy),
        "can_adopt_again": can_follow_up(membership, policy) and not can_write(membership, policy),
        "is_public": is_public(policy),
        "opened": chosen,
    }
    if chosen is None:
        context |= _beside_all(policy, sought, start)
    else:
        writer = noted.writers.get(chosen.passage.pk, "")
        context |= _beside_one(request, policy, chosen, form, sought, start, writer)
    return page(request, organiser, "policy/policy.html", policy=policy, **context)


def measure_form(policy: Policy, measure: Measure, data: QueryDict | None = None) -> MeasureForm:
    """With the remarks it may be changed for, where a consultation has any."""
    remarks = remarks_for(measure)[:MOST_REMARKS] if _has_remarks(policy) else None
    if data is not None and remarks is not None:
        remarks = remarks_for(measure)
    return MeasureForm(
        data, instance=measure, remarks=remarks, initial={"seen": measure.passage.version}
    )


def _has_remarks(policy: Policy) -> bool:
    return Remark.objects.filter(consultation__policy=policy, erased_at__isnull=True).exists()


def _newest(policy: Policy) -> Mapping[str, Any] | None:
    """The version at the top of the page: the last one kept; while the text is locked, the one in
    force, whatever has been kept of an amendment that was laid aside.
    """
    versions = policy.versions.order_by("-number")
    if not policy.is_open_for_writing:
        versions = versions.filter(kind__in=IN_FORCE)
    return versions.values("number", "at", decided_on=F("resolution__decided_on")).first()


def _whole(policy: Policy) -> dict[str, Any]:
    """What stands at the top: the version, and where every contribution stands."""
    counts = completeness(policy)
    return {
        "version": _newest(policy),
        "consultation": policy.consultations.order_by("-pk").first(),
        "counts": counts,
        "total": sum(counts.values()),
        "picture": answered_picture(counts),
        "looks": [look for look, _verdict in LOOKS],
    }


def _text(policy: Policy) -> dict[str, Any]:
    """The chapters around the goals, those before and those after."""
    chapters = list(policy.chapters.prefetch_related("passages"))
    keys = [chapter.key for chapter in chapters]
    place = keys.index("goals") if "goals" in keys else len(keys)
    rows = [(chapter, text_parts(chapter.body)) for chapter in chapters]
    return {
        "chapters_before": rows[:place],
        "goals_chapter": rows[place] if place < len(rows) else None,
        "chapters_after": rows[place + 1 :],
    }


def _beside_all(policy: Policy, sought: Hits | None, start: int) -> dict[str, Any]:
    findings = list(findings_of(policy)[:MOST_FINDINGS])
    context: dict[str, Any] = {
        "findings": findings[:FINDINGS_SHOWN],
        "more_findings": findings[FINDINGS_SHOWN:],
    }
    if sought is None:
        return context | {"open_ones": by_answer(policy, OPEN)[:OPEN_SHOWN]}
    later = start + PER_PAGE
    return context | {
        "found": rows_of(sought.keys[start:later]),
        "next_start": later if later < sought.count else 0,
    }


def _beside_one(
    request: OrganiserRequest,
    policy: Policy,
    chosen: Measure,
    form: MeasureForm | None,
    sought: Hits | None,
    start: int,
    writer: str,
) -> dict[str, Any]:
    has_all = "all" in request.GET
    place = open_measure(policy, chosen, sought=sought, has_all=has_all, start=start)
    may_comment = can_comment(request.membership, policy)
    siblings = list(chosen.goal.measures.order_by("number").values_list("pk", "number"))
    at = siblings.index((chosen.pk, chosen.number))
    return {
        "place": place,
        "form": form or measure_form(policy, chosen),
        "passage": chosen.passage,
        "writer": writer,
        "comments": comments_on(chosen.passage) if may_comment else [],
        "can_comment": may_comment,
        "here": f"{reverse('policy:policy', args=[policy.organiser.slug])}?measure={chosen.pk}",
        "above": siblings[at - 1][0] if at else None,
        "below": siblings[at + 1][0] if at + 1 < len(siblings) else None,
        "place_form": PlaceForm(policy=policy, initial={"goal": chosen.goal_id}),
    }
