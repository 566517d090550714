"""All tables of the app, as they stood in November 2026."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from samspill.first_migration import FirstMigration


class Migration(FirstMigration):
    replaces = [
        ("insight", "0001_initial"),
        ("insight", "0003_sorting"),
    ]

    dependencies = [
        ('dialogue', '0001_whole'),
        ('organiser', '0001_whole'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='AnalysisRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('proposals', 'Proposals'), ('report', 'Report')], max_length=10)),
                ('state', models.CharField(choices=[('waiting', 'Waiting'), ('running', 'Running'), ('done', 'Done'), ('failed', 'Failed')], default='waiting', max_length=10)),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('lease_owner', models.CharField(blank=True, max_length=32)),
                ('leased_until', models.DateTimeField(null=True)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('done', models.PositiveIntegerField(default=0)),
                ('steps', models.PositiveIntegerField(default=0)),
                ('made_at', models.DateTimeField(null=True)),
                ('fingerprint', models.CharField(blank=True, max_length=64)),
                ('content', models.JSONField(null=True)),
                ('asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('dialogue', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='analysis_runs', to='dialogue.dialogue')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='MergeGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('is_standing', models.BooleanField(default=True)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('dialogue', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='merge_groups', to='dialogue.dialogue')),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='MergeMember',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_standing', models.BooleanField(default=True)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('contribution', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='merge_members', to='dialogue.contribution')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='members', to='insight.mergegroup')),
            ],
            options={
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Part',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('start', models.PositiveIntegerField()),
                ('end', models.PositiveIntegerField()),
                ('is_standing', models.BooleanField(default=True)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('contribution', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='parts', to='dialogue.contribution')),
            ],
            options={
                'ordering': ['contribution', 'start'],
            },
        ),
        migrations.CreateModel(
            name='SortingAct',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('coded', 'Sorted'), ('read_again', 'Read by a second person'), ('settled', 'Disagreement settled'), ('set_aside', 'Marked as unclear'), ('split', 'Split in parts'), ('joined', 'Parts put together again'), ('merged', 'Said to be the same'), ('parted', 'Taken out of those that are the same'), ('told_apart', 'Said not to be the same'), ('theme_made', 'New theme'), ('theme_changed', 'Theme changed'), ('theme_put_away', 'Theme put away')], max_length=20)),
                ('changes', models.JSONField(default=list)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('undone_at', models.DateTimeField(null=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('contribution', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='sorting_acts', to='dialogue.contribution')),
                ('dialogue', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sorting_acts', to='dialogue.dialogue')),
                ('undone_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='Theme',
            fields=[
                ('code', models.CharField(max_length=40, primary_key=True, serialize=False)),
                ('name_nb', models.CharField(max_length=80)),
                ('name_nn', models.CharField(max_length=80)),
                ('name_en', models.CharField(max_length=80)),
                ('sort_order', models.SmallIntegerField()),
                ('keywords', models.TextField(blank=True)),
                ('is_put_away', models.BooleanField(default=False)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organiser', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='own_themes', to='organiser.organiser')),
                ('parent', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='details', to='insight.theme')),
            ],
            options={
                'ordering': ['sort_order'],
            },
        ),
        migrations.CreateModel(
            name='Finding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference', models.CharField(max_length=20)),
                ('statement', models.TextField()),
                ('source', models.CharField(choices=[('machine', 'Proposed by the system'), ('person', 'Sorted by a person')], max_length=10)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('contributions', models.ManyToManyField(related_name='findings', to='dialogue.contribution')),
                ('dialogue', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='findings', to='dialogue.dialogue')),
                ('organiser', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='findings', to='organiser.organiser')),
                ('theme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='insight.theme')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Coding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.CharField(choices=[('machine', 'Proposed by the system'), ('person', 'Sorted by a person')], max_length=10)),
                ('proposed_by', models.CharField(blank=True, max_length=60)),
                ('words', models.JSONField(default=list)),
                ('secondary_words', models.JSONField(default=list)),
                ('is_unclear', models.BooleanField(default=False)),
                ('is_current', models.BooleanField(default=True)),
                ('is_standing', models.BooleanField(default=True)),
                ('is_blind', models.BooleanField(default=False)),
                ('settles', models.BooleanField(default=False)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('contribution', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='codings', to='dialogue.contribution')),
                ('part', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='codings', to='insight.part')),
                ('detail', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='insight.theme')),
                ('primary', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='insight.theme')),
                ('secondary', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='insight.theme')),
            ],
        ),
        migrations.CreateModel(
            name='Likeness',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('score', models.FloatField()),
                ('guard', models.CharField(blank=True, max_length=20)),
                ('verdict', models.CharField(blank=True, choices=[('', 'Not looked at'), ('same', 'Say the same'), ('different', 'Do not say the same')], default='', max_length=10)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('a', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='dialogue.contribution')),
                ('b', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='dialogue.contribution')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-score', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('a', 'b'), name='likeness_once'), models.CheckConstraint(condition=models.Q(('a__lt', models.F('b'))), name='likeness_in_order')],
            },
        ),
        migrations.AddConstraint(
            model_name='mergegroup',
            constraint=models.UniqueConstraint(fields=('dialogue', 'number'), name='merge_group_once_per_dialogue'),
        ),
        migrations.AddConstraint(
            model_name='mergemember',
            constraint=models.UniqueConstraint(condition=models.Q(('is_standing', True)), fields=('contribution',), name='one_merge_group_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='part',
            constraint=models.CheckConstraint(condition=models.Q(('end__gt', models.F('start'))), name='part_has_text'),
        ),
        migrations.AddConstraint(
            model_name='part',
            constraint=models.UniqueConstraint(condition=models.Q(('is_standing', True)), fields=('contribution', 'start'), name='part_begins_once'),
        ),
        migrations.AddConstraint(
            model_name='finding',
            constraint=models.UniqueConstraint(fields=('dialogue', 'reference'), name='finding_reference_once'),
        ),
        migrations.AddConstraint(
            model_name='coding',
            constraint=models.UniqueConstraint(condition=models.Q(('is_current', True), ('part', None)), fields=('contribution',), name='one_current_coding'),
        ),
        migrations.AddConstraint(
            model_name='coding',
            constraint=models.UniqueConstraint(condition=models.Q(('is_current', True), ('part__isnull', False)), fields=('part',), name='one_current_coding_a_part'),
        ),
    ]
