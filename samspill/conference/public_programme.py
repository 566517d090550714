"""What the conference's page shows of its programme, and of those who stand behind it."""

from __future__ import annotations

from samspill.conference import timeline, words
from samspill.conference.models import Conference, Partner
from samspill.conference.programme_shown import put_out
from samspill.conference.programme_words import change_sentence


def public_programme(conference: Conference) -> dict[str, object]:
    """The version that was put out last, with what changed since the one before. Six queries."""
    shown = put_out(conference)
    days = timeline.days_of(conference, shown.items)
    partners = list(conference.partners.select_related("logo").defer("logo__content"))
    return {
        "days": days,
        "picture": timeline.picture(days),
        "version_line": words.version_line(shown.version),
        "changed": [change_sentence(change) for change in shown.changed],
        "presented": [
            speaker for item in shown.items for speaker in item.speakers if speaker.about
        ],
        "co_organisers": [one for one in partners if one.role == Partner.Role.CO_ORGANISER],
        "funders": [one for one in partners if one.role == Partner.Role.FUNDER],
        "shown_pictures": conference.pictures.filter(on_page__isnull=False).defer("content"),
    }
