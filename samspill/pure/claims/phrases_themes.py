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
    "stands_for": {
        "nb": "Står for {contributions} fra {tables} og {associations}.",
        "nn": "Står for {contributions} frå {tables} og {associations}.",
        "en": "Stands for {contributions} from {tables} and {associations}.",
    },
    "stands_for_unnamed": {
        "nb": "Står for {contributions} fra {tables}.",
        "nn": "Står for {contributions} frå {tables}.",
        "en": "Stands for {contributions} from {tables}.",
    },
    "stands_for_one": {
        "nb": "Står bare for seg selv: {contributions}.",
        "nn": "Står berre for seg sjølv: {contributions}.",
        "en": "Stands for itself alone: {contributions}.",
    },
    "minority": {
        "nb": "Mindretall: ligner ikke på de andre sitatene. "
        "Står for {contributions} fra {tables} og {associations}.",
        "nn": "Mindretal: liknar ikkje på dei andre sitata. "
        "Står for {contributions} frå {tables} og {associations}.",
        "en": "Minority: unlike the other quotes. "
        "Stands for {contributions} from {tables} and {associations}.",
    },
    "minority_unnamed": {
        "nb": "Mindretall: ligner ikke på de andre sitatene. Står for {contributions} fra {tables}.",
        "nn": "Mindretal: liknar ikkje på dei andre sitata. Står for {contributions} frå {tables}.",
        "en": "Minority: unlike the other quotes. Stands for {contributions} from {tables}.",
    },
    "minority_one": {
        "nb": "Mindretall: ligner ikke på de andre sitatene, og står alene med {contributions}.",
        "nn": "Mindretal: liknar ikkje på dei andre sitata, og står åleine med {contributions}.",
        "en": "Minority: unlike the other quotes, and alone with {contributions}.",
    },
    "coverage": {
        "nb": "{quotes} dekker {value_p} av innspillene om temaet. "
        "Like mange tilfeldig valgte ville i snitt dekket {random_p}.",
        "nn": "{quotes} dekkjer {value_p} av innspela om temaet. "
        "Like mange tilfeldig valde ville i snitt dekt {random_p}.",
        "en": "{value_p} of the contributions on the theme are covered, by {quotes}. "
        "As many chosen at random would on average cover {random_p}.",
    },
    "uncovered": {
        "nb": "Innspill om temaet som ikke er dekket av noe sitat: {contributions_n}.",
        "nn": "Innspel om temaet som ikkje er dekte av noko sitat: {contributions_n}.",
        "en": "Contributions on the theme that no quote stands for: {contributions_n}.",
    },
    "uncovered_none": {
        "nb": "Alle innspillene om temaet er dekket av et sitat.",
        "nn": "Alle innspela om temaet er dekte av eit sitat.",
        "en": "Every contribution on the theme is stood for by a quote.",
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
