"""The questions an organiser asks at sign-up, in their order."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from samspill.conference.actions.seats import locked
from samspill.conference.errors import PlanError
from samspill.conference.models import Conference, SignUpField
from samspill.history.actions import record
from samspill.people.models import User

WITH_CHOICES = (SignUpField.Kind.ONE, SignUpField.Kind.MANY)


@transaction.atomic
def save_field(
    conference: Conference,
    *,
    field: SignUpField | None = None,
    kind: str,
    label: str,
    reason: str,
    help_text: str = "",
    choices: Sequence[str] = (),
    is_required: bool = False,
    asked_when: SignUpField | None = None,
    asked_when_is: str = "",
    by: User | None = None,
) -> SignUpField:
    """A new question last, or one that is changed.

    choices        texts to choose among, for a field of one or many
    asked_when_is  the answer to `asked_when` that opens this one; "" for any answer
    Raises         PlanError
    """
    held = locked(conference)
    last = held.own_fields.aggregate(last=Max("sort_order"))["last"] or 0
    wanted = field or SignUpField(conference=held, sort_order=last + 1)
    _check(wanted, kind=kind, reason=reason, choices=choices, asked_when=asked_when)
    wanted.kind, wanted.label, wanted.help_text = kind, label.strip(), help_text.strip()
    wanted.reason, wanted.is_required = reason.strip(), is_required
    wanted.choices = list(choices) if kind in WITH_CHOICES else []
    wanted.asked_when = asked_when
    wanted.asked_when_is = asked_when_is.strip() if asked_when else ""
    wanted.save()
    _record(held, by, field=wanted.pk)
    return wanted


@transaction.atomic
def move_field(field: SignUpField, *, up: bool, by: User | None = None) -> bool:
    """One place up or down. False when it stands first or last, or would pass what opens it."""
    held = locked(field.conference)
    order = list(held.own_fields.all())
    place = next(number for number, one in enumerate(order) if one.pk == field.pk)
    other = place - 1 if up else place + 1
    if not 0 <= other < len(order):
        return False
    order[place], order[other] = order[other], order[place]
    first, second = order[min(place, other)], order[max(place, other)]
    if first.asked_when_id == second.pk:
        return False
    for number, one in enumerate(order, start=1):
        one.sort_order = number
    SignUpField.objects.bulk_update(order, ["sort_order"])
    _record(held, by, field=field.pk)
    return True


@transaction.atomic
def delete_field(field: SignUpField, *, with_answers: bool = False, by: User | None = None) -> None:
    """Take a question away. What was answered goes only when that is said. Raises PlanError."""
    held = locked(field.conference)
    count = field.answers.count()
    if count and not with_answers:
        raise PlanError(_("Some have answered. Tick that the answers are to be erased too."))
    if held.own_fields.filter(asked_when=field).exists():
        raise PlanError(_("Another question is opened by this one. Change that one first."))
    field.answers.all().delete()
    field.delete()
    _record(held, by, answers_erased=count)


def _check(
    field: SignUpField,
    *,
    kind: str,
    reason: str,
    choices: Sequence[str],
    asked_when: SignUpField | None,
) -> None:
    if not reason.strip():
        raise PlanError(_("Write why you ask. It stands beside the question."), field="reason")
    if kind in WITH_CHOICES and len(choices) < 2:
        raise PlanError(_("Write at least two answers to choose among."), field="choices")
    if field.pk and field.kind != kind and field.answers.exists():
        raise PlanError(
            _("Some have answered, so the kind of question stays. Ask anew instead."), field="kind"
        )
    if asked_when is not None and not _comes_before(asked_when, field):
        raise PlanError(_("Choose a question that stands above this one."), field="asked_when")


def _comes_before(first: SignUpField, second: SignUpField) -> bool:
    if first.conference_id != second.conference_id or first.pk == second.pk:
        return False
    return (first.sort_order, first.pk) < (second.sort_order, second.pk or first.pk + 1)


def _record(conference: Conference, by: User | None, **details: object) -> None:
    record(
        conference,
        action="conference.questions_changed",
        organiser_number=conference.organiser_id,
        by=by,
        **details,
    )
