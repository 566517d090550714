from __future__ import annotations

from django.db import transaction

from samspill.dialogue.models import Contribution, Dialogue
from samspill.history.actions import record
from samspill.insight.models import Coding, Theme
from samspill.people.models import User
from samspill.pure.themes.keywords import Proposal, propose
from samspill.pure.themes.taxonomy import load


@transaction.atomic
def propose_codings(dialogue: Dialogue, *, by: User | None = None) -> int:
    """Give every contribution without a person's coding the system's proposal, with its reasons.

    Earlier proposals are replaced; what a person has sorted is not touched. Returns how many.
    """
    standing = dialogue.contributions.standing()
    sorted_by_person = Coding.objects.filter(
        contribution__dialogue=dialogue, source=Coding.Source.PERSON, is_current=True
    ).values("contribution")
    machine = Coding.objects.filter(
        contribution__dialogue=dialogue, source=Coding.Source.MACHINE, is_current=True
    )
    machine.delete()
    left = standing.exclude(pk__in=sorted_by_person).only("pk", "raw_text")
    taxonomy = load()
    codings = [_coding(one, propose(one.raw_text, taxonomy)) for one in left]
    Coding.objects.bulk_create(codings, batch_size=500)
    record(
        dialogue,
        action="insight.codings_proposed",
        organiser_number=dialogue.organiser_id,
        by=by,
        count=len(codings),
    )
    return len(codings)


@transaction.atomic
def code(
    contribution: Contribution,
    *,
    primary: Theme,
    detail: Theme | None = None,
    secondary: Theme | None = None,
    by: User,
) -> Coding:
    """Sort a contribution by hand. A person's coding wins; the earlier one is kept beside it.

    primary, secondary  first level; detail is a child of primary (ValueError otherwise)
    """
    if detail is not None and detail.parent_id != primary.pk:
        raise ValueError(f"{detail.pk} is not a detail of {primary.pk}")
    Coding.objects.filter(contribution=contribution, is_current=True).update(is_current=False)
    coding = Coding.objects.create(
        contribution=contribution,
        primary=primary,
        detail=detail,
        secondary=secondary if secondary != primary else None,
        source=Coding.Source.PERSON,
        by=by,
    )
    record(
        contribution,
        action="insight.coded",
        organiser_number=contribution.organiser_id,
        by=by,
        theme=primary.pk,
    )
    return coding


def _coding(contribution: Contribution, proposal: Proposal) -> Coding:
    first, second = proposal.primary, proposal.secondary
    is_other_theme = second is not None and second.code != first.code
    return Coding(
        contribution=contribution,
        primary_id=first.code,
        detail_id=first.key,
        secondary_id=second.code if second is not None and is_other_theme else None,
        source=Coding.Source.MACHINE,
        words=list(first.words),
        is_unclear=proposal.unclear,
    )
