"""Packages that look installed: a module and its metadata in a folder on the path."""

import sys

SUGGESTER = """
from samspill.pure.themes.suggesting import Span, Suggestion


class Suggester:
    name, version = "our-model", "1.2"

    def suggest(self, inputs, taxonomy):
        for key, text in inputs:
            start = text.find("halltid")
            if start >= 0:
                yield Suggestion(key, "BID.innsats", 0.9, (Span(start, start + 7, "halltid"),))


class Broken(Suggester):
    def suggest(self, inputs, taxonomy):
        raise RuntimeError("no room in memory")
"""


def install(folder, monkeypatch, name="our_model"):
    """Put the package where `importlib.metadata` finds it, for one test."""
    (folder / f"{name}.py").write_text(SUGGESTER, encoding="utf-8")
    metadata = folder / f"{name}-1.2.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.2\n")
    (metadata / "entry_points.txt").write_text(
        f"[samspill.suggesters]\nlocal = {name}:Suggester\nbroken = {name}:Broken\n"
        "gone = no_such_module:Suggester\n"
    )
    monkeypatch.syspath_prepend(str(folder))
    monkeypatch.delitem(sys.modules, name, raising=False)
