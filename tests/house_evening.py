"""What happens at the tables of a house: one round, some contributions, rules and a new plan."""

from __future__ import annotations

from typing import Any

from samspill.dialogue import actions as dialogue_actions

SECRET_NOTE = "Bruker rullestol og vil ikke at det sies."


def hold_evening(house: Any) -> None:
    """Round one is open; one contribution came by phone, one was taken back, one is to be read."""
    dialogue = house.dialogue
    first = dialogue.rounds.get(number=1)
    dialogue_actions.open_round(first, minutes=25, by=house.coordinator)
    table = dialogue.tables.earliest("number")
    phoned = dialogue_actions.contribute(
        first, text="Vi trenger et rom.", table=table, channel="phone"
    )
    dialogue_actions.withdraw(phoned, by=house.coordinator)
    dialogue_actions.contribute(first, text="Vi kan bake 🙂", table=table, channel="phone")
    one = dialogue.contributions.filter(measures__isnull=False).earliest("pk")
    dialogue_actions.publish_contribution(one, text=one.raw_text, by=house.coordinator)
    _seating(house)


def _seating(house: Any) -> None:
    """One rule about a person, a topic at a table, one who wants it; and a plan not published."""
    dialogue, by = house.dialogue, house.coordinator
    round, table = dialogue.rounds.get(number=2), dialogue.tables.earliest("number")
    one = house.conference.sign_ups.seated().earliest("pk")
    dialogue_actions.add_rule(dialogue, kind="step_free", people=[one], note=SECRET_NOTE, by=by)
    dialogue_actions.set_topics(dialogue, topics={(round, table): "Lokaler"}, by=by)
    dialogue_actions.wish_topic(one, round=round, topics=["Lokaler"], by=by)
    dialogue_actions.deal_tables(dialogue, seed=2, by=by)
