"""What the map says by a national body's word today is where its history begins."""

from django.db import migrations


def keep(apps, schema_editor):
    change_model = apps.get_model("standard", "MapChange")
    statuses = apps.get_model("standard", "PolicyStatus").objects.exclude(state="no_data")
    change_model.objects.bulk_create(
        change_model(
            municipality_id=one.municipality_id,
            state=one.state,
            since=one.as_of,
            ground="written",
            evidence=one.evidence,
            note=one.note,
        )
        for one in statuses.order_by("as_of", "municipality_id")
    )


class Migration(migrations.Migration):
    dependencies = [("standard", "0003_map_changes")]
    operations = [migrations.RunPython(keep, migrations.RunPython.noop)]
