import json

import pytest

from samspill.cli import main
from tests.adapters.plug_in_packages import install

ROWS = [
    ("a", "Vi trenger et sted å øve. Skolen er låst"),
    ("b", "Me treng ein stad å øve. Skulen er låst"),
    ("c", "Skjemaet er på ni sider; og rapporten er lengre"),
    ("d", "Pøh!"),
]


def write(path, rows=ROWS, delimiter=",", head=("id", "text"), more=""):
    lines = [delimiter.join(head)]
    lines += [delimiter.join([name, '"' + text + '"']) + more for name, text in rows]
    path.write_text("\ufeff" + "\r\n".join(lines) + "\r\n", encoding="utf-8")


def run(folder):
    return main(["themes", str(folder / "in.csv"), "--out", str(folder / "out.json")])


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_a_file_gets_themes_languages_and_duplicates(tmp_path, capsys, delimiter):
    write(tmp_path / "in.csv", delimiter=delimiter)

    assert run(tmp_path) == 0

    found = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    items = {item["id"]: item for item in found["items"]}
    assert [items[name]["themes"][0]["code"] for name in "abc"] == ["LOK", "LOK", "FOR"]
    assert [items[name]["language"] for name in "abc"] == ["nb", "nn", "nb"]
    assert items["d"]["unclear"] is True
    assert all(len(item["themes"]) >= 2 for item in items.values())
    [pair] = found["duplicates"]
    assert (pair["a"], pair["b"], pair["guard"]) == ("a", "b", None)
    assert "4 contributions" in capsys.readouterr().err


def test_confirmed_themes_are_learned_from(tmp_path):
    rows = [("a", "Kubbespill på torget"), ("b", "Kubbespill på torget i sommer")]
    lines = ["id,text,confirmed", *(f'{n},"{t}",{"INK" if n == "a" else ""}' for n, t in rows)]
    (tmp_path / "in.csv").write_text("\n".join(lines), encoding="utf-8")

    assert run(tmp_path) == 0

    found = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert "INK" in [theme["code"] for theme in found["items"][1]["themes"]]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("id,words\n1,hei\n", "the column 'text' is missing"),
        ("id,text\n1,hei\n1,hopp\n", "row 3: the id '1' stands twice"),
        ("id,text\n,hei\n", "row 2: the id is missing"),
    ],
)
def test_a_fault_is_told_and_nothing_is_written(tmp_path, capsys, content, told):
    (tmp_path / "in.csv").write_text(content, encoding="utf-8")

    assert run(tmp_path) == 2

    assert told in capsys.readouterr().err
    assert not (tmp_path / "out.json").exists()


def test_a_text_of_several_lines_is_one_contribution(tmp_path):
    (tmp_path / "in.csv").write_text(
        'id,text\n1,"Første linje\nandre linje"\n2,Hei\n', encoding="utf-8"
    )

    assert run(tmp_path) == 0

    assert len(json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["items"]) == 2


def test_a_plug_in_proposes_and_the_model_stands_beside_it(tmp_path, monkeypatch):
    install(tmp_path, monkeypatch)
    write(tmp_path / "in.csv", rows=[("a", "Vi mangler halltid"), *ROWS[2:]])

    arguments = ["themes", str(tmp_path / "in.csv"), "--out", str(tmp_path / "out.json")]
    assert main([*arguments, "--suggester", "local"]) == 0

    items = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["items"]
    assert [theme["code"] for theme in items[0]["themes"]] == ["BID", "LOK"]
    assert [item["proposed_by"] for item in items] == ["our-model 1.2", "samspill 2", "samspill 2"]


@pytest.mark.parametrize(
    ("name", "code", "told"),
    [
        ("unknown", 2, "installed: broken, gone, local"),
        ("gone", 2, "no_such_module"),
        ("broken", 0, "no room in memory"),
    ],
)
def test_a_plug_in_that_cannot_be_used_is_told_of(tmp_path, monkeypatch, capsys, name, code, told):
    install(tmp_path, monkeypatch)
    write(tmp_path / "in.csv")

    arguments = ["themes", str(tmp_path / "in.csv"), "--out", str(tmp_path / "out.json")]

    assert main([*arguments, "--suggester", name]) == code
    assert told in capsys.readouterr().err
    assert (tmp_path / "out.json").exists() == (code == 0)
