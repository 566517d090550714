"""Parts of the conference's page that are the same for all who read it, kept ready in memory.

They are made anew when anything has been done at the organiser's but signing up: every action leaves
a row in the history, and the newest stands in the key.
"""

from __future__ import annotations

from django.core.cache import cache
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from samspill.conference.models import Conference
from samspill.conference.public_programme import public_programme

SECONDS = 600
PARTS = ("programme_part", "presented_part")


def kept_parts(conference: Conference) -> dict[str, str]:
    """Each part's markup by its name. One query; seven more when it is made anew."""
    key = f"conference-{conference.pk}-{get_language()}-{_stamp(conference)}"
    parts: dict[str, str] | None = cache.get(key)
    if parts is None:
        context = {
            "conference": conference,
            "organiser": conference.organiser,
            **public_programme(conference),
        }
        parts = {name: str(render_to_string(f"conference/{name}.html", context)) for name in PARTS}
        cache.set(key, parts, SECONDS)
    return {name: mark_safe(text) for name, text in parts.items()}  # noqa: S308 -- from our templates


def _stamp(conference: Conference) -> str:
    done = conference.organiser.history.exclude(subject_kind="conference.signup")
    newest = done.order_by("-at", "-pk").values_list("at", "pk").first()
    return f"{newest[0].timestamp():.6f}-{newest[1]}" if newest is not None else "0"
