"""Starter rounds: a whole design as the few rounds it is turned from, found by search.

People are 0 … groups*size-1. The first of them sit in circles, one after another; a turn moves
each to the next place of the circle, and those in no circle stay. Each starter round gives as many
rounds as its number in `turns`, itself first. All were found by exact cover under the turning, some
with one more symmetry; tests/pure/seating/test_designs.py develops and checks every one.
Source of the method: Bose (1939); Anderson, Combinatorial Designs and Tournaments (1997).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# For each: its shape; then the starter rounds with "/" between, groups with "," between.
FOUND_STARTERS = """
5 groups of 3; 2 circles of 7; turns 7
0 6 8, 1 5 12, 2 4 7, 3 9 14, 10 11 13

6 groups of 3; 4 circles of 4; turns 4 4
0 5 17, 1 4 10, 2 14 15, 3 7 11, 6 9 12, 8 13 16 / 0 3 14, 1 8 11, 2 4 16, 5 10 12, 6 7 15, 9 13
17

7 groups of 3; 4 circles of 5; turns 5 5
0 10 12, 1 9 20, 2 3 19, 4 6 13, 5 11 16, 7 8 17, 14 15 18 / 0 5 18, 1 4 12, 2 16 17, 3 7 9, 6
10 14, 8 13 15, 11 19 20

8 groups of 3; 2 circles of 11; turns 11
0 5 14, 1 8 18, 2 13 22, 3 4 6, 7 12 20, 9 16 17, 10 11 23, 15 19 21

10 groups of 3; 2 circles of 14; turns 14
0 21 27, 1 11 19, 2 10 25, 3 5 8, 4 15 20, 6 7 26, 9 23 28, 12 22 24, 13 16 29, 14 17 18

11 groups of 3; 3 circles of 11; turns 11 1 1 1 1 1
0 7 10, 1 15 30, 2 8 12, 3 11 21, 4 6 29, 5 26 31, 9 18 25, 13 23 27, 14 17 19, 16 20 28, 22 24
32 / 0 17 30, 1 18 31, 2 19 32, 3 20 22, 4 21 23, 5 11 24, 6 12 25, 7 13 26, 8 14 27, 9 15 28,
10 16 29 / 0 16 22, 1 17 23, 2 18 24, 3 19 25, 4 20 26, 5 21 27, 6 11 28, 7 12 29, 8 13 30, 9 14
31, 10 15 32 / 0 11 31, 1 12 32, 2 13 22, 3 14 23, 4 15 24, 5 16 25, 6 17 26, 7 18 27, 8 19 28,
9 20 29, 10 21 30 / 0 13 24, 1 14 25, 2 15 26, 3 16 27, 4 17 28, 5 18 29, 6 19 30, 7 20 31, 8 21
32, 9 11 22, 10 12 23 / 0 12 28, 1 13 29, 2 14 30, 3 15 31, 4 16 32, 5 17 22, 6 18 23, 7 19 24,
8 20 25, 9 21 26, 10 11 27

12 groups of 3; 2 circles of 17; turns 17
0 5 14, 1 28 32, 2 6 12, 3 24 27, 4 21 29, 7 25 34, 8 10 30, 9 18 20, 11 23 35, 13 19 26, 15 16
31, 17 22 33

13 groups of 3; 2 circles of 19; turns 19
0 27 30, 1 6 7, 2 4 21, 3 23 38, 5 14 36, 8 16 34, 9 25 32, 10 19 20, 11 15 18, 12 33 37, 13 26
28, 17 22 31, 24 29 35

14 groups of 3; 2 circles of 20; turns 20
0 38 40, 1 16 21, 2 6 15, 3 34 37, 4 10 33, 5 17 32, 7 28 29, 8 27 36, 9 39 41, 11 12 14, 13 25
30, 18 24 31, 19 23 35, 20 22 26

15 groups of 3; 4 circles of 11; turns 11 11
0 24 39, 1 27 31, 2 18 38, 3 4 11, 5 14 30, 6 22 40, 7 25 36, 8 10 12, 9 33 42, 13 26 35, 15 19
21, 16 43 44, 17 28 34, 20 23 32, 29 37 41 / 0 22 43, 1 7 38, 2 13 14, 3 17 23, 4 27 32, 5 8 35,
6 10 16, 9 30 44, 11 26 29, 12 31 36, 15 24 25, 18 21 33, 19 37 40, 20 34 39, 28 41 42

16 groups of 3; 2 circles of 23; turns 23
0 9 27, 1 24 46, 2 14 21, 3 28 36, 4 6 19, 5 22 39, 7 35 45, 8 13 29, 10 32 34, 11 23 37, 12 15
44, 16 30 47, 17 18 25, 20 33 40, 26 31 43, 38 41 42

17 groups of 3; 2 circles of 25; turns 25
0 19 35, 1 16 28, 2 23 30, 3 6 48, 4 21 44, 5 14 38, 7 36 50, 8 9 22, 10 12 17, 11 45 47, 13 32
43, 15 29 33, 18 31 40, 20 26 41, 24 25 49, 27 39 46, 34 37 42

18 groups of 3; 2 circles of 26; turns 26
0 3 42, 1 19 39, 2 30 37, 4 27 29, 5 17 21, 6 50 51, 7 12 13, 8 23 25, 9 41 49, 10 36 40, 11 28
44, 14 48 52, 15 22 46, 16 38 43, 18 33 47, 20 31 53, 24 34 45, 26 32 35

19 groups of 3; 8 circles of 7; turns 7 7 7 7
0 35 42, 1 19 48, 2 17 47, 3 22 46, 4 20 45, 5 25 44, 6 23 43, 7 14 56, 8 24 40, 9 27 38, 10 12
13, 11 26 41, 15 30 54, 16 32 52, 18 29 55, 21 28 49, 31 36 53, 33 39 51, 34 37 50 / 0 14 21, 1
20 53, 2 19 50, 3 9 40, 4 17 51, 5 8 41, 6 11 38, 7 42 49, 10 15 32, 12 18 30, 13 16 29, 22 26
31, 23 24 34, 25 27 33, 28 35 56, 36 44 54, 37 46 52, 39 43 55, 45 47 48 / 0 7 28, 1 9 54, 2 11
52, 3 25 37, 4 8 55, 5 23 36, 6 22 39, 10 34 46, 12 31 44, 13 33 43, 14 35 49, 15 19 27, 16 17
26, 18 20 24, 21 42 56, 29 40 45, 30 38 48, 32 41 47, 50 51 53 / 0 49 56, 1 2 4, 3 29 33, 5 32
34, 6 30 31, 7 21 35, 8 27 51, 9 26 53, 10 18 44, 11 24 50, 12 16 43, 13 15 46, 14 28 42, 17 37
40, 19 36 41, 20 38 39, 22 45 54, 23 48 52, 25 47 55

20 groups of 3; 2 circles of 29; turns 29
0 21 54, 1 19 31, 2 7 41, 3 30 48, 4 10 39, 5 47 53, 6 42 57, 8 9 28, 11 23 27, 12 26 49, 13 56
59, 14 29 46, 15 22 33, 16 18 44, 17 20 37, 24 45 55, 25 34 58, 32 36 52, 35 38 40, 43 50 51

22 groups of 3; 2 circles of 32; turns 32
0 55 64, 1 23 50, 2 54 60, 3 7 53, 4 6 15, 5 13 46, 8 14 56, 9 26 34, 10 29 30, 11 48 65, 12 40
44, 16 38 45, 17 31 61, 18 21 57, 19 24 43, 20 27 58, 22 35 37, 25 36 59, 28 49 63, 32 42 47, 33
41 62, 39 51 52

23 groups of 3; 4 circles of 17; turns 17 17
0 38 40, 1 2 22, 3 20 57, 4 30 43, 5 53 61, 6 49 65, 7 34 54, 8 11 51, 9 24 41, 10 39 60, 12 31
46, 13 25 58, 14 19 47, 15 45 50, 16 32 62, 17 37 52, 18 21 23, 26 36 44, 27 66 68, 28 42 55, 29
63 67, 33 35 64, 48 56 59 / 0 8 61, 1 29 37, 2 44 51, 3 13 15, 4 10 41, 5 9 32, 6 34 68, 7 25
48, 11 18 24, 12 53 64, 14 22 65, 16 30 54, 17 39 66, 19 23 59, 20 21 28, 26 47 50, 27 36 55, 31
43 60, 33 49 58, 35 45 46, 38 42 56, 40 62 63, 52 57 67

6 groups of 4; 3 circles of 7; turns 7
0 12 20 21, 1 2 4 8, 3 14 18 19, 5 7 17 22, 6 9 16 23, 10 11 13 15

7 groups of 4; 3 circles of 9; turns 9
0 11 13 14, 1 5 8 23, 2 17 19 27, 3 10 15 24, 4 12 18 20, 6 7 16 26, 9 21 22 25

8 groups of 4; 6 circles of 5; turns 5 5
0 1 10 29, 2 8 14 16, 3 7 20 31, 4 17 19 23, 5 9 15 26, 6 11 13 22, 12 18 25 30, 21 24 27 28 / 0
5 20 30, 1 3 14 24, 2 18 19 28, 4 6 26 29, 7 9 16 21, 8 11 12 27, 10 15 22 23, 13 17 25 31

9 groups of 4; 3 circles of 11; turns 11
0 26 28 29, 1 13 25 32, 2 16 19 21, 3 5 14 18, 4 20 23 35, 6 9 10 31, 7 17 30 34, 8 15 24 33, 11
12 22 27

10 groups of 4; 3 circles of 13; turns 13
0 13 26 39, 1 6 35 37, 2 9 29 34, 3 5 27 33, 4 7 14 23, 8 12 16 17, 10 11 22 25, 15 20 30 31, 18
24 32 36, 19 21 28 38

11 groups of 4; 3 circles of 14; turns 14
0 14 28 42, 1 4 6 21, 2 12 29 34, 3 19 41 43, 5 13 18 39, 7 36 37 40, 8 15 31 33, 9 17 27 30, 10
11 20 22, 16 24 25 35, 23 26 32 38

12 groups of 4; 3 circles of 15; turns 15
0 22 33 45, 1 26 40 42, 2 6 9 34, 3 15 37 46, 4 17 21 24, 5 23 28 29, 7 18 30 47, 8 13 14 35, 10
12 16 41, 11 25 27 31, 19 32 36 39, 20 38 43 44

13 groups of 4; 3 circles of 17; turns 17
0 17 34 51, 1 16 22 29, 2 15 39 46, 3 14 35 50, 4 13 20 31, 5 12 38 47, 6 11 25 26, 7 10 19 32,
8 9 37 48, 18 33 40 45, 21 30 41 44, 23 28 36 49, 24 27 42 43

14 groups of 4; 3 circles of 18; turns 18
0 31 39 41, 1 21 35 36, 2 24 30 53, 3 11 18 43, 4 38 51 52, 5 26 42 48, 6 12 29 50, 7 19 49 54,
8 10 15 34, 9 27 45 55, 13 16 17 44, 14 23 25 28, 20 37 40 47, 22 32 33 46

15 groups of 4; 3 circles of 19; turns 19
0 46 50 56, 1 35 49 59, 2 6 22 29, 3 9 33 34, 4 14 21 32, 5 16 17 19, 7 36 39 58, 8 13 41 43, 10
12 52 55, 11 24 45 57, 15 18 40 54, 20 26 30 38, 23 37 47 48, 25 27 42 53, 28 31 44 51

6 groups of 5; 5 circles of 6; turns 6
0 1 15 27 29, 2 9 13 22 26, 3 5 7 8 18, 4 14 16 20 21, 6 10 12 17 28, 11 19 23 24 25

6 groups of 6; 6 circles of 6; turns 1 1 1
0 9 14 18 29 34, 1 10 15 19 24 35, 2 11 16 20 25 30, 3 6 17 21 26 31, 4 7 12 22 27 32, 5 8 13 23
28 33 / 0 3 19 22 30 33, 1 4 20 23 31 34, 2 5 18 21 32 35, 6 7 8 9 10 11, 12 13 14 15 16 17, 24
25 26 27 28 29 / 0 7 17 20 28 35, 1 8 12 21 29 30, 2 9 13 22 24 31, 3 10 14 23 25 32, 4 11 15 18
26 33, 5 6 16 19 27 34
"""


@dataclass(frozen=True)
class Starter:
    """rounds [starter rounds][groups][size] people; a circle has `modulus` places."""

    groups: int
    size: int
    circles: int
    modulus: int
    turns: tuple[int, ...]
    rounds: tuple[tuple[tuple[int, ...], ...], ...]

    def develop(self) -> Iterator[list[list[int]]]:
        """Every round: [groups][size] people."""
        for turns, first in zip(self.turns, self.rounds, strict=True):
            for turn in range(turns):
                yield [[self._turned(person, turn) for person in group] for group in first]

    def _turned(self, person: int, turn: int) -> int:
        circle, place = divmod(person, self.modulus)
        if circle >= self.circles:
            return person
        return circle * self.modulus + (place + turn) % self.modulus


def read_starters(text: str) -> tuple[Starter, ...]:
    """The starters that stand in `text`, with an empty line between them."""
    return tuple(_starter(*part.split("\n", 1)) for part in text.strip().split("\n\n"))


def _starter(shape: str, rounds: str) -> Starter:
    groups, size, circles, modulus, *turns = _numbers(shape)
    blocks = tuple(tuple(map(_numbers, one.split(","))) for one in rounds.split("/"))
    return Starter(groups, size, circles, modulus, tuple(turns), blocks)


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall("[0-9]+", text))


STARTERS = read_starters(FOUND_STARTERS)
