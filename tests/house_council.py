"""The house's case document, and which of its versions everyone may read."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from samspill.policy import actions

if TYPE_CHECKING:
    from tests.house import House


def draft_case(house: House) -> None:
    actions.draft_case_document(house.policy, by=house.coordinator)


def case_key(house: House) -> int:
    return house.policy.case_documents.earliest("pk").pk


def public_number(house: House) -> int:
    """1 where nothing is public yet."""
    version = house.policy.versions.public().first()
    return version.number if version else 1


def case_body(house: House) -> dict[str, str]:
    return {"title": "Vedtak av politikken", "case_number": "94/27", "background": "Skrevet om."}


def _own(**more: Callable[[House], Any]) -> Callable[[House], dict[str, Any]]:
    return lambda house: {
        "slug": house.organiser.slug,
        **{name: make(house) for name, make in more.items()},
    }


_case = _own(pk=case_key)
COUNCIL = {
    "policy:abandonment": _own(),
    "policy:amendment": _own(),
    "policy:case_document": _case,
    "policy:case_documents": _own(),
    "policy:case_figures": _case,
    "policy:case_file": _own(pk=case_key, form=lambda house: "docx"),
    "policy:case_removal": _case,
    "policy:check": _own(),
    "policy:public_file": _own(form=lambda house: "json"),
    "policy:public_version": _own(number=public_number),
}
"""One entry for each address of the political handling, as in `address_examples.EXAMPLES`."""

COUNCIL_POSTS = {
    "policy:abandonment": (set(), None),  # not before it is adopted
    "policy:amendment": (set(), None),
    "policy:case_document": ({"coordinator"}, case_body),
    "policy:case_documents": ({"coordinator"}, None),
    "policy:case_figures": ({"coordinator"}, None),
    "policy:case_removal": ({"coordinator"}, None),
}
"""As in `test_posts.POSTS`."""
