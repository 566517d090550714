"""The plenary: contributions laid together in clusters, and what the room says of them.

Nobody's words are touched: a cluster only says what lies together. Of two who work at once the last
wins, and both are told by the live event.
"""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from samspill.dialogue.actions.acts import Before, note_act
from samspill.dialogue.actions.contributions import contribute
from samspill.dialogue.models import (
    Cluster,
    ClusterMember,
    Contribution,
    Dialogue,
    Round,
    Showing,
    Table,
)
from samspill.dialogue.plenary.errors import (
    LONGEST_TITLE,
    ClusterGoneError,
    LongTitleError,
    NothingChosenError,
)
from samspill.history.actions import record
from samspill.live.actions import announce
from samspill.live.models import LiveChannel
from samspill.people.models import User

PLENARY = (
    "cluster_made",
    "clustered",
    "cluster_named",
    "cluster_removed",
)  # undone by undo_plenary


@transaction.atomic
def make_cluster(
    round: Round,
    *,
    title: str = "",
    contributions: Iterable[Contribution] = (),
    by: User | None = None,
) -> Cluster:
    """A new cluster in the plenary of a round, with these in it; it may be named later.

    Raises    LongTitleError.
    """
    title = _checked(title)
    one_at_a_time(round.dialogue)
    last = round.dialogue.clusters.aggregate(last=Max("number"))["last"] or 0
    cluster = Cluster.objects.create(
        dialogue=round.dialogue, round=round, number=last + 1, title=title, by=by
    )
    members = _move(list(contributions), cluster, by)
    before = {"made": cluster.pk, "members": members}
    _tell(round.dialogue, "cluster_made", by, round, before, cluster=cluster.number)
    return cluster


@transaction.atomic
def lay_in_cluster(
    cluster: Cluster, *, contributions: Iterable[Contribution], by: User | None = None
) -> Cluster:
    """Lay contributions in a cluster, out of whichever they lay in. Those that lie there stay so.

    Raises    ClusterGoneError, NothingChosenError.
    """
    cluster = _standing(cluster)
    chosen = list(contributions)
    if not chosen:
        raise NothingChosenError
    members = _move(chosen, cluster, by)
    if members:
        before: Before = {"members": members}
        _tell(cluster.dialogue, "clustered", by, cluster.round, before, cluster=cluster.number)
    return cluster


@transaction.atomic
def take_out(
    round: Round, *, contributions: Iterable[Contribution], by: User | None = None
) -> None:
    """Let contributions lie free again. Raises NothingChosenError."""
    one_at_a_time(round.dialogue)
    chosen = list(contributions)
    if not chosen:
        raise NothingChosenError
    members = _move(chosen, None, by)
    if members:
        _tell(round.dialogue, "clustered", by, round, {"members": members}, cluster=None)


@transaction.atomic
def name_cluster(cluster: Cluster, *, title: str, by: User | None = None) -> Cluster:
    """Give a cluster a name, or take the name away with "". Raises ClusterGoneError, LongTitleError."""
    title = _checked(title)
    cluster = _standing(cluster)
    if title != cluster.title:
        before = {"cluster": cluster.pk, "title": cluster.title}
        cluster.title = title
        cluster.save(update_fields=["title"])
        _tell(cluster.dialogue, "cluster_named", by, cluster.round, before, cluster=cluster.number)
    return cluster


@transaction.atomic
def remove_cluster(cluster: Cluster, *, by: User | None = None) -> None:
    """Take a cluster apart: what lay in it lies free. One that is gone already: nothing happens."""
    try:
        cluster = _standing(cluster)
    except ClusterGoneError:
        return
    laid = list(cluster.members.values_list("contribution", flat=True))
    cluster.members.all().delete()
    cluster.removed_at = timezone.now()
    cluster.save(update_fields=["removed_at"])
    before = {"cluster": cluster.pk, "contributions": laid}
    _tell(cluster.dialogue, "cluster_removed", by, cluster.round, before, cluster=cluster.number)


@transaction.atomic
def reflect(
    round: Round,
    *,
    text: str,
    key: UUID | None = None,
    table: Table | None = None,
    cluster: Cluster | None = None,
    by: User,
) -> Contribution:
    """Keep what the plenary said, in the same chain as all contributions; the same key once.

    It may be shown at once where the evening is moderated: the one who wrote it has read it.

    Raises    DialogueError: what stands in the way of the words, or ClusterGoneError.
    """
    given = contribute(
        round,
        text=text,
        table=table,
        key=key,
        kind=Contribution.Kind.REFLECTION,
        channel=Contribution.Channel.TABLE_HOST,
        written_by=by,
    )
    if given.was_known:
        return given
    if round.dialogue.is_moderated:
        Showing.objects.create(contribution=given, state=Showing.State.SHOWN, by=by)
    if cluster is not None:
        lay_in_cluster(cluster, contributions=[given], by=by)
    return given


def _move(
    contributions: list[Contribution], cluster: Cluster | None, by: User | None
) -> dict[str, int | None]:
    """Lay all in the cluster, or free. Returns where those that moved lay before, as JSON has it."""
    place = cluster.pk if cluster else None
    earlier = places_of([one.pk for one in contributions])
    moved = {pk: before for pk, before in earlier.items() if before != place}
    place_in(dict.fromkeys(moved, place), by)
    return {str(pk): before for pk, before in moved.items()}


def places_of(pks: Iterable[int]) -> dict[int, int | None]:
    """The cluster that each lies in, or None."""
    found = dict.fromkeys(pks)
    members = ClusterMember.objects.filter(contribution__in=list(found))
    return {**found, **dict(members.values_list("contribution", "cluster"))}


def place_in(places: dict[int, int | None], by: User | None) -> None:
    ClusterMember.objects.filter(contribution__in=list(places)).delete()
    ClusterMember.objects.bulk_create(
        ClusterMember(contribution_id=pk, cluster_id=place, by=by)
        for pk, place in places.items()
        if place is not None
    )


def one_at_a_time(dialogue: Dialogue) -> None:
    """Until this transaction ends no other changes the dialogue's plenary."""
    LiveChannel.objects.select_for_update().get(pk=dialogue.channel_id)


def _standing(cluster: Cluster) -> Cluster:
    """The cluster as it is now, alone with it. Raises ClusterGoneError."""
    one_at_a_time(cluster.dialogue)
    found = Cluster.objects.select_related("dialogue", "round").get(pk=cluster.pk)
    if found.removed_at is not None:
        raise ClusterGoneError
    return found


def _checked(title: str) -> str:
    """On one line, without space around. Raises LongTitleError."""
    title = " ".join(title.replace("\0", "").split())
    if len(title) > LONGEST_TITLE:
        raise LongTitleError
    return title


def _tell(
    dialogue: Dialogue,
    kind: str,
    by: User | None,
    round: Round | None,
    before: Before,
    *,
    cluster: int | None,
) -> None:
    told = {"round": round.number if round else None, "cluster": cluster}
    announce(dialogue.channel_id, kind, told)
    count = len(before.get("members", ()))
    note_act(dialogue, kind=kind, by=by, details={**told, "count": count}, before=before)
    record(
        dialogue,
        action=f"dialogue.{kind}",
        organiser_number=dialogue.organiser_id,
        by=by,
        **told,
    )
