"""How a remark comes to be a row, and is held while it is changed."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.db.models import Max

from samspill.history.actions import record
from samspill.people.models import User
from samspill.policy.actions.consultations import association_named
from samspill.policy.consulting.screening import screened
from samspill.policy.models import Consultation, ConsultationResponse, Passage, Remark
from samspill.pure.themes.languages import language_of
from samspill.registry.models import Association


def lay_remark(
    consultation: Consultation,
    *,
    text: str,
    on_behalf_of: str,
    giver_name: str,
    key: UUID | None = None,
    passage: Passage | None = None,
    response: ConsultationResponse | None = None,
    association: Association | None = None,
    giver_email: str = "",
    must_be_read: bool = False,
    is_body: bool = False,
    is_known: bool = False,
) -> Remark:
    """The row, with the next number; the consultation is held by the caller.

    is_body, is_known   whose name it is shown under needs no look
    """
    tongue = language_of(text) if text.strip() else ""
    if association is None and on_behalf_of and not is_known:
        association = association_named(consultation.policy.organiser, on_behalf_of)
    is_named = association is not None or is_body or is_known
    words = screened(
        text,
        language=consultation.policy.language,
        names=[giver_name] if giver_name else [],
        on_behalf_of="" if is_named else on_behalf_of,
    )
    last = consultation.remarks.aggregate(last=Max("number"))["last"] or 0
    return Remark.objects.create(
        consultation=consultation,
        number=last + 1,
        key=key or uuid4(),
        passage=passage,
        response=response,
        raw_text=text,
        shown_text=words.shown_text,
        is_held_back=words.is_held_back or must_be_read,
        on_behalf_of=on_behalf_of[:200],
        association=association,
        giver_name=giver_name[:120],
        giver_email=giver_email,
        language=tongue,
    )


def held_remark(remark: Remark) -> Remark:
    rows = Remark.objects.select_for_update(of=("self",)).select_related(
        "consultation__policy__organiser", "response"
    )
    return rows.get(pk=remark.pk)


def record_remark(remark: Remark, action: str, by: User | None, **details: str) -> None:
    policy = remark.consultation.policy
    record(remark, action=action, organiser_number=policy.organiser_id, by=by, **details)
