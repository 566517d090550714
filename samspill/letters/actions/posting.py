"""What a person says of the letters on paper: printed, posted. Dates, since nobody else knows."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samspill.history.actions import record
from samspill.letters.errors import LetterRefused
from samspill.letters.models import Letter
from samspill.letters.post import bundle
from samspill.letters.rules import may_leave
from samspill.outbox.models import Message
from samspill.people.models import User


@transaction.atomic
def ask_for_bundle(
    letter: Letter, *, unprinted: bool = False, by: User | None = None
) -> Message | None:
    """Let the worker make one file, or several, of all letters on paper; None: nothing to print.

    Raises LetterRefused, as the marks do, before every party has approved the letter.
    """
    _refuse_unapproved(letter)
    message = bundle.ask_for_bundle(letter, unprinted=unprinted)
    if message is not None:
        _record(letter, "letters.bundle_asked", by=by, unprinted=unprinted)
    return message


@transaction.atomic
def mark_printed(
    letter: Letter, *, recipients: Sequence[int] | None = None, by: User | None = None
) -> int:
    """Those of a part, or all on paper; returns how many were not so before."""
    _refuse_unapproved(letter)
    rows = bundle.to_print(letter).filter(printed_at=None)
    rows = rows if recipients is None else rows.filter(pk__in=list(recipients))
    count = rows.update(printed_at=timezone.now())
    if count:
        _record(letter, "letters.printed", by=by, count=count)
    return count


@transaction.atomic
def mark_posted(letter: Letter, *, by: User | None = None) -> int:
    """All that are printed and not yet posted; returns how many."""
    _refuse_unapproved(letter)
    rows = bundle.to_print(letter).filter(posted_at=None).exclude(printed_at=None)
    count = rows.update(posted_at=timezone.now())
    if count:
        _record(letter, "letters.posted", by=by, count=count)
    return count


def _refuse_unapproved(letter: Letter) -> None:
    """As the letter stands now: the one at hand may have been read before it was changed."""
    if not may_leave(Letter.objects.select_for_update().defer("sent_pdf").get(pk=letter.pk)):
        raise LetterRefused([_("It can be printed when everyone who signs has approved it.")])


def _record(letter: Letter, action: str, *, by: User | None, **details: object) -> None:
    record(letter, action=action, organiser_number=letter.organiser_id, by=by, **details)
