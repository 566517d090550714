"""The gate tells every fault, and with CI=true leaving something out is one."""

import os
import subprocess
import sys

import pytest

import gate
from tests.tracked import ROOT


def step(name: str, code: int = 0, says: str = "") -> gate.Step:
    """A step that prints `says` and ends with the exit code `code`."""
    return gate.Step(name, [sys.executable, "-c", f"print({says!r}); raise SystemExit({code})"])


@pytest.fixture
def all_green(monkeypatch):
    """A gate whose steps pass at once, on a machine with PostgreSQL and Chromium."""
    monkeypatch.setattr(gate, "STATIC", (step("lint"), step("types")))
    for name in ("QUICK_TESTS", "ALL_TESTS", "POSTGRES_TESTS", "BROWSER_TESTS"):
        monkeypatch.setattr(gate, name, step(name))
    monkeypatch.setattr(gate, "find_postgres", lambda install: "there")
    monkeypatch.setattr(gate, "find_chromium", lambda install: "there")
    monkeypatch.setattr(gate, "CI", False)
    return monkeypatch


@pytest.mark.parametrize("which", ["check", "test"])
def test_a_gate_whose_steps_pass_is_passed(all_green, capfd, which):
    code = gate.main([which])

    assert code == 0
    assert ">>> all passed" in capfd.readouterr().out


def test_the_quick_gate_starts_neither_postgresql_nor_a_browser(all_green, capfd):
    gate.main(["check"])

    told = capfd.readouterr().out
    assert "POSTGRES_TESTS" not in told
    assert "BROWSER_TESTS" not in told


def test_every_fault_is_told_with_its_words_and_the_rest_still_runs(all_green, capfd):
    all_green.setattr(gate, "STATIC", (step("lint", 1, "too long a line"), step("types", 1)))

    code = gate.main(["check"])

    told = capfd.readouterr().out
    assert code == 1
    assert "too long a line" in told
    assert "passed" in told.split("QUICK_TESTS")[1]
    assert ">>> FAILED: lint, types" in told


@pytest.mark.parametrize(("is_ci", "expected"), [(False, 0), (True, 1)])
def test_what_is_left_out_is_told_and_is_a_failure_in_ci(all_green, capfd, is_ci, expected):
    all_green.setattr(gate, "find_postgres", lambda install: None)
    all_green.delenv("SAMSPILL_TEST_PG_DSN", raising=False)
    all_green.setattr(gate, "CI", is_ci)

    code = gate.main(["test"])

    assert code == expected
    assert ">>> LEFT OUT: POSTGRES_TESTS" in capfd.readouterr().out


def test_the_build_servers_script_can_be_run_and_runs_the_whole_gate():
    script = ROOT / ".ci" / "run"

    planned = subprocess.run(
        ["make", "--dry-run", "test"], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert os.access(script, os.X_OK)
    assert "exec make test" in script.read_text(encoding="utf-8")
    assert "tools/set_up.py" in planned.stdout
    assert "tools/gate.py test" in planned.stdout


@pytest.mark.parametrize(
    "target", ["setup", "demo", "test", "check", "serve", "bench", "translations", "lock"]
)
def test_every_target_of_make_sets_up_first(target):
    planned = subprocess.run(
        ["make", "--dry-run", target], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert "tools/set_up.py" in planned.stdout
