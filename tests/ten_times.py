"""Ten times the rows of every table, on top of a house of `tests/house.py`: copied as they stand.

A copy belongs where its original belongs: a list becomes ten times as long, and not ten lists. Where
a key must be unique, the copy gets another; where two parents make a row unique, it belongs to a copy
of one of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.apps import apps
from django.db import IntegrityError, models, transaction

Row = models.Model
REFERENCE = {  # the same for all, or one a person and a browser
    "organiser.County",
    "organiser.Municipality",
    "organiser.Organiser",
    "people.User",
    "people.Session",
    "process.PolicyProcess",
    "dialogue.Dialogue",
    "policy.Policy",
    "registry.Category",
    "standard.Criterion",
    # of which a page shows the newest, with all that hangs on it
    "insight.AnalysisRun",
    "outbox.Message",
    "policy.Consultation",
    "standard.Survey",
}
APPS = {"auth", "contenttypes", "sessions", "upkeep", "people"}


@dataclass
class Multiplied:
    """Which tables grew tenfold, and which a rule of the database keeps as they are."""

    grown: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    copies: dict[type[Row], dict[tuple[Any, int], Any]] = field(default_factory=dict)


def multiply(times: int) -> Multiplied:
    found = Multiplied()
    for model in _in_order():
        rows = list(model._default_manager.order_by("pk"))
        if not rows:
            continue
        grew = any(_copied(found, model, rows, times, is_moved=moved) for moved in (False, True))
        (found.grown if grew else found.kept).append(model._meta.label)
    return found


def _in_order() -> Iterator[type[Row]]:
    """The parents first."""
    left = [
        one
        for one in apps.get_models(include_auto_created=True)
        if one._meta.app_label not in APPS and one._meta.label not in REFERENCE
    ]
    done: set[type[Row]] = set()
    while left:
        ready = [one for one in left if not (_parents(one) - {one}) & set(left)] or left[:1]
        yield from ready
        done |= set(ready)
        left = [one for one in left if one not in done]


def _parents(model: type[Row]) -> set[type[Row]]:
    return {one.related_model for one in model._meta.concrete_fields if one.is_relation}


def _copied(
    found: Multiplied, model: type[Row], rows: list[Row], times: int, *, is_moved: bool
) -> bool:
    """Whether the database took them. `is_moved`: each under the copies of its parents."""
    made, keys = [], []
    for number in range(1, times):
        for row in rows:
            made.append(_copy(found, model, row, number, is_moved=is_moved))
            keys.append((row.pk, number))
    try:
        with transaction.atomic():
            for place in range(0, len(made), 200):
                model._default_manager.bulk_create(made[place : place + 200])
    except (IntegrityError, ValueError):
        return False
    found.copies[model] = dict(zip(keys, (one.pk for one in made), strict=True))
    return True


def _copy(found: Multiplied, model: type[Row], row: Row, number: int, *, is_moved: bool) -> Row:
    values = {one.attname: getattr(row, one.attname) for one in model._meta.concrete_fields}
    single, together = _unique(model)
    for one in model._meta.concrete_fields:
        if one.primary_key and not one.is_relation:
            values[one.attname] = None if isinstance(one, models.AutoField) else uuid4()
        elif one.is_relation and (is_moved or one.name in single):
            copies = found.copies.get(one.related_model, {})
            values[one.attname] = copies.get((values[one.attname], number), values[one.attname])
        elif one.name in single:
            values[one.attname] = _another(one, values[one.attname], number)
    for names in together:
        _tell_apart(model, values, names, number)
    return model(**values)


def _unique(model: type[Row]) -> tuple[set[str], list[tuple[str, ...]]]:
    """The fields that are unique alone, and those that are so together."""
    single = {one.name for one in model._meta.concrete_fields if one.unique}
    rules = [
        tuple(one.fields)
        for one in model._meta.constraints
        if isinstance(one, models.UniqueConstraint) and one.fields
    ]
    single |= {names[0] for names in rules if len(names) == 1}
    return single, [names for names in rules if len(names) > 1]


def _tell_apart(
    model: type[Row], values: dict[str, Any], names: tuple[str, ...], number: int
) -> None:
    """Change one that may be changed: a number before a word before a day."""
    kinds = (models.UUIDField, models.IntegerField, models.CharField, models.DateField)
    fields = [model._meta.get_field(name) for name in names]
    free = [one for one in fields if not one.is_relation and not one.choices]
    for kind in kinds:
        for one in free:
            if isinstance(one, kind):
                values[one.attname] = _another(one, values[one.attname], number)
                return


def _another(one: Any, value: Any, number: int) -> Any:
    if value is None or value == "":
        return value
    if isinstance(one, models.UUIDField):
        return uuid4()
    if isinstance(one, models.IntegerField):
        return value + 1000 * number
    if isinstance(one, models.DateTimeField):
        return value + timedelta(seconds=number)
    if isinstance(one, models.DateField):
        return value - timedelta(days=number)
    if str(value).isdecimal():  # a number of an organisation keeps its length
        return str(int(value) + number * 10_000_019)[-len(value) :].zfill(len(value))
    ending = f"{number}" if (one.max_length or 99) < 12 else f"-x{number}"
    return f"{str(value)[: (one.max_length or 99) - len(ending)]}{ending}"
