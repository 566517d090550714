"""What taking in a list would change: told before anything is written, and then written as told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samspill.organiser.models import Organiser
from samspill.pure.folding import fold
from samspill.pure.norwegian_names import calm_name
from samspill.registry import hand
from samspill.registry.differences import FIELD_WORDS, POINT_WORDS
from samspill.registry.models import Association, ContactPoint
from samspill.registry.rows import AssociationRow

Source, Status = Association.Source, Association.Status
STATUS_REASONS = {
    Status.DELETED: gettext_lazy("is deleted from the register, and is not invited"),
    Status.BANKRUPT: gettext_lazy("is bankrupt, and is not invited"),
    Status.WINDING_UP: gettext_lazy("is being wound up, and is not invited"),
}
ADDRESS = ("address", "postcode", "place", "care_of")
TOLD_BY_NAME = (
    "org_number", "name", "legal_form", "umbrella", "activity", "purpose", "website", "founded_on",
    "language_form", "municipality_number",
)  # fmt: skip
FIELDS = (*TOLD_BY_NAME, *ADDRESS, "category_id", "status", "source", "search_text")
MOST_NUMBERS = 2000  # in one query
POINT_NAMES = {ContactPoint.Kind.EMAIL: "emails", ContactPoint.Kind.PHONE: "phones"}


@dataclass
class Change:
    """One association as it will be.

    association   with its new values, not yet written
    row           what was read
    before        the fields that differ, with what they held; empty when only contact points do
    new_points    e-mail addresses and telephones to add, unsaved
    old_points    those the register no longer tells
    categories    the other categories, None when they stay
    kept          names of what differs and stays all the same, since a person has the word on it
    """

    association: Association
    row: AssociationRow
    before: dict[str, object] = field(default_factory=dict)
    new_points: list[ContactPoint] = field(default_factory=list)
    old_points: list[ContactPoint] = field(default_factory=list)
    categories: tuple[str, ...] | None = None
    kept: list[str] = field(default_factory=list)

    @property
    def is_new(self) -> bool:
        return self.association.pk is None

    @property
    def fields(self) -> list[str]:
        """Names of the fields that differ."""
        return list(self.before)

    @property
    def told(self) -> str:
        """What will be different, in words: "address, e-mail"."""
        words = [str(FIELD_WORDS[name]) for name in self.fields if name in FIELD_WORDS]
        kinds = {point.kind for point in (*self.new_points, *self.old_points)}
        words += [str(POINT_WORDS[kind]) for kind in ContactPoint.Kind if kind in kinds]
        if self.categories is not None:
            words.append(str(FIELD_WORDS["category_id"]))
        return ", ".join(dict.fromkeys(words))

    @property
    def is_empty(self) -> bool:
        return not (
            self.fields or self.new_points or self.old_points or self.categories is not None
        )


@dataclass
class ImportPlan:
    """What an import would do. left_out and noted are pairs of name and reason, in sentences.

    kept   the changes, also empty ones, where something stays since a person has the word on it
    """

    added: list[Change] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    unchanged: list[Association] = field(default_factory=list)
    left_out: list[tuple[str, str]] = field(default_factory=list)
    noted: list[tuple[str, str]] = field(default_factory=list)
    kept: list[Change] = field(default_factory=list)

    @property
    def without_email(self) -> int:
        """How many of the new ones have no e-mail address."""
        return sum(1 for change in self.added if not change.row.emails)


def plan_import(organiser: Organiser, *, rows: Sequence[AssociationRow], source: str) -> ImportPlan:
    """Lay rows beside what the organiser holds. A fixed number of queries, whatever the rows.

    An association is known by its org number, else by its folded name. What a person has the word
    on (`hand`) is not overwritten, field by field; the register's word on who is deleted or
    bankrupt holds.
    """
    planner = _Planner(organiser, source, _held_beside(organiser, rows))
    for row in rows:
        planner.take(row)
    return planner.plan


def _held_beside(organiser: Organiser, rows: Sequence[AssociationRow]) -> list[Association]:
    """What the rows may mean: by number and without one; all of them when a row has only a name."""
    all_held = organiser.associations.order_by("pk")
    numbers = {row.org_number for row in rows}
    if "" in numbers or len(numbers) > MOST_NUMBERS:
        held = list(all_held)
    else:
        numbered = all_held.exclude(org_number="").filter(org_number__in=numbers)
        held = [*numbered, *all_held.filter(org_number="")]
    prefetch_related_objects(held, "contact_points", "other_categories")
    return held


class _Planner:
    def __init__(self, organiser: Organiser, source: str, held: Sequence[Association]) -> None:
        self.organiser, self.source = organiser, source
        self.plan = ImportPlan()
        self._seen_held: set[int] = set()
        self._seen_numbers: set[str] = set()
        self._seen_names: set[str] = set()
        self._seen_bare_names: set[str] = set()  # of those without a number
        self._by_number = {
            held_one.org_number: held_one for held_one in held if held_one.org_number
        }
        self._by_name: dict[str, list[Association]] = {}
        rows = {association.pk: association for association in held}
        for association in held:
            standing = _standing(association, rows)
            if standing is not None:
                self._by_name.setdefault(fold(association.name), []).append(standing)

    def take(self, row: AssociationRow) -> None:
        held = self._held(row)
        if reason := self._reason_to_leave_out(row, held):
            self.plan.left_out.append((_name_of(row), reason))
            return
        self._remember(row, held)
        self.plan.noted += [(_name_of(row), doubt) for doubt in row.doubts]
        if row.status != Status.ACTIVE:
            self.plan.noted.append((_name_of(row), str(STATUS_REASONS[Status(row.status)])))
        change = self._change(held, row)
        if change.kept:
            self.plan.kept.append(change)
        if change.is_new:
            self.plan.added.append(change)
        elif change.is_empty:
            self.plan.unchanged.append(change.association)
        else:
            self.plan.changed.append(change)

    def _held(self, row: AssociationRow) -> Association | None:
        if row.org_number and row.org_number in self._by_number:
            return self._by_number[row.org_number]
        same_name = self._by_name.get(fold(row.name), []) if row.name else []
        if row.org_number:  # another number is another association
            same_name = [held for held in same_name if not held.org_number]
        return same_name[0] if same_name else None

    def _reason_to_leave_out(self, row: AssociationRow, held: Association | None) -> str:
        own = self.organiser.municipality_id
        if own and row.municipality_number and row.municipality_number != own:
            return _("belongs to another municipality")
        if held is not None and held.status == Status.MERGED:
            return _("is merged with another in the list")
        if self._is_seen(row, held):
            return _("stands twice in the list; the first is taken")
        if not row.name and held is None:
            return _("has only a number; fetch it from the register, or write its name")
        return ""

    def _is_seen(self, row: AssociationRow, held: Association | None) -> bool:
        if held is not None and held.pk in self._seen_held:
            return True
        name = fold(row.name)
        if row.org_number:  # two with a name in common and each its number are two
            return row.org_number in self._seen_numbers or name in self._seen_bare_names
        return name in self._seen_names

    def _remember(self, row: AssociationRow, held: Association | None) -> None:
        if held is not None:
            self._seen_held.add(held.pk)
        if row.name:
            self._seen_names.add(fold(row.name))
        if row.org_number:
            self._seen_numbers.add(row.org_number)
        elif row.name:
            self._seen_bare_names.add(fold(row.name))

    def _change(self, held: Association | None, row: AssociationRow) -> Change:
        association = held or Association(organiser=self.organiser, source=self.source)
        change = Change(association, row)
        for name, value in self._values(association, row).items():
            before = getattr(association, name)
            if before == value or (name == "name" and self._is_merged_name(association, row)):
                continue
            if hand.is_by_hand(association, name):
                change.kept.append(name)
                continue
            setattr(association, name, value)
            change.before[name] = before
        text = association.text_to_search()
        if text != association.search_text:
            change.before["search_text"] = association.search_text
            association.search_text = text
        self._plan_points(change)
        self._plan_categories(change)
        return change

    def _is_merged_name(self, association: Association, row: AssociationRow) -> bool:
        """Known by the name of a row that was merged into it: a person has chosen the other name."""
        name = fold(row.name)
        same_name = self._by_name.get(name, []) if not row.org_number else []
        return association in same_name and fold(association.name) != name

    def _values(self, association: Association, row: AssociationRow) -> dict[str, object]:
        """The fields that this row decides, with their new values."""
        values: dict[str, object] = {}
        if row.status != Status.ACTIVE or self.source != Source.FILE or association.pk is None:
            values["status"] = row.status
        is_whole = self.source == Source.REGISTER and row.status != Status.DELETED
        for name in TOLD_BY_NAME:
            told = getattr(row, name)
            if told or (is_whole and name not in ("umbrella", "org_number", "name")):
                values[name] = told
        if is_whole or any(getattr(row, name) for name in ADDRESS):
            values.update({name: getattr(row, name) for name in ADDRESS})
        if row.category_code and not (row.category_is_guessed and association.category_id):
            values["category_id"] = row.category_code
        if self.source == Source.REGISTER:
            values["source"] = Source.REGISTER
        return values

    def _plan_points(self, change: Change) -> None:
        association, row = change.association, change.row
        held = list(association.contact_points.all()) if association.pk else []
        told = [(ContactPoint.Kind.EMAIL, value) for value in row.emails]
        told += [(ContactPoint.Kind.PHONE, value) for value in row.phones]
        known = {(point.kind, point.value) for point in held}
        new = [
            ContactPoint(association=association, kind=kind, value=value, source=self.source)
            for kind, value in told
            if (kind, value) not in known
        ]
        is_whole = self.source == Source.REGISTER and row.status != Status.DELETED
        old = [
            point
            for point in held
            if is_whole
            and point.source == Source.REGISTER
            and (point.kind, point.value) not in told
        ]
        by_hand = [kind for kind, name in POINT_NAMES.items() if hand.is_by_hand(association, name)]
        change.new_points = [point for point in new if point.kind not in by_hand]
        change.old_points = [point for point in old if point.kind not in by_hand]
        differing = {point.kind for point in (*new, *old)}
        change.kept += [POINT_NAMES[kind] for kind in by_hand if kind in differing]

    def _plan_categories(self, change: Change) -> None:
        association, row = change.association, change.row
        if not row.category_code or row.category_is_guessed:
            return
        others = association.other_categories.all() if association.pk else ()
        if {category.pk for category in others} == set(row.other_category_codes):
            return
        if not hand.is_by_hand(association, "category"):
            change.categories = row.other_category_codes
        elif "category_id" not in change.kept:
            change.kept.append("category_id")


def _standing(association: Association, rows: dict[int, Association]) -> Association | None:
    """Itself, or the one of these rows that it was merged into; None when that is not among them."""
    while association.status == Status.MERGED:
        if association.merged_into_id not in rows:
            return None
        association = rows[association.merged_into_id]
    return association


def _name_of(row: AssociationRow) -> str:
    return calm_name(row.name) or row.org_number
