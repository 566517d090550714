"""docs/operations.md followed word by word: installed, running, watched over, backed up, restored."""

from __future__ import annotations

import os
import shlex
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.operations.documented import blocks
from tests.tracked import ROOT

UNITS = ROOT / "docs" / "deployment"
SECRET = "7:1.Vx3kQ9-hemmelig"
pytestmark = [pytest.mark.slow, pytest.mark.sqlite]


class Machine:
    """A folder that stands for /: the page's paths lead into it."""

    def __init__(self, root: Path, port: int) -> None:
        self.port = port
        self.paths = {
            "/etc/samspill.env": root / "samspill.env",
            "/srv/samspill": ROOT,
            "/var/lib/samspill": root / "lib",
            "/var/backups/samspill": root / "backups",
            "/var/cache/samspill": root / "cache",
        }
        for name in ("lib", "backups", "cache"):
            (root / name).mkdir()
        settings = (UNITS / "samspill.env").read_text(encoding="utf-8")
        (root / "samspill.env").write_text(
            self.here(settings) + "SAMSPILL_LOG_REQUESTS=1\n", encoding="utf-8"
        )
        self.settings = {"PATH": f"{ROOT}/.venv/bin:{os.environ['PATH']}", "HOME": str(root)}

    def here(self, text: str) -> str:
        for path, own in self.paths.items():
            text = text.replace(path, str(own))
        return text.replace("8000", str(self.port))

    def shell(self, text: str) -> None:
        """Carry a block out; what it says is told when it fails."""
        start = self.here("set -a; . /etc/samspill.env; set +a; cd /srv/samspill\n")
        done = subprocess.run(
            ["sh", "-e", "-c", start + self.here(text)],
            env=self.settings,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{text}\n{done.stderr}"

    @contextmanager
    def service(self, unit: str, log: Path) -> Iterator[None]:
        """What the unit starts, with its settings, until the block ends."""
        lines = (UNITS / unit).read_text(encoding="utf-8").splitlines()
        command = next(line for line in lines if line.startswith("ExecStart="))
        words = shlex.split(self.here(command.removeprefix("ExecStart=")))
        start = self.here("set -a; . /etc/samspill.env; set +a; exec ") + shlex.join(words)
        with log.open("w", encoding="utf-8") as told:
            process = subprocess.Popen(
                ["sh", "-c", start], env=self.settings, cwd=ROOT, stderr=told
            )
            try:
                yield
            finally:
                process.terminate()
                assert process.wait(20) == 0, f"{unit}\n{log.read_text(encoding='utf-8')}"


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def wait_for(address: str, seconds: int = 60) -> None:
    for _ in range(seconds * 5):
        try:
            with urllib.request.urlopen(address, timeout=5):  # noqa: S310 -- our own
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail(f"{address} did not answer in time")


def test_the_page_is_followed_word_by_word(tmp_path: Path) -> None:
    machine = Machine(tmp_path, free_port())
    first, *rest = blocks()
    address = f"http://127.0.0.1:{machine.port}"
    machine.shell(first.text)

    web, work = tmp_path / "web.log", tmp_path / "work.log"
    with (
        machine.service("samspill-web.service", web),
        machine.service("samspill-work.service", work),
    ):
        wait_for(f"{address}/health/")
        wait_for(f"{address}/health/work/")
        for block in rest:
            if block.kind != "elsewhere":
                machine.shell(block.text)
        with pytest.raises(OSError, match="404"):
            urllib.request.urlopen(f"{address}/sign-ups/{SECRET}/?name=Kari", timeout=5)  # noqa: S310

    told = web.read_text(encoding="utf-8")
    assert "GET /sign-ups/…/ 404" in told
    assert [word for word in ("hemmelig", "Kari", "example.no") if word in told] == []
    assert "ERROR" not in work.read_text(encoding="utf-8")

    (tmp_path / "elsewhere").mkdir()
    machine.paths["/var/lib/samspill"] = tmp_path / "elsewhere"
    settings = tmp_path / "samspill.env"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace(f"{tmp_path}/lib", f"{tmp_path}/elsewhere"),
        encoding="utf-8",
    )
    for block in rest:
        if block.kind == "elsewhere":
            machine.shell(block.text)
    key = (tmp_path / "lib" / "secret_key").read_bytes()
    assert (tmp_path / "elsewhere" / "secret_key").read_bytes() == key
