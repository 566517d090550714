import pytest

from samspill.pure.themes.beside import Beside
from samspill.pure.themes.duplicates import propose_duplicates
from samspill.pure.themes.examples import shipped

TEXTS = [one.text for one in shipped() if not one.manner]


@pytest.mark.parametrize(
    "new",
    [
        "Hallen er booka av dei same laga kvar einaste kveld frå fire til ti",
        "Vi tek på oss å klippe graset på leikeplassen",
        "Skulen blir låst halv fem, og då står aulaen tom resten av dagen",
    ],
)
def test_a_new_text_finds_its_twin_as_when_all_are_laid_beside_each_other(new):
    found = Beside(TEXTS).alike(new)

    [among_all] = [one for one in propose_duplicates([*TEXTS, new]) if one.b == len(TEXTS)]
    assert [(one.a, one.b, one.guard) for one in found] == [
        (among_all.a, among_all.b, among_all.guard)
    ]
    assert found[0].score == pytest.approx(among_all.score, abs=0.01)


def test_a_new_text_that_says_the_opposite_is_not_proposed():
    laid = Beside(["Vi trenger flere møter med kommunen"])

    assert laid.alike("Vi treng fleire møte med kommunen")
    assert laid.alike("Vi trenger ikke flere møter med kommunen") == []


@pytest.mark.parametrize("texts", [[], ["", "  "]])
def test_where_nothing_is_laid_out_nothing_is_found(texts):
    assert Beside(texts).alike("Vi trenger lager") == []
    assert Beside(["Vi trenger lager"]).alike("") == []
