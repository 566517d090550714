"""A consultation that is out: those invited, remarks of every kind, and a statement with a file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from django.utils import timezone

from samspill.policy import actions
from samspill.policy.models import Consultation, ConsultationResponse, InvitedBody, Policy, Remark
from samspill.pure.received_files import ReceivedFile

if TYPE_CHECKING:
    from tests.house import House

ASIDE = "Kari Nordmann ved skolen har sagt nei i tre år."


def consult(house: House) -> None:
    """The house's policy goes on as a draft, so that what is written in it may still be moved."""
    by, policy = house.coordinator, house.policy
    bodies = [
        actions.BodyDraft("Eldrerådet", InvitedBody.Kind.ELDERLY, "eldre@example.no"),
        actions.BodyDraft("Ungdomsrådet", InvitedBody.Kind.YOUTH, "ungdom@example.no"),
    ]
    actions.open_consultation(policy, word="De siste får svar snart.", bodies=bodies, by=by)
    out = policy.consultations.get()
    InvitedBody.objects.update(invited_at=timezone.now() - timedelta(days=5))
    place = policy.goals.first().measures.first().passage
    first = actions.give_remark(out, key=uuid4(), text="Hallen må være åpen.", passage=place)
    actions.answer_remark(first, verdict="partly", answer="I helgene.", by=by)
    actions.give_remark(out, key=uuid4(), text="Kortere skjema.", passage=place)
    actions.give_remark(out, key=uuid4(), text=ASIDE, email="anna@example.no")
    response = actions.receive_response(
        out,
        key=uuid4(),
        on_behalf_of="Eldrerådet",
        sender_name="Anna Eksempel",
        text="Vi støtter målene. Grendehuset må varmes opp.",
        files=[ReceivedFile("svar.pdf", "application/pdf", b"%PDF-1.7\nsvar")],
    )
    actions.take_out_remark(response, text="Grendehuset må varmes opp.", by=by)
    whole = response.remarks.earliest("number")
    actions.release_remark(whole, shown_text=whole.raw_text, by=by)
    again = actions.receive_response(
        out, key=uuid4(), on_behalf_of="Eldrerådet", sender_name="Anna Eksempel", text="Takk."
    )
    actions.confirm_body(again, by=by)
    Policy.objects.filter(pk=policy.pk).update(state=Policy.State.DRAFT)
    policy.refresh_from_db()


def out_of(house: House) -> Consultation:
    return house.policy.consultations.get()


def open_remark(house: House) -> Remark:
    return out_of(house).remarks.get(raw_text="Kortere skjema.")


def answered_remark(house: House) -> Remark:
    return out_of(house).remarks.exclude(verdict="").earliest("pk")


def held_back(house: House) -> Remark:
    return out_of(house).remarks.get(raw_text=ASIDE)


def taken_out(house: House) -> Remark:
    return out_of(house).remarks.get(raw_text="Grendehuset må varmes opp.")


def statement(house: House) -> ConsultationResponse:
    return out_of(house).responses.earliest("pk")


def confirmed(house: House) -> ConsultationResponse:
    return out_of(house).responses.latest("pk")


def silent_body(house: House) -> int:
    return out_of(house).invited_bodies.get(name="Ungdomsrådet").pk


def _key(of: Callable[[House], Any]) -> Callable[[House], UUID]:
    return lambda house: of(house).key


def _own(**more: Any) -> Callable[[House], dict[str, Any]]:
    """Of the house's own organiser; what is called is asked of the house."""
    return lambda house: {
        "slug": house.organiser.slug,
        **{name: value(house) if callable(value) else value for name, value in more.items()},
    }


_file = _own(
    pk=lambda house: statement(house).pk, file_pk=lambda house: statement(house).files.get().pk
)
_remark = _own(pk=lambda house: open_remark(house).pk)
CONSULTED = {
    "policy:bodies": _own(),
    "policy:body_reminders": _own(),
    "policy:body_removal": _own(pk=silent_body),
    "policy:consultation": _own(),
    "policy:consultation_closing": _own(),
    "policy:consultation_deadline": _own(),
    "policy:public_consultation": _own(),
    "policy:public_remarks": _own(),
    "policy:public_response": _own(pk=lambda house: statement(house).pk),
    "policy:public_statement": _own(),
    "policy:putting_back": _own(pk=lambda house: taken_out(house).pk),
    "policy:remark": _remark,
    "policy:remark_answers": _own(),
    "policy:remark_erasure": _remark,
    "policy:remark_holding": _remark,
    "policy:remark_opening": _own(pk=lambda house: answered_remark(house).pk),
    "policy:remark_receipt": _own(key=_key(open_remark)),
    "policy:remark_release": _own(pk=lambda house: held_back(house).pk),
    "policy:remarks": _own(),
    "policy:remarks_file": _own(form="docx"),
    "policy:response_file": _file,
    "policy:response_receipt": _own(key=_key(statement)),
    "policy:rewording": _remark,
    "policy:statement": _own(pk=lambda house: statement(house).pk),
    "policy:statement_body": _own(pk=lambda house: statement(house).pk),
    "policy:statement_file": _file,
    "policy:statement_parting": _own(pk=lambda house: confirmed(house).pk),
    "policy:statement_rest": _own(pk=lambda house: statement(house).pk),
}


def posts(role: str) -> dict[str, tuple[set[str], Callable[[House], dict[str, Any]] | None]]:
    """What the forms say; `role` may do it all."""
    answer = {"verdict": "taken_in", "answer": "Det kommer."}
    day = f"{timezone.localdate() + timedelta(days=90):%Y-%m-%d}"
    may = {role}
    return {
        "policy:bodies": (may, lambda house: {"name": "Idrettsrådet"}),
        "policy:body_reminders": (may, None),
        "policy:body_removal": (may, None),
        "policy:consultation": (may, None),  # it is out already: tests/policy opens one
        "policy:consultation_closing": (may, None),
        "policy:consultation_deadline": (may, lambda house: {"day": day}),
        "policy:putting_back": (may, None),
        "policy:remark": (may, lambda house: answer),
        "policy:remark_answers": (may, lambda house: {**answer, "remark": open_remark(house).pk}),
        "policy:remark_erasure": (may, lambda house: {"legal_basis": "17-1-c"}),
        "policy:remark_holding": (may, None),
        "policy:remark_opening": (may, None),
        "policy:remark_release": (may, lambda house: {"words": "skolen"}),
        "policy:rewording": (may, _rewording),
        "policy:statement_body": (may, None),
        "policy:statement_parting": (may, None),
        "policy:statement_rest": (may, None),
        "policy:statement": (may, lambda house: {"text": "Vi støtter målene."}),
    }


def _rewording(house: House) -> dict[str, Any]:
    passage = open_remark(house).passage
    return {"text": "Hallen holdes åpen hver kveld", "seen": passage.version}
