"""The guide in the house: a draft and a version, an advice with what is behind it, experiences."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from samspill.advice import actions
from samspill.advice.actions.experiences import Words
from samspill.advice.links import experience_token
from samspill.advice.models import Experience, Ground
from samspill.conference.models import PreparationAnswer, PreparationQuestion
from samspill.organiser.models import Municipality
from samspill.process.actions.guide_texts import publish_guide_text, save_guide_draft
from samspill.process.guide.written import shipped
from samspill.standard.models import Criterion
from tests.address_parts import national, plain

if TYPE_CHECKING:
    from tests.house import House

STEP = "invite"


def write_guide(house: House) -> None:
    place, by = house.national, house.adviser
    who: dict[str, Any] = {"organiser": place, "by": by}
    draft = save_guide_draft(STEP, texts=changed_texts(), seen=None, **who)
    publish_guide_text(STEP, seen=draft.at, **who)
    save_guide_draft(STEP, texts=changed_texts("Enda en tittel"), seen=None, **who)
    shown, waiting = (_experience(name) for name in ("Åpen hall", "Felles kalender"))
    actions.confirm_experience(waiting)
    actions.approve_experience(
        actions.confirm_experience(shown), criterion=9, theme=None, step=STEP, **who
    )
    shown.refresh_from_db()
    advice = actions.write_advice(STEP, nb="Spør lagene først.", nn="Spør laga først.", **who)
    actions.add_ground(advice, contribution=house.published, **who)
    actions.add_ground(advice, experience=shown, **who)
    actions.publish_advice(advice, **who)
    sign = Criterion.objects.get(number=5)
    actions.add_ground(sign, contribution=house.published, **who)
    _answer(house)


def changed_texts(title: str = "En ny tittel") -> dict[str, dict[str, str]]:
    texts = shipped(STEP)
    texts["nb"]["title"] = title
    return texts


def _experience(title: str) -> Experience:
    words = Words(
        title, "Vi åpnet den.", "Å få tak i nøkkelen.", Municipality.objects.get(pk="4222")
    )
    found = actions.send_experience(words, email=f"{len(title)}@example.no", language="nb")
    assert found is not None
    return found


def _answer(house: House) -> None:
    question = PreparationQuestion.objects.create(
        conference=house.national_conference, number=1, text="Hva er dere stolte av?"
    )
    sign_up = house.national_conference.sign_ups.earliest("pk")
    PreparationAnswer.objects.create(question=question, sign_up=sign_up, text="Vi fikk det til.")


def _shown() -> Experience:
    return Experience.objects.public().earliest("pk")


def _waiting() -> Experience:
    return Experience.objects.filter(state="waiting").earliest("pk")


def _of(experience: Callable[[], Experience]) -> Callable[[House], dict[str, Any]]:
    return lambda house: {"token": experience_token(experience())}


_step = national(key=lambda house: STEP)
_advice = national(number=lambda house: 1)
_read = national(pk=lambda house: _waiting().pk)
ADVICE: dict[str, Callable[[House], dict[str, Any]]] = {
    "advice:advice": plain(number=1),
    "advice:advice_publication": _advice,
    "advice:advice_withdrawal": _advice,
    "advice:advice_work": _advice,
    "advice:answer_question": national(
        pk=lambda house: PreparationAnswer.objects.filter(
            question__conference=house.national_conference
        ).earliest("pk").pk
    ),
    "advice:criteria": plain(),
    "advice:criterion": plain(number=5),
    "advice:criterion_ground_removal": national(
        number=lambda house: 5, pk=lambda house: Ground.objects.get(criterion__number=5).pk
    ),
    "advice:criterion_grounds": national(number=lambda house: 5),
    "advice:experience": lambda house: {"pk": _shown().pk},
    "advice:experience_approval": _read,
    "advice:experience_confirmation": _of(_waiting),
    "advice:experience_refusal": _read,
    "advice:experience_sent": plain(),
    "advice:experience_withdrawal": _of(_waiting),
    "advice:experience_work": _read,
    "advice:experiences": plain(),
    "advice:experiences_work": national(),
    "advice:ground_removal": national(
        number=lambda house: 1, pk=lambda house: Ground.objects.filter(advice__isnull=False).earliest("pk").pk
    ),
    "advice:grounds": _advice,
    "advice:guide": national(),
    "advice:guide_draft_removal": _step,
    "advice:guide_preview": _step,
    "advice:guide_publication": _step,
    "advice:guide_return": _step,
    "advice:guide_text": _step,
    "advice:guide_versions": _step,
    "advice:new_advice": national(),
    "advice:new_experience": plain(),
    "advice:own_experience": _of(_waiting),
    "advice:print": plain(language="nb"),
}  # fmt: skip
OPEN = {"advice", "criteria", "criterion", "experience", "experience_confirmation"} | {
    "experience_sent", "print", "experience_withdrawal", "experiences", "new_experience", "own_experience",
}  # fmt: skip
OF_THE_GUIDE = set(ADVICE) - {f"advice:{name}" for name in OPEN}  # they stand at the national body
# Tried by the roles of a municipality, who may none of it: tests/advice tells what a national body may.
ADVICE_POSTS: dict[str, tuple[set[str], Any]] = {
    name: (set(), lambda house: {"contribution": str(house.published.pk), "number": "0"})
    for name in (
        "advice:advice_publication",
        "advice:advice_withdrawal",
        "advice:advice_work",
        "advice:answer_question",
        "advice:criterion_ground_removal",
        "advice:criterion_grounds",
        "advice:experience_approval",
        "advice:experience_refusal",
        "advice:ground_removal",
        "advice:grounds",
        "advice:guide_draft_removal",
        "advice:guide_publication",
        "advice:guide_return",
        "advice:guide_text",
        "advice:new_advice",
    )
}
