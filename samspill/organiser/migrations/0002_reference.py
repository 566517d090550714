"""The 357 municipalities and their counties, from samspill/organiser/reference/municipalities.json."""

import json
from pathlib import Path

from django.db import migrations

from samspill.pure.folding import fold

NORTH_TO_SOUTH = "56 55 18 50 15 34 46 33 32 03 31 39 40 11 42".split()
FORMS = {"bokmal": "nb", "nynorsk": "nn", "noytral": "neutral"}


def load(apps, schema_editor):
    path = Path(__file__).resolve().parents[1] / "reference" / "municipalities.json"
    rows = json.loads(path.read_text(encoding="utf-8"))
    counties = {row["fylkesnummer"]: row["fylke"] for row in rows}
    apps.get_model("organiser", "County").objects.bulk_create(
        apps.get_model("organiser", "County")(
            number=number, name=name, north_to_south=NORTH_TO_SOUTH.index(number)
        )
        for number, name in counties.items()
    )
    apps.get_model("organiser", "Municipality").objects.bulk_create(
        apps.get_model("organiser", "Municipality")(
            number=row["kommunenummer"],
            name=row["navn"],
            official_name=row["offisielt_navn"],
            county_id=row["fylkesnummer"],
            language_form=FORMS[row["maalform"]],
            population=row["folketall"],
            area_km2=row["areal_km2"],
            centre=row["adm_senter"] or "",
            website=row["nettsted"] or "",
            search_text=fold(" ".join(row["alle_navn"])),
        )
        for row in rows
    )


class Migration(migrations.Migration):
    dependencies = [("organiser", "0001_whole")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
