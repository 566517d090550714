"""An organiser's own themes are proposed as the shared ones are, and disturb none of them."""

from hypothesis import given
from hypothesis import strategies as st

from samspill.pure.themes.examples import Example, shipped
from samspill.pure.themes.model import suggest, theme_model
from samspill.pure.themes.own import OwnTheme, keywords_of, with_own
from samspill.pure.themes.taxonomy import Wording, load

RIDING = (
    "Ridestien langs elva er gjengrodd",
    "Rideklubben vil ha egen ridehall",
    "Hestene trenger beite",
    "Vi savner ridestier",
    "Stallen mangler vann om vinteren",
)


def own(*keywords, code="X1-1", name="Ridning"):
    return OwnTheme(code, Wording(name, "Riding", name), tuple(keywords))


def first(text, model):
    return suggest(text, model).primary


def test_an_own_theme_is_proposed_by_its_key_words():
    model = theme_model(with_own(load(), (own("skateboard", "rampe"),)))

    found = first("Det mangler ramper for sparkesykkel og skateboard", model)

    assert (found.code, found.detail) == ("X1-1", "")
    assert found.words == ("ramper", "skateboard")


def test_an_own_detail_is_proposed_below_its_theme():
    model = theme_model(with_own(load(), (own("skatepark", code="LOK.x1-2"),)))

    found = first("Bygg en skatepark", model)

    assert (found.code, found.detail) == ("LOK", "x1-2")


def test_a_detail_whose_theme_is_not_there_is_left_out():
    assert with_own(load(), (own("skatepark", code="X9-9.x1-2"),)).codes == load().codes


def test_an_own_theme_without_key_words_learns_from_what_is_confirmed():
    taxonomy = with_own(load(), (own(),))
    model = theme_model(taxonomy, [Example(text, "X1-1") for text in RIDING])

    assert first("Rytterne trenger en ridesti", model).code == "X1-1"
    assert first("Hesteklubben vil ha en stall", model).code == "X1-1"
    assert first("Vi trenger halltid", model).code == "LOK"


def test_an_own_theme_that_nothing_is_known_of_is_never_proposed():
    model = theme_model(with_own(load(), (own(),)))

    found = {one.code for example in shipped() for one in suggest(example.text, model).themes}

    assert "X1-1" not in found


def test_an_own_theme_leaves_the_others_as_they_are():
    plain, widened = theme_model(load()), theme_model(with_own(load(), (own("ridesti"),)))
    texts = [example.text for example in shipped()]

    changed = [text for text in texts if first(text, plain).code != first(text, widened).code]

    assert len(changed) <= len(texts) // 200


@given(st.permutations([Example(text, "X1-1") for text in RIDING]))
def test_the_order_of_what_is_confirmed_does_not_matter(confirmed):
    taxonomy = with_own(load(), (own("ponni"),))

    found = theme_model(taxonomy, confirmed)

    in_order = theme_model(taxonomy, [Example(text, "X1-1") for text in RIDING])
    assert (found.weights == in_order.weights).all()


def test_the_same_themes_are_the_very_same_taxonomy():
    assert with_own(load(), (own("ponni"),)) is with_own(load(), (own("ponni"),))


def test_key_words_are_taken_plain_and_once():
    text = "hest,  ri  tur; ~gratis\n=ponni, hest, …, ?, , 4H"

    assert keywords_of(text) == ("hest", "ri tur", "gratis", "ponni", "4H")


def test_every_phrase_names_the_theme_in_its_language():
    braces = own(name="{name} & {nb}")
    theme = with_own(load(), (braces,)).theme("X1-1")

    for wording in (theme.goal, theme.details[0].measure, theme.details[0].finding):
        assert "«{name} & {nb}»" in wording.nb
        assert "«Riding»" in wording.nn
        assert wording.en
