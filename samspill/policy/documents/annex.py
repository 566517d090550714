"""The end of the policy on paper: every contribution as it may be read, with its answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspill.dialogue.models import Contribution
from samspill.insight.report.contributions import contribution_row
from samspill.insight.report.covering import cover
from samspill.insight.report.document import contribution_links, contribution_quote
from samspill.insight.report.front import covering
from samspill.policy.council.readable import measures_in
from samspill.policy.documents.goals import measure_anchor
from samspill.policy.models import Answer, Policy
from samspill.pure.documents import norwegian
from samspill.pure.documents.tree import (
    Block,
    BulletList,
    Content,
    Heading,
    Paragraph,
    Reference,
    paragraph,
)

Threads = Mapping[str, Sequence[str]]


def contributions_of(policy: Policy) -> list[Contribution]:
    """In the order they were given, each with its answer; three queries."""
    given = policy.dialogue.contributions.with_place().select_related("answer")
    return list(given.in_order())


def threads_of(content: Mapping[str, Any]) -> Threads:
    """A contribution's number -> the measures of the version that rest on it."""
    found: dict[str, list[str]] = {}
    for measure in measures_in(content):
        for reference in measure["contributions"]:
            found.setdefault(reference, []).append(measure["reference"])
    return found


def not_taken_in(contributions: Sequence[Contribution]) -> Iterator[Block]:
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


def annex_blocks(
    policy: Policy, contributions: Sequence[Contribution], threads: Threads
) -> Iterator[Block]:
    """Words that tell who somebody is stand covered, as in the contribution report."""
    rows = [contribution_row(one) for one in contributions]
    covered = cover({"contributions": rows}, policy.dialogue)
    yield Heading(1, _("What was said, and what became of it"))
    yield paragraph(_("Every contribution stands here, with its answer."))
    yield paragraph(covering(covered.places))
    for one, row in zip(contributions, covered.report["contributions"], strict=True):
        measures = threads.get(one.reference, ())
        yield contribution_quote(row, became=_became(one, measures))
        if measures:
            yield paragraph(_back(measures))


def _back(measures: Sequence[str]) -> Content:
    """Links to the measures that rest on it."""
    links: list[Any] = [_("Go to measure "), Reference(measures[0], measure_anchor(measures[0]))]
    for reference in measures[1:]:
        links += [", ", Reference(reference, measure_anchor(reference))]
    return links


def _became(one: Contribution, measures: Sequence[str]) -> str:
    if not one.is_standing:
        return ""
    references = norwegian.enumeration(measures, translation.get_language() or "nb")
    verdict = _verdict(one)
    words = {
        Answer.Verdict.TAKEN_IN: _("Taken in: %s.") % references if references else _("Taken in."),
        Answer.Verdict.PARTLY: _("Partly taken in: %s.") % references
        if references
        else _("Partly taken in."),
        Answer.Verdict.NOT_TAKEN_IN: _("Not taken in."),
        "": _("Not answered yet."),
    }
    reason = one.answer.reason if verdict else ""
    return " ".join(part for part in (words[verdict], reason) if part)


def _verdict(one: Contribution) -> str:
    """A value of Answer.Verdict, or "" for what is open."""
    answer: Answer | None = getattr(one, "answer", None)
    return answer.verdict if answer else ""
