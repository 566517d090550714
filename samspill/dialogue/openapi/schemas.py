"""Every schema under its name."""

from __future__ import annotations

from samspill.dialogue.openapi.answered import (
    AT_TABLE,
    ERROR,
    LISTED,
    QUESTION,
    ROUND_NOW,
    SAID,
    STANDS,
    STATE,
    STORED,
    TAKEN_BACK,
    TOTALS,
)
from samspill.dialogue.openapi.parts import Schema, many, record, refer
from samspill.dialogue.openapi.sent import CONTRIBUTION, DOTS, OPINION, PAIR

SCHEMAS: dict[str, Schema] = {
    "Dialogues": record({"dialogues": many(refer("Listed"))}),
    "Listed": LISTED,
    "State": STATE,
    "RoundNow": ROUND_NOW,
    "Question": QUESTION,
    "Said": SAID,
    "Contribution": CONTRIBUTION,
    "Stored": STORED,
    "TakenBack": TAKEN_BACK,
    "Table": record({"contributions": many(AT_TABLE)}),
    "Reactions": {"oneOf": [refer("Dots"), refer("Opinion"), refer("Pair")]},
    "Dots": DOTS,
    "Opinion": OPINION,
    "Pair": PAIR,
    "Stands": STANDS,
    "Totals": TOTALS,
    "Error": ERROR,
}
