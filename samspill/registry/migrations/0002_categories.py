"""The 46 ICNPO categories, from samspill/registry/reference/categories.csv."""

import csv
from pathlib import Path

from django.db import migrations


def load(apps, schema_editor):
    path = Path(__file__).resolve().parents[1] / "reference" / "categories.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    apps.get_model("registry", "Category").objects.bulk_create(
        apps.get_model("registry", "Category")(
            code=row["code"],
            parent_id=row["parent"] or None,
            name_nb=row["name_nb"],
            name_nn=row["name_nn"],
            name_en=row["name_en"],
            sort_order=row["sort_order"],
        )
        for row in rows
    )


class Migration(migrations.Migration):
    dependencies = [("registry", "0001_whole")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
