"""Contributions that are taken in from a file. What stands on paper is in `paper` and `sheet`."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext

from samspill.dialogue import actions
from samspill.dialogue.errors import DialogueError
from samspill.dialogue.forms import ImportForm
from samspill.dialogue.models import Contribution, Dialogue
from samspill.dialogue.readers import ContributionRow, read_contributions
from samspill.dialogue.rules import can_import
from samspill.dialogue.views.evening import must_have_dialogue
from samspill.organiser.access import must, organiser_required
from samspill.organiser.models import Organiser
from samspill.registry.matching import find, index_by_name
from samspill.registry.tables import Problem


@organiser_required
def import_contributions(request: HttpRequest, organiser: Organiser) -> HttpResponse:
    """Take in a file from an evening on paper: all of it, or nothing and a list of what is wrong."""
    must(can_import(request.membership))  # type: ignore[attr-defined]
    dialogue = must_have_dialogue(request, organiser)
    is_sent = request.method == "POST"
    form = ImportForm(request.POST, request.FILES) if is_sent else ImportForm()
    problems: list[Problem] = []
    if form.is_valid():
        file = form.cleaned_data["file"]
        rounds = dialogue.rounds.values_list("number", flat=True)
        rows, problems = read_contributions(file.read(), file=file.name, rounds=set(rounds))
        if not problems:
            problems = _take_in(request, dialogue, rows, file.name)
        if not problems:
            return redirect("insight:contributions", organiser.slug)
    context = {
        "organiser": organiser,
        "section": "contributions",
        "conference": dialogue.conference,
        "form": form,
        "problems": problems,
        "rounds": dialogue.rounds.with_item(),
    }
    is_wrong = bool(problems or form.errors)
    return render(request, "dialogue/import.html", context, status=422 if is_wrong else 200)


class _NothingTakenIn(Exception):  # noqa: N818 -- no error: it only undoes the transaction
    pass


def _take_in(
    request: HttpRequest, dialogue: Dialogue, rows: list[ContributionRow], file: str
) -> list[Problem]:
    """Store the rows; what stands in the way of one stops them all, and is told."""
    associations = index_by_name(dialogue.organiser)
    drafts = [row.draft(find(associations, row.association)) for row in rows]
    problems: list[Problem] = []
    try:
        with transaction.atomic():
            outcomes = actions.contribute_many(
                dialogue,
                drafts=drafts,
                channel=Contribution.Channel.FILE,
                written_by=request.user,  # type: ignore[arg-type]
            )
            problems = [
                Problem(file, row.row, "", str(outcome))
                for row, outcome in zip(rows, outcomes, strict=True)
                if isinstance(outcome, DialogueError)
            ]
            if problems:
                raise _NothingTakenIn
    except _NothingTakenIn:
        return problems
    count = len(rows)
    text = ngettext(
        "%(count)d contribution is taken in.", "%(count)d contributions are taken in.", count
    )
    messages.success(request, text % {"count": count})
    return []
