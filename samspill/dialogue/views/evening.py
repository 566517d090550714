"""Which evening a workspace page is about, and its dialogue, found from the organiser."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from samspill.conference.models import Conference
from samspill.dialogue.models import Dialogue
from samspill.organiser.models import Organiser

KEPT = "evening"  # in the session, for each organiser: the conference chosen, and on which day


def current_conference(request: HttpRequest, organiser: Organiser) -> Conference | None:
    """The one asked for by ?conference=, and for the rest of that day the same in every page and
    act of the evening; else the one being worked on. Among those that the person may see.
    """
    seen = organiser.conferences.seen_by(request.membership)  # type: ignore[attr-defined]
    conferences = seen.select_related("organiser")
    kept, today = f"{KEPT}-{organiser.pk}", timezone.localdate().isoformat()
    number = request.GET.get("conference", "")
    if number.isdecimal():
        found = get_object_or_404(conferences, pk=number)
        request.session[kept] = [found.pk, today]
        return found
    chosen, day = request.session.get(kept, (None, ""))
    if day == today and (found := conferences.filter(pk=chosen).first()):
        return found
    return conferences.current()


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
