"""All tables of the app, as they stood in November 2026."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from samspill.first_migration import FirstMigration


class Migration(FirstMigration):
    replaces = [
        ("letters", "0001_initial"),
        ("letters", "0002_one_draft_per_kind_and_language"),
        ("letters", "0003_letters_of_the_policy"),
        ("letters", "0004_own_wordings"),
    ]

    dependencies = [
        ('organiser', '0001_whole'),
        ('process', '0001_whole'),
        ('registry', '0001_whole'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='LetterTemplate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=30)),
                ('language', models.CharField(max_length=8)),
                ('number', models.PositiveIntegerField()),
                ('source', models.TextField()),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organiser', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='letter_wordings', to='organiser.organiser')),
            ],
            options={
                'ordering': ['-number'],
            },
        ),
        migrations.CreateModel(
            name='Letter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('conference_number', models.BigIntegerField(null=True)),
                ('kind', models.CharField(choices=[('preliminary_invitation', 'Invitation to the discussion meeting'), ('formal_request', 'Formal request to the municipality'), ('conference_invitation', 'Invitation to the dialogue conference'), ('reminder', 'Reminder'), ('thanks', 'Thanks with summary'), ('consultation', 'Consultation letter'), ('answers', 'What became of what you said'), ('save_the_date', 'Save the date'), ('municipality_invitation', 'Invitation to municipalities'), ('other', 'Another letter')], max_length=30)),
                ('language', models.CharField(max_length=8)),
                ('controller', models.CharField(choices=[('working_group', 'The working group'), ('municipality', 'The municipality'), ('joint', 'Working group and municipality together')], max_length=20)),
                ('facts', models.JSONField(default=dict)),
                ('subject', models.CharField(blank=True, max_length=200)),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('approved', 'Approved'), ('sent', 'Sent')], default='draft', max_length=10)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('sent_at', models.DateTimeField(null=True)),
                ('sent_pdf', models.BinaryField(null=True)),
                ('organiser', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='letters', to='organiser.organiser')),
                ('process', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='letters', to='process.policyprocess')),
                ('wording', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='letters', to='letters.lettertemplate')),
            ],
        ),
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('form', models.CharField(choices=[('poster', 'Poster'), ('newspaper', 'For the local paper'), ('website', "For the municipality's page"), ('social', 'For social media')], max_length=10)),
                ('text', models.TextField()),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('letter', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notices', to='letters.letter')),
            ],
        ),
        migrations.CreateModel(
            name='Recipient',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200)),
                ('facts', models.JSONField(default=dict)),
                ('address', models.EmailField(blank=True, max_length=254)),
                ('postal_address', models.TextField(blank=True)),
                ('postcode', models.CharField(blank=True, max_length=4)),
                ('printed_at', models.DateTimeField(null=True)),
                ('posted_at', models.DateTimeField(null=True)),
                ('channel', models.CharField(choices=[('email', 'E-mail'), ('paper', 'Paper'), ('left_out', 'Left out')], max_length=10)),
                ('reason', models.CharField(blank=True, max_length=200)),
                ('association', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='letters_received', to='registry.association')),
                ('letter', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='recipients', to='letters.letter')),
                ('municipality', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organiser.municipality')),
            ],
            options={
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Approval',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('party', models.CharField(choices=[('working_group', 'Working group'), ('municipality', 'Municipality')], max_length=20)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('letter', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='approvals', to='letters.letter')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('letter', 'party'), name='party_approves_once')],
            },
        ),
        migrations.AddConstraint(
            model_name='lettertemplate',
            constraint=models.UniqueConstraint(fields=('organiser', 'kind', 'language', 'number'), name='wording_number_once'),
        ),
        migrations.AddConstraint(
            model_name='letter',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'sent'), _negated=True), fields=('process', 'kind', 'language'), name='one_draft_per_kind_and_language'),
        ),
        migrations.AddConstraint(
            model_name='notice',
            constraint=models.UniqueConstraint(fields=('letter', 'form'), name='one_notice_a_form'),
        ),
        migrations.AddConstraint(
            model_name='recipient',
            constraint=models.UniqueConstraint(condition=models.Q(('association__isnull', False)), fields=('letter', 'association'), name='association_gets_letter_once'),
        ),
    ]
