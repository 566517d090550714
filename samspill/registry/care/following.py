"""What points at an association, in whatever stage, moved to another and back.

The stages above are not known here by name: their tables are found by what points at `Association`.
Of a row only whom it is for is changed: a contribution's words and a letter as it was sent stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import ForeignKey, Model, QuerySet

from samspill.registry.models import Association, ContactPoint, NotTheSame, RegisterChange

# Told of one of the two alone: verdicts, earlier mergings, and changes, which follow their number.
STAYS = (Association, NotTheSame, RegisterChange)
Rows = dict[str, list[int | str]]  # {"conference.signup.association": primary keys}


def pointers() -> Iterator[tuple[type[Model], str]]:
    """Every table and field that says which association something is for."""
    for relation in Association._meta.get_fields(include_hidden=True):
        if not (relation.auto_created and (relation.one_to_many or relation.one_to_one)):
            continue
        model, field = relation.related_model, relation.field  # type: ignore[union-attr]
        is_own = model in STAYS or model._meta.auto_created  # type: ignore[union-attr]
        if isinstance(field, ForeignKey) and not is_own:
            yield model, field.name  # type: ignore[misc]


def follow(source: Association, target: Association) -> tuple[Rows, Rows]:
    """Let what points at `source` point at `target`.

    Returns (moved, left). What a constraint allows one of alone, and both have, is left at `source`.
    """
    moved: Rows = {}
    left: Rows = {}
    for model, field in pointers():
        name = f"{model._meta.label_lower}.{field}"
        rows = _rows(model, field, source)
        numbers = list(rows.order_by("pk").values_list("pk", flat=True))
        if not numbers:
            continue
        stayed = [] if _moves(rows, field, target) else _left(rows, numbers, field, target)
        for chosen, some in ((moved, set(numbers) - set(stayed)), (left, set(stayed))):
            if some:
                chosen[name] = [_as_value(pk) for pk in numbers if pk in some]
    return moved, left


def give_back(
    rows: Mapping[str, Sequence[int | str]], *, held_by: Association, owner: Association
) -> None:
    """Let rows that still point at `held_by` point at `owner` again."""
    for model, field in pointers():
        numbers = rows.get(f"{model._meta.label_lower}.{field}", ())
        held = _rows(model, field, held_by).filter(pk__in=numbers)
        if numbers and not _moves(held, field, owner):
            _left(held, list(held.values_list("pk", flat=True)), field, owner)


def counts(association: Association) -> dict[str, int]:
    """{"conference.signup": 3}: what points at it, by table; addresses are not counted."""
    found: dict[str, int] = {}
    for model, field in pointers():
        if model is not ContactPoint:
            label = model._meta.label_lower
            found[label] = found.get(label, 0) + _rows(model, field, association).count()
    return found


def _rows(model: type[Model], field: str, association: Association) -> QuerySet[Any]:
    return model._base_manager.filter(**{field: association})


def _left(
    rows: QuerySet[Any], numbers: Sequence[Any], field: str, target: Association
) -> list[Any]:
    """One by one: those that a constraint keeps where they are."""
    return [pk for pk in numbers if not _moves(rows.filter(pk=pk), field, target)]


def _as_value(pk: Any) -> int | str:
    return pk if isinstance(pk, int) else str(pk)


def _moves(rows: QuerySet[Any], field: str, target: Association) -> bool:
    try:
        with transaction.atomic():
            rows.update(**{field: target})
    except IntegrityError:
        return False
    return True
