"""What the map has told is not deleted either."""

from django.db import migrations

from samspill.standard.migrations._kept import lay_against_deleting, lift_against_deleting


class Migration(migrations.Migration):
    dependencies = [("standard", "0004_map_begins")]
    operations = [migrations.RunPython(lay_against_deleting, lift_against_deleting)]
