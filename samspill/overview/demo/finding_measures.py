from __future__ import annotations

from typing import Any

from samspill.overview.demo.sorting import OWN_THEMES
from samspill.policy.models import Measure, Policy


def measure_on(policy: Policy, row: dict[str, Any]) -> Measure | None:
    """The drafted measure that rests on the row's theme and detail, shared or their own."""
    drafted = Measure.objects.filter(goal__policy=policy)
    own = OWN_THEMES.get(row["detail"])
    if own is not None:
        return drafted.filter(findings__theme__name_nb=own.name_nb).first()
    return drafted.filter(findings__theme=f"{row['theme']}.{row['detail']}").first()
