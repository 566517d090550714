"""So many municipalities, each with an evening whose first round is open, and one that is over.

    python -m benchmarks.hall.nation ORGANISERS TABLES

prints JSON: for each its slug, the number of its conference, and the code of its dialogue. Every table
has given one contribution already, so that there is something to have an opinion of. It is a program
of its own, so that the one who measures has no Django.
"""

import json
import sys
from datetime import datetime, timedelta
from typing import Any

SEATS_A_TABLE = 8
QUESTION = "Hva skal til for at flere blir med i laget deres?"


def main(organisers: int, tables: int) -> None:
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from samspill.organiser.models import Municipality

    places = Municipality.objects.order_by("number")[:organisers]
    json.dump([_opened(place, tables) for place in places], sys.stdout)


def _opened(place: Any, tables: int) -> dict[str, Any]:
    from django.utils import timezone

    from samspill.dialogue import actions
    from samspill.organiser.actions import open_organiser

    organiser = open_organiser(
        kind="municipality",
        name=f"{place.name} kommune",
        slug=f"municipality-{place.number}",
        municipality=place,
        contact_name="Ola Eksempel",
        contact_email="ola.eksempel@example.no",
    )
    now = timezone.now()
    before = _dialogue(organiser, now - timedelta(days=365), tables)
    tonight = _dialogue(organiser, now + timedelta(minutes=5), tables)
    round = actions.open_round(tonight.rounds.get(number=1), minutes=None)
    drafts = [
        actions.ContributionDraft(round=1, table=number, text=f"Det første fra bord {number}")
        for number in range(1, tables + 1)
    ]
    actions.contribute_many(round.dialogue, drafts=drafts, channel="file")
    return {
        "slug": organiser.slug,
        "conference": tonight.conference_id,
        "code": tonight.code,
        "before": before.code,
    }


def _dialogue(organiser: Any, start: datetime, tables: int) -> Any:
    from samspill.conference import actions as conference_actions
    from samspill.conference.actions import ProgrammeDraft
    from samspill.dialogue import actions

    conference = conference_actions.plan_conference(
        organiser,
        title="Dialogkonferanse om frivillighet",
        lead_text="En kveld rundt bordene.",
        starts_at=start,
        ends_at=start + timedelta(hours=3),
        venue="Kulturhuset",
        sign_up_deadline=start - timedelta(days=7),
        capacity=tables * SEATS_A_TABLE,
        table_size=SEATS_A_TABLE,
        contact_name="Ola Eksempel",
        contact_email="ola.eksempel@example.no",
    )
    rounds = [
        ProgrammeDraft(
            starts_at=start + timedelta(minutes=40 * number),
            ends_at=start + timedelta(minutes=40 * number + 30),
            title=f"Runde {number}",
            kind="round",
            round_number=number,
            question=QUESTION,
        )
        for number in (1, 2, 3)
    ]
    conference_actions.set_programme(conference, items=rounds)
    conference_actions.publish(conference)
    return actions.open_dialogue(conference)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
