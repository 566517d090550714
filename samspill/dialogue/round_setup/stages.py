"""The stages that a round may have: their order, their usual lengths, and which have begun."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from samspill.dialogue.models import Stage

ORDER: Sequence[str] = tuple(Stage.Kind.values)
USUAL = {
    Stage.Kind.SILENCE.value: 2,
    Stage.Kind.TALK.value: 10,
    Stage.Kind.DOTS.value: 5,
    Stage.Kind.TOP.value: 5,
}  # minutes; the café as it is mostly held
OTHERS = 5  # minutes proposed for a stage that the usual café does without


def usual_stages(minutes: int | None) -> dict[str, int]:
    """The usual café within `minutes`; the talk takes what rounding leaves. None: as it mostly is."""
    whole = sum(USUAL.values())
    if minutes is None or minutes < len(USUAL):
        return dict(USUAL)
    scaled = {kind: max(1, own * minutes // whole) for kind, own in USUAL.items()}
    scaled[Stage.Kind.TALK.value] += minutes - sum(scaled.values())
    return scaled


def begun(stages: Iterable[Stage]) -> frozenset[str]:
    """The kinds that cannot be added, removed or changed: all up to the last one that has begun."""
    places = [ORDER.index(one.kind) for one in stages if one.opened_at is not None]
    return frozenset(ORDER[: max(places) + 1]) if places else frozenset()
