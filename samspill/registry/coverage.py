"""Which kinds of association the list holds, and who in each can be reached by e-mail."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count

from samspill.organiser.models import Organiser
from samspill.registry.models import Category

# The kinds an invitation to all names, by ICNPO: a list without them has probably forgotten someone.
EXPECTED = "1200 1100 13100 6200 10100 4100 14100 5100".split()
STROKES = 60  # at most in a row; above that one stroke is several associations
FEWEST = 24  # strokes that a row has room for: a short list must not be drawn as bricks
STROKE_WIDTH, STROKE_STEP, HEIGHT = 4, 6, 14


@dataclass(frozen=True)
class CoverageRow:
    """One kind of association. `reached` and `rest` are path data: a stroke for each `per_stroke`."""

    code: str
    name: str
    total: int
    with_email: int
    reached: str
    rest: str


@dataclass(frozen=True)
class Coverage:
    """The rows with most associations first, unknown kind last, and then the kinds that lack.

    per_stroke  associations to a stroke; width  of the widest row, in the path's units
    """

    rows: list[CoverageRow]
    missing: list[CoverageRow]
    total: int
    with_email: int
    per_stroke: int
    width: int

    @property
    def without_email(self) -> int:
        return self.total - self.with_email


def coverage(organiser: Organiser) -> Coverage:
    """Of the associations that can be invited. Two queries."""
    counted = (
        organiser.associations.active()
        .with_has_email()
        .values("category", "has_email")
        .order_by()
        .annotate(count=Count("pk"))
    )
    counts: dict[str, list[int]] = {}
    for group in counted:
        both = counts.setdefault(group["category"] or "", [0, 0])
        both[0 if group["has_email"] else 1] += group["count"]
    most = max((sum(both) for both in counts.values()), default=0)
    per_stroke = max(1, -(-most // STROKES))
    names = {category.code: category.name for category in Category.objects.all()}
    rows = [_row(code, names.get(code, ""), both, per_stroke) for code, both in counts.items()]
    rows.sort(key=lambda row: (not row.code, -row.total, row.name))
    total = sum(row.total for row in rows)
    missing = [code for code in EXPECTED if code not in counts] if total else []
    return Coverage(
        rows=rows,
        missing=[_row(code, names.get(code, ""), [0, 0], per_stroke) for code in missing],
        total=total,
        with_email=sum(row.with_email for row in rows),
        per_stroke=per_stroke,
        width=max(-(-most // per_stroke), FEWEST) * STROKE_STEP,
    )


def _row(code: str, name: str, both: list[int], per_stroke: int) -> CoverageRow:
    total = sum(both)
    strokes = -(-total // per_stroke)
    dark = round(both[0] / per_stroke) if both[1] else strokes
    return CoverageRow(
        code=code,
        name=name,
        total=total,
        with_email=both[0],
        reached=_strokes(0, dark),
        rest=_strokes(dark, strokes),
    )


def _strokes(start: int, end: int) -> str:
    """Upright bars from place start up to end, as path data."""
    return "".join(
        f"M{place * STROKE_STEP},0h{STROKE_WIDTH}v{HEIGHT}h-{STROKE_WIDTH}z"
        for place in range(start, end)
    )
