"""The last stop of a contribution's way: the advice in the national guide that rests on it."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from samspill.advice.models import Advice
from samspill.advice.standing import texts_in_force
from samspill.dialogue.models import Contribution
from samspill.insight.trace import Stop


@dataclass(frozen=True)
class AdviceStop(Stop):
    number: int = 0

    def href(self, slug: str) -> str:
        """The guide is of no one organiser."""
        return reverse("advice:advice", args=[self.number])


def trace(contribution: Contribution, *, is_public: bool) -> list[Stop]:
    """Advice is open to all, and rests on open contributions alone: the same for everyone."""
    rows = Advice.objects.public().filter(
        grounds__contribution=contribution,
        grounds__contribution__published__isnull=False,
        grounds__contribution__withdrawn_at__isnull=True,
        grounds__contribution__erased_at__isnull=True,
    )
    return [
        AdviceStop(
            one.advice.published_at,
            _("Behind advice %d in the national guide") % one.advice.number,
            one.text,
            page=("advice:advice", ()),
            link=_("Read the advice"),
            number=one.advice.number,
        )
        for one in texts_in_force(rows)
    ]
