"""What is answered, as JSON Schema 2020-12."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from samspill.dialogue.models import Round, Stage
from samspill.dialogue.openapi.parts import (
    COUNT,
    KEY,
    MOMENT,
    NUMBER,
    REFERENCE,
    TEXT,
    YES,
    Schema,
    many,
    one_of,
    or_null,
    record,
    refer,
    told,
)

STORED = record(
    {
        "key": KEY,
        "reference": told(REFERENCE, _("The id that people use.")),
        "is_late": told({"type": "boolean"}, _("It came after the round was closed. It is kept.")),
    }
)
TAKEN_BACK = record({"key": KEY, "is_withdrawn": YES})
STANDS = record(
    {
        "given": told(COUNT, _("How many dots, opinions or pairs stand for this voter.")),
        "left": told(or_null(COUNT), _("How many dots are left; null for other kinds.")),
    }
)
ERROR = record(
    {
        "error": told(TEXT, _("A code, for programs.")),
        "message": told(TEXT, _("A sentence or more, for the screen.")),
        "fields": told(
            {"type": "object", "additionalProperties": TEXT, "minProperties": 1},
            _("What is wrong with each field, as sentences."),
        ),
    },
    optional=("fields",),
)

QUESTION = record({"number": NUMBER, "text": TEXT})
LISTED = record(
    {
        "code": TEXT,
        "title": TEXT,
        "organiser": TEXT,
        "language": one_of(["nb", "nn"]),
        "starts_at": MOMENT,
        "round": told(NUMBER, _("The round that stands open.")),
    }
)
SAID = record(
    {
        "reference": REFERENCE,
        "table": or_null(NUMBER),
        "text": told(TEXT, _("The words, with names and health words masked.")),
        "language": TEXT,
        "kind": TEXT,
        "at": MOMENT,
    }
)
AT_TABLE = {
    "anyOf": [
        record(
            {
                **SAID["properties"],
                "held": told(TEXT, _("Why the big screen does not show it, in words.")),
            },
            optional=("held",),
        ),
        record({"reference": REFERENCE, "withdrawn": YES}),
        record({"reference": REFERENCE, "erased": YES}),
    ]
}

ROUND_NOW = record(
    {
        "number": NUMBER,
        "state": one_of(Round.State.values),
        "title": TEXT,
        "theme": TEXT,
        "question": TEXT,
        "questions": many(refer("Question"), minItems=1),
        "prompts": many(TEXT),
        "opened_at": or_null(MOMENT),
        "closes_at": or_null(MOMENT),
        "stage": told(or_null(one_of(Stage.Kind.values)), _("The stage that stands open.")),
        "stages": many(
            record(
                {
                    "number": NUMBER,
                    "kind": one_of(Stage.Kind.values),
                    "minutes": NUMBER,
                    "state": one_of(Round.State.values),
                }
            )
        ),
        "clock": told(
            record({"closes_at": or_null(MOMENT), "left_seconds": or_null(COUNT)}),
            _("What the countdown shows; left_seconds while the clock stands still."),
        ),
        "voters": one_of(Round.Voters.values),
        "dot_budget": COUNT,
    }
)
STATE = record(
    {
        "code": TEXT,
        "title": TEXT,
        "event": told(COUNT, _("The newest live event that this state holds.")),
        "rounds": many(
            record(
                {
                    "number": NUMBER,
                    "open": {"type": "boolean"},
                    "title": TEXT,
                    "questions": many(refer("Question"), minItems=1),
                }
            )
        ),
        "tables": told(many(NUMBER, minItems=1), _("The numbers of the tables; never empty.")),
        "round": told(
            or_null(refer("RoundNow")), _("The round that stands open, or was opened last.")
        ),
        "next": told(or_null(NUMBER), _("The next round that is planned.")),
        "counts": record({"contributions": COUNT, "tables": COUNT, "table_count": COUNT}),
        "room": many(
            record(
                {
                    "number": NUMBER,
                    "count": COUNT,
                    "last": or_null(MOMENT),
                    "nudged_at": or_null(MOMENT),
                }
            )
        ),
        "newest": told(many(refer("Said")), _("What the big screen may show, newest first.")),
    }
)


def _total(kind: str, *figures: str) -> Schema:
    behind = ("people", "tables", "associations")
    row = record({"reference": REFERENCE, **dict.fromkeys((*figures, *behind), COUNT)})
    return record(
        {
            "is_over": {"type": "boolean"},
            **dict.fromkeys(behind, COUNT),
            "contributions": told(
                or_null(many(row)), _("Best first; null until the stage is over.")
            ),
        },
        title=kind,
    )


TOTALS = record(
    {
        "round": NUMBER,
        "dots": _total("dots", "dots"),
        "opinions": _total("opinions", "agree", "disagree", "passed"),
        "pairs": _total("pairs", "wins", "losses", "even"),
    }
)
