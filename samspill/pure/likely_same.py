"""Associations that may stand twice in a list: the same name, a typing error, or one way to reach both.

Nothing is compared with everything: names that may be the same meet under a key they share, so the
time follows the length of the list.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import combinations

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from samspill.pure.folding import without_marks


class Reason(IntEnum):
    """Why two may be one, the strongest first."""

    NUMBER = 1  # the one's organisation number stands in the name of the other
    NAME = 2
    SPELLING = 3  # the names differ by one letter
    ADDRESS = 4  # e-mail or telephone in common, and names that are like each other


@dataclass(frozen=True)
class Held:
    """One association as it stands in the list. `addresses`: e-mail and telephone."""

    number: int
    name: str
    org_number: str = ""
    addresses: tuple[str, ...] = ()


@dataclass(frozen=True)
class LikelySame:
    """Two that may be one; `first` is the lower number."""

    first: int
    second: int
    reasons: tuple[Reason, ...]


# What says only that it is an association: left out of the name it is known by.
_EMPTY_WORDS = frozenset(
    "il idrettslag idrettslaget idrottslag idrottslaget idrettsforening idrettsforeningen if"
    " forening foreining foreninga foreningen foreininga lag laget klubb klubben klubber"
    " og i på for av stiftelsen".split()
)
_SHORT = {"ul": "ungdoms", "vel": "vel", "bu": "bygdeungdoms", "mk": "musikk", "sk": "skytter"}
_ENDING = re.compile(r"(?<=\w{3})(?:forening|foreining|lag|klubb)(?:a|en|et|er)?$")
_SPELLINGS = (("kyrkje", "kirke"), ("skule", "skole"), ("song", "sang"), ("aa", "å"))
_NUMBER = re.compile(r"(?<!\d)\d{3} ?\d{3} ?\d{3}(?!\d)")
SHORTEST = 5  # letters of a word that may be mistyped: "fk" and "sk" are two clubs
FEW = 12  # that are compared each with each
MOST_SHARED = 12  # an address that more have is an office's, and says nothing
ALIKE = 75.0  # of 100, names of those that share an address


def likely_same(held: Sequence[Held]) -> list[LikelySame]:
    """Pairs that may be one association, each once; the strongest reasons first.

    Two that each have an organisation number are two in the register, and are told of all the same:
    an association that was registered anew has both.
    """
    found: dict[tuple[int, int], set[Reason]] = defaultdict(set)
    words = {one.number: name_words(one.name) for one in held}
    for pair, reason in (*_by_number(held), *_by_name(words), *_by_address(held)):
        found[pair].add(reason)
    place = {one.number: index for index, one in enumerate(held)}
    pairs = [LikelySame(*pair, tuple(sorted(reasons))) for pair, reasons in found.items()]
    return sorted(pairs, key=lambda pair: (pair.reasons[0], place[pair.first], place[pair.second]))


def name_words(name: str) -> tuple[str, ...]:
    """What an association is known by: "Testvik I.L." and "TESTVIK IDRETTSLAG" are ("testvik",)."""
    bare = without_marks(name).replace(".", "")
    for one, other in _SPELLINGS:
        bare = bare.replace(one, other)
    words = re.findall(r"\w+", _NUMBER.sub(" ", bare))
    kept = [_SHORT.get(word, _ENDING.sub("", word)) for word in words if word not in _EMPTY_WORDS]
    return tuple(kept or words)


def _by_number(held: Sequence[Held]) -> Iterator[tuple[tuple[int, int], Reason]]:
    owners = {one.org_number: one.number for one in held if one.org_number}
    for one in held:
        for found in _NUMBER.findall(one.name):
            owner = owners.get(found.replace(" ", ""))
            if owner is not None and owner != one.number:
                yield _pair(owner, one.number), Reason.NUMBER


def _by_name(words: dict[int, tuple[str, ...]]) -> Iterator[tuple[tuple[int, int], Reason]]:
    same: dict[str, list[int]] = defaultdict(list)
    but_one: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for number, name in words.items():
        for key in {"".join(name), "".join(sorted(name))} - {""}:
            same[key].append(number)
        for index, word in enumerate(name):
            if len(word) >= SHORTEST and word.isalpha():
                rest = " ".join(sorted(name[:index] + name[index + 1 :]))
                but_one[rest].append((number, word))
    for numbers in same.values():
        for pair in combinations(numbers, 2):
            yield _pair(*pair), Reason.NAME
    for holders in but_one.values():
        for (one, its_word), (other, other_word) in _may_be_mistyped(holders):
            if its_word != other_word and OSA.distance(its_word, other_word, score_cutoff=1) == 1:
                yield _pair(one, other), Reason.SPELLING


def _may_be_mistyped(
    holders: Sequence[tuple[int, str]],
) -> Iterator[tuple[tuple[int, str], tuple[int, str]]]:
    """Pairs of those with all other words in common. Among many, only words that are alike when one
    letter is left out of each, as two that are one letter from each other are."""
    if len(holders) <= FEW:
        yield from combinations(holders, 2)
        return
    meeting: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for number, word in holders:
        for variant in {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}:
            meeting[variant].append((number, word))
    for some in meeting.values():
        yield from combinations(some, 2)


def _by_address(held: Sequence[Held]) -> Iterator[tuple[tuple[int, int], Reason]]:
    names = {one.number: without_marks(one.name).replace(".", "") for one in held}
    sharing: dict[str, list[int]] = defaultdict(list)
    for one in held:
        for address in {address.casefold() for address in one.addresses}:
            sharing[address].append(one.number)
    for numbers in sharing.values():
        if len(numbers) > MOST_SHARED:
            continue
        for pair in combinations(numbers, 2):
            if fuzz.token_sort_ratio(names[pair[0]], names[pair[1]]) >= ALIKE:
                yield _pair(*pair), Reason.ADDRESS


def _pair(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)
