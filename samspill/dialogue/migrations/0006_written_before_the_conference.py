from django.db import migrations, models

CHANNELS = [
    ("phone", "Phone"),
    ("table_host", "Table host"),
    ("paper", "Paper"),
    ("file", "File"),
    ("web", "The sign-up form"),
]


class Migration(migrations.Migration):
    dependencies = [("dialogue", "0005_needs_reading")]

    operations = [
        migrations.AlterField(name, "channel", models.CharField(choices=CHANNELS, max_length=10))
        for name in ("contribution", "ballot")
    ]
