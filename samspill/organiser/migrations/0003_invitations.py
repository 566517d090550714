"""Invitations by signed link; three more roles; a second factor asked of coordinators."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('organiser', '0002_reference'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='organiser',
            name='requires_second_factor',
            field=models.BooleanField(default=False),
        ),
        migrations.AlterField(
            model_name='membership',
            name='role',
            field=models.CharField(choices=[('coordinator', 'Coordinator'), ('case_officer', 'Case officer'), ('working_group_member', 'Working group member'), ('facilitator', 'Facilitator'), ('signatory', 'Signatory'), ('table_host', 'Table host'), ('reader', 'Reader')], max_length=20),
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.EmailField(max_length=254)),
                ('name', models.CharField(blank=True, max_length=120)),
                ('role', models.CharField(choices=[('coordinator', 'Coordinator'), ('case_officer', 'Case officer'), ('working_group_member', 'Working group member'), ('facilitator', 'Facilitator'), ('signatory', 'Signatory'), ('table_host', 'Table host'), ('reader', 'Reader')], max_length=20)),
                ('party', models.CharField(choices=[('working_group', 'Working group'), ('municipality', 'Municipality')], max_length=20)),
                ('language', models.CharField(default='nb', max_length=2)),
                ('link_number', models.PositiveIntegerField(default=1)),
                ('sent_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('expires_at', models.DateTimeField()),
                ('accepted_at', models.DateTimeField(null=True)),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('invited_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organiser', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='organiser.organiser')),
            ],
            options={
                'ordering': ['-sent_at', '-pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('accepted_at', None), ('withdrawn_at', None)), fields=('organiser', 'email'), name='one_standing_invitation_per_address')],
            },
        ),
    ]
