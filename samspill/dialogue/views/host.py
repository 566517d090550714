"""The table host's screen: capture while leading, and number the table's top three. No log-in."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from samspill.dialogue import actions
from samspill.dialogue.actions.rounds import current_stage
from samspill.dialogue.errors import DialogueError
from samspill.dialogue.forms import WriteForm
from samspill.dialogue.host_page import has_nudge, kinds, lines_of, what_to_do
from samspill.dialogue.models import Contribution, Dialogue, Round, Table
from samspill.dialogue.state import clock_of, current_round, questions_of
from samspill.dialogue.top_errors import NotThisTablesError
from samspill.dialogue.views.at_the_table import dialogue_by_code, seat_from

MOST_BYTES = 4096  # of the JSON that tells three references


@csrf_exempt  # nobody is signed in here, see `at_the_table`
@never_cache
def host(request: HttpRequest, code: str) -> HttpResponse:
    """A line to write in, and the table's list; by keyboard, by thumb, and without a script."""
    dialogue = dialogue_by_code(request, code)
    rounds = _rounds(dialogue)
    given = request.POST if request.method == "POST" else request.GET
    seat, _problem = seat_from(given, dialogue, current_round(rounds))
    if seat is None:
        return redirect("dialogue:participant", code)
    table = dialogue.tables.get(number=seat.table)
    form = WriteForm(request.POST or None, initial={"key": uuid4(), "question": 1})
    problem = ""
    if request.method == "POST" and form.is_valid():
        try:
            stored = _keep(dialogue, form)
            return redirect(_address(code, table, sent=str(stored.key)))
        except DialogueError as error:
            problem = str(error)
    elif form.errors:
        problem = " ".join(error for errors in form.errors.values() for error in errors)
    return _page(request, dialogue, rounds, table, form, problem)


@csrf_exempt
@require_POST
def top(request: HttpRequest, code: str) -> HttpResponse:
    """Let these be the table's top three: {round, table, top: [references]}, as JSON or as a form."""
    dialogue = dialogue_by_code(request, code)
    is_json = request.content_type == "application/json"
    given = _told(request.body) if is_json else _written(request)
    rounds = dialogue.rounds.exclude(state=Round.State.PLANNED).select_related("dialogue")
    round = get_object_or_404(rounds, number=_number(given.get("round")))
    table = get_object_or_404(dialogue.tables, number=_number(given.get("table")))
    try:
        chosen = actions.set_top_three(round, table=table, references=_references(given))
    except DialogueError as error:
        if is_json:
            return JsonResponse({"error": error.code, "message": str(error)}, status=422)
        form = WriteForm(initial={"key": uuid4(), "question": 1})
        return _page(request, dialogue, _rounds(dialogue), table, form, "", str(error))
    if is_json:
        return JsonResponse({"ranks": [one.rank for one in chosen]})
    return redirect(_address(code, table))


def _page(
    request: HttpRequest,
    dialogue: Dialogue,
    rounds: list[Round],
    table: Table,
    form: WriteForm,
    problem: str = "",
    top_problem: str = "",
) -> HttpResponse:
    context = {
        "dialogue": dialogue,
        "conference": dialogue.conference,
        "organiser": dialogue.organiser,
        "table": table,
        "rounds": rounds,
        **_about(current_round(rounds), table),
        "kinds": kinds(),
        "form": form,
        "problem": problem,
        "top_problem": top_problem,
        "sent": _key_of_sent(dialogue, request),
        "address": _address(dialogue.code, table),
    }
    status = 422 if problem or top_problem else 200
    return render(request, "dialogue/host.html", context, status=status)


def _about(round: Round | None, table: Table) -> dict[str, Any]:
    """What the page tells of the round: its stage, its clock, and the table's list."""
    stage = current_stage(list(round.stages.all())) if round else None
    is_open = round is not None and round.state == Round.State.OPEN
    lines, top_three = lines_of(round, table) if round else ([], [])
    return {
        "round": round,
        "is_open": is_open,
        "stage": stage,
        "to_do": what_to_do(stage),
        "clock": clock_of(round, stage) if round and is_open else None,
        "questions": questions_of(round) if round else [],
        "lines": lines,
        "top_three": top_three,
        "is_nudged": has_nudge(table, lines[0].at if lines else None),
    }


def _rounds(dialogue: Dialogue) -> list[Round]:
    return list(dialogue.rounds.with_item().prefetch_related("further_questions", "stages"))


def _keep(dialogue: Dialogue, form: WriteForm) -> Contribution:
    """What was written without a script: a host's text is a table's text. Raises DialogueError."""
    given: dict[str, Any] = form.cleaned_data  # type: ignore[assignment]
    draft = actions.ContributionDraft(
        round=given["round"],
        question=given["question"] or 1,
        table=given["table"],
        text=given["text"],
        kind=given["kind"],
        key=given["key"],
    )
    channel = Contribution.Channel.PHONE
    [outcome] = actions.contribute_many(dialogue, drafts=[draft], channel=channel)
    if isinstance(outcome, DialogueError):
        raise outcome
    return outcome


def _key_of_sent(dialogue: Dialogue, request: HttpRequest) -> str:
    """The key of what was sent just now, which may be taken back; "" when nothing was."""
    try:
        key = UUID(request.GET.get("sent", ""))
    except ValueError:
        return ""
    return str(key) if dialogue.contributions.standing().filter(key=key).exists() else ""


def _address(code: str, table: Table, **more: str) -> str:
    query = urlencode({"table": table.number, **more})
    return f"{reverse('dialogue:host', args=[code])}?{query}"


def _told(body: bytes) -> dict[str, Any]:
    try:
        given = json.loads(body) if len(body) <= MOST_BYTES else None
    except ValueError:
        given = None
    return given if isinstance(given, dict) else {}


def _written(request: HttpRequest) -> dict[str, Any]:
    """The form of one button: its value is the three references, as JSON."""
    given = {name: request.POST.get(name, "") for name in ("round", "table")}
    return {**given, "top": _list(request.POST.get("top", ""))}


def _list(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return None


def _references(given: dict[str, Any]) -> list[str]:
    """Raises NotThisTablesError for what is no list of references."""
    told = given.get("top")
    if not isinstance(told, list) or not all(isinstance(one, str) for one in told):
        raise NotThisTablesError
    return told


def _number(value: Any) -> int:
    """A whole number; 0, which nothing has, where it is not."""
    text = str(value)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0
