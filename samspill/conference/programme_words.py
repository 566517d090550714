"""What is another in a programme, in sentences; in the language of the screen or the mail."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samspill.pure.documents import norwegian
from samspill.pure.programme import Change, Item


def change_sentence(change: Change) -> str:
    """ "«Music school» is moved from 18.00–18.30 to 19.00–19.30." """
    before, after = change.before, change.after
    name = {"title": change.item.name}
    if before is None:
        return _("New: «%(title)s», %(when)s.") % {**name, "when": _when(change.item)}
    if after is None:
        return _("«%(title)s» (%(when)s) is taken out.") % {**name, "when": _when(before)}
    if change.kind == "moved":
        return _moved(before, after)
    if change.kind == "room":
        if not after.room:
            return _("«%(title)s» is no longer in %(room)s.") % {**name, "room": before.room}
        return _("«%(title)s» is in %(room)s.") % {**name, "room": after.room}
    if change.kind == "speakers":
        return _speakers(after)
    if before.name != after.name:
        both = {"before": before.name, "after": after.name}
        return _("«%(before)s» is now called «%(after)s».") % both
    return _("What is told of «%(title)s» is rewritten.") % name


def _moved(before: Item, after: Item) -> str:
    told = {"title": after.name, "before": _clocks(before), "after": _clocks(after)}
    if timezone.localdate(before.starts_at) != timezone.localdate(after.starts_at):
        told |= {"before": _when(before), "after": _when(after)}
    return _("«%(title)s» is moved from %(before)s to %(after)s.") % told


def _speakers(item: Item) -> str:
    if not item.speakers:
        return _("«%(title)s» no longer has a speaker.") % {"title": item.name}
    names = norwegian.enumeration([one.name for one in item.speakers], _language())
    return _("Those who speak at «%(title)s» are now %(names)s.") % {
        "title": item.name,
        "names": names,
    }


def _when(item: Item) -> str:
    day = norwegian.day_and_month(timezone.localdate(item.starts_at), _language())
    return f"{day} {_clocks(item)}"


def _clocks(item: Item) -> str:
    start = timezone.localtime(item.starts_at).time()
    end = timezone.localtime(_end(item)).time() if item.ends_at else None
    return norwegian.clock_range(start, end, _language())


def _end(item: Item) -> datetime:
    return item.ends_at or item.starts_at


def _language() -> str:
    return get_language() or "nb"
