"""What has been done with one association, and which of its fields a person has the word on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samspill.history.actions import record
from samspill.history.models import Entry
from samspill.people.models import User
from samspill.registry import hand
from samspill.registry.differences import FIELD_WORDS
from samspill.registry.models import Association, RegisterChange

MOST = 12
SENTENCES: dict[str, str | Promise] = {
    "registry.association_added": gettext_lazy("Written in by hand."),
    "registry.associations_merged": gettext_lazy("Another row in the list was merged into this."),
    "registry.associations_parted": gettext_lazy("A merging was undone."),
    "registry.said_to_be_two": gettext_lazy("Said not to be the same as another."),
    "registry.two_taken_back": gettext_lazy("May be the same as another after all."),
    "registry.address_works": gettext_lazy("An address that came back works again."),
    "registry.own_link_asked": gettext_lazy("Asked for the link to its own entry."),
    "registry.own_link_sent": gettext_lazy("Got the link to its own entry."),
    "registry.contact_removed": gettext_lazy("Removed their contact details."),
    "registry.ended_by_association": gettext_lazy(
        "Asked to be taken out of the list. Their contact details are removed."
    ),
    "registry.association_returned": gettext_lazy("Came into the list again."),
}
CHANGING = (
    "registry.association_changed",
    "registry.changed_by_association",
    "registry.contact_removed",
    "registry.ended_by_association",
    "registry.associations_merged",
    "registry.associations_parted",
)


@dataclass(frozen=True)
class Told:
    """One thing that was done. `by`: the name of who did it, or ""."""

    at: datetime
    sentence: str
    by: str


@dataclass(frozen=True)
class HeldField:
    """A field that a person has the word on, with its word on the screen."""

    name: str
    label: str


def held_fields(association: Association) -> list[HeldField]:
    """Those that the register could decide, an address as one; none where no register knows it."""
    if association.source != Association.Source.REGISTER:
        return []
    found: dict[str, HeldField] = {}
    for name in association.fields_by_hand:
        key = "address" if name in hand.ADDRESS else name
        word = FIELD_WORDS.get(key) or FIELD_WORDS.get(f"{key}_id")
        if word is not None:
            found.setdefault(key, HeldField(key, str(word)))
    return list(found.values())


def history_of(association: Association) -> list[Told]:
    """The newest first. Two queries."""
    entries = Entry.objects.about(association).newest_first().select_related("actor")
    told = [
        Told(one.at, _sentence(one), one.actor.name if one.actor else "") for one in entries[:MOST]
    ]
    changes = association.register_changes.filter(state=RegisterChange.State.TAKEN_IN)
    told += [
        Told(
            change.settled_at,
            _("A change in the register was taken in."),
            change.settled_by.name if change.settled_by else "",
        )
        for change in changes.select_related("settled_by").order_by("-settled_at")[:MOST]
        if change.settled_at
    ]
    return sorted(told, key=lambda one: one.at, reverse=True)[:MOST]


def last_changed(association: Association) -> Told | None:
    """What another who is at work with it is told of; None when nobody can say. One query."""
    entries = Entry.objects.about(association).filter(action__in=CHANGING).newest_first()
    entry = entries.select_related("actor").first()
    by_list = association.list_changed_at
    if by_list is not None and (entry is None or entry.at < by_list):
        return Told(by_list, _("Changed by a list that was taken in."), "")
    if entry is None:
        return None
    return Told(entry.at, _sentence(entry), entry.actor.name if entry.actor else "")


@transaction.atomic
def give_to_register(association: Association, *, name: str, by: User | None = None) -> None:
    """Let the register decide a field again. Raises ValueError when no person had the word on it."""
    if not hand.is_by_hand(association, name):
        raise ValueError(name)
    hand.release_field(association, name)
    record(
        association,
        action="registry.field_given_back",
        organiser_number=association.organiser_id,
        by=by,
        fields=[name],
    )


def _sentence(entry: Entry) -> str:
    fields = {"fields": _words(entry.details.get("fields", ()))}
    if entry.action == "registry.field_given_back":
        return _("Given back to the register: %(fields)s.") % fields
    if entry.action == "registry.changed_by_association" and fields["fields"]:
        return _("Changed by the association itself: %(fields)s.") % fields
    if known := SENTENCES.get(entry.action):
        return str(known)
    return _("Changed: %(fields)s.") % fields if fields["fields"] else _("Changed.")


def _words(names: Iterable[str]) -> str:
    words = [FIELD_WORDS.get(name) or FIELD_WORDS.get(f"{name}_id") for name in names]
    return ", ".join(dict.fromkeys(str(word) for word in words if word))
