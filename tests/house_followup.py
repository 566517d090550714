"""Who answers for the house's measures, a round that is reported, and one that is open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from samspill.policy.actions import owners
from samspill.policy.actions.status_questions import ask_owner
from samspill.policy.actions.status_reports import make_report
from samspill.policy.following.owner_links import owner_token
from samspill.policy.models import Measure, StatusRequest, StatusRound

if TYPE_CHECKING:
    from tests.house import House


def follow_up(house: House) -> None:
    """The house's policy is a draft, so that the rounds are laid as rows."""
    by, policy = house.coordinator, house.policy
    measures = list(Measure.objects.filter(goal__policy=policy)[:2])
    owner = owners.name_owner(
        policy, role="Leder for kultur", email="eier@example.no", measures=measures, by=by
    )
    due_on = timezone.localdate() + timedelta(days=14)
    for number in (1, 2):
        round_ = StatusRound.objects.create(
            policy=policy, number=number, due_on=due_on, asked_by=by
        )
        ask_owner(round_, owner)
        if number == 1:
            make_report(round_, by=by)


def owner_link(house: House) -> str:
    request = StatusRequest.objects.select_related("owner").get(
        round__policy=house.policy, round__number=2
    )
    return owner_token(request)


def owner_key(house: House) -> int:
    return house.policy.owners.get().pk


def _own(**more: Any) -> Callable[[House], dict[str, Any]]:
    """Of the house's own organiser; what is called is asked of the house."""
    return lambda house: {
        "slug": house.organiser.slug,
        **{name: value(house) if callable(value) else value for name, value in more.items()},
    }


_status_round = _own(number=2)
_owner = _own(pk=owner_key)
_owner_in_round = _own(number=2, pk=owner_key)
_reported = _own(number=1)
FOLLOWING = {
    "policy:action_plan": _own(),
    "policy:action_plan_file": _own(form="docx"),
    "policy:carried_measures": _own(),
    "policy:follow_up": _own(),
    "policy:new_owner": _own(),
    "policy:owner": _owner,
    "policy:owner_refusal": lambda house: {"token": owner_link(house)},
    "policy:owner_removal": _owner,
    "policy:owner_report": lambda house: {"token": owner_link(house)},
    "policy:owners": _own(),
    "policy:public_action_plan": _own(),
    "policy:public_action_plan_file": _own(),
    "policy:public_status": _own(),
    "policy:public_status_report": _reported,
    "policy:public_status_report_file": _own(number=1, form="docx"),
    "policy:revision": _own(),
    "policy:revision_start": _own(),
    "policy:status_case": _status_round,
    "policy:status_question": _owner_in_round,
    "policy:status_reminders": _status_round,
    "policy:status_report": _status_round,
    "policy:status_round": _status_round,
    "policy:status_rounds": _own(),
    "policy:told_for_owner": _owner_in_round,
    "policy:yearly_meeting": _own(),
    "policy:yearly_meeting_file": _own(form="docx"),
}
