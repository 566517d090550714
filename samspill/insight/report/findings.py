"""The findings of the report on paper: the broadest first, the others after the themes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspill.insight.report.annex import contribution_links, sentence
from samspill.insight.report.blocks import Contents, Part, Row, heading_of
from samspill.pure.documents.tree import Block, Heading, Paragraph, paragraph

MOST_FINDINGS = 10  # that come first


def findings(contents: Contents, part: Part) -> Iterator[Block]:
    """The broadest; the others stand after the themes."""
    yield heading_of(contents, part)
    first, _more, rest = _in_turn(part)
    yield from _each(first)
    if first:
        yield paragraph(
            _(
                "A finding keeps its number. So some numbers are missing when findings no longer stand."
            )
        )
    yield from (sentence(claim) for claim in rest)


def more_findings(contents: Contents) -> Iterator[Block]:
    for part in contents.keyed("findings"):
        _first, more, _rest = _in_turn(part)
        if more:
            title = ngettext("%(count)s more finding", "%(count)s more findings", len(more))
            yield Heading(1, title % {"count": len(more)})
            yield from _each(more)


def _in_turn(part: Part) -> tuple[list[list[Row]], list[list[Row]], list[Row]]:
    """The first findings and the others, each with what it rests on; and what holds for them all."""
    found: list[list[Row]] = []
    rest: list[Row] = []
    for claim in part.claims:
        if claim["kind"] == "finding":
            found.append([claim])
        elif found and claim["kind"] != "findings_hold":
            found[-1].append(claim)
        else:
            rest.append(claim)
    most = MOST_FINDINGS if len(found) > MOST_FINDINGS + 1 else len(found)
    return found[:most], found[most:], rest


def _each(findings: Sequence[Sequence[Row]]) -> Iterator[Block]:
    for claim, *notes in findings:
        yield Heading(2, _("Finding %s") % claim["id"], anchor=f"finding-{claim['id']}")
        yield sentence(claim)
        yield Paragraph([_("Contributions: "), *contribution_links(claim["ids"])])
        yield from (sentence(note) for note in notes)
