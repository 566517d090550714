"""The tables there are at a set of migrations, found in the migrations themselves, not in a list."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.loader import MigrationLoader
from django.db.models import Field, Model

from samspill.pure.portable_rows import Column

Applied = tuple[str, str]  # app, name of the migration
ROWS_AT_ONCE, FILES_AT_ONCE = 500, 4
KIND_OF = {
    "AutoField": "integer",
    "BigAutoField": "integer",
    "BigIntegerField": "integer",
    "BinaryField": "binary",
    "BooleanField": "boolean",
    "CharField": "text",
    "DateField": "date",
    "DateTimeField": "moment",
    "DecimalField": "decimal",
    "DurationField": "duration",
    "FileField": "text",
    "FloatField": "float",
    "GenericIPAddressField": "address",
    "IntegerField": "integer",
    "JSONField": "json",
    "PositiveBigIntegerField": "integer",
    "PositiveIntegerField": "integer",
    "PositiveSmallIntegerField": "integer",
    "SlugField": "text",
    "SmallAutoField": "integer",
    "SmallIntegerField": "integer",
    "TextField": "text",
    "TimeField": "time",
    "UUIDField": "uuid",
}


class UnknownKindError(Exception):
    """A column of a kind that KIND_OF does not know."""


@dataclass(frozen=True)
class Table:
    """A database table: its columns as they are stored, and those of its key."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    has_sequence: bool

    @property
    def rows_at_once(self) -> int:
        """How many are held in memory: a few where a row may be a whole file."""
        has_files = any(column.kind == "binary" for column in self.columns)
        return FILES_AT_ONCE if has_files else ROWS_AT_ONCE

    def keyed_by_text(self, name: str) -> bool:
        return any(column.name == name and column.kind == "text" for column in self.columns)


def applied_migrations(connection: BaseDatabaseWrapper) -> list[Applied]:
    """The migrations of this database that this version of Samspill knows."""
    loader = MigrationLoader(connection)
    return sorted(key for key in loader.graph.nodes if key in loader.applied_migrations)


def tables_at(connection: BaseDatabaseWrapper, applied: Collection[Applied]) -> list[Table]:
    """Every table there is when these migrations have been run, also those of many-to-many."""
    loader = MigrationLoader(connection)
    state = loader.project_state(list(applied))
    models = state.apps.get_models(include_auto_created=True)
    return sorted(
        (_table(model) for model in models if model._meta.managed and not model._meta.proxy),
        key=lambda table: table.name,
    )


def _table(model: type[Model]) -> Table:
    meta = model._meta
    fields = [field for field in meta.local_concrete_fields if not getattr(field, "generated", 0)]
    return Table(
        name=meta.db_table,
        columns=tuple(_column(field) for field in fields),
        key=tuple(field.column for field in meta.pk_fields),
        has_sequence=meta.pk.get_internal_type() in ("AutoField", "BigAutoField", "SmallAutoField"),
    )


def _column(field: Field) -> Column:
    source: Any = field
    while source.is_relation:
        source = source.target_field
    kind = KIND_OF.get(source.get_internal_type())
    if kind is None:
        raise UnknownKindError(f"{field.model._meta.db_table}.{field.column}: {source.description}")
    return Column(field.column, kind, getattr(source, "decimal_places", None) or 0)
