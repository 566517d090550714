"""How a person's word is laid beside the others' on a contribution, or on one part of it.

Nothing is overwritten: every word is a row, and flags say which of them counts, stands, and was given
without having seen another person's.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from samspill.dialogue.models import Contribution
from samspill.history.actions import record
from samspill.insight.actions.acts import Changes, lock, note_act
from samspill.insight.errors import CannotSortError
from samspill.insight.models import Coding, Part, SortingAct, Theme
from samspill.people.models import User


@dataclass(frozen=True)
class Decision:
    """What a person says of it; `settles` when seen all that the others have said."""

    primary: Theme
    detail: Theme | None = None
    secondary: Theme | None = None
    is_unclear: bool = False
    settles: bool = False

    @property
    def themes(self) -> list[Theme]:
        return [one for one in (self.primary, self.detail, self.secondary) if one is not None]


@transaction.atomic
def decide(
    contribution: Contribution,
    decision: Decision,
    *,
    kind: SortingAct.Kind,
    part: Part | None = None,
    seen: int | None = None,
    by: User,
) -> Coding:
    """Write a person's word, and let it count where it should.

    It takes the place of the system's proposal, of this person's own earlier word, and of what
    another person has marked as unclear; another person's word it replaces only when that was `seen`
    (its number) or the decision settles. Otherwise both stand, and the other's goes on counting.

    Raises   CannotSortError when the contribution was split, put together, or the theme put away
             ValueError for a detail of another theme, or a theme or part of somewhere else
    """
    dialogue = lock(contribution.dialogue)
    _refuse_stray(contribution, decision, part)
    on_it = list(contribution.codings.filter(part=part, is_standing=True).order_by("pk"))
    current = next((one for one in on_it if one.is_current), None)
    words = [one for one in on_it if one.source == Coding.Source.PERSON]
    beside = _Beside(words, current, seen, by, kind == SortingAct.Kind.READ_AGAIN)
    word = _word(contribution, decision, part, beside)
    changes = _make_way(words, current, word)
    word.save()
    changes.new(word, *[flag for flag in ("is_current", "is_standing") if getattr(word, flag)])
    note_act(dialogue, kind=kind, changes=changes, contribution=contribution, by=by)
    record(
        contribution,
        action=f"insight.{kind}",
        organiser_number=contribution.organiser_id,
        by=by,
        theme=decision.primary.pk,
    )
    return word


@dataclass(frozen=True)
class _Beside:
    """What stands where a person is about to say something.

    words     the words of people that stand, in the order in which they were given
    current   what counts now
    seen      the number of the word that the person had before them
    is_reading_again   the words alone are shown: neither the system's proposal nor another's word
    """

    words: list[Coding]
    current: Coding | None
    seen: int | None
    by: User
    is_reading_again: bool = False

    @property
    def own(self) -> list[Coding]:
        return [one for one in self.words if one.by_id == self.by.pk]

    @property
    def is_measured(self) -> bool:
        """Whether agreement may be counted on it: the first person's word, and those of who read it
        again. Of two who sort it at once the second has seen the proposal and is no reader."""
        others = [one for one in self.words if one not in self.own and not one.is_unclear]
        was_blind = all(one.is_blind for one in self.own)
        return was_blind and (self.is_reading_again or not others)

    @property
    def is_anothers(self) -> bool:
        """Whether what counts is another person's word on a theme."""
        one = self.current
        return one is not None and one in self.words and one not in self.own and not one.is_unclear

    @property
    def has_seen(self) -> bool:
        return self.is_anothers and self.current is not None and self.current.pk == self.seen

    def knows_all(self, primary: Theme) -> bool:
        """Whether no other person says something else that was not before them."""
        latest = {one.by_id: one for one in self.words if one not in self.own}
        return all(
            one.is_unclear or one.pk == self.seen or one.primary_id == primary.pk
            for one in latest.values()
        )


def _word(
    contribution: Contribution, decision: Decision, part: Part | None, beside: _Beside
) -> Coding:
    secondary = decision.secondary if decision.secondary != decision.primary else None
    has_seen = decision.settles or beside.has_seen
    return Coding(
        contribution=contribution,
        part=part,
        primary=decision.primary,
        detail=decision.detail,
        secondary=secondary,
        source=Coding.Source.PERSON,
        by=beside.by,
        is_unclear=decision.is_unclear,
        is_current=decision.settles or beside.has_seen or not beside.is_anothers,
        is_blind=beside.is_measured and not has_seen and not _measured(beside.words, beside.own),
        settles=decision.settles or (has_seen and beside.knows_all(decision.primary)),
    )


def _make_way(words: Iterable[Coding], current: Coding | None, word: Coding) -> Changes:
    """The earlier words of the same person stand no longer, but those that agreement is counted on."""
    changes = Changes()
    words = list(words)
    own = [one for one in words if one.by_id == word.by_id]
    if word.is_current and current is not None:
        changes.of(current, is_current=False)
    kept = _measured(words, own)
    for one in own:
        changes.of(one, is_standing=one in kept, is_current=one.is_current and not word.is_current)
    return changes


def _measured(words: Iterable[Coding], own: list[Coding]) -> list[Coding]:
    """A person's own words that stand blind beside another's blind one: they stay, whatever is
    decided later, or agreement would rise each time two who differ are brought together."""
    if not any(one.is_blind and not one.is_unclear for one in words if one not in own):
        return []
    return [one for one in own if one.is_blind and not one.is_unclear]


def _refuse_stray(contribution: Contribution, decision: Decision, part: Part | None) -> None:
    if decision.detail is not None and decision.detail.parent_id != decision.primary.pk:
        raise ValueError(f"{decision.detail.pk} is not a detail of {decision.primary.pk}")
    for theme in decision.themes:
        if theme.organiser_id not in (None, contribution.organiser_id):
            raise ValueError(f"{theme.pk} is another organiser's theme")
    if part is not None and part.contribution_id != contribution.pk:
        raise ValueError(f"part {part.pk} is of another contribution")
    parts = set(contribution.parts.filter(is_standing=True).values_list("pk", flat=True))
    if (part.pk not in parts) if part is not None else bool(parts):
        raise CannotSortError
    themes = Theme.objects.filter(pk__in=[one.pk for one in decision.themes])
    if themes.filter(is_put_away=True).exists():
        raise CannotSortError
