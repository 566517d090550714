"""The policy as a document: chapters, goals and measures with their sources, and every answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspill.dialogue.models import Contribution
from samspill.insight.report import contribution_row
from samspill.insight.report_document import contribution_links, contribution_quote
from samspill.policy.models import Answer, Chapter, Goal, Measure, Policy
from samspill.pure.documents import norwegian
from samspill.pure.documents.tree import (
    Block,
    BulletList,
    Content,
    Definition,
    Document,
    Heading,
    Paragraph,
    Text,
    paragraph,
)

GOALS = "goals"
POINT = re.compile(r"^[-*•] +")


def policy_document(policy: Policy) -> Document:
    """The whole policy as PDF or DOCX will show it, in its own language, in a fixed number of
    queries. The raw words stand in the annex: for those who work with it, not for the public page.
    """
    with translation.override(policy.language):
        return Document(
            title=policy.title,
            language=policy.language,
            subtitle=policy.organiser.name,
            date_text=_standing(policy),
            footer=f"{policy.organiser.name}. {policy.title}",
            kind="policy",
            blocks=tuple(_blocks(policy)),
        )


def text_blocks(text: str) -> Iterator[Block]:
    """Plain text as paragraphs and lists: see `write_chapter`. Nothing in it is read as markup."""
    for part in re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n").strip("\n")):
        lines = part.split("\n")
        while lines:
            points = _leading(lines, is_point=True)
            words = _leading(lines[len(points) :], is_point=False)
            lines = lines[len(points) + len(words) :]
            if points:
                yield BulletList([POINT.sub("", point) for point in points])
            if any(line.strip() for line in words):
                yield paragraph("\n".join(words))


def _leading(lines: Sequence[str], *, is_point: bool) -> list[str]:
    found: list[str] = []
    for line in lines:
        if bool(POINT.match(line)) != is_point:
            break
        found.append(line)
    return found


def _standing(policy: Policy) -> str:
    """Draft, in consultation, or adopted with the day, in words."""
    if policy.state == Policy.State.ADOPTED:
        resolution = policy.resolution
        return _("Adopted by %(body)s %(day)s") % {
            "body": resolution.body,
            "day": norwegian.plain_date(resolution.decided_on, policy.language),
        }
    day = timezone.localtime(policy.created_at).date()
    return _("%(state)s, begun %(day)s") % {
        "state": policy.get_state_display(),
        "day": norwegian.plain_date(day, policy.language),
    }


def _blocks(policy: Policy) -> Iterator[Block]:
    chapters = list(policy.chapters.all())
    goals = list(
        policy.goals.prefetch_related(
            "measures__goal", "measures__findings", "measures__contributions"
        )
    )
    contributions = list(
        policy.dialogue.contributions.with_place()
        .select_related("answer")
        .prefetch_related("measures__goal")
        .in_order()
    )
    if not any(chapter.key == GOALS for chapter in chapters):
        chapters.append(Chapter(key=GOALS, heading=_("Goals and measures")))
    for chapter in chapters:
        yield Heading(1, chapter.heading)
        yield from text_blocks(chapter.body)
        if chapter.key == GOALS:
            yield from _goals(goals, policy)
            yield from _not_taken_in(contributions)
    yield from _resolution(policy)
    yield from _annex(contributions)


def _goals(goals: Sequence[Goal], policy: Policy) -> Iterator[Block]:
    for goal in goals:
        title = _("Goal %(number)d: %(text)s") % {"number": goal.number, "text": goal.text}
        yield Heading(2, title, anchor=f"goal-{goal.number}")
        for measure in goal.measures.all():
            yield Heading(
                3, _("Measure %s") % measure.reference, anchor=f"measure-{measure.reference}"
            )
            yield paragraph(Text(measure.text, strong=True))
            if measure.rationale:
                yield paragraph(measure.rationale)
            yield Definition(list(_facts(measure, policy.language)))


def _facts(measure: Measure, language: str) -> Iterator[tuple[Content, Content]]:
    """What is known of a measure; who, when and what it costs are named also when they are not."""

    def day(value: date | None) -> str:
        return norwegian.plain_date(value, language) if value else ""

    who = ", ".join(part for part in (measure.responsible_unit, measure.responsible_role) if part)
    needed = (
        (_("Responsible"), who),
        (_("Deadline"), day(measure.deadline)),
        (_("Cost"), _cost(measure, language)),
    )
    yield from ((term, value) for term, value in needed if value)
    missing = [term.lower() for term, value in needed if not value]
    if missing:
        yield _("Not settled yet"), norwegian.enumeration(missing, language)
    optional = (
        (_("Together with"), measure.partner),
        (_("Begins"), day(measure.starts_on)),
        (_("Paid by"), measure.funding),
        (_("We measure"), measure.indicator),
        (_("Today"), measure.baseline),
        (_("Target"), measure.target),
    )
    yield from ((term, value) for term, value in optional if value)
    if measure.status != Measure.Status.PROPOSED:
        status = [str(measure.get_status_display()), measure.status_reason]
        yield _("Status"), ". ".join(part for part in status if part)
    findings = ", ".join(finding.reference for finding in measure.findings.all())
    if findings:
        yield _("Findings"), findings
    contributions = sorted(measure.contributions.all(), key=lambda one: one.pk)
    count = ngettext("%d contribution", "%d contributions", len(contributions))
    ids = contribution_links([one.reference for one in contributions])
    yield _("Because of"), [f"{count % len(contributions)}: ", *ids]


def _cost(measure: Measure, language: str) -> str:
    parts = []
    if measure.cost_once is not None:
        parts.append(_("%s once") % norwegian.kroner(measure.cost_once, language))
    if measure.cost_yearly is not None:
        parts.append(_("%s a year") % norwegian.kroner(measure.cost_yearly, language))
    return ", ".join(parts)


def _not_taken_in(contributions: Sequence[Contribution]) -> Iterator[Block]:
    """What was heard but is not in the policy, with the reason, and how many still wait."""
    standing = [one for one in contributions if one.is_standing]
    refused = [one for one in standing if _verdict(one) == Answer.Verdict.NOT_TAKEN_IN]
    unanswered = [one for one in standing if not _verdict(one)]
    if not refused and not unanswered:
        return
    yield Heading(2, _("Heard, but not in the policy"))
    if refused:
        yield BulletList(
            [[*contribution_links([one.reference]), f": {one.answer.reason}"] for one in refused]
        )
    if unanswered:
        count = ngettext(
            "%d contribution has not been answered yet: ",
            "%d contributions have not been answered yet: ",
            len(unanswered),
        )
        ids = contribution_links([one.reference for one in unanswered])
        yield Paragraph([count % len(unanswered), *ids])


def _resolution(policy: Policy) -> Iterator[Block]:
    if policy.state != Policy.State.ADOPTED:
        return
    resolution = policy.resolution
    yield Heading(1, _("The resolution"))
    head = [
        resolution.body,
        norwegian.plain_date(resolution.decided_on, policy.language),
        _("case %s") % resolution.case_number,
        resolution.vote,
    ]
    yield paragraph(", ".join(part for part in head if part))
    yield from text_blocks(resolution.text)


def _annex(contributions: Sequence[Contribution]) -> Iterator[Block]:
    yield Heading(1, _("What was said, and what became of it"))
    yield paragraph(_("Every contribution stands word for word, with its answer."))
    for one in contributions:
        yield contribution_quote(contribution_row(one), became=_became(one))


def _became(one: Contribution) -> str:
    if not one.is_standing:
        return ""
    measures = sorted(one.measures.all(), key=lambda measure: (measure.goal.number, measure.number))
    references = norwegian.enumeration(
        [measure.reference for measure in measures], translation.get_language() or "nb"
    )
    words = {
        Answer.Verdict.TAKEN_IN: _("Taken in: %s.") % references,
        Answer.Verdict.PARTLY: _("Partly taken in: %s.") % references
        if references
        else _("Partly taken in."),
        Answer.Verdict.NOT_TAKEN_IN: _("Not taken in."),
        "": _("Not answered yet."),
    }
    reason = one.answer.reason if _verdict(one) else ""
    return " ".join(part for part in (words[_verdict(one)], reason) if part)


def _verdict(one: Contribution) -> str:
    """A value of Answer.Verdict, or "" for what is open."""
    answer: Answer | None = getattr(one, "answer", None)
    return answer.verdict if answer else ""
