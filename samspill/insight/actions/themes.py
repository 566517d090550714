"""An organiser's own themes beside the shared ones: made, changed, put away."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Q

from samspill.dialogue.models import Dialogue
from samspill.history.actions import record
from samspill.insight.actions.acts import Changes, lock, note_act
from samspill.insight.actions.again import propose_again_soon
from samspill.insight.actions.proposals import proposed
from samspill.insight.errors import ThemeInUseError, ThemeKnownError
from samspill.insight.models import Coding, SortingAct, Theme
from samspill.organiser.models import Organiser
from samspill.people.models import User
from samspill.pure.themes.own import keywords_of

AFTER_THE_SHARED = 1000  # sort_order of the first own theme
LONGEST_NAME = 80
Kind = SortingAct.Kind


@transaction.atomic
def make_theme(
    dialogue: Dialogue,
    *,
    name_nb: str,
    name_nn: str = "",
    keywords: str = "",
    parent: Theme | None = None,
    by: User,
) -> Theme:
    """Add a theme of the organiser's own, at the first level or below `parent`.

    name_nn    as in bokmål where it is empty
    keywords   with commas between
    Raises     ThemeKnownError for a name that stands beside it already, ValueError for none, for one
               of more than 80 characters, or a parent that is a detail itself
    """
    _lock(dialogue)
    _refuse_parent(dialogue, parent)
    number = _next_number(dialogue.organiser)
    mark = f"{dialogue.organiser_id}-{number}"
    theme = Theme.objects.create(
        code=f"{parent.pk}.x{mark}" if parent else f"X{mark}",
        parent=parent,
        sort_order=AFTER_THE_SHARED + number,
        organiser_id=dialogue.organiser_id,
        is_put_away=True,
        by=by,
        **_wording(dialogue, name_nb, name_nn, keywords, parent),
    )
    changes = Changes()
    changes.of(theme, is_put_away=False)
    _noted(dialogue, Kind.THEME_MADE, theme, changes, by)
    return theme


@transaction.atomic
def change_theme(
    theme: Theme,
    *,
    dialogue: Dialogue,
    name_nb: str,
    name_nn: str = "",
    keywords: str = "",
    by: User,
) -> SortingAct:
    """New names and key words for an own theme. Raises as `make_theme`."""
    _lock(dialogue)
    theme = _own(dialogue, theme)
    changes = Changes()
    changes.of(theme, **_wording(dialogue, name_nb, name_nn, keywords, theme.parent, but=theme))
    return _noted(dialogue, Kind.THEME_CHANGED, theme, changes, by)


@transaction.atomic
def put_away_theme(theme: Theme, *, dialogue: Dialogue, by: User) -> SortingAct:
    """Use an own theme, and those below it, no longer. What the system had proposed for it gets another
    proposal. Raises ThemeInUseError while a person's word stands on it.
    """
    _lock(dialogue)
    theme = _own(dialogue, theme)
    themes = [theme, *theme.details.filter(is_put_away=False)]
    on_it = Coding.objects.current().filter(
        Q(primary__in=themes) | Q(detail__in=themes) | Q(secondary__in=themes)
    )
    if on_it.filter(source=Coding.Source.PERSON).exists():
        raise ThemeInUseError
    changes = Changes()
    for one in themes:
        changes.of(one, is_put_away=True)
    _propose_otherwise(dialogue, list(on_it.select_related("contribution", "part")), changes)
    return _noted(dialogue, Kind.THEME_PUT_AWAY, theme, changes, by)


def _propose_otherwise(dialogue: Dialogue, codings: list[Coding], changes: Changes) -> None:
    """Another proposal in the place of each; the old one is kept, so that the act can be undone."""
    new = proposed(dialogue, [(one.contribution, one.part) for one in codings])
    for before, after in zip(codings, new, strict=True):
        changes.of(before, is_current=False, is_standing=False)
        after.save()
        changes.new(after, "is_current", "is_standing")


def _wording(
    dialogue: Dialogue,
    name_nb: str,
    name_nn: str,
    keywords: str,
    parent: Theme | None,
    but: Theme | None = None,
) -> dict[str, Any]:
    """The fields that a person writes, in order. Raises ThemeKnownError, ValueError."""
    nb = " ".join(name_nb.split())
    nn = " ".join(name_nn.split()) or nb
    if not nb or max(len(nb), len(nn)) > LONGEST_NAME:
        raise ValueError(f"a name of 1 to {LONGEST_NAME} characters is needed")
    beside = Theme.objects.of(dialogue.organiser).filter(parent=parent)
    for other in beside.exclude(pk=but.pk) if but else beside:
        known = {other.name_nb, other.name_nn, other.name_en}
        if {nb.casefold(), nn.casefold()} & {name.casefold() for name in known}:
            raise ThemeKnownError
    return {
        "name_nb": nb,
        "name_nn": nn,
        "name_en": nb,
        "keywords": ", ".join(keywords_of(keywords)),
    }


def _lock(dialogue: Dialogue) -> None:
    """Themes belong to the organiser, whose dialogues may be worked with at the same time."""
    Organiser.objects.select_for_update(of=("self",)).get(pk=dialogue.organiser_id)
    lock(dialogue)


def _next_number(organiser: Organiser) -> int:
    codes = Theme.objects.filter(organiser=organiser).values_list("code", flat=True)
    return 1 + max((int(code.rpartition("-")[2]) for code in codes), default=0)


def _own(dialogue: Dialogue, theme: Theme) -> Theme:
    """As it stands now. Raises ValueError for a theme that is not this organiser's own."""
    own = Theme.objects.filter(organiser=dialogue.organiser_id, pk=theme.pk).first()
    if own is None:
        raise ValueError(f"{theme.pk} is not a theme of this organiser's own")
    return own


def _refuse_parent(dialogue: Dialogue, parent: Theme | None) -> None:
    if parent is None:
        return
    if parent.parent_id or parent.organiser_id not in (None, dialogue.organiser_id):
        raise ValueError(f"{parent.pk} is not a first-level theme of this organiser")


def _noted(
    dialogue: Dialogue, kind: SortingAct.Kind, theme: Theme, changes: Changes, by: User
) -> SortingAct:
    record(
        dialogue,
        action=f"insight.{kind}",
        organiser_number=dialogue.organiser_id,
        by=by,
        theme=theme.pk,
    )
    act = note_act(dialogue, kind=kind, changes=changes, by=by)
    propose_again_soon(dialogue, at_once=True)
    return act
