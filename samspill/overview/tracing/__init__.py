"""`samspill trace CONTRIBUTION_ID`: one contribution's whole chain, as text or JSON."""

from __future__ import annotations

import json
import sys

from django.db import DatabaseError
from django.utils import translation

from samspill.dialogue.models import Contribution
from samspill.overview.open_data.said import key
from samspill.overview.tracing.called import contributions_called
from samspill.overview.tracing.chain import whole_chain
from samspill.overview.tracing.text import told


def command(wanted: str, *, as_json: bool, language: str, is_raw: bool = False) -> int:
    """Print it. 0: done; 1: there is no such contribution, said in one sentence.

    is_raw  every letter of the words, also where the public page masks a name or health
    """
    try:
        found = contributions_called(wanted)
        if not found:
            return _fault(f"fant ikke noe innspill med id {wanted!r}.")
        chain = whole_chain(found[0], is_raw=is_raw)
    except DatabaseError as error:
        return _fault(f"databasen svarer ikke: {' '.join(str(error).split())}.")
    if len(found) > 1:
        others = ", ".join(map(_name, found[1:]))
        _tell(f"samspill trace: flere innspill heter {wanted}. Også: {others}")
    if as_json:
        print(json.dumps(chain, ensure_ascii=False, indent=2))  # noqa: T201 -- a command speaks
        return 0
    with translation.override(language):
        print(told(chain))  # noqa: T201 -- a command speaks
    return 0


def _name(one: Contribution) -> str:
    return f"{key(one.dialogue.conference_id, one.reference)} ({one.organiser.name})"


def _fault(sentence: str) -> int:
    _tell(f"samspill trace: {sentence}")
    return 1


def _tell(text: str) -> None:
    print(text, file=sys.stderr)  # noqa: T201 -- a command speaks
