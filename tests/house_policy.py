"""Where the house's policy is written, answered for and read."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tests import house_text

if TYPE_CHECKING:
    from tests.house import House


def _own(**more: Callable[[House], Any]) -> Callable[[House], dict[str, Any]]:
    """Of the house's own organiser."""
    return lambda house: {
        "slug": house.organiser.slug,
        **{name: make(house) for name, make in more.items()},
    }


_contribution = _own(pk=lambda house: house.unpublished.pk)
_measure = _own(pk=lambda house: house.policy.goals.first().measures.first().pk)
_passage = _own(pk=lambda house: house_text.paragraph(house).pk)
_clash = _own(pk=house_text.clash)
_goal = _own(pk=lambda house: house.policy.goals.first().pk)

POLICY: dict[str, Callable[[House], dict[str, Any]]] = {
    "policy:answer": _contribution,
    "policy:answers": _own(),
    "policy:answers_many": _own(),
    "policy:became": _own(pk=lambda house: house.published.pk),
    "policy:chapter": _own(key=lambda house: house.policy.chapters.first().key),
    "policy:clash": _clash,
    "policy:clashes": _own(),
    "policy:comment_reopening": _own(pk=house_text.settled_talk),
    "policy:comment_settling": _own(pk=house_text.talk),
    "policy:comments": _passage,
    "policy:deletion": _measure,
    "policy:draft": _own(),
    "policy:finding_untying": _measure,
    "policy:findings": _measure,
    "policy:goal": _goal,
    "policy:goal_deletion": _goal,
    "policy:measure": _measure,
    "policy:new_goal": _own(),
    "policy:new_measure": _goal,
    "policy:new_passage": _own(key=lambda house: house.policy.chapters.first().key),
    "policy:passage": _passage,
    "policy:passage_place": _passage,
    "policy:passage_removal": _passage,
    "policy:passage_return": _own(pk=house_text.gone),
    "policy:place": _measure,
    "policy:policy": _own(),
    "policy:policy_file": _own(form=lambda house: "pdf"),
    "policy:public_measure": _measure,
    "policy:public_policy": _own(),
    "policy:reasons": _own(),
    "policy:resolution": _own(),
    "policy:restoration": _clash,
    "policy:status": _measure,
    "policy:threads": _measure,
    "policy:untying": _measure,
    "policy:version": _own(number=lambda house: 1),
    "policy:versions": _own(),
    "policy:writers": _own(),
    "policy:writing": _passage,
}
