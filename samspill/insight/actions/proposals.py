"""The system's proposals, with their reasons: for what no person has spoken on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from django.db import transaction

from samspill.dialogue.models import Contribution, Dialogue
from samspill.history.actions import record
from samspill.insight.actions.acts import lock
from samspill.insight.actions.merging import propose_likenesses
from samspill.insight.analysis import propose_all, theme_model
from samspill.insight.models import Coding, Part
from samspill.insight.taxonomy import taxonomy_of
from samspill.organiser.models import Organiser
from samspill.people.models import User
from samspill.pure.themes.examples import Example
from samspill.pure.themes.keywords import ThemeScore

if TYPE_CHECKING:
    from samspill.pure.themes.model import ThemeModel
    from samspill.pure.themes.suggesting import Proposed

Target = tuple[Contribution, Part | None]
Told = Callable[[int, int], None]
BATCH = 500  # rows written at a time, so that the phones' writing is not held up


def propose_codings(
    dialogue: Dialogue, *, by: User | None = None, told: Told = lambda done, of: None
) -> int:
    """Propose themes, with reasons, for all that no person has sorted: contributions, or their parts;
    and which of the contributions may say the same.

    Rests on the shipped examples and on what people of this organiser have confirmed, and on nothing
    of what they have taken back. A proposal that stands is changed in place, so that whatever was
    done on top of it can still be undone. What a person has said is not touched.

    told      is called with how many are done, of how many
    Returns   how many have a proposal
    """
    targets, model = _targets(dialogue), model_of(dialogue.organiser)
    count = 0
    for some in _batches(targets):
        codings = _proposed(some, model)
        with transaction.atomic():
            lock(dialogue)
            count += _write(dialogue, codings)
        told(count, len(targets))
    propose_likenesses(dialogue)
    _note(dialogue, count, by)
    return count


def proposed(dialogue: Dialogue, targets: Sequence[Target]) -> list[Coding]:
    """A proposal for each, in order; none is stored."""
    return _proposed(targets, model_of(dialogue.organiser))


def model_of(organiser: Organiser) -> ThemeModel:
    """What the organiser's people have taught it: shared and own themes, and all they have confirmed."""
    codings = Coding.objects.current().filter(
        source=Coding.Source.PERSON,
        is_unclear=False,
        contribution__organiser=organiser,
        contribution__withdrawn_at=None,
        contribution__erased_at=None,
    )
    rows = codings.order_by("pk").values_list(
        "primary", "contribution__raw_text", "part__start", "part__end"
    )
    confirmed = [Example(text[start:end], theme) for theme, text, start, end in rows]
    return theme_model(taxonomy_of(organiser), confirmed)


def _proposed(targets: Sequence[Target], model: ThemeModel) -> list[Coding]:
    inputs = [(_key(target), _text(target)) for target in targets]
    found = propose_all(inputs, model)
    return [_coding(*target, one) for target, one in zip(targets, found, strict=True)]


def _targets(dialogue: Dialogue) -> list[Target]:
    """All that no person has spoken on, in a fixed number of queries."""
    sorted_by_people = set(
        Coding.objects.current()
        .filter(contribution__dialogue=dialogue, source=Coding.Source.PERSON)
        .values_list("contribution", "part")
    )
    parts: dict[int, list[Part]] = {}
    standing = Part.objects.filter(contribution__dialogue=dialogue, is_standing=True)
    for part in standing.order_by("start"):
        parts.setdefault(part.contribution_id, []).append(part)
    contributions = dialogue.contributions.standing().only("raw_text", "dialogue").order_by("pk")
    return [
        (one, part)
        for one in contributions
        for part in parts.get(one.pk, [None])
        if (one.pk, part.pk if part else None) not in sorted_by_people
    ]


def _batches(targets: Sequence[Target]) -> Iterator[Sequence[Target]]:
    for start in range(0, len(targets), BATCH):
        yield targets[start : start + BATCH]


def _write(dialogue: Dialogue, codings: Iterable[Coding]) -> int:
    """Store proposals where they still belong; somebody may have sorted or cut since they were made."""
    codings = list(codings)
    numbers = {one.contribution_id for one in codings}
    current = {
        (one.contribution_id, one.part_id): one
        for one in Coding.objects.current().filter(contribution__in=numbers)
    }
    parts = Part.objects.filter(contribution__in=numbers, is_standing=True)
    cut = dict.fromkeys(parts.values_list("contribution", flat=True))
    standing = set(parts.values_list("pk", flat=True))
    new, changed, count = [], [], 0
    for one in codings:
        before = current.get((one.contribution_id, one.part_id))
        is_there = one.part_id in standing if one.part_id else one.contribution_id not in cut
        if not is_there or (before is not None and before.source == Coding.Source.PERSON):
            continue
        count += 1
        if before is None:
            new.append(one)
        elif _take_over(before, one):
            changed.append(before)
    Coding.objects.bulk_create(new)
    Coding.objects.bulk_update(changed, [*PROPOSED_FIELDS, "at"])
    return count


PROPOSED_FIELDS = (
    "primary_id", "detail_id", "secondary_id", "words", "secondary_words", "is_unclear", "proposed_by",
)  # fmt: skip


def _take_over(before: Coding, new: Coding) -> bool:
    """Let a standing proposal say what the new one says; False where it says so already."""
    changed = [name for name in PROPOSED_FIELDS if getattr(before, name) != getattr(new, name)]
    for name in changed:
        setattr(before, name, getattr(new, name))
    before.at = new.at
    return bool(changed)


def _coding(contribution: Contribution, part: Part | None, one: Proposed) -> Coding:
    first, second = one.proposal.primary, one.proposal.secondary
    return Coding(
        contribution=contribution,
        part=part,
        primary_id=first.code,
        detail_id=_detail(first),
        secondary_id=second.code if second is not None else None,
        source=Coding.Source.MACHINE,
        proposed_by=one.by,
        words=list(first.words),
        secondary_words=list(second.words) if second is not None else [],
        is_unclear=one.proposal.unclear,
    )


def _detail(theme: ThemeScore) -> str | None:
    """An own theme has no details of its own making."""
    return theme.key if theme.detail else None


def _key(target: Target) -> str:
    contribution, part = target
    return f"{contribution.pk}-{part.pk}" if part else str(contribution.pk)


def _text(target: Target) -> str:
    contribution, part = target
    text = contribution.raw_text
    return text[part.start : part.end].strip() if part else text


def _note(dialogue: Dialogue, count: int, by: User | None) -> None:
    record(
        dialogue,
        action="insight.codings_proposed",
        organiser_number=dialogue.organiser_id,
        by=by,
        count=count,
    )
