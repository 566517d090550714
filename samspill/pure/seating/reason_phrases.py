"""The words of rules, of rules that are broken, and of rules that contradict each other."""

from __future__ import annotations

from samspill.pure.seating.wording import Phrases

WHERE: Phrases = {
    "round": {"nb": " i runde {round}", "nn": " i runde {round}", "en": " in round {round}"},
}

RULES: Phrases = {  # a rule that stands
    "apart": {
        "nb": "{who} skal ikke sitte sammen",
        "nn": "{who} skal ikkje sitje saman",
        "en": "{who} are not to sit together",
    },
    "all_apart": {
        "nb": "{who} skal sitte hver for seg",
        "nn": "{who} skal sitje kvar for seg",
        "en": "no two of {who} are to sit together",
    },
    "more_one": {"nb": "én regel til", "nn": "éin regel til", "en": "one more rule"},
    "more_many": {"nb": "{n} regler til", "nn": "{n} reglar til", "en": "{n} more rules"},
    "together": {
        "nb": "{who} skal sitte sammen",
        "nn": "{who} skal sitje saman",
        "en": "{who} are to sit together",
    },
    "step_free": {
        "nb": "{who} trenger trinnfritt bord",
        "nn": "{who} treng trinnfritt bord",
        "en": "a step-free table is needed by {who}",
    },
    "host": {
        "nb": "{who} er vert ved bord {value}",
        "nn": "{who} er vert ved bord {value}",
        "en": "table {value} is hosted by {who}",
    },
    "topic": {
        "nb": "{who} har valgt «{value}»",
        "nn": "{who} har valt «{value}»",
        "en": "“{value}” has been chosen by {who}",
    },
    "locked": {
        "nb": "{who} er låst til bord {value}",
        "nn": "{who} er låst til bord {value}",
        "en": "table {value} is locked for {who}",
    },
    "capacity_one": {
        "nb": "bord {who} har én plass",
        "nn": "bord {who} har éin plass",
        "en": "there is one seat at table {who}",
    },
    "capacity_many": {
        "nb": "bord {who} har {n} plasser",
        "nn": "bord {who} har {n} plassar",
        "en": "there are {n} seats at table {who}",
    },
    "minimum_one": {
        "nb": "ved bord {who} skal det sitte minst én",
        "nn": "ved bord {who} skal det sitje minst éin",
        "en": "at least one is to sit at table {who}",
    },
    "minimum_many": {
        "nb": "ved bord {who} skal det sitte minst {n}",
        "nn": "ved bord {who} skal det sitje minst {n}",
        "en": "at least {n} are to sit at table {who}",
    },
    "present_one": {"nb": "én skal sitte", "nn": "éin skal sitje", "en": "one is to sit"},
    "present_many": {"nb": "{n} skal sitte", "nn": "{n} skal sitje", "en": "{n} are to sit"},
}

CLASHES: Phrases = {  # rules that contradict each other
    "rules": {
        "nb": "Disse reglene kan ikke holdes samtidig{where}: {rules}.",
        "nn": "Desse reglane kan ikkje haldast samtidig{where}: {rules}.",
        "en": "These rules cannot all be kept{where}: {rules}.",
    },
    "apart_inside_together": {
        "nb": "{pair} skal ikke sitte sammen, men reglene setter dem ved samme bord{where}: {rules}.",
        "nn": "{pair} skal ikkje sitje saman, men reglane set dei ved same bord{where}: {rules}.",
        "en": "{pair} are not to sit together, but the rules put them at one table{where}: {rules}.",
    },
    "apart_clique": {
        "nb": "{n} som ikke skal sitte sammen{where}, men bare {tables}: {who}.",
        "nn": "{n} som ikkje skal sitje saman{where}, men berre {tables}: {who}.",
        "en": "{n} who are not to sit together{where}, but only {tables}: {who}.",
    },
    "apart_clique_everywhere": {
        "nb": "{n} som ikke skal sitte sammen{where}, er flere enn det er bord: {who}.",
        "nn": "{n} som ikkje skal sitje saman{where}, er fleire enn det er bord: {who}.",
        "en": "{n} who are not to sit together{where} are more than there are tables: {who}.",
    },
    "block_too_big": {
        "nb": "{n} skal sitte sammen{where}, men det største bordet de kan bruke, har {seats}: {who}.",
        "nn": "{n} skal sitje saman{where}, men det største bordet dei kan bruke, har {seats}: {who}.",
        "en": "{n} are to sit together{where}, but the biggest table for them has {seats}: {who}.",
    },
    "capacity": {
        "nb": "{n} skal sitte{where}, men bordene har bare {seats}.",
        "nn": "{n} skal sitje{where}, men borda har berre {seats}.",
        "en": "{n} are to sit{where}, but the tables have only {seats}.",
    },
    "minimum": {
        "nb": "{n} skal sitte{where}, og det går ikke opp med hvor få og hvor mange bordene tar.",
        "nn": "{n} skal sitje{where}, og det går ikkje opp med kor få og kor mange borda tek.",
        "en": "{n} are to sit{where}, and that does not fit how few and how many the tables take.",
    },
    "access": {
        "nb": "{n} trenger trinnfritt bord{where}, men de trinnfrie bordene har bare {seats}: {who}.",
        "nn": "{n} treng trinnfritt bord{where}, men dei trinnfrie borda har berre {seats}: {who}.",
        "en": "{n} need a step-free table{where}, but the step-free tables have only {seats}: {who}.",
    },
    "access_none": {
        "nb": "{who} trenger trinnfritt bord{where}, men ingen bord er trinnfrie.",
        "nn": "{who} treng trinnfritt bord{where}, men ingen bord er trinnfrie.",
        "en": "A step-free table is needed by {who}{where}, but no table is step-free.",
    },
    "topic": {
        "nb": "{n} har valgt {topics}{where}, men bordene med det har bare {seats}: {who}.",
        "nn": "{n} har valt {topics}{where}, men borda med det har berre {seats}: {who}.",
        "en": "{n} have chosen {topics}{where}, but the tables with that have only {seats}: {who}.",
    },
    "topic_none": {
        "nb": "{who} har valgt {topics}{where}, men ingen bord har det.",
        "nn": "{who} har valt {topics}{where}, men ingen bord har det.",
        "en": "{topics} has been chosen by {who}{where}, but no table has it.",
    },
    "quoted": {"nb": "«{text}»", "nn": "«{text}»", "en": "“{text}”"},
    "seats_one": {"nb": "én plass", "nn": "éin plass", "en": "one seat"},
    "seats_many": {"nb": "{n} plasser", "nn": "{n} plassar", "en": "{n} seats"},
    "tables_one": {
        "nb": "ett bord de kan sitte ved",
        "nn": "eitt bord dei kan sitje ved",
        "en": "one table where they can sit",
    },
    "tables_many": {
        "nb": "{n} bord de kan sitte ved",
        "nn": "{n} bord dei kan sitje ved",
        "en": "{n} tables where they can sit",
    },
}

LOOSEN: Phrases = {  # what to do about it, by type of reason
    "apart_inside_together": {
        "nb": "Ta bort én av reglene.",
        "nn": "Ta bort éin av reglane.",
        "en": "Take away one of the rules.",
    },
    "apart_clique": {
        "nb": "Sett ut et bord til, eller la to av dem sitte sammen.",
        "nn": "Set ut eit bord til, eller lat to av dei sitje saman.",
        "en": "Put out one more table, or let two of them sit together.",
    },
    "block_too_big": {
        "nb": "Sett flere stoler ved ett av bordene, eller la dem sitte ved to bord.",
        "nn": "Set fleire stolar ved eitt av borda, eller lat dei sitje ved to bord.",
        "en": "Put more chairs at one of the tables, or let them sit at two.",
    },
    "capacity": {
        "nb": "Sett ut et bord til, eller flere stoler.",
        "nn": "Set ut eit bord til, eller fleire stolar.",
        "en": "Put out one more table, or more chairs.",
    },
    "minimum": {
        "nb": "La det være nok med færre ved ett av bordene, eller ta bort et bord.",
        "nn": "Lat det vere nok med færre ved eitt av borda, eller ta bort eit bord.",
        "en": "Let fewer be enough at one of the tables, or take a table away.",
    },
    "access": {
        "nb": "Gjør et bord til trinnfritt, eller sett flere stoler ved et trinnfritt bord.",
        "nn": "Gjer eit bord til trinnfritt, eller set fleire stolar ved eit trinnfritt bord.",
        "en": "Make one more table step-free, or put more chairs at a step-free one.",
    },
    "topic": {
        "nb": "Gi temaet et bord til, eller la noen velge et tema til.",
        "nn": "Gje temaet eit bord til, eller lat nokon velje eit tema til.",
        "en": "Give the topic one more table, or let somebody choose one more topic.",
    },
    "host": {
        "nb": "La en annen være vert, eller ta bort én av reglene.",
        "nn": "Lat ein annan vere vert, eller ta bort éin av reglane.",
        "en": "Let another be host, or take away one of the rules.",
    },
}

BROKEN: Phrases = {  # a rule that a plan breaks
    "seated": {
        "nb": "{who} har fått mer enn én plass, eller en som ikke finnes{where}.",
        "nn": "{who} har fått meir enn éin plass, eller ein som ikkje finst{where}.",
        "en": "{who} has more than one seat, or one that is not there{where}.",
    },
    "seated_nowhere": {
        "nb": "{who} har ingen plass{where}.",
        "nn": "{who} har ingen plass{where}.",
        "en": "{who} has no seat{where}.",
    },
    "absence": {
        "nb": "{who} er ikke med{where}, men har fått plass ved bord {table}.",
        "nn": "{who} er ikkje med{where}, men har fått plass ved bord {table}.",
        "en": "{who} is away{where}, but has a seat at table {table}.",
    },
    "capacity": {
        "nb": "Ved bord {table} sitter det {n}{where}, men det er plass til {limit}.",
        "nn": "Ved bord {table} sit det {n}{where}, men det er plass til {limit}.",
        "en": "Table {table} seats {n}{where}, and has room for {limit}.",
    },
    "minimum": {
        "nb": "Ved bord {table} sitter det {n}{where}, men det skal være minst {limit}.",
        "nn": "Ved bord {table} sit det {n}{where}, men det skal vere minst {limit}.",
        "en": "Table {table} seats {n}{where}, and should seat at least {limit}.",
    },
    "step_free": {
        "nb": "{who} trenger trinnfritt bord, og bord {table} er ikke det{where}.",
        "nn": "{who} treng trinnfritt bord, og bord {table} er ikkje det{where}.",
        "en": "{who} needs a step-free table, and table {table} is not{where}.",
    },
    "host": {
        "nb": "{who} er vert ved bord {limit}, men sitter ved bord {table}{where}.",
        "nn": "{who} er vert ved bord {limit}, men sit ved bord {table}{where}.",
        "en": "{who} is host at table {limit}, but sits at table {table}{where}.",
    },
    "together": {
        "nb": "{who} skal sitte sammen, men gjør det ikke{where}.",
        "nn": "{who} skal sitje saman, men gjer det ikkje{where}.",
        "en": "{who} are to sit together, but do not{where}.",
    },
    "apart": {
        "nb": "{who} skal ikke sitte sammen, men sitter begge ved bord {table}{where}.",
        "nn": "{who} skal ikkje sitje saman, men sit begge ved bord {table}{where}.",
        "en": "{who} are not to sit together, but both sit at table {table}{where}.",
    },
    "topic": {
        "nb": "{who} har valgt «{limit}», og bord {table} har et annet tema{where}.",
        "nn": "{who} har valt «{limit}», og bord {table} har eit anna tema{where}.",
        "en": "{who} has chosen “{limit}”, and table {table} has another topic{where}.",
    },
    "frozen": {
        "nb": "Bord {table} skal være som det var{where}, men {who} er flyttet.",
        "nn": "Bord {table} skal vere som det var{where}, men {who} er flytta.",
        "en": "Table {table} is to stay as it was{where}, but {who} moved.",
    },
    "locked": {
        "nb": "{who} er låst til bord {limit}{where}, men sitter ikke der.",
        "nn": "{who} er låst til bord {limit}{where}, men sit ikkje der.",
        "en": "{who} is locked to table {limit}{where}, but does not sit there.",
    },
    "group": {
        "nb": "Gruppa ved bord {table} er ikke den samme som før{where}: {who}.",
        "nn": "Gruppa ved bord {table} er ikkje den same som før{where}: {who}.",
        "en": "The group at table {table} is not the same as before{where}: {who}.",
    },
}
