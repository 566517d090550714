"""Which association a row means, and what to tell when none can be used."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from samspill.organiser.models import Organiser
from samspill.pure.folding import fold
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
        found = list(self.organiser.associations.all())
        self.by_name = {fold(row.name): row for row in found}
        self.by_number = {row.org_number: row for row in found if row.org_number}
        self.elsewhere = {fold(row.name): row for row in self.given}

    def match(self, name: str, *, what: str, row: str) -> Association | None:
        """The association, if it can be used; otherwise a remark says why not."""
        wanted = fold(name)
        if not wanted:
            return None
        found = self.by_name.get(wanted) or self.by_number.get(wanted.replace(" ", ""))
        if found is not None and found.status == Association.Status.ACTIVE:
            return found
        self.remarks.append(Remark(what, row, name, True, self._reason(found, wanted)))
        return found

    def _reason(self, found: Association | None, wanted: str) -> str:
        if found is not None:
            return {
                Association.Status.BANKRUPT: _("The association is bankrupt."),
                Association.Status.WINDING_UP: _("The association is being wound up."),
                Association.Status.DELETED: _("The association is deleted from the register."),
            }[Association.Status(found.status)]
        if wanted in self.elsewhere:
            return _("The association belongs to another municipality.")
        return _("The association is not in the list.")
