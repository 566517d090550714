"""What stands in one place of the document, and how another wording comes to stand there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction

from samspill.history.actions import record
from samspill.people.models import User
from samspill.policy.actions.locking import locked_policy
from samspill.policy.content import measure_content, told
from samspill.policy.errors import EmptyPassageError
from samspill.policy.models import Measure, Passage, Policy, Remark, Wording
from samspill.policy.writing.changes import DAYS, SUMS

Values = Mapping[str, Any]


@transaction.atomic
def write_or_set_aside(
    passage: Passage,
    values: Values,
    *,
    seen: int | None,
    by: User | None,
    because_of: Remark | None,
    whole: Values | None = None,
) -> Wording | None:
    """Let the values stand; or keep them aside, where others have written or taken away meanwhile.

    seen     the version the writer had before them; None: the one that stands
    whole    what is kept aside, where that is more than what would stand
    Returns  what was kept aside; None when it stands
    Raises   EmptyPassageError, AdoptedError.
    """
    locked_policy(passage.policy)
    held = held_passage(passage)
    tidy = {name: plain(value) for name, value in values.items()}
    if not str(tidy.get("text", "some")):
        raise EmptyPassageError
    standing = content(held)
    mine = {name: told(value) for name, value in tidy.items()}
    base = _base(held, seen, standing)
    changed = [name for name in mine if mine[name] != base.get(name, "")]
    met = [name for name in changed if standing[name] not in (base.get(name, ""), mine[name])]
    if met or not held.is_standing:
        kept = {name: told(plain(value)) for name, value in (whole or tidy).items()}
        words = standing | {n: text for n, text in kept.items() if text != base.get(n, "")}
        return set_aside(held, words, seen=seen, by=by, because_of=because_of)
    news = {name: tidy[name] for name in changed if mine[name] != standing[name]}
    if news:
        stand(held, news, by=by, because_of=because_of)
    return None


def stand(passage: Passage, values: Values, *, by: User | None, because_of: Remark | None) -> None:
    """Write the values where they belong, and keep how it reads from now on."""
    row: Any = passage.measure or passage.goal or passage
    for name, value in values.items():
        setattr(row, name, plain(value))
    passage.version += 1
    if row is not passage:
        row.save(update_fields=list(values))
        passage.save(update_fields=["version"])
    else:
        passage.save(update_fields=["text", "version"])
    Wording.objects.create(
        passage=passage, version=passage.version, content=content(passage), by=by,
        because_of=because_of,
    )  # fmt: skip
    actions = {"goal": "policy.goal_changed", "measure": "policy.measure_changed"}
    action = actions.get(passage.kind, "policy.passage_written")
    note(row if row is not passage else passage, action, by, fields=sorted(values))


def set_aside(
    passage: Passage,
    words: Mapping[str, str],
    *,
    seen: int | None,
    by: User | None,
    because_of: Remark | None,
) -> Wording:
    note(passage, "policy.wording_set_aside", by, seen=seen)
    return Wording.objects.create(
        passage=passage, version=passage.version, content=dict(words), is_set_aside=True, by=by,
        because_of=because_of,
    )  # fmt: skip


def first_wordings(
    passages: list[Passage], *, by: User | None, because_of: Remark | None = None
) -> None:
    """New places, each with its first wording."""
    Passage.objects.bulk_create(passages, batch_size=200)
    Wording.objects.bulk_create(
        (
            Wording(passage=one, version=1, content=content(one), by=by, because_of=because_of)
            for one in passages
        ),
        batch_size=200,
    )


def content(passage: Passage) -> dict[str, str]:
    """What stands in a place now, as a wording keeps it; of a deleted one, what stood last."""
    if passage.measure is not None:
        return measure_content(passage.measure)
    if passage.goal is not None:
        return {"text": passage.goal.text}
    if passage.kind == Passage.Kind.PARAGRAPH:
        return {"text": passage.text}
    last = passage.wordings.filter(is_set_aside=False).order_by("version").last()
    return dict(last.content) if last is not None else {"text": ""}


def values_of(words: Mapping[str, str]) -> dict[str, Any]:
    """A wording's texts as the values they were told from."""
    return {name: _value(name, text) for name, text in words.items()}


def plain(value: Any) -> Any:
    """A text without space around it, its lines ended as in the database: forms send \\r\\n."""
    if not isinstance(value, str):
        return value
    return value.replace("\r\n", "\n").replace("\r", "\n").strip()


def held_passage(passage: Passage) -> Passage:
    """The row, held until the transaction ends."""
    rows = Passage.objects.select_for_update(of=("self",))
    return rows.select_related("chapter", "goal", "measure__goal", "policy").get(pk=passage.pk)


def note(subject: Any, action: str, by: User | None, **details: Any) -> None:
    """One row of history."""
    policy: Policy = subject.goal.policy if isinstance(subject, Measure) else subject.policy
    record(subject, action=action, organiser_number=policy.organiser_id, by=by, **details)


def met_fields(wording: Wording, standing: Mapping[str, str]) -> list[str]:
    """The fields that read otherwise in what was kept aside."""
    words: Iterable[str] = wording.content
    return [name for name in words if wording.content[name] != standing.get(name, "")]


def _base(passage: Passage, seen: int | None, standing: dict[str, str]) -> dict[str, str]:
    """What the writer had before them; of a version that nobody knows: nothing."""
    if seen is None or seen == passage.version:
        return standing
    wording = passage.wordings.filter(version=seen, is_set_aside=False).first()
    return wording.content if wording else {}


def _value(name: str, text: str) -> Any:
    if name in DAYS:
        return date.fromisoformat(text) if text else None
    if name in SUMS:
        return Decimal(text) if text else None
    return text
