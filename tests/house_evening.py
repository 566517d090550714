"""What happens at the tables of a house: one round, some contributions, rules and a new plan."""

from __future__ import annotations

import io
from typing import Any
from uuid import uuid4

from PIL import Image

from samspill.dialogue import actions as dialogue_actions

SECRET_NOTE = "Bruker rullestol og vil ikke at det sies."


def hold_evening(house: Any) -> None:
    """Round one is open; one contribution came by phone, one was taken back, one is to be read."""
    dialogue = house.dialogue
    first = dialogue.rounds.get(number=1)
    dialogue.rounds.get(number=2).stages.create(number=1, kind="talk", minutes=10)
    dialogue_actions.open_round(first, minutes=25, by=house.coordinator)
    table = dialogue.tables.earliest("number")
    phoned = dialogue_actions.contribute(
        first, text="Vi trenger et rom.", table=table, channel="phone"
    )
    dialogue_actions.withdraw(phoned, by=house.coordinator)
    dialogue_actions.contribute(first, text="Vi kan bake 🙂", table=table, channel="phone")
    one = dialogue.contributions.filter(measures__isnull=False).earliest("pk")
    dialogue_actions.publish_contribution(one, text=one.raw_text, by=house.coordinator)
    _paper(house)
    _plenary(house)
    _seating(house)


def _paper(house: Any) -> None:
    """A sheet with its photo: the working group's coordinator has typed in two lines of it."""
    by = house.members["coordinator", "working_group"]
    dialogue = house.dialogue
    place = (dialogue.rounds.get(number=1), dialogue.tables.earliest("number"), 1)
    [sheet] = dialogue_actions.lay_out_sheets(dialogue, places=[place], by=by)
    rows = [
        dialogue_actions.SheetRow(text, uuid4(), dots=2) for text in ("Fra et ark", "Enda en tanke")
    ]
    dialogue_actions.type_sheet(sheet, rows=rows, people=6, by=by)
    dialogue_actions.attach_photo(sheet, photo=a_photo(), by=by)


def a_photo() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (60, 80), "white").save(out, "JPEG")
    return out.getvalue()


def _seating(house: Any) -> None:
    """One rule about a person, a topic at a table, one who wants it; and a plan not published."""
    dialogue, by = house.dialogue, house.coordinator
    round, table = dialogue.rounds.get(number=2), dialogue.tables.earliest("number")
    one = house.conference.sign_ups.seated().earliest("pk")
    dialogue_actions.add_rule(dialogue, kind="step_free", people=[one], note=SECRET_NOTE, by=by)
    dialogue_actions.set_topics(dialogue, topics={(round, table): "Lokaler"}, by=by)
    dialogue_actions.wish_topic(one, round=round, topics=["Lokaler"], by=by)
    dialogue_actions.deal_tables(dialogue, seed=2, by=by)


def _plenary(house: Any) -> None:
    """Two contributions lie together, one reflection lies beside them, another by itself."""
    first, by = house.dialogue.rounds.get(number=1), house.coordinator
    laid = list(first.contributions.standing().order_by("pk")[:2])
    cluster = dialogue_actions.make_cluster(first, title="Lokaler", contributions=laid, by=by)
    dialogue_actions.reflect(first, text="Det er de samme ti som gjør alt.", cluster=cluster, by=by)
    dialogue_actions.reflect(first, text="Vi begynner med nøkkelen.", by=by)
