"""What was said at one place, as everyone may read it: conferences, contributions, themes, findings.

Only published words; what is taken back or erased is not here. A fixed number of questions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from django.db.models import Q, QuerySet
from django.utils import timezone

from samspill.conference.models import Conference
from samspill.dialogue.models import PublishedContribution
from samspill.insight.models import Coding, Finding, Theme
from samspill.organiser.models import Organiser
from samspill.overview.open_data.files import Row
from samspill.policy.council.versions import PUBLIC_STATES
from samspill.policy.models import Answer

OPEN = "open"


def published_of(organiser: Organiser) -> QuerySet[PublishedContribution]:
    """The published contributions that stand, in the order they were published."""
    return PublishedContribution.objects.filter(
        contribution__organiser=organiser,
        contribution__withdrawn_at__isnull=True,
        contribution__erased_at__isnull=True,
    ).order_by("pk")


def published_keys(organiser: Organiser) -> dict[int, str]:
    """Row -> the id it has in every file."""
    rows = published_of(organiser).values_list(
        "contribution", "contribution__dialogue__conference", "contribution__reference"
    )
    return {pk: key(conference, reference) for pk, conference, reference in rows}


def key(conference: int, reference: str) -> str:
    """A reference is unique at its conference; with the conference's own id in front, everywhere."""
    return f"{conference}:{reference}"


def conferences(organiser: Organiser) -> Iterator[Row]:
    """Those where something published was said, or that a public policy rests on."""
    said = published_of(organiser).order_by().values("contribution__dialogue__conference")
    rows = Conference.objects.filter(
        Q(pk__in=said) | Q(dialogue__policies__state__in=PUBLIC_STATES), organiser=organiser
    )
    for one in rows.distinct().order_by("starts_at", "pk"):
        day = timezone.localtime(one.starts_at).date()
        yield {"id": one.pk, "title": one.title, "date": day.isoformat()}


def contributions(organiser: Organiser) -> Iterator[Row]:
    themes = _themes_of(organiser)
    answers = dict(_verdicts(organiser))
    rows = published_of(organiser).values_list(
        "contribution",
        "contribution__dialogue__conference",
        "contribution__reference",
        "contribution__round__number",
        "contribution__question",
        "contribution__table__number",
        "contribution__language",
        "text",
    )
    for pk, conference, reference, round_, question, table, language, text in rows:
        yield {
            "id": key(conference, reference),
            "conference": conference,
            "reference": reference,
            "round": round_,
            "question": question,
            "table": table,
            "language": language,
            "text": text,
            "themes": themes.get(pk, []),
            "answer": answers.get(pk, OPEN),
        }


def themes(organiser: Organiser) -> Iterator[Row]:
    """The shared list, and the municipality's own, those it no longer uses too."""
    rows = Theme.objects.filter(Q(organiser=None) | Q(organiser=organiser))
    for one in rows.order_by("sort_order", "code"):
        yield {
            "id": one.code,
            "parent": one.parent_id,
            "name_nb": one.name_nb,
            "name_nn": one.name_nn,
        }


def findings(organiser: Organiser) -> Iterator[Row]:
    for one in findings_of(organiser).select_related("dialogue"):
        yield {
            "id": key(one.dialogue.conference_id, one.reference),
            "conference": one.dialogue.conference_id,
            "reference": one.reference,
            "statement": one.statement,
            "theme": one.theme_id,
        }


def finding_contributions(organiser: Organiser) -> Iterator[Row]:
    known = published_keys(organiser)
    through = Finding.contributions.through.objects.filter(finding__in=findings_of(organiser))
    rows = through.order_by("finding", "contribution").values_list(
        "finding__dialogue__conference", "finding__reference", "contribution"
    )
    for conference, reference, contribution in rows:
        if contribution in known:
            yield {"finding": key(conference, reference), "contribution": known[contribution]}


def answers(organiser: Organiser) -> Iterator[Row]:
    known = published_keys(organiser)
    for one in _answers(organiser).order_by("pk"):
        if one.contribution_id in known:
            yield {
                "contribution": known[one.contribution_id],
                "policy": one.policy_id,
                "verdict": one.verdict,
                "reason": one.reason,
                "date": timezone.localtime(one.at).date().isoformat(),
            }


def findings_of(organiser: Organiser) -> QuerySet[Finding]:
    """Those of a dialogue whose policy everyone may read."""
    public = Q(dialogue__policies__state__in=PUBLIC_STATES)
    return organiser.findings.filter(public).distinct().order_by("pk")


def _answers(organiser: Organiser) -> QuerySet[Answer]:
    return Answer.objects.filter(policy__organiser=organiser, policy__state__in=PUBLIC_STATES)


def _verdicts(organiser: Organiser) -> QuerySet[Answer, tuple[int, str]]:
    return _answers(organiser).values_list("contribution", "verdict")


def _themes_of(organiser: Organiser) -> Mapping[int, list[str]]:
    """Contribution -> the codes it stands under, each once; of one that was split, each part's."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    codings = Coding.objects.current().filter(contribution__organiser=organiser)
    rows = codings.order_by("contribution", "part__start", "pk")
    for contribution, theme in rows.values_list("contribution", "primary"):
        if theme is not None and theme not in found[contribution]:
            found[contribution].append(theme)
    return found
