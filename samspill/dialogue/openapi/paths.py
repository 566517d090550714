"""Every path and method of the live lane, with all that it may answer."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from samspill.dialogue.openapi.parts import KEY, NUMBER, TEXT
from samspill.dialogue.openapi.writing import answers, body, parameter

ROOT = "/api/dialogue"
CODE = parameter("code", "path", TEXT, _("The code that stands on the screen in the room."))
TABLE = parameter("number", "path", NUMBER, _("The table's number."))
CONTRIBUTION_KEY = parameter("key", "path", KEY, _("The key the contribution was sent under."))
ROUND = parameter("round", "query", NUMBER, _("The round's number."), is_needed=True)
KNOWN = parameter("If-None-Match", "header", TEXT, _("The ETag of the answer you have."))
LANGUAGE = parameter(
    "language",
    "query",
    {"type": "string", "enum": ["nb", "nn", "en"]},
    _("What sentences are told in; else Accept-Language decides."),
)
PRESENCE = [
    parameter("device", "query", KEY, _("Made on the device, so that phones can be counted.")),
    parameter("table", "query", NUMBER, _("Where the device is.")),
    parameter(
        "waiting", "query", {"type": "integer", "minimum": 0}, _("Contributions not yet sent.")
    ),
]
LAST = parameter("Last-Event-ID", "header", TEXT, _("The number of the last event you have."))
AFTER = parameter("after", "query", TEXT, _("The same, where a header cannot be sent."))

PATHS: dict[str, dict[str, Any]] = {
    ROOT: {
        "get": {
            "operationId": "listDialogues",
            "summary": _("Dialogues that stand open"),
            "description": _(
                "Those with an open round that their organisers have listed, newest first."
            ),
            "parameters": [KNOWN],
            "responses": answers(("200", "Dialogues"), "304", "503"),
        }
    },
    f"{ROOT}/{{code}}": {
        "get": {
            "operationId": "readState",
            "summary": _("How a dialogue stands"),
            "description": _(
                "The same for everyone who asks. Ask every ten seconds or so, with the ETag you have;"
                " a device that tells of itself is counted as present, and nothing of it is stored."
            ),
            "parameters": [CODE, KNOWN, *PRESENCE],
            "responses": answers(("200", "State"), "304", "404", "503"),
        }
    },
    f"{ROOT}/{{code}}/contributions": {
        "post": {
            "operationId": "giveContribution",
            "summary": _("Give a contribution"),
            "description": _(
                "Answered when it is stored. Send it again with the same key until you have an answer:"
                " it is stored once. What comes after the round is closed is kept, and marked late."
            ),
            "parameters": [CODE, LANGUAGE],
            "requestBody": body("Contribution", "Contribution"),
            "responses": answers(
                ("201", "Stored"),
                ("200", "Stored"),
                "400",
                "404",
                "409",
                "413",
                "415",
                "422",
                "503",
            ),
        }
    },
    f"{ROOT}/{{code}}/contributions/{{key}}/withdrawal": {
        "post": {
            "operationId": "takeBackContribution",
            "summary": _("Take a contribution back"),
            "description": _(
                "The giver may, until it is published; who knows the key is the giver. A mark stays"
                " where it was. No body is needed."
            ),
            "parameters": [CODE, CONTRIBUTION_KEY, LANGUAGE],
            "responses": answers(("200", "TakenBack"), "404", "409", "503"),
        }
    },
    f"{ROOT}/{{code}}/tables/{{number}}": {
        "get": {
            "operationId": "readTable",
            "summary": _("What a table has given"),
            "description": _("In one round, newest first, with names and health words masked."),
            "parameters": [CODE, TABLE, ROUND, LANGUAGE],
            "responses": answers(("200", "Table"), "404", "422", "503"),
        }
    },
    f"{ROOT}/{{code}}/reactions": {
        "post": {
            "operationId": "giveReactions",
            "summary": _("Give dots or opinions"),
            "description": _(
                "Dots are sent as a whole ballot, opinions and pairs one at a time. What is sent is"
                " set, not added, so that the same again changes nothing."
            ),
            "parameters": [CODE, LANGUAGE],
            "requestBody": body("Reactions", "Dots", "Opinion", "Pair"),
            "responses": answers(
                ("200", "Stands"), "400", "404", "409", "413", "415", "422", "503"
            ),
        },
        "get": {
            "operationId": "readReactions",
            "summary": _("What dots and opinions come to"),
            "description": _(
                "How many have taken part is told at any time; the figures when the stage is over."
            ),
            "parameters": [CODE, ROUND, LANGUAGE],
            "responses": answers(("200", "Totals"), "404", "422", "503"),
        },
    },
    f"{ROOT}/{{code}}/events": {
        "get": {
            "operationId": "followEvents",
            "summary": _("What happens, as it happens"),
            "description": _(
                "Server-sent events with ids and counts, never texts: read the state when one has"
                " come. One that was away tells Last-Event-ID and misses nothing."
            ),
            "parameters": [CODE, LAST, AFTER],
            "responses": answers(("200", "Events"), "404", "503"),
        }
    },
}
