"""All tables of the app, as they stood in November 2026."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from samspill.first_migration import FirstMigration


class Migration(FirstMigration):
    replaces = [
        ("registry", "0001_initial"),
        ("registry", "0003_kept_in_step_with_the_register"),
    ]

    dependencies = [
        ('organiser', '0001_whole'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Watermark',
            fields=[
                ('feed', models.CharField(max_length=40, primary_key=True, serialize=False)),
                ('position', models.BigIntegerField(default=0)),
                ('moved_at', models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='Category',
            fields=[
                ('code', models.CharField(max_length=5, primary_key=True, serialize=False)),
                ('name_nb', models.CharField(max_length=80)),
                ('name_nn', models.CharField(max_length=80)),
                ('name_en', models.CharField(max_length=80)),
                ('sort_order', models.IntegerField()),
                ('parent', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='registry.category')),
            ],
            options={
                'ordering': ['sort_order'],
            },
        ),
        migrations.CreateModel(
            name='Association',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('org_number', models.CharField(blank=True, max_length=9)),
                ('name', models.CharField(max_length=200)),
                ('legal_form', models.CharField(blank=True, max_length=8)),
                ('umbrella', models.CharField(blank=True, max_length=200)),
                ('activity', models.TextField(blank=True)),
                ('purpose', models.TextField(blank=True)),
                ('website', models.CharField(blank=True, max_length=200)),
                ('founded_on', models.DateField(null=True)),
                ('language_form', models.CharField(blank=True, max_length=2)),
                ('municipality_number', models.CharField(blank=True, max_length=4)),
                ('address', models.CharField(blank=True, max_length=200)),
                ('postcode', models.CharField(blank=True, max_length=4)),
                ('place', models.CharField(blank=True, max_length=60)),
                ('care_of', models.CharField(blank=True, max_length=120)),
                ('status', models.CharField(choices=[('active', 'Active'), ('bankrupt', 'Bankrupt'), ('winding_up', 'Being wound up'), ('deleted', 'Deleted'), ('merged', 'Held twice, merged')], default='active', max_length=12)),
                ('source', models.CharField(choices=[('register', 'The official register'), ('file', 'A file'), ('manual', 'Written by hand')], max_length=10)),
                ('seen_in_register_at', models.DateTimeField(null=True)),
                ('fields_by_hand', models.JSONField(blank=True, default=list)),
                ('district', models.CharField(blank=True, max_length=80)),
                ('search_text', models.TextField(blank=True)),
                ('merged_into', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='merged_from', to='registry.association')),
                ('organiser', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='associations', to='organiser.organiser')),
                ('category', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='associations', to='registry.category')),
                ('other_categories', models.ManyToManyField(blank=True, related_name='+', to='registry.category')),
            ],
            options={
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='ContactPoint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('email', 'E-mail'), ('phone', 'Telephone')], max_length=10)),
                ('value', models.CharField(max_length=200)),
                ('source', models.CharField(choices=[('register', 'The official register'), ('file', 'A file'), ('manual', 'Written by hand')], max_length=10)),
                ('is_dead', models.BooleanField(default=False)),
                ('dead_since', models.DateTimeField(null=True)),
                ('dead_reason', models.CharField(blank=True, max_length=200)),
                ('association', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='contact_points', to='registry.association')),
            ],
            options={
                'ordering': ['kind', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='NotTheSame',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('first', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='registry.association')),
                ('second', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='registry.association')),
            ],
        ),
        migrations.CreateModel(
            name='RegisterChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('org_number', models.CharField(max_length=9)),
                ('kind', models.CharField(max_length=12)),
                ('row', models.JSONField()),
                ('state', models.CharField(choices=[('proposed', 'Waits for you'), ('taken_in', 'Taken in'), ('passed_over', 'Passed over')], default='proposed', max_length=12)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('settled_at', models.DateTimeField(null=True)),
                ('association', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='register_changes', to='registry.association')),
                ('organiser', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='register_changes', to='organiser.organiser')),
                ('settled_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='RegisterFetch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('waiting', 'Waiting'), ('fetching', 'Is being fetched'), ('ready', 'Ready to be looked at'), ('taken_in', 'Taken in'), ('failed', 'Stopped')], default='waiting', max_length=10)),
                ('fetched', models.PositiveIntegerField(default=0)),
                ('total', models.PositiveIntegerField(null=True)),
                ('rows', models.JSONField(blank=True, default=list)),
                ('failure', models.CharField(blank=True, max_length=300)),
                ('lease_until', models.DateTimeField(null=True)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('ended_at', models.DateTimeField(null=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organiser', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='register_fetches', to='organiser.organiser')),
            ],
            options={
                'ordering': ['-at'],
            },
        ),
        migrations.AddConstraint(
            model_name='association',
            constraint=models.UniqueConstraint(condition=models.Q(('org_number', ''), _negated=True), fields=('organiser', 'org_number'), name='org_number_once_per_organiser'),
        ),
        migrations.AddConstraint(
            model_name='contactpoint',
            constraint=models.UniqueConstraint(fields=('association', 'kind', 'value'), name='contact_point_once'),
        ),
        migrations.AddConstraint(
            model_name='notthesame',
            constraint=models.UniqueConstraint(fields=('first', 'second'), name='not_the_same_once'),
        ),
        migrations.AddConstraint(
            model_name='registerchange',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'proposed')), fields=('organiser', 'org_number'), name='one_open_change_an_association'),
        ),
        migrations.AddConstraint(
            model_name='registerfetch',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ('waiting', 'fetching'))), fields=('organiser',), name='one_fetch_at_a_time'),
        ),
    ]
