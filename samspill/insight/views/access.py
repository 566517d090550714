"""The way from an organiser to the dialogue whose contributions a person may work with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from samspill.dialogue.models import Contribution, Dialogue
from samspill.insight.reading import current_dialogue
from samspill.insight.rules import can_see_contributions
from samspill.organiser.access import must
from samspill.organiser.models import Membership, Organiser
from samspill.process.models import Lead

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest

EVENING = "evening"  # which one, in addresses and forms
MOST_DIGITS = 18  # of a number that every database takes


def seen_dialogue(request: OrganiserRequest, organiser: Organiser) -> Dialogue | None:
    """The organiser's dialogue at hand; None before there is one. 404 where it is not theirs yet."""
    dialogue = current_dialogue(organiser)
    must(dialogue is None or can_see_contributions(request.membership, dialogue))
    return dialogue


def required_dialogue(request: OrganiserRequest, organiser: Organiser) -> Dialogue:
    """As `seen_dialogue`, where the page makes no sense without one."""
    dialogue = seen_dialogue(request, organiser)
    if dialogue is None:
        raise Http404
    return dialogue


def chosen_dialogue(
    request: OrganiserRequest, organiser: Organiser, asked: Mapping[str, str]
) -> Dialogue | None:
    """The evening that is asked for, by its number; else the one at hand, or the newest that is seen.

    404 for one that is not theirs to see.
    """
    number = asked.get(EVENING, "")
    seen = seen_dialogues(organiser, request.membership)
    if number:
        must(number.isdecimal() and len(number) <= MOST_DIGITS)
        return get_object_or_404(seen, pk=number)
    return seen.first() or seen_dialogue(request, organiser)


def seen_dialogues(organiser: Organiser, membership: Membership) -> QuerySet[Dialogue]:
    """Those that something has been said in and the member may see, as `can_see_contributions`; the
    newest first.
    """
    spoken = Exists(Contribution.objects.filter(dialogue=OuterRef("pk")))
    rows = organiser.dialogues.filter(spoken)
    if membership.party != Membership.Party.WORKING_GROUP:
        handed_over = Q(conference__process__hand_over__isnull=False)
        rows = rows.filter(~Q(conference__controller=Lead.WORKING_GROUP) | handed_over)
    whole = rows.select_related("conference__process", "organiser")
    return whole.order_by("-conference__starts_at", "-pk")
