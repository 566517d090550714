"""All tables of the app, as they stood in November 2026."""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

from samspill.first_migration import FirstMigration


class Migration(FirstMigration):
    replaces = [
        ("outbox", "0001_initial"),
        ("outbox", "0002_texts_and_opt_outs"),
    ]

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Message',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('organiser_number', models.BigIntegerField(null=True)),
                ('kind', models.CharField(choices=[('system', 'System message'), ('letter', 'Letter'), ('newsletter', 'Newsletter')], max_length=20)),
                ('source', models.CharField(blank=True, max_length=60)),
                ('language', models.CharField(max_length=3)),
                ('subject', models.CharField(max_length=200)),
                ('text', models.TextField()),
                ('html', models.TextField(blank=True)),
                ('reply_to', models.EmailField(blank=True, max_length=254)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
        ),
        migrations.CreateModel(
            name='Attachment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120)),
                ('media_type', models.CharField(max_length=80)),
                ('content', models.BinaryField()),
                ('message', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attachments', to='outbox.message')),
            ],
        ),
        migrations.CreateModel(
            name='OptOut',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('organiser_number', models.BigIntegerField()),
                ('list_name', models.CharField(max_length=40)),
                ('address_fingerprint', models.CharField(max_length=64)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('organiser_number', 'list_name', 'address_fingerprint'), name='opted_out_once')],
            },
        ),
        migrations.CreateModel(
            name='Delivery',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=120, unique=True)),
                ('address', models.EmailField(max_length=254)),
                ('name', models.CharField(blank=True, max_length=200)),
                ('state', models.CharField(choices=[('queued', 'Waiting to be sent'), ('sending', 'Being sent'), ('sent', 'Sent'), ('uncertain', 'Uncertain'), ('bounced', 'Came back'), ('failed', 'Could not be sent'), ('stopped', 'Stopped')], default='queued', max_length=10)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('not_before', models.DateTimeField(default=django.utils.timezone.now)),
                ('lease_owner', models.CharField(blank=True, max_length=60)),
                ('lease_until', models.DateTimeField(null=True)),
                ('mail_id', models.CharField(blank=True, max_length=120)),
                ('answer', models.CharField(blank=True, max_length=300)),
                ('sent_at', models.DateTimeField(null=True)),
                ('texts', models.JSONField(default=dict)),
                ('bounce_status', models.CharField(blank=True, max_length=12)),
                ('message', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='deliveries', to='outbox.message')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('state', 'queued')), fields=['not_before'], name='outbox_due'), models.Index(condition=models.Q(('state', 'sending')), fields=['lease_until'], name='outbox_leases')],
            },
        ),
    ]
