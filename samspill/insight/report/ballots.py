"""The ballots of an evening as a report shows them: what is on each, and nothing of who gave it.

They stand in the order of what is on them. An association on a ballot has a number that is no other's,
and no name: how a named association voted is not told, only how many of them did. Its category is told
where enough others of the same have voted.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from samspill.dialogue.models import Dialogue, Reaction

Row = dict[str, Any]
Content = tuple[int, str, int, tuple[tuple[str, str, int], ...]]  # round, kind, people, reactions
Given = tuple[int | None, Content]  # the association's primary key, and what is on its ballot

FEWEST_OF_A_KIND = 5  # associations of one category, before it is told of any of them


def ballots_and_associations(
    dialogue: Dialogue, *, numbered_from: int
) -> tuple[list[Row], list[Row]]:
    """Reactions to what still stands, ballot by ballot; and the associations on them. One query.

    numbered_from    the first number that no named association has
    """
    given, categories = _given(dialogue)
    numbers = _numbers(given, numbered_from)
    rows = sorted((content, numbers[pk] if pk else 0) for pk, content in given)
    ballots = [
        {
            "round": number,
            "kind": kind,
            "people": people,
            "association_id": association or None,
            "reactions": [
                {"id": reference, "other": other or None, "value": value}
                for reference, other, value in reactions
            ],
        }
        for (number, kind, people, reactions), association in rows
    ]
    return ballots, _associations(numbers, categories)


def _given(dialogue: Dialogue) -> tuple[list[Given], dict[int, str]]:
    """Each ballot, and the category of each association that gave one."""
    standing = Reaction.objects.filter(
        ballot__round__dialogue=dialogue,
        contribution__withdrawn_at__isnull=True,
        contribution__erased_at__isnull=True,
        other__withdrawn_at__isnull=True,
        other__erased_at__isnull=True,
    )
    heads: dict[int, tuple[int | None, int, str, int]] = {}
    reactions: defaultdict[int, list[tuple[str, str, int]]] = defaultdict(list)
    categories: dict[int, str] = {}
    for ballot, *head, category, reference, other, value in standing.values_list(
        "ballot", "ballot__association", "ballot__round__number", "ballot__kind", "ballot__people",
        "ballot__association__category", "contribution__reference", "other__reference", "value",
    ).iterator(5000):  # fmt: skip
        heads[ballot] = (head[0], head[1], head[2], head[3])
        reactions[ballot].append((reference, other or "", value))
        if head[0] is not None:
            categories[head[0]] = category or ""
    given = [
        (association, (number, kind, people, tuple(sorted(reactions[ballot]))))
        for ballot, (association, number, kind, people) in heads.items()
    ]
    return given, categories


def _numbers(given: Iterable[Given], first: int) -> Mapping[int, int]:
    """Each association's number, by what it gave: neither its name nor its age can be read from it."""
    contents: defaultdict[int, list[Content]] = defaultdict(list)
    for pk, content in given:
        if pk is not None:
            contents[pk].append(content)
    by_content: Sequence[int] = sorted(contents, key=lambda pk: sorted(contents[pk]))
    return {pk: number for number, pk in enumerate(by_content, start=first)}


def _associations(numbers: Mapping[int, int], categories: Mapping[int, str]) -> list[Row]:
    of_a_kind = Counter(categories.values())
    return [
        {
            "id": number,
            "name": "",
            "category": categories[pk] if of_a_kind[categories[pk]] >= FEWEST_OF_A_KIND else "",
        }
        for pk, number in numbers.items()
    ]
