"""The participant's phone: write for the question of the round, and see what the table has written."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from samspill.dialogue import actions
from samspill.dialogue.errors import DialogueError, NotYoursError
from samspill.dialogue.forms import WriteForm
from samspill.dialogue.models import Contribution, Dialogue
from samspill.dialogue.seats import Seat
from samspill.dialogue.state import current_round, shown
from samspill.dialogue.views.at_the_table import dialogue_by_code, seat_from, seat_query
from samspill.dialogue.word_errors import AlreadyPublishedError
from samspill.dialogue.write_page import about_round, does_more_than_write
from samspill.registry.matching import find, index_by_name

MOST_NAMES = 500
MODULES = (  # what write.js asks for: named in the page, so that they come at once
    "association", "clock", "countdown", "follow", "offline", "queue", "said", "sending",
)  # fmt: skip


@csrf_exempt  # nobody is signed in here, see `at_the_table`
@never_cache
def write(request: HttpRequest, code: str) -> HttpResponse:
    """Write for the question of the open round, and see what the table has written."""
    dialogue = dialogue_by_code(request, code)
    rounds = list(dialogue.rounds.with_item().prefetch_related("further_questions", "stages"))
    round = current_round(rounds)
    given = request.POST if request.method == "POST" else request.GET
    seat, _problem = seat_from(given, dialogue, round)
    if seat is None:
        return redirect("dialogue:participant", code)
    if does_more_than_write(round) and _came_by_itself(request):
        return redirect(_react_address(code, seat))
    form = WriteForm(request.POST or None, initial={"key": uuid4(), "question": 1})
    problem = ""
    if request.method == "POST" and form.is_valid():
        try:
            stored = _contribute(dialogue, form)
            return redirect(f"{_address(code, seat)}&{urlencode({'sent': stored.key})}")
        except DialogueError as error:
            problem = str(error)
    elif form.errors:
        problem = " ".join(error for errors in form.errors.values() for error in errors)
    context = {
        **about_round(dialogue, rounds, round, seat),
        "form": form,
        "problem": problem,
        "sent": _sent(dialogue, request.GET.get("sent", "")),
        "kept": AlreadyPublishedError(dialogue.organiser.name) if "kept" in request.GET else "",
        "stays": "more" in given,
        "query": seat_query(seat),
        "write_address": _address(code, seat),
        "kinds": _kinds(),
        "modules": MODULES,
        "react_address": _react_address(code, seat),
    }
    return render(request, "dialogue/write.html", context, status=422 if problem else 200)


def _came_by_itself(request: HttpRequest) -> bool:
    """Not one who asked for one more, nor one who is told how it went."""
    return request.method == "GET" and not {"more", "sent", "withdrawn", "kept"} & set(request.GET)


@csrf_exempt
@require_POST
def withdrawal(request: HttpRequest, code: str) -> HttpResponse:
    """Take back one's own contribution, by the key that only its giver has."""
    dialogue = dialogue_by_code(request, code)
    key = _key(request.POST.get("key", ""))
    contribution = get_object_or_404(dialogue.contributions.select_related("table"), key=key)
    query = QueryDict(mutable=True)
    query.update({"table": contribution.table.number if contribution.table else ""})
    query.update({"card": request.POST.get("card", "")})
    try:
        actions.withdraw(contribution, key=key)
        query["withdrawn"] = "1"
    except NotYoursError:  # found by the same key: it cannot be
        raise Http404 from None
    except AlreadyPublishedError:
        query["kept"] = "1"
    return redirect(f"{reverse('dialogue:write', args=[code])}?{query.urlencode()}")


@require_GET
@cache_control(private=True, max_age=60)
def associations(request: HttpRequest, code: str) -> JsonResponse:
    """Those who are signed up, as suggestions for whom one speaks for. No persons."""
    dialogue = dialogue_by_code(request, code)
    rows = dialogue.conference.sign_ups.standing().select_related("association", "municipality")
    names = sorted({one.represents for one in rows if one.represents}, key=str.casefold)
    return JsonResponse({"associations": names[:MOST_NAMES]})


def _contribute(dialogue: Dialogue, form: WriteForm) -> Contribution:
    given = form.cleaned_data
    said = str(given["association"])
    draft = actions.ContributionDraft(
        round=given["round"],  # type: ignore[arg-type]
        question=given["question"] or 1,  # type: ignore[arg-type]
        table=given["table"],  # type: ignore[arg-type]
        text=given["text"],  # type: ignore[arg-type]
        kind=given["kind"],  # type: ignore[arg-type]
        key=given["key"],  # type: ignore[arg-type]
        association=find(index_by_name(dialogue.organiser), said) if said else None,
        association_said=said,
    )
    channel = Contribution.Channel.PHONE
    [outcome] = actions.contribute_many(dialogue, drafts=[draft], channel=channel)
    if isinstance(outcome, DialogueError):
        raise outcome
    return outcome


def _kinds() -> list[tuple[str, str]]:
    return [
        ("challenge", _("a challenge")),
        ("wish", _("a wish")),
        ("offer", _("something we can offer")),
    ]


def _address(code: str, seat: Seat) -> str:
    return f"{reverse('dialogue:write', args=[code])}?{seat_query(seat)}"


def _react_address(code: str, seat: Seat) -> str:
    return f"{reverse('dialogue:react', args=[code])}?{seat_query(seat)}"


def _sent(dialogue: Dialogue, text: str) -> dict[str, Any] | None:
    """What this phone sent just now, so that it can be taken back."""
    key = _key(text)
    if key is None:
        return None
    contribution = dialogue.contributions.standing().filter(key=key).first()
    if contribution is None:
        return None
    return {"key": key, "text": shown(contribution), "is_late": contribution.is_late}


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
