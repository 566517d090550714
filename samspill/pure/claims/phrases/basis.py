"""The sentences on what a report rests on, who was heard, and what is not told."""

from __future__ import annotations

from collections.abc import Mapping

BASIS: Mapping[str, Mapping[str, str]] = {
    "contributions": {
        "nb": "Rapporten bygger på {contributions} fra {tables_n} av {of_tables}, gitt i {rounds}.",
        "nn": "Rapporten byggjer på {contributions} frå {tables_n} av {of_tables}, gitt i {rounds}.",
        "en": "This report rests on {contributions} from {tables_n} of {of_tables}, given in {rounds}.",
    },
    "associations": {
        "nb": "{associations} er nevnt ved navn bak innspillene. {signed_up} hadde plass på konferansen.",
        "nn": "{associations} er nemnde ved namn bak innspela. {signed_up} hadde plass på konferansen.",
        "en": "Associations named behind the contributions: {associations_n}. "
        "Associations that had a seat at the conference: {signed_up_n}.",
    },
    "associations_one": {
        "nb": "1 lag er nevnt ved navn bak innspillene. {signed_up} hadde plass på konferansen.",
        "nn": "1 lag er nemnt ved namn bak innspela. {signed_up} hadde plass på konferansen.",
        "en": "Associations named behind the contributions: 1. "
        "Associations that had a seat at the conference: {signed_up_n}.",
    },
    "associations_none": {
        "nb": "Ingen lag er nevnt ved navn bak innspillene. {signed_up} hadde plass på konferansen.",
        "nn": "Ingen lag er nemnde ved namn bak innspela. {signed_up} hadde plass på konferansen.",
        "en": "No association is named behind the contributions. "
        "Associations that had a seat at the conference: {signed_up_n}.",
    },
    "unnamed": {
        "nb": "{contributions} kom uten at noe lag er nevnt.",
        "nn": "{contributions} kom utan at noko lag er nemnt.",
        "en": "Contributions given with no association named: {contributions_n}.",
    },
    "unnamed_none": {
        "nb": "Bak hvert innspill er et lag nevnt.",
        "nn": "Bak kvart innspel er eit lag nemnt.",
        "en": "Every contribution has an association named behind it.",
    },
    "scope": {
        "nb": "Registeret har {register}. De som kom, valgte det selv. Tallene gjelder dem, "
        "og sier ikke hva de andre mener.",
        "nn": "Registeret har {register}. Dei som kom, valde det sjølve. Tala gjeld dei, "
        "og seier ikkje kva dei andre meiner.",
        "en": "The register has {register}. Those who came chose to come. The figures are about them, "
        "and do not say what the others think.",
    },
    "categories_heard": {
        "nb": "Innspillene har navn på lag fra {categories_n} av {of_categories} i registeret.",
        "nn": "Innspela har namn på lag frå {categories_n} av {of_categories} i registeret.",
        "en": "Categories of the register with an association named: {categories_n} of {of_categories_n}.",
    },
    "categories_apart": {
        "nb": "Lagene som er nevnt, er fra {categories}. Registeret har {of_categories}.",
        "nn": "Laga som er nemnde, er frå {categories}. Registeret har {of_categories}.",
        "en": "The associations named are of {categories}. The register has {of_categories}.",
    },
    "absent": {
        "nb": "Fra {value_n} av kategoriene i registeret er ingen nevnt, og ingen hadde plass: "
        "{names}.",
        "nn": "Frå {value_n} av kategoriane i registeret er ingen nemnde, og ingen hadde "
        "plass: {names}.",
        "en": "From {value_n} of the categories of the register nobody is named, and nobody "
        "had a seat: {names}.",
    },
    "absent_none": {
        "nb": "Alle kategoriene i registeret er nevnt i innspill.",
        "nn": "Alle kategoriane i registeret er nemnde i innspel.",
        "en": "Every category of the register is named in contributions.",
    },
    "absent_seated_none": {
        "nb": "Alle kategoriene i registeret er nevnt i innspill, eller hadde plass på konferansen.",
        "nn": "Alle kategoriane i registeret er nemnde i innspel, eller hadde plass på konferansen.",
        "en": "Every category of the register is named in contributions, or had a seat at the "
        "conference.",
    },
    "sorted_by_unclear_one": {
        "nb": "{contributions_n} av {of_contributions} er sortert av folk, "
        "{proposed_n} står med systemets forslag, {unsorted_n} er uklart eller ikke sortert.",
        "nn": "{contributions_n} av {of_contributions} er sorterte av folk, "
        "{proposed_n} står med forslaget frå systemet, {unsorted_n} er uklart eller ikkje sortert.",
        "en": "Sorted by people: {contributions_n} of {of_contributions}. "
        "The system’s proposal stands for {proposed_n}; {unsorted_n} is unclear or not sorted.",
    },
    "sorted_by": {
        "nb": "{contributions_n} av {of_contributions} er sortert av folk, {proposed_n} står "
        "med systemets forslag, {unsorted_n} er uklare eller ikke sortert.",
        "nn": "{contributions_n} av {of_contributions} er sorterte av folk, {proposed_n} står "
        "med forslaget frå systemet, {unsorted_n} er uklare eller ikkje sorterte.",
        "en": "Sorted by people: {contributions_n} of {of_contributions}. The system’s "
        "proposal stands for {proposed_n}; {unsorted_n} are unclear or not sorted.",
    },
    "category": {
        "nb": "{name}: {associations} er nevnt, bak {contributions}. "
        "{signed_up} hadde plass, og registeret har {register}.",
        "nn": "{name}: {associations} er nemnde, bak {contributions}. "
        "{signed_up} hadde plass, og registeret har {register}.",
        "en": "{name}: {associations} named, behind {contributions}. "
        "{signed_up} had a seat, and the register has {register}.",
    },
    "category_one": {
        "nb": "{name}: 1 lag er nevnt, bak {contributions}. "
        "{signed_up} hadde plass, og registeret har {register}.",
        "nn": "{name}: 1 lag er nemnt, bak {contributions}. "
        "{signed_up} hadde plass, og registeret har {register}.",
        "en": "{name}: 1 association named, behind {contributions}. "
        "{signed_up} had a seat, and the register has {register}.",
    },
    "category_none": {
        "nb": "{name}: Ingen lag er nevnt. {signed_up} hadde plass, og registeret har {register}.",
        "nn": "{name}: Ingen lag er nemnde. {signed_up} hadde plass, og registeret har {register}.",
        "en": "{name}: No association is named. "
        "{signed_up} had a seat, and the register has {register}.",
    },
    "category_absent_none": {
        "nb": "{name}: Ingen er nevnt, og ingen hadde plass. Registeret har {register}.",
        "nn": "{name}: Ingen er nemnde, og ingen hadde plass. Registeret har {register}.",
        "en": "{name}: Nobody is named, and nobody had a seat. The register has {register}.",
    },
    "language": {
        "nb": "{contributions} er på {name}.",
        "nn": "{contributions} er på {name}.",
        "en": "Contributions in {name}: {contributions_n}.",
    },
    "late": {
        "nb": "{contributions} kom etter at runden var stengt. De er talt med.",
        "nn": "{contributions} kom etter at runden var stengd. Dei er talde med.",
        "en": "Contributions that came after the round was closed: {contributions_n}. They are counted.",
    },
    "late_one": {
        "nb": "1 innspill kom etter at runden var stengt. Det er talt med.",
        "nn": "1 innspel kom etter at runden var stengd. Det er talt med.",
        "en": "1 contribution came after the round was closed. It is counted.",
    },
    "gone": {
        "nb": "{contributions} er trukket tilbake eller slettet. De er ikke talt med.",
        "nn": "{contributions} er trekte tilbake eller sletta. Dei er ikkje talde med.",
        "en": "Contributions withdrawn or erased: {contributions_n}. They are not counted.",
    },
    "gone_one": {
        "nb": "1 innspill er trukket tilbake eller slettet. Det er ikke talt med.",
        "nn": "1 innspel er trekt tilbake eller sletta. Det er ikkje talt med.",
        "en": "1 contribution has been withdrawn or erased. It is not counted.",
    },
    "distinct": {
        "nb": "Når innspill som sier det samme, telles én gang, er det {distinct}.",
        "nn": "Når innspel som seier det same, blir talde éin gong, er det {distinct}.",
        "en": "When those that say the same are counted once, there are {distinct}.",
    },
    "unsorted": {
        "nb": "{contributions} er uklare eller ikke sortert. De er talt med, men bærer ingen funn.",
        "nn": "{contributions} er uklare eller ikkje sorterte. Dei er talde med, men ber ingen funn.",
        "en": "Contributions unclear or not sorted: {contributions_n}. "
        "They are counted, but bear no finding.",
    },
    "unsorted_one": {
        "nb": "1 innspill er uklart eller ikke sortert. Det er talt med, men bærer ingen funn.",
        "nn": "1 innspel er uklart eller ikkje sortert. Det er talt med, men ber ingen funn.",
        "en": "1 contribution is unclear or not sorted. It is counted, but bears no finding.",
    },
    "unsorted_none": {
        "nb": "Alle innspillene er sortert.",
        "nn": "Alle innspela er sorterte.",
        "en": "Every contribution is sorted.",
    },
    "alone": {
        "nb": "{contributions} er ikke sitert, og ligner ikke på noe sitat. De står her, ett "
        "for ett.",
        "nn": "{contributions} er ikkje siterte, og liknar ikkje på noko sitat. Dei står her, "
        "eitt for eitt.",
        "en": "Contributions not quoted, and like no quote: {contributions_n}. They stand "
        "here, one by one.",
    },
    "alone_one": {
        "nb": "1 innspill er ikke sitert, og ligner ikke på noe sitat. Det står her.",
        "nn": "1 innspel er ikkje sitert, og liknar ikkje på noko sitat. Det står her.",
        "en": "1 contribution is not quoted, and is like no quote. It stands here.",
    },
    "alone_none": {
        "nb": "Alle innspillene er sitert, eller ligner på et sitat.",
        "nn": "Alle innspela er siterte, eller liknar på eit sitat.",
        "en": "Every contribution is quoted, or is like a quote.",
    },
}
