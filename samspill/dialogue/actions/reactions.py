"""Taking reactions in: dots, agree or disagree, and which of two matters more.

What is given is set, not added: the same again changes nothing, however often it comes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db import transaction

from samspill.dialogue.actions.ballot_box import BallotBox, BallotDraft, Mark, Outcome, Standing
from samspill.dialogue.errors import DialogueError
from samspill.dialogue.models import Ballot, Contribution, Round, Table
from samspill.history.actions import record
from samspill.live.actions import announce
from samspill.people.models import User
from samspill.registry.models import Association


def give_dots(
    round: Round,
    *,
    voter: str,
    dots: Mapping[str, int],
    table: Table | None = None,
    association: Association | None = None,
    channel: str = Contribution.Channel.PHONE,
    people: int = 1,
    version: int = 0,
    by: User | None = None,
) -> Standing:
    """Let these be all the dots of one voter in a round; what was given before is replaced.

    voter     of `samspill.dialogue.voters`
    dots      reference of a contribution -> how many, 1 or more
    table     where the voter sits: dots go to its own contributions
    people    how many a sheet of paper stands for; the budget is each one's
    version   the voter's own count: an older ballot than the one that stands changes nothing
    Raises    ReactionError, in words.
    """
    marks = tuple(Mark(reference, None, count) for reference, count in dots.items())
    draft = BallotDraft(
        Ballot.Kind.DOTS, voter, marks, table, association, channel, people, version, by
    )
    return _give_one(round, draft)


def give_opinion(
    round: Round,
    *,
    voter: str,
    contribution: str,
    value: int,
    table: Table | None = None,
    association: Association | None = None,
    channel: str = Contribution.Channel.PHONE,
    people: int = 1,
    version: int = 0,
    by: User | None = None,
) -> Standing:
    """Let one voter agree (1), pass (0) or disagree (-1) with the contribution of this reference.

    Raises    ReactionError, in words.
    """
    marks = (Mark(contribution, None, value),)
    draft = BallotDraft(
        Ballot.Kind.OPINIONS, voter, marks, table, association, channel, people, version, by
    )
    return _give_one(round, draft)


def give_pair(
    round: Round,
    *,
    voter: str,
    contribution: str,
    other: str,
    value: int,
    table: Table | None = None,
    association: Association | None = None,
    channel: str = Contribution.Channel.PHONE,
    people: int = 1,
    version: int = 0,
    by: User | None = None,
) -> Standing:
    """Let one voter say that `contribution` matters more than `other` (1), less (-1) or the same (0).

    The pair the other way round is the same pair.
    Raises    ReactionError, in words.
    """
    marks = (Mark(contribution, other, value),)
    draft = BallotDraft(
        Ballot.Kind.PAIRS, voter, marks, table, association, channel, people, version, by
    )
    return _give_one(round, draft)


@transaction.atomic
def give_ballots(round: Round, *, drafts: Sequence[BallotDraft]) -> list[Outcome]:
    """Take in many ballots of a round in one transaction, in order, each on its own merits.

    Returns   for each draft what stands now, or what stood in its way; the queries are as many
              for one as for a thousand. One live event tells of them all.
    """
    rows = Round.objects.select_for_update(of=("self",), no_key=True).select_related("dialogue")
    box = BallotBox(rows.get(pk=round.pk), drafts)
    outcomes = [box.take(draft) for draft in drafts]
    if box.store():
        announce(box.round.dialogue.channel_id, "reactions", {"round": box.round.number})
    _record(box.round, drafts, outcomes)
    return outcomes


def _give_one(round: Round, draft: BallotDraft) -> Standing:
    [outcome] = give_ballots(round, drafts=[draft])
    if isinstance(outcome, DialogueError):
        raise outcome
    return outcome


def _record(round: Round, drafts: Sequence[BallotDraft], outcomes: Sequence[Outcome]) -> None:
    """What somebody writes in for others is told in the history; each one's own ballot is not."""
    for draft, outcome in zip(drafts, outcomes, strict=True):
        if draft.by is not None and isinstance(outcome, Standing):
            record(
                round,
                action="dialogue.reactions_given",
                organiser_number=round.dialogue.organiser_id,
                by=draft.by,
                round=round.number,
                kind=draft.kind,
                people=draft.people,
            )
