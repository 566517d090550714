"""Reading a TOML table field by field, with every fault listed in words instead of raised."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from samspill.registry.tables import Problem

OSLO = ZoneInfo("Europe/Oslo")


def key_lines(text: str) -> dict[str, int]:
    """On which line of a TOML text each key stands: "conference.title" -> 31.

    The third [[programme]] is "programme 3"; a section's own line stands under its name.
    """
    lines: dict[str, int] = {}
    counts: Counter[str] = Counter()
    section = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if found := re.match(r"\s*(\[\[?)\s*([\w.-]+)\s*\]", line):
            section = found[2]
            if found[1] == "[[":
                counts[section] += 1
                section = f"{section} {counts[section]}"
            lines.setdefault(section, number)
        elif found := re.match(r"\s*([\w-]+)\s*=", line):
            lines.setdefault(f"{section}.{found[1]}", number)
    return lines


class Section:
    """One table of road.toml. A field that is wrong gives a problem and its empty value."""

    def __init__(
        self,
        table: Mapping[str, Any],
        *,
        name: str,
        file: str,
        lines: Mapping[str, int],
        problems: list[Problem],
    ) -> None:
        self.table, self.name, self.file, self.lines = table, name, file, lines
        self.problems = problems

    def __bool__(self) -> bool:
        return bool(self.table)

    def text(self, key: str, *, required: bool = False, default: str = "") -> str:
        value = self._value(key, required=required)
        if value is None:
            return default
        if not isinstance(value, str):
            self.fault(key, _("This must be a text in quotation marks."))
            return default
        return value.strip()

    def choice(self, key: str, choices: Collection[str], *, default: str) -> str:
        value = self.text(key, default=default)
        if value not in choices:
            self.fault(
                key,
                _("«%(value)s» is not one of: %(choices)s.")
                % {"value": value, "choices": ", ".join(choices)},
            )
            return default
        return value

    def texts(self, key: str) -> list[str]:
        value = self._value(key)
        if value is None:
            return []
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self.fault(key, _("This must be a list of texts in square brackets."))
            return []
        return [item.strip() for item in value]

    def whole(self, key: str, *, required: bool = False, default: int = 0, least: int = 0) -> int:
        value = self._value(key, required=required)
        if value is None:
            return default
        if not isinstance(value, int) or isinstance(value, bool) or value < least:
            self.fault(
                key, _("This must be a whole number, at least %(least)d.") % {"least": least}
            )
            return default
        return value

    def amount(self, key: str) -> Decimal:
        value = self._value(key)
        if value is None:
            return Decimal(0)
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if not is_number or value < 0:
            self.fault(key, _("This must be an amount in kroner, for instance 500."))
            return Decimal(0)
        return Decimal(str(value))

    def yes(self, key: str) -> bool:
        value = self._value(key)
        if value is None:
            return False
        if not isinstance(value, bool):
            self.fault(key, _("Write true or false."))
            return False
        return value

    def day(self, key: str, *, required: bool = False) -> date | None:
        value = self._value(key, required=required)
        if isinstance(value, datetime):
            return value.date()
        if value is not None and not isinstance(value, date):
            self.fault(key, _("Write the date like this: 2027-03-11"))
            return None
        return value

    def moment(self, key: str, *, required: bool = False) -> datetime | None:
        """A time in Norway; a bare date is refused, since nobody can meet at a date."""
        value = self._value(key, required=required)
        if value is None:
            return None
        if not isinstance(value, datetime):
            self.fault(key, _("Write date and time like this: 2027-03-11T17:30:00"))
            return None
        return value if value.tzinfo else value.replace(tzinfo=OSLO)

    def deadline(self, key: str, *, required: bool = False) -> datetime | None:
        """As `moment`, but a bare date means the end of that day."""
        value = self.table.get(key)
        if isinstance(value, date) and not isinstance(value, datetime):
            return datetime.combine(value, time(23, 59), tzinfo=OSLO)
        return self.moment(key, required=required)

    def fault(self, key: str, message: str) -> None:
        place = f"{self.name}.{key}"
        line = self.lines.get(place) or self.lines.get(self.name, 0)
        self.problems.append(Problem(self.file, line, place, message))

    def _value(self, key: str, *, required: bool = False) -> Any:
        value = self.table.get(key)
        if required and (value is None or value == ""):
            self.fault(key, _("This must be filled in."))
            return None
        return value
