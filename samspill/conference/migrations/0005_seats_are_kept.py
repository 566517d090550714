"""Never more people than seats: the database refuses the one too many."""

from django.db import migrations

from samspill.conference.migrations import _seats


class Migration(migrations.Migration):
    dependencies = [("conference", "0004_sign_up_in_full")]
    operations = [migrations.RunPython(_seats.lay, _seats.lift)]
