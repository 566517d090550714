"""The database itself refuses to change or delete what people have said."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from samspill.dialogue import actions
from samspill.dialogue.models import Contribution
from tests.dialogue.conftest import TRIGGERS

WORDS = "words of a contribution are kept"


@pytest.fixture
def given(round_one):
    table = round_one.dialogue.tables.get(number=1)
    return actions.contribute(round_one, text="Slik sa vi det.", table=table, channel="phone")


@pytest.mark.parametrize(
    "change",
    [
        {"raw_text": "Slik sa vi det ikke."},
        {"raw_text": "[erased]"},
        {"raw_text": "Noe annet", "erased_at": timezone.now(), "erased_basis": "17-1-d"},
        {"raw_text": "[erased]", "erased_at": timezone.now(), "erased_basis": ""},
        {"fingerprint": "0" * 64},
        {"reference": "X"},
        {"given_at": timezone.now()},
        {"table": None},
    ],
)
def test_no_other_change_of_the_words_or_the_place_is_possible(given, change):
    with pytest.raises(DatabaseError, match=WORDS), transaction.atomic():
        Contribution.objects.filter(pk=given.pk).update(**change)

    assert Contribution.objects.get().raw_text == "Slik sa vi det."


def test_a_contribution_is_never_deleted(given):
    with pytest.raises(DatabaseError, match=WORDS), transaction.atomic():
        Contribution.objects.filter(pk=given.pk).delete()

    assert Contribution.objects.count() == 1


def test_what_is_erased_stays_erased(given):
    actions.erase_contribution(given, legal_basis="17-1-d")

    for change in ({"raw_text": "Tilbake"}, {"erased_at": None}):
        with pytest.raises(DatabaseError, match=WORDS), transaction.atomic():
            Contribution.objects.filter(pk=given.pk).update(**change)
    assert Contribution.objects.get().raw_text == "[erased]"


def test_other_fields_may_change(given):
    assert Contribution.objects.filter(pk=given.pk).update(is_late=True, language="nn") == 1


def test_the_triggers_stand_after_all_migrations(db):
    source = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        if connection.vendor == "sqlite"
        else "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
    )

    with connection.cursor() as cursor:
        cursor.execute(source)
        names = {row[0] for row in cursor.fetchall()}

    assert names >= set(TRIGGERS)
