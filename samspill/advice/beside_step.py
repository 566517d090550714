"""What stands beside a step of the guide: its advice, and experiences from other municipalities."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from samspill.advice.models import Advice
from samspill.advice.standing import experiences_at, texts_in_force
from samspill.process.reading import Beside, BesideLine

EXPERIENCES_SHOWN = 3


def beside_step(key: str) -> list[Beside]:
    """Two queries."""
    return [one for one in (_advice(key), _experiences(key)) if one.lines]


def _advice(key: str) -> Beside:
    rows = texts_in_force(Advice.objects.public().filter(step=key))
    lines = [
        BesideLine(
            one.text,
            reverse("advice:advice", args=[one.advice.number]),
            _("What is behind advice %d") % one.advice.number,
            one.language,
        )
        for one in rows
    ]
    return Beside("advice", _("Advice"), lines)


def _experiences(key: str) -> Beside:
    lines = [
        BesideLine(
            one.title,
            reverse("advice:experience", args=[one.pk]),
            one.municipality.name,
            one.language,
        )
        for one in experiences_at(key)[:EXPERIENCES_SHOWN]
    ]
    return Beside(
        "experiences",
        _("From other municipalities"),
        lines,
        more=_("All experiences"),
        more_href=reverse("advice:experiences"),
    )
