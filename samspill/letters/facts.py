"""A letter's facts: gathered where they were typed once, kept as JSON, made ready for the wording.

In the database a date is "2027-03-11" and a time "17:30"; this is the one place that knows it.
Which facts there are, and what each is, stands in wording/fields.toml.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django.db.models import Count
from django.utils import timezone

from samspill.letters.models import Letter
from samspill.letters.wording import wording_fields
from samspill.process.models import (
    Lead,
    PolicyProcess,
    PreliminaryMeeting,
    WorkingGroup,
    WorkingGroupMember,
)
from samspill.pure.documents.document_kinds import document_kind_words
from samspill.pure.documents.letter_language import is_blank

Facts = dict[str, Any]
INNER = (
    "signed_up_associations",
    "present_associations",
    "invited_municipalities",
    "signed_up_municipalities",
)
"""Handed down by later stages to choose receivers by; no wording uses them. Lists of ids, or rows."""
MOST_TYPES = 7  # kinds of associations named in a sentence
SIGNATORY_TITLES = {
    ("municipality", "nb"): "ordfører",
    ("municipality", "nn"): "ordførar",
    ("district", "nb"): "leder av bydelsutvalget",
    ("district", "nn"): "leiar av bydelsutvalet",
}


def facts_of_process(process: PolicyProcess, *, language: str = "") -> Facts:
    """What the process already knows, under the names that the wordings use, as JSON values.

    language   of the letter; without it the process' own. Words that are bent follow it.
    What the process does not know is not in the answer. Later stages add theirs.
    """
    language = language or process.language
    return stored(
        {
            **_about_the_place(process, language),
            **_about_the_meeting(process),
            **_about_the_group(process),
            **_about_the_municipality(process, language),
        }
    )


def stored(facts: Mapping[str, Any]) -> Facts:
    """Facts as JSON can hold them; blank ones are left out."""
    return {
        name: _as_json(value, _type_of(name))
        for name, value in facts.items()
        if not is_blank(value)
    }


def ready(letter: Letter) -> Facts:
    """Facts as the wording wants them: dates and times as such; undated letters are of today."""
    facts = {"letter_date": timezone.localdate().isoformat(), **letter.facts}
    return {name: _as_python(value, _type_of(name)) for name, value in facts.items()}


def merged(old: Mapping[str, Any], new: Mapping[str, Any]) -> Facts:
    """What the sender of new facts says counts; what they are silent about stays."""
    lists = {name: list(new[name]) for name in INNER if name in new}
    return {**old, **stored(new), **lists}


def area_name(process: PolicyProcess) -> str:
    """As it stands in a sentence: "Eigersund kommune", "Bydel Nord"."""
    name = process.place_name
    is_whole = process.district_name or "kommun" in name.lower()
    return name if is_whole else f"{name} kommune"


def _about_the_place(process: PolicyProcess, language: str) -> Facts:
    indefinite, definite = _kind_words(process.document_kind, language)
    return {
        "lead": process.lead,
        "level": process.level,
        "area_name": area_name(process),
        "document_kind_indefinite": indefinite,
        "document_kind_definite": definite,
        **_contact(process),
        "association_count": process.organiser.associations.active().count(),
        "association_types": _types(process, language) or _meeting_types(process),
    }


def _contact(process: PolicyProcess) -> Facts:
    """Whom the letter says to answer: the group's own public contact, as long as it leads alone."""
    if process.lead == Lead.WORKING_GROUP:
        members = WorkingGroupMember.objects.filter(group__process=process, is_contact=True)
        if own := members.exclude(email="").first():
            return {"contact_name": own.name, "contact_email": own.email}
    organiser = process.organiser
    return {
        "contact_name": organiser.contact_name,
        "contact_email": organiser.contact_email,
        "contact_phone": organiser.contact_phone,
    }


def _about_the_meeting(process: PolicyProcess) -> Facts:
    meeting = PreliminaryMeeting.objects.filter(process=process).first()
    if meeting is None:
        return {}
    return {
        "meeting_date": meeting.starts_at,
        "meeting_starts_at": meeting.starts_at,
        "meeting_venue": meeting.place,
        "meeting_theme": meeting.theme,
        "meeting_types": meeting.types_present,
        "meeting_conclusions": meeting.conclusions,
    }


def _about_the_group(process: PolicyProcess) -> Facts:
    group = WorkingGroup.objects.filter(process=process).first()
    members = list(group.members.all()) if group else []
    named = [
        f"{one.name} ({one.association_name})" if one.association_name else one.name
        for one in members
    ]
    leaders = [one.name for one in members if one.is_leader]
    associations = list(dict.fromkeys(one.association_name for one in members))
    return {
        "working_group_members": named,
        "group_leader_name": (leaders or [""])[0],
        "initiators": [name for name in associations if name] or [one.name for one in members],
        "group_mandate": group.mandate.strip().rstrip(".") if group else "",
        "formal_request_date": process.formal_request_sent_on,
        "municipality_meeting_date": process.municipality_meeting_on,
    }


def _about_the_municipality(process: PolicyProcess, language: str) -> Facts:
    words = "nn" if language == "nn" else "nb"
    return {
        "municipality_signatory_name": process.mayor_name,
        "municipality_signatory_title": SIGNATORY_TITLES[process.level, words],
        "decision_body": process.decision_body,
        "decision_date": process.decision_on,
        "decision_case": process.decision_case_number,
    }


def _types(process: PolicyProcess, language: str) -> list[str]:
    """The main categories of the associations here, the largest first, as in a sentence."""
    name = "name_nn" if language == "nn" else "name_nb"
    rows = (
        process.organiser.associations.active()
        .filter(category__isnull=False)
        .values_list(f"category__{name}", f"category__parent__{name}")
        .annotate(count=Count("pk"))
    )
    sizes: dict[str, int] = {}
    for own, parent, count in rows:
        title = parent or own
        sizes[title] = sizes.get(title, 0) + count
    largest = sorted(sizes, key=lambda title: (-sizes[title], title))[:MOST_TYPES]
    return [title[:1].lower() + title[1:] for title in largest]


def _meeting_types(process: PolicyProcess) -> list[str]:
    meeting = PreliminaryMeeting.objects.filter(process=process).first()
    return list(meeting.types_present) if meeting else []


def _kind_words(kind: str, language: str) -> tuple[str, str]:
    try:
        return document_kind_words(kind, language)
    except KeyError:  # a kind without bent forms yet: "-plan" and other masculine words
        own = kind.replace("frivillighet", "frivilligheit") if language == "nn" else kind
        article = "ein" if language == "nn" else "en"
        return f"{article} {own}", f"{own}en"


def _type_of(name: str) -> str:
    field = wording_fields("nb").get(name)
    return field.type if field else ""


def _as_json(value: Any, kind: str) -> Any:
    if isinstance(value, datetime):
        local = timezone.localtime(value) if timezone.is_aware(value) else value
        return f"{local:%H:%M}" if kind == "time" else local.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, Mapping):
        return {str(key): _as_json(inner, "") for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_as_json(inner, kind) for inner in value]
    return value if isinstance(value, bool | int | float) else str(value)


def _as_python(value: Any, kind: str) -> Any:
    """A date or time that cannot be read is left as the text it is: the letter then shows it."""
    if not isinstance(value, str):
        return value
    try:
        if kind == "date":
            return date.fromisoformat(value)
        if kind == "time":
            return time.fromisoformat(value)
    except ValueError:
        pass
    return value
