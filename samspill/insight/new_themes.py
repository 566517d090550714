"""What may want a theme of its own, and the themes that an organiser has made."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from samspill.dialogue.models import Contribution, ContributionQuerySet, Dialogue
from samspill.insight.analysis import propose_hints
from samspill.insight.models import Coding, Theme
from samspill.pure.themes.taxonomy import OTHER

MOST_LOOKED_AT, MOST_COMPARED = 400, 800  # contributions: a page is reckoned while one waits


@dataclass(frozen=True)
class ThemeHint:
    """Contributions that no theme fits and that are alike.

    words      the most distinctive, strongest first; keywords: all forms of them
    tables     how many of the dialogue's tables said it
    """

    words: tuple[str, ...]
    keywords: tuple[str, ...]
    contributions: tuple[Contribution, ...]
    tables: int

    @property
    def numbers(self) -> str:
        """Which contributions, as an address says it."""
        return "-".join(str(one.pk) for one in self.contributions)


def without_theme(dialogue: Dialogue) -> ContributionQuerySet:
    """Standing, and unclear in every part, or said by a person to be about something else."""
    clear = Coding.objects.current().filter(is_unclear=False).exclude(primary=OTHER)
    return dialogue.contributions.standing().exclude(pk__in=clear.values("contribution"))


def theme_hints(dialogue: Dialogue) -> list[ThemeHint]:
    """The broadest first, in two queries."""
    unclear = list(without_theme(dialogue).with_place().order_by("pk")[:MOST_LOOKED_AT])
    with_theme = dialogue.contributions.standing().exclude(
        pk__in=without_theme(dialogue).values("pk")
    )
    others = with_theme.order_by("pk").values_list("raw_text", flat=True)[:MOST_COMPARED]
    hints = []
    for hint in propose_hints([one.raw_text for one in unclear], others):
        some = tuple(unclear[place] for place in hint.places)
        tables = {one.table_id for one in some if one.table_id}
        hints.append(ThemeHint(hint.words, hint.keywords, some, len(tables)))
    return hints


@dataclass(frozen=True)
class OwnTheme:
    """contributions   how many of the dialogue's count under it, each once."""

    theme: Theme
    contributions: int


def own_themes(dialogue: Dialogue) -> list[OwnTheme]:
    """What the organiser has made and not put away, in two queries."""
    themes = Theme.objects.filter(organiser=dialogue.organiser_id, is_put_away=False)
    themes = themes.select_related("parent").order_by("sort_order", "code")
    codings = Coding.objects.current().filter(
        contribution__in=dialogue.contributions.standing(), is_unclear=False
    )
    counted = {
        (code, coding.contribution_id)
        for coding in codings.only("contribution", "primary", "detail", "secondary", "source")
        for code in (*coding.theme_codes, coding.detail_id)
        if code
    }
    count = Counter(code for code, _contribution in counted)
    return [OwnTheme(theme, count[theme.pk]) for theme in themes]
