"""Which kinds of letters stand where: on the road, beside it, and on the shelf of a national host."""

from __future__ import annotations

from samspill.letters.models import FROM_THE_POLICY, Letter

ON_THE_ROAD = (
    Letter.Kind.PRELIMINARY_INVITATION,
    Letter.Kind.FORMAL_REQUEST,
    Letter.Kind.CONFERENCE_INVITATION,
    Letter.Kind.REMINDER,
    Letter.Kind.THANKS,
)
BESIDES = (Letter.Kind.SAVE_THE_DATE, Letter.Kind.OTHER)
"""Written when they are wanted; the road goes on without them."""
OF_A_HOST = (
    Letter.Kind.SAVE_THE_DATE,
    Letter.Kind.MUNICIPALITY_INVITATION,
    Letter.Kind.REMINDER,
    Letter.Kind.OTHER,
)
OF_A_PROCESS = (*ON_THE_ROAD, *FROM_THE_POLICY, *BESIDES)
TO_ALL = frozenset(
    {
        Letter.Kind.PRELIMINARY_INVITATION,
        Letter.Kind.CONFERENCE_INVITATION,
        Letter.Kind.SAVE_THE_DATE,
        Letter.Kind.REMINDER,
        Letter.Kind.CONSULTATION,
    }
)
"""What those who stand in no register may want to know too: notices are made of these."""
