from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from samspill.dialogue.models import Contribution
from samspill.insight.models import (
    AnalysisRun,
    Coding,
    Likeness,
    MergeGroup,
    MergeMember,
    Part,
    SortingAct,
    ThemeRelease,
)
from samspill.pure.personal_data import PersonalField

YEARS_KEPT = 4  # a council's term: as long as the policy that rests on it


def _old(now: datetime) -> datetime:
    return now - timedelta(days=YEARS_KEPT * 365)


def _person_of_old(model: type[Model], field: str, at: str) -> Callable[[datetime], QuerySet]:
    def due(now: datetime) -> QuerySet:
        rows = model._default_manager.filter(**{f"{at}__lt": _old(now)})
        return rows.filter(**{f"{field}__isnull": False})

    return due


def _without(field: str) -> Callable[[QuerySet], int]:
    return lambda rows: rows.update(**{field: None})


def _person(
    name: str, *, purpose: str, at: str = "at", until: str = "Four years after it was done."
) -> PersonalField:
    """Who did something, forgotten when the council's term is over. name: "Coding.by"; at: when"""
    models = (
        Coding, Likeness, MergeGroup, MergeMember, Part, SortingAct, AnalysisRun, ThemeRelease,
    )  # fmt: skip
    [model] = [one for one in models if one.__name__ == name.partition(".")[0]]
    field = name.partition(".")[2]
    return PersonalField(
        name,
        purpose=purpose,
        legal_basis="6-1-e",
        kept_until=until,
        due=_person_of_old(model, field, at),
        erase=_without(field),
    )


def _words_of_erased(field: str) -> Callable[[datetime], QuerySet]:
    """Words of a text that is no longer kept must not stand here either."""

    def due(_now: datetime) -> QuerySet:
        return Coding.objects.filter(contribution__erased_at__isnull=False).exclude(**{field: []})

    return due


def _without_words(field: str) -> Callable[[QuerySet], int]:
    return lambda codings: codings.update(**{field: []})


def _reports_with_what_is_gone(now: datetime) -> QuerySet:
    """Reports with words that were taken back or erased after they were made, and old ones."""
    gone = Contribution.objects.filter(dialogue=OuterRef("dialogue")).filter(
        Q(erased_at__gte=OuterRef("made_at")) | Q(withdrawn_at__gte=OuterRef("made_at"))
    )
    made = AnalysisRun.objects.filter(content__isnull=False).order_by("pk")
    return made.filter(Exists(gone) | Q(made_at__lt=_old(now)))


def _without_content(runs: QuerySet) -> int:
    """The fingerprint stays: a copy somebody has kept can still be told from one that was altered."""
    return runs.update(content=None)


PERSONAL = (
    _person(
        "Coding.by",
        purpose="So that those who sort contributions together see who has sorted what.",
        until="Four years after the contribution was sorted.",
    ),
    PersonalField(
        "Coding.words",
        purpose="To show which words of a contribution its theme was proposed from.",
        legal_basis="6-1-e",
        kept_until="Kept with the case, or until the contribution is erased.",
        due=_words_of_erased("words"),
        erase=_without_words("words"),
    ),
    PersonalField(
        "Coding.secondary_words",
        purpose="To show which words of a contribution its theme was proposed from.",
        legal_basis="6-1-e",
        kept_until="Kept with the case, or until the contribution is erased.",
        due=_words_of_erased("secondary_words"),
        erase=_without_words("secondary_words"),
    ),
    _person("Part.by", purpose="So that colleagues see who has split a contribution in parts."),
    _person(
        "Likeness.by",
        purpose="So that colleagues see who has said what is the same, and what is not.",
    ),
    _person(
        "MergeGroup.by",
        purpose="So that colleagues see who has said what is the same, and what is not.",
    ),
    _person(
        "MergeMember.by",
        purpose="So that colleagues see who has said what is the same, and what is not.",
    ),
    _person(
        "SortingAct.by",
        purpose="So that those who sort contributions together see who did what, and can undo it.",
    ),
    _person(
        "SortingAct.undone_by",
        purpose="So that those who sort contributions together see who undid what.",
        at="undone_at",
    ),
    _person(
        "AnalysisRun.asked_by",
        purpose="So that colleagues see who has had a report made.",
        at="asked_at",
    ),
    _person(
        "ThemeRelease.released_by",
        purpose="So that colleagues see who has released figures for comparison.",
        at="released_at",
    ),
    _person(
        "ThemeRelease.withdrawn_by",
        purpose="So that colleagues see who has taken released figures back.",
        at="withdrawn_at",
    ),
    PersonalField(
        "AnalysisRun.content",
        purpose="So that a report can be read, and checked, just as it was made.",
        legal_basis="6-1-e",
        kept_until="Four years, or until something in it is taken back or erased.",
        due=_reports_with_what_is_gone,
        erase=_without_content,
    ),
    PersonalField(
        "Theme.by",
        purpose="So that colleagues see who has made a theme.",
        legal_basis="6-1-e",
        kept_until="Until the account is erased.",
    ),
)
IMPERSONAL = (
    "Theme.code",
    "Theme.name_nb",
    "Theme.name_nn",
    "Theme.name_en",
    "Theme.keywords",
    "Finding.reference",
    "Finding.statement",  # written from the taxonomy and counts; people's own words are not in it
    "Coding.proposed_by",  # a program's name and version
    "Likeness.guard",  # a code
    "SortingAct.changes",  # rows and numbers, and the names of themes
    "ThemeRelease.place",  # the organiser's name, the conference's, what was asked of the room
    "ThemeRelease.title",
    "ThemeRelease.asked",
    "ThemeRelease.own_themes",
    "ThemeRelease.language",
    "ThemeRelease.theme_list",
    "ThemeRelease.report",
    "AnalysisRun.lease_owner",
    "AnalysisRun.fingerprint",
)
