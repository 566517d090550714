"""Figures are written as promised, so that the README can quote them."""

import json

import pytest

from benchmarks import __main__ as bench
from benchmarks.figure import Figure


def test_a_figure_beside_a_limit_is_written_with_its_ratio():
    figure = Figure("start", 0.25, "s", "2027-03-11", limit=1.0)

    assert figure.as_json() == {
        "name": "start",
        "value": 0.25,
        "unit": "s",
        "limit": 1.0,
        "ratio": 0.25,
        "date": "2027-03-11",
    }


def test_a_figure_beside_a_peer_is_written_with_its_ratio():
    figure = Figure("letters", 120, "letters/s", "2027-03-11", peer=40)

    assert (figure.as_json()["peer"], figure.as_json()["ratio"]) == (40, 3)


@pytest.mark.parametrize("beside", [{}, {"peer": 1.0, "limit": 1.0}])
def test_a_figure_stands_beside_a_peer_or_a_limit_and_not_both(beside):
    with pytest.raises(ValueError, match="peer or a limit"):
        Figure("alone", 1.0, "s", "2027-03-11", **beside)


def test_a_wrong_name_is_told_with_the_right_ones(capsys):
    code = bench.main(["nothing"])

    assert code == 2
    assert "cold_start" in capsys.readouterr().err


def test_every_result_that_is_kept_has_the_promised_form():
    for path in bench.RESULTS.glob("*.json"):
        for row in json.loads(path.read_text(encoding="utf-8")):
            beside = {"peer", "limit"} & set(row)

            assert set(row) == {"name", "value", "unit", "ratio", "date"} | beside
            assert len(beside) == 1
