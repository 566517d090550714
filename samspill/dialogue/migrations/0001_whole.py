"""All tables of the app, as they stood in November 2026."""

import django.db.models.deletion
import django.utils.timezone
import samspill.dialogue.models.seating
import uuid
from django.conf import settings
from django.db import migrations, models

from samspill.first_migration import FirstMigration


class Migration(FirstMigration):
    replaces = [
        ("dialogue", "0001_initial"),
        ("dialogue", "0003_seating_rules"),
        ("dialogue", "0004_the_live_dialogue"),
        ("dialogue", "0005_needs_reading"),
        ("dialogue", "0006_written_before_the_conference"),
    ]

    dependencies = [
        ('conference', '0001_whole'),
        ('live', '0001_whole'),
        ('organiser', '0001_whole'),
        ('registry', '0001_whole'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Cluster',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('title', models.CharField(max_length=120)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('removed_at', models.DateTimeField(null=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='Contribution',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('question', models.PositiveSmallIntegerField(default=1)),
                ('reference', models.CharField(max_length=60)),
                ('key', models.UUIDField(default=uuid.uuid4, unique=True)),
                ('raw_text', models.TextField()),
                ('fingerprint', models.CharField(max_length=64)),
                ('sent_fingerprint', models.CharField(blank=True, max_length=64)),
                ('language', models.CharField(blank=True, max_length=3)),
                ('kind', models.CharField(blank=True, choices=[('challenge', 'Challenge'), ('wish', 'Wish'), ('offer', 'Offer'), ('reflection', 'Reflection')], max_length=10)),
                ('association_said', models.CharField(blank=True, max_length=200)),
                ('channel', models.CharField(choices=[('phone', 'Phone'), ('table_host', 'Table host'), ('paper', 'Paper'), ('file', 'File'), ('web', 'The sign-up form')], max_length=10)),
                ('given_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('is_late', models.BooleanField(default=False)),
                ('needs_reading', models.BooleanField(default=False)),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('erased_at', models.DateTimeField(null=True)),
                ('erased_basis', models.CharField(blank=True, max_length=60)),
                ('association', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='contributions', to='registry.association')),
                ('organiser', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contributions', to='organiser.organiser')),
                ('replaces', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaced_by', to='dialogue.contribution')),
                ('written_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
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
            name='Dialogue',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=8, unique=True)),
                ('is_listed', models.BooleanField(default=False)),
                ('is_moderated', models.BooleanField(default=False)),
                ('checks_paper', models.BooleanField(default=False)),
                ('channel', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='live.livechannel')),
                ('conference', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='dialogue', to='conference.conference')),
                ('led_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organiser', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='dialogues', to='organiser.organiser')),
            ],
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
                ('undone_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('dialogue', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='control_acts', to='dialogue.dialogue')),
            ],
            options={
                'ordering': ['-pk'],
            },
        ),
        migrations.AddField(
            model_name='contribution',
            name='dialogue',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='contributions', to='dialogue.dialogue'),
        ),
        migrations.AddField(
            model_name='cluster',
            name='dialogue',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='clusters', to='dialogue.dialogue'),
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
        migrations.CreateModel(
            name='PublishedContribution',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField()),
                ('masked_spans', models.PositiveSmallIntegerField(default=0)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('contribution', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='published', to='dialogue.contribution')),
            ],
        ),
        migrations.CreateModel(
            name='Round',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('state', models.CharField(choices=[('planned', 'Planned'), ('open', 'Open'), ('closed', 'Closed')], default='planned', max_length=10)),
                ('opened_at', models.DateTimeField(null=True)),
                ('closes_at', models.DateTimeField(null=True)),
                ('closed_at', models.DateTimeField(null=True)),
                ('clock_stopped_at', models.DateTimeField(null=True)),
                ('prompts', models.TextField(blank=True)),
                ('voters', models.CharField(choices=[('person', 'One for each person'), ('association', 'One for each association')], default='person', max_length=12)),
                ('dot_budget', models.PositiveSmallIntegerField(default=3)),
                ('dialogue', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rounds', to='dialogue.dialogue')),
                ('item', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='round', to='conference.programmeitem')),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='Question',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('text', models.TextField()),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='further_questions', to='dialogue.round')),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.AddField(
            model_name='papersheet',
            name='round',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sheets', to='dialogue.round'),
        ),
        migrations.AddField(
            model_name='contribution',
            name='round',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='contributions', to='dialogue.round'),
        ),
        migrations.AddField(
            model_name='cluster',
            name='round',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='clusters', to='dialogue.round'),
        ),
        migrations.CreateModel(
            name='SeatingPlan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('queued', 'Waits its turn'), ('making', 'Being made'), ('made', 'Made'), ('impossible', 'The rules contradict each other'), ('failed', 'Was not made')], default='made', max_length=10)),
                ('seed', models.PositiveSmallIntegerField(default=1)),
                ('favour', models.CharField(choices=[('meetings', 'Meet as many as possible'), ('both', 'Both'), ('spread', 'As evenly mixed as possible')], default='meetings', max_length=10)),
                ('progress', models.PositiveSmallIntegerField(default=0)),
                ('leased_until', models.DateTimeField(null=True)),
                ('lease_owner', models.CharField(blank=True, max_length=32)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('quality', models.JSONField(default=dict)),
                ('report', models.JSONField(default=dict)),
                ('reasons', models.JSONField(default=list)),
                ('error', models.CharField(blank=True, max_length=40)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('published_at', models.DateTimeField(null=True)),
                ('base', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='dialogue.seatingplan')),
                ('dialogue', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='seating_plans', to='dialogue.dialogue')),
            ],
        ),
        migrations.CreateModel(
            name='SeatingSetup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('mode', models.CharField(choices=[('remix', 'Everyone is mixed anew in each round'), ('rotate', 'Fixed groups go from table to table'), ('topics', 'Everyone chooses a topic')], default='remix', max_length=10)),
                ('favour', models.CharField(choices=[('meetings', 'Meet as many as possible'), ('both', 'Both'), ('spread', 'As evenly mixed as possible')], default='meetings', max_length=10)),
                ('apart_by_association', models.BooleanField(default=True)),
                ('apart_by_municipality', models.BooleanField(default=False)),
                ('spread', models.JSONField(default=samspill.dialogue.models.seating.usual_spread)),
                ('no_solo', models.JSONField(default=list)),
                ('dialogue', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='seating_setup', to='dialogue.dialogue')),
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
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('contribution', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='showing', to='dialogue.contribution')),
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
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stages', to='dialogue.round')),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='Table',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('capacity', models.PositiveSmallIntegerField()),
                ('minimum', models.PositiveSmallIntegerField(default=0)),
                ('is_step_free', models.BooleanField(default=True)),
                ('nudged_at', models.DateTimeField(null=True)),
                ('dialogue', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tables', to='dialogue.dialogue')),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='SeatingRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('together', 'Sit together'), ('apart', 'Sit apart'), ('host', 'Table host'), ('step_free', 'Step-free table'), ('absent', 'Not there')], max_length=10)),
                ('note', models.TextField(blank=True)),
                ('dialogue', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='seating_rules', to='dialogue.dialogue')),
                ('people', models.ManyToManyField(related_name='seating_rules', to='conference.signup')),
                ('round', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='seating_rules', to='dialogue.round')),
                ('table', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='seating_rules', to='dialogue.table')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Placement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_locked', models.BooleanField(default=False)),
                ('sign_up', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='placements', to='conference.signup')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='placements', to='dialogue.round')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='placements', to='dialogue.seatingplan')),
                ('table', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='placements', to='dialogue.table')),
            ],
        ),
        migrations.AddField(
            model_name='papersheet',
            name='table',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sheets', to='dialogue.table'),
        ),
        migrations.AddField(
            model_name='contribution',
            name='table',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='contributions', to='dialogue.table'),
        ),
        migrations.CreateModel(
            name='Ballot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('dots', 'Dots'), ('opinions', 'Agree or disagree'), ('pairs', 'Which matters more')], max_length=10)),
                ('voter', models.CharField(max_length=64)),
                ('people', models.PositiveSmallIntegerField(default=1)),
                ('channel', models.CharField(choices=[('phone', 'Phone'), ('table_host', 'Table host'), ('paper', 'Paper'), ('file', 'File'), ('web', 'The sign-up form')], max_length=10)),
                ('version', models.BigIntegerField(default=0)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('association', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='registry.association')),
                ('written_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ballots', to='dialogue.round')),
                ('table', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='ballots', to='dialogue.table')),
            ],
        ),
        migrations.CreateModel(
            name='TableTopic',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('topic', models.CharField(max_length=120)),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='topics', to='dialogue.round')),
                ('table', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='topics', to='dialogue.table')),
            ],
        ),
        migrations.CreateModel(
            name='TopChoice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rank', models.PositiveSmallIntegerField()),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('contribution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='top_choices', to='dialogue.contribution')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='top_choices', to='dialogue.round')),
                ('table', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='top_choices', to='dialogue.table')),
            ],
            options={
                'ordering': ['round', 'table', 'rank'],
            },
        ),
        migrations.CreateModel(
            name='TopicWish',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('topic', models.CharField(max_length=120)),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='wishes', to='dialogue.round')),
                ('sign_up', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='wishes', to='conference.signup')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Reaction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('value', models.SmallIntegerField()),
                ('ballot', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reactions', to='dialogue.ballot')),
                ('contribution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reactions', to='dialogue.contribution')),
                ('other', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='dialogue.contribution')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('other__isnull', True)), fields=('ballot', 'contribution'), name='reaction_once_per_ballot'), models.UniqueConstraint(condition=models.Q(('other__isnull', False)), fields=('ballot', 'contribution', 'other'), name='pair_once_per_ballot')],
            },
        ),
        migrations.AddConstraint(
            model_name='round',
            constraint=models.UniqueConstraint(fields=('dialogue', 'number'), name='round_once_per_dialogue'),
        ),
        migrations.AddConstraint(
            model_name='round',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'open')), fields=('dialogue',), name='one_open_round_per_dialogue'),
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
            model_name='cluster',
            constraint=models.UniqueConstraint(fields=('dialogue', 'number'), name='cluster_once_per_dialogue'),
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
            model_name='table',
            constraint=models.UniqueConstraint(fields=('dialogue', 'number'), name='table_once_per_dialogue'),
        ),
        migrations.AddConstraint(
            model_name='table',
            constraint=models.CheckConstraint(condition=models.Q(('minimum__lte', models.F('capacity'))), name='minimum_within_capacity'),
        ),
        migrations.AddConstraint(
            model_name='seatingrule',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'host'), ('table__isnull', False)), models.Q(models.Q(('kind', 'host'), _negated=True), ('table__isnull', True)), _connector='OR'), name='a_host_has_a_table'),
        ),
        migrations.AddConstraint(
            model_name='seatingrule',
            constraint=models.CheckConstraint(condition=models.Q(('round__isnull', True), ('kind', 'absent'), _connector='OR'), name='only_absence_is_in_a_round'),
        ),
        migrations.AddConstraint(
            model_name='placement',
            constraint=models.UniqueConstraint(fields=('plan', 'round', 'sign_up'), name='one_chair_per_round'),
        ),
        migrations.AddConstraint(
            model_name='papersheet',
            constraint=models.UniqueConstraint(fields=('dialogue', 'code'), name='sheet_once_per_dialogue'),
        ),
        migrations.AddConstraint(
            model_name='papersheet',
            constraint=models.UniqueConstraint(fields=('round', 'table', 'number'), name='sheet_number_once'),
        ),
        migrations.AddIndex(
            model_name='contribution',
            index=models.Index(fields=['dialogue', '-id'], name='contribution_newest'),
        ),
        migrations.AddIndex(
            model_name='contribution',
            index=models.Index(fields=['round', 'table'], name='contribution_place'),
        ),
        migrations.AddConstraint(
            model_name='contribution',
            constraint=models.UniqueConstraint(fields=('dialogue', 'reference'), name='reference_once_per_dialogue'),
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
            model_name='tabletopic',
            constraint=models.UniqueConstraint(fields=('round', 'table'), name='one_topic_per_table'),
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
        migrations.AddConstraint(
            model_name='topicwish',
            constraint=models.UniqueConstraint(fields=('round', 'sign_up', 'topic'), name='a_topic_is_wished_once'),
        ),
    ]
