"""The sentences on what people put first, and on what they agree and disagree with."""

from __future__ import annotations

from collections.abc import Mapping

PRIORITIES: Mapping[str, Mapping[str, str]] = {
    "dots_basis": {
        "nb": "Runde {round}: {people} ga prikker til {statements}.",
        "nn": "Runde {round}: {people} gav prikkar til {statements}.",
        "en": "Round {round}: {people} gave dots to {statements}.",
    },
    "dots_basis_few": {
        "nb": "Runde {round}: Færre enn 5 personer ga prikker. Det er for få til å vise.",
        "nn": "Runde {round}: Færre enn 5 personar gav prikkar. Det er for få til å vise.",
        "en": "Round {round}: Fewer than 5 people gave dots. That is too few to be shown.",
    },
    "thin": {
        "nb": "For få svar til å rangere. Derfor viser vi høy, middels og lav, ikke plasser.",
        "nn": "For få svar til å rangere. Difor viser vi høg, middels og låg, ikkje plassar.",
        "en": "Too few answers for a ranking. So we show high, middle and low, not places.",
    },
    "undecided": {
        "nb": "For få svar til å skille de {value_n} øverste innspillene.",
        "nn": "For få svar til å skilje dei {value_n} øvste innspela.",
        "en": "Too few answers to tell the {value_n} contributions at the top apart.",
    },
    "dots": {
        "nb": "{points} fra {people}. Kjente lag bak: {associations_n}. "
        "Plass {places} av {of_statements_n}.",
        "nn": "{points} frå {people}. Kjende lag bak: {associations_n}. "
        "Plass {places} av {of_statements_n}.",
        "en": "{points} from {people}. Known associations behind: {associations_n}. "
        "Place {places} of {of_statements_n}.",
    },
    "dots_high": {
        "nb": "Høy: {points} fra {people}. Kjente lag bak: {associations_n}.",
        "nn": "Høg: {points} frå {people}. Kjende lag bak: {associations_n}.",
        "en": "High: {points} from {people}. Known associations behind: {associations_n}.",
    },
    "dots_middle": {
        "nb": "Middels: {points} fra {people}. Kjente lag bak: {associations_n}.",
        "nn": "Middels: {points} frå {people}. Kjende lag bak: {associations_n}.",
        "en": "Middle: {points} from {people}. Known associations behind: {associations_n}.",
    },
    "dots_low": {
        "nb": "Lav: {points} fra {people}. Kjente lag bak: {associations_n}.",
        "nn": "Låg: {points} frå {people}. Kjende lag bak: {associations_n}.",
        "en": "Low: {points} from {people}. Known associations behind: {associations_n}.",
    },
    "dots_theme": {
        "nb": "{name}: {points} fra {people}. Plass {places} av {of_themes}.",
        "nn": "{name}: {points} frå {people}. Plass {places} av {of_themes}.",
        "en": "{name}: {points} from {people}. Place {places} of {of_themes}.",
    },
    "dots_theme_high": {
        "nb": "{name}: Høy. {points} fra {people}.",
        "nn": "{name}: Høg. {points} frå {people}.",
        "en": "{name}: High. {points} from {people}.",
    },
    "dots_theme_middle": {
        "nb": "{name}: Middels. {points} fra {people}.",
        "nn": "{name}: Middels. {points} frå {people}.",
        "en": "{name}: Middle. {points} from {people}.",
    },
    "dots_theme_low": {
        "nb": "{name}: Lav. {points} fra {people}.",
        "nn": "{name}: Låg. {points} frå {people}.",
        "en": "{name}: Low. {points} from {people}.",
    },
    "dots_theme_few": {
        "nb": "{name}: Prikker fra færre enn 5 personer.",
        "nn": "{name}: Prikkar frå færre enn 5 personar.",
        "en": "{name}: Dots from fewer than 5 people.",
    },
    "undecided_themes": {
        "nb": "For få svar til å skille de {value_n} øverste temaene.",
        "nn": "For få svar til å skilje dei {value_n} øvste temaa.",
        "en": "Too few answers to tell the {value_n} themes at the top apart.",
    },
    "few_dots": {
        "nb": "{few} fikk prikker fra færre enn 5 personer. Tallene vises ikke.",
        "nn": "{few} fekk prikkar frå færre enn 5 personar. Tala er ikkje viste.",
        "en": "Given dots by fewer than 5 people, and not shown: {few}.",
    },
    "few_pairs": {
        "nb": "{few} ble sammenlignet av færre enn 5 personer. Tallene vises ikke.",
        "nn": "{few} vart samanlikna av færre enn 5 personar. Tala er ikkje viste.",
        "en": "Compared by fewer than 5 people, and not shown: {few}.",
    },
    "tied": {
        "nb": "Like mange prikker som {tied}.",
        "nn": "Like mange prikkar som {tied}.",
        "en": "As many dots as {tied}.",
    },
    "concentrated": {
        "nb": "Minst halvparten av prikkene er fra ett lag eller én person.",
        "nn": "Minst halvparten av prikkane er frå eitt lag eller éin person.",
        "en": "At least half of the dots are from one association or one person.",
    },
    "top_theme": {
        "nb": "{name}: {tables_n} av {of_tables} har temaet blant sine tre viktigste i runde {round}.",
        "nn": "{name}: {tables_n} av {of_tables} har temaet blant sine tre viktigaste i runde {round}.",
        "en": "{name}: {tables_n} of {of_tables} have the theme among their top three in round {round}.",
    },
    "few_tops": {
        "nb": "Blant de tre viktigste for færre enn 3 bord i runde {round}: {names}.",
        "nn": "Blant dei tre viktigaste for færre enn 3 bord i runde {round}: {names}.",
        "en": "Among the top three of fewer than 3 tables in round {round}: {names}.",
    },
    "pairs_basis": {
        "nb": "Runde {round}: {people} sammenlignet innspill to og to, {comparisons} i alt.",
        "nn": "Runde {round}: {people} samanlikna innspel to og to, {comparisons} i alt.",
        "en": "Round {round}: {people} compared contributions two and two, {comparisons} in all.",
    },
    "pairs_basis_few": {
        "nb": "Runde {round}: Færre enn 5 personer sammenlignet innspill. "
        "Det er for få til å vise.",
        "nn": "Runde {round}: Færre enn 5 personar samanlikna innspel. Det er for få til å vise.",
        "en": "Round {round}: Fewer than 5 people compared contributions. "
        "That is too few to be shown.",
    },
    "pair": {
        "nb": "Plass {places} av {of_statements_n}. Sammenlignet med et annet {comparisons}.",
        "nn": "Plass {places} av {of_statements_n}. Samanlikna med eit anna {comparisons}.",
        "en": "Place {places} of {of_statements_n}. Compared with another {comparisons}.",
    },
    "pair_high": {
        "nb": "Høy. Sammenlignet med et annet {comparisons}.",
        "nn": "Høg. Samanlikna med eit anna {comparisons}.",
        "en": "High. Compared with another {comparisons}.",
    },
    "pair_middle": {
        "nb": "Middels. Sammenlignet med et annet {comparisons}.",
        "nn": "Middels. Samanlikna med eit anna {comparisons}.",
        "en": "Middle. Compared with another {comparisons}.",
    },
    "pair_low": {
        "nb": "Lav. Sammenlignet med et annet {comparisons}.",
        "nn": "Låg. Samanlikna med eit anna {comparisons}.",
        "en": "Low. Compared with another {comparisons}.",
    },
    "opinions_basis": {
        "nb": "Runde {round}: {people} svarte på om de er enige i {statements}.",
        "nn": "Runde {round}: {people} svara på om dei er samde i {statements}.",
        "en": "Round {round}: {people} answered whether they agree with {statements}.",
    },
    "opinions_basis_few": {
        "nb": "Runde {round}: Færre enn 5 personer svarte på om de er enige. Det er for få til å vise.",
        "nn": "Runde {round}: Færre enn 5 personar svara på om dei er samde. Det er for få til å vise.",
        "en": "Round {round}: Fewer than 5 people answered whether they agree. "
        "That is too few to be shown.",
    },
    "no_groups": {
        "nb": "Vi fant ingen tydelige meningsgrupper: {failed}.",
        "nn": "Vi fann ingen tydelege meiningsgrupper: {failed}.",
        "en": "We found no clear groups of opinion: {failed}.",
    },
    "groups": {
        "nb": "Vi fant {groups_n} tydelige meningsgrupper. De står seg når en femdel av svarene tas bort, "
        "og stokkede svar gir dem ikke.",
        "nn": "Vi fann {groups_n} tydelege meiningsgrupper. Dei står seg når ein femdel av svara "
        "blir tekne bort, og stokka svar gir dei ikkje.",
        "en": "We found {groups_n} clear groups of opinion. They stand when a fifth of the answers "
        "is taken away, and shuffled answers do not give them.",
    },
    "group": {
        "nb": "Gruppe {letter} har {size}. Dette skiller gruppa fra de andre:",
        "nn": "Gruppe {letter} har {size}. Dette skil gruppa frå dei andre:",
        "en": "Group {letter} has {size}. This sets it apart:",
    },
    "group_view": {
        "nb": "{share_p} i gruppe {letter} er enige, mot {rest_p} av de andre.",
        "nn": "{share_p} i gruppe {letter} er samde, mot {rest_p} av dei andre.",
        "en": "{share_p} of group {letter} agree, against {rest_p} of the others.",
    },
    "agreement": {
        "nb": "Enighet: i {agreed_n} av {of_statements} er mer enn halvparten enige, "
        "også når vi regner med usikkerheten.",
        "nn": "Semje: i {agreed_n} av {of_statements} er meir enn halvparten samde, "
        "også når vi reknar med uvissa.",
        "en": "Agreement: with {agreed_n} of {of_statements}, more than half agree, "
        "uncertainty reckoned with.",
    },
    "agreement_none": {
        "nb": "Ingen av {of_statements} har flertallet bak seg når vi regner med usikkerheten.",
        "nn": "Ingen av {of_statements} har fleirtalet bak seg når vi reknar med uvissa.",
        "en": "Not one of {of_statements} has the majority behind it, uncertainty reckoned with.",
    },
    "agreement_all": {
        "nb": "Deltakerne er enige. I alle {of_statements} er mer enn halvparten enige, "
        "også når vi regner med usikkerheten.",
        "nn": "Deltakarane er samde. I alle {of_statements} er meir enn halvparten samde, "
        "også når vi reknar med uvissa.",
        "en": "The participants agree. With all {of_statements}, more than half agree, "
        "uncertainty reckoned with.",
    },
    "agree": {
        "nb": "{value_p} er enige ({interval_p}): {voted_n} av {answered}. "
        "Kjente lag bak svarene: {associations_n}.",
        "nn": "{value_p} er samde ({interval_p}): {voted_n} av {answered}. "
        "Kjende lag bak svara: {associations_n}.",
        "en": "{value_p} agree ({interval_p}): {voted_n} of {answered}. "
        "Known associations behind the answers: {associations_n}.",
    },
    "disagree": {
        "nb": "{value_p} er uenige ({interval_p}): {voted_n} av {answered}. "
        "Kjente lag bak svarene: {associations_n}.",
        "nn": "{value_p} er usamde ({interval_p}): {voted_n} av {answered}. "
        "Kjende lag bak svara: {associations_n}.",
        "en": "{value_p} disagree ({interval_p}): {voted_n} of {answered}. "
        "Known associations behind the answers: {associations_n}.",
    },
    "in_every_group": {
        "nb": "Minst {lowest_p} er enige i alle gruppene.",
        "nn": "Minst {lowest_p} er samde i alle gruppene.",
        "en": "At least {lowest_p} agree in every group.",
    },
    "divides": {
        "nb": "Her er gruppene uenige: fra {low_p} til {high_p} er enige.",
        "nn": "Her er gruppene usamde: frå {low_p} til {high_p} er samde.",
        "en": "Here the groups differ: from {low_p} to {high_p} agree.",
    },
    "turns_weighted": {
        "nb": "Hvis hver kategori teller som i registeret, er {value_p} enige. "
        "Det endrer om flertallet er enig.",
        "nn": "Om kvar kategori tel som i registeret, er {value_p} samde. "
        "Det endrar om fleirtalet er samd.",
        "en": "If each category counts as in the register, {value_p} agree. That changes whether most agree.",
    },
    "turns_by_association": {
        "nb": "Hvis hvert lag har én stemme, er {value_p} enige. Det endrer om flertallet er enig.",
        "nn": "Om kvart lag har éi røyst, er {value_p} samde. Det endrar om fleirtalet er samd.",
        "en": "If each association has one vote, {value_p} agree. That changes whether most agree.",
    },
    "turns_one_left_out": {
        "nb": "Hvis vi tar ut ett lag, kan det endre om flertallet er enig. Det gjelder {turning}.",
        "nn": "Om vi tek ut eitt lag, kan det endre om fleirtalet er samd. Det gjeld {turning}.",
        "en": "Leaving one association out may change whether most agree. This holds for {turning}.",
    },
    "few_answers": {
        "nb": "{few} fikk svar fra færre enn 5 personer. Svarene vises ikke.",
        "nn": "{few} fekk svar frå færre enn 5 personar. Svara er ikkje viste.",
        "en": "Answered by fewer than 5 people, and not shown: {few}.",
    },
}
