"""Evenings of other municipalities, small and quickly told: their figures are released for comparison.

What was said is taken from the two long stories and dealt out again, so that each place speaks of the same
things in its own measure. One has so few that little can be shown, and one took its figures back.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from samspill.conference import actions as conference_actions
from samspill.dialogue import actions as dialogue_actions
from samspill.dialogue.models import Dialogue
from samspill.insight import actions as insight_actions
from samspill.organiser.models import Organiser
from samspill.overview.demo.luster_evening import QUESTIONS
from samspill.overview.demo.sorting import labels
from samspill.overview.demo.story import at, on, table
from samspill.people.models import User
from samspill.registry.models import Association


@dataclass(frozen=True)
class Place:
    """slug of `neighbours`; associations that spoke; tables; what each said; themes told more of."""

    slug: str
    associations: int
    tables: int
    each: int
    more_of: str
    weeks_ago: int
    asked: tuple[int, ...]


PLACES = (
    Place("voss", 24, 8, 3, "LOK OKO", 70, (0, 1, 2)),
    Place("sogndal", 18, 6, 3, "INK SAM", 61, (0, 3)),
    Place("trysil", 14, 5, 3, "REK FOR", 52, (0, 1)),
    Place("risor", 16, 6, 2, "KOM KOO", 45, (1, 2)),
    Place("hitra", 11, 4, 3, "LOK DIA", 38, (0, 2)),
    Place("gloppen", 9, 4, 2, "OKO ANE", 22, (0, 2)),
    Place("surnadal", 6, 3, 2, "LOK", 15, (0,)),
    Place("stryn", 12, 5, 2, "REK INK", 10, (0, 3)),
)
TAKEN_BACK = "stryn"
TIMES_MORE = 4  # a theme that is told more of is dealt so much oftener
Said = tuple[str, str]  # theme, words


def build(built_at: datetime) -> None:
    luster = Dialogue.objects.get(organiser__slug="luster")
    with on(built_at - timedelta(weeks=30)):
        insight_actions.release_themes(luster, by=User.objects.get(email="synnove.dome@example.no"))
    said = _told()
    organisers = {one.slug: one for one in Organiser.objects.filter(kind="municipality")}
    for place in PLACES:
        with transaction.atomic():
            _hold(organisers[place.slug], place, said, built_at)


def _told() -> list[Said]:
    """(theme, words) of what somebody has sorted without doubt, and of no one place."""
    found = []
    for story in ("luster", "eigersund"):
        themes = {row.reference: row.theme for row in labels(story) if not row.is_unclear}
        for row in table(story, "contributions.csv"):
            if row["id"] in themes:
                found.append((themes[row["id"]].partition(".")[0], row["text"]))
    return found


def _hold(organiser: Organiser, place: Place, said: Sequence[Said], built_at: datetime) -> None:
    evening = at(built_at - timedelta(weeks=place.weeks_ago), "18.00")
    with on(evening - timedelta(weeks=6)):
        dialogue = _opened(organiser, place, evening)
    with on(evening + timedelta(minutes=40)):
        _give(dialogue, place, said)
    with on(evening + timedelta(weeks=1)):
        insight_actions.propose_codings(dialogue)
        insight_actions.make_report_at_once(dialogue)
    with on(evening + timedelta(weeks=3)):
        release = insight_actions.release_themes(dialogue)
    if place.slug == TAKEN_BACK:
        with on(evening + timedelta(weeks=7)):
            insight_actions.withdraw_release(release)


def _opened(organiser: Organiser, place: Place, evening: datetime) -> Dialogue:
    draft = conference_actions.ProgrammeDraft
    conference = conference_actions.plan_conference(
        organiser,
        title=f"Dialogkveld i {organiser.name.removesuffix(' kommune')}",
        language=organiser.language,
        controller="municipality",
        starts_at=evening,
        ends_at=evening + timedelta(hours=3),
        venue="Kulturhuset",
        sign_up_deadline=evening - timedelta(days=7),
        capacity=place.tables * 6,
        table_size=6,
        contact_email=organiser.contact_email,
    )
    rounds = [
        draft(
            starts_at=evening + timedelta(minutes=30 * number),
            title=f"Runde {number}",
            kind="round",
            round_number=number,
            theme=QUESTIONS[asked][0],
            question=QUESTIONS[asked][1],
        )
        for number, asked in enumerate(place.asked, start=1)
    ]
    conference_actions.set_programme(conference, items=rounds)
    dialogue = dialogue_actions.open_dialogue(conference)
    dialogue_actions.set_tables(dialogue, count=place.tables, capacity=6)
    return dialogue


def _give(dialogue: Dialogue, place: Place, said: Sequence[Said]) -> None:
    """Each association at a table of its own in each round; the same every time the demo is built."""
    chance = random.Random(place.slug)  # noqa: S311 -- seeded demo data
    weights = [TIMES_MORE if theme in place.more_of.split() else 1 for theme, _words in said]
    associations = Association.objects.bulk_create(
        Association(organiser=dialogue.organiser, name=f"Eksempellaget {number}", source="manual")
        for number in range(1, place.associations + 1)
    )
    drafts = [
        dialogue_actions.ContributionDraft(
            round=1 + turn % len(place.asked),
            table=1 + (number + turn * (number // place.tables)) % place.tables,
            text=chance.choices(said, weights)[0][1],
            association=association,
            language="",
        )
        for number, association in enumerate(associations)
        for turn in range(place.each)
    ]
    dialogue_actions.contribute_many(dialogue, drafts=drafts, channel="file")
