"""The raw rows of a contribution report, read from the database: all that the report is made from.

The shape is told in `samspill.pure.claims.rows`. Who gave a ballot cannot be read out of it: ballots
stand in the order of what is on them, and the associations on them have numbers that are no others'.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Count, Q
from django.utils import timezone

from samspill.dialogue.models import Dialogue, Round, TopChoice
from samspill.insight.models import MergeMember, Theme
from samspill.insight.report.ballots import ballots_and_associations
from samspill.insight.report.contributions import Given, Sorted, given_in, row_of, sorted_in
from samspill.pure.norwegian_names import calm_name
from samspill.pure.themes.taxonomy import load
from samspill.registry.models import Association, Category

Row = dict[str, Any]


def report_rows(dialogue: Dialogue, *, language: str) -> Row:
    """What `make_report` makes a report of, in a fixed number of queries.

    Withdrawn and erased contributions are listed as such, without their text.
    """
    conference = dialogue.conference
    contributions = given_in(dialogue)
    names = _names(contributions)
    numbers = {pk: number for number, pk in enumerate(names, start=1)}
    codings, groups = sorted_in(dialogue), _merge_numbers(dialogue)
    ballots, voters = ballots_and_associations(dialogue, numbered_from=len(numbers) + 1)
    day = timezone.localtime(conference.starts_at).date()
    return {
        "title": conference.title,
        "organiser": dialogue.organiser.name,
        "language": language,
        "conference": {"date": day.isoformat(), "venue": conference.venue},
        "contributions": [
            row_of(one, codings.get(one.pk, ()), groups.get(one.pk), names, numbers)
            for one in contributions
        ],
        "raw": {
            "rounds": _rounds(dialogue),
            "tables": list(dialogue.tables.order_by("number").values_list("number", flat=True)),
            "themes": _themes(dialogue, codings, language),
            "associations": _associations(contributions, names) + voters,
            **_held_against(dialogue, contributions, numbers, language),
            "ballots": ballots,
            "tops": _tops(dialogue),
            "findings": [
                {"id": reference, "theme": theme}
                for reference, theme in dialogue.findings.with_basis().values_list(
                    "reference", "theme_id"
                )
            ],
        },
    }


def _merge_numbers(dialogue: Dialogue) -> dict[int, int]:
    members = MergeMember.objects.filter(
        group__dialogue=dialogue, group__is_standing=True, is_standing=True
    )
    return dict(members.values_list("contribution", "group__number"))


def _names(contributions: Iterable[Given]) -> dict[int, str]:
    """The associations by primary key, in the order of their names as these are shown."""
    found = {one.association: one.name or "" for one in contributions if one.association}
    calm = {pk: calm_name(name) for pk, name in found.items()}
    return dict(sorted(calm.items(), key=lambda item: (item[1], item[0])))


def _associations(contributions: Iterable[Given], names: Mapping[int, str]) -> list[Row]:
    categories = {one.association: one.category or "" for one in contributions}
    return [
        {"id": number, "name": name, "category": categories[pk]}
        for number, (pk, name) in enumerate(names.items(), start=1)
    ]


def _rounds(dialogue: Dialogue) -> list[Row]:
    return [
        {
            "number": one.number,
            "theme": one.item.theme,
            "questions": [
                {"number": 1, "text": one.item.question},
                *({"number": q.number, "text": q.text} for q in one.further_questions.all()),
            ],
        }
        for one in Round.everything.filter(dialogue=dialogue)
        .with_item()
        .prefetch_related("further_questions")
    ]


def _themes(
    dialogue: Dialogue, codings: Mapping[int, Sequence[Sorted]], language: str
) -> list[Row]:
    """The taxonomy and the organiser's own; one that is put away only where something stands under it."""
    used = {
        code
        for group in codings.values()
        for one in group
        for code in (one.theme, one.detail, one.secondary)
    }
    known = Theme.objects.filter(Q(organiser=None) | Q(organiser=dialogue.organiser_id))
    return [
        {
            "code": one.pk,
            "parent": one.parent_id,
            "name": one.name_in(language),
            "finding": "" if one.organiser_id else _finding(one.pk, language),
        }
        for one in known.order_by("sort_order", "pk")
        if not one.is_put_away or one.pk in used
    ]


def _finding(code: str, language: str) -> str:
    theme, _, detail = code.partition(".")
    return load().detail(theme, detail).finding.in_language(language) if detail else ""


def _held_against(
    dialogue: Dialogue,
    contributions: Iterable[Given],
    named: Iterable[int],
    language: str,
) -> Row:
    """The register, and who had a seat: associations by category; and the names of those categories.

    named   associations. They and those that had a seat are counted in the register also where they
            are no longer active: nobody was heard who is not in it
    """
    came = dialogue.conference.sign_ups.seated().exclude(association=None).values("association")
    known = dialogue.organiser.associations
    were_there = known.filter(Q(pk__in=came) | Q(pk__in=list(named)))
    register = _by_category(known.filter(Q(pk__in=known.active()) | Q(pk__in=were_there)))
    seated = _by_category(Association.objects.filter(pk__in=came))
    spoke = {one.category for one in contributions}
    used = {*register, *seated, *spoke} - {None, ""}
    return {
        "categories": [
            {"code": one.pk, "name": getattr(one, f"name_{language}", "") or one.name_nb}
            for one in Category.objects.filter(pk__in=used).order_by("sort_order", "pk")
        ],
        "register": register,
        "signed_up": seated,
    }


def _by_category(associations: Any) -> dict[str, int]:
    counted = associations.order_by("category").values_list("category").annotate(Count("pk"))
    return {category or "": count for category, count in counted}


def _tops(dialogue: Dialogue) -> list[Row]:
    """What the tables chose, as far as it still stands."""
    rows = TopChoice.objects.filter(
        round__dialogue=dialogue,
        contribution__withdrawn_at__isnull=True,
        contribution__erased_at__isnull=True,
    ).order_by("round__number", "table__number", "rank")
    return [
        {"round": number, "table": table, "rank": rank, "id": reference}
        for number, table, rank, reference in rows.values_list(
            "round__number", "table__number", "rank", "contribution__reference"
        )
    ]
