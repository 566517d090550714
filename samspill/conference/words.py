"""How a conference is told in words, in the language of the screen or document. No queries."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from samspill.conference.models import Conference, ProgrammeItem, ProgrammeVersion
from samspill.process.models import Lead
from samspill.pure.documents import norwegian
from samspill.pure.programme import Item

QUIET = (
    ProgrammeItem.Kind.BREAK,
    ProgrammeItem.Kind.MEAL,
    ProgrammeItem.Kind.PRACTICAL,
    ProgrammeItem.Kind.PLENARY,
)


def when(conference: Conference) -> str:
    """ "torsdag 11. mars 2027 kl. 17.30–21.00", or from one day and clock to another."""
    first = timezone.localtime(conference.starts_at)
    last = timezone.localtime(conference.ends_at)
    language = _language()
    if first.date() == last.date():
        clocks = norwegian.clock_range(first.time(), last.time(), language)
        return f"{norwegian.long_date(first.date(), language)} {clocks}"
    return _("%(from_date)s %(from_clock)s to %(to_date)s %(to_clock)s") % {
        "from_date": norwegian.long_date(first.date(), language),
        "from_clock": norwegian.clock(first.time(), language),
        "to_date": norwegian.long_date(last.date(), language),
        "to_clock": norwegian.clock(last.time(), language),
    }


def dates(conference: Conference) -> str:
    """ "11. mars 2027", or "28.–29. mars 2028"."""
    first = timezone.localtime(conference.starts_at).date()
    last = timezone.localtime(conference.ends_at).date()
    language = _language()
    if first == last:
        return norwegian.plain_date(first, language)
    if (first.year, first.month) == (last.year, last.month):
        point = "" if language == "en" else "."
        return f"{first.day}{point}–{norwegian.plain_date(last, language)}"
    return f"{norwegian.day_and_month(first, language)}–{norwegian.plain_date(last, language)}"


def deadline(conference: Conference) -> str:
    moment = timezone.localtime(conference.sign_up_deadline)
    day = norwegian.long_date(moment.date(), _language())
    return f"{day} {norwegian.clock(moment.time(), _language())}"


def who(conference: Conference) -> str:
    """Whom it is for, and how many from each."""
    rule = {
        Conference.OnePer.ASSOCIATION: _("One person from each association"),
        Conference.OnePer.MUNICIPALITY: _("One person from each municipality"),
    }.get(Conference.OnePer(conference.one_per), "")
    return ". ".join(part.strip(" .") for part in (conference.target_group, rule) if part)


def price(conference: Conference) -> str:
    """ "500 kr, with dinner and lunch", or that it is free."""
    amount = (
        norwegian.kroner(conference.price, _language())
        if conference.price
        else pgettext("price", "Free")
    )
    if not conference.price_includes:
        return amount
    return _("%(price)s, with %(what)s") % {"price": amount, "what": conference.price_includes}


def controller(conference: Conference) -> str:
    """Who answers for the list of those who sign up, by name where it is one."""
    organiser = conference.organiser
    if organiser.invites_municipalities or conference.controller == Lead.MUNICIPALITY:
        return organiser.name
    if conference.controller == Lead.JOINT:
        return _("the working group and %(name)s together") % {"name": organiser.name}
    return _("the working group in %(name)s") % {"name": organiser.name}


def contact(conference: Conference) -> str:
    parts = (
        conference.contact_name,
        conference.contact_role,
        conference.contact_email,
        norwegian.phone(conference.contact_phone) if conference.contact_phone else "",
    )
    return ", ".join(part for part in parts if part)


def round_line(item: ProgrammeItem | Item) -> str:
    """ "Second round around the tables, 45 minutes"."""
    names = {
        1: _("First round around the tables"),
        2: _("Second round around the tables"),
        3: _("Third round around the tables"),
        4: _("Fourth round around the tables"),
    }
    numbered = _("Round %(number)s around the tables") % {"number": item.round_number}
    line = names.get(item.round_number or 0, numbered)
    if item.ends_at is None:
        return line
    minutes = int((item.ends_at - item.starts_at).total_seconds() // 60)
    return _("%(round)s, %(minutes)d minutes") % {"round": line, "minutes": minutes}


def version_line(version: ProgrammeVersion | None) -> str:
    """ "Programme, version 2, 3 March 2027", or "" where there is no version."""
    if version is None or not version.number:
        return ""
    return _("Programme, version %(number)d, %(date)s") % {
        "number": version.number,
        "date": norwegian.plain_date(timezone.localtime(version.at).date(), _language()),
    }


def track_and_room(item: Item | ProgrammeItem) -> str:
    """ "Track A, the library", or what there is of it."""
    return ", ".join(part for part in (item.track, item.room) if part)


def _language() -> str:
    return get_language() or "nb"
