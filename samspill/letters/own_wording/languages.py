"""The languages a letter may be written in. Norwegian has the house's wordings to begin from."""

from __future__ import annotations

NORWEGIAN = {"nb": "bokmål", "nn": "nynorsk"}
OTHERS = {  # by tag; what its readers call it
    "en": "English",
    "se": "davvisámegiella",
    "smj": "julevsámegiella",
    "sma": "åarjelsaemien gïele",
    "fkv": "kvääni",
    "ar": "العربية",
    "fa": "فارسی",
    "lt": "lietuvių",
    "pl": "polski",
    "so": "Soomaali",
    "ti": "ትግርኛ",
    "uk": "українська",
}
LANGUAGES = {**NORWEGIAN, **OTHERS}
SAID_IN = {  # what the screen calls it, in bokmål and nynorsk
    "en": ("engelsk", "engelsk"),
    "se": ("nordsamisk", "nordsamisk"),
    "smj": ("lulesamisk", "lulesamisk"),
    "sma": ("sørsamisk", "sørsamisk"),
    "fkv": ("kvensk", "kvensk"),
    "ar": ("arabisk", "arabisk"),
    "fa": ("persisk", "persisk"),
    "lt": ("litauisk", "litauisk"),
    "pl": ("polsk", "polsk"),
    "so": ("somali", "somali"),
    "ti": ("tigrinja", "tigrinja"),
    "uk": ("ukrainsk", "ukrainsk"),
}


def language_name(tag: str, screen: str) -> str:
    """What a screen in nb or nn calls a language; Norwegian's forms are called alike in both."""
    if tag in SAID_IN:
        return SAID_IN[tag][screen == "nn"]
    return LANGUAGES.get(tag, tag)


def house_language(tag: str) -> str:
    """Which of the house's wordings stands behind a language: who signs, and what to begin from."""
    return tag if tag in NORWEGIAN else "nb"
