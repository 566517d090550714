from __future__ import annotations

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from samspill.history.actions import record
from samspill.letters.documents import missing_facts
from samspill.letters.errors import LetterRefused
from samspill.letters.models import Approval, Letter
from samspill.letters.rules import required_parties
from samspill.letters.wording import field_label
from samspill.people.models import User


@transaction.atomic
def approve(letter: Letter, *, party: str, by: User | None = None) -> Approval:
    """A party's yes to the letter as it stands; with the last one asked for it is approved.

    party   a value of Membership.Party
    Raises  LetterRefused when the letter is sent, has gaps, or does not ask this party.
    """
    locked = Letter.objects.select_for_update().get(pk=letter.pk)
    _refuse_to_approve(locked, party)
    approval, is_new = Approval.objects.get_or_create(
        letter=locked, party=party, defaults={"by": by, "at": timezone.now()}
    )
    given = set(locked.approvals.values_list("party", flat=True))
    if given >= set(required_parties(locked)):
        locked.state = Letter.State.APPROVED
        locked.save(update_fields=["state"])
    if is_new:
        _record(locked, "letters.approved", party=party, by=by)
    letter.refresh_from_db()
    return approval


@transaction.atomic
def withdraw_approval(letter: Letter, *, party: str, by: User | None = None) -> Letter:
    """Take a party's yes back while the letter is still here. Raises LetterRefused if it left."""
    locked = Letter.objects.select_for_update().get(pk=letter.pk)
    if locked.state == Letter.State.SENT:
        raise LetterRefused([_("The letter has been sent and can no longer be stopped.")])
    taken_back, _rows = locked.approvals.filter(party=party).delete()
    locked.state = Letter.State.DRAFT
    locked.save(update_fields=["state"])
    if taken_back:
        _record(locked, "letters.approval_withdrawn", party=party, by=by)
    letter.refresh_from_db()
    return letter


def _refuse_to_approve(letter: Letter, party: str) -> None:
    if letter.state == Letter.State.SENT:
        raise LetterRefused([_("The letter has been sent already.")])
    if party not in required_parties(letter):
        raise LetterRefused([_("This letter is not signed by your party.")])
    if missing := missing_facts(letter):
        screen = translation.get_language() or "nb"
        labels = ", ".join(sorted(f"«{field_label(name, screen)}»" for name in missing))
        raise LetterRefused(
            [
                _("Fill in what is missing before you approve the letter."),
                _("This is missing: %(fields)s.") % {"fields": labels},
            ]
        )


def _record(letter: Letter, action: str, *, party: str, by: User | None) -> None:
    record(letter, action=action, organiser_number=letter.organiser_id, by=by, party=party)
