"""The log says where and what, never of whom."""

from __future__ import annotations

import json
import logging
import re
import sys

import pytest
from django.test import Client, override_settings

from samspill.pure.log_masking import mask, secret_path
from samspill.upkeep.logs import HARMLESS, JsonFormatter, PlainFormatter, routes, secret_paths

SECRET = "7:1.Vx3kQ9-hemmelig"
OPENS = re.compile(r"<(?:str|uuid|path):(\w+)>")


@pytest.mark.parametrize("route", [r for r in routes() if set(OPENS.findall(r)) - HARMLESS])
def test_what_opens_something_is_masked_in_every_address(route: str) -> None:
    address = "/" + re.sub(r"<(?:int|slug):\w+>", "7", route)
    for name in HARMLESS:
        address = re.sub(rf"<\w+:{name}>", "kind", address)
    address = OPENS.sub(SECRET, address)

    masked = mask(f"Not Found: {address}", secret_paths())

    assert "hemmelig" not in masked
    assert masked.startswith("Not Found: /")


def test_some_addresses_do_open_something() -> None:
    assert len(secret_paths()) > 20


@pytest.mark.parametrize(
    ("said", "gone"),
    [
        ("550 <kari.eksempel+x@post.example.no> unknown", "kari"),
        ("call +47 22 33 44 55 now", "22 33"),
        ("call 90011223", "90011223"),
        ("born 010190 12345", "12345"),
        ("GET /luster/?association=Turlaget&q=Kari", "Kari"),
        ("from 10.20.30.40", "10.20"),
        ("Invalid HTTP_HOST header: '192.168.1.20:80'", "192.168"),
        ("DETAIL: Failing row contains (7, Kari Eksempel, null).", "Eksempel"),
        ("bad signature 12:1:ABCDEFGHIJ234567", "ABCDEFGHIJ"),
    ],
)
def test_what_names_someone_is_masked(said: str, gone: str) -> None:
    assert gone not in mask(said)


@pytest.mark.parametrize(
    "said",
    [
        "Not Found: /luster/work/letters/",
        "samspill.policy.tasks.papers:make_next_paper failed and will be tried again",
        "from 127.0.0.1 in 12345 ms on 2026-03-12T17:00:00Z",
        'File "/srv/samspill/samspill/outbox/tasks.py", line 90, in send_due',
    ],
)
def test_what_names_nobody_stands(said: str) -> None:
    assert mask(said, secret_paths()) == said


def record_of_fault() -> logging.LogRecord:
    """A fault that quotes what was typed, with a cause, and locals that nobody may see."""
    whispered = "invalid literal for int(): 'Kari Eksempel er syk'\n  og «Kari»"
    try:
        try:
            {}["email"]
        except KeyError as cause:
            raise ValueError(whispered) from cause
    except ValueError:
        return logging.LogRecord(
            "samspill", logging.ERROR, __file__, 1, "at %s", ("a@example.no",), sys.exc_info()
        )


def test_a_fault_is_told_with_its_frames_and_without_what_it_quotes() -> None:
    told = PlainFormatter().format(record_of_fault())

    assert [word for word in ("Kari", "syk", "example.no") if word in told] == []
    assert [word for word in ("KeyError: 'email'", "in record_of_fault") if word not in told] == []
    assert "ValueError: invalid literal for int(): '…'" in told


def test_what_is_said_makes_no_line_of_its_own() -> None:
    record = record_of_fault()
    record.msg, record.args = "typed: a\r\n2026-03-12T17:00:00Z INFO samspill: all is well", ()

    first, *rest = PlainFormatter().format(record).splitlines()

    assert first.endswith("typed: a")
    assert [line for line in rest if not line.startswith("  | ")] == []


def test_as_json_it_is_one_line() -> None:
    told = JsonFormatter().format(record_of_fault())

    assert "\n" not in told
    assert set(json.loads(told)) == {"at", "level", "from", "text", "trace"}


def test_a_route_s_harmless_parts_stand() -> None:
    (pattern,) = secret_path("<slug:slug>/<str:form>/<str:token>/x/", frozenset({"form"}))

    assert pattern.sub(r"\1…", "/luster/pdf/abc/x/") == "/luster/pdf/…/x/"


@pytest.mark.django_db
@override_settings(LOG_REQUESTS=True)
def test_a_request_is_told_by_the_form_of_its_address(caplog: pytest.LogCaptureFixture) -> None:
    client = Client()
    client.handler.load_middleware()
    caplog.set_level(logging.INFO, "samspill.requests")

    client.get(f"/sign-ups/{SECRET}/?email=kari@example.no")
    client.get("/a/b/c/d/")

    lines = [re.sub(r"\d+ ms", "ms", line.getMessage()) for line in caplog.records
             if line.name == "samspill.requests"]  # fmt: skip
    assert lines == ["GET /sign-ups/<str:token>/ 404 ms", "GET (no such address) 404 ms"]
