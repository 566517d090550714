"""Every row that an e-mail address leads to, and what stands there, from the stages' own retention.

A person without an account is known by her address alone. Each personal field that is an address is
a way in; the other personal fields of the same row are hers too, and those of rows that hang on it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import BinaryField, EmailField, ForeignKey, Model
from django.utils.translation import gettext as _

from samspill.organiser.models import Organiser
from samspill.overview.retention_table import APP_NAMES, BASES
from samspill.pipeline import foundation_modules, stage_modules
from samspill.pure.personal_data import PersonalField

MOST_ROWS = 200  # of a kind; the newest
OTHER_WAYS_IN = ("registry.ContactPoint.value",)  # an address, a telephone number or a web page
CONSENT = ("6-1-a", "9-2-a")
OWN_PART = {  # where a row holds two people, or is another's: the fields of this one
    "conference.SignUp.booker_email": ("booker_",),
    "conference.Conference.contact_email": ("contact_",),
    "organiser.Organiser.contact_email": ("contact_",),
}
HANGS_ON = {  # row of the person -> kinds of rows that are hers with it; nothing else hangs on
    "conference.SignUp.email": (
        "conference.Needs", "conference.SignUpAnswer", "conference.ExtraChoice", "conference.Stand",
        "conference.PlaceInLine",
        "conference.PreparationAnswer", "conference.InvoiceBuyer", "conference.InvoiceBasis",
        "dialogue.TopicWish",
    ),
    "people.User.email": (
        "people.Session", "people.OneTimeCode", "people.SecondFactor", "people.RecoveryCode",
        "people.ExternalIdentity",
    ),
    "policy.ConsultationResponse.sender_email": ("policy.ResponseFile",),
}  # fmt: skip
NO_WAY_IN = ("outbox.Message.reply_to",)  # whom to answer; what was sent is its receivers'
OTHERS_PART = {"conference.SignUp.email": ("booker_",)}
ENDS_WITH_CONFERENCE = (  # no longer needed when it is over, whatever the figures rest on
    "conference.SignUp",
    "conference.SignUpAnswer",
    "conference.ExtraChoice",
    "conference.PlaceInLine",
)
SEALED = ("fingerprint", "password", "sealed_secret", "session_data", "session_key")
PATHS = (
    "organiser", "conference.organiser", "sign_up.conference.organiser", "association.organiser",
    "process.organiser", "working_group.process.organiser", "letter.organiser",
    "consultation.policy.organiser", "policy.organiser", "measure.goal.policy.organiser",
)  # fmt: skip


@dataclass(frozen=True)
class Way:
    """A field that holds addresses, and the fields of the same row that belong to whom it leads to."""

    model: type[Model]
    field: str
    personal: tuple[PersonalField, ...]

    @property
    def label(self) -> str:
        return f"{self.model._meta.app_label}.{self.model.__name__}"


@dataclass(frozen=True)
class Value:
    """What stands there for one purpose. `texts` as they stand, nothing left out."""

    purpose: str
    basis: str
    kept_until: str
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Thing:
    """One row that is kept about a person.

    label      "app.Model"; organiser None where it is the installation's
    is_free    the person may have it erased at once: it rests on consent, or is needed no more
    """

    label: str
    key: int
    app: str
    organiser: Organiser | None
    values: tuple[Value, ...]
    is_free: bool

    @property
    def shared(self) -> Value | None:
        """A value whose ground and end are those of all of them, told once."""
        answers = {(one.basis, one.kept_until) for one in self.values}
        return self.values[0] if len(answers) == 1 else None


def held_about(email: str, now: datetime) -> list[Thing]:
    """All of it, the foundation first, then the stages in order; an empty list when there is none."""
    found: dict[tuple[str, int], Thing] = {}
    for way in ways_in():
        rows = _rows(way.model, {f"{way.field}__iexact": email})
        some = _things(rows, way.personal, now)
        for model, key, personal in hanging_on(way):
            below = _rows(model, {f"{key}__in": [row.pk for row in rows]})
            some += _things(below, personal, now)
        for thing in some:
            found.setdefault((thing.label, thing.key), thing)
    return [thing for thing in found.values() if thing.values]


@cache
def ways_in() -> tuple[Way, ...]:
    """Every personal field of the house that holds an address."""
    return tuple(_ways_in())


def _ways_in() -> Iterator[Way]:
    for app, personal in _declared():
        for one in personal:
            model, field = _field(app, one)
            name = f"{app}.{one.field}"
            is_way = isinstance(field, EmailField) and name not in NO_WAY_IN
            if not is_way and name not in OTHER_WAYS_IN:
                continue
            same_row = [other for other in personal if _model(app, other) is model]
            starts, others = OWN_PART.get(name, ("",)), OTHERS_PART.get(name, ("\n",))
            mine = [
                other
                for other in same_row
                if _name(other).startswith(starts) and not _name(other).startswith(others)
            ]
            yield Way(model, field.name, tuple(mine))


@cache
def hanging_on(way: Way) -> tuple[tuple[type[Model], str, tuple[PersonalField, ...]], ...]:
    """What is hers with such a row: (model, its key to the row, its personal fields)."""
    declared = dict(_declared())
    found = []
    for label in HANGS_ON.get(f"{way.label}.{way.field}", ()):
        app, name = label.split(".")
        model = apps.get_model(app, name)
        key = next(
            field.name
            for field in model._meta.get_fields()
            if isinstance(field, ForeignKey) and field.related_model is way.model
        )
        fields = tuple(one for one in declared[app] if one.field.startswith(f"{name}."))
        found.append((model, key, fields))
    return tuple(found)


def _rows(model: type[Model], whose: dict[str, Any]) -> list[Any]:
    """The newest, each with the way to its organiser. One query."""
    rows = model._default_manager.filter(**whose).order_by("-pk")
    path = _path(model)
    return list((rows.select_related(path) if path else rows)[:MOST_ROWS])


def _things(rows: list[Any], personal: tuple[PersonalField, ...], now: datetime) -> list[Thing]:
    """One query more where the organiser is told by value."""
    numbers = {one.message.organiser_number for one in rows if hasattr(one, "message_id")}
    places = Organiser.objects.in_bulk(numbers - {None}) if numbers else {}
    return [_thing(row, personal, _organiser(row, places), now) for row in rows]


def _thing(
    row: Any, personal: tuple[PersonalField, ...], organiser: Organiser | None, now: datetime
) -> Thing:
    label = f"{row._meta.app_label}.{type(row).__name__}"
    groups: dict[tuple[str, str, str], list[str]] = {}
    for one in personal:
        text = _text(row, one)
        if text:
            groups.setdefault((one.purpose, one.legal_basis, one.kept_until), []).append(text)
    values = tuple(
        Value(_(purpose), str(BASES[basis]), _(until), tuple(texts))
        for (purpose, basis, until), texts in groups.items()
    )
    has_consent = any(one.legal_basis in CONSENT and one.erase for one in personal)
    is_over = label in ENDS_WITH_CONFERENCE and _has_ended(row, now)
    app = str(APP_NAMES[row._meta.app_label])
    return Thing(label, int(row.pk), app, organiser, values, has_consent or is_over)


def _text(row: Model, one: PersonalField) -> str:
    name = _name(one)
    field = row._meta.get_field(name)
    if isinstance(field, ForeignKey):
        return ""
    value = getattr(row, name)
    if value in (None, "", b"", {}, []):
        return ""
    if name.endswith(SEALED):
        return _("a fingerprint only, which nobody can read")
    if isinstance(field, BinaryField) or isinstance(value, bytes | memoryview):
        return _("a file of %(size)d bytes") % {"size": len(value)}
    if value is True:
        return _("Yes")
    return _flat(value)


def _flat(value: Any) -> str:
    """Text, number, or what a JSON field holds, as one line."""
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_flat(one)}" for key, one in value.items() if one)
    if isinstance(value, list):
        return ", ".join(_flat(one) for one in value)
    return str(value)


@cache
def _path(model: type[Model]) -> str:
    """The way from a row to its organiser, or to the message that tells its number; "" without."""
    for path in (*PATHS, "message"):
        at: Any = model
        for step in path.split("."):
            names = {field.name: field for field in at._meta.get_fields()} if at else {}
            at = names[step].related_model if step in names else None
        if at is not None:
            return path.replace(".", "__")
    return ""


def _organiser(row: Any, places: dict[int, Organiser]) -> Organiser | None:
    if isinstance(row, Organiser):
        return row
    path = _path(type(row))
    if path == "message":
        return places.get(row.message.organiser_number)
    found = row if path else None
    for step in path.split("__"):
        found = getattr(found, step, None)
    return found


def _has_ended(row: Any, now: datetime) -> bool:
    conference = getattr(row, "conference", None) or row.sign_up.conference
    return bool(conference.ends_at < now)


def _declared() -> list[tuple[str, tuple[PersonalField, ...]]]:
    modules = [*foundation_modules("retention"), *stage_modules("retention")]
    return [(module.__name__.split(".")[1], module.PERSONAL) for module in modules]


def _name(one: PersonalField) -> str:
    return one.field.partition(".")[2]


def _model(app: str, one: PersonalField) -> type[Model]:
    return apps.get_model(app, one.field.partition(".")[0])


def _field(app: str, one: PersonalField) -> tuple[type[Model], Any]:
    model = _model(app, one)
    return model, model._meta.get_field(_name(one))
