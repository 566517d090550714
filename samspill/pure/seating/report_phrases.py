"""The clauses that the sentences of a report are put together from; each written, not converted."""

from __future__ import annotations

from samspill.pure.seating.wording import Phrases

PHRASES: Phrases = {
    "everyone_one": {
        "nb": "alle møter én ny",
        "nn": "alle møter éin ny",
        "en": "everyone meets one new person",
    },
    "everyone_many": {
        "nb": "alle møter {n} nye",
        "nn": "alle møter {n} nye",
        "en": "everyone meets {n} new people",
    },
    "at_least_one": {
        "nb": "alle møter minst én ny",
        "nn": "alle møter minst éin ny",
        "en": "everyone meets at least one new person",
    },
    "at_least_many": {
        "nb": "alle møter minst {n} nye",
        "nn": "alle møter minst {n} nye",
        "en": "everyone meets at least {n} new people",
    },
    "throughout_one": {
        "nb": "alle som er med i alle rundene, møter minst én ny",
        "nn": "alle som er med i alle rundane, møter minst éin ny",
        "en": "everyone who is there in every round meets at least one new person",
    },
    "throughout_many": {
        "nb": "alle som er med i alle rundene, møter minst {n} nye",
        "nn": "alle som er med i alle rundane, møter minst {n} nye",
        "en": "everyone who is there in every round meets at least {n} new people",
    },
    "some_meet_nobody": {
        "nb": "noen møter ingen",
        "nn": "nokon møter ingen",
        "en": "some meet nobody",
    },
    "nobody": {
        "nb": "ingen har fått plass ennå",
        "nn": "ingen har fått plass enno",
        "en": "nobody has a seat yet",
    },
    "rotate": {
        "nb": "gruppene er faste og går fra bord til bord",
        "nn": "gruppene er faste og går frå bord til bord",
        "en": "the groups are fixed and go from table to table",
    },
    "no_table_twice": {
        "nb": "ingen kommer to ganger til samme bord",
        "nn": "ingen kjem to gonger til same bord",
        "en": "nobody comes to the same table twice",
    },
    "some_table_twice": {
        "nb": "noen kommer tilbake til et bord de har vært ved",
        "nn": "nokon kjem tilbake til eit bord dei har vore ved",
        "en": "some come back to a table where they have been",
    },
    "no_repeats": {
        "nb": "ingen møtes to ganger",
        "nn": "ingen møtest to gonger",
        "en": "no two meet twice",
    },
    "repeats_one": {
        "nb": "én gang møtes to som har møttes før",
        "nn": "éin gong møtest to som har møtst før",
        "en": "once, two meet who have met before",
    },
    "repeats_many": {
        "nb": "{n} ganger møtes to som har møttes før",
        "nn": "{n} gonger møtest to som har møtst før",
        "en": "{n} times, two meet who have met before",
    },
    "all_forced": {
        "nb": "{clause}, og det kan ikke unngås",
        "nn": "{clause}, og det er ikkje til å unngå",
        "en": "{clause}, and that cannot be avoided",
    },
    "some_forced": {
        "nb": "{clause}, og {forced} av gangene kan ikke unngås",
        "nn": "{clause}, og {forced} av gongene er ikkje til å unngå",
        "en": "{clause}, and {forced} of those times cannot be avoided",
    },
    "best": {
        "nb": "det kan ikke gjøres bedre",
        "nn": "det kan ikkje gjerast betre",
        "en": "it cannot be done better",
    },
    "most_meetings": {
        "nb": "flere møter til sammen er ikke mulig",
        "nn": "fleire møte til saman er ikkje mogleg",
        "en": "more meetings in all are not possible",
    },
    "short": {
        "nb": "det blir {met} av høyst {most} mulige møter",
        "nn": "det blir {met} av høgst {most} moglege møte",
        "en": "that makes {met} of at most {most} possible meetings",
    },
    "broken_one": {
        "nb": "én regel er brutt",
        "nn": "éin regel er broten",
        "en": "one rule is broken",
    },
    "broken_many": {
        "nb": "{n} regler er brutt",
        "nn": "{n} reglar er brotne",
        "en": "{n} rules are broken",
    },
    "people_one": {"nb": "én person", "nn": "éin person", "en": "one person"},
    "people_many": {"nb": "{n} personer", "nn": "{n} personar", "en": "{n} people"},
    "tables_one": {"nb": "ett bord", "nn": "eitt bord", "en": "one table"},
    "tables_many": {"nb": "{n} bord", "nn": "{n} bord", "en": "{n} tables"},
    "rounds_one": {"nb": "én runde", "nn": "éin runde", "en": "one round"},
    "rounds_many": {"nb": "{n} runder", "nn": "{n} rundar", "en": "{n} rounds"},
    "meetings": {
        "nb": "{met} møter av høyst {most} mulige",
        "nn": "{met} møte av høgst {most} moglege",
        "en": "{met} meetings of at most {most} possible",
    },
    "even": {
        "nb": "{name} er så jevnt fordelt ved bordene som det går an.",
        "nn": "{name} er så jamt fordelt ved borda som råd er.",
        "en": "{name} is spread over the tables as evenly as can be.",
    },
    "uneven_one": {
        "nb": "{name}: én person for mye eller for lite ved et bord, regnet over alle rundene.",
        "nn": "{name}: éin person for mykje eller for lite ved eit bord, rekna over alle rundane.",
        "en": "{name}: one person too many or too few at a table, over all rounds.",
    },
    "uneven_many": {
        "nb": "{name}: {n} personer for mye eller for lite ved bordene, regnet over alle rundene.",
        "nn": "{name}: {n} personar for mykje eller for lite ved borda, rekna over alle rundane.",
        "en": "{name}: {n} people too many or too few at the tables, over all rounds.",
    },
    "solos_one": {
        "nb": "{name}: én gang er noen alene om sitt ved bordet.",
        "nn": "{name}: éin gong er nokon åleine om sitt ved bordet.",
        "en": "{name}: once, somebody is the only one of a kind at a table.",
    },
    "solos_many": {
        "nb": "{name}: {n} ganger er noen alene om sitt ved bordet.",
        "nn": "{name}: {n} gonger er nokon åleine om sitt ved bordet.",
        "en": "{name}: {n} times somebody is the only one of a kind at a table.",
    },
    "solos_forced": {
        "nb": "Det kan ikke unngås.",
        "nn": "Det er ikkje til å unngå.",
        "en": "It cannot be avoided.",
    },
    "repeats_spread": {
        "nb": "Ingen plan med disse bordene deler gjensynene jevnere mellom parene.",
        "nn": "Ingen plan med desse borda deler attsyna jamnare mellom para.",
        "en": "No plan with these tables shares the repeats more evenly among the pairs.",
    },
    "moved_none": {
        "nb": "Ingen er flyttet.",
        "nn": "Ingen er flytta.",
        "en": "Nobody has been moved.",
    },
    "moved_one": {
        "nb": "Én plass er flyttet.",
        "nn": "Éin plass er flytta.",
        "en": "One seat has been moved.",
    },
    "moved_many": {
        "nb": "{n} plasser er flyttet, for {people}.",
        "nn": "{n} plassar er flytta, for {people}.",
        "en": "{n} seats have been moved, for {people}.",
    },
    "was_cut": {
        "nb": "Letingen ble stoppet før den var ferdig. En ny kan gi en annen plan.",
        "nn": "Leitinga vart stoppa før ho var ferdig. Ei ny kan gi ein annan plan.",
        "en": "The search was stopped before it was done. Another may give another plan.",
    },
}
