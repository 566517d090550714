"""What the screening found something in is marked, so that the big screen waits for a person."""

from importlib import import_module

from django.db import migrations, models

from samspill.dialogue.migrations import _words
from samspill.pure.themes.screening import screen

KEPT = import_module("samspill.dialogue.migrations.0004_the_live_dialogue").KEPT


def lift(apps, schema_editor):
    _words.drop(schema_editor)


def lay(apps, schema_editor):
    _words.create(schema_editor, KEPT)


def mark(apps, schema_editor):
    contributions = apps.get_model("dialogue", "Contribution").objects
    for pk, text in contributions.values_list("pk", "raw_text").iterator():
        if screen(text):
            contributions.filter(pk=pk).update(needs_reading=True)


class Migration(migrations.Migration):
    dependencies = [("dialogue", "0004_the_live_dialogue")]
    operations = [
        migrations.RunPython(lift, lay),
        migrations.AddField("contribution", "needs_reading", models.BooleanField(default=False)),
        migrations.AlterField(
            "contribution",
            "dialogue",
            models.ForeignKey(
                on_delete=models.PROTECT,
                to="dialogue.dialogue",
                related_name="contributions",
                db_index=False,
            ),
        ),
        migrations.AlterField(
            "contribution",
            "round",
            models.ForeignKey(
                on_delete=models.PROTECT,
                to="dialogue.round",
                related_name="contributions",
                db_index=False,
            ),
        ),
        migrations.RunPython(mark, migrations.RunPython.noop),
        migrations.RunPython(lay, lift),
    ]
