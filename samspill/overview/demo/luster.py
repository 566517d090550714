"""Chapter two: Luster, nynorsk, from the first meeting to measures that are done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone, translation

from samspill.organiser import actions as organiser_actions
from samspill.organiser.models import Municipality, Organiser
from samspill.overview.demo import (
    letters,
    luster_evening,
    luster_following,
    luster_policy,
    luster_standard,
)
from samspill.overview.demo.story import (
    associations,
    at,
    member,
    on,
    toml,
    user,
)
from samspill.people.models import User
from samspill.process import actions as process_actions
from samspill.process.models import PolicyProcess
from samspill.registry import actions as registry_actions


@dataclass(frozen=True)
class Days:
    """When it all happened, counted backwards from the day the demo is built."""

    adopted: date
    evening: datetime

    @classmethod
    def before(cls, built_at: datetime, *, adopted_months_ago: int) -> Days:
        adopted = _thursday((built_at - timedelta(days=round(30.44 * adopted_months_ago))).date())
        year = adopted.year - 1 if adopted.month > 2 else adopted.year - 2
        october = _thursday(date(year, 10, 31))
        return cls(adopted, _oslo(october, 17, 30))

    def council(self, hour: int) -> datetime:
        """The day of the resolution, at a whole hour."""
        return _oslo(self.adopted, hour)

    def weeks(self, count: float, clock: str = "10.00") -> datetime:
        """So many weeks from the evening; before it when negative."""
        return at(self.evening + timedelta(weeks=count), clock)


def build(built_at: datetime) -> None:
    told = toml("luster", "policy_text.toml") | toml("luster", "consultation.toml")
    days = Days.before(built_at, adopted_months_ago=told["adopted_months_ago"])
    case_number = told["resolution"]["case_number"].format(year=f"{days.adopted:%y}")
    told["resolution"]["case_number"] = case_number
    with translation.override("nn"):
        organiser, people = _organiser(days)
        process = _beginnings(organiser, people, days)
        conference = luster_evening.invite(organiser, process, people, days)
        dialogue = luster_evening.hold_evening(conference, people, days)
        luster_evening.find(dialogue, people, days)
        luster_policy.build(process, dialogue, people=people, days=days, told=told)
        _finish_steps(process, days)
        luster_evening.publish(dialogue, people, days)
        luster_following.follow(dialogue, told)
        luster_standard.assess(
            organiser, case_number=case_number, by=people["coordinator"], built_at=built_at
        )


def _oslo(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), tzinfo=timezone.get_current_timezone())


def _thursday(day: date) -> date:
    return day - timedelta(days=(day.weekday() - 3) % 7)


def _organiser(days: Days) -> tuple[Organiser, dict[str, User]]:
    with on(days.weeks(-32)):
        organiser = organiser_actions.open_organiser(
            kind=Organiser.Kind.MUNICIPALITY,
            name="Luster kommune",
            slug="luster",
            municipality=Municipality.objects.get(number="4644"),
            language="nn",
            contact_name="Synnøve Døme",
            contact_role="frivilligkoordinator",
            contact_email="synnove.dome@example.no",
            contact_phone="+4740000000",
            is_example=True,
        )
        people = {
            "coordinator": user("Synnøve Døme", "synnove.dome@example.no", language="nn"),
            "working_group": user("Arne Testvik", "arne.testvik@example.no", language="nn"),
            "municipality": user(
                "Ragnhild Dømestad", "ragnhild.domestad@example.no", language="nn"
            ),
            "second_reader": user("Gunnhild Prøve", "gunnhild.prove@example.no", language="nn"),
        }
        member(organiser, people["coordinator"], role="coordinator")
        member(organiser, people["working_group"], role="signatory", party="working_group")
        member(organiser, people["municipality"], role="signatory")
        member(organiser, people["second_reader"], role="facilitator", party="working_group")
    return organiser, people


def _beginnings(organiser: Organiser, people: dict[str, User], days: Days) -> PolicyProcess:
    process = _begin(organiser, people, days)
    _hold_first_meeting(process, people, days)
    letters.write_to_municipality(process, moment=days.weeks(-26), by=people["working_group"])
    with on(days.weeks(-20)):
        process_actions.record_facts(
            process,
            formal_request_sent_on=days.weeks(-26).date(),
            municipality_meeting_on=days.weeks(-20).date(),
            mayor_name="Ragnhild Dømestad",
        )
        process_actions.hand_over(process, by=people["working_group"])
    process.refresh_from_db()
    return process


def _begin(organiser: Organiser, people: dict[str, User], days: Days) -> PolicyProcess:
    with on(days.weeks(-31)):
        registry_actions.import_associations(
            organiser, rows=associations("luster"), source="register", by=people["coordinator"]
        )
        return process_actions.begin_process(
            organiser,
            lead="joint",
            document_kind="frivillighetspolitikk",
            language="nn",
            started_on=days.weeks(-31).date(),
            mayor_name="Ragnhild Dømestad",
            by=people["working_group"],
        )


def _hold_first_meeting(process: PolicyProcess, people: dict[str, User], days: Days) -> None:
    meeting = days.weeks(-28, "19.00")
    planned = {
        "starts_at": meeting,
        "place": "Grendahuset på Hafslo",
        "theme": "Korleis kan kommunen og laga i lag få til ein politikk som gir meir og betre frivillig innsats?",
    }
    with on(days.weeks(-31, "11.00")):
        process_actions.record_preliminary_meeting(process, **planned)
    letters.invite_to_meeting(
        process,
        moment=days.weeks(-30),
        initiators=["Elvekroken Idrettslag", "Hafslo Blandakor Linerla", "frivilligsentralen"],
        by=people["working_group"],
    )
    with on(meeting + timedelta(days=1)):
        process_actions.record_preliminary_meeting(
            process,
            **planned,
            types_present=[
                "idrett",
                "song og musikk",
                "grendalag",
                "helselag",
                "barn og unge",
                "innvandrarar",
            ],
            association_count=34,
            conclusions=[
                "Kommunen bør lage ein frivilligheitspolitikk saman med alle slags lag.",
                "Laga treng éin stad å ringje.",
                "Alle lag skal få seie kva dei treng, på ein kveld.",
            ],
        )
        _set_up_working_group(process, people["working_group"], meeting.date())
        process_actions.plan_steps(process, conference_at=days.evening)


def _set_up_working_group(process: PolicyProcess, leader: User, day: date) -> None:
    process_actions.set_up_working_group(
        process,
        set_up_on=day,
        mandate="å skrive til kommunen om det møtet kom fram til, og be om eit samarbeid",
        members=[
            process_actions.MemberDraft("Arne Testvik", is_leader=True, user=leader),
            process_actions.MemberDraft("Gunnhild Prøve"),
            process_actions.MemberDraft("Fatuma Eksempel"),
            process_actions.MemberDraft("Leif Dømesen"),
        ],
    )


def _finish_steps(process: PolicyProcess, days: Days) -> None:
    done = {
        "meet": days.weeks(-28),
        "working-group": days.weeks(-28),
        "formal-request": days.weeks(-26),
        "meet-municipality": days.weeks(-20),
        "invite": days.weeks(-6),
        "conference": days.evening,
        "report": days.weeks(2),
        "draft": days.weeks(30),
        "follow-up": days.council(19),
    }
    for key, moment in done.items():
        with on(moment):
            process_actions.finish_step(process, key=key, done_on=timezone.localtime(moment).date())
