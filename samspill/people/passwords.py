"""What a password may be, besides long enough and not one's own name.

Of the 20,000 common ones that Django knows hardly any has twelve letters: people write a common word
and fill it up. So what is left without the filling is held against them, and against our own.
"""

from __future__ import annotations

import re
from typing import Any

from django.contrib.auth.password_validation import (
    CommonPasswordValidator,
    MinimumLengthValidator,
)
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

LONGEST = 128  # hashing costs more the longer it is, and it is hashed for strangers too
FILLING = re.compile(r"[\W\d_]+")
FEWEST_LETTERS = 4
NORWEGIAN = frozenset(
    "passord passordet hemmelig hemmelege velkommen velkomen kommune kommunen kommunal frivillig"
    " frivillige frivilligheten samspill samspel sommer sommar sommeren sommaren vinter vinteren"
    " høsten hausten våren norge noreg norsk fotball håndball handball idrettslag januar februar mars"
    " april juni juli august september oktober november desember mandag måndag tirsdag tysdag onsdag"
    " torsdag fredag lørdag laurdag søndag sundag kjærlighet familie familien bestemor bestefar"
    " sjokolade brukernavn administrator".split()
)


def is_too_long(password: str) -> bool:
    return len(password) > LONGEST


class ShortestPassword(MinimumLengthValidator):
    """Django's own, in words that are translated."""

    def get_error_message(self) -> str:
        told = _("The password must have at least %(least)d characters.")
        return told % {"least": self.min_length}


class LongestPassword:
    """For AUTH_PASSWORD_VALIDATORS. The page says no `maxlength`: a browser would cut what is pasted."""

    def validate(self, password: str, user: Any = None) -> None:
        if is_too_long(password):
            raise ValidationError(
                _("The password can be at most %(most)d characters."), params={"most": LONGEST}
            )

    def get_help_text(self) -> str:
        return _("The password can be at most %(most)d characters.") % {"most": LONGEST}


class GuessablePassword:
    """A common word with digits and signs around it, one word again and again, or hardly a letter."""

    def __init__(self) -> None:
        self.common = CommonPasswordValidator().passwords | NORWEGIAN

    def validate(self, password: str, user: Any = None) -> None:
        letters = _without_repeats(FILLING.sub("", password.lower()))
        if len(letters) < FEWEST_LETTERS or letters in self.common:
            raise ValidationError(
                _("This is easy to guess: a common word, or few letters. Write several words.")
            )

    def get_help_text(self) -> str:
        return _("Write several words after each other.")


def _without_repeats(letters: str) -> str:
    """ "sol" of "solsolsol"; what repeats nothing as it stands."""
    start = (letters + letters).find(letters, 1)
    return letters[:start] if letters else ""
