"""KID: the number that ties a payment to its invoice, with a check digit (mod 10, Luhn)."""

from __future__ import annotations

from stdnum import luhn

CONFERENCE_DIGITS = 6
NUMBER_DIGITS = 5


def kid(conference: int, number: int) -> str:
    """Twelve digits: the conference, the number of the basis, the check digit.

    Raises ValueError when one of them has more digits than there is room for.
    """
    whole = f"{conference:0{CONFERENCE_DIGITS}d}{number:0{NUMBER_DIGITS}d}"
    if len(whole) > CONFERENCE_DIGITS + NUMBER_DIGITS:
        raise ValueError(whole)
    return whole + str(luhn.calc_check_digit(whole))
