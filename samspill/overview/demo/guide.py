"""What the national host makes of the evening in Luster: one advice with its traces, two experiences."""

from __future__ import annotations

from datetime import datetime, timedelta

from samspill.advice import actions
from samspill.advice.actions.experiences import Words
from samspill.advice.models import Experience
from samspill.advice.standing import released_contributions
from samspill.organiser.models import Municipality, Organiser
from samspill.overview.demo.story import on
from samspill.people.models import User

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


def build(built_at: datetime) -> None:
    host = Organiser.objects.filter(kind=Organiser.Kind.NATIONAL).earliest("pk")
    adviser = User.objects.get(email="jon.prove@example.no")
    with on(built_at - timedelta(days=4)):
        shown = [_experience(told, host, adviser) for told in EXPERIENCES]
        advice = actions.write_advice(STEP, nb=ADVICE_NB, nn=ADVICE_NN, organiser=host, by=adviser)
        rows = released_contributions().filter(
            contribution__organiser__slug="luster", text__icontains=" svar"
        )
        for row in rows.select_related("contribution").order_by("pk")[:BEHIND]:
            actions.add_ground(advice, contribution=row.contribution, organiser=host, by=adviser)
        actions.add_ground(advice, experience=shown[-1], organiser=host, by=adviser)
        actions.publish_advice(advice, organiser=host, by=adviser)


def _experience(told: tuple, host: Organiser, adviser: User) -> Experience:
    number, title, done, hard, criterion, step, language = told
    words = Words(title, done, hard, Municipality.objects.get(pk=number), criterion, None, step)
    sent = actions.send_experience(words, email=f"kommune{number}@example.no", language=language)
    if sent is None:
        raise RuntimeError(f"the demo has sent too many from {number}")
    return actions.approve_experience(
        actions.confirm_experience(sent),
        criterion=criterion,
        theme=None,
        step=step,
        organiser=host,
        by=adviser,
    )
