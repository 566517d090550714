"""All tables of the app, as they stood in November 2026."""

import django.db.models.deletion
import django.utils.timezone
import samspill.organiser.models
from django.conf import settings
from django.db import migrations, models

from samspill.first_migration import FirstMigration


class Migration(FirstMigration):
    replaces = [
        ("organiser", "0001_initial"),
        ("organiser", "0003_reserved_slugs"),
    ]

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='County',
            fields=[
                ('number', models.CharField(max_length=2, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=60)),
                ('north_to_south', models.IntegerField()),
            ],
            options={
                'ordering': ['north_to_south'],
            },
        ),
        migrations.CreateModel(
            name='Municipality',
            fields=[
                ('number', models.CharField(max_length=4, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=60)),
                ('official_name', models.CharField(max_length=90)),
                ('language_form', models.CharField(choices=[('nb', 'Bokmål'), ('nn', 'Nynorsk'), ('neutral', 'neutral')], max_length=7)),
                ('population', models.PositiveIntegerField()),
                ('area_km2', models.FloatField()),
                ('centre', models.CharField(blank=True, max_length=60)),
                ('website', models.URLField(blank=True)),
                ('search_text', models.CharField(max_length=200)),
                ('county', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='municipalities', to='organiser.county')),
            ],
            options={
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Organiser',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('municipality', 'Municipality'), ('district', 'District'), ('county_authority', 'County authority'), ('national', 'National body')], max_length=20)),
                ('name', models.CharField(max_length=120)),
                ('slug', models.SlugField(unique=True, validators=[samspill.organiser.models.refuse_reserved])),
                ('language', models.CharField(default='nb', max_length=2)),
                ('contact_name', models.CharField(blank=True, max_length=120)),
                ('contact_role', models.CharField(blank=True, max_length=120)),
                ('contact_email', models.EmailField(blank=True, max_length=254)),
                ('contact_phone', models.CharField(blank=True, max_length=20)),
                ('accessibility_statement', models.URLField(blank=True)),
                ('is_example', models.BooleanField(default=False)),
                ('opened_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('municipality', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='organisers', to='organiser.municipality')),
            ],
            options={
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('coordinator', 'Coordinator'), ('facilitator', 'Facilitator'), ('signatory', 'Signatory'), ('reader', 'Reader')], max_length=20)),
                ('party', models.CharField(choices=[('working_group', 'Working group'), ('municipality', 'Municipality')], max_length=20)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to=settings.AUTH_USER_MODEL)),
                ('organiser', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='organiser.organiser')),
            ],
        ),
        migrations.AddConstraint(
            model_name='organiser',
            constraint=models.UniqueConstraint(condition=models.Q(('kind', 'municipality')), fields=('municipality',), name='one_organiser_per_municipality'),
        ),
        migrations.AddConstraint(
            model_name='organiser',
            constraint=models.CheckConstraint(condition=models.Q(('kind', 'national'), ('municipality__isnull', False), _connector='OR'), name='local_organiser_has_municipality'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.UniqueConstraint(fields=('organiser', 'user'), name='one_membership_per_person'),
        ),
    ]
