"""Taking back what was done in the plenary, as long as nothing rests on it."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from samspill.dialogue.actions.plenary import PLENARY, one_at_a_time, place_in, places_of
from samspill.dialogue.errors import CannotUndoError
from samspill.dialogue.models import Cluster, ControlAct
from samspill.history.actions import record
from samspill.live.actions import announce
from samspill.people.models import User


@transaction.atomic
def undo_plenary(act: ControlAct, *, by: User | None = None) -> ControlAct:
    """Lay the cards, or name the cluster, as before an act of the plenary.

    Raises    CannotUndoError when it is undone already, or something has been done since with the
              same cards or the same name.
    """
    one_at_a_time(act.dialogue)
    act = ControlAct.objects.select_for_update().select_related("dialogue").get(pk=act.pk)
    if act.undone_at or act.kind not in PLENARY:
        raise CannotUndoError
    if act.kind == "cluster_named":
        _name_back(act)
    elif act.kind == "cluster_removed":
        _put_together(act, by)
    else:
        _lay_back(act, by)
    act.undone_at, act.undone_by = timezone.now(), by
    act.save(update_fields=["undone_at", "undone_by"])
    announce(act.dialogue.channel_id, "undone", {"kind": act.kind})
    record(
        act.dialogue,
        action="dialogue.act_undone",
        organiser_number=act.dialogue.organiser_id,
        by=by,
        kind=act.kind,
    )
    return act


def _lay_back(act: ControlAct, by: User | None) -> None:
    """Each card where it lay, if all of them still lie where the act put them."""
    earlier = {int(pk): place for pk, place in act.before["members"].items()}
    now = places_of(earlier)
    number = act.details.get("cluster")
    put = act.dialogue.clusters.filter(number=number).first() if number else None
    standing = set(act.dialogue.clusters.filter(removed_at=None).values_list("pk", flat=True))
    if any(place != (put.pk if put else None) for place in now.values()):
        raise CannotUndoError
    if any(place is not None and place not in standing for place in earlier.values()):
        raise CannotUndoError
    place_in(earlier, by)
    if act.before.get("made") and put is not None:
        if put.removed_at or put.members.exists():
            raise CannotUndoError
        put.removed_at = timezone.now()
        put.save(update_fields=["removed_at"])


def _name_back(act: ControlAct) -> None:
    cluster = Cluster.objects.get(pk=act.before["cluster"])
    later = ControlAct.objects.filter(
        dialogue=act.dialogue, kind=act.kind, undone_at=None, pk__gt=act.pk
    )
    if cluster.removed_at or any(one.before["cluster"] == cluster.pk for one in later):
        raise CannotUndoError
    cluster.title = act.before["title"]
    cluster.save(update_fields=["title"])


def _put_together(act: ControlAct, by: User | None) -> None:
    """The cluster stands again; what somebody has laid elsewhere since stays there."""
    cluster = Cluster.objects.get(pk=act.before["cluster"])
    cluster.removed_at = None
    cluster.save(update_fields=["removed_at"])
    free = [pk for pk, place in places_of(act.before["contributions"]).items() if place is None]
    place_in(dict.fromkeys(free, cluster.pk), by)
