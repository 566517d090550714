"""Rows of every kind go through a file and a real table, and come out the same."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from zipfile import ZipFile

import pytest
from django.db import connection, models, transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from samspill.pure.portable_rows import Column, line_of, plain_row
from samspill.upkeep.backup.loading import is_equal, load
from samspill.upkeep.backup.manifest import BackupError, TablePart
from samspill.upkeep.backup.reading import Tally, lines
from samspill.upkeep.backup.shape import Table, _column, applied_migrations, tables_at

pytestmark = pytest.mark.django_db
FIELDS = {
    "id": models.BigIntegerField(),
    "said": models.TextField(null=True),
    "is_on": models.BooleanField(null=True),
    "share": models.FloatField(null=True),
    "price": models.DecimalField(null=True, max_digits=12, decimal_places=2),
    "at": models.DateTimeField(null=True),
    "day": models.DateField(null=True),
    "clock": models.TimeField(null=True),
    "length": models.DurationField(null=True),
    "key": models.UUIDField(null=True),
    "file": models.BinaryField(null=True),
    "texts": models.JSONField(null=True),
}
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)
FIRST, LAST = (datetime(year, 1, 1) for year in (1900, 2200))  # noqa: DTZ001 -- given one below
VALUES = {
    "said": TEXTS | st.just("🙋 lag «og» foreninger\n\t\\N, ;"),
    "is_on": st.booleans(),
    "share": st.floats(allow_nan=False, allow_infinity=False),
    "price": st.decimals(-9_999_999, 9_999_999, places=2).map(lambda price: price + Decimal(0)),
    "at": st.datetimes(FIRST, LAST, timezones=st.just(UTC)),
    "day": st.dates(),
    "clock": st.times(),
    "length": st.timedeltas(timedelta(days=-999), timedelta(days=999)),
    "key": st.uuids(),
    "file": st.binary(max_size=40) | st.just(b"\0\xff\0"),
    "texts": st.dictionaries(TEXTS, TEXTS | st.integers(-99, 99) | st.none(), max_size=3),
}
ROWS = st.lists(st.fixed_dictionaries({n: st.none() | v for n, v in VALUES.items()}), max_size=4)


def odd_columns() -> tuple[Column, ...]:
    for name, field in FIELDS.items():
        field.set_attributes_from_name(name)
    return tuple(_column(field) for field in FIELDS.values())


def packed(name: str, content: bytes) -> ZipFile:
    file = io.BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr(f"tables/{name}.jsonl", content)
    return ZipFile(file)


def plain_lines(columns: tuple[Column, ...], rows: list[dict]) -> bytes:
    """The rows as a back-up has them, by way of what a database gives."""
    found = []
    for number, row in enumerate(rows, start=1):
        texts = None if row["texts"] is None else json.dumps(row["texts"])
        values = {**row, "texts": texts, "id": number}
        found.append(line_of(plain_row([values[name] for name in FIELDS], columns)))
    return b"".join(found)


@settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    phases=[Phase.explicit, Phase.generate],
)
@given(ROWS)
def test_rows_of_every_kind_come_out_as_they_went_in(rows: list[dict]) -> None:
    columns = odd_columns()
    table = Table("odd_rows", columns, ("id",), has_sequence=False)
    content = plain_lines(columns, rows)
    tally = Tally()
    with connection.cursor() as cursor:
        types = ", ".join(f'"{n}" {f.db_type(connection)}' for n, f in FIELDS.items())
        cursor.execute("DROP TABLE IF EXISTS odd_rows")
        cursor.execute(f"CREATE TEMPORARY TABLE odd_rows ({types})")
    names = [column.name for column in columns]
    loose = TablePart("odd_rows", names, 0, "", 0)

    with pytest.raises(BackupError, match="another checksum"):
        load(packed("odd_rows", content), connection, table, loose)
    found = b"".join(lines(connection, table, tally))

    assert is_equal(connection, table, TablePart("odd_rows", names, len(rows), tally.sha256, 0))
    if connection.vendor == "sqlite":  # PostgreSQL orders the keys of JSON in its own way
        assert found == content


def test_every_table_of_the_house_has_columns_of_known_kinds() -> None:
    tables = {table.name for table in tables_at(connection, applied_migrations(connection))}

    stand = set(connection.introspection.table_names()) - {"django_migrations"}
    assert {"dialogue_contribution", "django_content_type"} <= tables
    assert {name for name in stand - tables if "search" not in name} == set()


def test_a_changed_row_is_found() -> None:
    table = Table("people_user", (Column("id", "integer"),), ("id",), has_sequence=True)
    part = TablePart("people_user", ["id"], 1, "0" * 64, 1)

    for content in (b"[1,2]\n", b"[1", b"\xff\n"):
        with (
            pytest.raises(BackupError, match="changed, or is cut short"),
            transaction.atomic(),
        ):
            load(packed("people_user", content), connection, table, part)
