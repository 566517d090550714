"""The plenary on the big screen: as many clusters and whole words as can be read from the back row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from samspill.dialogue.plenary.reading import Card, ClusterTold

# clusters -> (name, columns, signs on a line)
LAYOUTS = (
    (1, ("one", 1, 84)),
    (2, ("two", 2, 39)),
    (3, ("three", 3, 25)),
    (4, ("four", 2, 39)),
    (6, ("six", 3, 25)),
    (9, ("nine", 3, 25)),
    (14, ("titles", 2, 39)),
)
# All in percent of the screen's height. HEIGHT is what the clusters share, with a question of one
# line; HEAD a cluster's name and counts; LINE a line of words, and AROUND what stands round a text.
HEIGHT, GAP, HEAD, TITLE_LINE, LINE, AROUND = 76.0, 2.4, 12.4, 4.9, 4.3, 3.8
QUESTION_SIGNS, QUESTION_LINE = 64, 5.8
MOST_WORDS, MOST_WORDS_TALL = 3, 5
LARGER = {"one": 1.3, "two": 1.25}  # where few clusters leave room; the style sheet says the same
REFLECTION_SIGNS, REFLECTION_LINES = 84, 2


@dataclass(frozen=True)
class Shown:
    """A cluster with the words that have room; `left_out` are those that have none."""

    cluster: ClusterTold
    reflections: tuple[Card, ...]
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class Plenary:
    """The whole screen. `more` is how many clusters have no room; `reflection` is the newest free one.

    is_large  the letters may be larger without a word less
    """

    layout: str
    clusters: tuple[Shown, ...]
    more: int
    reflection: Card | None
    is_large: bool = False


def laid_out(
    clusters: Sequence[ClusterTold], reflections: Sequence[Card], question: str = ""
) -> Plenary:
    """What has room. Words are never cut: one that is too long gives its place to the next.

    Of the cards those come first that a table put on top, then those with most dots.
    """
    filled = [one for one in clusters if one.title or one.cards or one.reflections]
    free = next(
        (one for one in reflections if _lines(one, REFLECTION_SIGNS) <= REFLECTION_LINES), None
    )
    step = next((layout for most, layout in LAYOUTS if len(filled) <= most), LAYOUTS[-1][1])
    name, columns, signs = step
    rows = ceil(len(filled) / columns) or 1
    height = HEIGHT - (max(ceil(len(question) / QUESTION_SIGNS), 1) - 1) * QUESTION_LINE
    if free is not None:
        height -= (_lines(free, REFLECTION_SIGNS) + 1) * LINE + AROUND
    each = (height - GAP * (rows - 1)) / rows - HEAD if name != "titles" else 0.0
    most = MOST_WORDS_TALL if rows == 1 else MOST_WORDS
    shown = tuple(_shown(one, signs, each, most) for one in filled[: LAYOUTS[-1][0]])
    scale = LARGER.get(name, 1.0)
    smaller = (each + HEAD) / scale - HEAD  # as if the letters were the same and the room less
    large = tuple(_shown(one.cluster, int(signs / scale), smaller, most) for one in shown)
    is_large = scale > 1 and bool(shown) and large == shown
    return Plenary(name, shown, len(filled) - len(shown), free, is_large)


def _shown(cluster: ClusterTold, signs: int, height: float, most: int) -> Shown:
    """The newest reflection and the first cards that have room, in at most `most` texts."""
    cards = sorted(cluster.cards, key=lambda one: (one.top_rank or 9, -(one.dots or 0), one.pk))
    height -= max(ceil(len(cluster.title) * 1.35 / signs) - 1, 0) * TITLE_LINE
    chosen: list[Card] = []
    for one in [*reversed(cluster.reflections), *cards]:
        if one.is_reflection and any(other.is_reflection for other in chosen):
            continue
        needed = (_lines(one, signs) + one.is_reflection) * LINE + AROUND
        if needed <= height and len(chosen) < most:
            chosen.append(one)
            height -= needed
    return Shown(
        cluster,
        tuple(one for one in chosen if one.is_reflection),
        tuple(one for one in chosen if not one.is_reflection),
    )


def _lines(card: Card, signs: int) -> int:
    return sum(len(line) // signs + 1 for line in card.text.splitlines() or [""])
