"""How soon the largest thing on a public page is seen (LCP), in a real Chromium on this machine.

A page is opened as by one who has not been there before, and by one who comes again: with what the
browser keeps. The server runs beside the browser on the same cores.
"""

import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median

from playwright.sync_api import Browser, sync_playwright

from benchmarks.demo import _free_port
from benchmarks.figure import Figure
from benchmarks.hall.servers import ROOT

ROUNDS = 5
LIMIT_MS = 1000.0
PUBLIC = {
    "front": "/",
    "guide": "/guide/",
    "guide_step": "/guide/invite/",
    "place": "/luster/",
    "timeline": "/luster/road/",
    "conference": "/eigersund/conferences/{conference}/",
    "policy": "/luster/policy/",
    "status": "/luster/policy/status/",
    "open_data": "/open-data/",
    "privacy": "/privacy/",
    "map_year": "/map/2024/",
    "themes": "/themes/",
    "profile": "/luster/standard/",
    "criterion": "/criteria/9/",
    "experiences": "/experiences/",
}
SEEN = """() => new Promise((told) => {
  let last = 0;
  new PerformanceObserver((list) => { for (const one of list.getEntries()) last = one.startTime; })
    .observe({ type: "largest-contentful-paint", buffered: true });
  setTimeout(() => told(last), 300);
})"""
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def run(date: str) -> list[Figure]:
    """Each page ROUNDS times without and with what the browser keeps; the medians."""
    with _demo() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_chromium(), args=ARGUMENTS)
        pages = _addresses(address)
        _opened(browser, pages["front"], is_first=True)  # the browser's own beginning is not ours
        figures = []
        for name, page in pages.items():
            for ending, is_first in (("first", True), ("again", False)):
                value = median(_opened(browser, page, is_first=is_first) for _ in range(ROUNDS))
                figures.append(Figure(f"{name}_{ending}", value, "ms", date, limit=LIMIT_MS))
        browser.close()
    return figures


def _opened(browser: Browser, address: str, *, is_first: bool) -> float:
    """Milliseconds from the beginning of the opening to the largest paint."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="nb-NO")
    try:
        page = context.new_page()
        if not is_first:
            page.goto(address)
            page.goto("about:blank")
        page.goto(address, wait_until="load")
        seen = float(page.evaluate(SEEN))
        if not seen:
            raise RuntimeError(f"nothing was seen at {address}")
        return seen
    finally:
        context.close()


def _addresses(address: str) -> dict[str, str]:
    with urllib.request.urlopen(f"{address}/eigersund/") as answer:  # noqa: S310 -- our own
        place = answer.read().decode()
    number = place.split("/eigersund/conferences/")[1].split("/")[0]
    return {name: address + path.format(conference=number) for name, path in PUBLIC.items()}


def _chromium() -> str:
    sys.path.append(str(ROOT / "tools"))
    from machine import find_chromium

    found = find_chromium()
    if found is None:
        raise RuntimeError("no Chromium on this machine")
    return str(found)


@contextmanager
def _demo() -> Iterator[str]:
    """The demo, built and served on a port of its own."""
    with tempfile.TemporaryDirectory(prefix="samspill-bench-") as folder:
        environment = {**os.environ, "SAMSPILL_DATA": folder}
        for name in ("DATABASE_URL", "SAMSPILL_TESTING"):
            environment.pop(name, None)
        port = _free_port()
        command = [sys.executable, "-m", "samspill", "demo", "--port", str(port)]
        process = subprocess.Popen(
            command, env=environment, stderr=subprocess.DEVNULL, start_new_session=True
        )
        try:
            _wait_for(f"http://127.0.0.1:{port}/health/")
            time.sleep(10)  # the worker's first round: papers of the policy
            yield f"http://127.0.0.1:{port}"
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(timeout=30)


def _wait_for(address: str) -> None:
    until = time.monotonic() + 240
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(address, timeout=5):  # noqa: S310 -- our own
                return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError("the demo was not ready in time")
