"""Goals and measures on paper: what is known of each, and the way to the words it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspill.insight.report.document import contribution_links
from samspill.policy.council.live_measures import Live
from samspill.policy.council.public_measure import MeasureFields, fields_of
from samspill.policy.models import Measure
from samspill.pure.documents import norwegian
from samspill.pure.documents.tree import Block, Content, Definition, Heading, Text, paragraph

Kept = Mapping[str, Any]


def measure_anchor(reference: str) -> str:
    return f"measure-{reference}"


def goals_blocks(content: Kept, live: Mapping[int, Live], language: str) -> Iterator[Block]:
    for goal in content["goals"]:
        title = _("Goal %(number)d: %(text)s") % {"number": goal["number"], "text": goal["text"]}
        yield Heading(2, title, anchor=f"goal-{goal['number']}")
        for kept in goal["measures"]:
            measure = fields_of(kept)
            title = _("Measure %s") % measure.reference
            yield Heading(3, title, anchor=measure_anchor(measure.reference))
            yield paragraph(Text(measure.text, strong=True))
            if measure.rationale:
                yield paragraph(measure.rationale)
            yield Definition(list(_facts(measure, kept, live.get(kept["measure"]), language)))


def _facts(
    measure: MeasureFields, kept: Kept, live: Live | None, language: str
) -> Iterator[tuple[Content, Content]]:
    """What is known of a measure; who, when and what it costs are named also when they are not."""
    yield from _needed(measure, language)
    optional = (
        (_("Together with"), measure.partner),
        (_("Begins"), _day(measure.starts_on, language)),
        (_("Paid by"), measure.funding),
        (_("We measure"), measure.indicator),
        (_("Today"), measure.baseline),
        (_("Target"), measure.target),
    )
    yield from ((term, value) for term, value in optional if value)
    if live is not None and live.status != Measure.Status.PROPOSED:
        status = [str(Measure.Status(live.status).label), live.reason]
        yield _("Status"), ". ".join(part for part in status if part)
    if kept["findings"]:
        yield _("Findings"), ", ".join(kept["findings"])
    references = kept["contributions"]
    if references:
        count = ngettext("%d contribution", "%d contributions", len(references))
        yield _("Because of"), [f"{count % len(references)}: ", *contribution_links(references)]
    else:
        yield _("Because of"), _("No contribution. The reason stands above.")


def _needed(measure: MeasureFields, language: str) -> Iterator[tuple[Content, Content]]:
    parts = (measure.responsible_unit, measure.responsible_role)
    needed = (
        (_("Responsible"), ", ".join(part for part in parts if part)),
        (_("Deadline"), _day(measure.deadline, language)),
        (_("Cost"), _cost(measure, language)),
    )
    yield from ((term, value) for term, value in needed if value)
    missing = [term.lower() for term, value in needed if not value]
    if missing:
        yield _("Not settled yet"), norwegian.enumeration(missing, language)


def _day(value: Any, language: str) -> str:
    return norwegian.plain_date(value, language) if value else ""


def _cost(measure: MeasureFields, language: str) -> str:
    def told(template: str, amount: Decimal | None) -> str:
        return "" if amount is None else template % norwegian.kroner(amount, language)

    parts = (told(_("%s once"), measure.cost_once), told(_("%s a year"), measure.cost_yearly))
    return ", ".join(part for part in parts if part)
