"""One screen for the whole room: the facilitator writes, and counts hands, where phones are few."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from samspill.dialogue import actions
from samspill.dialogue.errors import DialogueError
from samspill.dialogue.models import Ballot, Contribution, Dialogue, Round
from samspill.dialogue.room_forms import WHOLE_ROOM, HandsForm, RoomForm
from samspill.dialogue.rules import can_lead
from samspill.dialogue.state import current_round, questions_of, told
from samspill.dialogue.views.evening import must_have_dialogue
from samspill.dialogue.voters import voter_fingerprint
from samspill.dialogue.voting import is_open_for
from samspill.organiser.access import must, organiser_required
from samspill.organiser.models import Organiser

MOST_SAID = 200  # contributions on the page, the newest first


@organiser_required
@never_cache
def whole_room(request: HttpRequest, organiser: Organiser) -> HttpResponse:
    """Write for a table or for all, and give dots by a show of hands."""
    must(can_lead(request.membership))  # type: ignore[attr-defined]
    dialogue = must_have_dialogue(request, organiser)
    rounds = list(dialogue.rounds.with_item().prefetch_related("further_questions", "stages"))
    round = _round(request, rounds)
    said = _said(round)
    forms = _forms(request, dialogue, round, said)
    if request.method == "POST" and round is not None:
        form = forms["hands"] if "people" in request.POST else forms["form"]
        if form.is_valid() and _take_in(request, dialogue, round, form):
            return redirect(_address(request, organiser, round))
    form_errors = forms["form"].errors or forms["hands"].errors
    context = {
        "organiser": organiser,
        "section": "conference",
        "conference": dialogue.conference,
        "dialogue": dialogue,
        "rounds": rounds,
        "round": round,
        "questions": questions_of(round) if round else [],
        "said": said,
        **forms,
    }
    status = 422 if form_errors else 200
    return render(request, "dialogue/whole_room.html", context, status=status)


def _round(request: HttpRequest, rounds: list[Round]) -> Round | None:
    """The one asked for, else the one of the moment, else the first."""
    asked = request.GET.get("round", "")
    named = next((one for one in rounds if str(one.number) == asked), None)
    return named or current_round(rounds) or (rounds[0] if rounds else None)


def _said(round: Round | None) -> list[dict[str, Any]]:
    """What is written in the round, newest first, as the room may see it."""
    if round is None:
        return []
    rows = round.contributions.standing().select_related("table").order_by("-pk")
    return [{**told(row), "number": row.pk} for row in rows[:MOST_SAID]]


def _forms(
    request: HttpRequest, dialogue: Dialogue, round: Round | None, said: list[dict[str, Any]]
) -> dict[str, Any]:
    """Both forms of the page; the one that was sent holds what was typed."""
    is_hands = request.method == "POST" and "people" in request.POST
    is_words = request.method == "POST" and not is_hands
    asked = {"key": uuid4(), "table": request.GET.get("table") or WHOLE_ROOM, "question": 1}
    return {
        "form": RoomForm(
            request.POST if is_words else None,
            dialogue=dialogue,
            questions=questions_of(round) if round else [],
            initial=asked,
        ),
        "hands": HandsForm(
            request.POST if is_hands else None,
            said=said,
            initial=_hands_now(dialogue, round, said),
            auto_id="hands_%s",
        ),
    }


def _hands_now(
    dialogue: Dialogue, round: Round | None, said: list[dict[str, Any]]
) -> dict[str, int]:
    """What was counted last: it may be counted anew."""
    if round is None:
        return {}
    voter = _room_voter(dialogue, round)
    ballot = round.ballots.filter(kind=Ballot.Kind.DOTS, voter=voter).first()
    if ballot is None:
        return {}
    given = dict(ballot.reactions.values_list("contribution_id", "value"))
    counts = {f"dots{one['number']}": given.get(one["number"], 0) for one in said}
    return {"people": ballot.people, **{name: count for name, count in counts.items() if count}}


def _room_voter(dialogue: Dialogue, round: Round) -> str:
    return voter_fingerprint(dialogue, "hands", round.pk)


def _take_in(
    request: HttpRequest, dialogue: Dialogue, round: Round, form: RoomForm | HandsForm
) -> bool:
    """Whether it was kept; what stands in the way is told beside the field."""
    try:
        if isinstance(form, HandsForm):
            _count_hands(request, dialogue, round, form)
        else:
            _write(request, dialogue, round, form.cleaned_data)
    except DialogueError as error:
        form.add_error("people" if isinstance(form, HandsForm) else "text", str(error))
        return False
    return True


def _write(request: HttpRequest, dialogue: Dialogue, round: Round, given: dict[str, Any]) -> None:
    """Raises DialogueError."""
    draft = actions.ContributionDraft(
        round=round.number,
        table=given["table"],
        text=given["text"],
        kind=given["kind"],
        question=given.get("question") or 1,
        key=given["key"],
    )
    [outcome] = actions.contribute_many(
        dialogue,
        drafts=[draft],
        channel=Contribution.Channel.TABLE_HOST,
        written_by=request.user,  # type: ignore[arg-type]
    )
    if isinstance(outcome, DialogueError):
        raise outcome
    messages.success(request, _("Kept as %(reference)s.") % {"reference": outcome.reference})


def _count_hands(request: HttpRequest, dialogue: Dialogue, round: Round, form: HandsForm) -> None:
    """While dots are given it is the host's count; afterwards it is written in as from paper."""
    is_open = is_open_for(round, list(round.stages.all()), Ballot.Kind.DOTS)
    channel = Contribution.Channel.TABLE_HOST if is_open else Contribution.Channel.PAPER
    standing = actions.give_dots(
        round,
        voter=_room_voter(dialogue, round),
        dots=form.dots(),
        channel=channel,
        people=form.cleaned_data["people"],
        by=request.user,  # type: ignore[arg-type]
    )
    messages.success(request, _("%(count)d dots are counted.") % {"count": standing.given})


def _address(request: HttpRequest, organiser: Organiser, round: Round) -> str:
    """The same page, with round and table still chosen."""
    query = {"round": round.number, "table": request.POST.get("table", "")}
    return f"{reverse('dialogue:whole_room', args=[organiser.slug])}?{urlencode(query)}"
