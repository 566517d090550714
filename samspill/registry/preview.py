"""What taking in a list would change, as the preview shows it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from samspill.organiser.models import Organiser
from samspill.registry.differences import differences, words_for
from samspill.registry.importing import Change, plan_import
from samspill.registry.models import Association, Category
from samspill.registry.rows import AssociationRow
from samspill.registry.tables import Problem

SHOWN = 60  # names in each list of the preview


def preview_of(
    organiser: Organiser,
    *,
    file: str,
    rows: Sequence[AssociationRow],
    problems: Sequence[Problem],
    source: str,
) -> dict[str, Any]:
    """The preview page's context: what is new, what differs and how, what stays and why."""
    plan = plan_import(organiser, rows=rows, source=source)
    kinds = {category.pk: category for category in Category.objects.all()}
    return {
        "organiser": organiser,
        "section": "associations",
        "file": file,
        "is_from_register": source == Association.Source.REGISTER,
        "plan": plan,
        "changes": [
            (change.association.display_name, differences(change, kinds=kinds), change.told)
            for change in plan.changed[:SHOWN]
        ],
        "kept": [(change.association.display_name, _kept_words(change)) for change in plan.kept],
        "problems": problems,
        "count": len(plan.added) + len(plan.changed),
        "guessed": sum(1 for row in rows if row.category_is_guessed),
        "shown": f":{SHOWN}",
        "most": SHOWN,
    }


def _kept_words(change: Change) -> str:
    return words_for(change.kept)
