from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import Cast, Concat

from samspill.dialogue.actions import erase_contribution
from samspill.dialogue.models import (
    Ballot,
    Contribution,
    PaperSheet,
    SeatingPlan,
    SeatingRule,
    Showing,
    TopicWish,
)
from samspill.pure.personal_data import PersonalField

KEPT_DAYS = 365  # after the conference
RULES_KEPT_DAYS = 14  # after the conference
FORGOTTEN = "forgotten:"
WITHDRAWN_BASIS = "17-1-b: taken back by the giver"
REPLACED_BASIS = "16: typed wrongly from paper, and kept as it stands there"


def _withdrawn(now: datetime) -> QuerySet:
    return Contribution.objects.filter(
        withdrawn_at__isnull=False,
        erased_at__isnull=True,
        dialogue__conference__ends_at__lt=now - timedelta(days=KEPT_DAYS),
    )


def _erase(contributions: QuerySet) -> int:
    """Each with why: taken back by its giver, or replaced by what stands on the paper."""
    replaced = set(contributions.filter(replaced_by__isnull=False).values_list("pk", flat=True))
    count = 0
    for contribution in contributions:
        basis = REPLACED_BASIS if contribution.pk in replaced else WITHDRAWN_BASIS
        erase_contribution(contribution, legal_basis=basis)
        count += 1
    return count


def _over(now: datetime) -> datetime:
    return now - timedelta(days=RULES_KEPT_DAYS)


def _old_rules(now: datetime) -> QuerySet:
    return SeatingRule.objects.filter(dialogue__conference__ends_at__lt=_over(now))


def _old_wishes(now: datetime) -> QuerySet:
    return TopicWish.objects.filter(round__dialogue__conference__ends_at__lt=_over(now))


def _old_reports(now: datetime) -> QuerySet:
    plans = SeatingPlan.objects.filter(dialogue__conference__ends_at__lt=_over(now))
    return plans.exclude(reasons=[], report={})


def _delete(rows: QuerySet) -> int:
    """The rows themselves: once the evening is over, nothing rests on them."""
    count = rows.count()
    rows.delete()
    return count


def _forget_reports(plans: QuerySet) -> int:
    return plans.update(reasons=[], report={})


def _old_ballots(now: datetime) -> QuerySet:
    rows = Ballot.objects.filter(round__dialogue__conference__ends_at__lt=_over(now))
    return rows.exclude(voter__startswith=FORGOTTEN)


def _forget_voters(ballots: QuerySet) -> int:
    """Who it was is forgotten; that it was one voter stays."""
    return ballots.update(voter=Concat(Value(FORGOTTEN), Cast("pk", CharField())))


def _year_over(now: datetime) -> datetime:
    return now - timedelta(days=KEPT_DAYS)


def _old_notes(now: datetime) -> QuerySet:
    rows = Showing.objects.filter(contribution__dialogue__conference__ends_at__lt=_year_over(now))
    return rows.exclude(note="")


def _forget_notes(showings: QuerySet) -> int:
    return showings.update(note="")


def _old_photos(now: datetime) -> QuerySet:
    sheets = PaperSheet.objects.filter(dialogue__conference__ends_at__lt=_year_over(now))
    return sheets.exclude(photo="").exclude(photo__isnull=True)


def _delete_photos(sheets: QuerySet) -> int:
    count = 0
    for sheet in sheets:
        sheet.photo.delete(save=False)
        sheet.save(update_fields=["photo"])
        count += 1
    return count


PERSONAL = (
    PersonalField(
        "SeatingRule.note",
        purpose="Why somebody needs a step-free table, a companion or another table; for the planner.",
        legal_basis="9-2-a",
        kept_until="The whole rule is erased 14 days after the conference.",
        due=_old_rules,
        erase=_delete,
    ),
    PersonalField(
        "SeatingPlan.reasons",
        purpose="So that the planner sees which rules about people contradict each other.",
        legal_basis="6-1-e",
        kept_until="Until 14 days after the conference.",
        due=_old_reports,
        erase=_forget_reports,
    ),
    PersonalField(
        "SeatingPlan.report",
        purpose="So that the planner sees whether every rule about people is kept.",
        legal_basis="6-1-e",
        kept_until="Until 14 days after the conference.",
    ),
    PersonalField(
        "TopicWish.topic",
        purpose="So that people sit where the topic they have chosen is talked about.",
        legal_basis="6-1-e",
        kept_until="Until 14 days after the conference.",
        due=_old_wishes,
        erase=_delete,
    ),
    PersonalField(
        "Contribution.raw_text",
        purpose="What was said is the ground of the policy, and is kept as it was given.",
        legal_basis="6-1-e",
        kept_until="Kept with the case. What is taken back is erased a year after the conference.",
        due=_withdrawn,
        erase=_erase,
    ),
    PersonalField(
        "Contribution.written_by",
        purpose="So that a contribution written down for others can be checked with the one who did.",
        legal_basis="6-1-e",
        kept_until="Until the account is erased.",
    ),
    PersonalField(
        "Contribution.association_said",
        purpose="Whom the giver says to speak for; of a very small association it may tell who.",
        legal_basis="6-1-e",
        kept_until="Kept with the case.",
    ),
    PersonalField(
        "PublishedContribution.text",
        purpose="What everyone may read: names and health words are masked.",
        legal_basis="6-1-e",
        kept_until="Kept with the case, or until it is taken back.",
    ),
    PersonalField(
        "PublishedContribution.by",
        purpose="So that colleagues see who has masked and published a text.",
        legal_basis="6-1-e",
        kept_until="Until the account is erased.",
    ),
    PersonalField(
        "Dialogue.led_by",
        purpose="So that colleagues see who leads the evening.",
        legal_basis="6-1-e",
        kept_until="Until the account is erased.",
    ),
    PersonalField(
        "ControlAct.by",
        purpose="So that those who lead together see who did what, and can undo it.",
        legal_basis="6-1-e",
        kept_until="Until the account is erased.",
    ),
    PersonalField(
        "ControlAct.undone_by",
        purpose="So that those who lead together see who undid what.",
        legal_basis="6-1-e",
        kept_until="Until the account is erased.",
    ),
    PersonalField(
        "Showing.by",
        purpose="So that colleagues see who let a text onto the board, or held it back.",
        legal_basis="6-1-e",
        kept_until="Until the account is erased.",
    ),
    PersonalField(
        "Showing.note",
        purpose="So that those who wrote a text that is held back learn why.",
        legal_basis="6-1-e",
        kept_until="Until a year after the conference.",
        due=_old_notes,
        erase=_forget_notes,
    ),
    PersonalField(
        "Cluster.by",
        purpose="So that colleagues see who laid contributions together.",
        legal_basis="6-1-e",
        kept_until="Until the account is erased.",
    ),
    PersonalField(
        "ClusterMember.by",
        purpose="So that colleagues see who laid a contribution where.",
        legal_basis="6-1-e",
        kept_until="Until the account is erased.",
    ),
    PersonalField(
        "Ballot.voter",
        purpose="So that each votes once: a keyed fingerprint of a phone, a card or an association.",
        legal_basis="6-1-e",
        kept_until="Until 14 days after the conference; then only the count is left.",
        due=_old_ballots,
        erase=_forget_voters,
    ),
    PersonalField(
        "Ballot.written_by",
        purpose="So that what was counted on paper can be checked with the one who wrote it in.",
        legal_basis="6-1-e",
        kept_until="Until the account is erased.",
    ),
    PersonalField(
        "PaperSheet.photo",
        purpose="So that what was typed in can be held against the handwriting.",
        legal_basis="6-1-e",
        kept_until="Until a year after the conference.",
        due=_old_photos,
        erase=_delete_photos,
    ),
    PersonalField(
        "PaperSheet.photo_by",
        purpose="So that a photo that cannot be read can be taken anew by the same person.",
        legal_basis="6-1-e",
        kept_until="Until the account is erased.",
    ),
    PersonalField(
        "PaperSheet.typed_by",
        purpose="So that another person checks what was typed in.",
        legal_basis="6-1-e",
        kept_until="Until the account is erased.",
    ),
    PersonalField(
        "PaperSheet.checked_by",
        purpose="So that it can be told that two have read the sheet.",
        legal_basis="6-1-e",
        kept_until="Until the account is erased.",
    ),
)
IMPERSONAL = (
    "Round.prompts",
    "Round.voters",
    "Question.text",
    "Stage.kind",
    "Ballot.kind",
    "Ballot.channel",
    "Showing.state",
    "Showing.reason",  # a choice
    "Cluster.title",
    "ControlAct.kind",
    "ControlAct.details",  # numbers and references
    "ControlAct.before",  # times, states, and a cluster's earlier name
    "PaperSheet.code",
    "Contribution.sent_fingerprint",
    "Dialogue.code",
    "Round.state",
    "SeatingPlan.quality",  # figures; who sat where goes with the sign-ups
    "SeatingPlan.lease_owner",
    "SeatingPlan.error",  # a code
    "SeatingSetup.spread",
    "SeatingSetup.no_solo",
    "TableTopic.topic",
    "Contribution.reference",
    "Contribution.fingerprint",
    "Contribution.language",
    "Contribution.kind",
    "Contribution.channel",
    "Contribution.erased_basis",
)
