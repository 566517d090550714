from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from samspill.history.actions import record
from samspill.letters.models import Letter, Notice
from samspill.people.models import User


@transaction.atomic
def save_notice(letter: Letter, *, form: str, text: str, by: User | None = None) -> Notice:
    """Keep a notice as a person has written it; from now on it does not follow the letter.

    form   a value of Notice.Form
    """
    notice, _is_new = Notice.objects.update_or_create(
        letter=letter, form=form, defaults={"text": text, "at": timezone.now()}
    )
    _record(letter, "letters.notice_saved", form=form, by=by)
    return notice


@transaction.atomic
def drop_notice(letter: Letter, *, form: str, by: User | None = None) -> None:
    """Make the notice from the letter again."""
    dropped, _rows = letter.notices.filter(form=form).delete()
    if dropped:
        _record(letter, "letters.notice_made_anew", form=form, by=by)


def _record(letter: Letter, action: str, *, form: str, by: User | None) -> None:
    record(letter, action=action, organiser_number=letter.organiser_id, by=by, form=form)
