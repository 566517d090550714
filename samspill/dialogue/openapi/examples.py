"""One example of each thing that is sent and answered. Invented, as all examples are."""

from __future__ import annotations

from typing import Any

KEY = "6f1f2c1e-8d0c-4a27-9d0a-0c7b1c9a5e11"
VOTER = "c0a8f7de-52c1-4b0e-8a55-3f2b9d6e7a90"
QUESTION = "Hva hindrer laget deres i å få til mer?"
TEXT = "Vi trenger et sted å lagre utstyret om vinteren."

_ROUND = {
    "number": 2,
    "state": "open",
    "title": "Runde 2",
    "theme": "Møteplasser",
    "question": QUESTION,
    "questions": [{"number": 1, "text": QUESTION}],
    "prompts": ["Tenk på det siste året."],
    "opened_at": "2026-03-12T18:20:00+01:00",
    "closes_at": "2026-03-12T18:45:00+01:00",
    "stage": "talk",
    "stages": [
        {"number": 1, "kind": "silence", "minutes": 5, "state": "closed"},
        {"number": 2, "kind": "talk", "minutes": 15, "state": "open"},
        {"number": 3, "kind": "dots", "minutes": 5, "state": "planned"},
    ],
    "clock": {"closes_at": "2026-03-12T18:40:00+01:00", "left_seconds": None},
    "voters": "person",
    "dot_budget": 3,
}
_SAID = {
    "reference": "R2-B7-014",
    "table": 7,
    "text": TEXT,
    "language": "nb",
    "kind": "challenge",
    "at": "2026-03-12T18:31:07+01:00",
}
_TURNOUT = {"people": 5, "tables": 1, "associations": 4}
_LISTED = {
    "code": "48213",
    "title": "Dialogkonferanse i Lillevik",
    "organiser": "Lillevik kommune",
    "language": "nb",
    "starts_at": "2026-03-12T18:00:00+01:00",
    "round": 2,
}

EXAMPLES: dict[str, Any] = {
    "Dialogues": {"dialogues": [_LISTED]},
    "State": {
        "code": "48213",
        "title": "Dialogkonferanse i Lillevik",
        "event": 131,
        "rounds": [
            {
                "number": 2,
                "open": True,
                "title": "Runde 2",
                "questions": [{"number": 1, "text": QUESTION}],
            }
        ],
        "tables": [7],
        "round": _ROUND,
        "next": 3,
        "counts": {"contributions": 1, "tables": 1, "table_count": 1},
        "room": [{"number": 7, "count": 1, "last": "2026-03-12T18:31:07+01:00", "nudged_at": None}],
        "newest": [_SAID],
    },
    "Contribution": {
        "key": KEY,
        "round": 2,
        "question": 1,
        "table": 7,
        "text": TEXT,
        "kind": "challenge",
        "language": "nb",
        "association": "Lillevik roklubb",
    },
    "Stored": {"key": KEY, "reference": "R2-B7-014", "is_late": False},
    "TakenBack": {"key": KEY, "is_withdrawn": True},
    "Table": {"contributions": [_SAID, {"reference": "R2-B7-013", "withdrawn": True}]},
    "Dots": {
        "voter": VOTER,
        "round": 2,
        "kind": "dots",
        "table": 7,
        "version": 1773336000000,
        "dots": [
            {"contribution": "R2-B7-014", "count": 2},
            {"contribution": "R2-B7-009", "count": 1},
        ],
    },
    "Opinion": {
        "voter": VOTER,
        "round": 2,
        "kind": "opinions",
        "contribution": "R2-B7-014",
        "value": 1,
    },
    "Pair": {
        "voter": VOTER,
        "round": 2,
        "kind": "pairs",
        "contribution": "R2-B7-014",
        "other": "R2-B7-009",
        "value": 1,
    },
    "Stands": {"given": 3, "left": 0},
    "Totals": {
        "round": 2,
        "dots": {
            "is_over": True,
            **_TURNOUT,
            "contributions": [{"reference": "R2-B7-014", "dots": 9, **_TURNOUT}],
        },
        "opinions": {"is_over": False, **_TURNOUT, "contributions": None},
        "pairs": {
            "is_over": False,
            "people": 0,
            "tables": 0,
            "associations": 0,
            "contributions": None,
        },
    },
    "Error": {
        "error": "empty_text",
        "message": "Skriv noe før du sender.",
        "fields": {"text": "Skriv noe før du sender."},
    },
    "Events": (
        "retry: 2317\n\nid: 132\nevent: changes\ndata: "
        '{"events":[{"number":132,"kind":"contribution",'
        '"payload":{"id":981,"reference":"R2-B7-014","round":2,"table":7}}]}\n\n'
    ),
}
