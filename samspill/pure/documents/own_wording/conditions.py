"""The conditions a paragraph may stand under: what each is called, and whether it holds."""

from collections.abc import Collection, Mapping
from typing import Any

from ..letter_language import is_blank

CONDITIONS: dict[str, dict[str, str]] = {
    "joint": {
        "nb": "arbeidsgruppen og kommunen går sammen",
        "nn": "arbeidsgruppa og kommunen går saman",
    },
    "working_group": {"nb": "arbeidsgruppen leder", "nn": "arbeidsgruppa leier"},
    "municipality": {"nb": "kommunen leder", "nn": "kommunen leier"},
    "with_group": {"nb": "arbeidsgruppen er med", "nn": "arbeidsgruppa er med"},
    "with_municipality": {"nb": "kommunen er med", "nn": "kommunen er med"},
    "one_alone": {
        "nb": "arbeidsgruppen eller kommunen leder alene",
        "nn": "arbeidsgruppa eller kommunen leier åleine",
    },
    "district": {"nb": "det gjelder en bydel", "nn": "det gjeld ein bydel"},
    "whole_municipality": {
        "nb": "det gjelder en hel kommune",
        "nn": "det gjeld ein heil kommune",
    },
    "stands": {"nb": "det blir torg med stands", "nn": "det blir torg med stands"},
    "no_stands": {"nb": "det ikke blir torg", "nn": "det ikkje blir torg"},
    "one_each": {"nb": "det er én fra hvert lag", "nn": "det er éin frå kvart lag"},
    "free": {"nb": "det er gratis", "nn": "det er gratis"},
    "paid": {"nb": "det koster noe", "nn": "det kostar noko"},
    "meal": {"nb": "det blir mat", "nn": "det blir mat"},
    "digital": {"nb": "konferansen er på nett", "nn": "konferansen er på nett"},
    "on_site": {"nb": "folk møtes på stedet", "nn": "folk møtest på staden"},
    "signed_up": {
        "nb": "mottakeren har meldt seg på",
        "nn": "mottakaren har meldt seg på",
    },
    "not_signed_up": {
        "nb": "mottakeren ikke har meldt seg på",
        "nn": "mottakaren ikkje har meldt seg på",
    },
}
GIVEN = {"nb": "«{}» er fylt ut", "nn": "«{}» er fylt ut"}
BLANK = {"nb": "«{}» står tomt", "nn": "«{}» står tomt"}


def holds(condition: str, facts: Mapping[str, Any]) -> bool:
    """Whether a condition holds for these facts. One that is not known never does."""
    kind, _space, name = condition.partition(" ")
    if kind in ("given", "blank") and name:
        return (kind == "given") == _is_given(facts.get(name))
    lead, level, price = facts.get("lead"), facts.get("level"), facts.get("conference_price")
    known = {
        "joint": lead == "joint",
        "working_group": lead == "working_group",
        "municipality": lead == "municipality",
        "with_group": lead in ("joint", "working_group"),
        "with_municipality": lead in ("joint", "municipality"),
        "one_alone": lead in ("working_group", "municipality"),
        "district": level == "district",
        "whole_municipality": level != "district",
        "stands": bool(facts.get("stands")),
        "no_stands": not facts.get("stands"),
        "one_each": bool(facts.get("one_per_association")),
        "free": price == 0,
        "paid": not is_blank(price) and price != 0,
        "meal": not is_blank(facts.get("conference_meal")),
        "digital": bool(facts.get("is_digital")),
        "on_site": not facts.get("is_digital"),
        "signed_up": bool(facts.get("recipient_signed_up")),
        "not_signed_up": not facts.get("recipient_signed_up"),
    }
    return known.get(condition, False)


def every_condition(fields: Collection[str]) -> list[str]:
    """All that may stand in ⟦when: …⟧: those above, and for each field given or blank."""
    return [*CONDITIONS, *(f"{kind} {name}" for name in fields for kind in ("given", "blank"))]


def condition_words(condition: str, labels: Mapping[str, str], language: str) -> str:
    """A condition as a person reads it after "when"; labels are the fields' own, by name."""
    words = "nn" if language == "nn" else "nb"
    kind, _space, name = condition.partition(" ")
    if kind in ("given", "blank") and name:
        return (GIVEN if kind == "given" else BLANK)[words].format(labels.get(name, name))
    return CONDITIONS[condition][words] if condition in CONDITIONS else condition


def _is_given(value: Any) -> bool:
    return value is not False and not is_blank(value)
