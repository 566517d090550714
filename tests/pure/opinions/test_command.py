import json

import pytest

from samspill.cli import main
from tests.pure.opinions.worlds import all_agree, camps


def write(folder, triples, moderated=(), head="participant,comment,vote"):
    rows = "\n".join(f"{who},{what},{vote}" for who, what, vote in triples)
    (folder / "votes.csv").write_text(f"{head}\n{rows}\n", encoding="utf-8")
    told = {what for _who, what, _vote in triples}
    (folder / "comments.csv").write_text(
        "comment-id,moderated,comment-body\n"
        + "".join(f'{what},{-1 if what in moderated else 1},"Ord, med komma"\n' for what in told),
        encoding="utf-8",
    )


def run(folder, out, *more):
    return main(["opinions", str(folder), "--out", str(out), *more])


def test_a_folder_becomes_a_result(tmp_path, capsys):
    write(tmp_path, camps(), moderated=["4"])

    assert run(tmp_path, tmp_path / "result.json") == 0

    found = json.loads((tmp_path / "result.json").read_text(encoding="utf-8"))
    assert set(found["groups"].values()) == {"A", "B"}
    assert found["gate"] == {"passed": True, "failed": []}
    assert 4 not in found["group_aware"]
    assert set(found["representative"]) == {"A", "B"}
    assert "2 groups" in capsys.readouterr().err


def test_no_clear_groups_is_said_with_the_reason(tmp_path, capsys):
    write(tmp_path, all_agree(people=12))

    assert run(tmp_path, tmp_path / "result.json") == 0

    told = capsys.readouterr().err
    assert "Everyone agreed: 9" in told
    assert "fewer than 30 people" in told
    found = json.loads((tmp_path / "result.json").read_text(encoding="utf-8"))
    assert (found["abstained"], found["groups"]) == (True, {})


def test_the_letters_of_an_earlier_result_are_kept(tmp_path):
    write(tmp_path, camps())
    run(tmp_path, tmp_path / "first.json")
    turned = json.loads((tmp_path / "first.json").read_text(encoding="utf-8"))
    turned["groups"] = {w: {"A": "B", "B": "A"}[g] for w, g in turned["groups"].items()}
    (tmp_path / "first.json").write_text(json.dumps(turned), encoding="utf-8")

    run(tmp_path, tmp_path / "second.json", "--previous", str(tmp_path / "first.json"))

    found = json.loads((tmp_path / "second.json").read_text(encoding="utf-8"))
    assert found["groups"] == turned["groups"]


@pytest.mark.parametrize(
    ("votes", "told"),
    [
        ("participant,comment\n1,1\n", "the column 'vote' is missing"),
        ("participant,comment,vote\n1,1,1\n1,2,ja\n", "row 3: a vote is 1, 0 or -1, not 'ja'"),
        ("participant,comment,vote\n,1,1\n", "row 2: participant or comment is missing"),
    ],
)
def test_a_fault_is_told_with_file_and_row_and_nothing_is_written(tmp_path, capsys, votes, told):
    (tmp_path / "votes.csv").write_text(votes, encoding="utf-8")

    assert run(tmp_path, tmp_path / "result.json") == 2

    assert told in capsys.readouterr().err
    assert not (tmp_path / "result.json").exists()


def test_a_folder_without_votes_is_told(tmp_path, capsys):
    assert run(tmp_path, tmp_path / "result.json") == 2
    assert "votes.csv cannot be read" in capsys.readouterr().err


def test_a_file_from_excel_is_read_alike(tmp_path):
    write(tmp_path, camps())
    run(tmp_path, tmp_path / "first.json")
    text = (tmp_path / "votes.csv").read_text(encoding="utf-8").replace(",", ";")
    (tmp_path / "votes.csv").write_text("\ufeff" + text.replace("\n", "\r\n"), encoding="utf-8")

    run(tmp_path, tmp_path / "second.json")

    first, second = ((tmp_path / name).read_bytes() for name in ("first.json", "second.json"))
    assert first == second
