"""What the pages of the workbench share: themes with their keys, what was just done, the way on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from samspill.dialogue.models import Dialogue
from samspill.insight import actions
from samspill.insight.models import SortingAct, Theme
from samspill.insight.reading import Pile, theme_choices
from samspill.insight.work_left import WorkLeft, work_left
from samspill.organiser.models import Organiser
from samspill.people.models import User

if TYPE_CHECKING:
    from samspill.organiser.access import OrganiserRequest

# E and D act on the card when no theme is being chosen; N, U and Z always
LETTERS = "abcdefghijklmopqrstvwxy"
MOST_NUMBERS = 9


@dataclass(frozen=True)
class KeyedTheme:
    """A theme with the letter it is chosen by, and its details with their numbers; "" where the keys
    are used up: then it is found by writing."""

    letter: str
    theme: Theme
    details: list[tuple[str, Theme]]


def keyed_themes(organiser: Organiser) -> list[KeyedTheme]:
    letters = iter(LETTERS)
    return [
        KeyedTheme(
            next(letters, ""),
            theme,
            [
                (str(number) if number <= MOST_NUMBERS else "", detail)
                for number, detail in enumerate(details, start=1)
            ],
        )
        for theme, details in theme_choices(organiser)
    ]


@dataclass(frozen=True)
class Bench:
    """What stands round the card on each of the workbench's pages."""

    left: WorkLeft
    told: list[Any]  # messages: shown beside the card, where the eyes are
    last: SortingAct | None  # the person's own newest, or the one before one that cannot be undone
    passed: int | None  # that one's number

    @classmethod
    def of(
        cls, request: OrganiserRequest, dialogue: Dialogue, *, standing: Pile | None = None
    ) -> Bench:
        user: User = request.user  # type: ignore[assignment]
        passed = number(request.GET.get("before", ""))
        return cls(
            work_left(dialogue, user, standing=standing),
            list(messages.get_messages(request)),
            actions.last_act(dialogue, by=user, before=passed),
            passed,
        )


def number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 18 else None


def go_to(name: str, organiser: Organiser, **query: object) -> HttpResponse:
    """On to a page of the workbench; what is None is left out of its address."""
    asked = "&".join(f"{key}={value}" for key, value in query.items() if value is not None)
    address = reverse(f"insight:{name}", args=[organiser.slug])
    return redirect(f"{address}?{asked}" if asked else address)
