"""What taking in a list would change: told before anything is written, and then written as told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samspill.organiser.models import Organiser
from samspill.pure.folding import fold
from samspill.pure.norwegian_names import calm_name
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
FIELD_WORDS = {
    "name": gettext_lazy("name"),
    "org_number": gettext_lazy("organisation number"),
    "category_id": gettext_lazy("kind of association"),
    "umbrella": gettext_lazy("umbrella organisation"),
    "activity": gettext_lazy("activity"),
    "purpose": gettext_lazy("purpose"),
    "website": gettext_lazy("website"),
    "founded_on": gettext_lazy("founding date"),
    "language_form": gettext_lazy("written language"),
    "address": gettext_lazy("address"),
    "postcode": gettext_lazy("address"),
    "place": gettext_lazy("address"),
    "care_of": gettext_lazy("address"),
    "municipality_number": gettext_lazy("municipality"),
    "status": gettext_lazy("status"),
    "source": gettext_lazy("source"),
}


@dataclass
class Change:
    """One association as it will be.

    association   with its new values, not yet written
    row           what was read
    fields        names of the fields that differ; empty when only contact points do
    new_points    e-mail addresses and telephones to add, unsaved
    old_points    those the register no longer tells
    categories    the other categories, None when they stay
    """

    association: Association
    row: AssociationRow
    fields: list[str] = field(default_factory=list)
    new_points: list[ContactPoint] = field(default_factory=list)
    old_points: list[ContactPoint] = field(default_factory=list)
    categories: tuple[str, ...] | None = None

    @property
    def is_new(self) -> bool:
        return self.association.pk is None

    @property
    def told(self) -> str:
        """What will be different, in words: "address, e-mail"."""
        words = [str(FIELD_WORDS[name]) for name in self.fields if name in FIELD_WORDS]
        kinds = {point.kind for point in (*self.new_points, *self.old_points)}
        words += [str(kind.label).lower() for kind in ContactPoint.Kind if kind in kinds]
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
    """What an import would do. left_out and noted are pairs of name and reason, in sentences."""

    added: list[Change] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    unchanged: list[Association] = field(default_factory=list)
    left_out: list[tuple[str, str]] = field(default_factory=list)
    noted: list[tuple[str, str]] = field(default_factory=list)

    @property
    def without_email(self) -> int:
        """How many of the new ones have no e-mail address."""
        return sum(1 for change in self.added if not change.row.emails)


def plan_import(organiser: Organiser, *, rows: Sequence[AssociationRow], source: str) -> ImportPlan:
    """Lay rows beside what the organiser holds. Three queries, whatever the number of rows.

    An association is known by its org number, else by its folded name. What was written by hand is
    not overwritten, but the register's word on who is deleted or bankrupt holds.
    """
    planner = _Planner(organiser, source)
    for row in rows:
        planner.take(row)
    return planner.plan


class _Planner:
    def __init__(self, organiser: Organiser, source: str) -> None:
        self.organiser, self.source = organiser, source
        self.plan = ImportPlan()
        self._seen_held: set[int] = set()
        self._seen_numbers: set[str] = set()
        self._seen_names: set[str] = set()
        self._seen_bare_names: set[str] = set()  # of those without a number
        held = list(
            organiser.associations.order_by("pk").prefetch_related(
                "contact_points", "other_categories"
            )
        )
        self._by_number = {
            held_one.org_number: held_one for held_one in held if held_one.org_number
        }
        self._by_name: dict[str, list[Association]] = {}
        for association in held:
            self._by_name.setdefault(fold(association.name), []).append(association)

    def take(self, row: AssociationRow) -> None:
        name = calm_name(row.name) or row.org_number
        held = self._held(row)
        if reason := self._reason_to_leave_out(row, held):
            self.plan.left_out.append((name, reason))
            return
        self._remember(row, held)
        self.plan.noted += [(name, doubt) for doubt in row.doubts]
        if row.status != Status.ACTIVE:
            self.plan.noted.append((name, str(STATUS_REASONS[Status(row.status)])))
        change = self._change(held, row)
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
            if getattr(association, name) != value:
                setattr(association, name, value)
                change.fields.append(name)
        text = association.text_to_search()
        if text != association.search_text:
            association.search_text = text
            change.fields.append("search_text")
        if self._may_write(association):
            self._plan_points(change)
            self._plan_categories(change)
        return change

    def _may_write(self, association: Association) -> bool:
        return association.pk is None or association.source != Source.MANUAL

    def _values(self, association: Association, row: AssociationRow) -> dict[str, object]:
        """The fields that this row decides, with their new values."""
        values: dict[str, object] = {}
        if row.status != Status.ACTIVE or self.source != Source.FILE or association.pk is None:
            values["status"] = row.status
        if not self._may_write(association):
            return values
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
        change.new_points = [
            ContactPoint(association=association, kind=kind, value=value, source=self.source)
            for kind, value in told
            if (kind, value) not in known
        ]
        if self.source == Source.REGISTER and row.status != Status.DELETED:
            change.old_points = [
                point
                for point in held
                if point.source == Source.REGISTER and (point.kind, point.value) not in told
            ]

    def _plan_categories(self, change: Change) -> None:
        association, row = change.association, change.row
        if not row.category_code or row.category_is_guessed:
            return
        held = (
            {category.pk for category in association.other_categories.all()}
            if association.pk
            else set()
        )
        if held != set(row.other_category_codes):
            change.categories = row.other_category_codes
