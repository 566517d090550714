"""One contribution's whole chain as plain values: from the table to the council's resolution, and back."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.utils import timezone

from samspill.advice.trace import advice_on, links_of_criteria
from samspill.dialogue.models import Contribution
from samspill.insight.models import MergeMember
from samspill.policy.became.lists import MARK
from samspill.policy.content import measure_content
from samspill.policy.models import Answer, EarlierAnswer, Measure, Policy, Remark, Wording
from samspill.pure.themes.covering import covered_words
from samspill.pure.themes.screening import mask, screen

Values = dict[str, Any]


def whole_chain(one: Contribution, *, is_raw: bool = False) -> Values:
    """As JSON has it. Words that are withdrawn, erased or held back are not in it; names and health
    are masked as where the public reads, and no association stands by what is, unless `is_raw`.

    Ids are the ones that people use, as in report.json and the open data.
    """
    policy = Policy.objects.filter(dialogue=one.dialogue_id).first()
    measures = _measures(one)
    return {
        "contribution": _contribution(one, is_raw=is_raw),
        "codings": _codings(one),
        "alike": _alike(one),
        "findings": _findings(one),
        "policy": _policy(policy) if policy else None,
        "answer": _answer(Answer.objects.filter(contribution=one).first()),
        "earlier_answers": [
            {**_answer(earlier), "until": _moment(earlier.until)}
            for earlier in EarlierAnswer.objects.filter(contribution=one)
        ],
        "measures": [_measure(measure, one) for measure in measures],
        "remarks": _remarks(measures),
        "versions": _versions(policy, one.reference) if policy else [],
        "resolutions": _resolutions(policy) if policy else [],
        "advice": _advice(one),
        "criteria": _criteria(one),
    }


def _contribution(one: Contribution, *, is_raw: bool) -> Values:
    text = one.raw_text if is_raw else _masked(one)
    is_named = is_raw or (one.is_standing and not MARK.search(text))
    state = "erased" if one.erased_at else "withdrawn" if one.withdrawn_at else "standing"
    return {
        "id": one.reference,
        "organiser": one.organiser.slug,
        "organiser_name": one.organiser.name,
        "conference": one.dialogue.conference.title,
        "date": timezone.localtime(one.dialogue.conference.starts_at).date().isoformat(),
        "round": one.round.number,
        "question": one.question,
        "table": one.table.number if one.table else None,
        "association": one.association.display_name if one.association and is_named else None,
        "language": one.language,
        "channel": one.channel,
        "given_at": _moment(one.given_at),
        "state": state,
        "text": text if one.is_standing else None,
        "is_published": hasattr(one, "published"),
    }


def _masked(one: Contribution) -> str:
    """As it was published; what is not, as the system would mask it."""
    if hasattr(one, "published"):
        return one.published.text
    names = one.dialogue.conference.sign_ups.values_list("name", flat=True)
    return mask(one.raw_text, screen(one.raw_text, names), one.language or "nb")


def _codings(one: Contribution) -> list[Values]:
    rows = one.codings.current().select_related("primary", "detail", "secondary", "part")
    return [
        {
            "part": [coding.part.start, coding.part.end] if coding.part else None,
            "theme": (coding.detail or coding.primary).code,
            "theme_name": (coding.detail or coding.primary).name_nb,
            "theme_name_nn": (coding.detail or coding.primary).name_nn,
            "also": coding.secondary.code if coding.secondary else None,
            "by": coding.source,
            "is_unclear": coding.is_unclear,
            "at": _moment(coding.at),
        }
        for coding in rows.order_by("part__start", "pk")
    ]


def _alike(one: Contribution) -> list[str]:
    """Those that a person has said are the same."""
    mine = one.merge_members.filter(is_standing=True, group__is_standing=True).values("group")
    others = MergeMember.objects.filter(group__in=mine, is_standing=True).exclude(contribution=one)
    return sorted(others.values_list("contribution__reference", flat=True))


def _findings(one: Contribution) -> list[Values]:
    return [
        {
            "id": finding.reference,
            "statement": finding.statement,
            "contributions": sorted(
                finding.contributions.standing().values_list("reference", flat=True)
            ),
        }
        for finding in one.findings.order_by("pk")
    ]


def _policy(policy: Policy) -> Values:
    return {
        "title": policy.title,
        "language": policy.language,
        "state": policy.state,
        "is_being_amended": policy.is_being_amended,
    }


def _answer(answer: Answer | EarlierAnswer | None) -> Any:
    if answer is None:
        return {"verdict": "open", "reason": "", "at": None}
    return {"verdict": answer.verdict, "reason": answer.reason, "at": _moment(answer.at)}


def _measures(one: Contribution) -> list[Measure]:
    rows = Measure.objects.filter(links__contribution=one).select_related("goal", "passage")
    return list(rows.order_by("goal__number", "number"))


def _measure(measure: Measure, one: Contribution) -> Values:
    link = measure.links.get(contribution=one)
    behind = measure.links.order_by("contribution").values_list(
        "contribution__reference", flat=True
    )
    return {
        "id": measure.reference,
        "goal": measure.goal.text,
        **measure_content(measure),
        "tied_at": _moment(link.at),
        "status": measure.status,
        "status_reason": covered_words(measure.status_reason),
        "expected_on": measure.expected_on.isoformat() if measure.expected_on else None,
        "findings": sorted(measure.findings.values_list("reference", flat=True)),
        "contributions": list(behind),
        "status_updates": [
            {
                "at": _moment(update.at),
                "status": update.status,
                "reason": update.shown_reason,
                "expected_on": update.expected_on.isoformat() if update.expected_on else None,
                "indicator_value": str(update.indicator_value)
                if update.indicator_value is not None
                else None,
            }
            for update in measure.updates.standing().order_by("at", "pk")
        ],
    }


def _remarks(measures: list[Measure]) -> list[Values]:
    """What was said of the measures in the consultation, and what was changed because of it."""
    passages = {one.passage.pk: one for one in measures}
    changes = _changes(passages)
    of_these = Remark.objects.filter(passage__in=passages)
    because = Remark.objects.filter(wordings__passage__in=passages)
    rows = (of_these | because).distinct().select_related("passage").order_by("pk")
    return [
        {
            "id": remark.number,
            "measure": passages[remark.passage_id].reference
            if remark.passage_id in passages
            else None,
            "text": None if remark.is_held_back or remark.erased_at else remark.shown_text,
            "from": remark.on_behalf_of or None,
            "at": _moment(remark.at),
            "verdict": remark.verdict or "open",
            "answer": remark.answer,
            "changes": changes[remark.pk],
        }
        for remark in rows
    ]


def _changes(passages: dict[int, Measure]) -> dict[int, list[Values]]:
    """By remark: the text before and after each wording that came of it."""
    found: dict[int, list[Values]] = defaultdict(list)
    before: dict[int, str] = {}
    rows = Wording.objects.filter(passage__in=passages, is_set_aside=False)
    for wording in rows.order_by("passage", "version"):
        text = str(wording.content.get("text", ""))
        if wording.because_of_id is not None:
            found[wording.because_of_id].append(
                {
                    "measure": passages[wording.passage_id].reference,
                    "version": wording.version,
                    "at": _moment(wording.at),
                    "before": before.get(wording.passage_id, ""),
                    "after": text,
                }
            )
        before[wording.passage_id] = text
    return found


def _versions(policy: Policy, reference: str) -> list[Values]:
    """Every kept version, with the measures that this contribution stands behind in it."""
    return [
        {
            "number": version.number,
            "kind": version.kind,
            "at": _moment(version.at),
            "fingerprint": version.fingerprint,
            "measures": [
                measure["reference"]
                for goal in version.content["goals"]
                for measure in goal["measures"]
                if reference in measure["contributions"]
            ],
        }
        for version in policy.versions.order_by("number")
    ]


def _resolutions(policy: Policy) -> list[Values]:
    rows = policy.resolutions.select_related("version").order_by("decided_on", "pk")
    return [
        {
            "body": one.body,
            "decided_on": one.decided_on.isoformat(),
            "case_number": one.case_number,
            "vote": one.vote,
            "text": one.text,
            "version": one.version.number if one.version else None,
            "fingerprint": one.version.fingerprint if one.version else None,
        }
        for one in rows
    ]


def _advice(one: Contribution) -> list[Values]:
    """In the national guide, and open to all."""
    return [
        {
            "number": text.advice.number,
            "step": text.advice.step,
            "text": text.nb,
            "text_nn": text.nn,
            "published_at": _moment(text.advice.published_at),
        }
        for text in advice_on(one)
    ]


def _criteria(one: Contribution) -> list[Values]:
    """The signs of the standard that rest on it."""
    return [
        {
            "number": link.criterion.number,
            "title": link.criterion.text.title_nb,
            "title_nn": link.criterion.text.title_nn,
            "linked_at": _moment(link.at),
        }
        for link in links_of_criteria(one)
        if link.criterion is not None
    ]


def _moment(at: Any) -> str:
    return str(timezone.localtime(at).isoformat(timespec="seconds"))
