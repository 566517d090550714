"""An evening whose figures are released, in the house that the tests build."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from samspill.insight.models import Coding, ReleasedTheme, Theme, ThemeRelease
from tests.address_parts import own, plain

if TYPE_CHECKING:
    from tests.house import House

C = "coordinator"


def release_figures(house: House) -> None:
    """A copy as the action keeps it; the house's own evening is yet to come, so it is laid down here."""
    organiser, dialogue = house.organiser, house.dialogue
    release = ThemeRelease.objects.create(
        organiser=organiser,
        dialogue=dialogue,
        municipality=organiser.municipality,
        place=organiser.name,
        title=house.conference.title,
        held_on=timezone.localdate(),
        language="nb",
        asked=["Hva skal til?"],
        contributions=12,
        associations=6,
        tables=4,
        by_people=10,
        proposed=2,
        unclear=0,
        own_themes=["Beitedyr"],
        theme_list="0123456789ab",
        report="0" * 64,
        released_by=house.coordinator,
    )
    themes: list[Theme | None] = [*Theme.objects.filter(organiser=None, parent=None), None]
    ReleasedTheme.objects.bulk_create(
        ReleasedTheme(release=release, theme=one, associations=number, tables=number)
        for one, number in zip(themes, [5, None, 0, *[3] * len(themes)], strict=False)
    )


def _published_theme(house: House) -> str:
    coding = Coding.objects.current().get(contribution=house.published, part=None)
    return coding.primary_id


_release = own(pk=lambda house: house.dialogue.theme_releases.earliest("pk").pk)
RELEASED: dict[str, Callable[[House], dict[str, Any]]] = {
    "insight:comparison": plain(),
    "insight:release_withdrawal": _release,
    "insight:releasing": own(),
    "insight:theme_compared": plain(code="LOK"),
    "insight:theme_releases": own(),
    "insight:theme_said": lambda house: {
        "code": _published_theme(house),
        "pk": house.dialogue.theme_releases.earliest("pk").pk,
    },
}
RELEASED_POSTS: dict[str, tuple[set[str], Any]] = {
    "insight:release_withdrawal": ({C}, None),
    "insight:theme_releases": ({C}, None),
}
