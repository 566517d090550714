"""Asked by the letters just before a reminder leaves: who has signed up by now?"""

from __future__ import annotations

from samspill.conference.who_answered import reminding
from samspill.conference.who_answered.reading import conference_of
from samspill.letters.models import Letter


def bring_up_to_date(reminder: Letter) -> bool:
    """Whether the reminder's list is another now; False when it is about no conference."""
    conference = conference_of(reminder.organiser, reminder)
    return conference is not None and reminding.bring_up_to_date(reminder, conference)
