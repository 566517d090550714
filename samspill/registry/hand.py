"""Which fields of an association a person has the word on: no register and no file overwrites them.

The names are those of the details form: `emails` and `phones` are all contact points of the kind,
`category` is the main kind and the others. Street, postcode and post town are one address: whoever
writes one of them has the word on all three. `status` is the register's, unless it is marked here.
"""

from __future__ import annotations

from collections.abc import Iterable

from samspill.registry.models import Association

ADDRESS = frozenset({"address", "postcode", "place"})
SAME = {"category_id": "category", "other_categories": "category"}
NAMES = frozenset(
    "name org_number legal_form category umbrella activity purpose website founded_on language_form"
    " municipality_number address postcode place care_of emails phones status".split()
)


def mark_fields(association: Association, names: Iterable[str]) -> None:
    """From now on a person has the word on these, and on those that were marked before.

    Names that no import writes (`district`) are passed over. Saves `fields_by_hand`.
    """
    told = {SAME.get(name, name) for name in names}
    set_fields(association, set(association.fields_by_hand) | (told & NAMES))


def release_field(association: Association, name: str) -> None:
    """Let the register decide again, from its next word on; of an address all three parts.

    Saves `fields_by_hand`.
    """
    let_go = {SAME.get(name, name)}
    if let_go & ADDRESS:
        let_go |= ADDRESS
    set_fields(association, set(association.fields_by_hand) - let_go)


def is_by_hand(association: Association, name: str) -> bool:
    """Whether a person has the word on the field."""
    held = set(association.fields_by_hand)
    told = SAME.get(name, name)
    return bool(held & ADDRESS) if told in ADDRESS else told in held


def set_fields(association: Association, names: Iterable[str]) -> None:
    """Exactly these from now on."""
    association.fields_by_hand = sorted(names)
    association.save(update_fields=["fields_by_hand"])
