"""The participant's phone: one screen at a time, no log-in, no cookie. It works without a script.

Nobody is signed in here and nothing is remembered, so there is nothing a forged form could misuse:
that is why these views need no CSRF cookie.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from samspill.dialogue import actions
from samspill.dialogue.errors import DialogueError, NotYoursError
from samspill.dialogue.forms import WriteForm
from samspill.dialogue.models import Contribution, Dialogue, Round
from samspill.dialogue.rules import can_choose_topics, can_write
from samspill.dialogue.seats import (
    FEWEST_LETTERS,
    MOST_MATCHES,
    Seat,
    people_named,
    published_plan,
    seat_by_card,
    seat_by_person,
    seat_by_table,
)
from samspill.dialogue.state import current_round, of_table, shown
from samspill.ui.middleware import use_language_of_place


@require_GET
def join(request: HttpRequest) -> HttpResponse:
    """Write the code that stands on the screen in the room."""
    code = "".join(request.GET.get("code", "").split())
    if code and Dialogue.objects.filter(code=code).exists():
        return redirect("dialogue:participant", code)
    problem = ""
    if "code" in request.GET:
        problem = (
            _("No conference has this code. Look at the code on the screen in the room.")
            if code
            else _("Write the code that stands on the screen in the room.")
        )
    context = {"code": request.GET.get("code", ""), "problem": problem}
    return render(request, "dialogue/join.html", context)


@require_GET
@never_cache
def find_table(request: HttpRequest, code: str) -> HttpResponse:
    """Which table am I at? By the code on the card, by name, or by choosing the table."""
    dialogue = dialogue_by_code(request, code)
    rounds = list(dialogue.rounds.with_item())
    asked = next((one for one in rounds if str(one.number) == request.GET.get("round")), None)
    seat, problem = _seat(request.GET, dialogue, asked or _round_to_sit_in(rounds))
    context = {
        "dialogue": dialogue,
        "conference": dialogue.conference,
        "organiser": dialogue.organiser,
        "tables": dialogue.tables.all(),
        "has_plan": published_plan(dialogue) is not None,
        "seat": seat,
        "rounds": rounds,
        "round_links": _round_links(seat, rounds),
        "problem": problem,
        "card": request.GET.get("card", ""),
        "can_choose_topics": can_choose_topics(dialogue),
        **_named(dialogue, request.GET.get("name", "")),
    }
    name = "dialogue/my_table.html" if seat else "dialogue/find_table.html"
    return render(request, name, context)


def _round_links(seat: Seat | None, rounds: list[Round]) -> list[dict[str, Any]]:
    """The same person's table in each of the rounds."""
    if seat is None or seat.round is None:
        return []
    who = {"card": seat.card} if seat.card else {"person": seat.person}
    return [
        {"number": one.number, "href": f"?{urlencode({**who, 'round': one.number})}"}
        for one in rounds
    ]


def _named(dialogue: Dialogue, name: str) -> dict[str, Any]:
    """Those who may be the one who wrote the beginning of a name; nobody before some letters are."""
    found = people_named(dialogue, name)
    problem = ""
    if name.strip() and len(name.strip()) < FEWEST_LETTERS:
        problem = _("Write at least three letters of your name.")
    elif name.strip() and not found:
        problem = _("We find nobody in the plan with a name that begins so.")
    elif len(found) > MOST_MATCHES:
        found, problem = [], _("Many are called that. Write more of your name.")
    matches = [
        {
            "name": one.name,
            "represents": one.represents,
            "href": f"?{urlencode({'person': one.person})}",
        }
        for one in found
    ]
    return {"name": name, "matches": matches, "name_problem": problem}


@csrf_exempt
@never_cache
def write(request: HttpRequest, code: str) -> HttpResponse:
    """Write for the question of the open round, and see what the table has written."""
    dialogue = dialogue_by_code(request, code)
    rounds = list(dialogue.rounds.with_item())
    round = current_round(rounds)
    given = request.POST if request.method == "POST" else request.GET
    seat, _problem = _seat(given, dialogue, round)
    if seat is None:
        return redirect("dialogue:participant", code)
    form = WriteForm(request.POST or None, initial={"key": uuid4()})
    problem = ""
    if request.method == "POST" and form.is_valid():
        try:
            stored = _contribute(dialogue, form)
            return redirect(f"{_write_address(code, seat)}&{urlencode({'sent': stored.key})}")
        except DialogueError as error:
            problem = str(error)
    elif form.errors:
        problem = " ".join(error for errors in form.errors.values() for error in errors)
    context = {
        **_about(dialogue, rounds, round, seat),
        "form": form,
        "problem": problem,
        "sent": _sent(dialogue, request.GET.get("sent", "")),
    }
    return render(request, "dialogue/write.html", context, status=422 if problem else 200)


@csrf_exempt
@require_POST
def withdrawal(request: HttpRequest, code: str) -> HttpResponse:
    """Take back one's own contribution, by the key that only its giver has."""
    dialogue = dialogue_by_code(request, code)
    key = _key(request.POST.get("key", ""))
    contribution = get_object_or_404(dialogue.contributions, key=key)
    try:
        actions.withdraw(contribution, key=key)
    except NotYoursError:  # found by the same key: it cannot be
        raise Http404 from None
    table = contribution.table.number if contribution.table else ""
    query = {"table": table, "card": request.POST.get("card", ""), "withdrawn": "1"}
    return redirect(f"{reverse('dialogue:write', args=[code])}?{urlencode(query)}")


def dialogue_by_code(request: HttpRequest, code: str) -> Dialogue:
    """The dialogue with this code, told of in its conference's language; else not found."""
    rows = Dialogue.objects.select_related("conference", "organiser", "channel")
    dialogue = get_object_or_404(rows, code=code)
    use_language_of_place(request, dialogue.conference.language)
    return dialogue


def _seat(given: Any, dialogue: Dialogue, round: Round | None) -> tuple[Seat | None, str]:
    """Where the person sits, or what is wrong with what was written. "" when nothing was."""
    if card := given.get("card", "").strip():
        seat = seat_by_card(dialogue, card, round)
        message = _("We do not find this code in the plan. Look at the card, or choose your table.")
        return seat, "" if seat else message
    if person := given.get("person", "").strip():
        seat = seat_by_person(dialogue, person, round)
        return seat, "" if seat else _("The plan is another now. Find your name again.")
    if table := given.get("table", "").strip():
        seat = seat_by_table(dialogue, table)
        message = _("There is no such table. Look at the number on the table, and choose it anew.")
        return seat, "" if seat else message
    return None, ""


def _round_to_sit_in(rounds: list[Round]) -> Round | None:
    """The open round, else the next, else the last one."""
    for state in (Round.State.OPEN, Round.State.PLANNED):
        for one in rounds:
            if one.state == state:
                return one
    return rounds[-1] if rounds else None


def _contribute(dialogue: Dialogue, form: WriteForm) -> Contribution:
    given = form.cleaned_data
    draft = actions.ContributionDraft(
        round=given["round"],  # type: ignore[arg-type]
        table=given["table"],  # type: ignore[arg-type]
        text=given["text"],  # type: ignore[arg-type]
        kind=given["kind"],  # type: ignore[arg-type]
        key=given["key"],  # type: ignore[arg-type]
    )
    channel = Contribution.Channel.PHONE
    [outcome] = actions.contribute_many(dialogue, drafts=[draft], channel=channel)
    if isinstance(outcome, DialogueError):
        raise outcome
    return outcome


def _about(
    dialogue: Dialogue, rounds: list[Round], round: Round | None, seat: Seat
) -> dict[str, Any]:
    planned = [one for one in rounds if one.state == Round.State.PLANNED]
    return {
        "dialogue": dialogue,
        "conference": dialogue.conference,
        "organiser": dialogue.organiser,
        "seat": seat,
        "round": round,
        "rounds": rounds,
        "next_round": planned[0] if planned else None,
        "can_write": can_write(round),
        "said": of_table(dialogue, table=seat.table, round=round.number) if round else [],
        "kinds": _kinds(),
        "write_address": _write_address(dialogue.code, seat),
    }


def _kinds() -> list[tuple[str, str]]:
    return [
        ("challenge", _("a challenge")),
        ("wish", _("a wish")),
        ("offer", _("something we can offer")),
    ]


def _write_address(code: str, seat: Seat) -> str:
    query = {"card": seat.card} if seat.card else {"table": seat.table}
    return f"{reverse('dialogue:write', args=[code])}?{urlencode(query)}"


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
