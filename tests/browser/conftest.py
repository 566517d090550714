"""A real Chromium before the real demo: built by `samspill demo --build`, served on one port."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.signing_in import databases, sign_in
from tests.environment import FOLDER

START_SECONDS = 60
BUILD_SECONDS = 240
PAPERS = """
from samspill.policy.tasks.papers import make_next_paper, renew_papers
renew_papers()
while make_next_paper():
    pass
"""
PHONE = {"viewport": {"width": 390, "height": 844}, "locale": "nb-NO", "has_touch": True}


@dataclass(frozen=True)
class Demo:
    """The running demo: where it is, the code to join by, where its e-mail lands, its database."""

    address: str
    code: str
    mail: Path
    database: Path


def built_once() -> Path:
    """Build the demo when the first worker asks; the others wait for it."""
    folder = Path(FOLDER) / "demo-for-all"
    try:
        folder.mkdir()
    except FileExistsError:
        until = time.monotonic() + BUILD_SECONDS
        while not (folder / "built").is_file():
            assert time.monotonic() < until, "the demo was not built in time"
            time.sleep(0.5)
        return folder
    build = [sys.executable, "-m", "samspill", "demo", "--build"]
    run = subprocess.run(build, env=environment_of(folder), capture_output=True, check=False)
    assert run.returncode == 0, run.stderr.decode()
    make_papers(folder)
    # only now: while it builds, SQLite's files beside the database come and go
    (folder / "built").touch()
    return folder


def make_papers(folder: Path) -> None:
    """What every demo's worker would begin with, and be busy with for seconds: once for them all.

    Not the guide's PDF: the port that it is read at stands in it.
    """
    house = folder.resolve() / "demo"
    surroundings = {
        **environment_of(house),
        "DATABASE_URL": f"sqlite:///{house / 'demo.sqlite3'}",
        "SAMSPILL_DEMO": "1",
    }
    command = [sys.executable, "-m", "samspill", "manage", "shell", "--command", PAPERS]
    run = subprocess.run(command, env=surroundings, capture_output=True, check=False)
    assert run.returncode == 0, run.stderr.decode()


def environment_of(folder: Path) -> dict[str, str]:
    unwanted = ("DATABASE_URL", "SAMSPILL_TESTING", "SAMSPILL_SMTP_PORT")
    kept = {name: value for name, value in os.environ.items() if name not in unwanted}
    return {**kept, "SAMSPILL_DATA": str(folder)}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """The demo, for all journeys of this worker."""
    yield from served_alone(tmp_path_factory)


def served_alone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """A demo on a port of its own, on a copy of the one that was built for all."""
    folder = tmp_path_factory.mktemp("demo")
    shutil.copytree(built_once() / "demo", folder / "demo")
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "samspill", "demo", "--port", str(port)],
        env=environment_of(folder),
        stdout=subprocess.DEVNULL,
        stderr=(folder / "stderr").open("w"),
        start_new_session=True,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        told = wait_until_ready(process, folder / "stderr", address)
        code = re.search(r"/board/(\w+)/", told)
        assert code, told
        place = folder / "demo"
        databases[address] = place / "demo.sqlite3"
        yield Demo(address, code[1], place / "mail", place / "demo.sqlite3")
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=20)


def wait_until_ready(process: subprocess.Popen[bytes], stderr: Path, address: str) -> str:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        told = stderr.read_text(encoding="utf-8")
        if process.poll() is not None:
            pytest.fail(f"the demo ended by itself:\n{told}")
        if "/board/" in told:
            with urllib.request.urlopen(f"{address}/health/", timeout=10):  # noqa: S310 -- our own
                return told
        time.sleep(0.3)
    pytest.fail(f"the demo was not ready in time:\n{stderr.read_text(encoding='utf-8')}")


@dataclass
class Watch:
    """What must never happen on any page: errors in the console, calls to anyone else."""

    address: str
    faults: list[str]

    def follow(self, page: Page) -> None:
        page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        page.on("console", lambda said: said.type == "error" and self._console(said.text))
        page.on("request", lambda request: self._request(request.url))

    def _console(self, text: str) -> None:
        if "net::ERR_INTERNET_DISCONNECTED" not in text and "404" not in text:
            self.faults.append(f"console: {text}")

    def _request(self, url: str) -> None:
        if not url.startswith((self.address, "data:", "blob:")):
            self.faults.append(f"a call to {url}")


@pytest.fixture
def context(browser: Browser, demo: Demo) -> Iterator[BrowserContext]:
    """A fresh visitor at a desk. At the end no page may have erred or called a third party."""
    opened = browser.new_context(
        viewport={"width": 1280, "height": 900}, locale="nb-NO", base_url=demo.address
    )
    watch = Watch(demo.address, [])
    opened.on("page", watch.follow)
    yield opened
    opened.close()
    assert watch.faults == []


@pytest.fixture
def page(context: BrowserContext) -> Page:
    opened = context.new_page()
    opened.set_default_timeout(15_000)
    return opened


@pytest.fixture
def phone(browser: Browser, demo: Demo, context: BrowserContext) -> Iterator[Callable[..., Page]]:
    """A phone of its own, watched as the desk is."""
    opened: list[BrowserContext] = []

    def pick_up(**more: Any) -> Page:
        one = browser.new_context(**{**PHONE, "base_url": demo.address, **more})
        opened.append(one)
        page = one.new_page()
        page.set_default_timeout(15_000)
        return page

    yield pick_up
    for one in opened:
        one.close()


@pytest.fixture
def desk(browser: Browser, demo: Demo):
    """A window for each who sits down: desk(email). None may err or call anyone else."""
    opened, watch = [], Watch(demo.address, [])

    def sit_down(email: str, **more) -> Page:
        window = browser.new_context(
            viewport={"width": 1280, "height": 900},
            locale="nb-NO",
            base_url=demo.address,
            reduced_motion="reduce",
            **more,
        )
        opened.append(window)
        window.on("page", watch.follow)
        page = window.new_page()
        page.set_default_timeout(20_000)
        sign_in(page, email)
        return page

    yield sit_down
    for window in opened:
        window.close()
    assert watch.faults == []
