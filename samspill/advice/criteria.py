"""What the criteria of the standard are called, and how municipalities are grouped by size."""

from __future__ import annotations

from django.utils.translation import get_language

from samspill.organiser.sizes import SIZES, in_size, size_of
from samspill.standard.models import Criterion, CriterionVersion

__all__ = ["SIZES", "criterion_names", "in_size", "size_of"]


def criterion_names() -> dict[int, str]:
    """Number -> the title that is in force, in the language of the screen. One query."""
    language = (get_language() or "nb")[:2]
    field = f"title_{language}" if language in ("nb", "nn", "en") else "title_nb"
    rows = CriterionVersion.objects.filter(criterion__state=Criterion.State.PUBLISHED)
    rows = rows.order_by("criterion__number", "number")
    return dict(rows.values_list("criterion__number", field))
