"""Themes and near-duplicates: what they cost, and how often they are right on what was written for Samspill.

Held out are a quarter of the examples at a time, and then one manner of writing altogether, which is harder:
as people talk, on a note, in a summary. The twins are the same thing said in bokmål and nynorsk; at the
threshold that comes along, the share of twins found stands beside the share of texts that are proposed with
another. CPU seconds, kernels compiled before.
"""

import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from benchmarks.figure import Figure
from samspill.pure.themes.beside import Beside
from samspill.pure.themes.duplicates import propose_duplicates
from samspill.pure.themes.examples import Example, shipped
from samspill.pure.themes.model import suggest, theme_model
from samspill.pure.themes.taxonomy import OTHER, load

T = TypeVar("T")
TWINS = Path(__file__).resolve().parent / "twins"
MANY = 10_000
NEW = 100
CODED_SECONDS, DUPLICATES_SECONDS, NEW_MILLISECONDS = 5.0, 15.0, 50.0
FIRST, FIRST_TWO = 0.72, 0.85
TWINS_FOUND, FALSE_NEIGHBOURS = 0.85, 0.01
MANNERS = {"": "as people talk", "note": "on a note", "report": "in a summary"}
PARTS = 4
LEFT_OUT = 0.15  # of the words, where a contribution is made of two examples


def run(date: str) -> list[Figure]:
    """What it costs for 10,000, and how often it is right."""
    return [*cost(date), *accuracy(date), *twins(date), opposites(date)]


def cost(date: str) -> list[Figure]:
    """Coding, near-duplicates, and one new contribution among 10,000."""
    texts = contributions(MANY + NEW)
    many, new = texts[:MANY], texts[MANY:]
    model = theme_model(load())
    propose_duplicates(many[:50])  # compiled, or fetched from where it is kept
    coded, _themes = timed(lambda: [suggest(text, model) for text in many])
    alike, _pairs = timed(lambda: propose_duplicates(many))
    beside = Beside(many)
    each = [timed(lambda text=text: (suggest(text, model), beside.alike(text)))[0] for text in new]
    slowest = 1000 * max(each)
    return [
        Figure(f"{MANY:,} contributions coded", coded, "CPU s", date, limit=CODED_SECONDS),
        Figure(f"near-duplicates of {MANY:,}", alike, "CPU s", date, limit=DUPLICATES_SECONDS),
        Figure(
            f"one new contribution coded and laid beside {MANY:,}, the slowest of {NEW}",
            slowest,
            "CPU ms",
            date,
            limit=NEW_MILLISECONDS,
        ),
    ]


def contributions(count: int) -> list[str]:
    """Made of two examples each, some words left out; always the same."""
    chance = random.Random(1)
    texts = [one.text.split() for one in shipped()]
    pairs = [(chance.choice(texts), chance.choice(texts)) for _number in range(count)]
    return [
        " ".join(word for word in [*a, *b] if chance.random() > LEFT_OUT) or a[0] for a, b in pairs
    ]


def accuracy(date: str) -> list[Figure]:
    """The right theme first, and among the first two, of examples that were held out."""
    every = [one for one in shipped() if one.code != OTHER]
    random.Random(PARTS).shuffle(every)
    parts = [shares(every[part::PARTS], every) for part in range(PARTS)]
    first, two = (sum(share) / PARTS for share in zip(*parts, strict=True))
    figures = both(first, two, f"{len(every)} examples, held out in {PARTS} parts", date)
    for manner, told in MANNERS.items():
        asked = [one for one in every if one.manner == manner]
        of = f"{len(asked)} examples {told}, nothing of that manner learned from"
        figures += both(*shares(asked, every), of, date)
    return figures


def both(first: float, two: float, of: str, date: str) -> list[Figure]:
    return [
        Figure(f"right theme first, {of}", first, "share", date, limit=FIRST),
        Figure(f"right theme among two, {of}", two, "share", date, limit=FIRST_TWO),
    ]


def shares(asked: list[Example], every: list[Example]) -> tuple[float, float]:
    """How many are right first, and among two, when `asked` are not learned from."""
    held_out = set(asked)
    model = theme_model(load(), examples=tuple(one for one in every if one not in held_out))
    codes = [[theme.code for theme in suggest(one.text, model).themes] for one in asked]
    first = sum(one.code == found[0] for one, found in zip(asked, codes, strict=True))
    two = sum(one.code in found for one, found in zip(asked, codes, strict=True))
    return first / len(asked), two / len(asked)


def twins(date: str) -> list[Figure]:
    """How many nynorsk twins are found, and how many texts get a neighbour that is none."""
    pairs = [(nb, nn) for nb, nn in read("twins.tsv") if nb != nn]
    texts = [nb for nb, _nn in pairs] + [nn for _nb, nn in pairs]
    found = {(one.a, one.b) for one in propose_duplicates(texts)}
    right = {pair for pair in found if pair[1] - pair[0] == len(pairs)}
    wrong = {place for pair in found - right for place in pair}
    of = f"{len(pairs)} pairs of twins in bokmål and nynorsk"
    return [
        Figure(f"twins found, {of}", len(right) / len(pairs), "share", date, limit=TWINS_FOUND),
        Figure(
            f"texts with a false neighbour, {of}",
            len(wrong) / len(texts),
            "share",
            date,
            limit=FALSE_NEIGHBOURS,
        ),
    ]


def opposites(date: str) -> Figure:
    """Pairs that differ by a negation or an opposite, and are proposed as the same all the same."""
    pairs = read("contrasts.tsv")
    proposed = sum(bool(propose_duplicates(pair)) for pair in pairs)
    name = f"of {len(pairs)} pairs that say the opposite, proposed as the same"
    return Figure(name, proposed, "pairs", date, limit=1)


def read(name: str) -> list[tuple[str, str]]:
    lines = (TWINS / name).read_text(encoding="utf-8").splitlines()
    return [(a, b) for a, _tab, b in (line.partition("\t") for line in lines)]


def timed(work: Callable[[], T]) -> tuple[float, T]:
    start = time.process_time()
    found = work()
    return time.process_time() - start, found
