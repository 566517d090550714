"""All tables of the app, as they stood in November 2026."""

import django.db.models.deletion
from django.db import migrations, models

from samspill.first_migration import FirstMigration


class Migration(FirstMigration):
    replaces = [
        ("standard", "0001_initial"),
    ]

    dependencies = [
        ('organiser', '0001_whole'),
    ]

    operations = [
        migrations.CreateModel(
            name='PolicyStatus',
            fields=[
                ('municipality', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='policy_status', serialize=False, to='organiser.municipality')),
                ('state', models.CharField(choices=[('adopted', 'has an adopted policy'), ('on_the_way', 'is on the way'), ('not_begun', 'has not begun'), ('no_data', 'we do not know')], max_length=12)),
                ('as_of', models.DateField()),
                ('evidence', models.URLField(blank=True)),
                ('note', models.CharField(blank=True, max_length=200)),
            ],
        ),
    ]
