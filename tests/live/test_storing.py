"""Many rows in one statement are the rows that bulk_create would have stored."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from samspill.dialogue.models import Contribution
from samspill.live import storing
from samspill.live.asking import ask
from samspill.live.storing import store
from tests.dialogue import builders

ODD = ' \tVi & dei | "andre" \\ <b>\r\nÁŧŋš 👩🏽‍🌾 \x07\x1f %s  '


@pytest.fixture
def opened(db):
    return builders.dialogue(builders.organiser())


def made(opened, number, **fields):
    return Contribution(
        organiser_id=opened.organiser_id,
        dialogue=opened,
        round=opened.rounds.get(number=1),
        table=opened.tables.get(number=1),
        reference=f"R1-B1-{number:03d}",
        raw_text=ODD,
        fingerprint="f",
        channel="phone",
        given_at=datetime(2027, 3, 11, 18, 30, 15, 123456, tzinfo=UTC),
        **fields,
    )


def test_a_stored_row_is_the_row_that_was_made(opened):
    row = made(opened, 1, is_late=True)

    store([row])

    stored = Contribution.objects.get(pk=row.pk)
    names = [field.attname for field in Contribution._meta.concrete_fields]
    assert [getattr(stored, name) for name in names] == [getattr(row, name) for name in names]
    assert row._state.adding is False


def test_rows_get_their_numbers_in_order_over_several_statements(opened, monkeypatch):
    monkeypatch.setattr(storing, "MOST_VALUES", 60)
    rows = [made(opened, number) for number in range(1, 8)]

    store(rows)

    stored = dict(Contribution.objects.values_list("pk", "reference"))
    assert [stored[row.pk] for row in rows] == [row.reference for row in rows]
    assert len(stored) == 7


def test_a_constraint_that_is_broken_stores_none_of_them(opened):
    key = uuid4()

    with pytest.raises(IntegrityError), transaction.atomic():
        store([made(opened, 1, key=key), made(opened, 2, key=key)])

    assert Contribution.objects.count() == 0


def test_a_question_may_have_values_and_lists(opened):
    sql = (
        "SELECT number FROM dialogue_table WHERE dialogue_id = %s AND number IN %s ORDER BY number"
    )

    assert ask(sql, opened.pk, {2, 3, 99}) == [(2,), (3,)]
    assert ask(sql, opened.pk, []) == []
