"""A draft that is out for consultation, and what people say of it."""

from __future__ import annotations

import io
import zipfile
from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from samspill.policy import actions
from samspill.policy.models import Consultation
from samspill.pure.received_files import ReceivedFile
from samspill.registry import actions as registry_actions
from samspill.registry.rows import AssociationRow

WORD = "De siste får svar før møtet."


def consultation_of(policy, **facts) -> Consultation:
    actions.open_consultation(policy, word=WORD, **facts)
    return policy.consultations.get(closed_at__isnull=True)


def run_out(consultation, *, days=1):
    """Let the deadline have been some days ago."""
    Consultation.objects.filter(pk=consultation.pk).update(
        deadline=timezone.now() - timedelta(days=days)
    )
    consultation.refresh_from_db()
    return consultation


def remark(consultation, text="Hallen må være åpen om kvelden.", **facts):
    return actions.give_remark(consultation, **{"key": uuid4(), "text": text, **facts})


def statement(consultation, text="Vi støtter målene. Hallen må være åpen.", **facts):
    given = {"key": uuid4(), "on_behalf_of": "Eldrerådet", "sender_name": "Anna Eksempel"}
    return actions.receive_response(consultation, **{**given, "text": text, **facts})


def association(place, name="Lillevik velforening"):
    """One in the register, as an import lays it."""
    registry_actions.import_associations(place, rows=[AssociationRow(name=name)], source="file")
    return place.associations.get(name=name)


def pdf(name="svar.pdf"):
    return ReceivedFile(name, "application/pdf", b"%PDF-1.7\nuttalelse")


def packed(*names, content=b""):
    """A zip with parts of these names."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name in names:
            package.writestr(name, content or b"<x/>")
    return buffer.getvalue()
