"""docs/roles.md is for people; here it is held against the rules, row by row."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

from samspill.organiser.models import Membership, Organiser

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "roles.md").read_text(encoding="utf-8")
LINES = [line for line in TEXT.splitlines() if line.startswith("| ")]
ROLES = [name.strip().replace(" ", "_") for name in LINES[0].split("|")[3:-1]]
ROWS = re.findall(r"^\| [^|]+\| `(\w+)\.(\w+)`( is false)? \|(.+)\|$", TEXT, flags=re.MULTILINE)


def test_the_table_has_every_role() -> None:
    assert sorted(ROLES) == sorted(Membership.Role.values)
    assert len(ROWS) == len(LINES) - 1


@pytest.mark.parametrize(("app", "rule", "turned", "cells"), ROWS)
def test_the_rule_says_what_the_table_says(app: str, rule: str, turned: str, cells: str) -> None:
    ask = getattr(import_module(f"samspill.{app}.rules"), rule)
    place = Organiser(kind=Organiser.Kind.MUNICIPALITY)
    told = {role: cell.strip() == "yes" for role, cell in zip(ROLES, cells.split("|"), strict=True)}

    found = {
        role: ask(Membership(organiser=place, role=role, party="municipality")) != bool(turned)
        for role in ROLES
    }

    assert found == told
