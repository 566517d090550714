"""The parts that the paths are written with: parameters, bodies, answers."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from samspill.dialogue.openapi.examples import EXAMPLES
from samspill.dialogue.openapi.parts import TEXT, Schema, refer

JSON = "application/json"
ETAG = {"ETag": {"schema": TEXT, "description": _("Send it as If-None-Match the next time.")}}
RETRY = {
    "Retry-After": {
        "schema": {"type": "integer", "minimum": 1},
        "description": _("Seconds to wait before the next attempt."),
    }
}
MEANING: dict[str, Any] = {
    "Dialogues": _("The list."),
    "State": _("The state."),
    "Table": _("The table's contributions."),
    "Totals": _("Turnout, and what is over in figures."),
    "Stands": _("What stands for this voter now."),
    "TakenBack": _("It is taken back."),
    "Events": _("A stream that stays open."),
    "304": _("What you have is still right."),
    "400": _("This is not a JSON object."),
    "404": _("There is no such dialogue, or nothing at this address."),
    "409": _("It goes against what stands."),
    "413": _("It is too large."),
    "415": _("The Content-Type is not application/json."),
    "422": _("Something is missing or wrong: a sentence for each field."),
    "503": _("Very many are sending: come again in a moment. There is no limit for each address."),
}
STORED = {"201": _("It is stored."), "200": _("It was stored before, with the same content.")}
WITH_ETAG = ("Dialogues", "State")


def parameter(
    name: str, place: str, schema: Schema, description: Any, *, is_needed: bool = False
) -> dict[str, Any]:
    return {
        "name": name,
        "in": place,
        "required": is_needed or place == "path",
        "schema": schema,
        "description": description,
    }


def body(schema: str, *examples: str) -> dict[str, Any]:
    """What is sent."""
    named = {name: {"value": EXAMPLES[name]} for name in examples}
    return {"required": True, "content": {JSON: {"schema": refer(schema), "examples": named}}}


def answers(*told: str | tuple[str, str]) -> dict[str, Any]:
    """Answers by status: what has content of its own is (status, schema), else an error or nothing."""
    found: dict[str, Any] = {}
    for one in told:
        status, name = (one, "Error") if isinstance(one, str) else one
        found[status] = _answer(status, name)
    return found


def _answer(status: str, name: str) -> dict[str, Any]:
    meaning = MEANING.get(status if name == "Error" else name) or STORED[status]
    answer: dict[str, Any] = {"description": meaning}
    if name in WITH_ETAG or status == "304":
        answer["headers"] = ETAG
    if status == "503":
        answer["headers"] = RETRY
    if name == "Events":
        answer["content"] = {"text/event-stream": {"schema": TEXT, "example": EXAMPLES[name]}}
    elif status != "304":
        example = {} if status not in ("200", "201", "422") else {"example": EXAMPLES[name]}
        answer["content"] = {JSON: {"schema": refer(name), **example}}
    return answer
