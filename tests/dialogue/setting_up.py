"""Rounds set up for the tests: the usual café, what somebody answered, and the stages that stand."""

from samspill.dialogue import actions
from samspill.dialogue.actions.round_setup import RoundDraft, set_up_evening
from samspill.dialogue.models import Stage

CAFE = {"silence": 2, "talk": 10, "dots": 5, "top": 5}


def draft(**changes):
    usual = {"stages": CAFE, "voters": "person", "dot_budget": 3, "prompts": [], "questions": {}}
    return RoundDraft(**{**usual, **changes})


def set_up(opened, number=1, **changes):
    evening = {"is_moderated": False, "checks_paper": False, "is_listed": False}
    return set_up_evening(opened, rounds={number: draft(**changes)}, **evening)


def answer(opened, text, question=2):
    drafts = [actions.ContributionDraft(round=1, table=None, text=text, question=question)]
    actions.contribute_many(opened, drafts=drafts, channel="phone")


def stages(opened, number=1):
    found = Stage.objects.filter(round__dialogue=opened, round__number=number)
    return [(one.number, one.kind, one.minutes) for one in found.order_by("number")]
