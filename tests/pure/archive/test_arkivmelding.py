"""arkivmelding.xml: always valid, whatever people have typed; its ids the same every time."""

from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from samspill.pure.archive.arkivmelding import arkivmelding, faults, system_id
from samspill.pure.archive.codes import FORMATS, KINDS, ROLES
from samspill.pure.archive.entry import Correspondent, Screening
from samspill.pure.archive.package import packed
from tests.pure.archive.builders import MOMENT, document, entry

SPACE = {
    "a": "https://ks-no.github.io/standarder/fiks-protokoll/fiks-arkiv/arkivmelding/opprett/v1",
    "m": "https://ks-no.github.io/standarder/fiks-protokoll/fiks-arkiv/metadatakatalog/v1",
}
ANY_TEXT = st.text(st.characters(exclude_categories=())) | st.sampled_from(
    ["", " ", "\x00\x0b", "🎉" * 400, "<&>]]>", "\ud800", "\ufffe", "å" * 5000]
)


def message(one):
    return arkivmelding(one, packed(one))


def told(one, path):
    root = etree.fromstring(message(one))
    return [found.text for found in root.iterfind(path, SPACE)]


@given(title=ANY_TEXT, public=ANY_TEXT, name=ANY_TEXT, note=ANY_TEXT, file=ANY_TEXT)
def test_whatever_is_typed_gives_a_valid_message(title, public, name, note, file):
    one = entry(
        document(name=file, title=title, is_received=True),
        title=title,
        public_title=public,
        note=note,
        case_number=note,
        correspondents=[Correspondent("EA", name)],
    )

    assert faults(message(one)) == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("media_type", [one for one in FORMATS if "/" in one])
def test_every_kind_of_entry_and_of_file_is_valid(kind, media_type):
    one = entry(
        document(),
        document("svar.x", media_type=media_type, is_received=True),
        kind=kind,
        sent_at=MOMENT,
        received_at=MOMENT,
        case_number="2026/0123",
        process="process.policyprocess:1",
        screening=Screening("Offentleglova § 13"),
        correspondents=[Correspondent(role, role, "313000000", "paper") for role in ROLES],
    )

    assert faults(message(one)) == []


def test_a_message_that_the_schema_does_not_know_is_told_with_its_line():
    broken = message(entry()).replace(b"journalposttype>", b"journaltype>")

    assert "journaltype" in faults(broken)[0]


def test_what_the_archive_asks_for_stands_in_the_message():
    one = entry(document(), document("svar.docx", b"ord", is_received=True), sent_at=MOMENT)
    row = "a:registrering"

    assert told(one, "a:antallFiler") == ["2"]
    assert told(one, f"{row}/a:journalposttype/m:kode") == ["U"]
    assert told(one, f"{row}/a:journalstatus/m:kode") == ["E"]
    assert told(one, f"{row}/a:dokumentetsDato") == ["2026-03-12"]
    assert told(one, f"{row}/a:sendtDato") == ["2026-03-12T10:30:15+01:00"]
    assert told(one, f"{row}/a:antallVedlegg") == ["1"]
    assert told(one, f"{row}/a:korrespondansepart/a:organisasjonid") == ["313000000"]
    parts = f"{row}/a:dokumentbeskrivelse"
    assert told(one, f"{parts}/a:tilknyttetRegistreringSom/m:kode") == ["H", "V"]
    assert told(one, f"{parts}/a:dokumentobjekt/a:variantformat/m:kode") == ["A", "P"]
    assert told(one, f"{parts}/a:dokumentobjekt/a:filstoerrelse") == ["13", "3"]


def test_the_numbers_that_are_the_archives_to_give_are_left_out():
    written = message(entry())

    for name in (b"journalaar", b"journalsekvensnummer", b"journalpostnummer", b"saksaar"):
        assert name not in written


@pytest.mark.parametrize(
    ("case_number", "expected"),
    [("2026/123", ["2026", "123"]), ("PS 41/26", []), ("PS 2026/41", []), ("", [])],
)
def test_only_a_case_number_of_the_archives_own_form_says_which_case_it_is(case_number, expected):
    numbers = "a:registrering/a:referanseForelderMappe/m:saksnummer/*"

    assert told(entry(case_number=case_number), numbers) == expected


def test_what_everyone_may_not_read_says_by_what_law():
    one = entry(document(), document("ord.pdf", screening=Screening("Offentleglova § 13")))

    found = told(one, "a:registrering/a:dokumentbeskrivelse/a:skjerming/a:skjermingshjemmel")

    assert found == ["Offentleglova § 13"]
    assert told(one, "a:registrering/a:skjerming") == []


def test_the_ids_are_the_same_every_time_and_no_two_alike():
    one = entry(document(), document())

    ids = told(one, ".//a:systemID")

    assert ids == told(one, ".//a:systemID")
    assert len(set(ids)) == len(ids) == 5
    assert {UUID(found).version for found in ids} == {5}
    assert system_id(one) != system_id(replace(one, place="storvik"))
