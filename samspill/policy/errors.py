"""What stands in the way of a change to the policy, in words for the person who tried."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from samspill.policy.models import CaseDocument, Wording
    from samspill.pure.documents.word_template.package import Fault


class PolicyError(ValueError):
    """A change that cannot be made; `message` says why, and what to do instead."""

    message: str | Promise = ""

    def __str__(self) -> str:
        return str(self.message)


class AlreadyDraftedError(PolicyError):
    message = _("There is a policy for this dialogue already. Go on with that one.")


class AdoptedError(PolicyError):
    message = _("The policy is adopted. Its text stands until it is renewed.")


class NotAdoptedError(PolicyError):
    message = _("The policy must be adopted before its measures are followed up.")


class LastContributionError(PolicyError):
    message = _(
        "This is the last contribution behind the measure. Tie another one first, or take the"
        " measure away."
    )


class NoContributionError(PolicyError):
    message = _("A measure needs at least one contribution behind it.")


class NotStandingError(PolicyError):
    message = _("The contribution is withdrawn or erased, and stands behind nothing new.")


class ReasonMissingError(PolicyError):
    message = _("Write the reason. Those who gave the contribution will read it.")


class NotTiedError(PolicyError):
    message = _("Tie the contribution to a measure first. Then it is taken in.")


class StillTiedError(PolicyError):
    message = _(
        "The contribution stands behind a measure. Untie it first, or answer that it is partly"
        " taken in."
    )


class ClashError(PolicyError):
    """Another has written the same place meanwhile; `wording` is what was written now, kept aside."""

    message = _(
        "Someone else has written here while you did. Nothing is lost: choose between the two, or"
        " write them together."
    )

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self.wording = wording


class TakenAwayError(ClashError):
    """Another has taken the place away meanwhile; what was written now is kept aside as well."""

    message = _("Someone has taken this away while you wrote. What you wrote is shown here.")


class ChangedMeanwhileError(PolicyError):
    message = _("Someone has rewritten this since you opened the page. Read it first.")


class HeadingChangedError(PolicyError):
    def __init__(self, heading: str) -> None:
        super().__init__()
        words = _("Someone has changed the heading to «%s» meanwhile. Save again to use yours.")
        self.message = words % heading


class EmptyCommentError(PolicyError):
    message = _("Write something first.")


class NoPlaceError(PolicyError):
    message = _("This goal or measure is deleted. Make a new one, and copy the words.")


class EmptyPassageError(PolicyError):
    message = _("Write the text, or take the paragraph away.")


class AdoptedMeasureError(PolicyError):
    message = _("An adopted measure is not deleted. Mark it as dropped, with the reason.")


class OpenContributionsError(PolicyError):
    """Contributions are without an answer, and nobody has said why the draft goes out all the same."""

    message = _(
        "Some contributions are not answered. Answer them, or write why the draft goes out without."
    )


class UnsettledError(PolicyError):
    """Something still stands open, and nobody has said why the policy is adopted all the same."""

    message = _(
        "Something is still open. Settle it first, or write why the policy is adopted all the same."
    )


class ConsultationOpenError(PolicyError):
    message = _("The consultation is open already.")


class ConsultationClosedError(PolicyError):
    message = _("The consultation is closed. Write to the municipality instead.")


class DeadlinePassedError(PolicyError):
    message = _("The deadline must be a day to come.")


class NoMeasureError(PolicyError):
    message = _("Choose at least one measure.")


class AddressTakenError(PolicyError):
    message = _("Somebody with this address answers for measures already. Change that one instead.")


class RoundOpenError(PolicyError):
    message = _("The owners are asked already. Make the report first.")


class NoOwnerError(PolicyError):
    message = _("Nobody answers for a measure that is not finished. Name the owners first.")


class RoundDueError(PolicyError):
    message = _("The day to answer by must be a day to come.")


class ReportedError(PolicyError):
    message = _("The report to the council is made. Tell it in the next round.")


class RoundClosedError(PolicyError):
    message = _("It is too long since this was asked. Ask anew.")


class NotYoursError(PolicyError):
    message = _("Somebody else answers for this measure.")


class RevisedError(PolicyError):
    message = _("The renewal has begun already.")


class NothingToCarryError(PolicyError):
    message = _("Choose the measures that go on.")


class EmptyRemarkError(PolicyError):
    message = _("Write what you want to say.")


class NotInStatementError(PolicyError):
    message = _("Choose words that stand in the statement, letter for letter.")


class TakenOutAlreadyError(PolicyError):
    message = _("These words are taken out already.")


class NotSplitError(PolicyError):
    message = _("Nothing is taken out of this statement yet. Answer the whole of it.")


class EmptyStatementError(PolicyError):
    message = _("Write the statement here, or attach it as a file.")


class InvitedAlreadyError(PolicyError):
    message = _("This body is invited already.")


class NotInvitedError(PolicyError):
    message = _("No body with this name is invited.")


class HasAnsweredError(PolicyError):
    message = _("This body has sent a statement, and stays on the list.")


class NobodyToRemindError(PolicyError):
    message = _("Everyone with an e-mail address has answered, or has been reminded already.")


class EarlierDeadlineError(PolicyError):
    message = _("A deadline is only moved to a later day. Those invited count on the one they got.")


class HeldBackError(PolicyError):
    message = _(
        "Nobody has looked at it yet. Let it be read by everyone first, or cover the words."
    )


class ManyWriteNowError(PolicyError):
    message = _("Very many write just now. What you wrote stands below: send it again in a minute.")


class NumbersStandError(PolicyError):
    message = _("The draft has been sent out. The numbers stand, since others refer to them.")


class GoalNotEmptyError(PolicyError):
    message = _("The goal has measures. Move them or take them away first.")


class NotBeingAmendedError(PolicyError):
    message = _("No amendment is begun. What is in force stands.")


class CaseClashError(PolicyError):
    """Another has written the same fields of a case document; `standing` is how it reads now."""

    message = _(
        "Someone else has written in the same place while you did. Nothing is lost: both stand here."
        " Choose, or write them together, and save."
    )

    def __init__(self, standing: CaseDocument, fields: Sequence[str]) -> None:
        super().__init__()
        self.standing = standing
        self.fields = list(fields)


class NotOfferedError(PolicyError):
    message = _("This document cannot be made here.")


class TemplateFaultsError(PolicyError):
    """The uploaded template cannot be used; `faults` are all that must be put right in it."""

    message = _(
        "The template was not taken into use. Put right what is listed above, and try again."
    )

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__()
        self.faults = list(faults)


class NotPublicError(PolicyError):
    message = _(
        "Everyone must be able to read the policy first. Send the draft out for consultation."
    )
