"""`samspill verify`: what it says and how it ends."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from samspill.cli import main
from samspill.pure.claims.claims import make_report
from samspill.pure.claims.contributions_csv import contributions_csv
from tests.pure.claims import evenings


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.json"
    path.write_text(json.dumps(make_report(evenings.small()), ensure_ascii=False), encoding="utf-8")
    return path


def test_a_sound_report_is_told_with_its_fingerprint(report, capsys):
    ended = main(["verify", str(report)])

    told = capsys.readouterr().out
    assert ended == 0
    assert "claims were reckoned again from 6 contributions and 0 ballots: nothing differs" in told
    fingerprint = json.loads(report.read_text(encoding="utf-8"))["fingerprint"]
    assert fingerprint in told.replace(" ", "")


def test_every_fault_of_a_report_is_a_line(report, capsys):
    text = report.read_text(encoding="utf-8")
    report.write_text(text.replace("4 av 5 bord og fra", "5 av 5 bord og fra"), encoding="utf-8")

    ended = main(["verify", str(report)])

    told = capsys.readouterr().err.splitlines()
    assert ended == 1
    assert told[0].startswith("claims F1.text: ")
    assert told[-1].endswith("in report.json. This is not what its rows say.")


def test_the_published_table_is_held_against_the_report(report, tmp_path, capsys):
    rows = json.loads(report.read_text(encoding="utf-8"))
    table = tmp_path / "contributions.csv"
    table.write_bytes(contributions_csv(rows, {}))
    assert main(["verify", str(report), "--contributions", str(table)]) == 0

    table.write_bytes(contributions_csv(rows, {}).replace(b"Hurra", b"Nei"))

    assert main(["verify", str(report), "--contributions", str(table)]) == 1
    assert "contribution R1-005.text" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["", "[1, 2]", "{", '{"title": "T"}', "[" * 100_000])
def test_what_is_no_report_is_refused_with_a_sentence(tmp_path, capsys, text):
    path = tmp_path / "report.json"
    path.write_text(text, encoding="utf-8")

    assert main(["verify", str(path)]) == 2
    assert capsys.readouterr().err.startswith("samspill verify: ")


def test_a_key_that_stands_twice_is_refused(report, capsys):
    """One program would read the first, and another the second."""
    text = report.read_text(encoding="utf-8")
    report.write_text(text.replace("{", '{"title": "Noe annet", ', 1), encoding="utf-8")

    assert main(["verify", str(report)]) == 2
    assert "'title' stands twice" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_told(tmp_path, capsys):
    assert main(["verify", str(tmp_path / "report.json")]) == 2
    assert "cannot be read" in capsys.readouterr().err


def test_it_starts_without_django(report):
    program = (
        "import sys; from samspill.cli import main; "
        f"ended = main(['verify', {str(report)!r}]); sys.exit(ended or 'django' in sys.modules)"
    )

    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)

    assert ended.returncode == 0, ended.stderr.decode()


def test_a_report_of_another_version_is_one_sentence(report, capsys):
    made = json.loads(report.read_text(encoding="utf-8"))
    made |= {"version": 99, "claims": []}
    report.write_text(json.dumps(made), encoding="utf-8")

    ended = main(["verify", str(report)])

    assert ended == 1
    [told] = capsys.readouterr().err.splitlines()
    assert "verify it with the one that made it" in told


def test_fifty_faults_are_told_and_how_many_more(report, capsys):
    made = json.loads(report.read_text(encoding="utf-8"))
    made |= dict.fromkeys((f"more{number}" for number in range(60)), 1)
    report.write_text(json.dumps(made), encoding="utf-8")

    ended = main(["verify", str(report)])

    told = capsys.readouterr().err.splitlines()
    assert ended == 1
    assert len(told) == 52
    assert told[-2:] == ["And 10 more.", "60 faults in report.json. This is not what its rows say."]
