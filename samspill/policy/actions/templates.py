from __future__ import annotations

import hashlib
from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from samspill.history.actions import record
from samspill.organiser.models import Organiser
from samspill.people.models import User
from samspill.policy.errors import TemplateFaultsError
from samspill.policy.models import DocumentTemplate
from samspill.policy.papers.template_fields import fields_of
from samspill.pure.documents.word_template.checking import check_template

LONGEST_NAME = 200


def keep_template(
    organiser: Organiser,
    *,
    kind: str,
    name: str,
    content: bytes,
    language: str = "nb",
    by: User | None = None,
) -> DocumentTemplate:
    """Check a Word file, keep it as it came, and use it from now on. Those before it are kept.

    kind      a value of DocumentTemplate.Kind
    language  in which a field that was perhaps meant is named: nb or nn
    Raises    TemplateFaultsError with every fault found; then nothing is kept.
    The same file once more is not kept twice: the one there is, is used.
    """
    checked = check_template(content, fields_of(kind), language)
    if not checked.is_usable:
        raise TemplateFaultsError(checked.faults)
    print_ = hashlib.sha256(content).hexdigest()
    with transaction.atomic():
        held = Organiser.objects.select_for_update().get(pk=organiser.pk)
        known = held.document_templates.filter(kind=kind, fingerprint=print_).first()
        if known is not None:
            return _use(held, known, by)
        _leave(held, kind)
        template = DocumentTemplate.objects.create(
            organiser=held,
            kind=kind,
            name=name.strip()[-LONGEST_NAME:],
            content=content,
            fingerprint=print_,
            fields=list[str](checked.found),
            uploaded_at=timezone.now(),
            uploaded_by=by,
        )
        _record(held, "policy.template_uploaded", kind, by, fields=list(checked.found))
        return template


@transaction.atomic
def use_template(template: DocumentTemplate, *, by: User | None = None) -> DocumentTemplate:
    """Take up again one that was used before."""
    held = Organiser.objects.select_for_update().get(pk=template.organiser_id)
    return _use(held, template, by)


@transaction.atomic
def use_standard_template(organiser: Organiser, *, kind: str, by: User | None = None) -> bool:
    """Leave the municipality's own template; it is kept. False when none was in use."""
    held = Organiser.objects.select_for_update().get(pk=organiser.pk)
    if not _leave(held, kind):
        return False
    _record(held, "policy.template_left", kind, by)
    return True


def _use(organiser: Organiser, template: DocumentTemplate, by: User | None) -> DocumentTemplate:
    if not template.is_current:
        _leave(organiser, template.kind)
        template.is_current = True
        template.save(update_fields=["is_current"])
        _record(organiser, "policy.template_chosen", template.kind, by)
    return template


def _leave(organiser: Organiser, kind: str) -> bool:
    current = organiser.document_templates.filter(kind=kind, is_current=True)
    return bool(current.update(is_current=False))


def _record(
    organiser: Organiser,
    action: str,
    kind: str,
    by: User | None,
    fields: Sequence[str] = (),
) -> None:
    told = {"fields": list(fields)} if fields else {}
    record(organiser, action=action, organiser_number=organiser.pk, by=by, kind=str(kind), **told)
