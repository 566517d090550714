"""Never more people than seats: the database refuses the one too many."""

from django.db import migrations

from samspill.conference.migrations import _seats


class Migration(migrations.Migration):
    replaces = [("conference", "0005_seats_are_kept")]
    dependencies = [("conference", "0001_whole")]
    operations = [migrations.RunPython(_seats.lay, _seats.lift)]
