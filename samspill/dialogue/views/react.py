"""The participant's phone: give dots and opinions on what is written, and see what came of them."""

from __future__ import annotations

from time import time
from typing import Any
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from samspill.dialogue.actions import give_dots, give_opinion, give_pair
from samspill.dialogue.actions.rounds import current_stage
from samspill.dialogue.errors import DialogueError
from samspill.dialogue.models import Ballot, Dialogue, Round, Stage
from samspill.dialogue.reactions import page as react_page
from samspill.dialogue.reactions.errors import (
    AssociationNeededError,
    NotNowError,
    TooManyDotsError,
)
from samspill.dialogue.reactions.results import results_of
from samspill.dialogue.seats import Seat
from samspill.dialogue.state import clock_of, current_round, told
from samspill.dialogue.views.at_the_table import dialogue_by_code, seat_from, seat_query
from samspill.dialogue.voters import Voter, find_voter
from samspill.registry.matching import find, index_by_name

DOTS = "dots:"  # what a field of the form is called, before the contribution's reference


@csrf_exempt  # nobody is signed in here, see `at_the_table`
@never_cache
def react(request: HttpRequest, code: str) -> HttpResponse:
    """What the open stage asks for; when it is over, what came of it. Else the way back to write."""
    dialogue = dialogue_by_code(request, code)
    rounds = list(dialogue.rounds.with_item().prefetch_related("stages"))
    round = current_round(rounds)
    given = request.POST if request.method == "POST" else request.GET
    seat, _problem = seat_from(given, dialogue, round)
    if seat is None:
        return redirect("dialogue:participant", code)
    stages = list(round.stages.all()) if round else []
    kind = react_page.kind_now(round, stages, given.get("kind", ""))
    has_something = kind or react_page.kinds_over(round, stages) or request.method == "POST"
    if round is None or not has_something:
        return redirect(f"{reverse('dialogue:write', args=[code])}?{seat_query(seat)}")
    page = _Page(request, dialogue, round, stages, seat, kind)
    if request.method == "POST":
        return page.take(rounds)
    return page.shown(rounds)


class _Page:
    """One answer: what is asked of this voter at this table, or what came of it."""

    def __init__(
        self,
        request: HttpRequest,
        dialogue: Dialogue,
        round: Round,
        stages: list[Stage],
        seat: Seat,
        kind: str,
    ) -> None:
        self.request, self.dialogue, self.round = request, dialogue, round
        self.stages, self.seat, self.kind = stages, seat, kind
        self.given: QueryDict = request.POST if request.method == "POST" else request.GET
        self.association = self.given.get("association", "").strip()
        self.device = _device(self.given.get("voter", ""))
        self.voter: Voter | None = None

    def take(self, rounds: list[Round]) -> HttpResponse:
        """Keep what was given, and go on; what stands in the way is told beside what was given."""
        try:
            if self.given.get("kind", "") != self.kind:
                raise NotNowError
            self.voter = self._voter()
            self._give(self.voter)
        except DialogueError as error:
            return self.shown(rounds, problem=str(error))
        told_on = {"voter": self.device, "association": self.association, "given": self.kind}
        query = urlencode({key: value for key, value in told_on.items() if value})
        address = reverse("dialogue:react", args=[self.dialogue.code])
        return redirect(f"{address}?{seat_query(self.seat)}&{query}")

    def shown(self, rounds: list[Round], *, problem: str = "") -> HttpResponse:
        asks_association = False
        if self.kind and self.voter is None:
            try:
                self.voter = self._voter()
            except AssociationNeededError as error:
                asks_association = True
                if self.association:
                    problem = str(error)
                elif "association" in self.request.GET:
                    problem = _("Write the name of your association.")
        context = {
            **self._about(rounds),
            "asks_association": asks_association,
            "names": self._names() if asks_association else [],
            "problem": problem,
            **self._asked(),
        }
        status = 422 if problem and self.request.method == "POST" else 200
        return render(self.request, "dialogue/react.html", context, status=status)

    def _about(self, rounds: list[Round]) -> dict[str, Any]:
        stage = current_stage(self.stages)
        write = reverse("dialogue:write", args=[self.dialogue.code])
        is_open = self.round.state == Round.State.OPEN
        return {
            "dialogue": self.dialogue,
            "conference": self.dialogue.conference,
            "organiser": self.dialogue.organiser,
            "seat": self.seat,
            "round": self.round,
            "rounds": rounds,
            "stage": stage.kind if stage else "",
            "kind": self.kind,
            "heading": _heading(self.kind),
            "clock": clock_of(self.round, stage) if is_open else None,
            "voter": self.device,
            "association": self.association,
            "given": self.given.get("given", "") == self.kind,
            "write_address": f"{write}?{seat_query(self.seat)}&more=1",
        }

    def _asked(self) -> dict[str, Any]:
        if not self.kind:
            over = react_page.kinds_over(self.round, self.stages)
            return {"results": results_of(self.round, kinds=over, table=self.seat.table)}
        if self.voter is None:
            return {}
        if self.kind == "dots":
            return {"said": self._dots(self.voter), "before": self._before(self.voter)}
        who = {"voter": self.voter.fingerprint, "chance": str(self.device)}
        if self.kind == "pairs":
            return {"asked": react_page.pairs_to_ask(self.dialogue, self.round, **who)}
        asked = react_page.opinions_to_ask(self.dialogue, self.round, table=self.seat.table, **who)
        return {"asked": asked}

    def _before(self, voter: Voter) -> Ballot | None:
        """What the association has given already, perhaps from another phone."""
        if self.round.voters != Round.Voters.ASSOCIATION or (
            self.given.get("given", "") == self.kind
        ):
            return None
        return react_page.ballot_of(self.round, self.kind, voter.fingerprint)

    def _dots(self, voter: Voter) -> list[dict[str, Any]]:
        """The table's contributions with this voter's dots, as given now or as they stand."""
        standing = react_page.dots_given(self.round, voter.fingerprint)
        return [
            {
                **told(one),
                "dots": self.given.get(f"{DOTS}{one.reference}", standing.get(one.pk, 0)),
            }
            for one in react_page.own_of_table(self.round, self.seat.table)
        ]

    def _voter(self) -> Voter:
        index = index_by_name(self.dialogue.organiser) if self.association else {}
        return find_voter(
            self.round,
            device=self.device,
            card=self.seat.card,
            said=self.association,
            find=lambda name: find(index, name),
        )

    def _give(self, voter: Voter) -> None:
        """Raises DialogueError."""
        common: dict[str, Any] = {
            "voter": voter.fingerprint,
            "table": self.dialogue.tables.get(number=self.seat.table),
            "association": voter.association,
            "version": int(time() * 1000),  # a phone with a script counts so too
        }
        contribution, other = self.given.get("contribution", ""), self.given.get("other", "")
        if self.kind == "dots":
            give_dots(self.round, dots=self._written_dots(), **common)
        elif self.kind == "pairs":
            value = _number(self.given.get("value", ""))
            give_pair(self.round, contribution=contribution, other=other, value=value, **common)
        elif self.kind == "opinions":
            value = _number(self.given.get("value", ""))
            give_opinion(self.round, contribution=contribution, value=value, **common)

    def _written_dots(self) -> dict[str, int]:
        """Raises TooManyDotsError for what is no number of dots."""
        dots = {}
        for name, text in self.given.items():
            if name.startswith(DOTS) and str(text).strip():
                count = _number(str(text))
                if not 0 <= count <= self.round.dot_budget:
                    raise TooManyDotsError(self.round.dot_budget)
                dots[name.removeprefix(DOTS)] = count
        return dots

    def _names(self) -> list[str]:
        """Those signed up, as suggestions for whom one speaks for."""
        rows = self.dialogue.conference.sign_ups.standing().select_related("association")
        return sorted({one.association.name for one in rows if one.association}, key=str.casefold)


def _heading(kind: str) -> str:
    return {
        "dots": _("What matters most to the table?"),
        "opinions": _("Do you agree?"),
        "pairs": _("Which matters more?"),
    }.get(kind, _("What came of it"))


def _device(text: str) -> UUID:
    """The number the phone has drawn; a new one when there is none."""
    try:
        return UUID(text)
    except ValueError:
        return uuid4()


def _number(text: str) -> int:
    """A whole number; something no answer is where it is not."""
    try:
        return int(text)
    except ValueError:
        return 99
