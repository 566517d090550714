"""What a person can have done with what is held about her: see it, have it put right, have it erased."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from samspill.history.actions import record
from samspill.history.models import Entry
from samspill.organiser.models import Organiser
from samspill.outbox.actions import post
from samspill.overview.own_data.held import Thing, held_about
from samspill.overview.own_data.links import own_data_address
from samspill.people.models import User
from samspill.pipeline import foundation_modules, stage_modules

SENT, ERASED = "people.own_data_sent", "people.own_data_erased"
ASKED, ANSWERED = "people.own_data_asked", "people.own_data_answered"
DAYS_TO_ANSWER = 30  # one month: article 12 (3) of the GDPR


@transaction.atomic
def send_link(email: str, *, language: str, now: datetime) -> bool:
    """Send the link where something is held, once an hour.

    The page must not tell what this returns: it would say who is known here.
    """
    if not held_about(email, now):
        return False
    context = {"address": own_data_address(email), "hours": 24}
    with translation.override(language):
        text = render_to_string("overview/own_data/link.txt", context)
        subject = _("What Samspill keeps about you")
    post(
        organiser_number=None,
        kind="system",
        subject=subject,
        text=f"{text.strip()}\n",
        language=language,
        recipients=[(email, "")],
        key=f"own-data-{_mark(email)}-{now:%Y%m%d%H}",
        source="overview.own_data",
    )
    record(None, action=SENT, organiser_number=None)
    return True


@transaction.atomic
def erase(things: Iterable[Thing]) -> int:
    """Erase those that are free, each as its time would have erased it. Returns how many rows."""
    rows = 0
    for thing in things:
        if not thing.is_free:
            continue
        app, name = thing.label.split(".")
        model = apps.get_model(app, name)
        for field in _erasers(app, name):
            rows += field.erase(model._default_manager.filter(pk=thing.key))
        number = thing.organiser.pk if thing.organiser else None
        record(None, action=ERASED, organiser_number=number, field=thing.label, rows=1)
    return rows


@transaction.atomic
def ask(organiser: Organiser | None, *, email: str, text: str, language: str) -> Entry:
    """Send what she asks to the one who answers for the data; the text is kept nowhere else."""
    number = organiser.pk if organiser else None
    entry = record(None, action=ASKED, organiser_number=number)
    contact = (organiser.contact_email if organiser else "") or settings.CONTACT_EMAIL
    context = {
        "organiser": organiser,
        "email": email,
        "text": text,
        "number": entry.pk,
        "latest": timezone.localdate() + timedelta(days=DAYS_TO_ANSWER),
    }
    with translation.override(organiser.language if organiser else language):
        body = render_to_string("overview/own_data/asked.txt", context)
        subject = _("Someone asks about what is kept about them (no. %(number)d)")
        post(
            organiser_number=number,
            kind="system",
            subject=subject % {"number": entry.pk},
            text=f"{body.strip()}\n",
            language=organiser.language if organiser else language,
            recipients=[(contact, "")],
            key=f"own-data-asked-{entry.pk}",
            reply_to=email,
            source="overview.own_data",
        )
    return entry


@transaction.atomic
def settle(organiser: Organiser, *, entry: Entry, by: User) -> None:
    """The one who asked has been answered. A second time changes nothing."""
    done = organiser.history.filter(action=ANSWERED, details__request=entry.pk)
    if not done.exists():
        record(None, action=ANSWERED, organiser_number=organiser.pk, by=by, request=entry.pk)


def _erasers(app: str, model: str) -> list:
    modules = [*foundation_modules("retention"), *stage_modules("retention")]
    declared = next(one.PERSONAL for one in modules if one.__name__.split(".")[1] == app)
    return [one for one in declared if one.field.startswith(f"{model}.") and one.erase]


def _mark(email: str) -> str:
    return salted_hmac("own-data", email.lower(), algorithm="sha256").hexdigest()[:24]
