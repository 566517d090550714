"""Remarks: given, taken out of a statement, let through, answered, erased."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from samspill.people.models import User
from samspill.policy.actions.remark_rows import held_remark, lay_remark, record_remark
from samspill.policy.consulting import mail as consultation_mail
from samspill.policy.consulting.splitting import squeezed, stands_in, words_left
from samspill.policy.errors import (
    ConsultationClosedError,
    EmptyRemarkError,
    ManyWriteNowError,
    NotInStatementError,
    NotSplitError,
    NotStandingError,
    ReasonMissingError,
    TakenOutAlreadyError,
)
from samspill.policy.models import (
    Answer,
    Consultation,
    ConsultationResponse,
    Passage,
    Remark,
)

ERASED_MARK = "[erased]"
MOST_A_MINUTE = 120  # of one consultation, from the public page


@transaction.atomic
def give_remark(
    consultation: Consultation,
    *,
    key: UUID,
    text: str,
    passage: Passage | None = None,
    on_behalf_of: str = "",
    name: str = "",
    email: str = "",
    language: str = "",
) -> Remark:
    """Someone says something of a place in the draft, or of the whole.

    key       made in the form: what comes twice is stored once, and the first is given back
    language  of the page it was written on: the receipt's
    Raises    ConsultationClosedError, EmptyRemarkError, ManyWriteNowError; ValueError for another
              policy's passage.
    """
    known = Remark.objects.filter(key=key, consultation=consultation).first()
    if known is not None:
        return known
    if passage is not None and passage.policy_id != consultation.policy_id:
        raise ValueError(f"passage {passage.pk} is not in the policy that is out")
    held = Consultation.objects.select_for_update().get(pk=consultation.pk)
    now = timezone.now()
    if not held.is_open(now):
        raise ConsultationClosedError
    if not text.strip():
        raise EmptyRemarkError
    if held.remarks.filter(at__gt=now - timedelta(minutes=1)).count() >= MOST_A_MINUTE:
        raise ManyWriteNowError
    remark = lay_remark(
        held,
        key=key,
        passage=passage,
        text=text.strip(),
        on_behalf_of=" ".join(on_behalf_of.split()),
        giver_name=" ".join(name.split()),
        giver_email=email.strip(),
    )
    if remark.giver_email:
        consultation_mail.remark_received(remark, language=language)
    record_remark(remark, "policy.remark_given", None)
    return remark


@transaction.atomic
def take_out_remark(
    response: ConsultationResponse,
    *,
    text: str,
    passage: Passage | None = None,
    by: User | None = None,
) -> Remark:
    """One thing that a statement says, with the place it speaks of.

    The words stand in the statement; where it came as a file they are written off by hand, and
    wait for a person, as all that is taken out while the whole is held back.
    Raises    EmptyRemarkError, NotInStatementError, TakenOutAlreadyError; ValueError for another
              policy's passage.
    """
    if not text.strip():
        raise EmptyRemarkError
    if passage is not None and passage.policy_id != response.consultation.policy_id:
        raise ValueError(f"passage {passage.pk} is not in the policy that is out")
    is_written_off = not stands_in(response, text)
    if is_written_off and not response.files.exists():
        raise NotInStatementError
    held = Consultation.objects.select_for_update().get(pk=response.consultation_id)
    whole, *parts = response.remarks.order_by("number")
    if any(squeezed(part.raw_text) == squeezed(text) for part in parts):
        raise TakenOutAlreadyError
    remark = lay_remark(
        held,
        passage=passage,
        text=text.strip(),
        response=response,
        on_behalf_of=response.on_behalf_of,
        association=response.association,
        giver_name=response.sender_name,
        must_be_read=whole.is_held_back or is_written_off,
        is_known=not whole.is_held_back,
    )
    record_remark(remark, "policy.remark_taken_out", by)
    taken_out = [part.raw_text for part in (*parts, remark)]
    if not response.files.exists() and not words_left(response.text, taken_out):
        _settle_rest(whole, by)
    return remark


@transaction.atomic
def settle_rest(response: ConsultationResponse, *, by: User | None = None) -> Remark:
    """A person has seen that what is left of a split statement is nothing to answer.

    Raises    NotSplitError for one that stands whole. Answered or settled: nothing happens.
    """
    whole, *parts = response.remarks.order_by("number")
    if not parts:
        raise NotSplitError
    held = held_remark(whole)
    if not held.verdict and held.answered_at is None:
        _settle_rest(held, by)
    return held


@transaction.atomic
def put_back_remark(remark: Remark, *, by: User | None = None) -> None:
    """Undo `take_out_remark`: the statement still holds the words. Answered ones stay.

    Raises ValueError for one that did not come out of a statement, or is its first.
    """
    held = held_remark(remark)
    first = Remark.objects.filter(response=held.response).order_by("number").first()
    if held.response is None or first is None or held == first or held.verdict:
        raise ValueError(f"remark {held.pk} cannot be put back")
    record_remark(held, "policy.remark_put_back", by)
    held.delete()
    Remark.objects.filter(pk=first.pk, verdict="").update(answered_at=None, answered_by=None)


@transaction.atomic
def answer_remark(remark: Remark, *, verdict: str, answer: str, by: User | None = None) -> Remark:
    """What the municipality says to it; a new answer takes the earlier one's place.

    verdict   a value of Answer.Verdict
    answer    in words, always
    The giver is told by e-mail the first time, where an address was left.
    Raises    ReasonMissingError, NotStandingError; ValueError for no verdict.
    """
    held = held_remark(remark)
    if held.erased_at is not None:
        raise NotStandingError
    if not answer.strip():
        raise ReasonMissingError
    is_first = not held.verdict
    held.verdict, held.answer = Answer.Verdict(verdict), answer.strip()
    held.answered_by, held.answered_at = by, timezone.now()
    held.save(update_fields=["verdict", "answer", "answered_by", "answered_at"])
    if is_first and held.giver_email and held.response_id is None:
        consultation_mail.remark_answered(held)
    record_remark(held, "policy.remark_answered", by, verdict=str(held.verdict))
    return held


@transaction.atomic
def answer_remarks(
    remarks: Iterable[Remark], *, verdict: str, answer: str, by: User | None = None
) -> int:
    """The same answer to many alike. Returns how many; what is raised: `answer_remark`."""
    count = 0
    for remark in remarks:
        answer_remark(remark, verdict=verdict, answer=answer, by=by)
        count += 1
    return count


@transaction.atomic
def open_remark_again(remark: Remark, *, by: User | None = None) -> Remark:
    """Take the answer back. Open already: nothing happens."""
    held = held_remark(remark)
    if held.verdict or held.answered_at:
        held.verdict, held.answer, held.answered_by, held.answered_at = "", "", None, None
        held.save(update_fields=["verdict", "answer", "answered_by", "answered_at"])
        record_remark(held, "policy.remark_opened_again", by)
    return held


@transaction.atomic
def release_remark(remark: Remark, *, shown_text: str, by: User | None = None) -> Remark:
    """A person has looked: from now on everyone reads `shown_text`, the words with marks in them.

    Raises    NotStandingError; EmptyRemarkError where nothing would be left to read.
    """
    held = held_remark(remark)
    if held.erased_at is not None:
        raise NotStandingError
    if not shown_text.strip() and held.raw_text.strip():
        raise EmptyRemarkError
    held.shown_text, held.is_held_back = shown_text, False
    held.save(update_fields=["shown_text", "is_held_back"])
    record_remark(held, "policy.remark_released", by)
    return held


@transaction.atomic
def hold_back_remark(remark: Remark, *, by: User | None = None) -> Remark:
    """Nobody reads it until a person lets it through again."""
    held = held_remark(remark)
    if not held.is_held_back:
        held.is_held_back = True
        held.save(update_fields=["is_held_back"])
        record_remark(held, "policy.remark_held_back", by)
    return held


@transaction.atomic
def erase_remark(remark: Remark, *, legal_basis: str, by: User | None = None) -> Remark:
    """Replace the words by a mark, for ever, and forget who gave them; number and answer stay.

    legal_basis   why, for instance "17-1-a". Raises ValueError without one.
    """
    if not legal_basis.strip():
        raise ValueError("an erasure needs a legal basis")
    held = held_remark(remark)
    if held.erased_at is None:
        held.raw_text = held.shown_text = ERASED_MARK
        held.giver_name = held.giver_email = ""
        held.erased_at = timezone.now()
        held.save(
            update_fields=["raw_text", "shown_text", "giver_name", "giver_email", "erased_at"]
        )
        record_remark(held, "policy.remark_erased", by, basis=legal_basis.strip()[:60])
    return held


def _settle_rest(whole: Remark, by: User | None) -> None:
    whole.answered_by, whole.answered_at = by, timezone.now()
    whole.save(update_fields=["answered_by", "answered_at"])
    record_remark(whole, "policy.rest_settled", by)
