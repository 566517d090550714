"""Which association a row means, and what to tell when none can be used."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from samspill.organiser.models import Municipality, Organiser
from samspill.pure.folding import fold
from samspill.registry.matching import find, index_by_name, reason_not_invited
from samspill.registry.models import Association
from samspill.registry.readers import AssociationRow


@dataclass(frozen=True)
class Remark:
    """Something taken in with a reservation, or left out: never an error.

    what    "association" | "sign_up" | "contribution"
    id      the row's own id, number or name
    taken   whether the row itself was taken in
    """

    what: str
    id: str
    name: str
    taken: bool
    reason: str

    def as_row(self) -> dict[str, object]:
        return {
            "what": self.what,
            "id": self.id,
            "name": self.name,
            "taken_in": self.taken,
            "reason": self.reason,
        }


@dataclass
class Matcher:
    """Finds associations by name or number, and remembers what was remarkable."""

    organiser: Organiser
    given: list[AssociationRow]
    remarks: list[Remark] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.index = index_by_name(self.organiser)
        self.municipalities = list(Municipality.objects.all())
        self.elsewhere = {fold(row.name) for row in self.given}

    def match(self, name: str, *, what: str, row: str) -> Association | None:
        """The association, if there is one; a remark when it is not one of those invited."""
        if not fold(name):
            return None
        found = find(self.index, name)
        reason = reason_not_invited(found) if found else self._reason(name)
        if reason:
            self.remarks.append(Remark(what, row, name, True, reason))
        return found

    def municipality(self, name: str) -> Municipality | None:
        """By number or name, with or without «kommune»; None for a name that two share."""
        wanted = fold(name).removesuffix(" kommune")
        found = [row for row in self.municipalities if wanted in (row.number, fold(row.name))]
        return found[0] if len(found) == 1 else None

    def _reason(self, name: str) -> str:
        if fold(name) in self.elsewhere:
            return _("The association belongs to another municipality.")
        return _("The association is not in the list.")
