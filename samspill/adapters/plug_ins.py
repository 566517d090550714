"""What others have installed beside Samspill, found by its entry points."""

from __future__ import annotations

from importlib.metadata import entry_points
from typing import Any

SUGGESTERS = "samspill.suggesters"


class NoSuchPlugInError(Exception):
    """Nothing by this name is installed; the message names what is."""


def plug_in(group: str, name: str) -> Any:
    """The object that a plug-in gives: a class is made into an object without arguments.

    Raises NoSuchPlugInError, and whatever the plug-in raises when it is loaded.
    """
    found = {one.name: one for one in entry_points(group=group)}
    if name not in found:
        installed = ", ".join(sorted(found)) or "none"
        raise NoSuchPlugInError(f"No plug-in {name!r} in {group}; installed: {installed}.")
    loaded = found[name].load()
    return loaded() if isinstance(loaded, type) else loaded
