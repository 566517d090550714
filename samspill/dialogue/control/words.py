"""What was done in the control room, in sentences; people's words are looked up when they are shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from samspill.dialogue.actions.acts import SCHEDULE
from samspill.dialogue.actions.undo import can_be_undone, thing_of
from samspill.dialogue.models import Contribution, ControlAct, Stage
from samspill.people.models import User

SENTENCES: dict[str, str | Promise] = {
    "round_opened": gettext_lazy("%(who)s opened round %(round)s"),
    "stage_opened": gettext_lazy("%(who)s opened “%(stage)s”"),
    "round_extended": gettext_lazy("%(who)s gave %(minutes)s more minutes"),
    "clock_stopped": gettext_lazy("%(who)s stopped the clock"),
    "clock_started": gettext_lazy("%(who)s started the clock"),
    "round_closed": gettext_lazy("%(who)s closed round %(round)s"),
    "shown": gettext_lazy("%(who)s showed on the board:"),
    "held_back": gettext_lazy("%(who)s held back:"),
    "left_waiting": gettext_lazy("%(who)s took off the board:"),
    "nudged": gettext_lazy("%(who)s waved to the host at table %(table)s"),
    "lead_handed_over": gettext_lazy("%(who)s gave the lead to %(to)s"),
    "lead_taken": gettext_lazy("%(who)s took the lead"),
    "reads_first": gettext_lazy("%(who)s chose to read before the board shows"),
    "reads_after": gettext_lazy("%(who)s let the board show at once"),
    "clustered": gettext_lazy("%(who)s laid words together in the plenary"),
    "cluster_made": gettext_lazy("%(who)s made a new cluster in the plenary"),
    "cluster_named": gettext_lazy("%(who)s named a cluster in the plenary"),
    "cluster_removed": gettext_lazy("%(who)s took a cluster apart in the plenary"),
    "other": gettext_lazy("%(who)s changed something"),
}
GO_BACK = ("stage_opened", "round_closed")  # it leads back to something, rather than away


@dataclass(frozen=True)
class Told:
    """One line of "just done". `quote` is what a table wrote, as it was given."""

    act: ControlAct
    sentence: str
    quote: str = ""
    language: str = ""
    can_undo: bool = False
    undone: str = ""  # by whom and when it was undone
    goes_back: bool = False


def told_acts(
    acts: Sequence[ControlAct],
    *,
    words: Mapping[str, Contribution],
    people: Mapping[int, User],
    reader: User,
) -> list[Told]:
    """The acts in words, newest first.

    acts     the newest ones of a dialogue without a hole, newest first
    words    the contributions they are about, by reference
    people   those whom the lead was given to, by number
    """
    told, things = [], set()
    for act in acts:
        contribution = words.get(act.details.get("contribution", ""))
        is_newest = thing_of(act) not in things
        if act.undone_at is None:
            things.add(thing_of(act))
        told.append(
            Told(
                act,
                sentence_of(act, people=people, reader=reader),
                quote=contribution.raw_text if contribution and contribution.is_standing else "",
                language=contribution.language if contribution else "",
                can_undo=is_newest and can_be_undone(act),
                undone=_undone(act, reader) if act.undone_at else "",
                goes_back=act.kind in GO_BACK,
            )
        )
    return told


def sentence_of(
    act: ControlAct,
    *,
    people: Mapping[int, User],
    reader: User,
) -> str:
    """Mona åpnet runde 2"""
    to = people.get(act.details.get("to", 0))
    values = {
        "who": _who(act, act.by, reader),
        "round": act.details.get("round", ""),
        "stage": _stage(act.details.get("stage")),
        "minutes": act.details.get("minutes", ""),
        "table": act.details.get("table", ""),
        "to": first_name(to) if to else _("a colleague"),
    }
    return str(SENTENCES.get(_sentence_kind(act), SENTENCES["other"])) % values


def done_before(act: ControlAct | None, *, people: Mapping[int, User], reader: User) -> str:
    """To one whose page was old: what was done instead of what they asked for."""
    if act is None:
        return _("Somebody else was first. Nothing was done twice.")
    if act.undone_at:
        sentence = _("%(who)s undid something") % {"who": _who(act, act.undone_by, reader)}
    else:
        sentence = sentence_of(act, people=people, reader=reader).rstrip(":")
    return _("%(sentence)s before you. Nothing was done twice.") % {"sentence": sentence}


def first_name(user: User) -> str:
    return user.name.split()[0] if user.name.strip() else user.email


def _sentence_kind(act: ControlAct) -> str:
    if act.kind == "lead_handed_over" and act.by_id == act.details.get("to"):
        return "lead_taken"
    if act.kind == "reading_set":
        return "reads_first" if act.details.get("reads_first") else "reads_after"
    return act.kind


def _who(act: ControlAct, user: User | None, reader: User) -> str:
    if user is None:
        return _("The clock") if act.kind in SCHEDULE else _("A colleague")
    return pgettext("who did it", "You") if user.pk == reader.pk else first_name(user)


def _stage(kind: str | None) -> str:
    return str(Stage.Kind(kind).label) if kind in Stage.Kind.values else ""


def _undone(act: ControlAct, reader: User) -> str:
    return _("Undone by %(who)s") % {"who": _by(act.undone_by, reader)}


def _by(user: User | None, reader: User) -> str:
    if user is None:
        return _("a colleague")
    return pgettext("by whom", "you") if user.pk == reader.pk else first_name(user)


def minutes_since(moment: datetime, now: datetime) -> int:
    return max(int((now - moment).total_seconds() // 60), 0)
