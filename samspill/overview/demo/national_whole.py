"""What the national host asks, offers and sends invoices for, and the conference it is linked to."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

from samspill.conference import actions as conference_actions
from samspill.conference.actions.asked import Asked, keep_needs, save_asked
from samspill.conference.actions.extras import save_extra, set_preparation
from samspill.conference.actions.fees import save_issuer
from samspill.conference.actions.inviting import invite_municipalities
from samspill.conference.actions.own_fields import save_field
from samspill.conference.actions.presenting import save_partner
from samspill.conference.models import Conference, Extra, Partner, SignUp, SignUpField
from samspill.organiser import actions as organiser_actions
from samspill.organiser.models import Municipality, Organiser
from samspill.overview.demo.story import at, member, on, user
from samspill.people.models import User

ORG_NUMBER, ACCOUNT = "310000019", "86011100009"
GROUND = "Har vedtatt en frivillighetspolitikk sammen med lagene"
PROUD = (
    "Lagene finner ledige rom på én side, og halvparten av gymsalene står ikke lenger tomme.",
    "Frivilligheitsrådet vårt har folk frå små lag òg, og det merkast i sakene dei tek opp.",
    "Vi svarer på søknader innen tre uker. Det hadde vi aldri fått til uten politikken.",
)
HARD = (
    "Politikken nemner pengar éin stad. Det er for lite når budsjettet blir laga.",
    "De nyeste innbyggerne er ikke med ennå, og vi vet ikke hvem vi skal ringe.",
    "Kontaktpersonen sluttet, og da stoppet mye opp.",
)


def ask_and_offer(conference: Conference, by: User, questions: list[str]) -> None:
    """Before the sign-up opens: what is asked, what can be left out, who pays for it."""
    set_preparation(conference, texts=questions, by=by)
    for name, kind, capacity, price in (
        ("Middag tirsdag", Extra.Kind.MEAL, None, 0),
        ("Overnatting til onsdag", Extra.Kind.NIGHT, 70, 0),
        ("Lunsj onsdag", Extra.Kind.MEAL, None, 0),
    ):
        save_extra(conference, name=name, kind=kind, capacity=capacity, price=Decimal(price), by=by)
    travel = save_field(
        conference,
        kind=SignUpField.Kind.ONE,
        label="Hvordan kommer du til hotellet?",
        reason="Vi bestiller buss fra stasjonen til dem som trenger den.",
        choices=["Med tog", "Med bil", "Med fly"],
        by=by,
    )
    save_field(
        conference,
        kind=SignUpField.Kind.TEXT,
        label="Når er toget framme?",
        reason="Bussen venter på det siste toget.",
        asked_when=travel,
        asked_when_is="Med tog",
        by=by,
    )
    _pay(conference, by)


def _pay(conference: Conference, by: User) -> None:
    deadline = conference.sign_up_deadline.date()
    save_issuer(
        conference,
        rules=[(deadline, 100), (deadline + timedelta(days=14), 50)],
        no_show_fee=Decimal(500),
        name="Landsforbundet Eksempel",
        org_number=ORG_NUMBER,
        address="Eksempelveien 1",
        postcode="0150",
        place="Oslo",
        account_number=ACCOUNT,
        vat_exempt_reason="Arrangøren er ikke registrert i Merverdiavgiftsregisteret",
        email="faktura@example.no",
        by=by,
    )
    for role, name in (
        (Partner.Role.FUNDER, "Stiftelsen Prøve"),
        (Partner.Role.CO_ORGANISER, "Kommunenettverket Eksempel"),
    ):
        save_partner(Partner(conference=conference), role=role, name=name, by=by)


def invite(conference: Conference, by: User) -> None:
    """Those whose policy stands as adopted on the map."""
    adopted = Municipality.objects.filter(policy_status__state="adopted").order_by("number")
    invite_municipalities(conference, [(one, GROUND) for one in adopted], by=by)


def answers(conference: Conference) -> None:
    """What some of those who come have answered; a few with needs, by their own consent."""
    extras = {one.pk: "" for one in conference.extras.all()}
    questions = list(conference.preparation_questions.all())
    rows = list(conference.sign_ups.filter(state=SignUp.State.SEATED).order_by("pk"))
    for index, one in enumerate(rows[:24]):
        chosen = dict(list(extras.items())[: 1 if index % 8 == 0 else 3])
        told = {}
        if index % 4 == 0:
            told = {
                questions[0].pk: PROUD[index // 4 % 3],
                questions[2].pk: HARD[index // 4 % 3],
            }
        with on(one.created_at):
            save_asked(one, asked=Asked(extras=chosen, preparation=told))
            if index in (3, 11):
                keep_needs(one, diet="Tåler ikke nøtter" if index == 3 else "", access="Teleslynge")


def beside(conference: Conference, first: datetime) -> Conference:
    """Another host's day at the same hotel: own capacity, own deadline, own data controller."""
    with on(first - timedelta(weeks=9)):
        host = organiser_actions.open_organiser(
            kind=Organiser.Kind.NATIONAL,
            name="Nettverket Nabolag og helse",
            slug="nabolag-og-helse",
            language="nb",
            contact_name="Jon Prøve",
            contact_role="seniorrådgiver",
            contact_email="fagdag@example.no",
            contact_phone="+4740000000",
            is_example=True,
        )
        member(host, user("Jon Prøve", "jon.prove@example.no"), role="coordinator")
        day = conference_actions.plan_conference(
            host,
            title="Nabolag og helse",
            language="nb",
            controller="municipality",
            lead_text="Kommuner, organisasjoner og fagfolk snakker om hvordan fellesskap kan "
            "forebygge ensomhet.",
            target_group="Kommunalt ansatte, organisasjoner og fagfolk",
            starts_at=at(first, "09.00"),
            ends_at=at(first, "15.30"),
            venue=conference.venue,
            address=conference.address,
            sign_up_deadline=at(first - timedelta(days=20), "23.59"),
            capacity=150,
            one_per="none",
            price=0,
            contact_name="Jon Prøve",
            contact_email="fagdag@example.no",
        )
        conference_actions.set_programme(
            day,
            items=[
                conference_actions.ProgrammeDraft(
                    starts_at=at(first, "09.00"), ends_at=at(first, "09.30"), title="Kaffe",
                    kind="break",
                ),
                conference_actions.ProgrammeDraft(
                    starts_at=at(first, "09.30"), ends_at=at(first, "11.30"),
                    title="Hva gjør et godt nabolag med helsa?",
                ),
                conference_actions.ProgrammeDraft(
                    starts_at=at(first, "12.30"), ends_at=at(first, "15.30"),
                    title="Møteplasser som varer",
                ),
            ],
        )  # fmt: skip
        conference_actions.publish(day)
    conference_actions.change_conference(conference, linked_to=day)
    return day
