"""What became of a contribution, in sentences: the answer, and how far its measures have come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from samspill.policy.became.chain import Chain, MeasureNow
from samspill.policy.became.indicator_picture import reaches
from samspill.policy.models import Answer, Measure
from samspill.pure.documents.norwegian import capitalised, plain_date
from samspill.pure.measure_standing import Standing

COUNTS = {
    "nb": "null ett to tre fire fem seks sju åtte ni ti elleve tolv".split(),
    "nn": "null eitt to tre fire fem seks sju åtte ni ti elleve tolv".split(),
    "en": "no one two three four five six seven eight nine ten eleven twelve".split(),
}


@dataclass(frozen=True)
class Verdict:
    """The answer in a sentence, the reason in the policy's language, and how far it has come."""

    sentence: str
    more: str = ""
    reason: str = ""


def verdict(chain: Chain | None, *, today: date) -> Verdict:
    """None: the policy is not public yet."""
    if chain is None:
        more = _("The draft of the policy is still being written. Then you will see it here.")
        return Verdict(_("Not answered yet."), more)
    answer = chain.answer
    if answer is None:
        return Verdict(_("Not answered yet."), _("Those who write the policy owe you an answer."))
    if answer.verdict == Answer.Verdict.NOT_TAKEN_IN:
        return Verdict(_("Not taken in."), reason=answer.reason)
    is_whole = answer.verdict == Answer.Verdict.TAKEN_IN
    if not chain.measures:
        sentence = _("Taken in.") if is_whole else _("Partly taken in.")
        return Verdict(sentence, _not_out_yet() if is_whole else "", answer.reason)
    sentence = _taken_in(chain.measures) if is_whole else _partly_taken_in(chain.measures)
    return Verdict(sentence, how_far(chain.measures, today=today), answer.reason)


def how_far(measures: Sequence[MeasureNow], *, today: date) -> str:
    """One: "It is in progress." Two: "The one …. The other …." More: counted."""
    if len(measures) == 1:
        return _("It %s.") % clause(measures[0], today=today)
    clauses = [clause(one, today=today) for one in measures]
    if len(set(clauses)) == 1:
        return _all_of_them(measures, today)
    if len(measures) == 2:
        first, second = clauses
        return _("The one %(first)s. The other %(second)s.") % {"first": first, "second": second}
    return _counted(measures, today)


def clause(measure: MeasureNow, *, today: date) -> str:
    """How far one has come, as it follows "Measure 2.3": "is in progress"."""
    where = measure.standing(today)
    if where == "late":
        return late(measure.deadline, measure.expected_on)
    words = stands(where, measure.status, 1)
    if where in ("now", "done") and _reaches(measure):
        return _("%s and reaches its target") % words
    return words


def late(deadline: date | None, expected_on: date | None, count: int = 1) -> str:
    """A new day is told, or the deadline has gone by."""
    if expected_on is not None and (deadline is None or expected_on > deadline):
        text = ngettext("is delayed to %s", "are delayed to %s", count)
        return text % plain_date(expected_on, _language())
    day = deadline or expected_on
    return _("should have been done by %s") % plain_date(day, _language()) if day else ""


def stands(where: Standing, status: str, count: int) -> str:
    if where == "late":
        return ngettext("is delayed", "are delayed", count)
    if where == "now":
        return ngettext("is in progress", "are in progress", count)
    if where == "done":
        return ngettext("is delivered", "are delivered", count)
    if where == "dropped":
        return ngettext("was dropped", "were dropped", count)
    if status == Measure.Status.PROPOSED:
        return ngettext("is proposed", "are proposed", count)
    return ngettext("is adopted and has not begun", "are adopted and have not begun", count)


def count_in_words(count: int) -> str:
    """Up to twelve in words, as a Norwegian text has them."""
    words = COUNTS.get(_language(), COUNTS["nb"])
    return words[count] if count < len(words) else str(count)


def _taken_in(measures: Sequence[MeasureNow]) -> str:
    if len(measures) == 1:
        return _("Taken in by measure %s.") % measures[0].reference
    return _("Taken in by %s measures.") % count_in_words(len(measures))


def _partly_taken_in(measures: Sequence[MeasureNow]) -> str:
    if len(measures) == 1:
        return _("Partly taken in by measure %s.") % measures[0].reference
    return _("Partly taken in by %s measures.") % count_in_words(len(measures))


def _not_out_yet() -> str:
    return _("The measure is in the text that is being written now. You will see it here.")


def _all_of_them(measures: Sequence[MeasureNow], today: date) -> str:
    one, count = measures[0], len(measures)
    where = one.standing(today)
    what = (
        late(one.deadline, one.expected_on, count)
        if where == "late"
        else stands(where, one.status, count)
    )
    return _("Both %s.") % what if count == 2 else _("All %s.") % what


def _counted(measures: Sequence[MeasureNow], today: date) -> str:
    groups: dict[tuple[Standing, str], int] = {}
    for one in measures:
        where = one.standing(today)
        key = (where, one.status if where == "next" else "")
        groups[key] = groups.get(key, 0) + 1
    sentences = (
        _("%(count)s %(what)s.")
        % {"count": count_in_words(count), "what": stands(where, status, count)}
        for (where, status), count in groups.items()
    )
    return " ".join(capitalised(one) for one in sentences)


def _reaches(measure: MeasureNow) -> bool:
    values = [one.indicator_value for one in measure.updates if one.indicator_value is not None]
    told = measure.told
    return reaches(values[-1] if values else None, target=told["target"], baseline=told["baseline"])


def _language() -> str:
    return get_language() or "nb"
