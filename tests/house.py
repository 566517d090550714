"""A whole house: one organiser with rows of every kind, made by the actions a person's work is made
of; a second with a member of its own, who is a stranger to the first; and a national body.

    @pytest.fixture(scope="module")
    def house(django_db_setup, django_db_blocker):
        yield from house_for_a_module(django_db_blocker)

Every test of the module sees the same house; what a test changes is undone after it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from samspill.conference import actions as conference_actions
from samspill.conference import links
from samspill.conference.models import Conference
from samspill.dialogue import actions as dialogue_actions
from samspill.dialogue.models import Contribution, Dialogue, PaperSheet, SeatingRule, TopicWish
from samspill.letters.models import Letter
from samspill.organiser import actions as organiser_actions
from samspill.organiser.models import Membership, Municipality, Organiser
from samspill.overview.road import EXAMPLE
from samspill.overview.road.carrying import Carried, carry
from samspill.overview.road.reading import read_folder
from samspill.people import actions as people_actions
from samspill.people.models import User
from samspill.policy.models import Policy
from samspill.process import actions as process_actions
from samspill.process.models import PolicyProcess
from samspill.registry import actions as registry_actions
from samspill.registry.rows import AssociationRow
from samspill.standard import actions as standard_actions
from tests.house_advice import write_guide
from tests.house_asked import ask_more
from tests.house_became import follow
from tests.house_care import take_care
from tests.house_consultation import consult
from tests.house_council import draft_case
from tests.house_day import prepare_the_day
from tests.house_evening import hold_evening
from tests.house_followup import follow_up
from tests.house_letters import send_letters
from tests.house_newsletter import write_newsletters
from tests.house_own import keep_own_entries
from tests.house_own_data import ask_about_own_data
from tests.house_papers import keep_papers
from tests.house_people import let_people_in
from tests.house_register import ask_the_register
from tests.house_release import release_figures
from tests.house_road import walk_road
from tests.house_sending import send_some
from tests.house_sign_up import let_some_ask
from tests.house_sorting import sort_some
from tests.house_standard import keep_the_standard
from tests.house_text import write_text
from tests.house_upkeep import keep_running
from tests.house_wordings import write_wordings

PASSWORD = "et-langt-passord"
ROLES = tuple(Membership.Role.values)
PARTIES = tuple(Membership.Party.values)


@dataclass
class House:
    """What the tests ask for by name. `members` is by (role, party)."""

    carried: Carried
    draft: Conference  # not published, so that there is one
    stranger_place: Organiser
    stranger: User
    national: Organiser
    adviser: User
    national_conference: Conference
    members: dict[tuple[str, str], User] = field(default_factory=dict)

    @property
    def organiser(self) -> Organiser:
        return self.carried.organiser

    @property
    def process(self) -> PolicyProcess:
        return self.carried.process

    @property
    def conference(self) -> Conference:
        return self.carried.conference

    @property
    def dialogue(self) -> Dialogue:
        return self.carried.dialogue

    @property
    def policy(self) -> Policy:
        return self.carried.policy

    @property
    def coordinator(self) -> User:
        return self.members["coordinator", "municipality"]

    @property
    def reader(self) -> User:
        return self.members["reader", "municipality"]

    def letter(self, kind: str) -> Letter:
        return self.organiser.letters.get(kind=kind, language="nb")

    @property
    def rule(self) -> SeatingRule:
        return self.dialogue.seating_rules.get()

    @property
    def sheet(self) -> PaperSheet:
        return self.dialogue.sheets.earliest("pk")

    @property
    def wish(self) -> TopicWish:
        return TopicWish.objects.get(round__dialogue=self.dialogue)

    @property
    def published(self) -> Contribution:
        return self.dialogue.contributions.filter(published__isnull=False).earliest("pk")

    @property
    def unpublished(self) -> Contribution:
        return self.dialogue.contributions.filter(published__isnull=True).earliest("pk")


def house_for_a_module(django_db_blocker: Any) -> Iterator[House]:
    """One house for a module's tests, in a transaction that is taken back when they are done."""
    with django_db_blocker.unblock():
        whole = transaction.atomic()
        whole.__enter__()
        try:
            yield build()
        finally:
            transaction.set_rollback(True)
            whole.__exit__(None, None, None)


def build() -> House:
    _bring_near(folder := read_folder(EXAMPLE))
    carried = carry(folder, on_progress=lambda text: None)
    stranger_place, stranger = _stranger()
    national, adviser, conference = _national()
    house = House(
        carried=carried,
        draft=_draft(carried.organiser),
        stranger_place=stranger_place,
        stranger=stranger,
        national=national,
        adviser=adviser,
        national_conference=conference,
    )
    _members(house)
    _process(house)
    send_letters(house)
    for fill in (
        hold_evening, sort_some, consult, follow, write_text, follow_up, draft_case, keep_papers,
        prepare_the_day, ask_more, ask_the_register, walk_road, send_some, let_some_ask,
        write_wordings, keep_own_entries, ask_about_own_data, take_care, let_people_in, keep_running,
        write_newsletters, keep_the_standard, write_guide, release_figures,
    ):  # fmt: skip
        fill(house)
    people_actions.send_one_time_code(house.coordinator.email)
    return house


def _bring_near(folder: Any) -> None:
    """Let the example's conference be in the hall tomorrow, whatever day the tests run."""
    plan = folder.plan
    starts_at = timezone.now().replace(microsecond=0) + timedelta(days=1)
    moved = starts_at - plan.conference["starts_at"]
    for key in ("starts_at", "ends_at"):
        plan.conference[key] += moved
    plan.conference["sign_up_deadline"] = starts_at - timedelta(hours=1)
    for item in plan.programme:
        item["starts_at"] += moved
        if item["ends_at"] is not None:
            item["ends_at"] += moved


def user(name: str) -> User:
    return people_actions.create_user(f"{name}@example.no", name=name.title(), password=PASSWORD)


def _stranger() -> tuple[Organiser, User]:
    """Another municipality on the same road, so that its pages come as far as to look for rows."""
    place = organiser_actions.open_organiser(
        kind="municipality",
        name="Bykle kommune",
        slug="stranger",
        municipality=Municipality.objects.get(number="4222"),
    )
    one = user("stranger")
    organiser_actions.give_membership(place, user=one, role="coordinator", party="working_group")
    process = process_actions.begin_process(
        place,
        lead="joint",
        document_kind="frivillighetspolitikk",
        language="nb",
        started_on=timezone.localdate(),
    )
    conference = _draft(place, process=process)
    conference_actions.set_programme(conference, items=[round_draft(conference)])
    dialogue_actions.open_dialogue(conference_actions.publish(conference))
    process_actions.plan_steps(process, conference_at=conference.starts_at)
    row = AssociationRow(name="Bykle Spelemannslag")
    registry_actions.import_associations(place, rows=[row], source="file")
    return place, one


def _national() -> tuple[Organiser, User, Conference]:
    place = organiser_actions.open_organiser(
        kind="national", name="Landsforbundet Eksempel", slug="national"
    )
    one = user("adviser")
    organiser_actions.give_membership(place, user=one, role="coordinator", party="municipality")
    conference = _draft(place, one_per="municipality", capacity=2)
    conference_actions.set_programme(conference, items=[round_draft(conference)])
    conference_actions.publish(conference)
    for number in ("4222", "0301", "1101"):
        municipality = Municipality.objects.get(number=number)
        conference_actions.sign_up(
            conference,
            name=f"Fra {number}",
            email=f"fra{number}@example.no",
            language="nb",
            municipality=municipality,
        )
        standard_actions.record_status(
            municipality, state="adopted", as_of=timezone.localdate(), organiser=place
        )
    return place, one, conference


def round_draft(conference: Conference, number: int = 1) -> conference_actions.ProgrammeDraft:
    return conference_actions.ProgrammeDraft(
        starts_at=conference.starts_at,
        title="Første runde",
        kind="round",
        round_number=number,
        theme="Utfordringer",
        question="Hva står i veien?",
    )


def _draft(organiser: Organiser, **facts: Any) -> Conference:
    starts_at = timezone.now() + timedelta(days=60)
    return conference_actions.plan_conference(
        organiser,
        **{
            "title": "Neste dialogkonferanse",
            "starts_at": starts_at,
            "ends_at": starts_at + timedelta(hours=3),
            "sign_up_deadline": starts_at - timedelta(days=7),
            "venue": "Grendehuset",
            "capacity": 60,
            "controller": "municipality",
            **facts,
        },
    )


def _members(house: House) -> None:
    for role, party in ((role, party) for role in ROLES for party in PARTIES):
        one = house.members[role, party] = user(f"{role}.{party}".replace("_", "-"))
        organiser_actions.give_membership(house.organiser, user=one, role=role, party=party)


def _process(house: House) -> None:
    by = house.coordinator
    process_actions.tick(house.process, key="invite", item=0, is_done=True, by=by)
    process_actions.finish_step(house.process, key="meet", done_on=timezone.localdate(), by=by)


def token(house: House) -> str:
    """The signed link of one who has a seat."""
    return links.sign_up_token(house.conference.sign_ups.seated().earliest("pk"))
