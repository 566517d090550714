"""A café evening for the tests: an organiser, a conference with rounds, people and tables."""

from datetime import timedelta

from django.utils import timezone

from samspill.conference.models import Conference, ProgrammeItem, SignUp
from samspill.dialogue import actions
from samspill.organiser.models import Membership, Organiser
from samspill.people.models import User
from samspill.registry.models import Association, Category

QUESTIONS = (
    "Hva hindrer laget deres i å få til mer?",
    "Hva må kommunen gjøre for at dere skal få til mer?",
    "Hva kan dere bidra med til andre?",
)


def organiser(slug="lillevik", name="Lillevik kommune"):
    return Organiser.objects.create(kind="national", name=name, slug=slug, language="nb")


def member(place, email="kari@example.no", role="coordinator"):
    user = User.objects.create_user(email, "Kari Eksempel", "et-langt-passord")
    Membership.objects.create(organiser=place, user=user, role=role, party="municipality")
    return user


def conference(place, rounds=3, **fields):
    start = timezone.now() + timedelta(days=2)
    made = Conference.objects.create(
        organiser=place,
        title="Dialogkonferanse i Lillevik",
        starts_at=start,
        ends_at=start + timedelta(hours=3),
        venue="Grendehuset",
        sign_up_deadline=start - timedelta(days=1),
        capacity=100,
        **{"table_size": 6, "one_per": "none", **fields},
    )
    for number in range(1, rounds + 1):
        ProgrammeItem.objects.create(
            conference=made,
            starts_at=start + timedelta(minutes=40 * number),
            ends_at=start + timedelta(minutes=40 * number + 30),
            kind="round",
            title=f"Runde {number}",
            theme=f"Tema {number}",
            round_number=number,
            question=QUESTIONS[(number - 1) % len(QUESTIONS)],
        )
    return made


def people(made, count, first=0):
    """Sign-ups with a seat, from associations of four fields of work."""
    categories = list(Category.objects.filter(parent__isnull=True)[:4])
    for index in range(first, first + count):
        association = Association.objects.create(
            organiser=made.organiser,
            name=f"LAG NUMMER {index}",
            category=categories[index % len(categories)],
            source="manual",
        )
        SignUp.objects.create(
            conference=made,
            association=association,
            name=f"Person {index:02d} Eksempel",
            state="seated",
            card_code=f"K{index:03d}",
        )


def people_more(made, count):
    people(made, count, first=500)


def dialogue(place, tables=4, rounds=3):
    opened = actions.open_dialogue(conference(place, rounds))
    actions.set_tables(opened, count=tables, capacity=6)
    return opened


def open_first(opened, minutes=15):
    return actions.open_round(opened.rounds.get(number=1), minutes=minutes)
