"""From what people write to the association they mean."""

from __future__ import annotations

from samspill.organiser.models import Organiser
from samspill.pure.folding import fold
from samspill.registry.models import Association


def index_by_name(organiser: Organiser) -> dict[str, Association]:
    """All associations of an organiser by folded name and by org number. One query.

    Where two share a name, one that can be invited goes before one that cannot, and an older row
    before a newer. Look up with `find`.
    """
    index: dict[str, Association] = {}
    active_first = sorted(
        organiser.associations.order_by("pk"),
        key=lambda association: association.status != Association.Status.ACTIVE,
    )
    for association in active_first:
        for key in (fold(association.name), association.org_number):
            if key:
                index.setdefault(key, association)
    return index


def find(index: dict[str, Association], name: str) -> Association | None:
    """The association that a name or an org number, with or without spaces, means; None if none."""
    return index.get(fold(name)) or index.get("".join(name.split()))


def reason_not_invited(association: Association) -> str:
    """Why it is left out of invitations, in a sentence; "" when it is not."""
    from samspill.registry.importing import STATUS_REASONS

    return str(STATUS_REASONS.get(association.status, ""))
