"""Chapter three: Eigersund, bokmål, in the middle of its café evening: round three is open."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from samspill.conference import actions as conference_actions
from samspill.conference.models import Conference
from samspill.letters import actions as letter_actions
from samspill.organiser import actions as organiser_actions
from samspill.organiser.models import Municipality, Organiser
from samspill.overview.demo import letters
from samspill.overview.demo.eigersund_evening import begin_the_third, hold_round, set_the_tables
from samspill.overview.demo.eigersund_programme import programme
from samspill.overview.demo.eigersund_register import leave_some_to_see_to
from samspill.overview.demo.eigersund_sorting import sort_some_more, sort_the_first, sort_the_second
from samspill.overview.demo.story import (
    associations,
    at,
    member,
    on,
    sign_up_associations,
    user,
)
from samspill.people.models import User
from samspill.process import actions as process_actions
from samspill.process.models import PolicyProcess
from samspill.registry import actions as registry_actions

NOW_AT_MINUTE = 103  # of the evening, when the demo is built
PEOPLE_FROM = 100


def build(built_at: datetime) -> None:
    start = _five_minutes(built_at - timedelta(minutes=NOW_AT_MINUTE))
    organiser, people = _organiser(start)
    process = _beginnings(organiser, people, start)
    conference = _invite(organiser, process, people, start)
    dialogue = set_the_tables(conference, people, start)
    for number, sort in ((1, sort_the_first), (2, sort_the_second)):
        hold_round(dialogue, number, start=start, by=people["facilitator"])
        sort(dialogue, people, start)
    begin_the_third(dialogue, people["facilitator"], start, built_at)
    sort_some_more(dialogue, people["coordinator"], built_at)
    leave_some_to_see_to(organiser, people, built_at)


def _five_minutes(moment: datetime) -> datetime:
    return moment.replace(minute=moment.minute - moment.minute % 5, second=0, microsecond=0)


def _organiser(start: datetime) -> tuple[Organiser, dict[str, User]]:
    with on(start - timedelta(weeks=30)):
        organiser = organiser_actions.open_organiser(
            kind=Organiser.Kind.MUNICIPALITY,
            name="Eigersund kommune",
            slug="eigersund",
            municipality=Municipality.objects.get(number="1101"),
            language="nb",
            contact_name="Mona Eksempel",
            contact_role="frivillighetskoordinator",
            contact_email="mona.eksempel@example.no",
            contact_phone="+4740000000",
            is_example=True,
        )
        people = {
            "coordinator": user("Mona Eksempel", "mona.eksempel@example.no"),
            "facilitator": user("Tarik Prøve", "tarik.prove@example.no"),
            "working_group": user("Berit Testmann", "berit.testmann@example.no"),
            "municipality": user("Olav Eksempelsen", "olav.eksempelsen@example.no"),
        }
        member(organiser, people["coordinator"], role="coordinator")
        member(organiser, people["facilitator"], role="facilitator")
        member(organiser, people["working_group"], role="signatory", party="working_group")
        member(organiser, people["municipality"], role="signatory")
    return organiser, people


def _beginnings(organiser: Organiser, people: dict[str, User], start: datetime) -> PolicyProcess:
    process = _begin(organiser, people, start)
    _hold_first_meeting(process, people, start)
    letters.write_to_municipality(
        process, moment=start - timedelta(weeks=23), by=people["working_group"]
    )
    with on(start - timedelta(weeks=17)):
        process_actions.record_facts(
            process,
            formal_request_sent_on=(start - timedelta(weeks=23)).date(),
            municipality_meeting_on=(start - timedelta(weeks=17)).date(),
            mayor_name="Olav Eksempelsen",
        )
        process_actions.hand_over(process, by=people["working_group"])
    _finish(process, start)
    process.refresh_from_db()
    return process


def _begin(organiser: Organiser, people: dict[str, User], start: datetime) -> PolicyProcess:
    with on(start - timedelta(weeks=28)):
        registry_actions.import_associations(
            organiser, rows=associations("eigersund"), source="register", by=people["coordinator"]
        )
        return process_actions.begin_process(
            organiser,
            lead="joint",
            document_kind="frivillighetspolitikk",
            language="nb",
            started_on=(start - timedelta(weeks=28)).date(),
            mayor_name="Olav Eksempelsen",
            by=people["working_group"],
        )


def _hold_first_meeting(process: PolicyProcess, people: dict[str, User], start: datetime) -> None:
    meeting = at(start - timedelta(weeks=25), "18.00")
    planned = {
        "starts_at": meeting,
        "place": "Bakgården samfunnshus",
        "theme": "Hvordan kan kommunen og lagene sammen få til mer og bedre frivillighet?",
    }
    with on(start - timedelta(weeks=28, days=-1)):
        process_actions.record_preliminary_meeting(process, **planned)
    letters.invite_to_meeting(
        process,
        moment=start - timedelta(weeks=27),
        initiators=["Havsund fotballklubb", "Havsund skolekorps", "Havsund frivilligsentral"],
        by=people["working_group"],
    )
    with on(meeting + timedelta(days=1)):
        process_actions.record_preliminary_meeting(
            process,
            **planned,
            types_present=[
                "idrett",
                "kultur",
                "velforeninger",
                "helse og omsorg",
                "barn og unge",
                "mangfold og inkludering",
            ],
            association_count=29,
            conclusions=[
                "Vi ber kommunen lage en frivillighetspolitikk sammen med alle slags lag."
            ],
        )
        _set_up_working_group(process, people["working_group"], meeting.date())
        process_actions.plan_steps(process, conference_at=start)


def _set_up_working_group(process: PolicyProcess, leader: User, day: date) -> None:
    process_actions.set_up_working_group(
        process,
        set_up_on=day,
        mandate="å skrive til kommunen om det møtet kom fram til, og be om et samarbeid",
        members=[
            process_actions.MemberDraft("Berit Testmann", is_leader=True, user=leader),
            process_actions.MemberDraft("Hamza Eksempel"),
            process_actions.MemberDraft("Solveig Prøvdal"),
        ],
    )


def _finish(process: PolicyProcess, start: datetime) -> None:
    weeks = {
        "meet": 25,
        "working-group": 25,
        "formal-request": 23,
        "meet-municipality": 17,
        "invite": 6,
    }
    for key, before in weeks.items():
        moment = start - timedelta(weeks=before)
        with on(moment):
            process_actions.finish_step(process, key=key, done_on=moment.date())


def _invite(
    organiser: Organiser, process: PolicyProcess, people: dict[str, User], start: datetime
) -> Conference:
    with on(start - timedelta(weeks=9)):
        conference = conference_actions.plan_conference(
            organiser,
            process=process,
            controller="joint",
            language="nb",
            title="Hva trenger lagene i Eigersund?",
            lead_text="En kveld rundt bordene. Det dere sier, blir skrevet ned med deres egne ord, og dere får se hva det blir til.",
            target_group="Alle lag og foreninger i Eigersund",
            starts_at=start,
            ends_at=start + timedelta(minutes=180),
            venue="Havsund samfunnshus",
            address="Eksempelveien 3, 4370 Egersund",
            sign_up_deadline=start - timedelta(days=5),
            capacity=72,
            table_size=6,
            price=0,
            price_includes="suppe og kaffe",
            contact_name="Mona Eksempel",
            contact_role="frivillighetskoordinator",
            contact_email="mona.eksempel@example.no",
            contact_phone="+4740000000",
            by=people["coordinator"],
        )
        conference_actions.set_programme(conference, items=programme(start))
        conference_actions.publish(conference, by=people["coordinator"])
        drafts = {one.kind: one for one in conference_actions.draft_letters(conference)}
    signers = {party: people[party] for party in ("working_group", "municipality")}
    by = people["coordinator"]
    invitation = start - timedelta(weeks=6)
    letters.send(drafts["conference_invitation"], moment=invitation, signers=signers, by=by)
    sign_up_associations(conference, share=0.93, first_person=PEOPLE_FROM, days=36)
    taken = conference.sign_ups.seated().count()
    facts = {"signed_up_count": taken, "seats_left": conference.capacity - taken}
    letter_actions.change_facts(drafts["reminder"], facts=facts, by=by)
    return conference
