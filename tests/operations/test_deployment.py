"""The files of docs/deployment are what they say, and name commands and settings that there are."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from samspill.cli import _parser
from tests.operations.documented import OPERATIONS, every_command
from tests.tracked import ROOT

FOLDER = ROOT / "docs" / "deployment"
UNITS = sorted([*FOLDER.glob("*.service"), *FOLDER.glob("*.timer")])
COMMAND = re.compile(
    r"samspill/?(?:\.venv/bin/)?samspill (\w[\w-]*)|\.venv/bin/samspill (\w[\w-]*)"
)
OF_OTHERS = {"POSTGRES_PASSWORD", "POSTGRES_USER", "POSTGRES_DB"}


def known_commands() -> set[str]:
    return set(_parser()._subparsers._group_actions[0].choices)  # type: ignore[union-attr]


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd on this machine")
def test_systemd_understands_every_unit(tmp_path: Path) -> None:
    for unit in UNITS:
        text = unit.read_text(encoding="utf-8").replace("/srv/samspill", str(ROOT))
        (tmp_path / unit.name).write_text(text, encoding="utf-8")

    done = subprocess.run(
        ["systemd-analyze", "verify", *sorted(tmp_path.iterdir())],
        capture_output=True,
        text=True,
        check=False,
    )

    assert [line for line in done.stderr.splitlines() if "samspill" in line] == []


@pytest.mark.parametrize("path", sorted(FOLDER.iterdir()), ids=lambda path: path.name)
def test_every_command_that_is_started_is_one_of_ours(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    started = {first or second for first, second in COMMAND.findall(text)}

    assert started - known_commands() == set()


def test_every_command_of_the_page_is_one_of_ours() -> None:
    assert {"backup", "restore", "organiser", "member"} <= every_command() <= known_commands()


def test_every_setting_of_the_files_and_the_page_is_one_of_ours() -> None:
    files = "\n".join(path.read_text(encoding="utf-8") for path in FOLDER.iterdir())
    ours = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "samspill").rglob("*.py"))

    named = set(re.findall(r"SAMSPILL_[A-Z_]+[A-Z]", files + OPERATIONS)) - OF_OTHERS
    families = {name for name in named if name.startswith("SAMSPILL_OIDC")}  # by provider

    assert sorted(name for name in named - families if name not in ours) == []


def test_the_page_tells_of_every_file() -> None:
    alone = {path.name for path in FOLDER.iterdir()} - {"Dockerfile.dockerignore"}
    within = "".join(path.read_text(encoding="utf-8") for path in FOLDER.iterdir()) + OPERATIONS

    told = {name for name in alone if name in within or re.match(r"samspill-[\w]+\.", name)}

    assert alone - told == set()


def test_the_proxies_hold_no_live_answer_back_and_keep_no_log_of_addresses() -> None:
    caddy, nginx = (FOLDER / name for name in ("Caddyfile", "nginx.conf"))

    assert "flush_interval -1" in caddy.read_text(encoding="utf-8")
    assert "proxy_buffering off" in nginx.read_text(encoding="utf-8")
    assert nginx.read_text(encoding="utf-8").count("access_log off") == 2
    assert not re.search(r"^\s*log\b", caddy.read_text(encoding="utf-8"), flags=re.M)
