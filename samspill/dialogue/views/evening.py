"""Which evening a workspace page is about, and its dialogue, found from the organiser."""

from __future__ import annotations

from django.http import Http404, HttpRequest

from samspill.conference.models import Conference
from samspill.dialogue.models import Dialogue
from samspill.organiser.models import Organiser


def current_conference(request: HttpRequest, organiser: Organiser) -> Conference | None:
    """The conference being worked on, among those that the person may see."""
    conferences = organiser.conferences.seen_by(request.membership)  # type: ignore[attr-defined]
    return conferences.select_related("organiser").current()


def current_dialogue(request: HttpRequest, organiser: Organiser) -> Dialogue | None:
    """Its dialogue, or None before the tables have been set out."""
    conference = current_conference(request, organiser)
    rows = organiser.dialogues.select_related("conference", "channel", "organiser")
    return rows.filter(conference=conference).first() if conference else None


def must_have_dialogue(request: HttpRequest, organiser: Organiser) -> Dialogue:
    """The dialogue; the page is not there without one."""
    dialogue = current_dialogue(request, organiser)
    if dialogue is None:
        raise Http404
    return dialogue
