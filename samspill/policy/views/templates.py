"""The municipality's own templates for Word: looked over, uploaded, tried, chosen, left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspill.organiser.access import must, organiser_required
from samspill.organiser.models import Organiser
from samspill.policy.actions import templates as actions
from samspill.policy.errors import TemplateFaultsError
from samspill.policy.forms.papers import TemplateForm
from samspill.policy.models import DocumentTemplate, Policy
from samspill.policy.papers.builders import DOCX
from samspill.policy.papers.file_names import file_word
from samspill.policy.papers.preview import preview
from samspill.policy.papers.template_faults import told
from samspill.policy.papers.template_fields import becomes, example_for, fields_of, is_kind
from samspill.policy.reading import current_policy
from samspill.policy.rules import can_keep_templates, can_see
from samspill.policy.views.access import page
from samspill.pure.documents.tree import Language
from samspill.pure.documents.word_template.fields import Field

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest


@organiser_required
def document_templates(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    """Every kind of document, and which template it has."""
    must(can_keep_templates(request.membership))
    rows = organiser.document_templates.filter(is_current=True).defer("content")
    current = {one.kind: one for one in rows}
    kinds = [(kind, kind.label, current.get(kind)) for kind in DocumentTemplate.Kind]
    return page(request, organiser, "policy/templates.html", kinds=kinds)


@organiser_required
def document_template(request: OrganiserRequest, organiser: Organiser, kind: str) -> HttpResponse:
    """The template of one kind, its fields, and those before it. A POST brings a new one."""
    _must_keep(request, kind)
    is_sent = request.method == "POST"
    form = TemplateForm(request.POST, request.FILES) if is_sent else TemplateForm()
    faults: list[Any] = []
    if form.is_valid():
        try:
            _keep(request, organiser, kind, form)
        except TemplateFaultsError as error:
            form.add_error("file", str(error))
            faults = [told(fault) for fault in error.faults]
        else:
            messages.success(
                request, _("The template is in use. Look at the example before you send anything.")
            )
            return redirect("policy:document_template", organiser.slug, kind)
    templates = list(organiser.document_templates.filter(kind=kind).defer("content"))
    current = next((one for one in templates if one.is_current), None)
    return page(
        request,
        organiser,
        "policy/template.html",
        kind=kind,
        kind_name=DocumentTemplate.Kind(kind).label,
        form=form,
        faults=faults,
        current=current,
        earlier=[one for one in templates if not one.is_current],
        rows=[_row(kind, field, current) for field in fields_of(kind).every],
        has_sections=bool(fields_of(kind).sections),
    )


@organiser_required
def template_example(request: OrganiserRequest, organiser: Organiser, kind: str) -> HttpResponse:
    _must_keep(request, kind)
    word = _("template")
    return _file(example_for(kind, _language()), f"{word}-{file_word(kind, _language())}")


@organiser_required
def template_preview(request: OrganiserRequest, organiser: Organiser, kind: str) -> HttpResponse:
    """The template in use, or ours, filled with the beginning of what there is."""
    _must_keep(request, kind)
    content = preview(organiser, kind, _seen(request, organiser), _language())
    word = _("example")
    return _file(content, f"{word}-{file_word(kind, _language())}")


@organiser_required
def template_file(
    request: OrganiserRequest, organiser: Organiser, kind: str, pk: int
) -> HttpResponse:
    """One template as it was uploaded."""
    found = _template(request, organiser, kind, pk)
    word = _("template")
    return _file(bytes(found.content), f"{word}-{file_word(kind, _language())}-{found.pk}")


@require_POST
@organiser_required
def template_selection(
    request: OrganiserRequest, organiser: Organiser, kind: str, pk: int
) -> HttpResponse:
    actions.use_template(_template(request, organiser, kind, pk), by=request.user)
    messages.success(request, _("The template is in use again."))
    return redirect("policy:document_template", organiser.slug, kind)


@require_POST
@organiser_required
def template_standard(request: OrganiserRequest, organiser: Organiser, kind: str) -> HttpResponse:
    _must_keep(request, kind)
    if actions.use_standard_template(organiser, kind=kind, by=request.user):
        messages.success(request, _("The documents have Samspill's own look again."))
    return redirect("policy:document_template", organiser.slug, kind)


def _keep(request: OrganiserRequest, organiser: Organiser, kind: str, form: TemplateForm) -> None:
    file = form.cleaned_data["file"]
    actions.keep_template(
        organiser,
        kind=kind,
        name=file.name,
        content=file.read(),
        language=_language(),
        by=request.user,
    )


def _row(kind: str, field: Field, current: DocumentTemplate | None) -> dict[str, Any]:
    return {
        "name": field.spelled(_language()),
        "becomes": becomes(kind, field.name),
        "holds_blocks": field.holds_blocks,
        "is_found": current is not None and field.name in current.fields,
    }


def _language() -> Language:
    return "nn" if get_language() == "nn" else "nb"


def _must_keep(request: OrganiserRequest, kind: str) -> None:
    must(can_keep_templates(request.membership))
    if not is_kind(kind):
        raise Http404


def _template(
    request: OrganiserRequest, organiser: Organiser, kind: str, pk: int
) -> DocumentTemplate:
    _must_keep(request, kind)
    return get_object_or_404(organiser.document_templates.filter(kind=kind), pk=pk)


def _seen(request: OrganiserRequest, organiser: Organiser) -> Policy | None:
    policy = current_policy(organiser)
    return policy if policy is not None and can_see(request.membership, policy) else None


def _file(content: bytes, name: str) -> HttpResponse:
    headers = {
        "Content-Disposition": f'attachment; filename="{name}.docx"',
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
    }
    return HttpResponse(content, content_type=DOCX, headers=headers)
