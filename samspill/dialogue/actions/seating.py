"""How a seating plan is to be made: the setup, rules about named people, topics and wishes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from samspill.conference.models import SignUp
from samspill.dialogue.models import (
    Dialogue,
    NoSolo,
    Round,
    SeatingRule,
    SeatingSetup,
    Spread,
    Table,
    TableTopic,
    TopicWish,
)
from samspill.dialogue.seating.errors import BadRuleError
from samspill.history.actions import record
from samspill.people.models import User


@transaction.atomic
def change_setup(
    dialogue: Dialogue,
    *,
    mode: str,
    favour: str,
    apart_by_association: bool,
    apart_by_municipality: bool,
    spread: Sequence[str],
    no_solo: Sequence[str],
    by: User | None = None,
) -> SeatingSetup:
    """Choose how plans are made from now on; the ones that are made stand.

    Raises    ValueError for a value that none of the choices has.
    """
    setup, _is_new = SeatingSetup.objects.update_or_create(
        dialogue=dialogue,
        defaults={
            "mode": SeatingSetup.Mode(mode),
            "favour": SeatingSetup.Favour(favour),
            "apart_by_association": apart_by_association,
            "apart_by_municipality": apart_by_municipality,
            "spread": [Spread(one).value for one in spread],
            "no_solo": [NoSolo(one).value for one in no_solo],
        },
    )
    _record(dialogue, "dialogue.setup_changed", by, mode=mode, favour=favour)
    return setup


@transaction.atomic
def add_rule(
    dialogue: Dialogue,
    *,
    kind: str,
    people: Sequence[SignUp],
    table: Table | None = None,
    round: Round | None = None,
    note: str = "",
    by: User | None = None,
) -> SeatingRule:
    """A rule about named people. Its reason is for the planner, and goes with the rule.

    table     where a host sits; no other kind has one
    round     the round somebody is not there in; None for all that are left
    Raises    BadRuleError when the rule says nothing, or more than its kind can.
    """
    kinds = SeatingRule.Kind
    kind = kinds(kind)
    fewest = 2 if kind in (kinds.TOGETHER, kinds.APART) else 1
    if len(set(people)) < fewest:
        choose = _("Choose at least two.") if fewest > 1 else _("Choose whom the rule is about.")
        raise BadRuleError("people", choose)
    if kind == kinds.HOST and table is None:
        raise BadRuleError("table", _("Choose the table that the host sits at."))
    rule = SeatingRule.objects.create(
        dialogue=dialogue,
        kind=kind,
        table=table if kind == kinds.HOST else None,
        round=round if kind == kinds.ABSENT else None,
        note=note.strip(),
    )
    rule.people.set(people)
    _record(dialogue, "dialogue.rule_added", by, rule=rule.pk, people=len(set(people)))
    return rule


@transaction.atomic
def remove_rule(rule: SeatingRule, *, by: User | None = None) -> None:
    _record(rule.dialogue, "dialogue.rule_removed", by, rule=rule.pk)
    rule.delete()


@transaction.atomic
def set_topics(
    dialogue: Dialogue, *, topics: Mapping[tuple[Round, Table], str], by: User | None = None
) -> list[TableTopic]:
    """What is talked about at each table in each round; an empty text is no topic."""
    TableTopic.objects.filter(round__dialogue=dialogue).delete()
    made = TableTopic.objects.bulk_create(
        TableTopic(round=round, table=table, topic=" ".join(topic.split()))
        for (round, table), topic in topics.items()
        if topic.strip()
    )
    _record(dialogue, "dialogue.topics_set", by, topics=len(made))
    return made


@transaction.atomic
def wish_topic(
    sign_up: SignUp, *, round: Round, topics: Sequence[str], by: User | None = None
) -> list[TopicWish]:
    """One person's choice of topics in a round, in place of what was chosen before.

    Raises    ValueError for a topic that no table has in that round.
    """
    offered = set(round.topics.values_list("topic", flat=True))
    if not set(topics) <= offered:
        raise ValueError("no table has this topic in this round")
    TopicWish.objects.filter(round=round, sign_up=sign_up).delete()
    made = TopicWish.objects.bulk_create(
        TopicWish(round=round, sign_up=sign_up, topic=topic) for topic in dict.fromkeys(topics)
    )
    _record(round.dialogue, "dialogue.topic_wished", by, round=round.number, topics=len(made))
    return made


@transaction.atomic
def remove_wish(wish: TopicWish, *, by: User | None = None) -> None:
    round = wish.round
    _record(round.dialogue, "dialogue.topic_unwished", by, round=round.number)
    wish.delete()


def _record(dialogue: Dialogue, action: str, by: User | None, **details: int | str) -> None:
    record(dialogue, action=action, organiser_number=dialogue.organiser_id, by=by, **details)
