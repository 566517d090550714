"""Eigersund's evening on paper: what is planned for the three hours."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from samspill.conference import actions as conference_actions

ROUNDS = (
    ("Utfordringer", "Hva hindrer dere i å gjøre mer?", 25),
    ("Tilrettelegging", "Hva må kommunen gjøre for at dere skal få til mer?", 60),
    (
        "Ressurser og møteplasser",
        "Hva kan dere selv bidra med, og hvordan kan vi møtes jevnlig?",
        95,
    ),
    ("Mangfold og deltakelse", "Hvordan får vi med flere?", 130),
)
ROUND_MINUTES = 25


def programme(start: datetime) -> list[conference_actions.ProgrammeDraft]:
    draft, speaker = conference_actions.ProgrammeDraft, conference_actions.SpeakerDraft

    def item(minute: int, length: int | None, kind: str, title: str, **more: Any) -> Any:
        begins = start + timedelta(minutes=minute)
        ends = begins + timedelta(minutes=length) if length else None
        return draft(begins, title, kind=kind, ends_at=ends, **more)

    items = [
        item(
            0,
            15,
            "talk",
            "Velkommen",
            speakers=[speaker("Olav Eksempelsen", "ordfører", "Eigersund kommune")],
        ),
        item(
            15,
            10,
            "practical",
            "Slik gjør vi det i kveld",
            speakers=[speaker("Tarik Prøve", "møteleder", "Frivilligsentralen")],
        ),
    ]
    for number, (theme, question, minute) in enumerate(ROUNDS, start=1):
        items.append(
            item(
                minute,
                ROUND_MINUTES,
                "round",
                f"Runde {number}",
                round_number=number,
                theme=theme,
                question=question,
            )
        )
        items.append(
            item(
                minute + ROUND_MINUTES,
                8,
                "plenary",
                f"Én ting fra hvert bord, runde {number}",
                round_number=number,
            )
        )
    items.append(item(170, None, "practical", "Veien videre, og vel hjem"))
    return items
