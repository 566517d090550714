"""From what people write to the association they mean."""

from __future__ import annotations

from samspill.organiser.models import Organiser
from samspill.pure.folding import fold
from samspill.registry.models import Association


def index_by_name(organiser: Organiser) -> dict[str, Association]:
    """All associations of an organiser by folded name and by org number. One query.

    Where two share a name, one that can be invited goes before one that cannot, and an older row
    before a newer. What is merged is found by its own name too, and is the one it was merged into.
    Look up with `find`.
    """
    index: dict[str, Association] = {}
    active_first = sorted(
        organiser.associations.order_by("pk"),
        key=lambda association: association.status != Association.Status.ACTIVE,
    )
    held = {association.pk: association for association in active_first}
    for association in active_first:
        for key in (fold(association.name), association.org_number):
            if key:
                index.setdefault(key, _standing(association, held))
    return index


def standing(association: Association) -> Association:
    """The one that stands for it: itself, or what it was merged into. A query for each merging."""
    while association.merged_into is not None:
        association = association.merged_into
    return association


def _standing(association: Association, held: dict[int, Association]) -> Association:
    while association.merged_into_id in held:
        association = held[association.merged_into_id]
    return association


def find(index: dict[str, Association], name: str) -> Association | None:
    """The association that a name or an org number, with or without spaces, means; None if none."""
    return index.get(fold(name)) or index.get("".join(name.split()))


def reason_not_invited(association: Association) -> str:
    """Why it is left out of invitations, in a sentence; "" when it is not."""
    from samspill.registry.importing import STATUS_REASONS

    return str(STATUS_REASONS.get(association.status, ""))
