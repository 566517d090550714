"""Pages of what a search finds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.core.paginator import Page, Paginator
from django.db import connections
from django.db.models import F
from django.utils.functional import cached_property

from samspill.registry.models import Association, AssociationQuerySet

NOBODY = 0  # no association has this number
JOINED = {
    "sqlite": "group_concat(found.number)",
    "postgresql": "string_agg(found.number::text, ',')",
}


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
    def _numbers(self) -> Sequence[str]:
        """In one value: a row for each of many thousands costs as much as finding them."""
        found = self.object_list.values(number=F("pk"))
        connection = connections[found.db]
        try:
            sql, values = found.query.get_compiler(connection=connection).as_sql()
        except EmptyResultSet:
            return []
        with connection.cursor() as cursor:
            joined = JOINED[connection.vendor]  # both join in the order of what they read
            cursor.execute(f"SELECT {joined} FROM ({sql}) AS found", values)  # noqa: S608 -- no words
            told = cursor.fetchone()[0]
        return told.split(",") if told else []

    @cached_property
    def count(self) -> int:
        return len(self._numbers)

    def page(self, number: int | str) -> Page[Association]:
        valid = self.validate_number(number)
        start = (valid - 1) * self.per_page
        some = [int(one) for one in self._numbers[start : start + self.per_page]]
        rows = self._rows.filter(pk__in=some or [NOBODY]).order_by()  # `place` has the order
        place = {pk: index for index, pk in enumerate(some)}
        return Page(sorted(rows, key=lambda row: place[row.pk]), valid, self)
