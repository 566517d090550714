"""A newsletter is begun, written, and sent once: to the list that was shown, and to no other."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspill.history.actions import record
from samspill.letters.errors import LetterRefused
from samspill.letters.models import Newsletter
from samspill.letters.newsletter.mail import post_issue
from samspill.letters.newsletter.receivers import LANGUAGES, ReceiverList, receiver_list
from samspill.organiser.models import Organiser
from samspill.people.models import User

WRITTEN = ("topic", "title_nb", "text_nb", "title_nn", "text_nn")


@transaction.atomic
def begin_newsletter(organiser: Organiser, *, by: User | None = None) -> Newsletter:
    """A new draft; one that nothing is written in yet is taken up again."""
    blank = organiser.newsletters.filter(
        sent_at=None, title_nb="", text_nb="", title_nn="", text_nn=""
    )
    if found := blank.first():
        return found
    made = organiser.newsletters.create(by=by)
    _record(made, "letters.newsletter_begun", by=by)
    return made


@transaction.atomic
def write_newsletter(
    newsletter: Newsletter, *, values: Mapping[str, str], by: User | None = None
) -> Newsletter:
    """`values` by name, of WRITTEN. Raises LetterRefused when it is sent already."""
    held = _held(newsletter)
    if all(getattr(held, name) == values[name] for name in WRITTEN):
        return held
    for name in WRITTEN:
        setattr(held, name, values[name])
    held.by = by
    held.save()
    _record(held, "letters.newsletter_written", by=by)
    return held


@transaction.atomic
def send_newsletter(newsletter: Newsletter, *, seal: str, by: User | None = None) -> Newsletter:
    """Put it in the outbox for all on the list, and keep it as it was sent.

    seal     of the list that the sender has seen. Raises LetterRefused when it is another by now, or
             when something is missing.
    """
    held = _held(newsletter)
    chosen = receiver_list(held)
    if reasons := what_stops(held, chosen):
        raise LetterRefused(reasons)
    if chosen.seal != seal:
        raise LetterRefused(
            [_("The list or the text has changed since you looked. Look it over once more.")]
        )
    Organiser.objects.select_for_update().get(pk=held.organiser_id)
    last = held.organiser.newsletters.aggregate(last=Max("number"))["last"] or 0
    held.number, held.sent_at, held.sent_count = last + 1, timezone.now(), chosen.count
    held.save()
    post_issue(held, chosen)
    _record(held, "letters.newsletter_sent", by=by, email=chosen.count)
    return held


def what_stops(newsletter: Newsletter, chosen: ReceiverList) -> list[str]:
    """Every reason why it cannot be sent now, in words; none when it can."""
    if not chosen.receivers:
        return [_("Nobody gets this newsletter yet.")]
    reasons = []
    for language, name in zip(LANGUAGES, (_("bokmål"), _("nynorsk")), strict=True):
        count = len(chosen.reading(language))
        if count and not _is_written(newsletter, language):
            said = ngettext(
                "%(count)d receiver reads %(language)s: write title and text in it too.",
                "%(count)d receivers read %(language)s: write title and text in it too.",
                count,
            )
            reasons.append(said % {"count": count, "language": name})
    return reasons


def _is_written(newsletter: Newsletter, language: str) -> bool:
    return all(getattr(newsletter, f"{part}_{language}").strip() for part in ("title", "text"))


def _held(newsletter: Newsletter) -> Newsletter:
    rows = Newsletter.objects.select_for_update(of=("self",)).select_related("organiser")
    held = rows.get(pk=newsletter.pk)
    if held.sent_at is not None:
        raise LetterRefused([_("The newsletter has been sent already.")])
    return held


def _record(
    newsletter: Newsletter, action: str, *, by: User | None = None, **details: object
) -> None:
    number = newsletter.organiser_id
    record(newsletter, action=action, organiser_number=number, by=by, **details)
