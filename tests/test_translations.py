"""The tool that gathers, compiles and checks the translations, on a small house of its own."""

import ast
import gettext
from pathlib import Path

import pytest
from django.utils import translation

import messages
import translations

PACKAGE = Path(__file__).parent.parent / "samspill"

PAGE = """
{% comment %}{% translate "Not this" %}{% endcomment %}
{% translate "Sign up" %} {% trans "Open" context "of a door" %} {{ _("50 % off")|upper }}
{% blocktranslate trimmed with name=person.name %}
   Welcome,
   {{ name }}
{% endblocktranslate %}
{% blocktranslate count n=seats %}{{ n }} seat{% plural %}{{ n }} seats{% endblocktranslate %}
"""
CODE = """
from django.utils.translation import gettext as _, ngettext, pgettext
def texts(n):
    return _("Æsops fables"), ngettext("%(n)s table", "%(n)s tables", n), pgettext("verb", "Open")
"""


@pytest.fixture
def house(tmp_path, monkeypatch):
    """A package with one app, `hall`; returns a function that fills in a catalogue."""
    package = tmp_path / "samspill"
    (package / "hall" / "templates").mkdir(parents=True)
    (package / "hall" / "__init__.py").touch()
    monkeypatch.setattr(messages, "PACKAGE", package)
    monkeypatch.setattr(translations, "PACKAGE", package)
    monkeypatch.setattr(messages, "ROOT", tmp_path)
    monkeypatch.setattr(translations, "ROOT", tmp_path)
    translations.elsewhere.cache_clear()
    yield package / "hall"
    translations.elsewhere.cache_clear()


def fill_in(hall: Path, text: str, translation: str, language: str = "nb") -> None:
    """Write a translation into the catalogue, as a person would."""
    path = translations.catalogue_path("hall", language)
    before = path.read_text(encoding="utf-8")
    empty = f'msgid "{text}"\nmsgstr ""\n'
    assert empty in before
    path.write_text(
        before.replace(empty, f'msgid "{text}"\nmsgstr "{translation}"\n'), encoding="utf-8"
    )
    translations.elsewhere.cache_clear()


def test_texts_of_a_template_are_found_as_django_asks_for_them():
    texts = list(messages.template_texts(PAGE))

    assert texts == [
        messages.Text("Sign up"),
        messages.Text("Open", context="of a door"),
        messages.Text("50 %% off"),
        messages.Text("Welcome, %(name)s"),
        messages.Text("%(n)s seat", "%(n)s seats"),
    ]


def test_texts_of_python_are_found_with_plural_and_context(tmp_path):
    path = tmp_path / "views.py"
    path.write_text(CODE, encoding="utf-8")

    texts = list(messages.python_texts(path))

    assert texts == [
        messages.Text("Æsops fables"),
        messages.Text("%(n)s table", "%(n)s tables"),
        messages.Text("Open", context="verb"),
    ]


def test_what_is_not_translated_is_told_for_both_languages(house, capsys):
    (house / "views.py").write_text('from x import _\n_("Hello")\n', encoding="utf-8")
    translations.update(["hall"])

    code = translations.check(["hall"])

    assert code == 1
    told = capsys.readouterr().out
    assert "hall nb: not translated: 'Hello'" in told
    assert "hall nn: not translated: 'Hello'" in told


def test_a_complete_catalogue_passes_and_is_read_by_gettext(house):
    (house / "views.py").write_text('from x import _\n_("Hello")\n', encoding="utf-8")
    translations.update(["hall"])
    fill_in(house, "Hello", "Hei, Čáhppe 🎉")
    fill_in(house, "Hello", "Hei der", "nn")

    code = translations.check(["hall"])
    translations.compile_all()

    assert code == 0
    with translations.catalogue_path("hall", "nb").with_suffix(".mo").open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("Hello") == "Hei, Čáhppe 🎉"


def test_gathering_again_keeps_what_is_translated_and_drops_what_is_not_used(house):
    (house / "views.py").write_text('from x import _\n_("Hello")\n_("Bye")\n', encoding="utf-8")
    translations.update(["hall"])
    fill_in(house, "Hello", "Hei")
    fill_in(house, "Bye", "Ha det")
    (house / "views.py").write_text('from x import _\n_("Hello")\n', encoding="utf-8")

    translations.update(["hall"])

    written = translations.catalogue_path("hall", "nb").read_text(encoding="utf-8")
    assert 'msgstr "Hei"' in written
    assert "Bye" not in written
    assert "Ha det" not in written


def test_gathering_twice_changes_nothing_in_the_files(house):
    (house / "views.py").write_text(CODE, encoding="utf-8")
    (house / "templates" / "page.html").write_text(PAGE, encoding="utf-8")
    translations.update(["hall"])
    path = translations.catalogue_path("hall", "nn")
    before = path.read_bytes()

    translations.update(["hall"])

    assert path.read_bytes() == before
    assert b"Date" not in before
    assert b"#:" not in before


@pytest.mark.parametrize(
    ("code", "translation", "fault"),
    [
        ('_("Hello %(name)s")', "Hei %(nafn)s", "other placeholders"),
        ('_("Close of registration")', "Frist", "the banned word"),
    ],
)
def test_a_wrong_placeholder_and_a_banned_word_are_faults(house, capsys, code, translation, fault):
    (house / "views.py").write_text(f"from x import _\n{code}\n", encoding="utf-8")
    translations.update(["hall"])
    for language in ("nb", "nn"):
        fill_in(house, code[3:-2], translation, language)
    path = translations.catalogue_path("hall", "nb")
    path.write_text(path.read_text().replace("#, python-format\n", ""), encoding="utf-8")

    code = translations.check(["hall"])

    assert code == 1
    assert fault in capsys.readouterr().out


def test_a_text_that_another_app_has_translated_is_taken_over(house):
    kitchen = house.parent / "kitchen"
    kitchen.mkdir()
    (kitchen / "__init__.py").touch()
    for folder in (house, kitchen):
        (folder / "views.py").write_text('from x import _\n_("Hello")\n', encoding="utf-8")
    translations.update(["hall"])
    fill_in(house, "Hello", "Hei")

    translations.update(["kitchen"])

    written = translations.catalogue_path("kitchen", "nb").read_text(encoding="utf-8")
    assert 'msgstr "Hei"' in written


def test_two_apps_that_disagree_on_a_text_are_told(house, capsys):
    kitchen = house.parent / "kitchen"
    kitchen.mkdir()
    (kitchen / "__init__.py").touch()
    for folder in (house, kitchen):
        (folder / "views.py").write_text('from x import _\n_("Hello")\n', encoding="utf-8")
    translations.update(["hall", "kitchen"])
    path = translations.catalogue_path("kitchen", "nb")
    path.write_text(path.read_text().replace('"Hello"\nmsgstr ""', '"Hello"\nmsgstr "Hallo"'))
    fill_in(house, "Hello", "Hei")

    translations.check(["hall", "kitchen"])

    assert "agree, or give one a context" in capsys.readouterr().out


def test_a_file_that_cannot_be_read_is_named_and_nothing_is_lost(house):
    (house / "views.py").write_text("_('never closed\n", encoding="utf-8")
    (house / "templates" / "bad.html").write_bytes(b"\xff\xfe")

    with pytest.raises(SystemExit, match=r"bad\.html"):
        translations.update(["hall"])


def test_a_text_with_a_plural_in_one_place_has_it_in_the_catalogue(house):
    (house / "b.py").write_text('ngettext("seat", "seats", n)\n', encoding="utf-8")
    (house / "a.py").write_text('gettext("seat")\n', encoding="utf-8")
    (house / "c.py").write_text('gettext("seat")\n', encoding="utf-8")

    translations.update(["hall"])

    written = translations.catalogue_path("hall", "nb").read_text(encoding="utf-8")
    assert 'msgid_plural "seats"' in written


def test_no_text_stands_inside_an_f_string_where_it_would_not_be_found():
    found = [
        f"{path.relative_to(PACKAGE)}:{node.lineno}"
        for path in PACKAGE.rglob("*.py")
        for text in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(text, ast.JoinedStr)
        for node in ast.walk(text)
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") in ("_", "gettext", "ngettext", "pgettext")
        and isinstance(node.args[0], ast.Constant)
    ]

    assert found == []


def test_a_translating_function_has_a_name_that_is_gathered():
    """Under a name of one's own its texts are in no catalogue, and stand in English on the page."""
    known = {"_", *(name for name in dir(translation) if "gettext" in name)}
    found = [
        f"{path.relative_to(PACKAGE)}: {name.asname}"
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for name in node.names
        if "gettext" in name.name and name.asname not in {None, *known}
    ]

    assert found == []
