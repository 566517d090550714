"""Luster's conference: the invitation, the evening itself, and what was found in the words."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from samspill.conference import actions as conference_actions
from samspill.conference.models import Conference
from samspill.dialogue import actions as dialogue_actions
from samspill.dialogue.models import Dialogue
from samspill.insight import actions as insight_actions
from samspill.organiser.models import Organiser
from samspill.overview.demo import letters
from samspill.overview.demo.sorting import Workbench, labels, let_the_worker_run
from samspill.overview.demo.story import at, evening, on, sign_up_associations
from samspill.people.models import User
from samspill.process.models import PolicyProcess
from samspill.pure.themes.screening import mask, screen

if TYPE_CHECKING:
    from samspill.overview.demo.luster import Days

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


def invite(
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


def hold_evening(conference: Conference, people: dict[str, User], days: Days) -> Dialogue:
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


def find(dialogue: Dialogue, people: dict[str, User], days: Days) -> None:
    """The two weeks after: all sorted, sixty read by two, what says the same laid together, the report."""
    _sort(dialogue, people, days)
    by = people["coordinator"]
    with on(days.weeks(1.5)):
        insight_actions.make_report_at_once(dialogue, by=by)
        thanks = insight_actions.draft_thanks(dialogue, by=by)
    signers = {party: people[party] for party in ("working_group", "municipality")}
    letters.send(thanks, moment=days.weeks(2), signers=signers, by=by)


def _sort(dialogue: Dialogue, people: dict[str, User], days: Days) -> None:
    """On the Friday and the Monday after, read again on the Tuesday, and talked over on the Friday."""
    by, other = people["coordinator"], people["second_reader"]
    friday, monday, tuesday, next_friday = (count / 7 for count in (1, 4, 5, 8))
    with on(days.weeks(friday)):
        insight_actions.propose_codings(dialogue, by=by)
    workbench = Workbench(dialogue)
    rows = workbench.in_order(labels("luster"))
    half = len(rows) // 2
    workbench.sort(rows[:half], start=days.weeks(friday, "10.10"), by=by)
    let_the_worker_run(days.weeks(friday, "10.45"))
    workbench.sort(rows[half:], start=days.weeks(monday, "12.30"), by=by)
    workbench.sort_under("skyss", rows, start=days.weeks(monday, "13.05"), by=by)
    let_the_worker_run(days.weeks(monday, "13.15"))
    workbench.read_again(rows, start=days.weeks(tuesday, "19.20"), by=other)
    workbench.settle(start=days.weeks(next_friday, "10.15"), by=by)
    workbench.merge(rows, start=days.weeks(next_friday, "10.30"), by=by)
    workbench.tell_the_rest_apart(start=days.weeks(next_friday, "10.35"), by=by)
    let_the_worker_run(days.weeks(next_friday, "10.50"))


def publish(dialogue: Dialogue, people: dict[str, User], days: Days) -> None:
    """What the public reads: names and health words masked, by a person's decision."""
    with on(days.weeks(2.2)):
        for contribution in dialogue.contributions.standing():
            text = mask(contribution.raw_text, screen(contribution.raw_text))
            dialogue_actions.publish_contribution(contribution, text=text, by=people["coordinator"])
