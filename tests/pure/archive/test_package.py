"""The zip: exactly one XML, every other file in the manifest, the same bytes every time."""

import hashlib
import io
import shutil
import subprocess
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspill.pure.archive.file_names import LONGEST_BYTES, plain_name, safe_name, unique_names
from samspill.pure.archive.package import InvalidEntryError, package, package_name
from tests.pure.archive.builders import MOMENT, document, entry


def opened(one):
    return zipfile.ZipFile(io.BytesIO(package(one).content))


def test_a_package_holds_the_message_the_documents_and_the_manifest():
    one = entry(document(), document("svar.docx", b"ord", is_received=True))

    assert opened(one).namelist() == [
        "arkivmelding.xml", "brev.pdf", "svar.docx", "manifest-sha256.txt",
    ]  # fmt: skip
    assert opened(one).read("svar.docx") == b"ord"


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="no sha256sum on this machine")
def test_sha256sum_finds_every_file_as_the_manifest_says(tmp_path):
    one = entry(document("Høringssvar fra Lillevik.pdf"), document("Høringssvar fra Lillevik.pdf"))
    opened(one).extractall(tmp_path)

    checked = subprocess.run(
        ["sha256sum", "-c", "manifest-sha256.txt"], cwd=tmp_path, capture_output=True, check=False
    )

    assert checked.returncode == 0, checked.stderr
    assert checked.stdout.decode().count("OK") == 3


@given(st.lists(st.text(st.characters(exclude_categories=())), min_size=1, max_size=6))
def test_whatever_the_files_are_called_the_manifest_covers_each_of_them(names):
    one = entry(*(document(name, str(n).encode()) for n, name in enumerate(names)))

    whole = opened(one)
    lines = whole.read("manifest-sha256.txt").decode().splitlines()

    listed = {line[66:]: line[:64] for line in lines}
    others = [name for name in whole.namelist() if name != "manifest-sha256.txt"]
    assert listed == {name: hashlib.sha256(whole.read(name)).hexdigest() for name in others}
    assert len(others) == len(names) + 1
    assert [name for name in whole.namelist() if name.lower().endswith(".xml")] == [
        "arkivmelding.xml"
    ]


def test_the_same_rows_give_the_same_bytes_whenever_it_is_made():
    assert package(entry()).content == package(entry()).content
    assert opened(entry()).infolist()[0].date_time == (2026, 3, 12, 10, 30, 0)


def test_what_waits_is_never_packed():
    with pytest.raises(ValueError, match="hand_over"):
        package(replace(entry(), waits="hand_over"))


def test_an_entry_that_the_archive_would_not_take_is_refused():
    without_documents = replace(entry(), documents=())

    with pytest.raises(InvalidEntryError, match="no documents"):
        package(without_documents)
    with pytest.raises(InvalidEntryError, match="korrespondansepart"):
        package(replace(entry(), created_at=MOMENT, written_on=_NoDay()))


class _NoDay:
    def isoformat(self):
        return "korrespondansepart"


def test_packages_are_sorted_by_place_and_day_and_say_what_they_are():
    assert package_name(entry()).startswith("lillevik_2026-03-12_U_invitasjon_")


@pytest.mark.parametrize(
    ("received", "safe"),
    [
        ("Høringssvar (endelig).docx", "Høringssvar (endelig).docx"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("C:\\svar.pdf", "C__svar.pdf"),
        ("svar\n.pdf", "svar_.pdf"),
        ("gpj\u202eexe.pdf", "gpj_exe.pdf"),
        ("con.txt", "_con.txt"),
        ("annet.XML", "annet.XML.txt"),
        ("-rf", "rf"),
        ("", "_fil"),
        ("...", "_fil"),
    ],
)
def test_a_name_is_kept_as_it_came_where_it_is_safe(received, safe):
    assert safe_name(received) == safe


def test_names_alike_but_for_their_capitals_get_a_number():
    assert list(unique_names(["svar.pdf", "Svar.pdf", "arkivmelding.xml", "manifest-sha256.txt"])) == [
        "svar.pdf", "Svar-2.pdf", "arkivmelding.xml.txt", "manifest-sha256-2.txt",
    ]  # fmt: skip


@given(st.text(st.characters(exclude_categories=())))
def test_no_name_leads_out_of_the_folder_or_is_too_long(received):
    name = safe_name(received)

    assert name
    assert not set(name) & set('/\\\n\r\x00:*?"<>|')
    assert name not in (".", "..")
    assert len(name.encode()) <= LONGEST_BYTES + 10
    assert plain_name(received).isascii()
