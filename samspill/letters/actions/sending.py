from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Model
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from samspill.adapters import typst
from samspill.history.actions import record
from samspill.letters.documents import document, file_name, missing_facts
from samspill.letters.errors import LetterRefused
from samspill.letters.models import Letter, Recipient
from samspill.letters.post.kinds import is_formal
from samspill.letters.post.personal import NAME, marked_text_and_html, texts_for
from samspill.letters.rules import required_parties
from samspill.letters.wording import field_label
from samspill.outbox.actions import post
from samspill.outbox.opting_out import LETTERS, fingerprint, opted_out
from samspill.people.models import User
from samspill.pipeline import stage_modules
from samspill.process.models import Lead

PARTY_NAMES = dict(Lead.choices)


@dataclass(frozen=True)
class _Finished:
    """The letter in the forms it leaves in, made before the database is held.

    The mail's have marks where each receiver's own is put in; the PDF is the same to all.
    """

    subject: str
    mail_subject: str
    text: str
    html: str
    pdf: bytes


def send(letter: Letter, *, by: User | None = None) -> Letter:
    """Put the letter in the outbox for all who get it by e-mail, and keep it as it was sent.

    Those on paper are not sent to: the page gives one file to print. Dated today unless a date
    was written. A reminder asks first who has answered by now. Raises LetterRefused, with every
    reason in words, when something is missing.
    """
    if letter.kind == Letter.Kind.REMINDER:
        for stage in stage_modules("answered"):
            stage.bring_up_to_date(letter)
    if reasons := what_stops(letter):
        raise LetterRefused(reasons)
    before = _standing(letter)
    facts = {"letter_date": timezone.localdate().isoformat(), **letter.facts}
    letter.facts = facts
    finished = _finish(letter)
    with transaction.atomic():
        locked = Letter.objects.select_for_update().get(pk=letter.pk)
        if _standing(locked) != before:
            raise LetterRefused([_("The letter was changed meanwhile. Look it over once more.")])
        locked.facts = facts
        _leave(locked, finished, by=by)
    letter.refresh_from_db()
    return letter


def what_stops(letter: Letter) -> list[str]:
    """Every reason why the letter cannot be sent now, in words; none when it can."""
    if letter.state == Letter.State.SENT:
        return [_("The letter has been sent already.")]
    reasons = []
    if missing := missing_facts(letter):
        screen = translation.get_language() or "nb"
        labels = ", ".join(sorted(f"«{field_label(name, screen)}»" for name in missing))
        reasons.append(_("This is missing: %(fields)s.") % {"fields": labels})
    given = set(letter.approvals.values_list("party", flat=True))
    for party in required_parties(letter):
        if party not in given:
            reasons.append(_("Not yet approved by: %(party)s.") % {"party": PARTY_NAMES[party]})
    if letter.comes_too_late:
        reasons.append(_("The sign-up deadline has passed: a reminder would come too late."))
    if not letter.recipients.exclude(channel=Recipient.Channel.LEFT_OUT).exists():
        reasons.append(_("Nobody gets this letter. Add associations with an address first."))
    return reasons


def _standing(letter: Letter) -> tuple[object, ...]:
    """What must not have changed between reading and sending."""
    return letter.state, letter.language, letter.kind, letter.controller, dict(letter.facts)


def _finish(letter: Letter) -> _Finished:
    whole = document(letter)
    mail_subject, text, html = marked_text_and_html(letter)
    return _Finished(
        subject=" ".join(whole.title.split())[:200],
        mail_subject=mail_subject,
        text=text,
        html=html,
        pdf=typst.pdf(whole),
    )


def _leave(letter: Letter, finished: _Finished, *, by: User | None) -> None:
    reason = _("The letter was changed meanwhile. Look it over once more.")
    given = set(letter.approvals.values_list("party", flat=True))
    if not given >= set(required_parties(letter)):
        raise LetterRefused([reason])
    _leave_out_those_who_opted_out(letter)
    mailed = letter.recipients.filter(channel=Recipient.Channel.EMAIL)
    by_mail = list(mailed.select_related("association", "municipality"))
    on_paper = letter.recipients.filter(channel=Recipient.Channel.PAPER).count()
    if by_mail:
        _post(letter, finished, by_mail)
    letter.state = Letter.State.SENT
    letter.subject = finished.subject
    letter.sent_at = timezone.now()
    letter.sent_pdf = finished.pdf
    letter.save()
    _tell_the_process(letter)
    record(
        letter,
        action="letters.sent",
        organiser_number=letter.organiser_id,
        by=by,
        email=len(by_mail),
        paper=on_paper,
    )


def _post(letter: Letter, finished: _Finished, by_mail: list[Recipient]) -> None:
    names = _names(letter, by_mail)
    texts = texts_for(letter, by_mail)
    for address, name in names.items():
        texts[address][NAME] = name
    try:
        post(
            organiser_number=letter.organiser_id,
            kind="letter" if is_formal(letter) else "newsletter",
            subject=finished.mail_subject,
            text=finished.text,
            html=finished.html,
            language=letter.language,
            recipients=list(names.items()),
            key=f"letters.letter:{letter.pk}",
            reply_to=str(letter.facts.get("contact_email", "") or letter.organiser.contact_email),
            attachments=[(f"{file_name(letter)}.pdf", "application/pdf", finished.pdf)],
            source=source_of(letter),
            texts=texts,
        )
    except ValueError as error:
        raise LetterRefused([_("Something in the letter is not filled in: %s.") % error]) from error


def _leave_out_those_who_opted_out(letter: Letter) -> None:
    """Between the list was made and now."""
    gone = frozenset() if is_formal(letter) else opted_out(letter.organiser_id, LETTERS)
    if not gone:
        return
    mailed = letter.recipients.filter(channel=Recipient.Channel.EMAIL)
    rows = mailed.values_list("pk", "address")
    late = [number for number, address in rows if fingerprint(address) in gone]
    left_out = {"channel": Recipient.Channel.LEFT_OUT, "reason": "opted_out"}
    letter.recipients.filter(pk__in=late).update(**left_out)


def source_of(letter: Model) -> str:
    """What a message in the outbox says it comes from."""
    return f"letters.letter:{letter.pk}"


def _names(letter: Letter, by_mail: list[Recipient]) -> dict[str, str]:
    """Address -> name. Two associations with one address get one mail, with both names on it."""
    sharing: dict[str, list[str]] = {}
    rows = letter.recipients.filter(reason__startswith="same_address:")
    for reason, name in rows.values_list("reason", "name"):
        sharing.setdefault(reason, []).append(name)
    return {
        one.address: ", ".join([one.name, *sharing.get(f"same_address:{one.name}"[:200], [])])
        for one in by_mail
    }


def _tell_the_process(letter: Letter) -> None:
    """The day the request left is a fact that the next letters use."""
    process = letter.process
    if letter.kind != Letter.Kind.FORMAL_REQUEST or process is None:
        return
    if process.formal_request_sent_on is None:
        process.formal_request_sent_on = timezone.localdate()
        process.save(update_fields=["formal_request_sent_on"])
