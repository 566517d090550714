"""What the national host makes of the evening in Luster: one advice and a sign with their traces, two
experiences, two that wait to be read, and a newsletter."""

from __future__ import annotations

from datetime import datetime, timedelta

from samspill.advice import actions
from samspill.advice.actions.experiences import Words
from samspill.advice.models import Experience
from samspill.advice.standing import released_contributions
from samspill.dialogue.models import Contribution
from samspill.organiser.models import Municipality, Organiser
from samspill.overview.demo import newsletter
from samspill.overview.demo.story import on, user
from samspill.people.actions import name_administrator
from samspill.people.models import User
from samspill.standard.models import Criterion

Told = tuple[str, str, str, str, int, str, str]

STEP = "report"
ADVICE_NB = "La hvert innspill få et svar, også de dere ikke tar inn. Det er svaret som får lagene til å komme igjen."
ADVICE_NN = "La kvart innspel få eit svar, òg dei de ikkje tek inn. Det er svaret som får laga til å kome att."
BEHIND = 3  # contributions
EXPERIENCES = (
    (
        "1101",
        "Ledige rom på én side",
        "Alle lag ser ledige rom og bestiller selv. Halvparten av gymsalene står ikke lenger tomme.",
        "Det tok et halvt år å få skolene med. Nøklene var det vanskeligste.",
        9,
        "invite",
        "nb",
    ),
    (
        "4644",
        "Svar til kvart lag innan tre veker",
        "Vi svarte på kvart innspel og sende svaret til laget. No kjem fleire på møta.",
        "Dei fyrste vekene var det berre éin som skreiv svar. De treng minst to.",
        16,
        STEP,
        "nn",
    ),
)
WAITING = (
    (
        "4222",
        "Felles kalender for alle lag",
        "Alle lag legger inn det de gjør på samme side. Kommunen holder den ved like.",
        "Mange glemmer å legge inn. Vi ringer dem som mangler.",
        10,
        "invite",
        "nb",
    ),
    (
        "4649",
        "Ope hus i idrettshallen på sundagar",
        "Hallen står open frå tolv til fire. To lag byter på å ha vakt.",
        "Det var vanskeleg å finne nokon som ville vaske etterpå.",
        9,
        "",
        "nn",
    ),
)
SIGN = 9  # free premises
SIGN_BEHIND = 3


def build(built_at: datetime) -> None:
    host = Organiser.objects.filter(kind=Organiser.Kind.NATIONAL).earliest("pk")
    adviser = User.objects.get(email="jon.prove@example.no")
    who = {"organiser": host, "by": adviser}
    with on(built_at - timedelta(days=4)):
        shown = [_shown(told, host, adviser) for told in EXPERIENCES]
        advice = actions.write_advice(STEP, nb=ADVICE_NB, nn=ADVICE_NN, **who)
        for one in _said(" svar", BEHIND):
            actions.add_ground(advice, contribution=one, **who)
        actions.add_ground(advice, experience=shown[-1], **who)
        actions.publish_advice(advice, **who)
        for one in _said("lokale", SIGN_BEHIND):
            actions.add_ground(Criterion.objects.get(number=SIGN), contribution=one, **who)
    for days_ago, told in enumerate(WAITING, start=1):
        with on(built_at - timedelta(days=days_ago)):
            actions.confirm_experience(_sent(told))
    newsletter.write(host, adviser, built_at)
    administrator = user("Ada Eksempelberg", "ada.eksempelberg@example.no")
    name_administrator(administrator, is_administrator=True)


def _said(words: str, most: int) -> list[Contribution]:
    """What was said in Luster with these words in it, the first first."""
    rows = released_contributions().filter(
        contribution__organiser__slug="luster", text__icontains=words
    )
    return [row.contribution for row in rows.select_related("contribution").order_by("pk")[:most]]


def _shown(told: Told, host: Organiser, adviser: User) -> Experience:
    return actions.approve_experience(
        actions.confirm_experience(_sent(told)),
        criterion=told[4],
        theme=None,
        step=told[5],
        organiser=host,
        by=adviser,
    )


def _sent(told: Told) -> Experience:
    """Told of, and not confirmed yet."""
    number, title, done, hard, criterion, step, language = told
    words = Words(title, done, hard, Municipality.objects.get(pk=number), criterion, None, step)
    sent = actions.send_experience(words, email=f"kommune{number}@example.no", language=language)
    if sent is None:
        raise RuntimeError(f"the demo has sent too many from {number}")
    return sent
