"""What anyone may take of the whole country: the map and the published contributions, as rows."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Prefetch
from django.utils import timezone

from samspill.dialogue.models import PublishedContribution
from samspill.insight.models import Coding
from samspill.overview.open_data.files import Row
from samspill.policy.models import Measure, Policy
from samspill.standard.map import map_rows

MUNICIPALITY_FIELDS = (
    "number", "name", "county_number", "county", "state", "as_of", "note", "evidence",
)  # fmt: skip
CONTRIBUTION_FIELDS = (
    "organiser", "id", "conference", "date", "round", "table", "language", "text", "theme",
    "answer", "reason", "measures",
)  # fmt: skip
PUBLIC_STATES = (Policy.State.CONSULTATION, Policy.State.ADOPTED)


def municipality_table() -> list[Row]:
    """One row a municipality; `state` is adopted, on_the_way, not_begun or no_data."""
    return [
        {
            "number": row.number,
            "name": row.name,
            "county_number": row.county_number,
            "county": row.county,
            "state": str(row.state),
            "as_of": row.as_of.isoformat() if row.as_of else None,
            "note": row.note,
            "evidence": row.evidence,
        }
        for row in map_rows()
    ]


def contribution_table() -> Iterator[Row]:
    """One row a published contribution, in the words that are published; four queries in all.

    `answer` is taken_in, partly, not_taken_in or open; `measures` are those of a policy that the
    public may read.
    """
    public_measures = Measure.objects.filter(goal__policy__state__in=PUBLIC_STATES)
    rows = (
        PublishedContribution.objects.filter(
            contribution__withdrawn_at__isnull=True, contribution__erased_at__isnull=True
        )
        .select_related(
            "contribution__organiser",
            "contribution__dialogue__conference",
            "contribution__round",
            "contribution__table",
            "contribution__answer__policy",
        )
        .prefetch_related(
            Prefetch("contribution__measures", queryset=public_measures.select_related("goal")),
            Prefetch(
                "contribution__codings",
                queryset=Coding.objects.current().order_by("part__start", "pk"),
            ),
        )
        .order_by("contribution__organiser__slug", "pk")
    )
    for published in rows:
        yield _contribution_row(published)


def _contribution_row(published: PublishedContribution) -> Row:
    contribution = published.contribution
    conference = contribution.dialogue.conference
    themes = dict.fromkeys(one.primary_id for one in contribution.codings.all())
    answer = getattr(contribution, "answer", None)
    is_told = answer is not None and answer.policy.state in PUBLIC_STATES
    return {
        "organiser": contribution.organiser.slug,
        "id": contribution.reference,
        "conference": conference.title,
        "date": timezone.localtime(conference.starts_at).date().isoformat(),
        "round": contribution.round.number,
        "table": contribution.table.number if contribution.table else None,
        "language": contribution.language,
        "text": published.text,
        "theme": " ".join(themes) or None,  # of one that was split, each part's
        "answer": answer.verdict if is_told else "open",
        "reason": answer.reason if is_told else "",
        "measures": [measure.reference for measure in contribution.measures.all()],
    }
