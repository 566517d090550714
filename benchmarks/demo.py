"""How long the demo takes to build, and to be there when it is started again, beside what was promised."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

from benchmarks.figure import Figure

BUILD_SECONDS = 60.0
AGAIN_SECONDS = 5.0


def run(date: str) -> list[Figure]:
    """Build once in a folder of its own, then start it twice and time the second."""
    with tempfile.TemporaryDirectory(prefix="samspill-bench-") as folder:
        environment = {**os.environ, "SAMSPILL_DATA": folder}
        for name in ("DATABASE_URL", "SAMSPILL_TESTING"):
            environment.pop(name, None)
        start = time.perf_counter()
        subprocess.run(_command("--build"), env=environment, stderr=subprocess.DEVNULL, check=True)
        built = time.perf_counter() - start
        _until_it_answers(environment)
        again = _until_it_answers(environment)
    return [
        Figure("samspill demo --build, wall time", built, "s", date, limit=BUILD_SECONDS),
        Figure(
            "samspill demo, started again, until it answers", again, "s", date, limit=AGAIN_SECONDS
        ),
    ]


def _command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "samspill", "demo", *arguments]


def _until_it_answers(environment: dict[str, str]) -> float:
    """Seconds from the start of the command to the first answer of the front page; then it is ended."""
    port = _free_port()
    start = time.perf_counter()
    process = subprocess.Popen(
        _command("--port", str(port)),
        env=environment,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        while not _answers(port):
            if process.poll() is not None:
                raise RuntimeError("the demo ended by itself")
            time.sleep(0.02)
        return time.perf_counter() - start
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=30)


def _answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=30) as answer:
            return answer.status == 200
    except (urllib.error.URLError, ConnectionError):
        return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
