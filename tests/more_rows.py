"""Three times the rows of everything a page lists, on top of a house of `tests/house.py`."""

from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from samspill.conference import actions as conference_actions
from samspill.dialogue import actions as dialogue_actions
from samspill.dialogue.models import PublishedContribution
from samspill.insight import actions as insight_actions
from samspill.insight.models import Finding
from samspill.letters import actions as letter_actions
from samspill.letters.models import Letter
from samspill.organiser import actions as organiser_actions
from samspill.organiser.models import Municipality
from samspill.outbox import actions as outbox_actions
from samspill.policy import actions as policy_actions
from samspill.policy.actions.passages import lay_first
from samspill.policy.models import Answer, Goal, Measure
from samspill.process import actions as process_actions
from samspill.process.models import WorkingGroupMember
from samspill.registry import actions as registry_actions
from samspill.registry.rows import AssociationRow
from samspill.standard import actions as standard_actions
from tests.house import round_draft
from tests.house_text import write_more

TIMES = 3


def adopt(house):
    policy_actions.adopt(
        house.policy,
        body="Kommunestyret",
        decided_on=timezone.localdate(),
        case_number="12/27",
        text="Vedtatt.",
        word="Resten kommer.",
        by=house.coordinator,
    )


def triple(house):
    for add in (
        add_associations,
        add_programme,
        add_sign_ups,
        add_conferences,
        add_contributions,
        add_sheets,
        add_policy,
        write_more,
        add_letters,
        add_process,
        add_places,
    ):
        for time in range(2, TIMES + 1):
            add(house, time)
    add_merging(house)
    insight_actions.propose_codings(house.dialogue)
    insight_actions.propose_likenesses(house.dialogue)
    add_findings(house)


def add_associations(house, time):
    rows = [
        AssociationRow(
            name=f"{one.name} {time}",
            category_code=one.category_id or "",
            emails=(f"lag{one.pk}x{time}@example.no",),
            phones=("+4740000000",),
        )
        for one in house.organiser.associations.filter(source="file")
    ]
    registry_actions.import_associations(house.organiser, rows=rows, source="file")


def add_programme(house, time):
    last = house.conference.programme.last()
    for number in range(6):
        conference_actions.add_programme_item(
            house.conference,
            draft=conference_actions.ProgrammeDraft(
                starts_at=last.starts_at + timedelta(minutes=time * 10 + number),
                title=f"Innlegg {time} {number}",
                speakers=[conference_actions.SpeakerDraft(f"Taler {number}", "leder", "Laget")],
            ),
        )


def add_sign_ups(house, time):
    house.conference.capacity = 200
    house.conference.save()
    named = house.organiser.associations.active().filter(name__endswith=f" {time}")
    for number, association in enumerate(named):
        conference_actions.sign_up(
            house.conference,
            name=f"Person {time} {number}",
            email=f"person{time}x{number}@example.no",
            association=association,
            language="nb",
            wants_stand=True,
        )
    dialogue_actions.set_tables(house.dialogue, count=6 * time, capacity=8)
    plan = dialogue_actions.deal_tables(house.dialogue, seed=10 + time)
    dialogue_actions.publish_plan(plan)
    dialogue_actions.deal_tables(house.dialogue, seed=20 + time)


def add_conferences(house, time):
    for place in (house.organiser, house.national):
        starts_at = timezone.now() + timedelta(days=70 + time)
        one = conference_actions.plan_conference(
            place,
            title=f"Konferanse {time}",
            starts_at=starts_at,
            ends_at=starts_at + timedelta(hours=3),
            sign_up_deadline=starts_at - timedelta(days=7),
            venue="Grendehuset",
            capacity=60,
            controller="municipality",
        )
        conference_actions.set_programme(one, items=[round_draft(one)])
        conference_actions.publish(one)


def add_contributions(house, time):
    given = list(house.dialogue.contributions.filter(channel="file").select_related("association"))
    first = [one for one in given if "-kopi" not in one.reference]
    drafts = [
        dialogue_actions.ContributionDraft(
            round=one.round.number,
            table=one.table.number if one.table else None,
            text=one.raw_text,
            reference=f"{one.reference}-kopi{time}",
            association=one.association,
        )
        for one in first
    ]
    dialogue_actions.contribute_many(house.dialogue, drafts=drafts, channel="file")
    for one in house.dialogue.contributions.filter(reference__endswith=f"-kopi{time}")[:4]:
        PublishedContribution.objects.create(contribution=one, text=one.raw_text)


def add_merging(house):
    """Two groups more, and as many themes of the organiser's own."""
    copies = list(house.dialogue.contributions.filter(reference__contains="-kopi").order_by("pk"))
    for number in range(TIMES - 1):
        one, other = copies[2 * number : 2 * number + 2]
        insight_actions.merge(one, other, by=house.coordinator)
        insight_actions.make_theme(house.dialogue, name_nb=f"Tema {number}", by=house.coordinator)


def add_sheets(house, time):
    """Sheets for every table, and more lines on the one that is typed in."""
    round = house.sheet.round
    places = [(round, table, time) for table in house.dialogue.tables.all()]
    dialogue_actions.lay_out_sheets(house.dialogue, places=places)
    rows = [dialogue_actions.SheetRow(f"Linje {time} {n}", uuid4(), dots=1) for n in range(4)]
    dialogue_actions.type_sheet(house.sheet, rows=rows, people=20, by=house.coordinator)


def add_findings(house):
    themes = set(house.dialogue.findings.values_list("theme", flat=True))
    insight_actions.make_findings(house.dialogue, language="nb")
    for number, theme in enumerate(sorted(themes)):
        finding = Finding.objects.create(
            organiser=house.organiser,
            dialogue=house.dialogue,
            reference=f"X{number}",
            statement="Noe mer som mange sier.",
            theme_id=theme,
            source="person",
        )
        finding.contributions.set(house.dialogue.contributions.standing()[:5])


def add_policy(house, time):
    """Goals with measures, links and answers; written straight, as the policy is adopted."""
    copied = house.dialogue.contributions.filter(reference__endswith=f"-kopi{time}")
    for goal in list(house.policy.goals.filter(number__lt=100)):
        twin = Goal.objects.create(
            policy=house.policy, number=100 * time + goal.number, text="Mål", theme=goal.theme
        )
        lay_first((), [twin], ())
        for measure in goal.measures.all():
            one = Measure.objects.create(
                goal=twin, number=measure.number, text="Tiltak", status=measure.status
            )
            lay_first((), (), [one])
            one.findings.set(measure.findings.all())
            for contribution in copied[:3]:
                one.links.create(contribution=contribution)
        for measure in list(goal.measures.all()):  # and wider ones: more behind each
            for contribution in copied[3:6]:
                measure.links.get_or_create(contribution=contribution)
    for contribution in copied[6:20]:
        Answer.objects.create(
            contribution=contribution, policy=house.policy, verdict="partly", reason="Senere."
        )


def add_letters(house, time):
    for number, letter in enumerate(Letter.objects.filter(organiser=house.organiser)[:5]):
        twin = Letter.objects.create(
            organiser=house.organiser,
            process=house.process,
            kind=letter.kind,
            language="nn",
            controller=letter.controller,
            facts=letter.facts,
            state="sent",
            sent_at=timezone.now(),
            sent_pdf=b"%PDF",
        )
        outbox_actions.post(
            organiser_number=house.organiser.pk,
            kind="letter",
            subject="Invitasjon",
            text="Hei",
            language="nb",
            recipients=[(f"a{time}x{number}x{n}@example.no", "Laget") for n in range(8)],
            key=f"more:{time}:{number}",
            source=f"letters.letter:{twin.pk}",
        )
    states = ("uncertain", "bounced", "failed", "sent")
    for place, delivery in enumerate(house.organiser.deliveries.filter(state="queued")[:24]):
        delivery.state = states[place % 4]
        delivery.save()
    for kind in (Letter.Kind.REMINDER, Letter.Kind.THANKS):
        letter_actions.choose_recipients(
            house.organiser.letters.exclude(state="sent").get(kind=kind)
        )


def add_process(house, time):
    for item in range(3):
        process_actions.tick(house.process, key="invite", item=item, is_done=True)
    steps = list(house.process.steps.order_by("pk"))
    for step in steps[2 * (time - 1) : 2 * time]:
        process_actions.finish_step(house.process, key=step.key, done_on=timezone.localdate())
    for number in range(5):
        WorkingGroupMember.objects.create(
            group=house.process.working_group, name=f"Medlem {time} {number}"
        )


def add_places(house, time):
    """More municipalities in the same county on the road, with the same coordinator, on the map."""
    free = Municipality.objects.filter(organisers__isnull=True, county__number="42")
    for place in free[:4]:
        organiser = organiser_actions.open_organiser(
            kind="municipality",
            name=f"{place.name} kommune",
            slug=f"place-{place.number}",
            municipality=place,
        )
        organiser_actions.give_membership(
            organiser, user=house.coordinator, role="coordinator", party="municipality"
        )
        process = process_actions.begin_process(
            organiser,
            lead="joint",
            document_kind="frivillighetspolitikk",
            language="nb",
            started_on=timezone.localdate(),
        )
        starts_at = timezone.now() + timedelta(days=30 + time)
        process_actions.plan_steps(process, conference_at=starts_at)
        conference = conference_actions.plan_conference(
            organiser,
            process=process,
            title="Dialogkonferanse",
            starts_at=starts_at,
            ends_at=starts_at + timedelta(hours=3),
            sign_up_deadline=starts_at - timedelta(days=7),
            venue="Grendehuset",
            capacity=60,
            controller="joint",
        )
        conference_actions.set_programme(conference, items=[round_draft(conference)])
        conference_actions.publish(conference)
        standard_actions.record_status(
            place, state="on_the_way", as_of=timezone.localdate(), organiser=house.national
        )
        conference_actions.sign_up(
            house.national_conference,
            name=f"Fra {place.number}",
            email=f"fra{place.number}@example.no",
            municipality=place,
            language="nb",
        )
