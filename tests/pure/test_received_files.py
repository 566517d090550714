"""What a file really is, and which are not taken."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspill.pure.received_files import (
    EXTENSIONS,
    LONGEST_NAME,
    MOST_BYTES,
    OLD_OFFICE,
    OPEN_DOCUMENT,
    WORD,
    UnfitFileError,
    received_file,
    safe_name,
)


def package(**parts):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        for name, content in parts.items():
            made.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return buffer.getvalue()


CONTENT_TYPES = {"[Content_Types].xml": b"<Types/>"}
DOCX = package(**{**CONTENT_TYPES, "word/document.xml": b"<w/>"})
WITH_PROGRAM = package(**{**CONTENT_TYPES, "word/document.xml": b"", "word/vbaProject.bin": b"x"})
MACRO_KIND = package(
    **{
        "[Content_Types].xml": b"application/vnd.ms-word.document.macroEnabled.main+xml",
        "word/document.xml": b"",
    }
)
ODT = package(mimetype=OPEN_DOCUMENT.encode(), **{"content.xml": b"<x/>"})


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("svar.pdf", b"%PDF-1.7\nx", "application/pdf"),
        ("Svar.DOCX", DOCX, WORD),
        ("svar.odt", ODT, OPEN_DOCUMENT),
        ("svar.txt", "Høringssvar på nynorsk".encode(), "text/plain"),
        ("svar.txt", "Høring".encode("cp1252"), "text/plain"),
        ("bilde.png", b"\x89PNG\r\n\x1a\nx", "image/png"),
        ("bilde.jpeg", b"\xff\xd8\xff\xe0x", "image/jpeg"),
        ("bilde.webp", b"RIFF0000WEBPVP8 ", "image/webp"),
    ],
)
def test_a_file_is_told_by_its_content_and_kept_to_the_byte(name, content, media_type):
    file = received_file(name, content)

    assert (file.media_type, file.content, file.name) == (media_type, content, name)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("svar.pdf", b"", "empty"),
        ("svar.pdf", b"%PDF-" + b"x" * MOST_BYTES, "large"),
        ("svar.pdf", b"\x89PNG\r\n\x1a\nx", "name"),
        ("svar.exe", b"MZ\x90\x00\x03", "kind"),
        ("svar.html", b"<!doctype html><script>alert(1)</script>", "kind"),
        ("svar.txt", b"  <html>", "kind"),
        ("svar.svg", b"<svg onload='x()'/>", "kind"),
        ("svar.zip", package(**{"a.txt": b"x"}), "kind"),
        ("svar.docx", b"PK\x03\x04 broken", "kind"),
        ("svar.doc", OLD_OFFICE + b"x", "old"),
        ("svar.docx", WITH_PROGRAM, "macros"),
        ("svar.docx", MACRO_KIND, "macros"),
        ("svar.odt", package(mimetype=OPEN_DOCUMENT.encode(), **{"Basic/Standard/a.xml": b"x"}), "macros"),
        ("svar.pdf", b"%PDF-1.7\n/OpenAction << /S /JavaScript /JS (x) >>", "macros"),
    ],
)  # fmt: skip
def test_what_is_not_taken_says_why(name, content, reason):
    with pytest.raises(UnfitFileError) as caught:
        received_file(name, content)

    assert caught.value.reason == reason


@given(st.text(max_size=300))
def test_any_name_becomes_one_that_a_disk_and_a_header_can_hold(name):
    safe = safe_name(name)

    assert 0 < len(safe) <= LONGEST_NAME
    assert not set(safe) & set('/\\:*?"<>|\r\n\x00')


@given(st.binary(max_size=2000))
def test_any_bytes_are_taken_as_a_kind_we_know_or_refused(content):
    try:
        file = received_file("fil.txt", content)
    except UnfitFileError:
        return
    assert file.media_type in EXTENSIONS


def test_a_long_name_keeps_its_ending():
    assert safe_name("a" * 400 + ".pdf").endswith("a.pdf")
    assert safe_name("C:\\Users\\Anna\\svar.pdf") == "svar.pdf"
