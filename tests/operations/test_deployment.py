"""The files of docs/deployment are what they say, and name commands and settings that there are."""

from __future__ import annotations

import importlib
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


SHELLS = "\n".join(re.findall(r"```sh\n(.*?)```", OPERATIONS, flags=re.S))
BROUGHT_BY = {
    "git": "git", "make": "make", "curl": "curl", "nginx": "nginx",
    "caddy": "caddy", "createuser": "postgresql", "createdb": "postgresql",
}  # fmt: skip


def test_what_the_page_uses_it_installs_first() -> None:
    """A bare Debian has none of these: the page was followed there."""
    lines = [line.partition("#")[0].split() for line in SHELLS.splitlines()]

    installed, missing = set(), []
    for words in lines:
        if "apt" in words:
            installed |= set(words)
        used = {BROUGHT_BY[word] for word in words if word in BROUGHT_BY}
        missing += sorted(used - installed)

    assert missing == []
    assert {"python3-venv", *BROUGHT_BY.values()} <= installed
    assert "sudo" not in SHELLS  # nor that


def test_every_folder_that_is_written_in_is_made_for_its_user() -> None:
    settings = (FOLDER / "samspill.env").read_text(encoding="utf-8")
    written = {*re.findall(r"=(/var/\S+)", settings), "/var/backups/samspill"}

    made = re.search(r"^install --directory --mode 0700 --owner samspill (.*)$", SHELLS, re.M)

    assert made is not None
    assert set(made[1].split()) == written
    assert "NUMBA_CACHE_DIR=/var/cache/samspill" in settings  # its own folder is root's


def test_each_unit_is_walled_in_alike() -> None:
    services = [path for path in UNITS if path.suffix == ".service"]
    walls = re.compile(
        r"^((?:Private|Protect|Restrict|Lock|System|Capability|NoNew|Remove|UMask)\w+=.*)$", re.M
    )

    kinds = {path.name: set(walls.findall(path.read_text(encoding="utf-8"))) for path in services}

    assert len(kinds) == 3
    assert len({frozenset(one) for one in kinds.values()}) == 1
    assert len(kinds["samspill-web.service"]) > 20


def test_nginx_is_told_nothing_that_the_one_of_debian_does_not_know(tmp_path: Path) -> None:
    text = (FOLDER / "nginx.conf").read_text(encoding="utf-8")

    assert not re.search(r"^\s*http2\b", text, re.M)  # a directive since 1.25 alone
    assert "listen 443 ssl http2;" in text


def test_what_the_page_types_into_the_shell_is_there() -> None:
    named = re.findall(r"^from (samspill[\w.]*) import (\w+)$", SHELLS, flags=re.M)

    assert len(named) >= 5
    for module, name in named:
        assert hasattr(importlib.import_module(module), name), (module, name)
