"""The newsletter and those who get it."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('letters', '0001_whole'),
        ('organiser', '0003_invitations'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Newsletter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(null=True)),
                ('topic', models.CharField(blank=True, choices=[('conferences', 'Conferences and meetings'), ('policy', 'The policy and what becomes of it'), ('guide', 'Advice and experiences')], max_length=20)),
                ('title_nb', models.CharField(blank=True, max_length=150)),
                ('text_nb', models.TextField(blank=True)),
                ('title_nn', models.CharField(blank=True, max_length=150)),
                ('text_nn', models.TextField(blank=True)),
                ('begun_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('sent_at', models.DateTimeField(null=True)),
                ('sent_count', models.PositiveIntegerField(default=0)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organiser', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='newsletters', to='organiser.organiser')),
            ],
            options={
                'ordering': ['-pk'],
                'constraints': [models.UniqueConstraint(fields=('organiser', 'number'), name='newsletter_number_once')],
            },
        ),
        migrations.CreateModel(
            name='Subscriber',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.EmailField(max_length=254)),
                ('address_fingerprint', models.CharField(max_length=64)),
                ('language', models.CharField(max_length=2)),
                ('wants_conferences', models.BooleanField(default=True)),
                ('wants_policy', models.BooleanField(default=True)),
                ('wants_guide', models.BooleanField(default=True)),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('confirmed_at', models.DateTimeField(null=True)),
                ('dead_at', models.DateTimeField(null=True)),
                ('organiser', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='subscribers', to='organiser.organiser')),
            ],
            options={
                'ordering': ['email'],
                'constraints': [models.UniqueConstraint(fields=('organiser', 'address_fingerprint'), name='address_subscribes_once')],
            },
        ),
    ]
