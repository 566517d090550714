"""What can be done about those that were not reached, each with the page where it is done."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspill.letters.models import Letter
from samspill.organiser.models import Membership, Organiser
from samspill.overview.reach import reading
from samspill.overview.reach.reading import Reach
from samspill.registry.rules import can_change


@dataclass(frozen=True)
class ReachAct:
    title: str
    why: str
    href: str
    button: str


def reach_acts(reach: Reach, membership: Membership, measure: str) -> list[ReachAct]:
    """The most useful first; empty when all are reached. At most one query."""
    missing = reach.missing(measure)
    if not missing or not can_change(membership):
        return []
    organiser = membership.organiser
    acts: list[ReachAct] = []
    if measure == reading.EMAIL:
        acts += [_addresses(organiser, len(missing)), _paper(reach, membership)]
    is_coming = reach.conference is not None and not reach.conference.is_past
    if measure in (reading.INVITED, reading.SIGNED_UP) and is_coming:
        acts.append(_letters(organiser, measure, len(missing)))
    if count := sum(one.has_phone for one in missing):
        acts.append(_calls(organiser, measure, count))
    return acts


def _addresses(organiser: Organiser, count: int) -> ReachAct:
    title = ngettext("Find an address for %(count)d.", "Find addresses for %(count)d.", count)
    return ReachAct(
        title % {"count": count},
        _("Write in what you find. It stands, whatever the register says later."),
        f"{reverse('registry:associations', args=[organiser.slug])}?show=without_email#list",
        _("See those without e-mail"),
    )


def _paper(reach: Reach, membership: Membership) -> ReachAct:
    """The newest letter that has something on paper, else the shelf of letters."""
    organiser = membership.organiser
    letters = organiser.letters.seen_by(membership).filter(
        kind__in=reading.INVITES, recipients__channel="paper"
    )
    newest: Letter | None = letters.order_by("-pk").first()
    href = reverse("letters:letters", args=[organiser.slug])
    if newest is not None:
        href = reverse("letters:paper_post", args=[organiser.slug, newest.pk])
    return ReachAct(
        _("Send letters on paper."),
        _("Those without e-mail get the invitation by post, printed in the order of the post."),
        href,
        _("See the paper letters"),
    )


def _letters(organiser: Organiser, measure: str, count: int) -> ReachAct:
    if measure == reading.INVITED:
        title = ngettext("Invite %(count)d more.", "Invite %(count)d more.", count)
        why = _("Only those who stood in the list when the letter went out, got it.")
    else:
        title = ngettext("Remind %(count)d.", "Remind %(count)d.", count)
        why = _("A reminder goes only to those who have not answered.")
    href = reverse("letters:letters", args=[organiser.slug])
    return ReachAct(title % {"count": count}, why, href, _("See the letters"))


def _calls(organiser: Organiser, measure: str, count: int) -> ReachAct:
    title = ngettext("Ring %(count)d.", "Ring %(count)d.", count)
    return ReachAct(
        title % {"count": count},
        _("A call reaches those who do not read letters."),
        f"{reverse('overview:unreached', args=[organiser.slug])}?shows={measure}&phone=on",
        _("See the telephone list"),
    )
