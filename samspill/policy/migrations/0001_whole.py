"""All tables of the app, as they stood in November 2026."""

import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models

from samspill.first_migration import FirstMigration


class Migration(FirstMigration):
    replaces = [
        ("policy", "0001_initial"),
        ("policy", "0002_consulted_and_followed"),
        ("policy", "0003_passages"),
    ]

    dependencies = [
        ('dialogue', '0001_whole'),
        ('insight', '0001_whole'),
        ('organiser', '0001_whole'),
        ('process', '0001_whole'),
        ('registry', '0001_whole'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Chapter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=30)),
                ('heading', models.CharField(max_length=120)),
                ('version', models.PositiveIntegerField(default=1)),
                ('sort_order', models.PositiveSmallIntegerField()),
            ],
            options={
                'ordering': ['sort_order'],
            },
        ),
        migrations.CreateModel(
            name='Consultation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('opened_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('deadline', models.DateTimeField()),
                ('closed_at', models.DateTimeField(null=True)),
                ('opened_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['opened_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Goal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('text', models.TextField()),
                ('theme', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='insight.theme')),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='InvitedBody',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('elderly', 'Council of the elderly'), ('disabilities', 'Council of persons with disabilities'), ('youth', 'Youth council'), ('voluntary', 'Voluntary council'), ('association', 'Association'), ('other', 'Other')], default='other', max_length=15)),
                ('name', models.CharField(max_length=200)),
                ('address', models.EmailField(blank=True, max_length=254)),
                ('invited_at', models.DateTimeField(null=True)),
                ('reminded_at', models.DateTimeField(null=True)),
                ('association', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='registry.association')),
                ('consultation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invited_bodies', to='policy.consultation')),
            ],
            options={
                'ordering': ['name', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ConsultationResponse',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('key', models.UUIDField(default=uuid.uuid4, unique=True)),
                ('on_behalf_of', models.CharField(max_length=200)),
                ('text', models.TextField(blank=True)),
                ('sender_name', models.CharField(max_length=120)),
                ('sender_email', models.EmailField(blank=True, max_length=254)),
                ('sender_role', models.CharField(blank=True, max_length=120)),
                ('language', models.CharField(blank=True, max_length=3)),
                ('received_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('is_late', models.BooleanField(default=False)),
                ('association', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='responses', to='registry.association')),
                ('consultation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='responses', to='policy.consultation')),
                ('body', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='responses', to='policy.invitedbody')),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='Measure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('text', models.TextField()),
                ('rationale', models.TextField(blank=True)),
                ('responsible_unit', models.CharField(blank=True, max_length=120)),
                ('responsible_role', models.CharField(blank=True, max_length=120)),
                ('partner', models.CharField(blank=True, max_length=200)),
                ('starts_on', models.DateField(blank=True, null=True)),
                ('deadline', models.DateField(blank=True, null=True)),
                ('cost_once', models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                ('cost_yearly', models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                ('funding', models.CharField(blank=True, max_length=200)),
                ('indicator', models.CharField(blank=True, max_length=200)),
                ('baseline', models.CharField(blank=True, max_length=80)),
                ('target', models.CharField(blank=True, max_length=80)),
                ('status', models.CharField(choices=[('proposed', 'Proposed'), ('adopted', 'Adopted'), ('in_progress', 'In progress'), ('delivered', 'Delivered'), ('dropped', 'Dropped')], default='proposed', max_length=12)),
                ('status_reason', models.TextField(blank=True)),
                ('expected_on', models.DateField(blank=True, null=True)),
                ('carried_from', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='carried_to', to='policy.measure')),
                ('findings', models.ManyToManyField(related_name='measures', to='insight.finding')),
                ('goal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='measures', to='policy.goal')),
            ],
            options={
                'ordering': ['goal__number', 'number'],
            },
        ),
        migrations.CreateModel(
            name='MeasureContribution',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('contribution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='links', to='dialogue.contribution')),
                ('measure', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='links', to='policy.measure')),
            ],
        ),
        migrations.AddField(
            model_name='measure',
            name='contributions',
            field=models.ManyToManyField(related_name='measures', through='policy.MeasureContribution', to='dialogue.contribution'),
        ),
        migrations.CreateModel(
            name='Passage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('paragraph', 'Paragraph'), ('goal', 'Goal'), ('measure', 'Measure')], max_length=10)),
                ('sort_order', models.PositiveIntegerField(default=0)),
                ('text', models.TextField(blank=True)),
                ('name', models.CharField(blank=True, max_length=60)),
                ('version', models.PositiveIntegerField(default=1)),
                ('is_standing', models.BooleanField(default=True)),
                ('writer_until', models.DateTimeField(null=True)),
                ('chapter', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='passages', to='policy.chapter')),
                ('goal', models.OneToOneField(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='passage', to='policy.goal')),
                ('measure', models.OneToOneField(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='passage', to='policy.measure')),
                ('writer', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['chapter__sort_order', 'sort_order', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Comment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField()),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('settled_at', models.DateTimeField(null=True)),
                ('answers', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='replies', to='policy.comment')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('settled_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('passage', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='comments', to='policy.passage')),
            ],
            options={
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Policy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('form', models.CharField(choices=[('frivillighetspolitikk', 'frivillighetspolitikk'), ('frivillighetsmelding', 'frivillighetsmelding'), ('frivillighetsplattform', 'frivillighetsplattform'), ('frivillighetsstrategi', 'frivillighetsstrategi'), ('frivillighetserklæring', 'frivillighetserklæring'), ('frivillighetsplan', 'frivillighetsplan')], max_length=30)),
                ('title', models.CharField(max_length=200)),
                ('language', models.CharField(max_length=2)),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('consultation', 'In consultation'), ('adopted', 'Adopted')], default='draft', max_length=15)),
                ('is_being_amended', models.BooleanField(default=False)),
                ('months_between_status', models.PositiveSmallIntegerField(default=6)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('dialogue', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='policies', to='dialogue.dialogue')),
                ('organiser', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='policies', to='organiser.organiser')),
                ('process', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='policies', to='process.policyprocess')),
                ('revises', models.OneToOneField(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='revised_by', to='policy.policy')),
            ],
        ),
        migrations.AddField(
            model_name='passage',
            name='policy',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='passages', to='policy.policy'),
        ),
        migrations.CreateModel(
            name='Paper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('policy', 'The policy'), ('case_document', 'Case document'), ('remarks', 'Table of remarks'), ('action_plan', 'Action plan'), ('status_report', 'Status report')], max_length=15)),
                ('subject', models.PositiveIntegerField(default=0)),
                ('form', models.CharField(max_length=5)),
                ('language', models.CharField(max_length=3)),
                ('state', models.CharField(choices=[('waiting', 'Waiting'), ('running', 'Running'), ('done', 'Done'), ('failed', 'Failed')], default='waiting', max_length=10)),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('lease_owner', models.CharField(blank=True, max_length=32)),
                ('leased_until', models.DateTimeField(null=True)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('made_at', models.DateTimeField(null=True)),
                ('content', models.BinaryField(null=True)),
                ('fingerprint', models.CharField(blank=True, max_length=64)),
                ('fault', models.CharField(blank=True, max_length=300)),
                ('asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('policy', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='papers', to='policy.policy')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='MeasureOwner',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(max_length=160)),
                ('name', models.CharField(blank=True, max_length=120)),
                ('email', models.EmailField(max_length=254)),
                ('language', models.CharField(max_length=3)),
                ('link_number', models.PositiveSmallIntegerField(default=1)),
                ('measures', models.ManyToManyField(related_name='owners', to='policy.measure')),
                ('policy', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='owners', to='policy.policy')),
            ],
            options={
                'ordering': ['role', 'pk'],
            },
        ),
        migrations.AddField(
            model_name='goal',
            name='policy',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='goals', to='policy.policy'),
        ),
        migrations.CreateModel(
            name='EarlierAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('verdict', models.CharField(choices=[('taken_in', 'Taken in'), ('partly', 'Partly taken in'), ('not_taken_in', 'Not taken in')], max_length=15)),
                ('reason', models.TextField(blank=True)),
                ('at', models.DateTimeField()),
                ('until', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('contribution', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='earlier_answers', to='dialogue.contribution')),
                ('policy', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='earlier_answers', to='policy.policy')),
            ],
            options={
                'ordering': ['until', 'pk'],
            },
        ),
        migrations.AddField(
            model_name='consultation',
            name='policy',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='consultations', to='policy.policy'),
        ),
        migrations.AddField(
            model_name='chapter',
            name='policy',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='chapters', to='policy.policy'),
        ),
        migrations.CreateModel(
            name='CaseDocument',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('adoption', 'Adoption'), ('amendment', 'Amendment'), ('status', 'Status report')], default='adoption', max_length=10)),
                ('title', models.CharField(max_length=200)),
                ('case_number', models.CharField(blank=True, max_length=30)),
                ('body', models.CharField(blank=True, max_length=120)),
                ('meeting_on', models.DateField(blank=True, null=True)),
                ('case_officer', models.CharField(blank=True, max_length=120)),
                ('proposal', models.TextField(blank=True)),
                ('background', models.TextField(blank=True)),
                ('process_text', models.TextField(blank=True)),
                ('consultation_text', models.TextField(blank=True)),
                ('assessment', models.TextField(blank=True)),
                ('economy', models.TextField(blank=True)),
                ('enclosures', models.JSONField(blank=True, default=list)),
                ('version', models.PositiveIntegerField(default=1)),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('changed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('policy', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='case_documents', to='policy.policy')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('verdict', models.CharField(choices=[('taken_in', 'Taken in'), ('partly', 'Partly taken in'), ('not_taken_in', 'Not taken in')], max_length=15)),
                ('reason', models.TextField(blank=True)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('contribution', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='answer', to='dialogue.contribution')),
                ('policy', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='policy.policy')),
            ],
        ),
        migrations.CreateModel(
            name='PolicyVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(choices=[('saved', 'Saved'), ('consultation', 'Sent out for consultation'), ('adopted', 'Adopted'), ('amended', 'Amended')], default='saved', max_length=12)),
                ('content', models.JSONField()),
                ('fingerprint', models.CharField(max_length=64)),
                ('note', models.CharField(blank=True, max_length=200)),
                ('open_count', models.PositiveIntegerField(default=0)),
                ('word', models.TextField(blank=True)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('policy', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='policy.policy')),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.AddField(
            model_name='consultation',
            name='version',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='consultation', to='policy.policyversion'),
        ),
        migrations.CreateModel(
            name='Remark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('key', models.UUIDField(default=uuid.uuid4, unique=True)),
                ('raw_text', models.TextField()),
                ('shown_text', models.TextField(blank=True)),
                ('is_held_back', models.BooleanField(default=False)),
                ('on_behalf_of', models.CharField(blank=True, max_length=200)),
                ('giver_name', models.CharField(blank=True, max_length=120)),
                ('giver_email', models.EmailField(blank=True, max_length=254)),
                ('language', models.CharField(blank=True, max_length=3)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('erased_at', models.DateTimeField(null=True)),
                ('verdict', models.CharField(blank=True, choices=[('taken_in', 'Taken in'), ('partly', 'Partly taken in'), ('not_taken_in', 'Not taken in')], max_length=15)),
                ('answer', models.TextField(blank=True)),
                ('answered_at', models.DateTimeField(null=True)),
                ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('association', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='remarks', to='registry.association')),
                ('consultation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='remarks', to='policy.consultation')),
                ('passage', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='remarks', to='policy.passage')),
                ('response', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='remarks', to='policy.consultationresponse')),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='Resolution',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('body', models.CharField(max_length=120)),
                ('decided_on', models.DateField()),
                ('case_number', models.CharField(max_length=30)),
                ('vote', models.CharField(blank=True, max_length=120)),
                ('text', models.TextField()),
                ('policy', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='resolutions', to='policy.policy')),
                ('version', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='resolution', to='policy.policyversion')),
            ],
            options={
                'ordering': ['decided_on', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ResponseFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200)),
                ('media_type', models.CharField(max_length=100)),
                ('content', models.BinaryField()),
                ('size', models.PositiveIntegerField()),
                ('fingerprint', models.CharField(max_length=64)),
                ('response', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='policy.consultationresponse')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Revision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('term', models.CharField(max_length=20)),
                ('starting_point', models.JSONField()),
                ('begun_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('begun_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('policy', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='revision', to='policy.policy')),
                ('process', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='revisions', to='process.policyprocess')),
            ],
        ),
        migrations.CreateModel(
            name='StatusRound',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('due_on', models.DateField()),
                ('reported_at', models.DateTimeField(null=True)),
                ('report', models.JSONField(null=True)),
                ('fingerprint', models.CharField(blank=True, max_length=64)),
                ('asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('policy', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='status_rounds', to='policy.policy')),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='StatusRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sent_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('reminded_at', models.DateTimeField(null=True)),
                ('answered_at', models.DateTimeField(null=True)),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='requests', to='policy.measureowner')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='requests', to='policy.statusround')),
            ],
        ),
        migrations.CreateModel(
            name='StatusUpdate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('status', models.CharField(choices=[('proposed', 'Proposed'), ('adopted', 'Adopted'), ('in_progress', 'In progress'), ('delivered', 'Delivered'), ('dropped', 'Dropped')], max_length=12)),
                ('reason', models.TextField(blank=True)),
                ('expected_on', models.DateField(blank=True, null=True)),
                ('indicator_value', models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('measure', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='updates', to='policy.measure')),
                ('owner', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='updates', to='policy.measureowner')),
                ('request', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='updates', to='policy.statusrequest')),
            ],
            options={
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Wording',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField()),
                ('content', models.JSONField()),
                ('is_set_aside', models.BooleanField(default=False)),
                ('settled_at', models.DateTimeField(null=True)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('because_of', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='wordings', to='policy.remark')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('passage', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='wordings', to='policy.passage')),
            ],
            options={
                'ordering': ['passage', 'version', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='DocumentTemplate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('policy', 'The policy'), ('case_document', 'Case document'), ('remarks', 'Table of remarks'), ('status_report', 'Status report')], max_length=15)),
                ('name', models.CharField(max_length=200)),
                ('content', models.BinaryField()),
                ('fingerprint', models.CharField(max_length=64)),
                ('fields', models.JSONField(default=list)),
                ('uploaded_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('is_current', models.BooleanField(default=True)),
                ('organiser', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='document_templates', to='organiser.organiser')),
                ('uploaded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['kind', '-uploaded_at'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('is_current', True)), fields=('organiser', 'kind'), name='one_current_template')],
            },
        ),
        migrations.CreateModel(
            name='Follower',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.EmailField(max_length=254)),
                ('language', models.CharField(max_length=3)),
                ('link_number', models.PositiveSmallIntegerField(default=1)),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('confirmed_at', models.DateTimeField(null=True)),
                ('contribution', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='followers', to='dialogue.contribution')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('contribution', 'email'), name='address_follows_once')],
            },
        ),
        migrations.AddConstraint(
            model_name='invitedbody',
            constraint=models.UniqueConstraint(fields=('consultation', 'name'), name='body_invited_once'),
        ),
        migrations.AddConstraint(
            model_name='consultationresponse',
            constraint=models.UniqueConstraint(fields=('consultation', 'number'), name='response_number_once'),
        ),
        migrations.AddConstraint(
            model_name='measurecontribution',
            constraint=models.UniqueConstraint(fields=('measure', 'contribution'), name='thread_tied_once'),
        ),
        migrations.AddConstraint(
            model_name='measure',
            constraint=models.UniqueConstraint(fields=('goal', 'number'), name='measure_number_once'),
        ),
        migrations.AddIndex(
            model_name='passage',
            index=models.Index(fields=['policy', 'kind'], name='passages_of_policy'),
        ),
        migrations.AddConstraint(
            model_name='passage',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('chapter__isnull', False), ('kind', 'paragraph')), models.Q(('goal__isnull', False), ('kind', 'goal')), models.Q(('kind', 'measure'), ('measure__isnull', False)), ('is_standing', False), _connector='OR'), name='passage_stands_somewhere'),
        ),
        migrations.AddConstraint(
            model_name='measureowner',
            constraint=models.UniqueConstraint(fields=('policy', 'email'), name='owner_once'),
        ),
        migrations.AddConstraint(
            model_name='goal',
            constraint=models.UniqueConstraint(fields=('policy', 'number'), name='goal_number_once'),
        ),
        migrations.AddConstraint(
            model_name='chapter',
            constraint=models.UniqueConstraint(fields=('policy', 'key'), name='chapter_once'),
        ),
        migrations.AddConstraint(
            model_name='answer',
            constraint=models.CheckConstraint(condition=models.Q(('verdict', 'taken_in'), models.Q(('reason', ''), _negated=True), _connector='OR'), name='answer_has_reason'),
        ),
        migrations.AddConstraint(
            model_name='policyversion',
            constraint=models.UniqueConstraint(fields=('policy', 'number'), name='version_number_once'),
        ),
        migrations.AddConstraint(
            model_name='consultation',
            constraint=models.UniqueConstraint(condition=models.Q(('closed_at__isnull', True)), fields=('policy',), name='one_open_consultation'),
        ),
        migrations.AddConstraint(
            model_name='remark',
            constraint=models.UniqueConstraint(fields=('consultation', 'number'), name='remark_number_once'),
        ),
        migrations.AddConstraint(
            model_name='remark',
            constraint=models.CheckConstraint(condition=models.Q(('verdict', ''), models.Q(('answer', ''), _negated=True), _connector='OR'), name='remark_answer_has_words'),
        ),
        migrations.AddConstraint(
            model_name='statusround',
            constraint=models.UniqueConstraint(fields=('policy', 'number'), name='status_round_once'),
        ),
        migrations.AddConstraint(
            model_name='statusrequest',
            constraint=models.UniqueConstraint(fields=('round', 'owner'), name='owner_asked_once'),
        ),
        migrations.AddIndex(
            model_name='statusupdate',
            index=models.Index(fields=['measure', 'at'], name='updates_of_measure'),
        ),
        migrations.AddConstraint(
            model_name='statusupdate',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'dropped'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='dropped_has_reason'),
        ),
        migrations.AddConstraint(
            model_name='wording',
            constraint=models.UniqueConstraint(condition=models.Q(('is_set_aside', False)), fields=('passage', 'version'), name='wording_stood_once'),
        ),
    ]
