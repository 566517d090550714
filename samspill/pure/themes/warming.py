"""Compiles what is compiled, so that the first who asks for near-duplicates need not wait for it.

`make setup` runs this whenever a compiled file here has changed (see seating/warming.py).
"""

from __future__ import annotations

from samspill.pure.themes.duplicates import propose_duplicates


def warm() -> None:
    """Lay two texts beside each other."""
    propose_duplicates(("Vi trenger lager", "Me treng lager"))
