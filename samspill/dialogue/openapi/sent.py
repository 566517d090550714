"""What is sent, as JSON Schema 2020-12."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from samspill.dialogue.errors import LONGEST_TEXT
from samspill.dialogue.limits import KINDS, LANGUAGE, LONGEST_ASSOCIATION, LONGEST_CARD
from samspill.dialogue.models import Ballot
from samspill.dialogue.openapi.parts import (
    COUNT,
    KEY,
    NUMBER,
    REFERENCE,
    VALUE,
    Schema,
    many,
    one_of,
    or_null,
    record,
    told,
)

ASSOCIATION: Schema = told(
    or_null({"type": "string", "maxLength": LONGEST_ASSOCIATION}),
    _("Whom the giver speaks for, by name or organisation number. Only if the giver says so."),
)

CONTRIBUTION = record(
    {
        "key": told(KEY, _("Made on the device. The same key is stored once.")),
        "round": told(NUMBER, _("The round's number, as the state has it.")),
        "question": told(or_null(NUMBER), _("The question's number in the round; 1 if left out.")),
        "table": told(NUMBER, _("The table's number, as the state has it.")),
        "text": told(
            {"type": "string", "minLength": 1, "maxLength": LONGEST_TEXT},
            _("One thought, in the giver's own words. It is kept exactly as it is sent."),
        ),
        "kind": told(or_null(one_of(["", *KINDS])), _("What kind of thought it is.")),
        "language": told(
            or_null({"type": "string", "pattern": f"^({LANGUAGE.pattern})?$"}),
            _("The language of the text, as a code of two or three letters."),
        ),
        "association": ASSOCIATION,
    },
    optional=("question", "kind", "language", "association"),
)

_BALLOT: dict[str, Schema] = {
    "key": told(
        or_null(KEY), _("Of this sending. It may be left out: the same again is set, not added.")
    ),
    "voter": told(
        KEY, _("Made once on the device, and kept there. It is stored as a keyed fingerprint.")
    ),
    "round": told(NUMBER, _("The round's number, as the state has it.")),
    "table": told(
        or_null(NUMBER), _("Where the voter sits. Dots then go to that table's own contributions.")
    ),
    "card": told(
        or_null({"type": "string", "maxLength": LONGEST_CARD}),
        _("The code on the person's card: one vote, however many devices."),
    ),
    "association": ASSOCIATION,
    "version": told(
        or_null({"type": "integer", "minimum": 0}),
        _(
            "A number that grows each time, such as the time in milliseconds. An older one never wins."
        ),
    ),
}
_MAY_LACK = ("key", "table", "card", "association", "version")

DOTS = record(
    {
        **_BALLOT,
        "kind": {"const": Ballot.Kind.DOTS.value},
        "dots": told(
            many(record({"contribution": REFERENCE, "count": COUNT})),
            _("All the dots of this voter in the round. They take the place of the earlier ones."),
        ),
    },
    _MAY_LACK,
)
OPINION = record(
    {
        **_BALLOT,
        "kind": {"const": Ballot.Kind.OPINIONS.value},
        "contribution": told(REFERENCE, _("The contribution's id.")),
        "value": told(VALUE, _("1 agrees, -1 disagrees, 0 passes.")),
    },
    _MAY_LACK,
)
PAIR = record(
    {
        **_BALLOT,
        "kind": {"const": Ballot.Kind.PAIRS.value},
        "contribution": told(REFERENCE, _("The contribution's id.")),
        "other": told(REFERENCE, _("The id of the one it is held against.")),
        "value": told(VALUE, _("1: it matters more than the other. -1: less. 0: the same.")),
    },
    _MAY_LACK,
)
