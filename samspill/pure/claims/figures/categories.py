"""Who was heard: types of associations against the register and against those who signed up."""

from __future__ import annotations

from samspill.pure.claims.figures.counts import Count, count
from samspill.pure.claims.figures.groups import Group
from samspill.pure.claims.figures.making import Figure, Making, Row, size_of
from samspill.pure.claims.figures.suppression import parts
from samspill.pure.claims.figures.weights import reached

REACHES = ("signed_up_of_register", "heard_of_register", "heard_of_signed_up")


def category_figure(making: Making, of: str = "category") -> Figure:
    """Associations are told of any category, few or many: they are what it is a row of."""
    found = making.groups(of)
    counts = [count(group.said) for group in found]
    kept = parts([size_of(one) for one in counts], {"": size_of(making.whole)})
    rows = [
        making.row(group, counted, one, tells_associations=True) | _reach(making, group, counted)
        for group, counted, one in zip(found, counts, kept, strict=True)
    ]
    return making.figure(of, rows)


def _reach(making: Making, group: Group, counted: Count) -> Row:
    """Who came of those there are, who was named of those there are, and of those who came."""
    if group.key is None:
        return dict.fromkeys(REACHES) | {"is_absent": False}
    register, signed_up = making.rows.register, making.rows.signed_up
    there, came = register.get(group.key, 0), signed_up.get(group.key, 0)
    all_there, all_came = sum(register.values()), sum(signed_up.values())
    heard, all_heard = len(counted.associations), len(making.whole.associations)
    reaches = (
        reached(came, there, all_came, all_there),
        reached(heard, there, all_heard, all_there),
        reached(heard, came, all_heard, all_came),
    )
    return dict(zip(REACHES, reaches, strict=True)) | {"is_absent": not heard and not came}
