"""Stages, reactions, the plenary, the paper; and the question that a contribution answers."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from samspill.dialogue.migrations import _words

BEFORE = ("dialogue_id", "round_id", "table_id", "reference", "key", "fingerprint", "given_at")
KEPT = (*BEFORE, "question", "sent_fingerprint")


def lift(apps, schema_editor):
    _words.drop(schema_editor)


def lay(apps, schema_editor):
    _words.create(schema_editor, KEPT)


def lay_before(apps, schema_editor):
    _words.create(schema_editor, BEFORE)


class Migration(migrations.Migration):

    dependencies = [
        ('dialogue', '0003_seating_rules'),
        ('organiser', '0003_reserved_slugs'),
        ('registry', '0002_categories'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(lift, lay_before),
        migrations.CreateModel(
            name='Question',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('text', models.TextField()),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='Reaction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('value', models.SmallIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name='Showing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('shown', 'Shown on the board'), ('held', 'Held back')], max_length=10)),
                ('reason', models.CharField(blank=True, choices=[('person', 'It tells who somebody is.'), ('health', "It tells of somebody's health."), ('unkind', 'It is unkind to somebody.'), ('other', 'Another reason')], max_length=10)),
                ('note', models.CharField(blank=True, max_length=200)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
        ),
        migrations.CreateModel(
            name='Stage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(choices=[('silence', 'Write in silence'), ('talk', 'Around the table'), ('dots', 'Give dots'), ('opinions', 'Agree or disagree'), ('pairs', 'Which matters more'), ('top', "The table's top three")], max_length=10)),
                ('minutes', models.PositiveSmallIntegerField()),
                ('opened_at', models.DateTimeField(null=True)),
                ('closes_at', models.DateTimeField(null=True)),
                ('closed_at', models.DateTimeField(null=True)),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='TopChoice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rank', models.PositiveSmallIntegerField()),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'ordering': ['round', 'table', 'rank'],
            },
        ),
        migrations.AddField(
            model_name='contribution',
            name='association_said',
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name='contribution',
            name='question',
            field=models.PositiveSmallIntegerField(default=1),
        ),
        migrations.AddField(
            model_name='contribution',
            name='replaces',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaced_by', to='dialogue.contribution'),
        ),
        migrations.AddField(
            model_name='contribution',
            name='sent_fingerprint',
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.AddField(
            model_name='dialogue',
            name='checks_paper',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='dialogue',
            name='is_listed',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='dialogue',
            name='is_moderated',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='dialogue',
            name='led_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='round',
            name='clock_stopped_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='round',
            name='dot_budget',
            field=models.PositiveSmallIntegerField(default=3),
        ),
        migrations.AddField(
            model_name='round',
            name='prompts',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='round',
            name='voters',
            field=models.CharField(choices=[('person', 'One for each person'), ('association', 'One for each association')], default='person', max_length=12),
        ),
        migrations.AddField(
            model_name='table',
            name='nudged_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AlterField(
            model_name='contribution',
            name='kind',
            field=models.CharField(blank=True, choices=[('challenge', 'Challenge'), ('wish', 'Wish'), ('offer', 'Offer'), ('reflection', 'Reflection')], max_length=10),
        ),
        migrations.CreateModel(
            name='Ballot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('dots', 'Dots'), ('opinions', 'Agree or disagree'), ('pairs', 'Which matters more')], max_length=10)),
                ('voter', models.CharField(max_length=64)),
                ('people', models.PositiveSmallIntegerField(default=1)),
                ('channel', models.CharField(choices=[('phone', 'Phone'), ('table_host', 'Table host'), ('paper', 'Paper'), ('file', 'File')], max_length=10)),
                ('version', models.BigIntegerField(default=0)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('association', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='registry.association')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ballots', to='dialogue.round')),
                ('table', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='ballots', to='dialogue.table')),
                ('written_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Cluster',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('title', models.CharField(max_length=120)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('removed_at', models.DateTimeField(null=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('dialogue', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='clusters', to='dialogue.dialogue')),
                ('round', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='clusters', to='dialogue.round')),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='ClusterMember',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('cluster', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='members', to='dialogue.cluster')),
                ('contribution', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='cluster_member', to='dialogue.contribution')),
            ],
            options={
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ControlAct',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=30)),
                ('details', models.JSONField(default=dict)),
                ('before', models.JSONField(default=dict)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('undone_at', models.DateTimeField(null=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('dialogue', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='control_acts', to='dialogue.dialogue')),
                ('undone_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='PaperSheet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('code', models.CharField(max_length=20)),
                ('photo', models.FileField(blank=True, null=True, upload_to='sheets')),
                ('photo_at', models.DateTimeField(null=True)),
                ('typed_at', models.DateTimeField(null=True)),
                ('checked_at', models.DateTimeField(null=True)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('checked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('dialogue', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sheets', to='dialogue.dialogue')),
                ('photo_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sheets', to='dialogue.round')),
                ('table', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sheets', to='dialogue.table')),
                ('typed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['round', 'table', 'number'],
            },
        ),
        migrations.AddField(
            model_name='contribution',
            name='sheet',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='contributions', to='dialogue.papersheet'),
        ),
        migrations.AddIndex(
            model_name='contribution',
            index=models.Index(fields=['round', 'table'], name='contribution_place'),
        ),
        migrations.AddField(
            model_name='question',
            name='round',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='further_questions', to='dialogue.round'),
        ),
        migrations.AddField(
            model_name='reaction',
            name='ballot',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reactions', to='dialogue.ballot'),
        ),
        migrations.AddField(
            model_name='reaction',
            name='contribution',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reactions', to='dialogue.contribution'),
        ),
        migrations.AddField(
            model_name='reaction',
            name='other',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='dialogue.contribution'),
        ),
        migrations.AddField(
            model_name='showing',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='showing',
            name='contribution',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='showing', to='dialogue.contribution'),
        ),
        migrations.AddField(
            model_name='stage',
            name='round',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stages', to='dialogue.round'),
        ),
        migrations.AddField(
            model_name='topchoice',
            name='contribution',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='top_choices', to='dialogue.contribution'),
        ),
        migrations.AddField(
            model_name='topchoice',
            name='round',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='top_choices', to='dialogue.round'),
        ),
        migrations.AddField(
            model_name='topchoice',
            name='table',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='top_choices', to='dialogue.table'),
        ),
        migrations.AddConstraint(
            model_name='ballot',
            constraint=models.UniqueConstraint(fields=('round', 'kind', 'voter'), name='ballot_once_per_voter'),
        ),
        migrations.AddConstraint(
            model_name='ballot',
            constraint=models.CheckConstraint(condition=models.Q(('people__gte', 1)), name='ballot_has_people'),
        ),
        migrations.AddConstraint(
            model_name='cluster',
            constraint=models.UniqueConstraint(fields=('dialogue', 'number'), name='cluster_once_per_dialogue'),
        ),
        migrations.AddConstraint(
            model_name='papersheet',
            constraint=models.UniqueConstraint(fields=('dialogue', 'code'), name='sheet_once_per_dialogue'),
        ),
        migrations.AddConstraint(
            model_name='papersheet',
            constraint=models.UniqueConstraint(fields=('round', 'table', 'number'), name='sheet_number_once'),
        ),
        migrations.AddConstraint(
            model_name='question',
            constraint=models.UniqueConstraint(fields=('round', 'number'), name='question_once_per_round'),
        ),
        migrations.AddConstraint(
            model_name='question',
            constraint=models.CheckConstraint(condition=models.Q(('number__gte', 2)), name='first_question_is_the_programmes'),
        ),
        migrations.AddConstraint(
            model_name='reaction',
            constraint=models.UniqueConstraint(condition=models.Q(('other__isnull', True)), fields=('ballot', 'contribution'), name='reaction_once_per_ballot'),
        ),
        migrations.AddConstraint(
            model_name='reaction',
            constraint=models.UniqueConstraint(condition=models.Q(('other__isnull', False)), fields=('ballot', 'contribution', 'other'), name='pair_once_per_ballot'),
        ),
        migrations.AddConstraint(
            model_name='showing',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'held'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='held_back_with_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='stage',
            constraint=models.UniqueConstraint(fields=('round', 'number'), name='stage_once_per_round'),
        ),
        migrations.AddConstraint(
            model_name='stage',
            constraint=models.UniqueConstraint(fields=('round', 'kind'), name='stage_kind_once_per_round'),
        ),
        migrations.AddConstraint(
            model_name='stage',
            constraint=models.CheckConstraint(condition=models.Q(('minutes__gte', 1)), name='stage_lasts_a_minute'),
        ),
        migrations.AddConstraint(
            model_name='topchoice',
            constraint=models.UniqueConstraint(fields=('round', 'table', 'rank'), name='top_rank_once_per_table'),
        ),
        migrations.AddConstraint(
            model_name='topchoice',
            constraint=models.UniqueConstraint(fields=('round', 'table', 'contribution'), name='top_choice_once'),
        ),
        migrations.AddConstraint(
            model_name='topchoice',
            constraint=models.CheckConstraint(condition=models.Q(('rank__gte', 1), ('rank__lte', 3)), name='top_three_are_three'),
        ),
        migrations.RunPython(lay, lift),
    ]
