"""What anyone may take of the whole country: the map and the published contributions, as rows."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import F
from django.utils import timezone

from samspill.dialogue.models import PublishedContribution
from samspill.insight.models import Coding
from samspill.overview.open_data.along import Along, Piece, Pieces
from samspill.overview.open_data.files import ROWS_AT_A_TIME, Row
from samspill.policy.models import MeasureContribution, Policy
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
    """One row a published contribution, in the words that are published; three queries in all.

    `answer` is taken_in, partly, not_taken_in or open; `measures` are those of a policy that the
    public may read.
    """
    themes = Along(_themes(), key_length=2)
    measures = Along(_measures(), key_length=2)
    for one in _published():
        key = (one["place"], one["pk"])
        yield _contribution_row(one, themes.of(key), measures.of(key))


def _contribution_row(one: Row, themes: Pieces, measures: Pieces) -> Row:
    codes = dict.fromkeys(code for (code,) in themes)
    is_told = one["state"] in PUBLIC_STATES
    return {
        "organiser": one["organiser"],
        "id": one["reference"],
        "conference": one["conference"],
        "date": timezone.localtime(one["starts_at"]).date().isoformat(),
        "round": one["round"],
        "table": one["table"],
        "language": one["language"],
        "text": one["text"],
        "theme": " ".join(codes) or None,  # of one that was split, each part's
        "answer": one["verdict"] if is_told else "open",
        "reason": one["reason"] if is_told else "",
        "measures": [f"{goal}.{number}" for goal, number in measures],
    }


def _published() -> Iterator[Row]:
    """By organiser, in the order they were published."""
    rows = PublishedContribution.objects.filter(**_standing()).order_by(
        "contribution__organiser_id", "pk"
    )
    told: Iterator[Row] = rows.values(
        "pk",
        "text",
        place=F("contribution__organiser_id"),
        organiser=F("contribution__organiser__slug"),
        reference=F("contribution__reference"),
        conference=F("contribution__dialogue__conference__title"),
        starts_at=F("contribution__dialogue__conference__starts_at"),
        round=F("contribution__round__number"),
        table=F("contribution__table__number"),
        language=F("contribution__language"),
        verdict=F("contribution__answer__verdict"),
        reason=F("contribution__answer__reason"),
        state=F("contribution__answer__policy__state"),
    ).iterator(ROWS_AT_A_TIME)
    return told


def _standing() -> dict[str, bool]:
    return {
        "contribution__withdrawn_at__isnull": True,
        "contribution__erased_at__isnull": True,
    }


def _themes() -> Iterator[Piece]:
    """(organiser, published, code), in the order of the parts."""
    rows = Coding.objects.current().filter(contribution__published__isnull=False, **_standing())
    told = rows.values_list("contribution__organiser_id", "contribution__published__pk", "primary")
    ordered = told.order_by(
        "contribution__organiser_id", "contribution__published__pk", "part__start", "pk"
    )
    return ordered.iterator(ROWS_AT_A_TIME)


def _measures() -> Iterator[Piece]:
    """(organiser, published, the goal's number, the measure's number within it)."""
    rows = MeasureContribution.objects.filter(
        measure__goal__policy__state__in=PUBLIC_STATES,
        contribution__published__isnull=False,
        **_standing(),
    )
    names = (
        "contribution__organiser_id",
        "contribution__published__pk",
        "measure__goal__number",
        "measure__number",
    )
    return rows.order_by(*names, "pk").values_list(*names).iterator(ROWS_AT_A_TIME)
