"""Associations that may stand twice, and two of them laid side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from samspill.history.models import Entry
from samspill.organiser.models import Organiser
from samspill.pure.likely_same import Held, LikelySame, Reason, likely_same
from samspill.registry.care.following import counts
from samspill.registry.care.merging import CHOICES
from samspill.registry.differences import FIELD_WORDS
from samspill.registry.models import Association, ContactPoint, NotTheSame

REASONS: dict[Reason, str | Promise] = {
    Reason.NUMBER: gettext_lazy("the number of one stands in the name of the other"),
    Reason.NAME: gettext_lazy("the same name, written in two ways"),
    Reason.SPELLING: gettext_lazy("one letter is different"),
    Reason.ADDRESS: gettext_lazy("they have an e-mail address or telephone in common"),
}
LANGUAGES = {"nb": gettext_lazy("Bokmål"), "nn": gettext_lazy("Nynorsk")}


@dataclass(frozen=True)
class Pair:
    """Two that may be one. `kept` is the one that stands if they are: it has a number, or is older."""

    kept: Association
    other: Association
    reasons: str = ""

    @property
    def sides(self) -> tuple[Association, Association]:
        return self.kept, self.other

    @property
    def both_have_numbers(self) -> bool:
        return bool(self.kept.org_number and self.other.org_number)


@dataclass(frozen=True)
class Choice:
    """One field where both have something to say. `name` is a key of CHOICES."""

    name: str
    label: str
    own: str
    its: str
    is_different: bool

    @property
    def takes_its(self) -> bool:
        """What is proposed: a word rather than nothing."""
        return self.is_different and not self.own


@dataclass(frozen=True)
class Proposed:
    """The pairs of one page, and how many there are in all."""

    shown: list[Pair]
    total: int


def proposed(organiser: Organiser, most: int) -> Proposed:
    """Pairs that may be one and that nobody has said are two. Five queries."""
    pairs = likely_same(_held(organiser))
    verdicts = NotTheSame.objects.filter(first__organiser=organiser)
    two = set(verdicts.values_list("first_id", "second_id"))
    waiting = [pair for pair in pairs if (pair.first, pair.second) not in two]
    return Proposed(_pairs(organiser, waiting[:most]), len(waiting))


def pair_of(one: Association, other: Association) -> Pair:
    """The one with an organisation number is kept, else the one that came first."""
    kept, second = sorted((one, other), key=lambda each: (not each.org_number, each.pk))
    return Pair(kept, second)


def choices(pair: Pair) -> list[Choice]:
    """Field by field what each says, without those where neither says anything."""
    found = []
    for name in CHOICES:
        own, its = _told(pair.kept, name), _told(pair.other, name)
        if own or its:
            word = str(FIELD_WORDS.get(name) or FIELD_WORDS.get(f"{name}_id") or _("district"))
            found.append(Choice(name, word[:1].upper() + word[1:], own, its, own != its))
    return found


def what_follows(association: Association) -> list[str]:
    """What would follow if it were merged with another, in words: "3 letters"."""
    counted = counts(association)
    letters = counted.pop("letters.recipient", 0)
    sign_ups = counted.pop("conference.signup", 0)
    contributions = counted.pop("dialogue.contribution", 0)
    rest = sum(counted.values())
    told = [
        (letters, ngettext("%(count)d letter", "%(count)d letters", letters)),
        (sign_ups, ngettext("%(count)d sign-up", "%(count)d sign-ups", sign_ups)),
        (
            contributions,
            ngettext("%(count)d contribution", "%(count)d contributions", contributions),
        ),
        (rest, ngettext("%(count)d other place", "%(count)d other places", rest)),
    ]
    return [text % {"count": count} for count, text in told if count]


def said_before(organiser: Organiser, most: int) -> tuple[list[Association], list[NotTheSame]]:
    """(merged, the newest first; those said to be two), so that a person can take it back."""
    merged = organiser.associations.filter(merged_into__isnull=False).select_related("merged_into")
    order = _order_of_merging(organiser)
    newest = sorted(merged, key=lambda one: -order.get(one.pk, 0))[:most]
    verdicts = NotTheSame.objects.filter(first__organiser=organiser)
    return newest, list(verdicts.select_related("first", "second").order_by("-at")[:most])


def _order_of_merging(organiser: Organiser) -> dict[int, int]:
    entries = Entry.objects.filter(
        organiser_number=organiser.pk, action="registry.associations_merged"
    ).order_by("pk")
    return {entry.details["merged"]: entry.pk for entry in entries}


def _held(organiser: Organiser) -> list[Held]:
    addresses: dict[int, list[str]] = defaultdict(list)
    points = ContactPoint.objects.filter(
        Q(association__organiser=organiser, association__status=Association.Status.ACTIVE)
    )
    for number, value in points.values_list("association_id", "value"):
        addresses[number].append(value)
    rows = organiser.associations.active().order_by("name", "pk")
    return [
        Held(pk, name, org_number, tuple(addresses.get(pk, ())))
        for pk, name, org_number in rows.values_list("pk", "name", "org_number")
    ]


def _pairs(organiser: Organiser, some: Sequence[LikelySame]) -> list[Pair]:
    numbers = {number for one in some for number in (one.first, one.second)} or {0}
    rows = organiser.associations.with_contact_points().filter(pk__in=numbers)
    held = {row.pk: row for row in rows}
    found = []
    for one in some:
        pair = pair_of(held[one.first], held[one.second])
        words = ", ".join(str(REASONS[reason]) for reason in one.reasons)
        found.append(Pair(pair.kept, pair.other, words[:1].upper() + words[1:]))
    return found


def _told(association: Association, name: str) -> str:
    if name == "name":
        return association.display_name
    if name == "org_number":
        return association.spaced_number
    if name == "address":
        town = f"{association.postcode} {association.display_place}".strip()
        return ", ".join(part for part in (association.address, town) if part)
    if name == "category":
        others = [one.name for one in association.other_categories.all()]
        main = [association.category.name] if association.category else []
        return ", ".join([*main, *others])
    if name == "founded_on":
        return f"{association.founded_on:%d.%m.%Y}" if association.founded_on else ""
    if name == "language_form":
        return str(LANGUAGES.get(association.language_form, ""))
    return str(getattr(association, name)).strip()
