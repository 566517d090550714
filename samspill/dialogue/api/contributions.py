"""Contributions in the lane: given, taken back, and told to the table that gave them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.utils import translation
from django.utils.translation import gettext as _

from samspill.dialogue.actions import ContributionDraft, withdraw
from samspill.dialogue.api.asking import Asked, as_number, as_uuid
from samspill.dialogue.api.fields import Fields, is_storable
from samspill.dialogue.api.known import Known, dialogue_of, known
from samspill.dialogue.api.refusals import RefusedError, not_here, wrong_fields
from samspill.dialogue.at_table import told_at_table
from samspill.dialogue.errors import (
    LONGEST_TEXT,
    EmptyTextError,
    LongTextError,
    RoundNotOpenError,
    UnreadableTextError,
)
from samspill.dialogue.limits import KINDS, LANGUAGE
from samspill.dialogue.models import Contribution
from samspill.dialogue.writer import Given
from samspill.live.lane import answer_json
from samspill.pure.themes.words import has_visible_sign

if TYPE_CHECKING:
    from samspill.dialogue.api.lane import LiveLane

SENT = ("round", "question", "table", "text", "kind", "language", "association")
PLACES = {"round", "question", "table"}


async def give(lane: LiveLane, asked: Asked, code: str) -> None:
    """201 for a new one, 200 for one that is stored already under the same key."""
    given = await asked.json()
    fields, draft = read_contribution(given, await known(lane.shared, code))
    if fields.problems.keys() & PLACES:  # one of them may be newer than what we knew
        fields, draft = read_contribution(given, await known(lane.shared, code, is_fresh=True))
    if fields.problems:
        raise wrong_fields(fields.problems)
    if draft["association_said"]:
        organiser_id = (await known(lane.shared, code)).organiser_id
        draft["association"] = await lane.reader.run(
            lane.associations.find, organiser_id, draft["association_said"]
        )
    with lane.door.place(code):
        stored = await lane.writer.write(Given(code, ContributionDraft(**draft)))
    told = {"key": str(stored.key), "reference": stored.reference, "is_late": stored.is_late}
    await answer_json(asked.send, 200 if stored.was_known else 201, told)


def read_contribution(given: dict[str, Any], at: Known) -> tuple[Fields, dict[str, Any]]:
    """What a draft is made of, beside all that is wrong with it."""
    fields = Fields(given)
    key, round = fields.key("key"), fields.round(at)
    draft = {
        "key": key,
        "round": round,
        "question": fields.question(at, round),
        "table": fields.table(at, is_needed=True),
        "text": _text(fields),
        "kind": _kind(fields),
        "language": _language(fields),
        "association_said": fields.association(),
        "sent": as_sent(given),
    }
    if fields.problems and round in at.rounds and not at.rounds[round].has_begun:
        fields.refused("round", RoundNotOpenError())  # alone it is the writer's to tell
    return fields, draft


def as_sent(given: dict[str, Any]) -> str:
    """The fields that count as the content, as the client sent them, in one form."""
    content = {name: given[name] for name in SENT if given.get(name) is not None}
    return json.dumps(content, sort_keys=True, separators=(",", ":"))


def _text(fields: Fields) -> str:
    text = fields.given.get("text")
    if text is None or (isinstance(text, str) and not has_visible_sign(text)):
        fields.refused("text", EmptyTextError())
    elif not isinstance(text, str):
        fields.wrong("text", UnreadableTextError.code, _not_text)
    elif not is_storable(text):
        fields.refused("text", UnreadableTextError())
    elif len(text) > LONGEST_TEXT:
        fields.refused("text", LongTextError())
    return text if isinstance(text, str) else ""


def _kind(fields: Fields) -> str:
    kind = fields.given.get("kind")
    if kind in (None, "", *KINDS):
        return kind or ""
    fields.wrong("kind", "bad_kind", _bad_kind)
    return ""


def _language(fields: Fields) -> str:
    language = fields.given.get("language")
    if language in (None, ""):
        return ""
    if isinstance(language, str) and LANGUAGE.fullmatch(language):
        return language
    fields.wrong("language", "bad_language", _bad_language)
    return ""


async def take_back(lane: LiveLane, asked: Asked, code: str, key: str) -> None:
    """The giver's own, by the key that only the giver's device has."""
    found = as_uuid(key)
    if found is None:
        raise RefusedError(404, "unknown", not_here)
    await lane.database.run(_withdraw, code, found)
    await answer_json(asked.send, 200, {"key": key, "is_withdrawn": True})


async def tell_table(lane: LiveLane, asked: Asked, code: str, table: str) -> None:
    """What a table has given in a round, screened; with a mark for what was taken back."""
    at = await known(lane.shared, code)
    number, round = as_number(table), as_number(asked.parameter("round"))
    if number not in at.tables or round not in at.rounds:
        at = await known(lane.shared, code, is_fresh=True)
    if number not in at.tables:
        raise RefusedError(404, "unknown", not_here)
    fields = Fields({"round": round})
    fields.round(at)
    if fields.problems:
        raise wrong_fields(fields.problems)
    of = (code, number, round, asked.language)
    found = await lane.shared.get(("table", *of), 0, _of_table, *of)
    await answer_json(asked.send, 200, {"contributions": found})


def _of_table(code: str, table: int, round: int, language: str) -> list[dict[str, Any]]:
    with translation.override(language):
        return told_at_table(dialogue_of(code), table=table, round=round)


def _withdraw(code: str, key: UUID) -> None:
    contribution = Contribution.objects.filter(dialogue__code=code, key=key).first()
    if contribution is None:
        dialogue_of(code)  # or there is no such dialogue
        raise RefusedError(404, "unknown", not_here)
    withdraw(contribution, key=key)


def _not_text() -> str:
    return _("The text must be a text.")


def _bad_kind() -> str:
    return _("The kind is challenge, wish or offer. Leave it out if it is none of them.")


def _bad_language() -> str:
    return _("The language is a code of two or three letters, as nb. Leave it out if unsure.")
