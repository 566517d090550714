"""What a data protection officer asks of one organiser: who answers for what, who has read what is
sensitive, who has asked for something, what has gone, and what goes next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import IntegerField, Max, Sum
from django.db.models.fields.json import KT
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from samspill.conference.models import Conference
from samspill.history.models import Entry
from samspill.organiser.models import Membership, Organiser
from samspill.overview.own_data.acts import ANSWERED, ASKED, DAYS_TO_ANSWER
from samspill.overview.retention_table import APP_NAMES, personal_fields
from samspill.people.models import User
from samspill.pipeline import foundation_modules, stage_modules
from samspill.process.models import PolicyProcess

COMING = timedelta(days=30)
LOOKING_BACK = timedelta(days=365)
READ = "conference.needs_read"
GONE = ("people.erased", "people.own_data_erased")
MOST = 100  # rows of a list


@dataclass(frozen=True)
class Responsible:
    """A conference or a process, and who answers for its data; two: jointly (article 26)."""

    title: str
    controllers: tuple[str, ...]


@dataclass(frozen=True)
class Request:
    """Someone who has asked about what is kept about them."""

    number: int
    at: datetime
    latest: datetime
    is_answered: bool
    is_late: bool


@dataclass(frozen=True)
class Reading:
    at: datetime
    by: User | None
    conference: str


@dataclass(frozen=True)
class Ending:
    """Rows kept for one purpose that have gone, or will within the month."""

    app: str
    purpose: str
    rows: int
    last: datetime | None = None


def controllers(organiser: Organiser, membership: Membership) -> list[Responsible]:
    """Two queries."""
    both = (_("The working group"), _("The municipality"))
    names = {"working_group": both[:1], "municipality": both[1:], "joint": both}
    conferences = organiser.conferences.seen_by(membership).order_by("-starts_at")
    processes = PolicyProcess.objects.filter(organiser=organiser).order_by("-pk")
    return [
        *(Responsible(_("The process"), names[one.lead]) for one in processes),
        *(Responsible(one.title, names[one.controller]) for one in conferences),
    ]


def requests(organiser: Organiser, now: datetime) -> list[Request]:
    """Those of the last year, the unanswered first. One query."""
    rows = organiser.history.filter(action__in=(ASKED, ANSWERED), at__gt=now - LOOKING_BACK)
    entries = list(rows.newest_first()[: 2 * MOST])
    done = {one.details.get("request") for one in entries if one.action == ANSWERED}
    found = [_request(one, one.pk in done, now) for one in entries if one.action == ASKED]
    return sorted(found, key=lambda one: (one.is_answered, one.at))


def readings(organiser: Organiser, membership: Membership, now: datetime) -> list[Reading]:
    """Who has read what people need, the last first. Two queries."""
    seen = {
        str(one.pk): one.title
        for one in Conference.objects.filter(organiser=organiser).seen_by(membership)
    }
    rows = organiser.history.filter(action=READ, at__gt=now - LOOKING_BACK)
    rows = rows.filter(subject_id__in=list(seen) or [""]).select_related("actor")
    return [Reading(one.at, one.actor, seen[one.subject_id]) for one in rows.newest_first()[:MOST]]


def gone(now: datetime) -> list[Ending]:
    """What has been erased in the whole house the last year, by purpose. One query, a row a field."""
    known = _purposes()
    erased = Entry.objects.filter(action__in=GONE, at__gt=now - LOOKING_BACK).order_by()
    fields = erased.values(field=KT("details__field")).annotate(
        rows=Sum(Cast(KT("details__rows"), IntegerField())), latest=Max("at")
    )
    found: dict[tuple[str, str], Ending] = {}
    for one in sorted(fields, key=lambda row: row["latest"]):
        told = known.get(one["field"])
        if told is not None:
            before = found[told].rows if told in found else 0
            found[told] = Ending(*told, before + (one["rows"] or 0), one["latest"])
    return list(found.values())


def coming(now: datetime) -> list[Ending]:
    """What will have been erased in a month. One query for each kind of row."""
    known = _purposes()
    found = []
    for field in personal_fields():
        if field.due is None:
            continue
        count = field.due(now + COMING).count()
        if count:
            app, purpose = known[field.field]
            found.append(Ending(app, purpose, count))
    return found


def _purposes() -> dict[str, tuple[str, str]]:
    """(app, purpose) in words, by "Model.field" and by "app.Model"."""
    found: dict[str, tuple[str, str]] = {}
    for module in [*foundation_modules("retention"), *stage_modules("retention")]:
        app = module.__name__.split(".")[1]
        for one in module.PERSONAL:
            told = (str(APP_NAMES[app]), _(one.purpose))
            found[one.field] = told
            found.setdefault(f"{app}.{one.field.partition('.')[0]}", told)
    return found


def _request(entry: Entry, is_answered: bool, now: datetime) -> Request:
    latest = entry.at + timedelta(days=DAYS_TO_ANSWER)
    return Request(entry.pk, entry.at, latest, is_answered, not is_answered and latest < now)
