"""What pages of the list tell of associations' own entries."""

from __future__ import annotations

from django import template

from samspill.organiser.models import Organiser
from samspill.registry import hand
from samspill.registry.models import Association
from samspill.registry.own.changed import new_changes

register = template.Library()


@register.simple_tag
def new_own_changes(organiser: Organiser) -> int:
    """How many acts of associations nobody has looked through. Two queries."""
    return new_changes(organiser)


@register.filter
def is_out_by_itself(association: Association) -> bool:
    """Whether it had itself taken out of the list."""
    is_out = association.status == Association.Status.DELETED
    return is_out and hand.is_by_hand(association, "status")
