"""Saksfremlegg: drafted from what is known, written on by several, taken out as Word and PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspill.adapters import typst
from samspill.organiser.access import must, organiser_required
from samspill.organiser.models import Organiser
from samspill.policy import actions
from samspill.policy.council.case_document import case_fields, case_paper
from samspill.policy.council.case_drafting import TEXTS, TOLD_BY_FIGURES, drafted
from samspill.policy.errors import CaseClashError, PolicyError
from samspill.policy.forms.council import CaseDocumentForm
from samspill.policy.models import CaseDocument, Policy
from samspill.policy.papers.file_names import file_word
from samspill.policy.papers.word import docx_for
from samspill.policy.rules import can_answer, can_draft
from samspill.policy.views.access import page, seen_policy
from samspill.policy.views.document_files import as_file
from samspill.pure.differences import differences

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest

FORMS = ("pdf", "docx")
Kind = CaseDocument.Kind


@organiser_required
def case_documents(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    policy = seen_policy(request, organiser)
    if request.method == "POST":
        must(can_draft(request.membership))
        return _draft(request, organiser, policy)
    is_adopted = policy.state == Policy.State.ADOPTED
    return page(
        request,
        organiser,
        "policy/case_documents.html",
        policy=policy,
        consultation=policy.consultations.order_by("-pk").first(),
        documents=policy.case_documents.select_related("changed_by").order_by("-pk"),
        kinds=_kinds(policy, is_adopted=is_adopted),
        can_write=can_draft(request.membership),
    )


@organiser_required
def case_document(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    policy = seen_policy(request, organiser)
    row = get_object_or_404(policy.case_documents.select_related("changed_by"), pk=pk)
    may_write = can_answer(request.membership)
    form = CaseDocumentForm(request.POST or None, document=row)
    clash: CaseClashError | None = None
    if request.method == "POST":
        must(may_write)
        if form.is_valid():
            try:
                actions.write_case_document(row, had=form.had, by=request.user, **form.values)
            except CaseClashError as error:
                clash = error
                form = _with_new_marks(request, error)
            else:
                messages.success(request, _("The case document is saved."))
                return redirect("policy:case_document", organiser.slug, pk)
    return page(
        request,
        organiser,
        "policy/case_document.html",
        policy=policy,
        document=row,
        form=form,
        clash=clash,
        met=_met(form, clash),
        texts=TEXTS,
        can_write=may_write,
    )


@organiser_required
def case_figures(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """What would read otherwise if it were drafted from what is known now; chosen field by field."""
    policy = seen_policy(request, organiser)
    must(can_answer(request.membership))
    row = get_object_or_404(policy.case_documents, pk=pk)
    fresh = drafted(policy, kind=row.kind, body=row.body)
    changed = [name for name in TOLD_BY_FIGURES if fresh[name] != getattr(row, name)]
    if request.method == "POST":
        chosen = {name: fresh[name] for name in changed if name in request.POST.getlist("field")}
        actions.write_case_document(row, by=request.user, **chosen)  # type: ignore[arg-type]
        if chosen:
            messages.success(request, _("The figures are fetched. Read the text through."))
        return redirect("policy:case_document", organiser.slug, pk)
    labels = CaseDocumentForm(document=row).fields
    lines = [
        (name, labels[name].label, differences(_text(getattr(row, name)), _text(fresh[name])))
        for name in changed
    ]
    return page(
        request,
        organiser,
        "policy/case_figures.html",
        policy=policy,
        document=row,
        lines=lines,
    )


@organiser_required
def case_file(request: OrganiserRequest, organiser: Organiser, pk: int, form: str) -> HttpResponse:
    if form not in FORMS:
        raise Http404
    policy = seen_policy(request, organiser)
    row = get_object_or_404(policy.case_documents.select_related("policy__organiser"), pk=pk)
    document = case_paper(row)
    if form == "pdf":
        content = typst.pdf(document)
    else:
        content = docx_for(organiser, "case_document", document, case_fields(row))
    return as_file(
        content,
        form,
        f"{organiser.slug}-{file_word('case_document', row.policy.language)}-{row.pk}",
    )


@require_POST
@organiser_required
def case_removal(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    policy = seen_policy(request, organiser)
    must(can_answer(request.membership))
    actions.delete_case_document(get_object_or_404(policy.case_documents, pk=pk), by=request.user)
    messages.success(request, _("The case document is taken away."))
    return redirect("policy:case_documents", organiser.slug)


def _draft(request: OrganiserRequest, organiser: Organiser, policy: Policy) -> HttpResponse:
    kind = request.POST.get("kind", Kind.ADOPTION)
    if kind not in Kind.values:
        raise Http404
    try:
        row = actions.draft_case_document(policy, kind=kind, by=request.user)
    except PolicyError as error:
        messages.error(request, str(error))
        return redirect("policy:case_documents", organiser.slug)
    return redirect("policy:case_document", organiser.slug, row.pk)


def _kinds(policy: Policy, *, is_adopted: bool) -> list[tuple[str, str]]:
    """What may be drafted now, with what its button says."""
    if not is_adopted:
        return [(Kind.ADOPTION, _("Make the case document"))]
    kinds = [(Kind.STATUS, _("Make a case document on the status"))]
    if policy.is_being_amended:
        kinds.insert(0, (Kind.AMENDMENT, _("Make a case document on the amendment")))
    return [(str(kind), text) for kind, text in kinds]


def _with_new_marks(request: OrganiserRequest, error: CaseClashError) -> CaseDocumentForm:
    """What was typed, over what stands now: saved once more, it has seen both.

    Fields that only the other has changed show what the other wrote.
    """
    standing = CaseDocumentForm(document=error.standing)
    typed = request.POST.copy()
    for name in [name for name in standing.fields if name.startswith("had_")]:
        field = name.removeprefix("had_")
        had, now = typed.get(name), standing.fields[name].initial
        if had != now and field not in error.fields:
            typed[field] = _text(getattr(error.standing, field))
        typed[name] = now
    form = CaseDocumentForm(typed, document=error.standing)
    form.is_valid()
    return form


def _met(form: CaseDocumentForm, clash: CaseClashError | None) -> list[tuple[Any, Any]]:
    """For each field where the two met: it, and the words that stand against those that were typed."""
    if clash is None:
        return []
    return [
        (
            form[name],
            differences(_text(getattr(clash.standing, name)), _text(form.cleaned_data.get(name))),
        )
        for name in clash.fields
    ]


def _text(value: Any) -> str:
    if isinstance(value, list):
        return "\n".join(value)
    return str("" if value is None else value)
