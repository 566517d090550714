"""The way from an organiser to the dialogue whose contributions a person may work with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404

from samspill.dialogue.models import Dialogue
from samspill.insight.reading import current_dialogue
from samspill.insight.rules import can_see_contributions
from samspill.organiser.access import must
from samspill.organiser.models import Organiser

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest


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
