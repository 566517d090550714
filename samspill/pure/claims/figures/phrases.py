"""What the figures are called and what is said beside them; each written, not converted."""

from __future__ import annotations

from collections.abc import Mapping

from samspill.pure.documents.norwegian import known_language

Wordings = Mapping[str, Mapping[str, str]]

WORDS: Wordings = {
    # what the rows are
    "theme": {"nb": "Tema", "nn": "Tema", "en": "Theme"},
    "round": {"nb": "Runde", "nn": "Runde", "en": "Round"},
    "question": {"nb": "Spørsmål", "nn": "Spørsmål", "en": "Question"},
    "table": {"nb": "Bord", "nn": "Bord", "en": "Table"},
    "category": {"nb": "Type lag", "nn": "Type lag", "en": "Type of association"},
    "language": {"nb": "Språk", "nn": "Språk", "en": "Language"},
    "kind": {"nb": "Type innspill", "nn": "Type innspel", "en": "Kind of contribution"},
    "channel": {"nb": "Skrevet på", "nn": "Skrive på", "en": "Written on"},
    # what is counted
    "tables": {"nb": "Bord", "nn": "Bord", "en": "Tables"},
    "associations": {"nb": "Lag", "nn": "Lag", "en": "Associations"},
    "contributions": {"nb": "Innspill", "nn": "Innspel", "en": "Contributions"},
    "distinct": {"nb": "Ulike innspill", "nn": "Ulike innspel", "en": "Different contributions"},
    "share": {"nb": "Av lagene", "nn": "Av laga", "en": "Of the associations"},
    "weighted": {"nb": "Vektet", "nn": "Vekta", "en": "Weighted"},
    "effective": {"nb": "Vektet som av", "nn": "Vekta som av", "en": "Weighted, as of"},
    "register": {"nb": "I registeret", "nn": "I registeret", "en": "In the register"},
    "signed_up": {"nb": "Påmeldt", "nn": "Påmelde", "en": "Signed up"},
    "spoke": {
        "nb": "Navngitt i innspill",
        "nn": "Namngitte i innspel",
        "en": "Named in contributions",
    },
    "reach": {
        "nb": "Nådd, mot snittet",
        "nn": "Nådd, mot snittet",
        "en": "Reached, against the mean",
    },
    # rows
    "round_n": {"nb": "Runde {n}", "nn": "Runde {n}", "en": "Round {n}"},
    "question_n": {
        "nb": "Runde {n}, spørsmål {question}",
        "nn": "Runde {n}, spørsmål {question}",
        "en": "Round {n}, question {question}",
    },
    "table_n": {"nb": "Bord {n}", "nn": "Bord {n}", "en": "Table {n}"},
    "no_table": {"nb": "Uten bord", "nn": "Utan bord", "en": "No table"},
    "no_category": {"nb": "Uten type", "nn": "Utan type", "en": "Without a type"},
    "unnamed": {
        "nb": "Ikke noe lag navngitt",
        "nn": "Ikkje noko lag namngitt",
        "en": "No association named",
    },
    "language:nb": {"nb": "Bokmål", "nn": "Bokmål", "en": "Bokmål"},
    "language:nn": {"nb": "Nynorsk", "nn": "Nynorsk", "en": "Nynorsk"},
    "language:se": {"nb": "Nordsamisk", "nn": "Nordsamisk", "en": "Northern Sami"},
    "language:smj": {"nb": "Lulesamisk", "nn": "Lulesamisk", "en": "Lule Sami"},
    "language:sma": {"nb": "Sørsamisk", "nn": "Sørsamisk", "en": "Southern Sami"},
    "language:en": {"nb": "Engelsk", "nn": "Engelsk", "en": "English"},
    "language:": {"nb": "Ikke kjent", "nn": "Ikkje kjent", "en": "Not known"},
    "kind:challenge": {"nb": "Utfordring", "nn": "Utfordring", "en": "Challenge"},
    "kind:wish": {"nb": "Ønske", "nn": "Ønske", "en": "Wish"},
    "kind:offer": {"nb": "Tilbud", "nn": "Tilbod", "en": "Offer"},
    "kind:reflection": {
        "nb": "Refleksjon i plenum",
        "nn": "Refleksjon i plenum",
        "en": "Reflection in the plenary",
    },
    "kind:": {"nb": "Ikke sagt", "nn": "Ikkje sagt", "en": "Not said"},
    "channel:phone": {"nb": "Telefon", "nn": "Telefon", "en": "Phone"},
    "channel:table_host": {"nb": "Bordverten", "nn": "Bordverten", "en": "The table host"},
    "channel:paper": {"nb": "Papir", "nn": "Papir", "en": "Paper"},
    "channel:file": {"nb": "Fil", "nn": "Fil", "en": "File"},
    "channel:web": {"nb": "Ved påmeldingen", "nn": "Ved påmeldinga", "en": "At sign-up"},
    # numbers
    "few": {"nb": "færre enn 3", "nn": "færre enn 3", "en": "fewer than 3"},
    "not_told": {"nb": "ikke vist", "nn": "ikkje vist", "en": "not shown"},
    "absent": {"nb": "ingen deltok", "nn": "ingen deltok", "en": "none took part"},
    # sentences
    "basis": {
        "nb": "Grunnlag: {contributions} fra {tables} og {associations}.",
        "nn": "Grunnlag: {contributions} frå {tables} og {associations}.",
        "en": "Basis: {contributions} from {tables} and {associations}.",
    },
    "sorted_by_people": {
        "nb": "{n} av {all} er sortert av folk",
        "nn": "{n} av {all} er sorterte av folk",
        "en": "{n} of {all} are sorted by people",
    },
    "proposed": {
        "nb": "{n} står med systemets forslag",
        "nn": "{n} står med forslaget frå systemet",
        "en": "{n} stand with the system’s proposal",
    },
    "unclear_one": {"nb": "ett er uklart", "nn": "eitt er uklart", "en": "one is unclear"},
    "unclear_many": {"nb": "{n} er uklare", "nn": "{n} er uklare", "en": "{n} are unclear"},
    "contributions_one": {"nb": "ett innspill", "nn": "eitt innspel", "en": "one contribution"},
    "contributions_many": {"nb": "{n} innspill", "nn": "{n} innspel", "en": "{n} contributions"},
    "tables_of": {
        "nb": "{n} av {all} bord",
        "nn": "{n} av {all} bord",
        "en": "{n} of {all} tables",
    },
    "associations_one": {"nb": "ett lag", "nn": "eitt lag", "en": "one association"},
    "associations_many": {"nb": "{n} lag", "nn": "{n} lag", "en": "{n} associations"},
    "association_five": {
        "nb": "{name}: ett lag står for {part} av {of} innspill. Uten det laget er temaet ikke blant "
        "de fem som flest bord snakket om.",
        "nn": "{name}: eitt lag står for {part} av {of} innspel. Utan det laget er temaet ikkje blant "
        "dei fem som flest bord snakka om.",
        "en": "{name}: one association stands for {part} of {of} contributions. Without it the theme "
        "is not among the five that most tables spoke of.",
    },
    "association_half": {
        "nb": "{name}: ett lag står for {part} av {of} innspill. Uten det laget er det ikke mer enn "
        "halvparten av bordene som snakket om temaet.",
        "nn": "{name}: eitt lag står for {part} av {of} innspel. Utan det laget er det ikkje meir enn "
        "halvparten av borda som snakka om temaet.",
        "en": "{name}: one association stands for {part} of {of} contributions. Without it no more "
        "than half the tables spoke of the theme.",
    },
    "table_five": {
        "nb": "{name}: ett bord står for {part} av {of} innspill. Uten det bordet er temaet ikke blant "
        "de fem som flest bord snakket om.",
        "nn": "{name}: eitt bord står for {part} av {of} innspel. Utan det bordet er temaet ikkje "
        "blant dei fem som flest bord snakka om.",
        "en": "{name}: one table stands for {part} of {of} contributions. Without it the theme is not "
        "among the five that most tables spoke of.",
    },
    "table_half": {
        "nb": "{name}: ett bord står for {part} av {of} innspill. Uten det bordet er det ikke mer enn "
        "halvparten av bordene som snakket om temaet.",
        "nn": "{name}: eitt bord står for {part} av {of} innspel. Utan det bordet er det ikkje meir "
        "enn halvparten av borda som snakka om temaet.",
        "en": "{name}: one table stands for {part} of {of} contributions. Without it no more than half "
        "the tables spoke of the theme.",
    },
    "weighted_five_out": {
        "nb": "{name}: med vekt som i registeret er temaet ikke blant de fem som flest lag snakket om.",
        "nn": "{name}: med vekt som i registeret er temaet ikkje blant dei fem som flest lag snakka "
        "om.",
        "en": "{name}: weighted as in the register, the theme is not among the five that most "
        "associations spoke of.",
    },
    "weighted_five_in": {
        "nb": "{name}: bare med vekt som i registeret er temaet blant de fem som flest lag snakket om.",
        "nn": "{name}: berre med vekt som i registeret er temaet blant dei fem som flest lag snakka "
        "om.",
        "en": "{name}: only weighted as in the register is the theme among the five that most "
        "associations spoke of.",
    },
    "weighted_half_out": {
        "nb": "{name}: med vekt som i registeret er det ikke lenger flertallet av lagene som snakket om "
        "temaet.",
        "nn": "{name}: med vekt som i registeret er det ikkje lenger fleirtalet av laga som snakka om "
        "temaet.",
        "en": "{name}: weighted as in the register, it is no longer most of the associations that spoke "
        "of the theme.",
    },
    "weighted_half_in": {
        "nb": "{name}: bare med vekt som i registeret er det flertallet av lagene som snakket om temaet.",
        "nn": "{name}: berre med vekt som i registeret er det fleirtalet av laga som snakka om temaet.",
        "en": "{name}: only weighted as in the register is it most of the associations that spoke of "
        "the theme.",
    },
}


def say(phrase: str, language: str, **values: object) -> str:
    """A phrase with its values put in. Raises KeyError for a phrase that is not there."""
    return WORDS[phrase][known_language(language)].format(**values)


def named(name: str, code: str, language: str) -> str:
    """A row by its code, as "language" and "nn"; the code itself where it has no name here."""
    known = WORDS.get(f"{name}:{code}")
    return known[known_language(language)] if known else code


def many(name: str, number: int, language: str) -> str:
    """ "ett innspill", "12 innspill" """
    return say(f"{name}_one" if number == 1 else f"{name}_many", language, n=number)
