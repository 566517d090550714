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
STAGES = {"silence": 3, "talk": 14, "dots": 4, "top": 4}  # minutes
ROUND_MINUTES = sum(STAGES.values())
PROMPTS: dict[int, list[str]] = {
    1: ["Tenk på den siste gangen dere måtte si nei til noe.", "Hva koster mest krefter?"],
    2: ["Hva kunne vært gjort i morgen, uten penger?", "Hvem ringer dere i dag?"],
    3: ["Hva har dere som andre lag mangler?", "Når og hvor kommer folk på møte?"],
    4: ["Hvem er ikke her i kveld?", "Hva skal til for at de kommer?"],
}
CLUSTERS: dict[int, dict[str, list[str]]] = {
    1: {
        "Steder å være": ["E003", "E004", "E014", "E031", "E032", "E044"],
        "Lager": ["E018", "E021", "E053", "E055"],
        "De samme ti": ["E001", "E002", "E007", "E022", "E036", "E043"],
        "Hvem svarer?": ["E013", "E017", "E024", "E038"],
    }
}
REFLECTIONS = {
    1: (
        "Åtte bord sa det samme: vi har folk og lyst, men ikke et sted å være.",
        "Småord betyr noe: flere sa «jeg», ikke «vi», da de snakket om styret.",
    ),
    2: ("Ingen ba om mer penger først. De ba om ett sted å ringe.",),
}


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


ON_PAPER = {
    2: {
        9: [
            ("Noen må svare telefonen etter klokka fire", "wish"),
            ("Lån oss nøkkelen fra fredag til mandag", "wish"),
        ]
    }
}
