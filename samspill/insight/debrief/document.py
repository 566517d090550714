"""What the evening gave, as a document for print and for Word; the same data as the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspill.insight.debrief.building import ClusterWords, Debrief, RoundTold
from samspill.insight.debrief.sentences import (
    basis,
    came_to,
    cluster_basis,
    gone,
    round_counts,
    seated,
    silent,
    waiting,
    weight,
)
from samspill.insight.debrief.words import Reactions, Said
from samspill.pure.documents import norwegian
from samspill.pure.documents.tree import (
    Align,
    Block,
    BulletList,
    Document,
    Heading,
    Quote,
    Table,
    paragraph,
)


def debrief_document(debrief: Debrief, *, language: str) -> Document:
    """As PDF or DOCX will show it, in `language`."""
    conference = debrief.dialogue.conference
    with translation.override(language):
        return Document(
            title=ngettext(
                "The evening gave %(count)s contribution",
                "The evening gave %(count)s contributions",
                debrief.contributions,
            )
            % {"count": debrief.contributions},
            language=norwegian.known_language(language),  # type: ignore[arg-type]
            subtitle=f"{debrief.dialogue.organiser.name}. {conference.title}",
            date_text=norwegian.long_date(debrief.day, language),
            footer=f"{debrief.dialogue.organiser.name}. {conference.title}",
            kind="report",
            blocks=tuple(_blocks(debrief, language)),
        )


def _blocks(debrief: Debrief, language: str) -> Iterator[Block]:
    yield paragraph(basis(debrief))
    if debrief.seated:
        yield paragraph(seated(debrief))
    yield Heading(1, _("What waits"))
    if debrief.waiting.is_nothing:
        yield paragraph(_("Nothing waits. All that was written is here."))
    else:
        yield BulletList(waiting(debrief.waiting))
    if debrief.held:
        yield Heading(1, _("Table by table"))
        yield _by_table(debrief)
    for told in debrief.rounds:
        yield from _round(told, language)
    if debrief.clusters:
        yield Heading(1, _("Laid together over all the rounds"))
        yield from _clusters(debrief.clusters)
    yield paragraph(
        _(
            "Names and words about health are masked here, as on the board. The words themselves are"
            " unchanged among the contributions."
        )
    )


def _by_table(debrief: Debrief) -> Table:
    rounds = [_("Round %(number)s") % {"number": told.round.number} for told in debrief.held]
    right: Align = "right"
    return Table(
        _("Contributions from each table in each round"),
        [_("Table"), *rounds, _("Sum")],
        [
            [str(table), *(str(count) for count in counts), str(sum(counts))]
            for table, counts in debrief.rows
        ],
        align=("left", *[right] * (len(rounds) + 1)),
    )


def _round(told: RoundTold, language: str) -> Iterator[Block]:
    round = told.round
    title = _("Round %(number)s") % {"number": round.number}
    yield Heading(1, f"{title}: {round.item.theme}" if round.item.theme else title)
    for question in [round.item.question, *(one.text for one in round.further_questions.all())]:
        yield paragraph(norwegian.quoted(question, language))
    if not told.was_held:
        yield paragraph(_("This round was not held."))
        return
    yield paragraph(" ".join(filter(None, [round_counts(told), silent(told)])))
    yield from _weighed(_("Most dots"), told.dots)
    if told.tops:
        yield Heading(2, _("What the tables put on top"))
        for table, chosen in told.tops:
            yield Heading(3, _("Table %(number)s") % {"number": table})
            yield from (_told(one) for one in chosen)
    yield from _weighed(_("Most people agree with these"), told.opinions)
    if told.opinions and told.opinions.split:
        yield Heading(2, _("People differ most on these"))
        yield from (_told(one.said, weight(one)) for one in told.opinions.split)
    yield from _weighed(_("Weighed two by two"), told.pairs)
    if told.clusters:
        yield Heading(2, _("What the plenary laid together"))
        yield from _clusters(told.clusters)
    if told.reflections:
        yield Heading(2, _("Reflections from the plenary"))
        yield from (_told(one) for one in told.reflections)


def _weighed(title: str, reactions: Reactions | None) -> Iterator[Block]:
    if reactions is None or not reactions.most:
        return
    yield Heading(2, title)
    yield paragraph(came_to(reactions))
    yield from (_told(one.said, weight(one)) for one in reactions.most)


def _clusters(clusters: Sequence[ClusterWords]) -> Iterator[Block]:
    for one in clusters:
        number = _("Cluster %(number)s") % {"number": one.told.number}
        yield Heading(3, one.told.title or number)
        yield paragraph(cluster_basis(one))
        yield from (_told(said) for said in one.said)
        if one.reflections:
            yield paragraph(_("Said in the plenary"))
            yield from (_told(said) for said in one.reflections)


def _told(said: Said, after: str = "") -> Block:
    """The words as a person's; a mark in their place is the system's own sentence."""
    if said.gone:
        return paragraph(f"{said.reference}: {gone(said)}")
    table = _("table %d") % said.table if said.table is not None else ""
    source = ", ".join(filter(None, [said.reference, table]))
    return Quote(
        text=said.text,
        source=f"{source}. {after}" if after else source,
        language=said.language,
    )
