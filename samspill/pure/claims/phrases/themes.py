"""The sentences on findings, themes, quotes, and what says the same."""

from __future__ import annotations

from collections.abc import Mapping

THEMES: Mapping[str, Mapping[str, str]] = {
    "finding": {
        "nb": "{says}. {contributions} fra {tables_n} av {of_tables} og fra {associations} sier det.",
        "nn": "{says}. {contributions} frå {tables_n} av {of_tables} og frå {associations} seier det.",
        "en": "{says}. {contributions} from {tables_n} of {of_tables} and from {associations} say so.",
    },
    "finding_unnamed": {
        "nb": "{says}. {contributions} fra {tables_n} av {of_tables} sier det.",
        "nn": "{says}. {contributions} frå {tables_n} av {of_tables} seier det.",
        "en": "{says}. {contributions} from {tables_n} of {of_tables} say so.",
    },
    "finding_few": {
        "nb": "{says}. {contributions} fra {tables} sier det.",
        "nn": "{says}. {contributions} frå {tables} seier det.",
        "en": "{says}. {contributions} from {tables} say so.",
    },
    "finding_none": {
        "nb": "{says}. {contributions} sier det, ingen av dem fra et bord.",
        "nn": "{says}. {contributions} seier det, ingen av dei frå eit bord.",
        "en": "{says}. {contributions} say so, none of them from a table.",
    },
    "no_findings": {
        "nb": "For få innspill sier det samme. Derfor er det ingen funn.",
        "nn": "For få innspel seier det same. Difor er det ingen funn.",
        "en": "Too few contributions say the same. So there are no findings.",
    },
    "findings_hold": {
        "nb": "{holding_n} av {findings} står seg når vi tar ut ett bord, tar ut ett lag, "
        "og vekter etter kategoriene i registeret.",
        "nn": "{holding_n} av {findings} står seg når vi tek ut eitt bord, tek ut eitt lag, "
        "og vektar etter kategoriane i registeret.",
        "en": "Findings that hold: {holding_n} of {findings_n}, when we leave out one table, "
        "leave out one association, and weight by the categories of the register.",
    },
    "mostly_proposed": {
        "nb": "{contributions_n} av {of_contributions} bak funnet er systemets forslag, som "
        "ingen har sett over.",
        "nn": "{contributions_n} av {of_contributions} bak funnet er forslag frå systemet, som "
        "ingen har sett over.",
        "en": "Of the {of_contributions} behind the finding, {contributions_n} are the "
        "system’s proposal, which nobody has read over.",
    },
    "rests_on_table": {
        "nb": "Funnet hviler mye på ett bord. {most_n} av {of_contributions} er derfra. "
        "Hvis vi tar ut det bordet, står {left} igjen.",
        "nn": "Funnet kviler mykje på eitt bord. {most_n} av {of_contributions} er derfrå. "
        "Om vi tek ut det bordet, står {left} att.",
        "en": "The finding rests much on one table. {most_n} of {of_contributions} are from there. "
        "If we leave that table out, {left_n} remain.",
    },
    "rests_on_association": {
        "nb": "Funnet hviler mye på ett lag. {most_n} av {of_contributions} er derfra. "
        "Hvis vi tar ut det laget, står {left} igjen.",
        "nn": "Funnet kviler mykje på eitt lag. {most_n} av {of_contributions} er derfrå. "
        "Om vi tek ut det laget, står {left} att.",
        "en": "The finding rests much on one association. {most_n} of {of_contributions} are from there. "
        "If we leave it out, {left_n} remain.",
    },
    "thin_finding": {
        "nb": "Tynt grunnlag: Tar vi ut ett bord eller ett lag, kan bare {least} stå igjen.",
        "nn": "Tynt grunnlag: Tek vi ut eitt bord eller eitt lag, kan berre {least} stå att.",
        "en": "A thin basis: with one table or one association left out, only {least_n} may remain.",
    },
    "finding_weighted": {
        "nb": "{plain_p} av lagene som er nevnt, sier det. Hvis hver kategori teller som i registeret, "
        "er det {value_p}. Det endrer om flertallet sier det.",
        "nn": "{plain_p} av laga som er nemnde, seier det. Om kvar kategori tel som i registeret, "
        "er det {value_p}. Det endrar om fleirtalet seier det.",
        "en": "{plain_p} of the associations named say so. If each category counts as in the register, "
        "it is {value_p}. That changes whether most of them say so.",
    },
    "finding_half": {
        "nb": "{value_p} av lagene som er nevnt, sier det. Hvis vi tar ut ett lag, "
        "kan det endre om flertallet sier det.",
        "nn": "{value_p} av laga som er nemnde, seier det. Om vi tek ut eitt lag, "
        "kan det endre om fleirtalet seier det.",
        "en": "{value_p} of the associations named say so. "
        "Leaving one association out may change whether most of them say so.",
    },
    "theme": {
        "nb": "{name}: {tables_n} av {of_tables} snakket om dette, i {contributions}. "
        "Lag som er nevnt: {associations_n}.",
        "nn": "{name}: {tables_n} av {of_tables} snakka om dette, i {contributions}. "
        "Lag som er nemnde: {associations_n}.",
        "en": "{name}: {tables_n} of {of_tables} spoke of this, in {contributions}. "
        "Associations named: {associations_n}.",
    },
    "theme_few": {
        "nb": "{name}: {tables} snakket om dette, i {contributions}.",
        "nn": "{name}: {tables} snakka om dette, i {contributions}.",
        "en": "{name}: {tables} spoke of this, in {contributions}.",
    },
    "theme_none": {
        "nb": "{name}: {contributions}, ingen av dem fra et bord.",
        "nn": "{name}: {contributions}, ingen av dei frå eit bord.",
        "en": "{name}: {contributions}, none of them from a table.",
    },
    "theme_round": {
        "nb": "Runde {round}: {tables_n} av {of_tables}.",
        "nn": "Runde {round}: {tables_n} av {of_tables}.",
        "en": "Round {round}: {tables_n} of {of_tables}.",
    },
    "theme_round_few": {
        "nb": "Runde {round}: {tables}.",
        "nn": "Runde {round}: {tables}.",
        "en": "Round {round}: {tables}.",
    },
    "theme_round_apart_few": {
        "nb": "Runde {round}: ikke vist, for da kunne et lite tall regnes ut.",
        "nn": "Runde {round}: ikkje vist, for då kunne eit lite tal reknast ut.",
        "en": "Round {round}: not shown, as a small number could then be worked out.",
    },
    "theme_round_none": {
        "nb": "Runde {round}: 0 av {of_tables}.",
        "nn": "Runde {round}: 0 av {of_tables}.",
        "en": "Round {round}: 0 of {of_tables}.",
    },
    "theme_distinct": {
        "nb": "Når innspill som sier det samme, telles én gang, er det {distinct} om temaet.",
        "nn": "Når innspel som seier det same, blir talde éin gong, er det {distinct} om temaet.",
        "en": "When those that say the same are counted once, there are {distinct} on the theme.",
    },
    "alike": {
        "nb": "Ligner på {contributions_n} andre innspill fra {tables} og {associations}.",
        "nn": "Liknar på {contributions_n} andre innspel frå {tables} og {associations}.",
        "en": "Like {contributions_n} others, from {tables} and {associations}.",
    },
    "alike_unnamed": {
        "nb": "Ligner på {contributions_n} andre innspill fra {tables}.",
        "nn": "Liknar på {contributions_n} andre innspel frå {tables}.",
        "en": "Like {contributions_n} others, from {tables}.",
    },
    "alike_one": {
        "nb": "Ligner på 1 annet innspill.",
        "nn": "Liknar på 1 anna innspel.",
        "en": "Like 1 other.",
    },
    "alike_none": {
        "nb": "Ligner ikke på noe annet innspill om temaet.",
        "nn": "Liknar ikkje på noko anna innspel om temaet.",
        "en": "Like no other contribution on the theme.",
    },
    "apart": {
        "nb": "Ligner ikke på de andre sitatene. Ligner på {contributions_n} andre innspill "
        "fra {tables} og {associations}.",
        "nn": "Liknar ikkje på dei andre sitata. Liknar på {contributions_n} andre innspel frå "
        "{tables} og {associations}.",
        "en": "Unlike the other quotes. Like {contributions_n} others, from {tables} and "
        "{associations}.",
    },
    "apart_unnamed": {
        "nb": "Ligner ikke på de andre sitatene. Ligner på {contributions_n} andre innspill "
        "fra {tables}.",
        "nn": "Liknar ikkje på dei andre sitata. Liknar på {contributions_n} andre innspel frå "
        "{tables}.",
        "en": "Unlike the other quotes. Like {contributions_n} others, from {tables}.",
    },
    "apart_one": {
        "nb": "Ligner ikke på de andre sitatene. Ligner på 1 annet innspill.",
        "nn": "Liknar ikkje på dei andre sitata. Liknar på 1 anna innspel.",
        "en": "Unlike the other quotes. Like 1 other.",
    },
    "apart_none": {
        "nb": "Ligner ikke på noe annet innspill om temaet.",
        "nn": "Liknar ikkje på noko anna innspel om temaet.",
        "en": "Like no other contribution on the theme.",
    },
    "coverage": {
        "nb": "{quotes}, med innspillene som ligner, er {value_p} av innspillene om temaet. "
        "Like mange tilfeldig valgte sitater ville i snitt gitt {random_p}.",
        "nn": "{quotes}, med innspela som liknar, er {value_p} av innspela om temaet. Like "
        "mange tilfeldig valde sitat ville i snitt gitt {random_p}.",
        "en": "{quotes}, with those that are like them, are {value_p} of the contributions on "
        "the theme. As many quotes chosen at random would on average give {random_p}.",
    },
    "coverage_chance": {
        "nb": "{quotes}, med innspillene som ligner, er {value_p} av innspillene om temaet. "
        "Det er ikke bedre enn et tilfeldig utvalg.",
        "nn": "{quotes}, med innspela som liknar, er {value_p} av innspela om temaet. Det er "
        "ikkje betre enn eit tilfeldig utval.",
        "en": "{quotes}, with those that are like them, are {value_p} of the contributions on "
        "the theme. That is no better than a random choice.",
    },
    "uncovered": {
        "nb": "Innspill om temaet som ikke ligner på noe sitat: {contributions_n}.",
        "nn": "Innspel om temaet som ikkje liknar på noko sitat: {contributions_n}.",
        "en": "Contributions on the theme that are like no quote: {contributions_n}.",
    },
    "uncovered_none": {
        "nb": "Alle innspillene om temaet er sitert, eller ligner på et sitat.",
        "nn": "Alle innspela om temaet er siterte, eller liknar på eit sitat.",
        "en": "Every contribution on the theme is quoted, or is like a quote.",
    },
    "same": {
        "nb": "{contributions} fra {tables} og {associations} sier det samme.",
        "nn": "{contributions} frå {tables} og {associations} seier det same.",
        "en": "{contributions} from {tables} and {associations} say the same.",
    },
    "same_unnamed": {
        "nb": "{contributions} fra {tables} sier det samme.",
        "nn": "{contributions} frå {tables} seier det same.",
        "en": "{contributions} from {tables} say the same.",
    },
    "same_none": {
        "nb": "{contributions} sier det samme, ingen av dem fra et bord.",
        "nn": "{contributions} seier det same, ingen av dei frå eit bord.",
        "en": "{contributions} say the same, none of them from a table.",
    },
}
