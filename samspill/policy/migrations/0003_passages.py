"""The text of every chapter becomes passages, and each goal and measure gets its place."""

import re

from django.db import migrations

EMPTY_LINE = re.compile(r"\n[ \t]*\n\s*")
FIELDS = (
    "text", "rationale", "responsible_unit", "responsible_role", "partner", "starts_on", "deadline",
    "cost_once", "cost_yearly", "funding", "indicator", "baseline", "target",
)  # fmt: skip


def lay_out(apps, schema_editor):
    Chapter, Goal, Measure = (
        apps.get_model("policy", name) for name in ("Chapter", "Goal", "Measure")
    )
    for chapter in Chapter.objects.order_by("pk"):
        parts = [part.strip() for part in EMPTY_LINE.split(chapter.body) if part.strip()]
        for place, text in enumerate(parts, start=1):
            _place(
                apps, {"text": text}, policy_id=chapter.policy_id, kind="paragraph",
                chapter=chapter, sort_order=place * 10, text=text,
            )  # fmt: skip
    for goal in Goal.objects.order_by("pk"):
        _place(apps, {"text": goal.text}, policy_id=goal.policy_id, kind="goal", goal=goal)
    for measure in Measure.objects.select_related("goal").order_by("pk"):
        content = {name: _told(getattr(measure, name)) for name in FIELDS}
        _place(apps, content, policy_id=measure.goal.policy_id, kind="measure", measure=measure)


def _place(apps, content, **values):
    passage = apps.get_model("policy", "Passage").objects.create(**values)
    apps.get_model("policy", "Wording").objects.create(passage=passage, version=1, content=content)


def _told(value):
    return "" if value is None else str(value)


class Migration(migrations.Migration):
    dependencies = [("policy", "0002_consulted_and_followed")]
    operations = [migrations.RunPython(lay_out, migrations.RunPython.noop)]
