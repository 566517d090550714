"""All tables of the app, as they stood in November 2026."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from samspill.first_migration import FirstMigration


class Migration(FirstMigration):
    replaces = [
        ("process", "0001_initial"),
        ("process", "0002_owners_and_answers"),
    ]

    dependencies = [
        ('organiser', '0001_whole'),
        ('registry', '0001_whole'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='PolicyProcess',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('lead', models.CharField(choices=[('working_group', 'The working group'), ('municipality', 'The municipality'), ('joint', 'Working group and municipality together')], default='joint', max_length=20)),
                ('level', models.CharField(choices=[('municipality', 'Municipality'), ('district', 'District')], default='municipality', max_length=20)),
                ('district_name', models.CharField(blank=True, max_length=80)),
                ('document_kind', models.CharField(choices=[('frivillighetspolitikk', 'frivillighetspolitikk'), ('frivillighetsmelding', 'frivillighetsmelding'), ('frivillighetsplattform', 'frivillighetsplattform'), ('frivillighetsstrategi', 'frivillighetsstrategi'), ('frivillighetserklæring', 'frivillighetserklæring'), ('frivillighetsplan', 'frivillighetsplan')], default='frivillighetspolitikk', max_length=30)),
                ('language', models.CharField(default='nb', max_length=2)),
                ('started_on', models.DateField()),
                ('is_public', models.BooleanField(default=True)),
                ('formal_request_sent_on', models.DateField(blank=True, null=True)),
                ('municipality_meeting_on', models.DateField(blank=True, null=True)),
                ('mayor_name', models.CharField(blank=True, max_length=120)),
                ('decision_body', models.CharField(blank=True, max_length=120)),
                ('decision_on', models.DateField(blank=True, null=True)),
                ('decision_case_number', models.CharField(blank=True, max_length=30)),
                ('municipality_answered_on', models.DateField(blank=True, null=True)),
                ('municipality_answer', models.TextField(blank=True)),
                ('began_at_step', models.CharField(blank=True, max_length=30)),
                ('copied_from', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='copies', to='process.policyprocess')),
                ('organiser', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='processes', to='organiser.organiser')),
            ],
        ),
        migrations.CreateModel(
            name='HandOver',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('process', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='hand_over', to='process.policyprocess')),
            ],
        ),
        migrations.CreateModel(
            name='PreliminaryMeeting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('starts_at', models.DateTimeField()),
                ('place', models.CharField(blank=True, max_length=120)),
                ('theme', models.CharField(blank=True, max_length=300)),
                ('types_present', models.JSONField(blank=True, default=list)),
                ('association_count', models.PositiveIntegerField(blank=True, null=True)),
                ('conclusions', models.JSONField(blank=True, default=list)),
                ('agenda', models.TextField(blank=True)),
                ('minutes', models.TextField(blank=True)),
                ('process', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='preliminary_meeting', to='process.policyprocess')),
            ],
        ),
        migrations.CreateModel(
            name='MeetingAttendee',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('association_name', models.CharField(max_length=200)),
                ('people', models.PositiveSmallIntegerField(default=1)),
                ('association', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='registry.association')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attendees', to='process.preliminarymeeting')),
            ],
            options={
                'ordering': ['association_name'],
            },
        ),
        migrations.CreateModel(
            name='WorkingGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('set_up_on', models.DateField()),
                ('mandate', models.TextField(blank=True)),
                ('process', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='working_group', to='process.policyprocess')),
            ],
        ),
        migrations.CreateModel(
            name='WorkingGroupMember',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120)),
                ('association_name', models.CharField(blank=True, max_length=200)),
                ('is_leader', models.BooleanField(default=False)),
                ('is_contact', models.BooleanField(default=False)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='members', to='process.workinggroup')),
                ('user', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-is_leader', 'name'],
            },
        ),
        migrations.CreateModel(
            name='ProcessStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=30)),
                ('planned_from', models.DateField(blank=True, null=True)),
                ('planned_to', models.DateField(blank=True, null=True)),
                ('done_on', models.DateField(blank=True, null=True)),
                ('responsible', models.CharField(blank=True, max_length=120)),
                ('deadline', models.DateField(blank=True, null=True)),
                ('reminded_at', models.DateTimeField(null=True)),
                ('passed_over', models.CharField(blank=True, max_length=200)),
                ('owner_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('process', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='process.policyprocess')),
                ('owner', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='steps', to='process.workinggroupmember')),
            ],
        ),
        migrations.CreateModel(
            name='ChecklistTick',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('item', models.PositiveSmallIntegerField()),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('step', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ticks', to='process.processstep')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('step', 'item'), name='tick_once')],
            },
        ),
        migrations.AddConstraint(
            model_name='processstep',
            constraint=models.UniqueConstraint(fields=('process', 'key'), name='step_once_per_process'),
        ),
    ]
