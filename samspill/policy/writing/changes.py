"""One field that reads one way and then another, as a person is shown it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from samspill.pure.differences import Piece, differences
from samspill.pure.documents import norwegian

DAYS = ("starts_on", "deadline")
SUMS = ("cost_once", "cost_yearly")
LABELS = {
    "title": _("Title"),
    "heading": _("Heading"),
    "text": _("Text"),
    "rationale": _("Why"),
    "responsible_unit": _("Responsible unit"),
    "responsible_role": _("Role, not a person's name"),
    "partner": _("Together with"),
    "starts_on": _("Begins"),
    "deadline": _("Deadline"),
    "cost_once": _("Cost once"),
    "cost_yearly": _("Cost every year"),
    "funding": _("Paid by"),
    "indicator": _("We measure"),
    "baseline": _("Today"),
    "target": _("Target"),
}


@dataclass(frozen=True)
class Change:
    """`name` is the field's, the texts are as a wording keeps them."""

    name: str
    before: str
    after: str

    @property
    def label(self) -> str:
        return str(LABELS.get(self.name, self.name))

    @cached_property
    def pieces(self) -> list[Piece]:
        """A day or a sum is another one as a whole; a text word by word."""
        before, after = shown(self.name, self.before), shown(self.name, self.after)
        if self.name not in DAYS + SUMS or before == after:
            return differences(before, after)
        whole = (Piece("taken_out", before), Piece("put_in", after))
        return [piece for piece in whole if piece.text]


def shown(name: str, text: str) -> str:
    """A wording's text as it is read on a page: 11. mars 2027, 420 000 kr."""
    language = get_language() or "nb"
    if text and name in DAYS:
        return norwegian.plain_date(date.fromisoformat(text), language)
    if text and name in SUMS:
        return norwegian.kroner(Decimal(text), language)
    return text
