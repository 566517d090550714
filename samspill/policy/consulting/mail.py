"""What the consultation sends by e-mail: rows in the outbox, each posted once."""

from __future__ import annotations

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from samspill.outbox.actions import post
from samspill.policy.consulting import links
from samspill.policy.models import Consultation, ConsultationResponse, InvitedBody, Remark

LANGUAGES = ("nb", "nn")


def invite(body: InvitedBody) -> None:
    """Ask a body for its opinion, in the policy's language."""
    language = body.consultation.policy.language
    with translation.override(language):
        subject = _("Consultation: %s") % body.consultation.policy.title
    _post(
        body.consultation, "invitation", subject, language, (body.address, body.name),
        key=f"consultation-{body.consultation_id}-body-{body.pk}-invited", body=body,
    )  # fmt: skip


def remind(body: InvitedBody) -> None:
    language = body.consultation.policy.language
    with translation.override(language):
        subject = _("The deadline is near: %s") % body.consultation.policy.title
    _post(
        body.consultation, "reminder", subject, language, (body.address, body.name),
        key=f"consultation-{body.consultation_id}-body-{body.pk}-reminded", body=body,
    )  # fmt: skip


def remark_received(remark: Remark, *, language: str) -> None:
    """The receipt, in the language of the page that was written on."""
    language = language if language in LANGUAGES else remark.consultation.policy.language
    with translation.override(language):
        subject = _("Received: remark %d") % remark.number
    _post(
        remark.consultation, "remark_received", subject, language, (remark.giver_email, ""),
        key=f"remark-{remark.key}-received", remark=remark,
        receipt=links.remark_receipt_address(remark),
    )  # fmt: skip


def remark_answered(remark: Remark) -> None:
    """The municipality's answer, the first time it is given."""
    own = remark.language
    language = own if own in LANGUAGES else remark.consultation.policy.language
    with translation.override(language):
        subject = _("The answer to your remark %d") % remark.number
    _post(
        remark.consultation, "remark_answered", subject, language, (remark.giver_email, ""),
        key=f"remark-{remark.key}-answered", remark=remark,
        receipt=links.remark_receipt_address(remark),
    )  # fmt: skip


def response_received(response: ConsultationResponse, *, language: str) -> None:
    """The receipt of a formal statement, with the fingerprint of each file."""
    language = language if language in LANGUAGES else response.consultation.policy.language
    with translation.override(language):
        subject = _("Received: statement %(number)d from %(name)s") % {
            "number": response.number,
            "name": response.on_behalf_of,
        }
    receiver = (response.sender_email, response.sender_name)
    _post(
        response.consultation, "response_received", subject, language, receiver,
        key=f"response-{response.key}-received", response=response,
        files=list(response.files.defer("content")),
        receipt=links.response_receipt_address(response),
    )  # fmt: skip


def body_response_received(response: ConsultationResponse, body: InvitedBody) -> None:
    """To the body itself: somebody has sent a statement in its name."""
    language = response.consultation.policy.language
    with translation.override(language):
        subject = _("A statement has come in the name of %s") % body.name
    _post(
        response.consultation, "body_response_received", subject, language,
        (body.address, body.name), key=f"response-{response.key}-body", response=response,
        shown_at=links.public_response_address(response),
    )  # fmt: skip


def _post(
    consultation: Consultation,
    news: str,
    subject: str,
    language: str,
    receiver: tuple[str, str],
    *,
    key: str,
    **context: object,
) -> None:
    organiser = consultation.policy.organiser
    whole = {
        **context,
        "consultation": consultation,
        "policy": consultation.policy,
        "organiser": organiser,
        "address": links.consultation_address(consultation),
        "statement_address": links.statement_address(consultation),
    }
    with translation.override(language):
        text = render_to_string(f"policy/mail/{news}.txt", whole)
    post(
        organiser_number=organiser.pk,
        kind="system",
        subject=subject,
        text=f"{text.strip()}\n",
        language=language,
        recipients=[receiver],
        key=key,
        reply_to=organiser.contact_email,
        source=f"policy.consultation:{consultation.pk}",
    )
