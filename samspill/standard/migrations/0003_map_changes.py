"""What the map tells is kept from now on, and never changed."""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

from samspill.standard.migrations._kept import lay, lift


class Migration(migrations.Migration):

    dependencies = [
        ('organiser', '0003_invitations'),
        ('standard', '0002_criteria'),
    ]

    operations = [
        migrations.CreateModel(
            name='MapChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('adopted', 'has an adopted policy'), ('on_the_way', 'is on the way'), ('not_begun', 'has not begun'), ('no_data', 'we do not know')], max_length=12)),
                ('since', models.DateField()),
                ('ground', models.CharField(choices=[('written', 'Written down by a national body'), ('evidence', 'The municipality shows it'), ('here', 'Adopted here'), ('process', 'Goes the road in the open here'), ('nothing', 'Nothing shows it any longer')], max_length=10)),
                ('evidence', models.URLField(blank=True)),
                ('note', models.CharField(blank=True, max_length=200)),
                ('kept_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('municipality', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='map_changes', to='organiser.municipality')),
            ],
            options={
                'ordering': ['since', 'pk'],
                'indexes': [models.Index(fields=['since', 'id'], name='map_change_by_day')],
            },
        ),
        migrations.RunPython(lay, lift),
    ]
