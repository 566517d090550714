"""What was asked and what was chosen, as the pages of those who run the conference read it.

Each function asks a fixed number of questions of the database.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Prefetch
from django.utils.translation import gettext as _

from samspill.conference.asking.missing import missing
from samspill.conference.asking.offered import Slot, parallel_slots
from samspill.conference.models import (
    Conference,
    Extra,
    ExtraChoice,
    Needs,
    PreparationAnswer,
    PreparationQuestion,
    ProgrammeItem,
    SessionChoice,
    SignUp,
    SignUpAnswer,
    SignUpField,
)


@dataclass(frozen=True)
class Chosen:
    """An extra, and those who have chosen it."""

    extra: Extra
    choices: Sequence[ExtraChoice]


@dataclass(frozen=True)
class Session:
    item: ProgrammeItem
    people: Sequence[SignUp]


@dataclass(frozen=True)
class SlotList:
    slot: Slot
    sessions: Sequence[Session]
    undecided: int  # with a seat, but without a choice here


@dataclass(frozen=True)
class NeedsList:
    """What the kitchen and the house are to know. `diets` and `access` are (words, how many)."""

    diets: Sequence[tuple[str, int]]
    access: Sequence[tuple[str, int]]
    people: Sequence[Needs]  # with the sign-up, for the one who must know who it is


def own_fields(conference: Conference) -> list[SignUpField]:
    """In order, with `answered`: how many have answered."""
    asked = conference.own_fields.select_related("asked_when")
    return list(asked.annotate(answered=Count("answers")).order_by("sort_order", "pk"))


def answer_in_words(value: Any) -> str:
    """Ja, nei, or the text as it was written; several with a semicolon between."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return "; ".join(str(one) for one in value) if isinstance(value, list) else str(value)


def own_columns(conference: Conference) -> tuple[list[str], dict[int, list[str]]]:
    """For the list as a file: headings, and cells by sign-up. What is asked, then extras, sessions.

    Needs are never here: they stand apart and go no further than their own page.
    """
    fields = list(conference.own_fields.all())
    extras = list(conference.extras.all())
    slots = parallel_slots(conference)
    answers = {
        (one.sign_up_id, one.field_id): answer_in_words(one.value)
        for one in SignUpAnswer.objects.filter(sign_up__conference=conference)
    }
    choices = {
        (one.sign_up_id, one.extra_id): one.details or _("yes")
        for one in ExtraChoice.objects.filter(sign_up__conference=conference)
    }
    sessions = {
        (one.sign_up_id, one.item_id): one.item.title
        for one in SessionChoice.objects.filter(sign_up__conference=conference).select_related(
            "item"
        )
    }
    headings = [one.label for one in fields] + [one.name for one in extras]
    headings += [_("Session %(number)d") % {"number": slot.number} for slot in slots]
    cells = {
        key: [answers.get((key, one.pk), "") for one in fields]
        + [choices.get((key, one.pk), "") for one in extras]
        + ["".join(sessions.get((key, one.pk), "") for one in slot.items) for slot in slots]
        for key in conference.sign_ups.values_list("pk", flat=True)
    }
    return headings, cells


def with_answers(conference: Conference) -> list[SignUp]:
    """Everyone who has signed up, each with `answered`: (question, answer) where there is one, and
    `missing`: what must be answered and is not."""
    headings, cells = own_columns(conference)
    people = conference.sign_ups.select_related("association__category", "municipality__county")
    found, unanswered = list(people), missing(conference)
    for one in found:
        one.missing = unanswered.get(one.pk, ())  # type: ignore[attr-defined]
        rows = zip(headings, cells.get(one.pk, ()), strict=False)
        one.answered = [row for row in rows if row[1]]  # type: ignore[attr-defined]
    return found


def of_sign_up(sign_up: SignUp) -> Iterator[tuple[str, str]]:
    """What one person has answered, as (question, answer)."""
    for answer in sign_up.own_answers.select_related("field").order_by("field__sort_order"):
        yield answer.field.label, answer_in_words(answer.value)
    chosen = [one.extra.name for one in sign_up.extras.select_related("extra")]
    if chosen:
        yield _("You take part in"), ", ".join(chosen)
    for choice in sign_up.sessions.select_related("item").order_by("item__starts_at"):
        yield _("You go to"), choice.item.title


def by_extra(conference: Conference) -> list[Chosen]:
    standing = ExtraChoice.objects.exclude(sign_up__state=SignUp.State.CANCELLED)
    rows = standing.select_related("sign_up__association", "sign_up__municipality")
    choices = Prefetch("choices", rows.order_by("sign_up__name"), to_attr="standing")
    return [Chosen(one, one.standing) for one in conference.extras.prefetch_related(choices)]


def by_session(conference: Conference) -> list[SlotList]:
    seated = conference.sign_ups.seated().count()
    people: dict[int, list[SignUp]] = defaultdict(list)
    rows = SessionChoice.objects.filter(sign_up__conference=conference)
    rows = rows.exclude(sign_up__state=SignUp.State.CANCELLED)
    for one in rows.select_related("sign_up__association", "sign_up__municipality"):
        people[one.item_id].append(one.sign_up)
    found = []
    for slot in parallel_slots(conference):
        sessions = [Session(item, people[item.pk]) for item in slot.items]
        chosen = sum(len(one.people) for one in sessions)
        found.append(SlotList(slot, sessions, max(seated - chosen, 0)))
    return found


def preparation(conference: Conference) -> list[PreparationQuestion]:
    """In order, each with its answers."""
    answers = PreparationAnswer.objects.exclude(text="").select_related(
        "sign_up__association", "sign_up__municipality"
    )
    rows = conference.preparation_questions
    return list(rows.prefetch_related(Prefetch("answers", answers.order_by("pk"))))


def needs(conference: Conference) -> NeedsList:
    """Of those who have a seat. The same words, however they are written, are counted together."""
    rows = Needs.objects.filter(sign_up__conference=conference, sign_up__state=SignUp.State.SEATED)
    found = list(rows.select_related("sign_up").order_by("sign_up__name"))
    return NeedsList(
        _counted(one.diet for one in found), _counted(one.access for one in found), found
    )


def _counted(texts: Iterator[str]) -> list[tuple[str, int]]:
    clean = [" ".join(text.split()) for text in texts if text.strip()]
    first = {text.casefold(): text for text in reversed(clean)}
    counts = Counter(text.casefold() for text in clean)
    ordered = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    return [(first[key], count) for key, count in ordered]
