"""Luster's draft out for consultation: who was asked, what came in, and what was changed because of it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, UUID, uuid5

from samspill.overview.demo.finding_measures import measure_on
from samspill.overview.demo.story import on
from samspill.people.models import User
from samspill.policy import actions
from samspill.policy.actions.consultations import BodyDraft, invite_bodies
from samspill.policy.actions.remarks import answer_remark, give_remark, take_out_remark
from samspill.policy.actions.responses import receive_response
from samspill.policy.consulting.desk import body_named
from samspill.policy.models import (
    Consultation,
    ConsultationResponse,
    Passage,
    Policy,
    Remark,
)
from samspill.pure.documents.docx import to_docx
from samspill.pure.documents.tree import Document, paragraph
from samspill.pure.received_files import ReceivedFile, received_file

if TYPE_CHECKING:
    from samspill.overview.demo.luster import Days

OPENED, ANSWERED = 20, 29  # weeks after the evening

Told = dict[str, Any]


def as_drafted(text: str, told: Told) -> str:
    """A text as it read before the consultation changed it."""
    for row in (*told["later"], *told["remarks"]):
        if "became" in row:
            text = text.replace(row["became"], row["was"])
    return text


def consult(policy: Policy, told: Told, *, by: User, days: Days) -> Consultation:
    """Out, asked, remarked upon and answered; then the text is changed where the remarks were right."""
    opened = days.weeks(OPENED)
    with on(opened):
        actions.open_consultation(policy, word=told["word"], by=by)
        consultation = Consultation.objects.get(policy=policy)
        bodies = [BodyDraft(**row) for row in told["bodies"]]
        invite_bodies(consultation, bodies=bodies, by=by)
    received = _statements_and_remarks(consultation, told, opened, by=by)
    with on(days.weeks(ANSWERED)):
        for row, remark in received:
            answer_remark(remark, verdict=row["verdict"], answer=row["answer"], by=by)
            if "became" in row:
                _change(policy, row, remark, by=by)
        _looked_through(consultation, by=by)
    return consultation


def _looked_through(consultation: Consultation, *, by: User) -> None:
    """Whom the statements are from is known, what was held back is read, and nothing is left over."""
    for remark in consultation.remarks.filter(is_held_back=True):
        actions.release_remark(remark, shown_text=remark.shown_text or remark.raw_text, by=by)
    for response in consultation.responses.all():
        if body_named(consultation, response.on_behalf_of):
            actions.confirm_body(response, by=by)
        if response.remarks.count() > 1:
            actions.settle_rest(response, by=by)


def _statements_and_remarks(
    consultation: Consultation, told: Told, opened: datetime, *, by: User
) -> list[tuple[Told, Remark]]:
    """In the order in which they came."""
    statements: dict[str, ConsultationResponse] = {}
    received = []
    for row in sorted((*told["responses"], *told["remarks"]), key=lambda row: int(row["days"])):
        with on(opened + timedelta(days=row["days"])):
            if "sender_name" in row:
                statements[row["on_behalf_of"]] = _receive(consultation, row)
            else:
                received.append((row, _remark(consultation, row, statements, by=by)))
    return received


def _receive(consultation: Consultation, row: Told) -> ConsultationResponse:
    text = row["text"].strip()
    files = [_file(row["file"], row["on_behalf_of"], text)] if "file" in row else []
    return receive_response(
        consultation,
        key=_key(row["on_behalf_of"]),
        on_behalf_of=row["on_behalf_of"],
        sender_name=row["sender_name"],
        sender_role=row["sender_role"],
        sender_email=row["sender_email"],
        text=text,
        files=files,
        language="nn",
    )


def _file(name: str, author: str, text: str) -> ReceivedFile:
    """A statement as a Word file, the way a small association would write it."""
    blocks = [paragraph(part) for part in text.split("\n\n")]
    title = "Svar på høyringa om frivilligheitspolitikken"
    content = to_docx(Document(title=title, language="nn", blocks=blocks, author=author))
    return received_file(name, content)


def _remark(
    consultation: Consultation,
    row: Told,
    statements: dict[str, ConsultationResponse],
    *,
    by: User,
) -> Remark:
    passage = _passage(consultation.policy, row)
    if "response" in row:
        statement = statements[row["response"]]
        return take_out_remark(statement, text=row["text"], passage=passage, by=by)
    return give_remark(
        consultation,
        key=_key(row["text"]),
        text=row["text"],
        passage=passage,
        on_behalf_of=row.get("on_behalf_of", ""),
        language="nn",
    )


def _passage(policy: Policy, row: Told) -> Passage | None:
    """The place that a remark speaks of; None for the whole."""
    if "begins" in row:
        return policy.passages.standing().get(kind="paragraph", text__startswith=row["begins"])
    measure = measure_on(policy, row) if "detail" in row else None
    return measure.passage if measure else None


def _change(policy: Policy, row: Told, remark: Remark, *, by: User) -> None:
    passage = _passage(policy, row)
    if passage is None:
        return
    standing = passage.measure.text if passage.measure else passage.text
    actions.write_passage(
        passage, text=standing.replace(row["was"], row["became"]), by=by, because_of=remark
    )


def _key(text: str) -> UUID:
    """The same for the same words: the demo is the same every time it is built."""
    return uuid5(NAMESPACE_URL, f"https://example.no/{text}")
