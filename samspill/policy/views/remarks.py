"""The remarks desk: every remark with its answer, and what was changed because of it."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from samspill.organiser.access import must, organiser_required
from samspill.organiser.models import Organiser
from samspill.policy import actions
from samspill.policy.consulting import desk as consultation_reading
from samspill.policy.consulting.desk import PAGE_SIZE, STATES, listed, places_of, whole_of
from samspill.policy.consulting.screening import covered, found_in
from samspill.policy.errors import ClashError, PolicyError
from samspill.policy.forms.remarks import (
    ErasureForm,
    ReleaseForm,
    RemarkAnswerForm,
    RewordingForm,
)
from samspill.policy.models import Consultation, Passage, Remark
from samspill.policy.rules import can_answer, can_write
from samspill.policy.views.access import page, seen_policy
from samspill.policy.views.consultation_pages import (
    asked_table,
    kept_query,
    query_without_page,
    remark_rows,
    seen_table,
)

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest


@organiser_required
def remarks(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    policy = seen_policy(request, organiser)
    out = asked_table(request, consultation_reading.consultations_of(policy))
    if out is None:
        return page(request, organiser, "policy/remarks_before.html", policy=policy)
    return _table(request, organiser, out, RemarkAnswerForm())


@organiser_required
def remark_answers(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    """The same answer to all that are ticked."""
    if request.method != "POST":
        return redirect("policy:remarks", organiser.slug)
    out = seen_table(request, organiser)
    must(can_answer(request.membership))
    form = RemarkAnswerForm(request.POST)
    keys = [int(key) for key in request.POST.getlist("remark") if key.isdecimal()][:PAGE_SIZE]
    chosen = list(out.remarks.filter(pk__in=keys, erased_at__isnull=True))
    if not chosen:
        form.add_error(None, _("Tick the remarks that get this answer."))
    if form.is_valid():
        count = actions.answer_remarks(chosen, **form.cleaned_data, by=request.user)
        words = ngettext("%d remark is answered.", "%d remarks are answered.", count)
        messages.success(request, words % count)
        address = reverse("policy:remarks", args=[organiser.slug])
        query = request.POST.get("query", "")
        return redirect(f"{address}?{query}" if query else address)
    return _table(request, organiser, out, form, ticked={one.pk for one in chosen})


@organiser_required
def remark(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    out, one = _one(request, organiser, pk)
    if request.method != "POST":
        return _remark_page(request, organiser, out, one)
    must(can_answer(request.membership))
    form = RemarkAnswerForm(request.POST)
    if form.is_valid():
        try:
            actions.answer_remark(one, **form.cleaned_data, by=request.user)
        except PolicyError as error:
            form.add_error("answer", str(error))
        else:
            messages.success(request, _("Remark %d is answered.") % one.number)
            following = _next_open(out, one)
            if following is not None:
                return redirect("policy:remark", organiser.slug, following.pk)
            address = reverse("policy:remarks", args=[organiser.slug])
            return redirect(f"{address}?consultation={out.pk}")
    return _remark_page(request, organiser, out, one, answer_form=form)


@organiser_required
def remark_release(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """Let everyone read it, with what a person has chosen covered."""
    out, one = _one(request, organiser, pk)
    if request.method != "POST":
        return redirect("policy:remark", organiser.slug, pk)
    must(can_answer(request.membership))
    names = [one.giver_name] if one.giver_name else []
    form = ReleaseForm(request.POST, found=found_in(one.raw_text, names))
    if form.is_valid():
        text = covered(
            one.raw_text,
            keys=form.cleaned_data.get("cover", []),
            words=form.chosen_words,
            language=out.policy.language,
            names=names,
        )
        try:
            actions.release_remark(one, shown_text=text, by=request.user)
        except PolicyError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Now everyone can read it."))
            return redirect("policy:remark", organiser.slug, pk)
    return _remark_page(request, organiser, out, one, release_form=form)


@require_POST
@organiser_required
def remark_holding(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    _consultation, one = _one(request, organiser, pk)
    must(can_answer(request.membership))
    actions.hold_back_remark(one, by=request.user)
    messages.success(request, _("It is held back. Nobody else reads it now."))
    return redirect("policy:remark", organiser.slug, pk)


@require_POST
@organiser_required
def remark_opening(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    _consultation, one = _one(request, organiser, pk)
    must(can_answer(request.membership))
    actions.open_remark_again(one, by=request.user)
    messages.success(request, _("The answer is taken back."))
    return redirect("policy:remark", organiser.slug, pk)


@organiser_required
def remark_erasure(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """The words of one remark; of a statement's first one, the whole statement with its files."""
    out, one = _one(request, organiser, pk)
    if request.method != "POST":
        return redirect("policy:remark", organiser.slug, pk)
    must(can_answer(request.membership))
    form = ErasureForm(request.POST)
    if not form.is_valid():
        return _remark_page(request, organiser, out, one, erasure_form=form)
    if one.response is not None and whole_of(one.response) == one:
        actions.erase_response(one.response, **form.cleaned_data, by=request.user)
    else:
        actions.erase_remark(one, **form.cleaned_data, by=request.user)
    messages.success(request, _("The words are erased. The number stays."))
    return redirect("policy:remark", organiser.slug, pk)


@organiser_required
def rewording(request: OrganiserRequest, organiser: Organiser, pk: int) -> HttpResponse:
    """Write the place anew because of this remark."""
    out, one = _one(request, organiser, pk)
    if request.method != "POST":  # the address of a form that was given back, opened anew
        return redirect("policy:remark", organiser.slug, pk)
    must(can_write(request.membership, out.policy))
    passage = get_object_or_404(Passage.objects.standing(), pk=one.passage_id)
    form = RewordingForm(request.POST)
    if form.is_valid():
        given = form.cleaned_data
        try:
            actions.write_passage(
                passage, text=given["text"], seen=given["seen"], by=request.user, because_of=one
            )
        except ClashError as error:
            form.add_error("text", str(error))
            now = Passage.objects.get(pk=passage.pk).version
            form.data = {**request.POST.dict(), "seen": str(now)}
        except PolicyError as error:
            form.add_error("text", str(error))
        else:
            messages.success(request, _("The text is changed because of remark %d.") % one.number)
            return redirect("policy:remark", organiser.slug, pk)
    return _remark_page(request, organiser, out, one, rewording_form=form)


def _one(request: OrganiserRequest, organiser: Organiser, pk: int) -> tuple[Consultation, Remark]:
    """A remark of any consultation of the policy, and which one it was given in."""
    outs = consultation_reading.consultations_of(seen_policy(request, organiser))
    rows = Remark.objects.filter(consultation__in=outs.order_by()).select_related(
        "response", "passage__goal", "passage__measure__goal", "passage__chapter", "answered_by"
    )
    one = get_object_or_404(rows, pk=pk)
    return outs.get(pk=one.consultation_id), one


def _next_open(out: Consultation, after: Remark) -> Remark | None:
    rows = consultation_reading.chosen(consultation_reading.remarks_of(out), state="open")
    return rows.filter(number__gt=after.number).first() or rows.first()


def _table(
    request: OrganiserRequest,
    organiser: Organiser,
    out: Consultation,
    form: RemarkAnswerForm,
    *,
    ticked: Collection[int] = (),
) -> HttpResponse:
    asked = request.GET if request.method == "GET" else _asked(request)
    state = asked.get("state", "")
    passage, whom = asked.get("passage", ""), asked.get("whom", "")
    places = places_of(out.version.content)
    all_rows = consultation_reading.remarks_of(out)
    rows = consultation_reading.chosen(
        all_rows, state=state if state in STATES else "", passage=passage, whom=whom
    )
    shown = Paginator(rows, PAGE_SIZE).get_page(asked.get("page"))
    may_see = can_answer(request.membership)
    named = all_rows if may_see else all_rows.filter(is_held_back=False)
    used = set(all_rows.order_by().values_list("passage", flat=True))
    return page(
        request,
        organiser,
        "policy/remarks.html",
        policy=out.policy,
        out=out,
        page=shown,
        rows=remark_rows(list(shown), places, is_private=may_see),
        outs=list(consultation_reading.consultations_of(out.policy)),
        which=kept_query(request),
        counts=consultation_reading.counts_of(out),
        state=state,
        passage=passage,
        whom=whom,
        places=[(str(key), listed(place)) for key, place in places.items() if key in used],
        whoms=sorted(
            set(named.order_by().values_list("on_behalf_of", flat=True).distinct()) - {""}
        ),
        query=query_without_page(request) if request.method == "GET" else "",
        form=form,
        ticked=ticked,
        can_handle=may_see,
    )


def _asked(request: OrganiserRequest) -> QueryDict:
    return QueryDict(request.POST.get("query", ""))


def _remark_page(
    request: OrganiserRequest,
    organiser: Organiser,
    out: Consultation,
    one: Remark,
    **forms: Any,
) -> HttpResponse:
    places = places_of(out.version.content)
    standing = one.passage if one.passage and one.passage.is_standing else None
    names = [one.giver_name] if one.giver_name else []
    found = found_in(one.raw_text, names)
    may_see = can_answer(request.membership)
    known = {"verdict": one.verdict, "answer": one.answer} if one.verdict else {}
    may_write = can_write(request.membership, out.policy)
    text = _text_now(standing) if standing else ""
    context = {
        "policy": out.policy,
        "out": out,
        "one": one,
        "row": remark_rows([one], places, is_private=may_see)[0],
        "place": places.get(one.passage_id or 0),
        "standing": standing,
        "text_now": text,
        "answer_form": RemarkAnswerForm(initial=known),
        "release_form": ReleaseForm(found=found),
        "erasure_form": ErasureForm(),
        "rewording_form": RewordingForm(
            initial={"text": text, "seen": standing.version if standing else 0}
        ),
        "can_handle": may_see,
        "can_write": may_write and standing is not None,
        **forms,
    }
    return page(request, organiser, "policy/remark.html", **context)


def _text_now(passage: Passage) -> str:
    row = passage.measure or passage.goal or passage
    return row.text
