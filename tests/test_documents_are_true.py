"""Documents that tests hold true: the glossary and the operations page."""

from __future__ import annotations

import re
from pathlib import Path

from django.apps import apps

ROOT = Path(__file__).resolve().parents[1]


def test_every_model_stands_in_the_glossary() -> None:
    glossary = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
    ours = [m for m in apps.get_models() if m.__module__.startswith("samspill.")]

    missing = [m.__name__ for m in ours if not re.search(rf"`{m.__name__}\b", glossary)]

    assert missing == []


def test_every_setting_stands_in_operations() -> None:
    operations = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    settings = (ROOT / "samspill" / "settings.py").read_text(encoding="utf-8")

    names = set(re.findall(r'environ(?:\.get\(|\[)"([A-Z_]+)"', settings))

    assert [name for name in sorted(names) if f"`{name}`" not in operations] == []


def test_every_place_that_architecture_names_is_there() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    tree = text.split("```")[1].split("samspill/\n")[1]

    named = re.findall(r"^  (\w+)/ ", tree, flags=re.MULTILINE)

    assert named
    assert [name for name in named if not (ROOT / "samspill" / name).is_dir()] == []
