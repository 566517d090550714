"""The change feed, read every night: what has happened to the associations the organisers hold.

Nothing is changed by it: each difference waits for a person as a RegisterChange. The watermark moves
in the same transaction as what it stands for is written, so that a night that fails is read again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Min
from django.utils import timezone, translation

from samspill.adapters.brreg import Client, find_units, join_categories
from samspill.adapters.brreg_feed import Update, position_before, updates_after
from samspill.organiser.models import Organiser
from samspill.registry.importing import plan_import
from samspill.registry.models import Association, Category, RegisterChange, Watermark
from samspill.registry.register_shape import read_entry
from samspill.registry.rows import AssociationRow, as_values

FEED = "enheter"
NIGHT_HOURS = range(2, 6)
A_NIGHT, MISSED = timedelta(hours=20), timedelta(hours=30)
MARGIN = timedelta(days=1)  # what was changed the day a list was fetched is asked for once more
ENDINGS = ("Sletting", "Fjernet")
KNOWN = (
    "Ny",
    "Endring",
    *ENDINGS,
)  # "Ukjent", and what is to come, neither deletes nor hides these
Status, State = Association.Status, RegisterChange.State


@dataclass
class Held:
    """What the organisers that follow the register hold.

    organisers    by their number
    names         org number -> name as held, for each organiser's number
    """

    organisers: dict[int, Organiser]
    names: dict[int, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))

    def holders(self, org_number: str) -> list[int]:
        return [number for number, names in self.names.items() if org_number in names]

    def places(self) -> dict[str, list[int]]:
        """The organisers' numbers by municipality."""
        found: dict[str, list[int]] = defaultdict(list)
        for number, organiser in self.organisers.items():
            found[organiser.municipality_id or ""].append(number)
        return found


def follow_feed(client: Client | None = None) -> int:
    """Read the feed from the watermark until there is no more; returns how many changes wait for it.

    Raises RegisterError when the registers fall silent: what was read until then is kept.
    """
    held = _held()
    if not held.organisers:
        return 0
    with client or Client(settings.BRREG_ADDRESS, contact=settings.CONTACT_EMAIL) as asked:
        mark, proposed = _watermark(asked), 0
        while mark is not None and (updates := updates_after(asked, mark.position)):
            told = _rows_told(asked, newest(updates), held)
            position = updates[-1].id
            proposed += _write_down(held, told, mark, position)
            mark.position = position
    Watermark.objects.filter(feed=FEED).update(moved_at=timezone.now())
    return proposed


def is_due(now: datetime) -> bool:
    """Once a night; by day when the night was missed, and the first time."""
    moved_at = Watermark.objects.filter(feed=FEED).values_list("moved_at", flat=True).first()
    if moved_at is None:
        return True
    is_night = timezone.localtime(now).hour in NIGHT_HOURS
    return now - moved_at > (A_NIGHT if is_night else MISSED)


def newest(updates: Iterable[Update]) -> dict[str, str]:
    """The last kind of each org number; one that is not known never hides one that is."""
    kinds: dict[str, str] = {}
    for update in updates:
        if update.kind in KNOWN:
            kinds[update.org_number] = update.kind
        else:
            kinds.setdefault(update.org_number, update.kind)
    return kinds


def _held() -> Held:
    seen = Association.objects.filter(seen_in_register_at__isnull=False)
    following = Organiser.objects.filter(is_example=False, pk__in=seen.values("organiser"))
    held = Held({organiser.pk: organiser for organiser in following})
    rows = Association.objects.exclude(org_number="").exclude(status=Status.MERGED)
    rows = rows.filter(organiser__in=held.organisers)
    for organiser, number, name in rows.values_list("organiser", "org_number", "name"):
        held.names[organiser][number] = name
    return held


def _watermark(client: Client) -> Watermark | None:
    """How far it is read; the first time, from when the oldest list was fetched."""
    mark = Watermark.objects.filter(feed=FEED).first()
    if mark is not None:
        return mark
    living = Association.objects.filter(status=Status.ACTIVE)
    oldest = living.aggregate(oldest=Min("seen_in_register_at"))["oldest"] or timezone.now()
    position = position_before(client, oldest - MARGIN)
    if position is None:
        return None
    return Watermark.objects.get_or_create(feed=FEED, defaults={"position": position})[0]


@dataclass(frozen=True)
class Told:
    """What the feed, and then the register, told of one association that concerns an organiser."""

    organiser: int
    kind: str
    row: AssociationRow


def _rows_told(client: Client, kinds: Mapping[str, str], held: Held) -> list[Told]:
    ended = {number for number, kind in kinds.items() if kind in ENDINGS}
    asked = [
        number
        for number, kind in kinds.items()
        if number not in ended and (kind == "Ny" or held.holders(number))
    ]
    units = [unit for unit in find_units(client, asked) if _concerns(unit, held)]
    told = [
        Told(organiser, kinds[number], _ended(number, held.names[organiser][number]))
        for number in sorted(ended)
        for organiser in held.holders(number)
    ]
    known = frozenset(Category.objects.values_list("code", flat=True))
    places = held.places()
    for unit in join_categories(client, units):
        row, _problems = read_entry(unit, file=FEED, number=1, known_categories=known)
        if row is None:
            continue
        concerned = {*held.holders(row.org_number), *places.get(row.municipality_number, ())}
        kind = kinds.get(row.org_number, "Endring")
        told += [Told(one, kind, row) for one in sorted(concerned)]
    return told


def _ended(org_number: str, name: str) -> AssociationRow:
    return AssociationRow(org_number, name, status=Status.DELETED)


def _concerns(unit: Mapping[str, Any], held: Held) -> bool:
    """Held by someone, or a new voluntary one in an organiser's municipality."""
    if held.holders(str(unit.get("organisasjonsnummer"))):
        return True
    address = unit.get("forretningsadresse")
    place = address.get("kommunenummer") if isinstance(address, dict) else ""
    return unit.get("registrertIFrivillighetsregisteret") is True and place in held.places()


@transaction.atomic
def _write_down(held: Held, told: Sequence[Told], mark: Watermark, position: int) -> int:
    """The changes and how far they reach, together or not at all; 0 when another has read it."""
    locked = Watermark.objects.select_for_update().get(feed=FEED)
    if locked.position != mark.position:
        return 0
    proposed = 0
    for number, organiser in held.organisers.items():
        if of_it := [one for one in told if one.organiser == number]:
            proposed += propose(organiser, of_it)
    locked.position, locked.moved_at = position, timezone.now()
    locked.save(update_fields=["position", "moved_at"])
    return proposed


def propose(organiser: Organiser, told: Sequence[Told]) -> int:
    """Let what differs wait for a person; a newer word on the same association takes its place."""
    with translation.override(organiser.language):
        plan = plan_import(
            organiser, rows=[one.row for one in told], source=Association.Source.REGISTER
        )
    kinds = {one.row.org_number: one.kind for one in told}
    open_changes = organiser.register_changes.filter(state=State.PROPOSED)
    open_changes.filter(org_number__in=kinds).delete()
    made = RegisterChange.objects.bulk_create(
        RegisterChange(
            organiser=organiser,
            association=None if change.is_new else change.association,
            org_number=change.row.org_number,
            kind=kinds[change.row.org_number],
            row=as_values(change.row),
        )
        for change in (*plan.added, *plan.changed)
        if change.is_new or _is_worth_telling(change.fields, change)
    )
    return len(made)


def _is_worth_telling(fields: Sequence[str], change: Any) -> bool:
    """That the source becomes the register is nothing a person needs to look at."""
    return bool(
        set(fields) - {"source", "search_text"}
        or change.new_points
        or change.old_points
        or change.categories is not None
    )
