from __future__ import annotations

from django.db import transaction
from django.db.models import Max

from samspill.history.actions import record
from samspill.people.models import User
from samspill.policy.actions.papers import ask_for_version_papers
from samspill.policy.content import content_of, fingerprint
from samspill.policy.export import OPEN, completeness
from samspill.policy.models import Policy, PolicyVersion


@transaction.atomic
def save_version(
    policy: Policy,
    *,
    kind: str = PolicyVersion.Kind.SAVED,
    note: str = "",
    word: str = "",
    by: User | None = None,
) -> PolicyVersion:
    """Keep the whole document as it stands now, with its fingerprint.

    kind   a value of PolicyVersion.Kind
    word   why it goes out though contributions are without an answer
    A saved version that reads as the last one is not kept twice: the last one is given back.
    """
    held = Policy.objects.select_for_update().get(pk=policy.pk)
    content = content_of(held)
    print_ = fingerprint(content)
    last = held.versions.order_by("-number").first()
    if kind == PolicyVersion.Kind.SAVED and last is not None and last.fingerprint == print_:
        return last
    number = (held.versions.aggregate(last=Max("number"))["last"] or 0) + 1
    version = PolicyVersion.objects.create(
        policy=held,
        number=number,
        kind=kind,
        content=content,
        fingerprint=print_,
        note=note.strip()[:200],
        open_count=completeness(held)[OPEN],
        word=word.strip(),
        by=by,
    )
    record(
        held,
        action="policy.version_saved",
        organiser_number=held.organiser_id,
        by=by,
        number=number,
        kind=str(kind),
    )
    if kind != PolicyVersion.Kind.SAVED:
        ask_for_version_papers(version)
    return version
