"""The one door: the database refuses to change or delete a contribution's words.

Allowed is what `erase_contribution` does: the text becomes "[erased]" once, with a time and a legal
basis, while fingerprint, reference, round, table and time stay as they were.
"""

from django.db import migrations

from samspill.dialogue.migrations import _words

KEPT = (
    "dialogue_id", "round_id", "table_id", "reference", "key", "fingerprint", "given_at",
    "question", "sent_fingerprint",
)  # fmt: skip


def create(apps, schema_editor):
    _words.create(schema_editor, KEPT)


def drop(apps, schema_editor):
    _words.drop(schema_editor)


class Migration(migrations.Migration):
    dependencies = [("dialogue", "0001_whole")]
    operations = [migrations.RunPython(create, drop)]
