"""Compiles what is compiled, so that the first who asks what the votes tell need not wait for it.

`make setup` runs this whenever a compiled file here has changed (see seating/warming.py).
"""

from __future__ import annotations

import numpy as np

from samspill.pure.opinions.analysis import analyse
from samspill.pure.opinions.votes import from_arrays

PEOPLE, STATEMENTS = 40, 8


def warm() -> None:
    """Analyse forty people of two camps, and again from where that ended."""
    who, what = np.divmod(np.arange(PEOPLE * STATEMENTS), STATEMENTS)
    value = np.where((who % 2 == 0) == (what % 2 == 0), 1, -1).astype(np.int8)
    names = [[str(number) for number in range(count)] for count in (PEOPLE, STATEMENTS)]
    votes = from_arrays(names[0], names[1], who, what, value)
    analyse(votes, previous=analyse(votes, has_gate=False), has_gate=False)
