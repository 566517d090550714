"""Chapter one: a national host, its two-day conference, and the map it keeps."""

from __future__ import annotations

import csv
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone

from samspill.conference import actions as conference_actions
from samspill.conference.models import Conference
from samspill.organiser import actions as organiser_actions
from samspill.organiser.models import Municipality, Organiser
from samspill.overview.demo import national_whole
from samspill.overview.demo.story import FOLDER, at, member, on, participants, toml, user
from samspill.standard import actions as standard_actions
from samspill.standard.rows import StatusRow

WEEKS_AHEAD = 10
SIGNED_UP = 78
FIRST_PERSON = 300
YEARS_ON_THE_MAP, DAYS_SINCE_THE_MAP = 5, 20
ADOPTED_HERE = "4644"  # Luster puts itself on the map, by its own resolution
BEFORE = {  # what stood on the map the step before
    "on_the_way": "Oppdiktet eksempel: arbeidsgruppe er valgt",
    "not_begun": "Oppdiktet eksempel: ingen prosess i gang",
}


def build(built_at: datetime) -> None:
    told = toml("national", "conference.toml")
    with on(built_at - timedelta(days=100)):
        organiser = organiser_actions.open_organiser(
            kind=Organiser.Kind.NATIONAL,
            name=told["host"]["name_nb"],
            slug=told["host"]["slug"],
            language=told["host"]["language"],
            contact_name=told["conference"]["contact_name"],
            contact_role=told["conference"]["contact_role_nb"],
            contact_email=told["conference"]["contact_email"],
            contact_phone="+4740000000",
            is_example=True,
        )
        adviser = user("Jon Prøve", "jon.prove@example.no")
        member(organiser, adviser, role="coordinator")
    _map(organiser, built_at)
    conference = _conference(organiser, told, built_at)
    national_whole.beside(conference, _first_day(built_at))
    questions = [one["nb"] for one in told["conference"]["preparation"]]
    with on(built_at - timedelta(days=59)):
        national_whole.ask_and_offer(conference, adviser, questions)
        national_whole.invite(conference, adviser)
    _sign_ups(conference, built_at)
    national_whole.answers(conference)


def _map(organiser: Organiser, built_at: datetime) -> None:
    """What is known of each municipality, told once a year: first where it was before."""
    municipalities = Municipality.objects.in_bulk()
    with (FOLDER / "national" / "policy_status.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    told = [
        one
        for place, row in enumerate(rows)
        if row["municipality"] != ADOPTED_HERE
        for one in _steps(municipalities[row["municipality"]], row, place, built_at)
    ]
    for back in range(YEARS_ON_THE_MAP - 1, -1, -1):
        with on(built_at - timedelta(days=DAYS_SINCE_THE_MAP + 365 * back)):
            today = timezone.localdate()
            of_the_year = [one for one in told if today - timedelta(days=365) < one.as_of <= today]
            standard_actions.record_statuses(organiser, rows=of_the_year)


def _steps(
    municipality: Municipality, row: dict[str, str], place: int, built_at: datetime
) -> list[StatusRow]:
    """Where it stands, and what was known of it before, on days spread over the years."""
    newest = (built_at - timedelta(days=DAYS_SINCE_THE_MAP)).date()
    days = place * 37 % (365 * (YEARS_ON_THE_MAP - 1))
    state, note = row["state"], row["note"]
    if state == "no_data":
        return []
    if state == "not_begun":
        return [StatusRow(municipality, state, newest - timedelta(days=days), note)]
    before = "on_the_way" if state == "adopted" else "not_begun"
    since = newest - timedelta(days=days // 2)
    earlier = since - timedelta(days=400 + place % 150)
    words = BEFORE[before]
    return [
        StatusRow(municipality, before, earlier, words),
        StatusRow(municipality, state, since, note),
    ]


def _conference(organiser: Organiser, told: dict[str, Any], built_at: datetime) -> Conference:
    facts = told["conference"]
    first = _first_day(built_at)
    with on(built_at - timedelta(days=60)):
        conference = conference_actions.plan_conference(
            organiser,
            title=facts["title_nb"],
            language="nb",
            controller="municipality",
            lead_text=f"{facts['lead_text_nb']}\n\n{facts['aim_nb']} {facts['funding_nb']}",
            target_group=facts["target_group_nb"],
            starts_at=_moment(first, facts["starts"]),
            ends_at=_moment(first, facts["ends"]),
            venue=facts["venue"],
            address=facts["address"],
            sign_up_deadline=at(
                first - timedelta(days=facts["sign_up_deadline"]["days_before"]),
                facts["sign_up_deadline"]["clock"],
            ),
            capacity=facts["capacity"],
            table_size=facts["table_size"],
            one_per=facts["one_per"],
            price=facts["price"],
            price_includes=facts["price_includes_nb"],
            linked_event=facts["linked_event_nb"],
            invited_ground="Kommuner som har vedtatt en frivillighetspolitikk sammen med lagene",
            contact_name=facts["contact_name"],
            contact_role=facts["contact_role_nb"],
            contact_email=facts["contact_email"],
            contact_phone="+4740000000",
        )
        conference_actions.set_programme(
            conference, items=[_item(first, item) for item in told["items"]]
        )
        return conference_actions.publish(conference)


def _item(first: datetime, item: dict[str, Any]) -> conference_actions.ProgrammeDraft:
    day = first + timedelta(days=item["day"] - 1)
    return conference_actions.ProgrammeDraft(
        starts_at=at(day, item["starts"]),
        ends_at=at(day, item["ends"]) if "ends" in item else None,
        kind=item["kind"],
        title=item["title_nb"],
        round_number=item.get("round_number"),
        theme=item.get("theme_nb", ""),
        question=item.get("question_nb", ""),
        introduction=item.get("introduction_nb", ""),
        speakers=[
            conference_actions.SpeakerDraft(
                speaker["name"], speaker.get("title_nb", ""), speaker.get("organisation", "")
            )
            for speaker in item.get("speakers", [])
        ],
    )


def _moment(first: datetime, when: dict[str, Any]) -> datetime:
    return at(first + timedelta(days=when["day"] - 1), when["clock"])


def _first_day(built_at: datetime) -> datetime:
    """A Tuesday."""
    moment = built_at + timedelta(weeks=WEEKS_AHEAD)
    return moment + timedelta(days=(1 - moment.weekday()) % 7)


def _sign_ups(conference: Conference, built_at: datetime) -> None:
    """Municipalities that have a policy, the biggest and the smallest in turn."""
    adopted = list(
        Municipality.objects.filter(policy_status__state="adopted").order_by("population")
    )
    mixed = [one for pair in zip(adopted, reversed(adopted), strict=True) for one in pair]
    chosen = list(dict.fromkeys(mixed))[:SIGNED_UP]
    for index, municipality in enumerate(chosen):
        name, email = participants()[FIRST_PERSON + index]
        with on(built_at - timedelta(days=50 * (len(chosen) - index) / len(chosen), hours=1)):
            conference_actions.sign_up(
                conference,
                name=name,
                email=email,
                municipality=municipality,
                role="frivillighetskoordinator",
                invoice_reference=f"F{1000 + index}",
                language="nn" if municipality.language_form == "nn" else settings.LANGUAGE_CODE,
            )
