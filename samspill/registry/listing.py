"""Pages of what a search finds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Page, Paginator
from django.utils.functional import cached_property

from samspill.registry.models import Association, AssociationQuerySet

NOBODY = 0  # no association has this number


class FoundOnce(Paginator):
    """Looks through the list once: how many fit, and which stand on the page, come of the same look.

    found   those that fit, in their order
    rows    the same and others, with what the page shows of each: asked by number alone
    Two queries and those of what is read along, whatever is found.
    """

    object_list: AssociationQuerySet

    def __init__(
        self, found: AssociationQuerySet, per_page: int, *, rows: AssociationQuerySet, **more: Any
    ) -> None:
        super().__init__(found, per_page, **more)
        self._rows = rows

    @cached_property
    def _numbers(self) -> Sequence[int]:
        return list(self.object_list.values_list("pk", flat=True))

    @cached_property
    def count(self) -> int:
        return len(self._numbers)

    def page(self, number: int | str) -> Page[Association]:
        valid = self.validate_number(number)
        start = (valid - 1) * self.per_page
        some = self._numbers[start : start + self.per_page]
        rows = self._rows.filter(pk__in=some or [NOBODY])
        place = {pk: index for index, pk in enumerate(some)}
        return Page(sorted(rows, key=lambda row: place[row.pk]), valid, self)
