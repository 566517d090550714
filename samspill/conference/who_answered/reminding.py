"""The reminder's list follows the sign-ups, so that nobody who has answered is reminded."""

from __future__ import annotations

from django.db import transaction

from samspill.conference.models import Conference
from samspill.conference.who_answered.reading import conference_of, signed_up
from samspill.letters import actions as letters
from samspill.letters.models import Letter
from samspill.people.models import User

NOT_TAKEN_OVER = ("letter_date", "municipality_emails")


def open_reminder(letter: Letter) -> Letter | None:
    """The reminder of the same conference that is not yet sent, in the letter's language if it is there."""
    rows = Letter.objects.filter(
        organiser=letter.organiser_id,
        process=letter.process_id,
        conference_number=letter.conference_number,
        kind=Letter.Kind.REMINDER,
    ).exclude(state=Letter.State.SENT)
    found = sorted(rows, key=lambda one: (one.language != letter.language, -one.pk))
    return found[0] if found else None


@transaction.atomic
def remind_the_silent(letter: Letter, conference: Conference, *, by: User | None = None) -> Letter:
    """The reminder with its list as of now: the one begun already, else a new one from this letter.

    Nothing is sent by this. Raises LetterRefused when it cannot be written in the language.
    """
    reminder = open_reminder(letter)
    if reminder is None:
        facts = {n: value for n, value in letter.facts.items() if n not in NOT_TAKEN_OVER}
        reminder = letters.draft(
            letter.organiser,
            kind=Letter.Kind.REMINDER,
            language=letter.language,
            controller=letter.controller,
            process=letter.process,
            conference_number=letter.conference_number,
            facts=facts,
            by=by,
        )
    bring_up_to_date(reminder, conference)
    return reminder


def bring_up_to_date(reminder: Letter, conference: Conference) -> bool:
    """Who has signed up by now; returns whether the list is another."""
    came, _cancelled = signed_up(conference)
    associations = sorted(one for one in came if isinstance(one, int))
    municipalities = sorted(one for one in came if isinstance(one, str))
    facts = {"signed_up_associations": list[object](associations)}
    if municipalities:
        facts["signed_up_municipalities"] = list(municipalities)
    return letters.refresh_answered(reminder, facts=facts)


def keep_reminders_exact() -> int:
    """The worker's: every reminder that waits to be sent; returns how many lists were made anew."""
    waiting = Letter.objects.filter(kind=Letter.Kind.REMINDER).exclude(state=Letter.State.SENT)
    changed = 0
    for reminder in waiting.select_related("organiser", "process").defer("sent_pdf"):
        conference = conference_of(reminder.organiser, reminder)
        if conference is not None and not conference.is_past:
            changed += bring_up_to_date(reminder, conference)
    return changed
