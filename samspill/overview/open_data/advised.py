"""The guide's advice with what it rests on, and the experiences that are shown, as rows."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from samspill.advice.models import Advice, AdviceText, Experience, Ground
from samspill.advice.standing import SOURCE, GroundLine, lines_of, standing
from samspill.overview.open_data.files import ROWS_AT_A_TIME, Row
from samspill.standard.models import Criterion


def advice() -> Iterator[Row]:
    """Every version of the words of those that stand in the guide. One query."""
    rows = AdviceText.objects.filter(advice__in=_public()).select_related("advice")
    for one in rows.order_by("advice__number", "number"):
        published = one.advice.published_at
        yield {
            "id": one.advice.number,
            "version": one.number,
            "step": one.advice.step,
            "nb": one.nb,
            "nn": one.nn,
            "written": _day(one.at),
            "published": _day(published),
        }


def grounds() -> Iterator[Row]:
    """What still stands behind each advice and each criterion, as everyone may read it."""
    numbers = dict(_public().values_list("pk", "number"))
    for key, lines in lines_of(Ground.objects.filter(advice__in=list(numbers))).items():
        yield from (_ground(line, advice=numbers[key]) for line in standing(lines))
    in_use = dict(Criterion.objects.in_use().values_list("pk", "number"))
    for key, lines in lines_of(Ground.objects.filter(criterion__in=list(in_use))).items():
        yield from (_ground(line, criterion=in_use[key]) for line in standing(lines))


def experiences() -> Iterator[Row]:
    """Those that the sender and a national body have both said yes to. One query."""
    for one in Experience.objects.public().order_by("approved_at", "pk").iterator(ROWS_AT_A_TIME):
        yield {
            "id": one.pk,
            "municipality": one.municipality_id,
            "title": one.title,
            "done": one.done,
            "hard": one.hard,
            "criterion": one.criterion,
            "theme": one.theme_id,
            "step": one.step,
            "language": one.language,
            "released": one.released_on.isoformat() if one.released_on else "",
        }


def _public() -> QuerySet[Advice]:
    return Advice.objects.public().order_by("number")


def _ground(line: GroundLine, *, advice: int | None = None, criterion: int | None = None) -> Row:
    """Addresses of our own are whole, so that the row can be followed from a file."""
    inside = line.kind != SOURCE
    return {
        "advice": advice,
        "criterion": criterion,
        "kind": line.kind,
        "text": line.text,
        "address": f"{settings.PUBLIC_ADDRESS}{line.href}" if inside else line.href,
        "place": line.place,
        "date": line.on.isoformat() if line.on else "",
        "language": line.language,
    }


def _day(moment: object) -> str:
    return timezone.localtime(moment).date().isoformat() if moment else ""  # type: ignore[arg-type]
