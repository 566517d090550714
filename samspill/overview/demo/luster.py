"""Chapter two: Luster, nynorsk, from the first meeting to measures that are done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone, translation

from samspill.conference import actions as conference_actions
from samspill.conference.models import Conference
from samspill.dialogue import actions as dialogue_actions
from samspill.dialogue.models import Dialogue
from samspill.insight import actions as insight_actions
from samspill.insight.models import Coding
from samspill.organiser import actions as organiser_actions
from samspill.organiser.models import Municipality, Organiser
from samspill.overview.demo import letters, luster_policy
from samspill.overview.demo.story import (
    associations,
    at,
    evening,
    member,
    on,
    sign_up_associations,
    toml,
    user,
)
from samspill.people.models import User
from samspill.process import actions as process_actions
from samspill.process.models import PolicyProcess
from samspill.pure.themes.screening import mask, screen
from samspill.registry import actions as registry_actions

QUESTIONS = (
    (
        "Utfordringar og tilrettelegging",
        "Kva skal til for at laget dykkar kan gjere meir av det de er gode på?",
    ),
    (
        "Ressursar og samarbeid",
        "Korleis kan vi nytte kompetansen og ressursane til kvarandre betre?",
    ),
    (
        "Faste møteplassar",
        "Korleis lagar vi møteplassar og kontaktpunkt mellom kommunen og laga som varer?",
    ),
    (
        "Mangfald og deltaking",
        "Korleis kan kommunen hjelpe til slik at fleire blir med i fellesskapa?",
    ),
)
STARTS = ("18.00", "18.35", "19.20", "19.55")
TABLES = 11


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
    told = toml("luster", "policy_text.toml")
    days = Days.before(built_at, adopted_months_ago=told["adopted_months_ago"])
    with translation.override("nn"):
        organiser, people = _organiser(days)
        process = _beginnings(organiser, people, days)
        conference = _invite(organiser, process, people, days)
        dialogue = _evening(conference, people, days)
        _insight(dialogue, people, days)
        luster_policy.build(process, dialogue, people=people, days=days, told=told)
        _finish_steps(process, days)
        _publish(dialogue, people, days)


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
        }
        member(organiser, people["coordinator"], role="coordinator")
        member(organiser, people["working_group"], role="signatory", party="working_group")
        member(organiser, people["municipality"], role="signatory")
    return organiser, people


def _beginnings(organiser: Organiser, people: dict[str, User], days: Days) -> PolicyProcess:
    with on(days.weeks(-31)):
        registry_actions.import_associations(
            organiser, rows=associations("luster"), source="register", by=people["coordinator"]
        )
        process = process_actions.begin_process(
            organiser,
            lead="joint",
            document_kind="frivillighetspolitikk",
            language="nn",
            started_on=days.weeks(-31).date(),
            mayor_name="Ragnhild Dømestad",
            by=people["working_group"],
        )
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
        process_actions.set_up_working_group(
            process,
            set_up_on=meeting.date(),
            mandate="å skrive til kommunen om det møtet kom fram til, og be om eit samarbeid",
            members=[
                process_actions.MemberDraft(
                    "Arne Testvik", is_leader=True, user=people["working_group"]
                ),
                process_actions.MemberDraft("Gunnhild Prøve"),
                process_actions.MemberDraft("Fatuma Eksempel"),
                process_actions.MemberDraft("Leif Dømesen"),
            ],
        )
        process_actions.plan_steps(process, conference_at=days.evening)
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


def _invite(
    organiser: Organiser, process: PolicyProcess, people: dict[str, User], days: Days
) -> Conference:
    with on(days.weeks(-9)):
        conference = conference_actions.plan_conference(
            organiser,
            process=process,
            controller="joint",
            language="nn",
            title="Saman om det frivillige i Luster",
            lead_text="Kom og sei kva laget ditt treng, og kva de kan bidra med. Det de seier, blir skrive ned med dykkar eigne ord og blir grunnlaget for frivilligheitspolitikken.",
            target_group="Alle lag og foreiningar i Luster",
            starts_at=days.evening,
            ends_at=at(days.evening, "21.00"),
            venue="Kultursalen i Gaupne",
            address="Dømevegen 1, 6868 Gaupne",
            sign_up_deadline=days.weeks(-1, "23.59"),
            capacity=66,
            table_size=6,
            price=0,
            price_includes="kaffi og lappar",
            has_stands=True,
            stand_text="Frå kl. 16.30 er det torg i foajeen. Laget ditt kan få eit bord.",
            contact_name="Synnøve Døme",
            contact_role="frivilligkoordinator",
            contact_email="synnove.dome@example.no",
            contact_phone="+4740000000",
            by=people["coordinator"],
        )
        conference_actions.set_programme(conference, items=_programme(days.evening))
        conference_actions.publish(conference, by=people["coordinator"])
    with on(days.weeks(-8)):
        drafts = {one.kind: one for one in conference_actions.draft_letters(conference)}
    signers = {party: people[party] for party in ("working_group", "municipality")}
    by = people["coordinator"]
    letters.send(drafts["conference_invitation"], moment=days.weeks(-6), signers=signers, by=by)
    sign_up_associations(conference, share=0.86, first_person=0, days=34)
    letters.send(drafts["reminder"], moment=days.weeks(-3), signers=signers, by=by)
    return conference


def _programme(start: datetime) -> list[conference_actions.ProgrammeDraft]:
    draft, speaker = conference_actions.ProgrammeDraft, conference_actions.SpeakerDraft

    def item(begins: str, ends: str | None, kind: str, title: str, **more: Any) -> Any:
        last = at(start, ends) if ends else None
        return draft(at(start, begins), title, kind=kind, ends_at=last, **more)

    rounds = [
        item(
            clock,
            (at(start, clock) + timedelta(minutes=25)).strftime("%H.%M"),
            "round",
            f"Runde {number}",
            round_number=number,
            theme=QUESTIONS[number - 1][0],
            question=QUESTIONS[number - 1][1],
        )
        for number, clock in enumerate(STARTS, start=1)
    ]
    plenaries = [
        item("18.25", "18.35", "plenary", "Éin ting frå kvart bord", round_number=1),
        item("19.00", "19.10", "plenary", "Kva vi kan dele", round_number=2),
        item("19.45", "19.55", "plenary", "Det som må vere fast", round_number=3),
        item("20.20", "20.35", "plenary", "Det viktigaste frå kvelden", round_number=4),
    ]
    return [
        item(
            "17.30",
            "17.45",
            "talk",
            "Velkomen",
            speakers=[speaker("Ragnhild Dømestad", "ordførar", "Luster kommune")],
        ),
        item(
            "17.45",
            "18.00",
            "talk",
            "Frå eit grendahus til ein politikk",
            speakers=[speaker("Arne Testvik", "leiar", "Arbeidsgruppa")],
        ),
        *rounds,
        *plenaries,
        item("19.10", "19.20", "break", "Kaffi"),
        item("20.35", None, "practical", "Vegen vidare, og vel heim"),
    ]


def _evening(conference: Conference, people: dict[str, User], days: Days) -> Dialogue:
    by = people["coordinator"]
    with on(days.weeks(-0.5)):
        dialogue = dialogue_actions.open_dialogue(conference, by=by)
        dialogue_actions.set_tables(dialogue, count=TABLES, capacity=6, by=by)
        plan = dialogue_actions.deal_tables(dialogue, seed=4644, by=by)
        dialogue_actions.publish_plan(plan, by=by)
    tables = evening(dialogue, "luster")
    for one, clock in zip(list(dialogue.rounds.order_by("number")), STARTS, strict=True):
        begins = at(days.evening, clock)
        with on(begins):
            dialogue_actions.open_round(one, minutes=25, by=by)
        tables.give(one.number, begins=begins, minutes=25)
        with on(begins + timedelta(minutes=25)):
            dialogue_actions.close_round(one, by=by)
    return dialogue


def _insight(dialogue: Dialogue, people: dict[str, User], days: Days) -> None:
    by = people["coordinator"]
    with on(days.weeks(0.2)):
        insight_actions.propose_codings(dialogue, by=by)
    unclear = Coding.objects.current().filter(contribution__dialogue=dialogue, is_unclear=True)
    with on(days.weeks(0.6, "13.00")):
        for coding in unclear.select_related("contribution", "primary", "detail", "secondary"):
            insight_actions.code(
                coding.contribution,
                primary=coding.primary,
                detail=coding.detail,
                secondary=coding.secondary,
                by=by,
            )
    with on(days.weeks(1.5)):
        insight_actions.make_findings(dialogue, language="nn", by=by)
        thanks = insight_actions.draft_thanks(dialogue, by=by)
    signers = {party: people[party] for party in ("working_group", "municipality")}
    letters.send(thanks, moment=days.weeks(2), signers=signers, by=by)


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


def _publish(dialogue: Dialogue, people: dict[str, User], days: Days) -> None:
    """What the public reads: names and health words masked, by a person's decision."""
    with on(days.weeks(2.2)):
        for contribution in dialogue.contributions.standing():
            text = mask(contribution.raw_text, screen(contribution.raw_text))
            dialogue_actions.publish_contribution(contribution, text=text, by=people["coordinator"])
