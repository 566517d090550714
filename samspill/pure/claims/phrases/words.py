"""Units, headings, names and conditions: what the sentences of a report are put together from."""

from __future__ import annotations

from collections.abc import Mapping

Phrases = Mapping[str, Mapping[str, str]]  # key -> language -> text

FINDING_SAYS = {
    "nb": "{says}. {contributions} fra {tables} og {associations} sier det.",
    "nn": "{says}. {contributions} frå {tables} og {associations} seier det.",
    "en": "{says}. {contributions} from {tables} and {associations} say so.",
}

FEWER_THAN = {"nb": "færre enn {n}", "nn": "færre enn {n}", "en": "fewer than {n}"}

UNITS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "contributions": {
        "nb": ("innspill", "innspill"),
        "nn": ("innspel", "innspel"),
        "en": ("contribution", "contributions"),
    },
    "tables": {"nb": ("bord", "bord"), "nn": ("bord", "bord"), "en": ("table", "tables")},
    "associations": {
        "nb": ("lag", "lag"),
        "nn": ("lag", "lag"),
        "en": ("association", "associations"),
    },
    "categories": {
        "nb": ("kategori", "kategorier"),
        "nn": ("kategori", "kategoriar"),
        "en": ("category", "categories"),
    },
    "rounds": {"nb": ("runde", "runder"), "nn": ("runde", "rundar"), "en": ("round", "rounds")},
    "people": {
        "nb": ("person", "personer"),
        "nn": ("person", "personar"),
        "en": ("person", "people"),
    },
    "points": {
        "nb": ("prikk", "prikker"),
        "nn": ("prikk", "prikkar"),
        "en": ("dot", "dots"),
    },
    "comparisons": {
        "nb": ("gang", "ganger"),
        "nn": ("gong", "gonger"),
        "en": ("time", "times"),
    },
    "others": {
        "nb": ("annet innspill", "andre innspill"),
        "nn": ("anna innspel", "andre innspel"),
        "en": ("other", "others"),
    },
    "groups": {
        "nb": ("gruppe", "grupper"),
        "nn": ("gruppe", "grupper"),
        "en": ("group", "groups"),
    },
    "findings": {"nb": ("funn", "funn"), "nn": ("funn", "funn"), "en": ("finding", "findings")},
    "quotes": {"nb": ("sitat", "sitater"), "nn": ("sitat", "sitat"), "en": ("quote", "quotes")},
}

LANGUAGE_NAMES = {
    "nb": {"nb": "bokmål", "nn": "bokmål", "en": "Norwegian Bokmål"},
    "nn": {"nb": "nynorsk", "nn": "nynorsk", "en": "Norwegian Nynorsk"},
    "en": {"nb": "engelsk", "nn": "engelsk", "en": "English"},
    "se": {"nb": "nordsamisk", "nn": "nordsamisk", "en": "Northern Sami"},
    "smj": {"nb": "lulesamisk", "nn": "lulesamisk", "en": "Lule Sami"},
    "sma": {"nb": "sørsamisk", "nn": "sørsamisk", "en": "Southern Sami"},
}
OTHER_LANGUAGE = {"nb": "et annet språk", "nn": "eit anna språk", "en": "another language"}
HEADINGS: Phrases = {
    "basis": {
        "nb": "Hva rapporten bygger på",
        "nn": "Kva rapporten byggjer på",
        "en": "What this report rests on",
    },
    "findings": {"nb": "Funn", "nn": "Funn", "en": "Findings"},
    "themes": {
        "nb": "Hva bordene snakket om",
        "nn": "Kva borda snakka om",
        "en": "What the tables spoke of",
    },
    "theme": {"nb": "{name}", "nn": "{name}", "en": "{name}"},
    "same": {
        "nb": "Innspill som sier det samme",
        "nn": "Innspel som seier det same",
        "en": "Contributions that say the same",
    },
    "priorities": {
        "nb": "Hva deltakerne satte først",
        "nn": "Kva deltakarane sette først",
        "en": "What the participants put first",
    },
    "opinions": {
        "nb": "Enige og uenige",
        "nn": "Samde og usamde",
        "en": "Agreement and disagreement",
    },
    "outlying": {
        "nb": "Innspill som ikke ligner på noe sitat",
        "nn": "Innspel som ikkje liknar på noko sitat",
        "en": "Contributions that are like no quote",
    },
    "heard": {"nb": "Hvem som ble hørt", "nn": "Kven som vart høyrde", "en": "Who was heard"},
    "caveats": {"nb": "Forbehold", "nn": "Atterhald", "en": "Caveats"},
}
NO_CATEGORY = {"nb": "Uten kategori", "nn": "Utan kategori", "en": "Without category"}

# Bands; and the conditions that groups of opinion must meet, told where one is not met.
WORDS: Phrases = {
    "high": {"nb": "høy", "nn": "høg", "en": "high"},
    "middle": {"nb": "middels", "nn": "middels", "en": "middle"},
    "low": {"nb": "lav", "nn": "låg", "en": "low"},
    "people": {
        "nb": "færre enn 30 personer har svart på nok",
        "nn": "færre enn 30 personar har svart på nok",
        "en": "fewer than 30 people have answered enough",
    },
    "smallest_group": {
        "nb": "den minste gruppa har færre enn 5 personer",
        "nn": "den minste gruppa har færre enn 5 personar",
        "en": "the smallest group has fewer than 5 people",
    },
    "organisations": {
        "nb": "en gruppe har personer fra færre enn 3 lag",
        "nn": "ei gruppe har personar frå færre enn 3 lag",
        "en": "one group has people from fewer than 3 associations",
    },
    "silhouette": {
        "nb": "stokkede svar gir grupper som er like langt fra hverandre",
        "nn": "stokka svar gir grupper som er like langt frå kvarandre",
        "en": "shuffled answers give groups as far apart",
    },
    "eigenvalue": {
        "nb": "stokkede svar gir en like stor forskjell",
        "nn": "stokka svar gir ein like stor skilnad",
        "en": "shuffled answers give as large a difference",
    },
    "stability": {
        "nb": "gruppene står seg ikke når en femdel av svarene tas bort",
        "nn": "gruppene står seg ikkje når ein femdel av svara blir tekne bort",
        "en": "the groups do not stand when a fifth of the answers is taken away",
    },
}
