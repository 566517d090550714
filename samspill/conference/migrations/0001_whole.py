"""All tables of the app, as they stood in November 2026."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from samspill.first_migration import FirstMigration


class Migration(FirstMigration):
    replaces = [
        ("conference", "0001_initial"),
        ("conference", "0002_sign_up_language"),
        ("conference", "0003_sign_up_link_number"),
        ("conference", "0004_sign_up_in_full"),
    ]

    dependencies = [
        ('organiser', '0001_whole'),
        ('process', '0001_whole'),
        ('registry', '0001_whole'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Conference',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('controller', models.CharField(choices=[('working_group', 'The working group'), ('municipality', 'The municipality'), ('joint', 'Working group and municipality together')], default='municipality', max_length=20)),
                ('title', models.CharField(max_length=200)),
                ('language', models.CharField(default='nb', max_length=2)),
                ('lead_text', models.TextField(blank=True)),
                ('target_group', models.CharField(blank=True, max_length=300)),
                ('starts_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
                ('venue', models.CharField(max_length=120)),
                ('address', models.CharField(blank=True, max_length=200)),
                ('sign_up_deadline', models.DateTimeField()),
                ('capacity', models.PositiveIntegerField()),
                ('table_size', models.PositiveSmallIntegerField(default=7)),
                ('one_per', models.CharField(choices=[('association', 'One from each association'), ('municipality', 'One from each municipality'), ('none', 'As many as want to')], default='association', max_length=20)),
                ('price', models.DecimalField(decimal_places=2, default=0, max_digits=9)),
                ('price_includes', models.CharField(blank=True, max_length=200)),
                ('has_stands', models.BooleanField(default=False)),
                ('stand_text', models.TextField(blank=True)),
                ('linked_event', models.TextField(blank=True)),
                ('announced_at', models.DateTimeField(null=True)),
                ('sign_up_opens_at', models.DateTimeField(null=True)),
                ('offer_hours', models.PositiveSmallIntegerField(default=0)),
                ('offer_order', models.CharField(choices=[('arrival', 'The one who has waited longest'), ('category', 'First the kinds of associations that have fewest seats')], default='arrival', max_length=10)),
                ('is_for_invited', models.BooleanField(default=False)),
                ('invited_ground', models.CharField(blank=True, max_length=300)),
                ('no_show_fee', models.DecimalField(decimal_places=2, default=0, max_digits=9)),
                ('programme_notice', models.CharField(blank=True, max_length=300)),
                ('contact_name', models.CharField(blank=True, max_length=120)),
                ('contact_role', models.CharField(blank=True, max_length=120)),
                ('contact_email', models.EmailField(blank=True, max_length=254)),
                ('contact_phone', models.CharField(blank=True, max_length=20)),
                ('published_at', models.DateTimeField(null=True)),
                ('linked_to', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='linked_from', to='conference.conference')),
                ('organiser', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='conferences', to='organiser.organiser')),
                ('process', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='conferences', to='process.policyprocess')),
            ],
            options={
                'ordering': ['starts_at'],
            },
        ),
        migrations.CreateModel(
            name='Extra',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('meal', 'Meal'), ('night', 'Night'), ('other', 'Something else')], max_length=10)),
                ('name', models.CharField(max_length=120)),
                ('capacity', models.PositiveIntegerField(null=True)),
                ('price', models.DecimalField(decimal_places=2, default=0, max_digits=9)),
                ('sort_order', models.PositiveSmallIntegerField(default=0)),
                ('conference', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='extras', to='conference.conference')),
            ],
            options={
                'ordering': ['sort_order', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Invited',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('invited', 'Invited'), ('asks', 'Asks to be invited'), ('refused', 'Not invited')], default='invited', max_length=10)),
                ('ground', models.CharField(blank=True, max_length=300)),
                ('sender_name', models.CharField(blank=True, max_length=120)),
                ('sender_email', models.EmailField(blank=True, max_length=254)),
                ('document_name', models.CharField(blank=True, max_length=200)),
                ('document', models.BinaryField(null=True)),
                ('document_type', models.CharField(blank=True, max_length=80)),
                ('answer', models.CharField(blank=True, max_length=300)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('association', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='registry.association')),
                ('conference', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invited', to='conference.conference')),
                ('municipality', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organiser.municipality')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='InvoiceIssuer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120)),
                ('org_number', models.CharField(max_length=9)),
                ('address', models.CharField(max_length=200)),
                ('postcode', models.CharField(max_length=4)),
                ('place', models.CharField(max_length=60)),
                ('account_number', models.CharField(max_length=11)),
                ('is_vat_registered', models.BooleanField(default=False)),
                ('vat_exempt_reason', models.CharField(blank=True, max_length=200)),
                ('due_days', models.PositiveSmallIntegerField(default=30)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('conference', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='invoice_issuer', to='conference.conference')),
            ],
        ),
        migrations.CreateModel(
            name='OpeningNotice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.EmailField(max_length=254)),
                ('language', models.CharField(default='nb', max_length=2)),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('confirmed_at', models.DateTimeField(null=True)),
                ('told_at', models.DateTimeField(null=True)),
                ('conference', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='opening_notices', to='conference.conference')),
            ],
        ),
        migrations.CreateModel(
            name='Picture',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('content', models.BinaryField()),
                ('media_type', models.CharField(max_length=40)),
                ('width', models.PositiveIntegerField()),
                ('height', models.PositiveIntegerField()),
                ('alternative_text', models.CharField(max_length=300)),
                ('credit', models.CharField(blank=True, max_length=120)),
                ('shows_people', models.CharField(blank=True, max_length=300)),
                ('consented_on', models.DateField(null=True)),
                ('on_page', models.PositiveSmallIntegerField(null=True)),
                ('conference', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pictures', to='conference.conference')),
            ],
            options={
                'ordering': ['on_page', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Partner',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('co_organiser', 'Organises together with us'), ('funder', 'Pays for it')], max_length=15)),
                ('name', models.CharField(max_length=120)),
                ('website', models.URLField(blank=True)),
                ('sort_order', models.PositiveSmallIntegerField(default=0)),
                ('conference', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='partners', to='conference.conference')),
                ('logo', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='conference.picture')),
            ],
            options={
                'ordering': ['role', 'sort_order', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='PreparationQuestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('text', models.CharField(max_length=300)),
                ('conference', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='preparation_questions', to='conference.conference')),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='ProgrammeItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('starts_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField(blank=True, null=True)),
                ('kind', models.CharField(choices=[('talk', 'Talk'), ('round', 'Round around the tables'), ('plenary', 'Plenary'), ('introduction', 'Introduction'), ('break', 'Break'), ('meal', 'Meal'), ('practical', 'Practical')], max_length=15)),
                ('title', models.CharField(max_length=200)),
                ('round_number', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('theme', models.CharField(blank=True, max_length=200)),
                ('question', models.TextField(blank=True)),
                ('introduction', models.TextField(blank=True)),
                ('track', models.CharField(blank=True, max_length=80)),
                ('room', models.CharField(blank=True, max_length=80)),
                ('responsible', models.CharField(blank=True, max_length=80)),
                ('on_projector', models.CharField(blank=True, max_length=200)),
                ('conference', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='programme', to='conference.conference')),
            ],
            options={
                'ordering': ['starts_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ProgrammeVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('content', models.JSONField()),
                ('note', models.CharField(blank=True, max_length=300)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('conference', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='programme_versions', to='conference.conference')),
            ],
            options={
                'ordering': ['-number'],
            },
        ),
        migrations.CreateModel(
            name='RefundRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('until', models.DateField()),
                ('percent', models.PositiveSmallIntegerField()),
                ('conference', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='refund_rules', to='conference.conference')),
            ],
            options={
                'ordering': ['until'],
            },
        ),
        migrations.CreateModel(
            name='RunSheetCue',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('starts_at', models.DateTimeField()),
                ('what', models.CharField(max_length=200)),
                ('responsible', models.CharField(blank=True, max_length=80)),
                ('on_projector', models.CharField(blank=True, max_length=200)),
                ('conference', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='cues', to='conference.conference')),
            ],
            options={
                'ordering': ['starts_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='SignUp',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('association_name', models.CharField(blank=True, max_length=200)),
                ('name', models.CharField(max_length=120)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('phone', models.CharField(blank=True, max_length=20)),
                ('role', models.CharField(blank=True, max_length=80)),
                ('invoice_reference', models.CharField(blank=True, max_length=60)),
                ('wants_stand', models.BooleanField(default=False)),
                ('language', models.CharField(default='nb', max_length=2)),
                ('state', models.CharField(choices=[('seated', 'Has a seat'), ('offered', 'Is offered a seat'), ('waiting', 'On the waiting list'), ('cancelled', 'Cancelled')], max_length=10)),
                ('card_code', models.CharField(max_length=8)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('cancelled_at', models.DateTimeField(null=True)),
                ('calendar_sequence', models.PositiveSmallIntegerField(default=0)),
                ('link_number', models.PositiveSmallIntegerField(default=1)),
                ('is_extra', models.BooleanField(default=False)),
                ('offered_until', models.DateTimeField(null=True)),
                ('channel', models.CharField(choices=[('web', 'On the web'), ('phone', 'By telephone'), ('file', 'From a file'), ('bulk', 'Several at once')], default='web', max_length=10)),
                ('is_name_to_come', models.BooleanField(default=False)),
                ('booker_name', models.CharField(blank=True, max_length=120)),
                ('booker_email', models.EmailField(blank=True, max_length=254)),
                ('association', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='sign_ups', to='registry.association')),
                ('conference', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sign_ups', to='conference.conference')),
                ('municipality', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organiser.municipality')),
                ('together_with', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='conference.signup')),
            ],
            options={
                'ordering': ['created_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='SessionChoice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='choices', to='conference.programmeitem')),
                ('sign_up', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sessions', to='conference.signup')),
            ],
        ),
        migrations.CreateModel(
            name='PreparationAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField()),
                ('language', models.CharField(blank=True, max_length=3)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('taken_in_as', models.CharField(blank=True, max_length=60)),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='conference.preparationquestion')),
                ('sign_up', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='preparation', to='conference.signup')),
            ],
        ),
        migrations.CreateModel(
            name='Needs',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('diet', models.TextField(blank=True)),
                ('access', models.TextField(blank=True)),
                ('consented_at', models.DateTimeField()),
                ('sign_up', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='needs', to='conference.signup')),
            ],
        ),
        migrations.CreateModel(
            name='InvoiceBuyer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200)),
                ('org_number', models.CharField(blank=True, max_length=9)),
                ('address', models.CharField(blank=True, max_length=200)),
                ('postcode', models.CharField(blank=True, max_length=4)),
                ('place', models.CharField(blank=True, max_length=60)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('sign_up', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='invoice_buyer', to='conference.signup')),
            ],
        ),
        migrations.CreateModel(
            name='InvoiceBasis',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('invoice', 'Invoice'), ('credit', 'Credit note')], max_length=10)),
                ('number', models.PositiveIntegerField()),
                ('content', models.JSONField()),
                ('amount', models.DecimalField(decimal_places=2, max_digits=9)),
                ('ehf', models.TextField(blank=True)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('taken_out_at', models.DateTimeField(null=True)),
                ('conference', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='invoice_bases', to='conference.conference')),
                ('credits', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='credited_by', to='conference.invoicebasis')),
                ('sign_up', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='invoice_bases', to='conference.signup')),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='ExtraChoice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('details', models.CharField(blank=True, max_length=200)),
                ('extra', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='choices', to='conference.extra')),
                ('sign_up', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='extras', to='conference.signup')),
            ],
        ),
        migrations.CreateModel(
            name='DoubleCheckIn',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(unique=True)),
                ('door', models.CharField(blank=True, max_length=40)),
                ('at', models.DateTimeField()),
                ('received_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('settled_at', models.DateTimeField(null=True)),
                ('sign_up', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='double_check_ins', to='conference.signup')),
            ],
        ),
        migrations.CreateModel(
            name='CheckIn',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(unique=True)),
                ('door', models.CharField(blank=True, max_length=40)),
                ('at', models.DateTimeField()),
                ('received_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('sign_up', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='check_in', to='conference.signup')),
            ],
        ),
        migrations.CreateModel(
            name='SignUpField',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('text', 'A line of text'), ('long_text', 'A longer text'), ('yes_no', 'Yes or no'), ('one', 'One of several'), ('many', 'Any of several'), ('number', 'A number')], max_length=10)),
                ('label', models.CharField(max_length=200)),
                ('help_text', models.CharField(blank=True, max_length=300)),
                ('reason', models.CharField(max_length=200)),
                ('choices', models.JSONField(blank=True, default=list)),
                ('is_required', models.BooleanField(default=False)),
                ('sort_order', models.PositiveSmallIntegerField(default=0)),
                ('asked_when_is', models.CharField(blank=True, max_length=200)),
                ('asked_when', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='conference.signupfield')),
                ('conference', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='own_fields', to='conference.conference')),
            ],
            options={
                'ordering': ['sort_order', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='SignUpAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('value', models.JSONField()),
                ('sign_up', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='own_answers', to='conference.signup')),
                ('field', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='conference.signupfield')),
            ],
        ),
        migrations.CreateModel(
            name='Speaker',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120)),
                ('title', models.CharField(blank=True, max_length=120)),
                ('organisation', models.CharField(blank=True, max_length=120)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('about', models.TextField(blank=True)),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='speakers', to='conference.programmeitem')),
                ('photo', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='conference.picture')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Stand',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(null=True)),
                ('column', models.PositiveSmallIntegerField(null=True)),
                ('row', models.PositiveSmallIntegerField(null=True)),
                ('state', models.CharField(choices=[('wished', 'Wished for'), ('given', 'Given'), ('refused', 'Refused')], default='wished', max_length=10)),
                ('tables', models.PositiveSmallIntegerField(default=1)),
                ('needs_power', models.BooleanField(default=False)),
                ('brings', models.CharField(blank=True, max_length=300)),
                ('answer', models.CharField(blank=True, max_length=300)),
                ('conference', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stands', to='conference.conference')),
                ('sign_up', models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='stand', to='conference.signup')),
            ],
            options={
                'ordering': ['number', 'pk'],
            },
        ),
        migrations.AddConstraint(
            model_name='conference',
            constraint=models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='ends_after_start'),
        ),
        migrations.AddConstraint(
            model_name='conference',
            constraint=models.CheckConstraint(condition=models.Q(('sign_up_deadline__lte', models.F('starts_at'))), name='deadline_before_start'),
        ),
        migrations.AddConstraint(
            model_name='invited',
            constraint=models.UniqueConstraint(fields=('conference', 'municipality'), name='municipality_on_list_once'),
        ),
        migrations.AddConstraint(
            model_name='invited',
            constraint=models.UniqueConstraint(fields=('conference', 'association'), name='association_on_list_once'),
        ),
        migrations.AddConstraint(
            model_name='invited',
            constraint=models.CheckConstraint(condition=models.Q(('municipality__isnull', False), ('association__isnull', False), _connector='XOR'), name='invited_is_one'),
        ),
        migrations.AddConstraint(
            model_name='openingnotice',
            constraint=models.UniqueConstraint(fields=('conference', 'email'), name='opening_notice_once'),
        ),
        migrations.AddConstraint(
            model_name='preparationquestion',
            constraint=models.UniqueConstraint(fields=('conference', 'number'), name='preparation_question_number_once'),
        ),
        migrations.AddConstraint(
            model_name='programmeitem',
            constraint=models.UniqueConstraint(condition=models.Q(('kind', 'round')), fields=('conference', 'round_number'), name='round_number_once'),
        ),
        migrations.AddConstraint(
            model_name='programmeitem',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'round'), _negated=True), models.Q(('round_number__isnull', False), models.Q(('question', ''), _negated=True)), _connector='OR'), name='round_has_number_and_question'),
        ),
        migrations.AddConstraint(
            model_name='programmeversion',
            constraint=models.UniqueConstraint(fields=('conference', 'number'), name='programme_version_number_once'),
        ),
        migrations.AddConstraint(
            model_name='refundrule',
            constraint=models.UniqueConstraint(fields=('conference', 'until'), name='refund_day_once'),
        ),
        migrations.AddConstraint(
            model_name='signup',
            constraint=models.UniqueConstraint(condition=models.Q(('association__isnull', False), models.Q(('state', 'cancelled'), _negated=True), ('is_extra', False)), fields=('conference', 'association'), name='one_sign_up_per_association'),
        ),
        migrations.AddConstraint(
            model_name='signup',
            constraint=models.UniqueConstraint(condition=models.Q(('municipality__isnull', False), models.Q(('state', 'cancelled'), _negated=True), ('is_extra', False)), fields=('conference', 'municipality'), name='one_sign_up_per_municipality'),
        ),
        migrations.AddConstraint(
            model_name='signup',
            constraint=models.UniqueConstraint(fields=('conference', 'card_code'), name='card_code_once'),
        ),
        migrations.AddConstraint(
            model_name='signup',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('offered_until__isnull', False), ('state', 'offered')), models.Q(('state', 'offered'), _negated=True), _connector='OR'), name='offer_has_an_end'),
        ),
        migrations.AddConstraint(
            model_name='sessionchoice',
            constraint=models.UniqueConstraint(fields=('item', 'sign_up'), name='session_chosen_once'),
        ),
        migrations.AddConstraint(
            model_name='invoicebasis',
            constraint=models.UniqueConstraint(fields=('conference', 'number'), name='basis_number_once'),
        ),
        migrations.AddConstraint(
            model_name='extrachoice',
            constraint=models.UniqueConstraint(fields=('extra', 'sign_up'), name='extra_chosen_once'),
        ),
        migrations.AddConstraint(
            model_name='signupanswer',
            constraint=models.UniqueConstraint(fields=('sign_up', 'field'), name='field_answered_once'),
        ),
        migrations.AddConstraint(
            model_name='stand',
            constraint=models.UniqueConstraint(fields=('conference', 'number'), name='stand_number_once'),
        ),
        migrations.AddConstraint(
            model_name='stand',
            constraint=models.UniqueConstraint(fields=('conference', 'column', 'row'), name='stand_place_once'),
        ),
    ]
