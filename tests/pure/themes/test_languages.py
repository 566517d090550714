import pytest

from samspill.pure.themes.languages import language_of
from samspill.pure.themes.taxonomy import load


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Vi trenger et sted å øve", "nb"),
        ("Vi treng ein stad å øve", "nn"),
        ("We need a place to practise on Mondays", "en"),
        ("Mii dárbbašat lanja gos mánát sáhttet čoahkkanit", "se"),
        ("Øvingslokale", "nb"),
        ("", "nb"),
    ],
)
def test_the_language_is_told(text, language):
    assert language_of(text) == language


def test_nearly_all_sentences_of_the_taxonomy_are_told_right():
    told = [
        language_of(getattr(wording, language)) == language
        for theme in load().themes
        for detail in theme.details
        for wording in (detail.measure, detail.finding)
        for language in ("nb", "nn")
        if wording.nb != wording.nn
    ]

    assert sum(told) >= 0.95 * len(told)
