"""What associations have done with their own entries, for those who keep the list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from samspill.history.models import Entry, EntryQuerySet
from samspill.organiser.models import Organiser
from samspill.registry.models import Association
from samspill.registry.own.acts import CHANGED, EMPTIED, ENDED, SEEN

THEIRS = (CHANGED, EMPTIED, ENDED)
MOST = 100
LABELS: dict[str, str | Promise] = {
    "name": gettext_lazy("Name"),
    "category": pgettext_lazy("of association", "Kind"),
    "activity": gettext_lazy("What the association does"),
    "website": gettext_lazy("Website"),
    "language_form": gettext_lazy("Written language"),
    "emails": gettext_lazy("E-mail"),
    "phones": gettext_lazy("Telephone"),
    "care_of": gettext_lazy("c/o"),
    "address": gettext_lazy("Address"),
    "postcode": gettext_lazy("Address"),
    "place": gettext_lazy("Address"),
}


@dataclass(frozen=True)
class OwnChange:
    """One act of an association. `association` is None when it is no longer held."""

    number: int  # of the history row
    at: datetime
    association: Association | None
    sentence: str
    is_new: bool


def own_changes(organiser: Organiser) -> list[OwnChange]:
    """The newest first, with which nobody here has looked through. Three queries."""
    last_seen = _last_seen(organiser)
    entries = list(_theirs(organiser).newest_first()[:MOST])
    numbers = {int(entry.subject_id) for entry in entries}
    held = {one.pk: one for one in organiser.associations.filter(pk__in=numbers)}
    return [
        OwnChange(
            entry.pk,
            entry.at,
            held.get(int(entry.subject_id)),
            _sentence(entry),
            entry.pk > last_seen,
        )
        for entry in entries
    ]


def new_changes(organiser: Organiser) -> int:
    """How many acts nobody has looked through. Two queries."""
    return _theirs(organiser).filter(pk__gt=_last_seen(organiser)).count()


def _theirs(organiser: Organiser) -> EntryQuerySet:
    return organiser.history.filter(action__in=THEIRS)


def _last_seen(organiser: Organiser) -> int:
    """The history row up to which someone here has looked through; 0 when nobody has."""
    seen = organiser.history.filter(action=SEEN).newest_first()
    details = seen.values_list("details", flat=True).first() or {}
    return int(details.get("last", 0))


def _sentence(entry: Entry) -> str:
    if entry.action == ENDED:
        return _("Asked to be taken out of the list. Their contact details are removed.")
    if entry.action == EMPTIED:
        return _("Removed their contact details.")
    told = _labels(entry.details.get("fields", ()))
    return _("Changed: %(fields)s.") % {"fields": ", ".join(told).lower()}


def _labels(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(str(LABELS.get(name, name)) for name in names))
