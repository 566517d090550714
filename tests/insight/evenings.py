"""A whole evening for the tests: what was said, put on top, dotted, weighed, laid together and waits."""

from itertools import count

from django.utils import timezone

from samspill.dialogue.models import (
    Ballot,
    Cluster,
    ClusterMember,
    PaperSheet,
    Reaction,
    Showing,
    TopChoice,
)
from tests.dialogue import builders as rooms
from tests.insight import builders

VOTERS = count(1)
TEXTS = ("Ny hall", "Mer lys i løypa", "Buss om kvelden", "Ett nummer å ringe")


def first_round(place):
    """Round 1 was held: tables 1 to 4 gave one each, and table 1 one more from an association."""
    opened = rooms.dialogue(place)
    builders.give(opened, *TEXTS)
    builders.give(opened, "Vi kan bake", association=builders.association(place))
    close(opened.rounds.get(number=1))
    return opened


def given(evening, text):
    """The contribution with these words."""
    return next(one for one in evening.contributions.all() if one.raw_text == text)


def close(round):
    """As if it had been held and closed."""
    round.opened_at = round.closed_at = timezone.now()
    round.state = "closed"
    round.save()
    return round


def top(round, table, *contributions):
    """A table's choice, the first one first."""
    row = round.dialogue.tables.get(number=table)
    for rank, one in enumerate(contributions, start=1):
        TopChoice.objects.create(round=round, table=row, rank=rank, contribution=one)


def ballot(round, kind, *, table=None, association=None, people=1):
    row = round.dialogue.tables.get(number=table) if table else None
    return Ballot.objects.create(
        round=round, kind=kind, voter=f"voter {next(VOTERS)}", people=people, table=row,
        association=association, channel="phone",
    )  # fmt: skip


def dots(round, given, **who):
    """One voter's dots: {contribution: how many}."""
    one = ballot(round, "dots", **who)
    for contribution, value in given.items():
        Reaction.objects.create(ballot=one, contribution=contribution, value=value)


def opinion(round, contribution, value, **who):
    one = ballot(round, "opinions", **who)
    Reaction.objects.create(ballot=one, contribution=contribution, value=value)


def pair(round, more, less, **who):
    """`more` matters more than `less` to one voter."""
    one = ballot(round, "pairs", **who)
    Reaction.objects.create(ballot=one, contribution=more, other=less, value=1)


def cluster(dialogue, title, *contributions, round=None, number=None):
    number = number or dialogue.clusters.count() + 1
    made = Cluster.objects.create(dialogue=dialogue, round=round, number=number, title=title)
    for one in contributions:
        ClusterMember.objects.create(cluster=made, contribution=one)
    return made


def hold_back(contribution, reason="person", note=""):
    return Showing.objects.create(contribution=contribution, state="held", reason=reason, note=note)


def sheet(round, table, **fields):
    row = round.dialogue.tables.get(number=table)
    code = f"R{round.number}-B{table}-1"
    return PaperSheet.objects.create(
        dialogue=round.dialogue, round=round, table=row, number=1, code=code, **fields
    )
