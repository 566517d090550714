from __future__ import annotations

from django.db import connection
from django.db.models import (
    CASCADE,
    PROTECT,
    SET_NULL,
    BooleanField,
    CharField,
    DateField,
    DateTimeField,
    Exists,
    ForeignKey,
    Func,
    IntegerField,
    JSONField,
    ManyToManyField,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextChoices,
    TextField,
    UniqueConstraint,
    Value,
)
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from samspill.organiser.models import Organiser
from samspill.pure.folding import fold, without_marks
from samspill.pure.norwegian_names import calm_name


class Category(Model):
    """Kategori: an ICNPO code as the Register of Non-Profit Organisations uses it."""

    code = CharField(max_length=5, primary_key=True)
    parent = ForeignKey("self", PROTECT, null=True, related_name="children")
    name_nb = CharField(max_length=80)
    name_nn = CharField(max_length=80)
    name_en = CharField(max_length=80)
    sort_order = IntegerField()

    class Meta:
        ordering = ["sort_order"]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """In the language of the screen."""
        return getattr(self, f"name_{get_language() or 'nb'}", self.name_nb)


class Glob(Func):
    """SQLite's pattern that tells capitals apart: the quickest, when it begins with ASCII."""

    arg_joiner = " GLOB "
    template = "%(expressions)s"
    output_field = BooleanField()


class HoldsBytes(Func):
    """Bytes within bytes: quicker than GLOB, which reads letter by letter up to an æ, ø or å."""

    arg_joiner = " AS BLOB), CAST("
    template = "INSTR(CAST(%(expressions)s AS BLOB)) > 0"
    output_field = BooleanField()


A_SIEVE = 3  # letters that are worth looking for first


def _holds(word: str) -> Q:
    """On PostgreSQL an index finds the pattern. On SQLite every text is read: an index of trigrams
    was tried, and is quicker for rare words alone; common ones cost more than the reading.
    """
    if connection.vendor != "sqlite":
        return Q(search_text__contains=word)
    start = next((place for place, letter in enumerate(word) if letter.isascii()), len(word))
    rest = word[start:]
    if not start:
        return Q(_glob(word))
    exact = Q(HoldsBytes("search_text", Value(word)))
    return Q(_glob(rest)) & exact if len(rest) >= A_SIEVE else exact


def _glob(word: str) -> Glob:
    literal = "".join(f"[{one}]" if one in "*?[" else one for one in word)
    return Glob("search_text", Value(f"*{literal}*"))


class AssociationQuerySet(QuerySet["Association"]):
    def active(self) -> AssociationQuerySet:
        """Those that can be invited: not deleted, bankrupt or being wound up."""
        return self.filter(status=Association.Status.ACTIVE)

    def matching(self, words: str) -> AssociationQuerySet:
        """Every word is found in the name, the activity or the org number, in any order.

        With or without the marks of Sami and other letters; æ, ø and å are letters of their own.
        """
        found = self
        for word in sorted(without_marks(words).split(), key=len, reverse=True):  # the rarest first
            found = found.filter(_holds(word))
        return found

    def in_category(self, code: str) -> AssociationQuerySet:
        return self.filter(Q(category=code) | Q(category__parent=code)) if code else self

    def with_contact_points(self) -> AssociationQuerySet:
        return self.select_related("category").prefetch_related("contact_points")

    def with_first_points(self) -> AssociationQuerySet:
        """With all that a line of a list shows: `email` and `phone` then ask for nothing more."""
        living = ContactPoint.objects.filter(association=OuterRef("pk"), is_dead=False)
        first = {
            f"first_{kind}": Subquery(living.filter(kind=kind).order_by("pk").values("value")[:1])
            for kind in ContactPoint.Kind.values
        }
        return self.select_related("category").annotate(**first)

    def named(self, name: str) -> AssociationQuerySet:
        """Those with exactly this name, whatever its capitals, or this org number."""
        number = "".join(name.split())
        same_name = Q(search_text__startswith=f"{fold(name)}\n")
        return self.filter(same_name | Q(org_number=number) if number.isdigit() else same_name)

    def with_has_email(self) -> AssociationQuerySet:
        """Annotates `has_email`: is there an address that has not come back as dead?"""
        living = ContactPoint.objects.filter(
            association=OuterRef("pk"), kind=ContactPoint.Kind.EMAIL, is_dead=False
        )
        return self.annotate(has_email=Exists(living))

    def without_email(self) -> AssociationQuerySet:
        return self.with_has_email().filter(has_email=False)


class Association(Model):
    """Lag eller forening, small or large, with or without an organisation number."""

    class Status(TextChoices):
        ACTIVE = "active", _("Active")
        BANKRUPT = "bankrupt", _("Bankrupt")
        WINDING_UP = "winding_up", _("Being wound up")
        DELETED = "deleted", _("Deleted")
        MERGED = "merged", _("Held twice, merged")

    class Source(TextChoices):
        REGISTER = "register", _("The official register")
        FILE = "file", _("A file")
        MANUAL = "manual", _("Written by hand")

    organiser = ForeignKey(Organiser, CASCADE, related_name="associations")
    org_number = CharField(max_length=9, blank=True)
    name = CharField(max_length=200)  # as registers write it: often in capitals
    legal_form = CharField(max_length=8, blank=True)  # FLI, STI …
    category = ForeignKey(Category, PROTECT, null=True, related_name="associations")
    other_categories = ManyToManyField(Category, related_name="+", blank=True)
    umbrella = CharField(max_length=200, blank=True)
    activity = TextField(blank=True)
    purpose = TextField(blank=True)
    website = CharField(max_length=200, blank=True)
    founded_on = DateField(null=True)
    language_form = CharField(max_length=2, blank=True)  # nb | nn | not known
    municipality_number = CharField(max_length=4, blank=True)  # of the business address
    address = CharField(max_length=200, blank=True)  # for paper letters, without c/o
    postcode = CharField(max_length=4, blank=True)
    place = CharField(max_length=60, blank=True)
    care_of = CharField(max_length=120, blank=True)  # c/o a person: never public
    status = CharField(max_length=12, choices=Status, default=Status.ACTIVE)
    source = CharField(max_length=10, choices=Source)
    seen_in_register_at = DateTimeField(null=True)
    list_changed_at = DateTimeField(null=True)  # when a list that was taken in last changed it
    fields_by_hand = JSONField(default=list, blank=True)  # names of fields a person has the word on
    district = CharField(
        max_length=80, blank=True
    )  # part of the municipality, as the organiser divides
    merged_into = ForeignKey("self", SET_NULL, null=True, related_name="merged_from")
    search_text = TextField(blank=True)  # folded name, activity, number: one line each

    objects = AssociationQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            UniqueConstraint(
                fields=["organiser", "org_number"],
                condition=~Q(org_number=""),
                name="org_number_once_per_organiser",
            )
        ]

    def __str__(self) -> str:
        return self.display_name

    @property
    def display_name(self) -> str:
        """The register shouts; on a screen a name in capitals is written as names are."""
        return calm_name(self.name)

    @property
    def display_place(self) -> str:
        return calm_name(self.place)

    @property
    def spaced_number(self) -> str:
        """ "318 730 008", for reading."""
        return " ".join(self.org_number[at : at + 3] for at in range(0, len(self.org_number), 3))

    @property
    def website_address(self) -> str:
        """The website as a link; "" when what stands there is none: registers leave out the scheme."""
        told = self.website.strip()
        if told.lower().startswith(("https://", "http://")):
            return told
        is_bare = told and " " not in told and ":" not in told and "." in told
        return f"https://{told}" if is_bare else ""

    def text_to_search(self) -> str:
        """What `search_text` must hold; the name stands first, on its own line, for `named`."""
        name = fold(self.name)
        bare = without_marks(name)
        names = [name] if bare == name else [name, bare]
        return "\n".join([*names, without_marks(self.activity), self.org_number])

    @property
    def email(self) -> str:
        """The first living e-mail address, or ""; `with_contact_points` or `with_first_points`."""
        return self._first(ContactPoint.Kind.EMAIL)

    @property
    def phone(self) -> str:
        """The first living telephone number in E.164, or ""; as `email`."""
        return self._first(ContactPoint.Kind.PHONE)

    def _first(self, kind: str) -> str:
        if f"first_{kind}" in self.__dict__:
            return self.__dict__[f"first_{kind}"] or ""
        for point in self.contact_points.all():
            if point.kind == kind and not point.is_dead:
                return point.value
        return ""


class ContactPoint(Model):
    """A way to reach an association: an address from a register is still a person's address."""

    class Kind(TextChoices):
        EMAIL = "email", _("E-mail")
        PHONE = "phone", _("Telephone")

    association = ForeignKey(Association, CASCADE, related_name="contact_points")
    kind = CharField(max_length=10, choices=Kind)
    value = CharField(max_length=200)  # telephone in E.164
    source = CharField(max_length=10, choices=Association.Source)
    is_dead = BooleanField(default=False)  # came back from the post office
    dead_since = DateTimeField(null=True)
    dead_reason = CharField(max_length=200, blank=True)  # what the post office said

    class Meta:
        ordering = ["kind", "pk"]
        constraints = [
            UniqueConstraint(fields=["association", "kind", "value"], name="contact_point_once")
        ]

    def __str__(self) -> str:
        return self.value
