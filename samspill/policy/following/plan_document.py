"""The action plan as a document and as rows for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from samspill.policy.content import content_of, told
from samspill.policy.following.reading import plan_of
from samspill.policy.models import Policy
from samspill.pure.action_plan import ActionPlan, PlanLine, PlannedMeasure, PlanYear
from samspill.pure.documents import norwegian
from samspill.pure.documents.tree import Block, BulletList, Document, Heading, Table, paragraph

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
COLUMNS = ("year", "id", "text", "responsible", "begins", "deadline", "cost", "paid_by")


def action_plan_document(policy: Policy, content: dict[str, Any] | None = None) -> Document:
    """The plan in the policy's own language.

    content  a kept text; None for the text as it is written now
    """
    plan = plan_of(policy, content or content_of(policy))
    with translation.override(policy.language):
        today = norwegian.plain_date(timezone.localdate(), policy.language)
        return Document(
            title=_("Action plan"),
            subtitle=policy.title,
            author=policy.organiser.name,
            language=policy.language,
            date_text=today,
            footer=f"{policy.organiser.name}. {policy.title}",
            kind="report",
            blocks=tuple(_blocks(plan, policy.language)),
        )


def action_plan_csv(policy: Policy, content: dict[str, Any] | None = None) -> bytes:
    """One row a measure and year; UTF-8 with byte order mark, semicolon, CRLF.

    cost  NOK, empty where no sum is told. What stands in no year has an empty year.
    """
    plan = plan_of(policy, content or content_of(policy))
    buffer = io.StringIO()
    rows = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for year in plan.years:
        for line in year.lines:
            rows.writerow(_row(str(year.year), line.measure, line.cost))
    for one in (*plan.undated, *plan.later):
        rows.writerow(_row("", one, None))
    return BYTE_ORDER_MARK + buffer.getvalue().encode("utf-8")


def _row(year: str, one: PlannedMeasure, cost: Decimal | None) -> list[str]:
    days = told(one.starts_on), told(one.deadline)
    text = [_spreadsheet_safe(value) for value in (one.text, one.who)]
    return [
        year,
        one.reference,
        *text,
        *days,
        told(cost).replace(".", ","),
        _spreadsheet_safe(one.funding),
    ]


def _spreadsheet_safe(text: str) -> str:
    """What a person wrote is never a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def _blocks(plan: ActionPlan, language: str) -> Iterator[Block]:
    yield paragraph(rule_in_words())
    yield _sums(plan, language)
    for year in plan.years:
        yield Heading(1, str(year.year))
        if year.lines:
            yield _year(year, language)
        else:
            yield paragraph(_("Nothing is planned for this year."))
    yield from _listed(_("Without a day"), plan.undated)
    yield from _listed(_("After the plan's last year"), plan.later)
    yield from _listed(_("Without a sum"), plan.without_sum)
    yield from _listed(_("Dropped"), plan.dropped)


def rule_in_words() -> str:
    return _(
        "A cost that comes once stands in the year the measure begins. A yearly cost stands in every"
        " year from then to the plan's last year, also when the measure is in place. A measure that"
        " only has a deadline begins in that year, and one that is late stands until the year it is"
        " expected. One that is dropped costs nothing."
    )


def _sums(plan: ActionPlan, language: str) -> Table:
    rows = [
        (
            str(year.year),
            str(len(year.lines)),
            _sum(year.cost, year.without_sum, language),
            str(year.without_sum),
        )
        for year in plan.years
    ]
    rows.append(
        (
            _("In all"),
            "",
            _sum(plan.cost, len(plan.without_sum), language),
            str(len(plan.without_sum)),
        )
    )
    return Table(
        caption=_("What it costs, year by year"),
        columns=(_("Year"), _("Measures"), _("Cost"), _("Without a sum")),
        rows=rows,
        align=("left", "right", "right", "right"),
    )


def _sum(cost: Decimal, without: int, language: str) -> str:
    """Nothing is no sum while measures lack one."""
    return norwegian.kroner(cost, language) if cost or not without else _("not settled yet")


def _year(year: PlanYear, language: str) -> Table:
    return Table(
        caption=_("Measures in %d") % year.year,
        columns=(
            _("Measure"),
            _("What"),
            _("Responsible"),
            _("Deadline"),
            pgettext("in a year", "Cost"),
        ),
        rows=[_cells(line, language) for line in year.lines],
        align=("left", "left", "left", "left", "right"),
        widths=(2, 8, 5, 4, 4),
    )


def _cells(line: PlanLine, language: str) -> tuple[str, ...]:
    one = line.measure
    return (
        one.reference,
        one.text,
        one.who or _("nobody yet"),
        norwegian.short_date(one.deadline, language) if one.deadline else _("no deadline"),
        norwegian.kroner(line.cost, language) if line.cost is not None else _("no sum"),
    )


def _listed(heading: str, measures: Any) -> Iterator[Block]:
    if measures:
        yield Heading(1, heading)
        yield BulletList([f"{one.reference} {one.text}" for one in measures])
