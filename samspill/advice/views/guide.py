"""A national organiser writes the guide: each step a draft, looked at, published, gone back from."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspill.advice.forms import GuideTextForm
from samspill.advice.models import Advice, Experience, Ground
from samspill.advice.rules import can_see_guide_work, can_write_guide
from samspill.advice.standing import lines_of, texts_in_force
from samspill.advice.versions import changed, versions_of
from samspill.organiser.access import must, organiser_required
from samspill.organiser.models import Organiser
from samspill.process.actions.guide_texts import (
    publish_guide_text,
    remove_guide_draft,
    return_to_guide_text,
    save_guide_draft,
)
from samspill.process.guide.in_force import pages_in_force
from samspill.process.guide.in_force import texts_in_force as guide_texts_in_force
from samspill.process.guide.pages import KEYS, GuidePage
from samspill.process.guide.written import (
    LANGUAGES,
    ChangedMeanwhileError,
    FaultsLeftError,
    NothingNewError,
    faults,
    page_of,
)
from samspill.process.models import GuideText

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest

MEANWHILE = gettext_noop(
    "Someone else has saved this page since you opened it. What you typed stands below. Save again"
    " to put it in place of theirs."
)


@organiser_required
def guide(request: OrganiserRequest, organiser: Organiser) -> HttpResponse:
    """The nine steps with their drafts, the advice, and how many experiences wait."""
    must(can_see_guide_work(request.membership))
    rows = list(GuideText.objects.exclude(state=GuideText.State.EARLIER).select_related("by"))
    by_step = {(row.step, row.state): row for row in rows}
    pages = pages_in_force(get_language() or "nb")
    behind = lines_of(Ground.objects.filter(advice__isnull=False))
    advice = [(one, behind.get(one.advice_id, [])) for one in texts_in_force(Advice.objects.all())]
    context = {
        "organiser": organiser,
        "section": "guide",
        "steps": [
            (page, by_step.get((page.key, "in_force")), by_step.get((page.key, "draft")))
            for page in pages
        ],
        "advice": [
            (
                one,
                sum(line.is_standing for line in lines),
                sum(not line.is_standing for line in lines),
            )
            for one, lines in advice
        ],
        "waiting": Experience.objects.filter(state=Experience.State.WAITING).count(),
        "can_write": can_write_guide(request.membership),
    }
    return render(request, "advice/guide.html", context)


@organiser_required
def guide_text(request: OrganiserRequest, organiser: Organiser, key: str) -> HttpResponse:
    """Bokmål and nynorsk side by side. What is saved is a draft, with its faults told."""
    must(can_write_guide(request.membership))
    page, draft = _page(key), _draft(key)
    if request.method != "POST":
        texts = draft.texts if draft else guide_texts_in_force(key)
        form = GuideTextForm(initial=GuideTextForm.starting_from(texts))
        return _text_page(request, organiser, page, form, draft)
    form = GuideTextForm(request.POST)
    if not form.is_valid():
        return _text_page(request, organiser, page, form, draft)
    try:
        draft = save_guide_draft(
            key, texts=form.texts, seen=_moment(request), organiser=organiser, by=request.user
        )
    except ChangedMeanwhileError:
        form.add_error(None, _(MEANWHILE))
        return _text_page(request, organiser, page, form, draft)
    left = faults(draft.texts, key=key)
    if not left:
        return redirect("advice:guide_preview", organiser.slug, key)
    form.show(left)
    return _text_page(request, organiser, page, form, draft, is_saved=True)


@organiser_required
def guide_preview(request: OrganiserRequest, organiser: Organiser, key: str) -> HttpResponse:
    """The draft as it will be read, and what differs from the text in force."""
    must(can_see_guide_work(request.membership))
    page, draft = _page(key), _draft(key)
    if draft is None or faults(draft.texts, key=key):
        return redirect("advice:guide_text", organiser.slug, key)
    drafted = [page_of(draft.texts[one], key=key, language=one) for one in LANGUAGES]
    context = {
        "organiser": organiser,
        "section": "guide",
        "page": page,
        "draft": draft,
        "drafted": drafted,
        "changed": changed(guide_texts_in_force(key), draft.texts),
        "can_write": can_write_guide(request.membership),
    }
    return render(request, "advice/guide_preview.html", context)


@require_POST
@organiser_required
def guide_publication(request: OrganiserRequest, organiser: Organiser, key: str) -> HttpResponse:
    must(can_write_guide(request.membership))
    _page(key)
    seen = _moment(request)
    try:
        if seen is None:
            raise ChangedMeanwhileError
        publish_guide_text(key, seen=seen, organiser=organiser, by=request.user)
    except ChangedMeanwhileError:
        messages.error(request, _("Someone has changed the draft. Look at it again."))
        return redirect("advice:guide_text", organiser.slug, key)
    except FaultsLeftError:
        return redirect("advice:guide_text", organiser.slug, key)
    except NothingNewError:
        messages.error(request, _("This is word for word what everyone reads already."))
        return redirect("advice:guide_preview", organiser.slug, key)
    messages.success(request, _("The page is published. Everyone reads it now."))
    return redirect("advice:guide", organiser.slug)


@organiser_required
def guide_versions(request: OrganiserRequest, organiser: Organiser, key: str) -> HttpResponse:
    """Every version with who and when; `?version=` shows what one of them changed."""
    must(can_see_guide_work(request.membership))
    page, versions = _page(key), versions_of(key)
    wanted = request.GET.get("version", "")
    shown = next((one for one in versions if str(one.number) == wanted), versions[0])
    place = versions.index(shown)
    before = versions[place + 1] if place + 1 < len(versions) else None
    context = {
        "organiser": organiser,
        "section": "guide",
        "page": page,
        "versions": versions,
        "shown": shown,
        "changed": changed(before.texts, shown.texts) if before else [],
        "can_write": can_write_guide(request.membership),
    }
    return render(request, "advice/guide_versions.html", context)


@require_POST
@organiser_required
def guide_return(request: OrganiserRequest, organiser: Organiser, key: str) -> HttpResponse:
    must(can_write_guide(request.membership))
    _page(key)
    number = request.POST.get("number", "")
    if not number.isdecimal() or len(number) > 9:
        raise Http404
    try:
        return_to_guide_text(key, number=int(number), organiser=organiser, by=request.user)
    except GuideText.DoesNotExist as error:
        raise Http404 from error
    except NothingNewError:
        messages.error(request, _("This is word for word what everyone reads already."))
    else:
        messages.success(request, _("The page is published. Everyone reads it now."))
    return redirect("advice:guide_versions", organiser.slug, key)


@require_POST
@organiser_required
def guide_draft_removal(request: OrganiserRequest, organiser: Organiser, key: str) -> HttpResponse:
    must(can_write_guide(request.membership))
    _page(key)
    remove_guide_draft(key, organiser=organiser, by=request.user)
    messages.success(request, _("The draft is thrown away."))
    return redirect("advice:guide", organiser.slug)


def _text_page(
    request: OrganiserRequest,
    organiser: Organiser,
    page: GuidePage,
    form: GuideTextForm,
    draft: GuideText | None,
    **more: object,
) -> HttpResponse:
    context = {"organiser": organiser, "section": "guide", "page": page, "form": form}
    return render(request, "advice/guide_text.html", {**context, "draft": draft, **more})


def _page(key: str) -> GuidePage:
    if key not in KEYS:
        raise Http404
    return pages_in_force(get_language() or "nb")[KEYS.index(key)]


def _draft(key: str) -> GuideText | None:
    rows = GuideText.objects.filter(step=key, state=GuideText.State.DRAFT)
    return rows.select_related("by").first()


def _moment(request: OrganiserRequest) -> datetime | None:
    """When the draft that was read had been saved, as the page wrote it down."""
    try:
        return datetime.fromisoformat(request.POST.get("seen", ""))
    except ValueError:
        return None
