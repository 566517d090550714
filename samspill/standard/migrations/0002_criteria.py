"""Criteria, self-assessments and the associations' survey; the sixteen from reference/criteria.toml."""

import tomllib
from pathlib import Path

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


def load(apps, schema_editor):
    path = Path(__file__).resolve().parents[1] / "reference" / "criteria.toml"
    criterion_model = apps.get_model("standard", "Criterion")
    version_model = apps.get_model("standard", "CriterionVersion")
    for told in tomllib.loads(path.read_text(encoding="utf-8"))["criteria"]:
        criterion = criterion_model.objects.create(
            number=told["number"],
            is_starred=told.get("is_starred", False),
            is_for_the_map=told.get("is_for_the_map", False),
            state="published",
        )
        texts = {
            f"{field}_{language}": told[language].get(field, "")
            for language in ("nb", "nn", "en")
            for field in ("title", "asks", "question", "indicator", "ground")
        }
        version_model.objects.create(criterion=criterion, number=1, **texts)


class Migration(migrations.Migration):

    dependencies = [
        ('organiser', '0003_invitations'),
        ('registry', '0004_list_changed_at'),
        ('standard', '0001_whole'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Criterion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(unique=True)),
                ('is_starred', models.BooleanField(default=False)),
                ('is_for_the_map', models.BooleanField(default=False)),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('published', 'In use'), ('retired', 'No longer in use')], default='draft', max_length=10)),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='CriterionVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('title_nb', models.CharField(max_length=80)),
                ('title_nn', models.CharField(max_length=80)),
                ('title_en', models.CharField(max_length=80)),
                ('asks_nb', models.TextField()),
                ('asks_nn', models.TextField()),
                ('asks_en', models.TextField()),
                ('question_nb', models.TextField(blank=True)),
                ('question_nn', models.TextField(blank=True)),
                ('question_en', models.TextField(blank=True)),
                ('indicator_nb', models.TextField()),
                ('indicator_nn', models.TextField()),
                ('indicator_en', models.TextField()),
                ('ground_nb', models.TextField()),
                ('ground_nn', models.TextField()),
                ('ground_en', models.TextField()),
                ('written_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('criterion', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='standard.criterion')),
            ],
            options={
                'ordering': ['criterion', 'number'],
            },
        ),
        migrations.CreateModel(
            name='EvidenceFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120)),
                ('media_type', models.CharField(max_length=80)),
                ('content', models.BinaryField()),
                ('organiser', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='evidence_files', to='organiser.organiser')),
            ],
        ),
        migrations.CreateModel(
            name='SelfAssessment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField()),
                ('begun_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('finished_at', models.DateTimeField(null=True)),
                ('organiser', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='assessments', to='organiser.organiser')),
            ],
            options={
                'ordering': ['year'],
            },
        ),
        migrations.CreateModel(
            name='Mark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('level', models.PositiveSmallIntegerField(choices=[(0, 'none'), (1, 'begun'), (2, 'in place'), (3, 'in use')], null=True)),
                ('reason', models.TextField(blank=True)),
                ('evidence_title', models.CharField(blank=True, max_length=120)),
                ('evidence_address', models.URLField(blank=True, max_length=500)),
                ('evidence_case', models.CharField(blank=True, max_length=40)),
                ('evidence_on', models.DateField(null=True)),
                ('is_public', models.BooleanField(default=False)),
                ('is_current', models.BooleanField(default=True)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('criterion', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='marks', to='standard.criterion')),
                ('evidence_file', models.ForeignKey(null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='marks', to='standard.evidencefile')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='marks', to='standard.criterionversion')),
                ('assessment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='marks', to='standard.selfassessment')),
            ],
            options={
                'ordering': ['criterion', '-at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Survey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField()),
                ('opened_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('closes_on', models.DateField()),
                ('reminded_at', models.DateTimeField(null=True)),
                ('closed_at', models.DateTimeField(null=True)),
                ('organiser', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='surveys', to='organiser.organiser')),
            ],
            options={
                'ordering': ['year'],
            },
        ),
        migrations.CreateModel(
            name='AskedAssociation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('answered_at', models.DateTimeField(null=True)),
                ('association', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='registry.association')),
                ('survey', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='asked', to='standard.survey')),
            ],
        ),
        migrations.CreateModel(
            name='SurveyAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('choice', models.CharField(choices=[('yes', 'Yes'), ('partly', 'Partly'), ('no', 'No'), ('unknown', 'We do not know')], max_length=10)),
                ('words', models.TextField(blank=True)),
                ('asked', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='standard.askedassociation')),
                ('criterion', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='standard.criterion')),
            ],
        ),
        migrations.AddConstraint(
            model_name='criterionversion',
            constraint=models.UniqueConstraint(fields=('criterion', 'number'), name='criterion_version_once'),
        ),
        migrations.AddConstraint(
            model_name='selfassessment',
            constraint=models.UniqueConstraint(fields=('organiser', 'year'), name='one_assessment_a_year'),
        ),
        migrations.AddConstraint(
            model_name='mark',
            constraint=models.UniqueConstraint(condition=models.Q(('is_current', True)), fields=('assessment', 'criterion'), name='one_current_mark'),
        ),
        migrations.AddConstraint(
            model_name='mark',
            constraint=models.CheckConstraint(condition=models.Q(('level__isnull', True), ('level__lte', 3), _connector='OR'), name='level_to_three'),
        ),
        migrations.AddConstraint(
            model_name='mark',
            constraint=models.CheckConstraint(condition=models.Q(('level__isnull', True), ('level__lt', 2), models.Q(('evidence_on__isnull', False), models.Q(models.Q(('evidence_address', ''), _negated=True), models.Q(('evidence_case', ''), _negated=True), ('evidence_file__isnull', False), _connector='OR')), _connector='OR'), name='in_place_has_dated_evidence'),
        ),
        migrations.AddConstraint(
            model_name='survey',
            constraint=models.UniqueConstraint(fields=('organiser', 'year'), name='one_survey_a_year'),
        ),
        migrations.AddConstraint(
            model_name='askedassociation',
            constraint=models.UniqueConstraint(fields=('survey', 'association'), name='association_asked_once_a_year'),
        ),
        migrations.AddConstraint(
            model_name='surveyanswer',
            constraint=models.UniqueConstraint(fields=('asked', 'criterion'), name='one_answer_each'),
        ),
        migrations.RunPython(load, migrations.RunPython.noop),
    ]
