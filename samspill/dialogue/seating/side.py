"""What stands beside the plan: the rules in words, who has come or gone, and who was moved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from samspill.dialogue.actions.not_come import BY_THE_DOOR
from samspill.dialogue.models import Placement, Round, SeatingRule
from samspill.dialogue.seating.page import Evening
from samspill.dialogue.seating.words import listed, rule_sentence, setup_sentences


def rules_context(evening: Evening) -> dict[str, Any]:
    """The rules in words; step-free needs and reasons only for those who plan."""
    seen = [
        rule
        for rule in evening.rules
        if evening.may_see_reasons or rule.kind in (SeatingRule.Kind.HOST, SeatingRule.Kind.ABSENT)
    ]
    rows = [
        {
            "pk": rule.pk,
            "kind": rule.kind,
            "sentence": rule_sentence(rule),
            "note": _note(rule) if evening.may_see_reasons else "",
            "removal_url": reverse("dialogue:rule_removal", args=[evening.slug, rule.pk])
            if evening.may_deal
            else "",
        }
        for rule in seen
    ]
    sentences = setup_sentences(evening.setup, evening.tables)
    if not evening.may_see_reasons:
        sentences = sentences[:1]
    sentences += [str(row["sentence"]) for row in rows]
    return {"rules": rows, "rule_sentences": sentences, "rule_count": len(sentences)}


def _note(rule: SeatingRule) -> str:
    return _("has not come through the door") if rule.note == BY_THE_DOOR else rule.note


def comings_and_goings(evening: Evening) -> dict[str, Any]:
    """Who has come since the plan was made, and who has gone, in the rounds that are left."""
    if evening.plan is None:
        nobody: list[str] = []
        none = {"come": 0, "not_come": 0, "left_out": 0, "gone": 0}
        return {**none, "left_out_names": nobody, "gone_names": nobody}
    left = {one.pk for one in evening.rounds if one.state == Round.State.PLANNED}
    seated = {one.pk: one.name for one in evening.sign_ups}
    away = _away(evening, left)
    placed = {(one.sign_up_id, one.round_id): one.sign_up.name for one in evening.chairs}
    gone = {
        person: name
        for (person, round), name in placed.items()
        if round in left and (person not in seated or (person, round) in away)
    }
    new = {
        person: name
        for person, name in seated.items()
        if any((person, one) not in placed and (person, one) not in away for one in left)
    }
    return {
        "come": len(evening.came),
        "not_come": len(set(seated) - evening.came) if evening.came else 0,
        "left_out": len(new),
        "left_out_names": sorted(new.values(), key=str.casefold),
        "gone": len(gone),
        "gone_names": sorted(gone.values(), key=str.casefold),
    }


def _away(evening: Evening, left: set[int]) -> set[tuple[int, int]]:
    return {
        (one.pk, round)
        for rule in evening.rules
        if rule.kind == SeatingRule.Kind.ABSENT
        for one in rule.people.all()
        for round in ({rule.round_id} if rule.round_id else left)
        if round is not None and not (rule.note == BY_THE_DOOR and one.pk in evening.came)
    }


def changes_context(evening: Evening) -> dict[str, Any]:
    """Whose chairs are others than in the plan that this one was made from. One query."""
    if evening.plan is None or evening.plan.base_id is None:
        return {"changes": [], "moved_people": 0, "moved_seats": 0}
    rows = Placement.objects.filter(plan_id=evening.plan.base_id)
    old = {
        (person, round): table
        for person, round, table in rows.values_list("sign_up_id", "round_id", "table__number")
    }
    moves: dict[int, list[Placement]] = {}
    for chair in sorted(evening.chairs, key=lambda one: one.round.number):
        if old.get((chair.sign_up_id, chair.round_id)) != chair.table.number:
            moves.setdefault(chair.sign_up_id, []).append(chair)
    was_there = {person for person, _round in old}
    changes = [_change(chairs, old) for chairs in moves.values()]
    moved = [person for person in moves if person in was_there]
    return {
        "changes": sorted(changes, key=lambda one: str(one["name"]).casefold()),
        "moved_people": len(moved),
        "moved_seats": sum(
            (person, chair.round_id) in old for person in moved for chair in moves[person]
        ),
    }


def _change(chairs: Sequence[Placement], old: Mapping[tuple[int, int], int]) -> dict[str, Any]:
    sign_up = chairs[0].sign_up
    seats = [
        (one.round.number, old.get((one.sign_up_id, one.round_id)), one.table.number)
        for one in chairs
    ]
    parts = [
        _("round %(round)d to table %(to)d") % {"round": round, "to": to}
        if before is None
        else _("round %(round)d from table %(from)d to table %(to)d")
        % {"round": round, "from": before, "to": to}
        for round, before, to in seats
    ]
    return {
        "name": sign_up.name,
        "represents": sign_up.represents,
        "seats": seats,
        "sentence": f"{sign_up.name}: {listed(parts)}.",
    }
