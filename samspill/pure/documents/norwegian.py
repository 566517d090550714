"""Dates, times, numbers and lists as they are written in Norwegian (and English).

Spaces inside a date, and between a number and its unit, are no-break spaces (U+00A0), so that
they never part at the end of a line. Source: the language council's advice on dates, clock and
large numbers, and the words of this system's own screens.
"""

from collections.abc import Iterable
from datetime import date, time
from decimal import ROUND_HALF_UP, Decimal

NO_BREAK = "\u00a0"
DASH = "–"

WEEKDAYS = {
    "nb": ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
    "nn": ("måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag", "søndag"),
    "en": (
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ),
}
MONTHS = {
    "nb": (
        "januar",
        "februar",
        "mars",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "desember",
    ),
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
}
MONTHS["nn"] = MONTHS["nb"]
AND = {"nb": "og", "nn": "og", "en": "and"}
OF = {"nb": "av", "nn": "av", "en": "of"}
HOURS_MINUTES = {"nb": ("t", "min"), "nn": ("t", "min"), "en": ("h", "min")}


def known_language(language: str) -> str:
    """nb, nn or en from a language tag such as "nn-NO"; nb for all others."""
    base = language.replace("_", "-").split("-")[0].lower()
    return base if base in WEEKDAYS else "nb"


def weekday(day: date, language: str = "nb") -> str:
    """The day's name, for instance "torsdag"."""
    return WEEKDAYS[known_language(language)][day.weekday()]


def month(day: date, language: str = "nb") -> str:
    """The month's name, for instance "mars"."""
    return MONTHS[known_language(language)][day.month - 1]


def day_and_month(day: date, language: str = "nb") -> str:
    """For instance "11. mars"; in English "11 March"."""
    point = "" if known_language(language) == "en" else "."
    return f"{day.day}{point}{NO_BREAK}{month(day, language)}"


def long_date(day: date, language: str = "nb") -> str:
    """For instance "torsdag 11. mars 2027"; a line may part after the weekday."""
    return f"{weekday(day, language)} {plain_date(day, language)}"


BODIES = ("styret", "rådet", "tinget", "nemnda", "nemnden", "utvalget", "utvalet", "utval")


def inside_sentence(name: str) -> str:
    """A body's name as it stands within a sentence: "Kommunestyret" is a common noun there, "Luster
    kommunestyre" and "Stortinget" are names.
    """
    is_common = " " not in name and name.lower().endswith(BODIES) and name != "Stortinget"
    return name[:1].lower() + name[1:] if is_common or name.startswith("Rådet for ") else name


def plain_date(day: date, language: str = "nb") -> str:
    """A date without its weekday, for instance "11. mars 2027"."""
    return f"{day_and_month(day, language)}{NO_BREAK}{day.year}"


def short_date(day: date, language: str = "nb") -> str:
    """For tables: "11.03.2027"; in English "11/03/2027"."""
    separator = "/" if known_language(language) == "en" else "."
    return separator.join((f"{day.day:02}", f"{day.month:02}", f"{day.year:04}"))


def clock(moment: time, language: str = "nb") -> str:
    """For instance "kl. 17.30"; in English "17:30". A datetime is read as it stands."""
    return f"{_before_clock(language)}{_hours_minutes(moment, language)}"


def clock_range(start: time, end: time | None = None, language: str = "nb") -> str:
    """For instance "kl. 17.30–20.00"; without an end as `clock`."""
    if end is None:
        return clock(start, language)
    return f"{clock(start, language)}{DASH}{_hours_minutes(end, language)}"


def thousands(number: Decimal | float, language: str = "nb") -> str:
    """A number with its thousands apart and a decimal comma: "12 345", "0,5"."""
    value = Decimal(str(number))
    sign = "−" if value < 0 else ""
    whole, _, fraction = f"{abs(value):f}".partition(".")
    fraction = fraction.rstrip("0")
    grouped = _grouped(whole, language)
    return f"{sign}{grouped}{_decimal_mark(language)}{fraction}" if fraction else f"{sign}{grouped}"


def kroner(amount: Decimal | float, language: str = "nb") -> str:
    """For instance "500 kr" or "1 234,50 kr"; rounded to whole øre."""
    value = Decimal(str(amount)).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    sign = "−" if value < 0 else ""
    whole, _, hundredths = f"{abs(value):f}".partition(".")
    text = f"{sign}{_grouped(whole, language)}"
    if hundredths != "00":
        text += f"{_decimal_mark(language)}{hundredths}"
    return f"{text}{NO_BREAK}kr"


def percent(number: Decimal | float, language: str = "nb") -> str:
    """For instance "50 %"; in English "50%". The number is in hundredths already."""
    space = "" if known_language(language) == "en" else NO_BREAK
    return f"{thousands(number, language)}{space}%"


def duration(minutes: int, language: str = "nb") -> str:
    """For instance "3 t 15 min", "45 min" or "2 t"."""
    hour_unit, minute_unit = HOURS_MINUTES[known_language(language)]
    hours, rest = divmod(minutes, 60)
    parts = [(hours, hour_unit)] if hours else []
    if rest or not hours:
        parts.append((rest, minute_unit))
    return NO_BREAK.join(f"{number}{NO_BREAK}{unit}" for number, unit in parts)


def part_of(part: int, whole: int, language: str = "nb") -> str:
    """For instance "22 av 41"."""
    word = OF[known_language(language)]
    return NO_BREAK.join((thousands(part, language), word, thousands(whole, language)))


def phone(number: str) -> str:
    """A Norwegian number in pairs, "40 00 00 00", without its +47; any other as it is."""
    digits = "".join(number.split())
    for country in ("+47", "0047"):
        if digits.startswith(country) and len(digits) == len(country) + 8:
            digits = digits.removeprefix(country)
    if not (len(digits) == 8 and digits.isascii() and digits.isdigit()):
        return number
    return NO_BREAK.join(digits[start : start + 2] for start in range(0, 8, 2))


def quoted(text: str, language: str = "nb") -> str:
    """«text»; in English in double quotation marks."""
    return f"“{text}”" if known_language(language) == "en" else f"«{text}»"


def enumeration(items: Iterable[object], language: str = "nb") -> str:
    """For instance "idrett, kultur og velforeninger"; of nothing an empty text.

    Where an item has an "og" of its own, a comma keeps them apart: "helse og omsorg, og barn".
    """
    texts = [str(item) for item in items]
    if len(texts) < 2:
        return "".join(texts)
    word = AND[known_language(language)]
    comma = "," if any(f" {word} " in text for text in texts) else ""
    return f"{', '.join(texts[:-1])}{comma} {word} {texts[-1]}"


def capitalised(text: str) -> str:
    """The text with its first letter large, the rest untouched."""
    return text[:1].upper() + text[1:]


def _before_clock(language: str) -> str:
    return "" if known_language(language) == "en" else f"kl.{NO_BREAK}"


def _hours_minutes(moment: time, language: str) -> str:
    separator = ":" if known_language(language) == "en" else "."
    return f"{moment.hour:02}{separator}{moment.minute:02}"


def _decimal_mark(language: str) -> str:
    return "." if known_language(language) == "en" else ","


def _grouped(digits: str, language: str) -> str:
    """Digits in threes from the right. Norwegian leaves four digits together only in years."""
    separator = "," if known_language(language) == "en" else NO_BREAK
    return f"{int(digits):,}".replace(",", separator)
