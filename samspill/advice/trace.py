"""The last stops of a contribution's way: the advice and the signs of the standard that rest on it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from samspill.advice.models import Advice, AdviceText, Ground
from samspill.advice.standing import released_contributions, texts_in_force
from samspill.dialogue.models import Contribution
from samspill.insight.trace import Stop
from samspill.standard.models import Criterion


@dataclass(frozen=True)
class AdviceStop(Stop):
    number: int = 0

    def href(self, slug: str) -> str:
        """The guide is of no one organiser."""
        return reverse("advice:advice", args=[self.number])


@dataclass(frozen=True)
class CriterionStop(AdviceStop):
    def href(self, slug: str) -> str:
        return reverse("advice:criterion", args=[self.number])


def trace(contribution: Contribution, *, is_public: bool) -> list[Stop]:
    """Both are open to all, and rest on open contributions alone: the same for everyone."""
    return [*_advice(contribution), *_criteria(contribution)]


def advice_on(contribution: Contribution) -> list[AdviceText]:
    """The advice that stands on it, as it is worded now."""
    links = _standing_links(contribution)
    return texts_in_force(Advice.objects.public().filter(grounds__in=links))


def links_of_criteria(contribution: Contribution) -> list[Ground]:
    """Those of signs that are in use, each with its `criterion`, by number."""
    rows = _standing_links(contribution).filter(criterion__in=Criterion.objects.in_use())
    whole = rows.select_related("criterion").prefetch_related("criterion__versions")
    return list(whole.order_by("criterion__number"))


def _standing_links(contribution: Contribution) -> QuerySet[Ground]:
    """None where it is taken back, erased or not open to all."""
    is_open = released_contributions().filter(contribution=contribution).values("contribution")
    return Ground.objects.filter(contribution__in=is_open)


def _advice(contribution: Contribution) -> list[Stop]:
    return [
        AdviceStop(
            one.advice.published_at,
            _("Behind advice %d in the national guide") % one.advice.number,
            one.text,
            page=("advice:advice", ()),
            link=_("Read the advice"),
            number=one.advice.number,
        )
        for one in advice_on(contribution)
    ]


def _criteria(contribution: Contribution) -> list[Stop]:
    return [
        CriterionStop(
            link.at,
            _("Behind sign %d of good policy") % link.criterion.number,
            link.criterion.text.title,
            page=("advice:criterion", ()),
            link=_("Read what the sign asks"),
            number=link.criterion.number,
        )
        for link in links_of_criteria(contribution)
        if link.criterion is not None
    ]
