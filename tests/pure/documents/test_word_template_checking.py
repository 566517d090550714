"""What an uploaded template is refused for, and where the fault stands."""

import io
import zipfile

import pytest

from samspill.pure.documents.word_template.checking import check_template
from samspill.pure.documents.word_template.package import LARGEST_FILE, OLD_OFFICE
from tests.pure.documents.word_files import (
    FIELDS,
    in_runs,
    related,
    repacked,
    without_lists,
    word_file,
)

WHOLE = word_file("{{ tittel }}", "{{ innhold }}", header="{{ kommune }}")
TYPES = "[Content_Types].xml"


def codes(content):
    return [fault.code for fault in check_template(content, FIELDS).faults]


def bomb():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr(TYPES, "x")
        target.writestr("word/document.xml", b" " * 50_000_000)
    return packed.getvalue()


def macro_types(part):
    return part.replace(
        b"vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"vnd.ms-word.document.macroEnabled.main+xml",
    )


def template_types(part):
    return part.replace(b"wordprocessingml.document.main", b"wordprocessingml.template.main")


def with_entity(part):
    entity = b'<!DOCTYPE x [<!ENTITY a "b">]>'
    return part.replace(b"?>", b"?>" + entity, 1)


def test_a_whole_template_is_usable_and_its_fields_are_named_once():
    checked = check_template(WHOLE, FIELDS)

    assert checked.is_usable
    assert set(checked.found) == {"tittel", "innhold", "kommune"}


def test_a_word_template_file_is_as_good_as_a_document():
    assert codes(repacked(WHOLE, replace={TYPES: template_types})) == []


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "not_word"),
        (b"%PDF-1.7", "not_word"),
        (WHOLE[:-200], "not_word"),
        (OLD_OFFICE + b"...", "old_or_locked"),
        (b"x" * (LARGEST_FILE + 1), "too_large"),
        (bomb(), "bomb"),
        (repacked(WHOLE, add={"word/vbaProject.bin": b"x"}), "macros"),
        (repacked(WHOLE, replace={TYPES: macro_types}), "macros"),
        (repacked(WHOLE, add={"word/embeddings/oleObject1.bin": b"x"}), "embedded"),
        (repacked(WHOLE, replace={"word/document.xml": with_entity}), "broken_part"),
        (repacked(WHOLE, replace={"word/document.xml": lambda part: part[:-9]}), "broken_part"),
        (repacked(WHOLE, replace={TYPES: lambda part: b"<x/>"}), "not_word"),
    ],
)
def test_what_is_no_safe_word_file_is_refused(content, code):
    assert codes(content) == [code]


@pytest.mark.parametrize(
    ("kind", "target", "found"),
    [
        ("attachedTemplate", "https://evil.example.no/x.dotm", ["outside_template"]),
        ("attachedTemplate", "file:///\\\\server\\share\\Normal.dotm", ["outside_template"]),
        ("attachedTemplate", "file:///C:\\Users\\Ola\\Normal.dotm", []),
        ("attachedTemplate", "Normal.dotm", []),
        ("image", "https://example.no/logo.png", ["outside_link"]),
        ("oleObject", "file:///C:/x.xlsx", ["outside_link"]),
        ("hyperlink", "https://example.no", []),
        ("hyperlink", "file:///C:/x", ["outside_link"]),
    ],
)
def test_nothing_is_fetched_from_outside_the_file(kind, target, found):
    assert codes(word_file("{{ innhold }}", change=related(kind, target))) == found


def test_a_field_that_includes_another_file_is_named():
    def change(word):
        run = word.add_paragraph().add_run()
        text = run._r.makeelement(f"{{{run._r.nsmap['w']}}}instrText", {})
        text.text = ' INCLUDETEXT "C:\\\\x.docx" '
        run._r.append(text)

    assert codes(word_file("{{ innhold }}", change=change)) == ["outside_link"]


def test_an_unknown_field_is_told_with_its_place_and_the_nearest_known():
    checked = check_template(word_file("Først", "Sak {{ saksnumer }}", "{{ innhold }}"), FIELDS)

    (fault,) = checked.faults
    assert (fault.code, fault.value, fault.nearest) == ("unknown_field", "saksnumer", "saksnummer")
    assert (fault.place, fault.number, fault.quote) == ("body", 2, "Sak {{ saksnumer }}")


def test_the_nearest_field_is_named_in_the_readers_language():
    checked = check_template(word_file("{{ saksbehandla }}", "{{ innhald }}"), FIELDS, "nn")

    assert [fault.nearest for fault in checked.faults] == ["saksbehandlar"]


@pytest.mark.parametrize(
    ("lines", "header", "found"),
    [
        (["{{ tittel }}"], "", [("lacks", "innhold")]),
        (["{{ bakgrunn }}"], "", [("lacks", "økonomi")]),
        (["{{ bakgrunn }}", "{{ økonomi }}"], "", []),
        (["{{ bakgrunn }}", "{{ OKONOMI }}"], "", []),
        (["{{ innhald }}"], "", []),
        (["Her: {{ innhold }}"], "", [("blocks_not_alone", "innhold")]),
        (["x"], "{{ innhold }}", [("blocks_in_margin", "innhold")]),
        (["{{ innhold }}", "{{ tittel }"], "", [("half_field", "{{")]),
        (["{{ innhold }}", "{{ tittel|upper }}"], "", [("not_a_name", "{{ tittel|upper }}")]),
        (["{{ innhold }}", "{{ a.__class__ }}"], "", [("not_a_name", "{{ a.__class__ }}")]),
        (["{{ innhold }}", "{% for a in b %}"], "", [("not_a_name", "{% for a in b %}")]),
        (["{{ innhold }}", "{{ tit\ntel }}"], "", [("not_a_name", "{{ tit tel }}")]),
    ],
)
def test_every_fault_of_the_fields_is_named(lines, header, found):
    checked = check_template(word_file(*lines, header=header), FIELDS)

    assert [(fault.code, fault.value) for fault in checked.faults] == found


def test_all_faults_are_told_at_once():
    content = word_file("{{ saksnumer }}", "{{ tittel|upper }}", header="{{ navn }}")

    assert codes(content) == ["unknown_field", "not_a_name", "unknown_field", "lacks"]


def test_a_field_that_word_has_split_is_whole_when_it_looks_the_same():
    change = in_runs(("{{ inn", False), ("ho", False), ("ld }}", False))

    assert codes(word_file(change=change)) == []


def test_a_field_that_changes_its_looks_is_broken():
    change = in_runs(("{{ inn", False), ("hold", True), (" }}", False))

    assert codes(word_file(change=change)) == ["broken_field"]


def test_tracked_changes_must_be_settled_first():
    def change(word):
        line = word.add_paragraph("x")._p
        line.append(line.makeelement(line.tag[:-1] + "ins", {}))

    assert codes(word_file("{{ innhold }}", change=change)) == ["tracked_changes"]


def test_a_template_without_lists_is_usable():
    assert codes(word_file("{{ innhold }}", change=without_lists)) == []
