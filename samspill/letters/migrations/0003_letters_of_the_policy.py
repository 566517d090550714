from django.db import migrations, models


class Migration(migrations.Migration):
    """Two kinds of letter more: the consultation, and what became of what was said."""

    dependencies = [("letters", "0002_one_draft_per_kind_and_language")]

    operations = [
        migrations.AlterField(
            model_name="letter",
            name="kind",
            field=models.CharField(
                choices=[
                    ("preliminary_invitation", "Invitation to the discussion meeting"),
                    ("formal_request", "Formal request to the municipality"),
                    ("conference_invitation", "Invitation to the dialogue conference"),
                    ("reminder", "Reminder"),
                    ("thanks", "Thanks with summary"),
                    ("consultation", "Consultation letter"),
                    ("answers", "What became of what you said"),
                ],
                max_length=30,
            ),
        ),
    ]
