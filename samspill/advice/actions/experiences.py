"""An experience is sent, confirmed, read, shown, and can be taken back by its sender at any time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from samspill.advice import mail
from samspill.advice.errors import AskedAlreadyError, NotNowError, NotReleasedError
from samspill.advice.models import Experience
from samspill.conference.models import PreparationAnswer
from samspill.history.actions import record
from samspill.insight.models import Theme
from samspill.organiser.models import Municipality, Organiser
from samspill.people.models import User
from samspill.pure.folding import fold

State = Experience.State
MOST_UNCONFIRMED = 3  # of one address in a day


@dataclass(frozen=True)
class Words:
    """What the sender writes, and where they say that it belongs. `step` may be ""."""

    title: str
    done: str
    hard: str
    municipality: Municipality
    criterion: int | None = None
    theme: Theme | None = None
    step: str = ""


@transaction.atomic
def send_experience(words: Words, *, email: str, language: str) -> Experience | None:
    """From the open form: nobody sees it before the address is confirmed.

    None when the same address has several waiting to be confirmed; then no more e-mail goes to it.
    """
    since = timezone.now() - timedelta(days=1)
    waiting = Experience.objects.filter(email=email, state=State.UNCONFIRMED, sent_at__gt=since)
    if waiting.count() >= MOST_UNCONFIRMED:
        return None
    one = Experience(state=State.UNCONFIRMED, email=email, language=language)
    _write(one, words)
    mail.ask_to_confirm(one)
    _told(one, "advice.experience_sent")
    return one


@transaction.atomic
def confirm_experience(experience: Experience) -> Experience:
    """The address works, and the sender says yes to its being shown. Twice is once."""
    one = _locked(experience)
    if one.state != State.UNCONFIRMED:
        return one
    return _release(one, None)


@transaction.atomic
def ask_to_share(answer: PreparationAnswer, *, organiser: Organiser, by: User) -> Experience:
    """Ask one who answered round 0 whether others may read it. All they wrote there comes along.

    Raises  AskedAlreadyError; NotReleasedError where it cannot be told whom it is from
    """
    sign_up = answer.sign_up
    if sign_up.municipality is None or not sign_up.email:
        raise NotReleasedError
    answers = list(
        PreparationAnswer.objects.filter(sign_up=sign_up)
        .exclude(text="")
        .order_by("question__number", "pk")
    )
    if Experience.objects.filter(answer__in=answers).exists():
        raise AskedAlreadyError
    one = Experience.objects.create(
        state=State.ASKED,
        done=answers[0].text,
        hard="\n\n".join(each.text for each in answers[1:]),
        municipality=sign_up.municipality,
        language=sign_up.language if sign_up.language in ("nb", "nn") else "nb",
        email=sign_up.email,
        answer=answers[0],
        asked_for=organiser,
    )
    mail.ask_to_share_answer(one, organiser)
    _told(one, "advice.experience_asked", organiser, by)
    return one


@transaction.atomic
def share_experience(experience: Experience, *, words: Words) -> Experience:
    """The one we asked says yes, in the words they now choose: a copy of its own, with its date.

    Raises  NotNowError when it is answered already
    """
    one = _locked(experience)
    if one.state != State.ASKED:
        raise NotNowError
    return _release(one, words)


@transaction.atomic
def withdraw_experience(experience: Experience) -> None:
    """The sender takes it back: the words and the address are erased at once."""
    one = _locked(experience)
    if one.state == State.WITHDRAWN:
        return
    for field in ("title", "done", "hard", "email", "search_text"):
        setattr(one, field, "")
    one.state, one.answer = State.WITHDRAWN, None
    one.save()
    _told(one, "advice.experience_withdrawn")


@transaction.atomic
def approve_experience(
    experience: Experience,
    *,
    criterion: int | None,
    theme: Theme | None,
    step: str,
    organiser: Organiser,
    by: User,
) -> Experience:
    """Everyone may read it, found by what it is about. Raises NotNowError if it does not wait."""
    one = _waiting(experience)
    one.criterion, one.theme, one.step = criterion, theme, step
    one.state, one.approved_at, one.approved_by = State.APPROVED, timezone.now(), by
    one.save()
    mail.tell_of_approval(one, organiser)
    _told(one, "advice.experience_approved", organiser, by)
    return one


@transaction.atomic
def decline_experience(
    experience: Experience, *, words: str, organiser: Organiser, by: User
) -> Experience:
    """It is not shown, and the sender is told why. Raises NotNowError if it does not wait."""
    one = _waiting(experience)
    one.state = State.DECLINED
    one.save(update_fields=["state"])
    mail.tell_of_refusal(one, organiser, words)
    _told(one, "advice.experience_declined", organiser, by)
    return one


def _write(one: Experience, words: Words) -> None:
    for field, value in vars(words).items():
        setattr(one, field, value)
    place = words.municipality.name
    one.search_text = fold(f"{one.title} {one.done} {one.hard} {place}")
    one.save()


def _release(one: Experience, words: Words | None) -> Experience:
    one.state, one.released_on = State.WAITING, timezone.localdate()
    if words is None:
        one.save()
    else:
        _write(one, words)
    _told(one, "advice.experience_released")
    return one


def _locked(experience: Experience) -> Experience:
    rows = Experience.objects.select_for_update(of=("self",)).select_related("municipality")
    return rows.get(pk=experience.pk)


def _waiting(experience: Experience) -> Experience:
    one = _locked(experience)
    if one.state != State.WAITING:
        raise NotNowError
    return one


def _told(
    one: Experience, action: str, organiser: Organiser | None = None, by: User | None = None
) -> None:
    record(one, action=action, organiser_number=organiser.pk if organiser else None, by=by)
