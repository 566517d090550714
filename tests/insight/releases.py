"""Evenings that are over, with a report, for the tests of what is released."""

from datetime import timedelta

from django.utils import timezone

from samspill.dialogue import actions as dialogue_actions
from samspill.dialogue.actions import ContributionDraft
from samspill.dialogue.models import Dialogue
from samspill.insight import actions
from samspill.insight.models import Theme
from samspill.organiser.models import Organiser
from samspill.people.models import User
from tests.dialogue import builders as rooms
from tests.insight import builders

LOK = {"LOK": 5}


def municipality(number="4644", name="Luster", slug="luster"):
    return Organiser.objects.create(
        kind="municipality",
        name=f"{name} kommune",
        slug=slug,
        language="nb",
        municipality_id=number,
    )


def spoken(place, spoke=None, *, tables=6, days_ago=10):
    """An evening some days ago: theme -> how many associations spoke of it, each at its own table."""
    dialogue = rooms.dialogue(place, tables=tables)
    conference = dialogue.conference
    conference.starts_at = timezone.now() - timedelta(days=days_ago)
    conference.ends_at = conference.starts_at + timedelta(hours=3)
    conference.sign_up_deadline = conference.starts_at - timedelta(days=1)
    conference.save()
    most = max((spoke or LOK).values())
    known = [builders.association(place, f"LAG {number}") for number in range(most)]
    for code, count in (spoke or LOK).items():
        for number, association in enumerate(known[:count]):
            say(dialogue, code, association, table=1 + number % tables)
    return Dialogue.objects.get(pk=dialogue.pk)


def say(dialogue, code, association, *, table=1):
    draft = ContributionDraft(
        round=1, table=table, text=f"Noe om {code}", association=association, language="nb"
    )
    [given] = dialogue_actions.contribute_many(dialogue, drafts=[draft], channel="file")
    actions.code(given, primary=Theme.objects.get(pk=code), by=sorter())
    return given


def sorter():
    return User.objects.get_or_create(email="sorterer@example.no")[0]


def reported(dialogue):
    actions.make_report_at_once(dialogue)
    return dialogue


def released(place, spoke=None, **how):
    return actions.release_themes(reported(spoken(place, spoke, **how)))
