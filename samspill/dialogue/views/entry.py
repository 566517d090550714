"""Contributions that come another way than by phone: typed in from paper, or taken in from a file."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspill.dialogue import actions
from samspill.dialogue.errors import DialogueError
from samspill.dialogue.forms import ImportForm, PaperForm
from samspill.dialogue.models import Contribution, Dialogue
from samspill.dialogue.readers import ContributionRow, read_contributions
from samspill.dialogue.rules import can_import, can_lead
from samspill.dialogue.views.evening import must_have_dialogue
from samspill.organiser.access import must, organiser_required
from samspill.organiser.models import Organiser
from samspill.registry.matching import find, index_by_name
from samspill.registry.tables import Problem

LATEST = 8


@organiser_required
def paper(request: HttpRequest, organiser: Organiser) -> HttpResponse:
    """Type in what a table wrote on paper, one after the other; round and table stay chosen."""
    must(can_lead(request.membership))  # type: ignore[attr-defined]
    dialogue = must_have_dialogue(request, organiser)
    asked = request.GET.get("number", "")
    tables = {str(table.number): table for table in dialogue.tables.all()}
    initial = {"round": request.GET.get("round", ""), "table": tables.get(asked)}
    form = PaperForm(request.POST or None, dialogue=dialogue, initial=initial)
    if form.is_valid():
        try:
            stored = _write_in(request, dialogue, form.cleaned_data)
        except DialogueError as error:
            form.add_error("text", str(error))
        else:
            text = _("Kept as %(reference)s.") % {"reference": stored.reference}
            messages.success(request, text)
            address = reverse("dialogue:paper", args=[organiser.slug])
            number = stored.table.number if stored.table else ""
            return redirect(f"{address}?round={stored.round.number}&number={number}")
    context = {
        "organiser": organiser,
        "section": "contributions",
        "conference": dialogue.conference,
        "form": form,
        "latest": dialogue.contributions.filter(channel=Contribution.Channel.PAPER)
        .with_place()
        .order_by("-pk")[:LATEST],
    }
    return render(request, "dialogue/paper.html", context, status=422 if form.errors else 200)


def _write_in(request: HttpRequest, dialogue: Dialogue, given: dict[str, Any]) -> Contribution:
    return actions.contribute(
        dialogue.rounds.get(number=given["round"]),
        text=given["text"],
        table=given["table"],
        kind=given["kind"],
        channel=Contribution.Channel.PAPER,
        written_by=request.user,  # type: ignore[arg-type]
    )


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
