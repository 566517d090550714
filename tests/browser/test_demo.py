"""The demo as a program: it keeps its data, is quick the second time, and one signal ends it all."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time

import pytest

from tests.browser.conftest import built_once, environment_of, free_port, wait_until_ready

AGAIN_SECONDS = 5
SLACK = 3  # times, where other tests share the machine


@pytest.fixture
def folder(tmp_path):
    """A folder of its own with a demo that has been built."""
    shutil.copytree(built_once() / "demo", tmp_path / "demo")
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
            env=environment_of(folder),
            stdout=subprocess.DEVNULL,
            stderr=told.open("w"),
            start_new_session=True,
        )
        running.append(process)
        text = wait_until_ready(process, told, f"http://127.0.0.1:{port}")
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
    port = free_port()
    first, _told, _seconds = start(port)
    before = contributions(folder)
    end(first)

    second, told, seconds = start(port)

    assert contributions(folder) == before > 700
    assert seconds < AGAIN_SECONDS * SLACK
    assert f"http://127.0.0.1:{port}/sign-in/" in told
    for who in ("Koordinator", "Møteleder", "Arbeidsgruppa", "Ordføreren", "Nasjonal"):
        assert who in told
    end(second)


def test_one_signal_ends_all_and_a_port_that_is_taken_is_told_in_words(folder, start):
    port = free_port()
    process, _told, _seconds = start(port)
    second = [sys.executable, "-m", "samspill", "demo", "--port", str(port)]

    refused = subprocess.run(second, env=environment_of(folder), capture_output=True, check=False)
    end(process)

    assert refused.returncode != 0
    assert str(port) in refused.stderr.decode()
    assert "Traceback" not in refused.stderr.decode()
    assert group_is_empty(process)


def test_building_again_changes_nothing(folder):
    mark = (folder / "demo" / "demo.sqlite3").stat().st_mtime_ns
    build = [sys.executable, "-m", "samspill", "demo", "--build"]

    run = subprocess.run(build, env=environment_of(folder), capture_output=True, check=False)

    assert run.returncode == 0
    assert (folder / "demo" / "demo.sqlite3").stat().st_mtime_ns == mark
