"""What was typed wrongly from paper: set right by a new row, with the old one kept beside it."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from samspill.dialogue.actions.contributions import ContributionDraft, contribute_many
from samspill.dialogue.errors import DialogueError
from samspill.dialogue.models import (
    ClusterMember,
    Contribution,
    PaperSheet,
    PublishedContribution,
    Reaction,
    Showing,
    TopChoice,
)
from samspill.dialogue.paper.errors import NotStandingError, SameWordsError
from samspill.history.actions import record
from samspill.live.actions import announce
from samspill.people.models import User


@transaction.atomic
def replace_contribution(
    contribution: Contribution, *, text: str, by: User, kind: str | None = None
) -> Contribution:
    """Set right what was typed from a sheet: a new contribution stands, the old one is withdrawn.

    The new one has the same round, table, question and sheet, and all that was said of the old one
    in the hall: its dots, its place in the table's top three and in a cluster. Whether the big
    screen may show it is read anew; what is held back stays so. Nothing is rewritten.
    kind      None when it was right
    Raises    NotStandingError, SameWordsError, or what stands in the way of the text.
    """
    old = _locked(contribution)
    new_kind = old.kind if kind is None else kind
    if not old.is_standing:
        raise NotStandingError
    if (text, new_kind) == (old.raw_text, old.kind):
        raise SameWordsError
    new = _stored(old, text, new_kind, by)
    old.withdrawn_at = timezone.now()
    old.save(update_fields=["withdrawn_at"])
    PublishedContribution.objects.filter(contribution=old).delete()
    _carry_over(old, new)
    _ask_for_new_check(old.sheet, by)
    announce(old.dialogue.channel_id, "withdrawn", {"id": old.pk, "round": old.round.number})
    record(
        new,
        action="dialogue.contribution_replaced",
        organiser_number=new.organiser_id,
        by=by,
        replaces=old.pk,
    )
    return new


def _locked(contribution: Contribution) -> Contribution:
    rows = Contribution.objects.select_for_update(of=("self",)).filter(sheet__isnull=False)
    return rows.select_related("round", "dialogue__channel", "table", "sheet", "association").get(
        pk=contribution.pk
    )


def _stored(old: Contribution, text: str, kind: str, by: User) -> Contribution:
    draft = ContributionDraft(
        round=old.round.number,
        table=old.table.number if old.table else None,
        text=text,
        kind=kind,
        question=old.question,
        association=old.association,
        association_said=old.association_said,
        sheet=old.sheet,
        replaces=old,
    )
    [outcome] = contribute_many(old.dialogue, drafts=[draft], channel=old.channel, written_by=by)
    if isinstance(outcome, DialogueError):
        raise outcome
    return outcome


def _carry_over(old: Contribution, new: Contribution) -> None:
    """What was given to the old words was given to what stands on the paper."""
    Reaction.objects.filter(contribution=old).update(contribution=new)
    Reaction.objects.filter(other=old).update(other=new)
    # a pair has the older of two first, and the new one is the newest
    Reaction.objects.filter(contribution=new, other__isnull=False).update(
        contribution=F("other"), other=new, value=-F("value")
    )
    TopChoice.objects.filter(contribution=old).update(contribution=new)
    ClusterMember.objects.filter(contribution=old).update(contribution=new)
    held = Showing.objects.filter(contribution=old, state=Showing.State.HELD).first()
    if held is not None:
        Showing.objects.create(
            contribution=new, state=held.state, reason=held.reason, note=held.note, by=held.by
        )


def _ask_for_new_check(sheet: PaperSheet | None, by: User) -> None:
    """One who corrects a sheet that another has checked does not leave it checked."""
    if sheet is not None and sheet.checked_at is not None and sheet.checked_by_id != by.pk:
        sheet.checked_at = sheet.checked_by = None
        sheet.save(update_fields=["checked_at", "checked_by"])
