"""`samspill seat` from the outside: what it reads, writes, says and returns."""

import json
import subprocess
import sys

import pytest

from samspill.cli import main
from samspill.pure.seating import command
from samspill.pure.seating.placing import UndecidedError
from samspill.pure.seating.problem import InfeasibleError, Reason, ReasonType
from tests.pure.seating.plans import plan_of

PROBLEM = {
    "participants": [{"id": name} for name in "abcdef"],
    "rounds": [
        {"id": round, "tables": [{"id": f"T{n}", "capacity": 2} for n in (1, 2, 3)]}
        for round in ("R1", "R2")
    ],
    "keep_apart": [["a", "d"]],
}
REASON = Reason(ReasonType.ACCESS, ("a",), "R1", (), (("step_free", "a"),))


@pytest.fixture
def problem(tmp_path):
    path = tmp_path / "problem.json"
    path.write_text(json.dumps(PROBLEM), encoding="utf-8")
    return path


@pytest.fixture
def out(tmp_path):
    return tmp_path / "plan.json"


@pytest.fixture
def found(monkeypatch):
    """Stands in for the search; set found["error"] for it to fail."""
    asked = {"error": None}

    def search(problem, seed, favour, is_out_of_time):
        asked.update(seed=seed, favour=str(favour), is_out_of_time=is_out_of_time)
        if asked["error"]:
            raise asked["error"]
        return plan_of("ab cd ef", "ac be df")

    monkeypatch.setattr(command, "search", search)
    return asked


def seat(problem, out, *more):
    return main(["seat", str(problem), "--out", str(out), *more])


def test_the_search_is_told_when_its_seconds_are_over(problem, out, found):
    hands = iter([100.0, 102.4, 102.6])

    command.seat_command(problem, out, seconds=2.5, clock=lambda: next(hands))

    assert [found["is_out_of_time"](), found["is_out_of_time"]()] == [False, True]


@pytest.mark.slow
def test_a_plan_to_stay_close_to_is_mended_and_not_made_anew(problem, out):
    base = {round: {"T1": ["b", "f"], "T2": ["c", "e"]} for round in ("R1", "R2")}
    problem.write_text(json.dumps({**PROBLEM, "base": base}), encoding="utf-8")

    assert seat(problem, out) == 0

    quality = json.loads(out.read_text(encoding="utf-8"))["quality"]
    assert quality["moved_seats"] <= 4
    assert quality["rules_broken"] == 0
    assert quality["iterations"] < 1_000_000


def left_in(folder):
    return sorted(path.name for path in folder.iterdir())


def test_the_plan_is_written_and_told_in_a_sentence(problem, out, found, capsys):
    code = seat(problem, out, "--seed", "7", "--seconds", "2.5", "--favour", "both")

    plan = json.loads(out.read_text(encoding="utf-8"))
    assert code == 0
    assert plan["rounds"][1] == {"T1": ["a", "c"], "T2": ["b", "e"], "T3": ["d", "f"]}
    assert plan["quality"]["distinct_pairs"] == plan["quality"]["distinct_pairs_bound"] == 6
    assert capsys.readouterr().out == plan["quality"]["sentence"]["nb"] + "\n"
    assert (found["seed"], found["favour"]) == (7, "both")
    assert found["is_out_of_time"]() is False
    assert left_in(out.parent) == ["plan.json", "problem.json"]


def test_the_planner_s_account_is_written_only_when_it_is_asked_for(problem, out, found, tmp_path):
    account = tmp_path / "account.json"

    code = seat(problem, out, "--planner", str(account))

    assert code == 0
    rules = json.loads(account.read_text(encoding="utf-8"))["rules"]
    assert rules["apart"] == {"count": 2, "broken": 0}


@pytest.mark.usefixtures("found")
@pytest.mark.parametrize("text", ["{", "[]", "{}", json.dumps({**PROBLEM, "hosts": {"x": "T9"}})])
def test_an_unreadable_problem_writes_nothing_and_says_why(problem, out, capsys, text):
    problem.write_text(text, encoding="utf-8")

    code = seat(problem, out)

    assert code == 2
    assert capsys.readouterr().err.strip()
    assert left_in(out.parent) == ["problem.json"]


@pytest.mark.usefixtures("found")
def test_a_file_that_is_no_text_or_is_not_there_is_refused(problem, out, capsys):
    problem.write_bytes(b"\xff\xfe\x00")

    assert seat(problem, out) == 2
    assert seat(problem.with_name("none.json"), out) == 2

    said = capsys.readouterr().err
    assert "not text in UTF-8" in said
    assert "cannot be read" in said


@pytest.mark.usefixtures("found")
@pytest.mark.parametrize(
    "more", [("--seconds", "0"), ("--seconds", "nan"), ("--seconds", "-1"), ("--seed", "-3")]
)
def test_nonsense_on_the_command_line_is_refused_in_a_sentence(problem, out, capsys, more):
    assert seat(problem, out, *more) == 2

    assert more[0] in capsys.readouterr().err
    assert not out.exists()


@pytest.mark.usefixtures("found")
def test_the_problem_is_not_written_over_and_a_missing_folder_is_told(problem, out, capsys):
    assert seat(problem, problem) == 2
    assert seat(problem, out.parent / "none" / "plan.json") == 2

    assert json.loads(problem.read_text(encoding="utf-8")) == PROBLEM
    assert "There is no folder" in capsys.readouterr().err


def test_an_impossible_problem_is_answered_with_its_reasons(problem, out, found, capsys):
    found["error"] = InfeasibleError([REASON])

    code = seat(problem, out)

    answer = json.loads(out.read_text(encoding="utf-8"))
    (reason,) = answer["reasons"]
    assert code == 3
    assert answer["infeasible"] is True
    assert (reason["type"], reason["who"], reason["round"]) == ("access", ["a"], "R1")
    assert reason["rules"] == [["step_free", "a"]]
    assert set(reason["sentence"]) == {"nb", "nn", "en"}
    assert capsys.readouterr().err == reason["sentence"]["nb"] + "\n"


def test_what_cannot_be_decided_writes_nothing(problem, out, found, capsys):
    found["error"] = UndecidedError("R1")

    code = seat(problem, out)

    assert code == 4
    assert "Could not decide in time" in capsys.readouterr().err
    assert not out.exists()


def loaded_by(*arguments):
    """Which slow modules a run of the command loads."""
    code = (
        "import sys; from samspill.cli import main\n"
        f"try: main({list(arguments)!r})\n"
        "except SystemExit: pass\n"
        "print([name for name in ('django', 'numba', 'numpy') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.splitlines()[-1]


@pytest.mark.slow
def test_the_command_loads_no_django_and_help_loads_nothing_slow(problem, out):
    problem.write_text(json.dumps({**PROBLEM, "rounds": PROBLEM["rounds"][:1]}), encoding="utf-8")

    assert loaded_by("--help") == "[]"
    assert loaded_by("seat", "/nowhere", "--out", str(out)) == "[]"
    assert "django" not in loaded_by("seat", str(problem), "--out", str(out))
    assert json.loads(out.read_text(encoding="utf-8"))["quality"]["people"] == 6
