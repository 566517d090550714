"""The half-year report to the council as a document, made from what was kept."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspill.policy.actions.status_reports import report_of
from samspill.policy.following.status_shown import ShownMeasure, ShownReport, shown_report
from samspill.policy.following.words import NAMES, how_far
from samspill.policy.models import StatusRound
from samspill.pure.documents import norwegian
from samspill.pure.documents.tree import (
    Bars,
    Block,
    BulletList,
    Document,
    Heading,
    Table,
    Text,
    paragraph,
)


def status_report_document(round_: StatusRound) -> Document:
    """In the policy's own language; of a round that is not reported as it would be now."""
    policy = round_.policy
    shown = shown_report(round_.report or report_of(round_))
    with translation.override(policy.language):
        return Document(
            title=_("Status report %d") % round_.number,
            subtitle=shown.title,
            author=policy.organiser.name,
            language=policy.language,
            date_text=norwegian.plain_date(shown.reported_on, policy.language),
            footer=f"{policy.organiser.name}. {shown.title}",
            kind="report",
            blocks=tuple(_blocks(shown, round_.fingerprint, policy.language)),
        )


def _blocks(shown: ShownReport, fingerprint: str, language: str) -> Iterator[Block]:
    yield paragraph(Text(how_far(shown.counts), strong=True))
    yield paragraph(_basis(shown, language))
    yield Bars(
        caption=_("How far the measures have come"),
        rows=[(str(NAMES[name]), len(rows)) for name, rows in shown.by_standing],
        columns=(_("How far"), _("Measures")),
    )
    for name, rows in shown.by_standing:
        if rows:
            yield Heading(1, f"{NAMES[name]} ({len(rows)})")
            yield from _listed(rows, language)
    yield from _measured(shown, language)
    yield from _money(shown, language)
    yield from _silent(shown, language)
    if fingerprint:
        yield paragraph(_("The report is kept as it was made. Its fingerprint: %s") % fingerprint)


def _basis(shown: ShownReport, language: str) -> str:
    told = ngettext(
        "Those responsible were asked %(day)s, and told of %(told)d measure.",
        "Those responsible were asked %(day)s, and told of %(told)d measures.",
        len(shown.figures["told"]),
    ) % {
        "day": norwegian.plain_date(shown.asked_on, language),
        "told": len(shown.figures["told"]),
    }
    if shown.adopted_on is None:
        return told
    adopted = _("The policy was adopted by %(body)s %(day)s.") % {
        "body": shown.adopted_by,
        "day": norwegian.plain_date(shown.adopted_on, language),
    }
    return f"{adopted} {told}"


def _listed(rows: list[ShownMeasure], language: str) -> Iterator[Block]:
    yield Table(
        caption="",
        columns=(_("Measure"), _("What"), _("Responsible"), _("Deadline"), _("What has happened")),
        rows=[_cells(one, language) for one in rows],
        widths=(3, 8, 5, 4, 8),
    )


def _cells(one: ShownMeasure, language: str) -> tuple[str, ...]:
    day = norwegian.short_date(one.deadline, language) if one.deadline else ""
    if one.expected_on and one.expected_on != one.deadline:
        expected = norwegian.short_date(one.expected_on, language)
        day = "\n".join((day, _("expected %s") % expected)).strip()
    return (
        one.reference,
        one.text,
        one.unit or _("nobody yet"),
        day or _("no deadline"),
        one.reason or _("Nothing is told."),
    )


def _measured(shown: ShownReport, language: str) -> Iterator[Block]:
    every = [one for _name, rows in shown.by_standing for one in rows if one.values]
    if not every:
        return
    yield Heading(1, _("What has been measured"))
    yield Table(
        caption="",
        columns=(_("Measure"), _("We measure"), _("Values"), _("Target")),
        rows=[
            (
                one.reference,
                one.indicator,
                "\n".join(
                    f"{norwegian.short_date(day, language)}: {norwegian.thousands(value, language)}"
                    for day, value in one.values
                ),
                one.target,
            )
            for one in every
        ],
    )


def _money(shown: ShownReport, language: str) -> Iterator[Block]:
    yield Heading(1, _("Money"))
    sums = {
        "once": norwegian.kroner(shown.once, language),
        "yearly": norwegian.kroner(shown.yearly, language),
    }
    yield paragraph(
        _("The measures that are not dropped cost %(once)s once and %(yearly)s a year.") % sums
    )
    if shown.without_sum:
        words = _("No sum is told of these: %s.")
        yield paragraph(words % norwegian.enumeration(shown.without_sum, language))


def _silent(shown: ShownReport, language: str) -> Iterator[Block]:
    silent, lacking = shown.figures["silent"], shown.figures["without_owner"]
    if not silent and not lacking:
        return
    yield Heading(1, _("What we do not know"))
    points = []
    if silent:
        words = _("Asked of, and not answered: %s.")
        points.append(words % norwegian.enumeration(silent, language))
    if lacking:
        words = _("Nobody answers for: %s.")
        points.append(words % norwegian.enumeration(lacking, language))
    yield BulletList(points)
