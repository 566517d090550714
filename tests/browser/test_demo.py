"""The demo as a program: it keeps its data, is quick the second time, and one signal ends it all."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time

import pytest

from tests.browser.conftest import _built_once, _environment, _free_port, _wait

AGAIN_SECONDS = 5
SLACK = 3  # times, where other tests share the machine


@pytest.fixture
def folder(tmp_path):
    """A folder of its own with a demo that has been built."""
    shutil.copytree(_built_once() / "demo", tmp_path / "demo")
    return tmp_path


@pytest.fixture
def start(folder):
    """Starts the demo; returns (process, what it told, seconds). Whatever is left is ended."""
    running = []

    def started(port):
        told = folder / f"stderr-{len(running)}"
        began = time.monotonic()
        process = subprocess.Popen(
            [sys.executable, "-m", "samspill", "demo", "--port", str(port)],
            env=_environment(folder),
            stdout=subprocess.DEVNULL,
            stderr=told.open("w"),
            start_new_session=True,
        )
        running.append(process)
        text = _wait(process, told, f"http://127.0.0.1:{port}")
        return process, text, time.monotonic() - began

    yield started
    for process in running:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait(timeout=10)


def contributions(folder):
    with sqlite3.connect(folder / "demo" / "demo.sqlite3") as database:
        [count] = database.execute("SELECT count(*) FROM dialogue_contribution").fetchone()
    return count


def end(process):
    """One signal to the group, as Ctrl-C in a terminal or a stopped `make`."""
    os.killpg(process.pid, signal.SIGTERM)
    return process.wait(timeout=20)


def group_is_empty(process):
    until = time.monotonic() + 10
    while time.monotonic() < until:
        try:
            os.killpg(process.pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.2)
    return False


def test_started_again_it_keeps_its_data_and_is_quick(folder, start):
    port = _free_port()
    first, _told, _seconds = start(port)
    before = contributions(folder)
    end(first)

    second, told, seconds = start(port)

    assert contributions(folder) == before > 700
    assert seconds < AGAIN_SECONDS * SLACK
    assert f"http://127.0.0.1:{port}/sign-in/" in told
    end(second)


def test_one_signal_ends_server_worker_and_post_office(start):
    process, _told, _seconds = start(_free_port())

    end(process)

    assert group_is_empty(process)


def test_log_ins_of_every_role_are_printed(start):
    _process, told, _seconds = start(_free_port())

    for who in ("Koordinator", "Møteleder", "Arbeidsgruppa", "Ordføreren", "Nasjonal"):
        assert who in told
    assert "samspill-demo" in told


def test_building_again_changes_nothing(folder):
    mark = (folder / "demo" / "demo.sqlite3").stat().st_mtime_ns
    build = [sys.executable, "-m", "samspill", "demo", "--build"]

    run = subprocess.run(build, env=_environment(folder), capture_output=True, check=False)

    assert run.returncode == 0
    assert (folder / "demo" / "demo.sqlite3").stat().st_mtime_ns == mark


def test_a_port_that_is_taken_is_told_in_words(folder, start):
    port = _free_port()
    start(port)
    second = [sys.executable, "-m", "samspill", "demo", "--port", str(port)]

    run = subprocess.run(second, env=_environment(folder), capture_output=True, check=False)

    assert run.returncode != 0
    assert str(port) in run.stderr.decode()
    assert "Traceback" not in run.stderr.decode()
