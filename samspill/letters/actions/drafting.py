from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from samspill.history.actions import record
from samspill.letters.actions.receiving import write_recipients
from samspill.letters.documents import with_gaps
from samspill.letters.errors import LetterRefused
from samspill.letters.facts import Facts, facts_of_process, merged, stored
from samspill.letters.in_use import can_be_written, newest_wording
from samspill.letters.models import Letter
from samspill.letters.post.bundle import forget_bundle
from samspill.letters.receivers import twin_of
from samspill.organiser.models import Organiser
from samspill.people.models import User
from samspill.process.models import PolicyProcess

OF_THE_PROCESS = (Letter.Kind.PRELIMINARY_INVITATION, Letter.Kind.FORMAL_REQUEST)


@transaction.atomic
def draft(
    organiser: Organiser,
    *,
    kind: str,
    language: str,
    controller: str,
    process: PolicyProcess | None = None,
    conference_number: int | None = None,
    facts: Mapping[str, object],
    by: User | None = None,
) -> Letter:
    """Write a letter, or bring the unsent one of this process, kind and language up to date.

    kind        a value of Letter.Kind
    controller  a value of Lead: who answers for it, and so who must approve it
    facts       by the names of wording/fields.toml; dates, times and amounts as Python or ISO.
                What a person has filled in meanwhile stays unless it is given anew. A change
                takes the approvals back.
    conference_number   by value, for a host that has no process: its letters are a conference's
    Raises LetterRefused in a language that nobody has written a wording in.
    """
    Organiser.objects.select_for_update().get(pk=organiser.pk)  # two at once make one draft
    if not can_be_written(organiser, kind, language):
        raise LetterRefused([_("Write the wording in this language first.")])
    unsent = _unsent(organiser, process, conference_number, kind=kind, language=language)
    if unsent is not None:
        return _brought_up_to_date(unsent, facts=facts, controller=controller, by=by)
    letter = organiser.letters.create(
        process=process,
        conference_number=conference_number,
        kind=kind,
        language=language,
        wording=newest_wording(organiser, kind, language),
        controller=controller,
        facts=merged({}, facts),
    )
    _give_subject(letter)
    _write_recipients_of_both(letter)
    record(letter, action="letters.drafted", organiser_number=organiser.pk, by=by, kind=kind)
    return letter


@transaction.atomic
def draft_letters_of_process(
    process: PolicyProcess, *, language: str = "", by: User | None = None
) -> list[Letter]:
    """The two letters that come before there is a conference, from what the process knows.

    language   nb | nn; without it the process' own
    """
    language = language or process.language
    facts = facts_of_process(process, language=language)
    return [
        draft(
            process.organiser,
            kind=kind,
            language=language,
            controller=process.lead,
            process=process,
            facts=facts,
            by=by,
        )
        for kind in OF_THE_PROCESS
    ]


@transaction.atomic
def change_facts(letter: Letter, *, facts: Mapping[str, object], by: User | None = None) -> Letter:
    """Fill in or change facts by hand; a blank one is taken out. Takes the approvals back.

    Raises LetterRefused when the letter has been sent.
    """
    locked = Letter.objects.select_for_update().get(pk=letter.pk)
    if locked.state == Letter.State.SENT:
        raise LetterRefused([_("The letter has been sent and can no longer be changed.")])
    new = stored(facts)
    kept = {name: value for name, value in locked.facts.items() if name not in facts}
    _set_facts(locked, {**kept, **new}, by=by)
    letter.refresh_from_db()
    return letter


def rewritten(letter: Letter) -> None:
    """Part of another action: the text is another, so nobody has said yes to it."""
    _take_approvals_back(letter)
    _print_anew(letter)
    _give_subject(letter)


def _unsent(
    organiser: Organiser,
    process: PolicyProcess | None,
    conference_number: int | None,
    *,
    kind: str,
    language: str,
) -> Letter | None:
    """The one to bring up to date; a letter of neither process nor conference is always a new one."""
    if not (process or conference_number):
        return None
    unsent = organiser.letters.exclude(state=Letter.State.SENT)
    known = unsent.filter(
        process=process, conference_number=conference_number, kind=kind, language=language
    )
    return known.order_by("pk").last()


def _write_recipients_of_both(letter: Letter) -> None:
    """The letter's own, and those of its twin in the other language while it is unsent."""
    write_recipients(letter)
    if (twin := twin_of(letter)) and twin.state != Letter.State.SENT:
        write_recipients(twin)


def _brought_up_to_date(
    letter: Letter, *, facts: Mapping[str, object], controller: str, by: User | None
) -> Letter:
    new = merged(letter.facts, facts)
    if letter.controller != controller:
        letter.controller = controller
        letter.save(update_fields=["controller"])
        _take_approvals_back(letter)
    _set_facts(letter, new, by=by)
    return letter


def _set_facts(letter: Letter, facts: Facts, *, by: User | None) -> None:
    """Write them if they are new; who said yes said it to the old ones."""
    changed = sorted(
        name for name in {*facts, *letter.facts} if facts.get(name) != letter.facts.get(name)
    )
    if not changed:
        return
    letter.facts = facts
    letter.save(update_fields=["facts"])
    _take_approvals_back(letter)
    _print_anew(letter)
    _give_subject(letter)
    write_recipients(letter)
    record(
        letter,
        action="letters.facts_changed",
        organiser_number=letter.organiser_id,
        by=by,
        facts=changed,
    )


def _take_approvals_back(letter: Letter) -> None:
    letter.approvals.all().delete()
    letter.state = Letter.State.DRAFT
    letter.save(update_fields=["state"])


def _print_anew(letter: Letter) -> None:
    """What is printed and still lies here says something else now; what is posted, is posted."""
    forget_bundle(letter)
    letter.recipients.filter(posted_at=None).update(printed_at=None)


def _give_subject(letter: Letter) -> None:
    """The list shows the letter by its own heading, as far as it can be written."""
    shown, missing = with_gaps(letter)
    letter.subject = "" if missing and "⟦" in shown.title else " ".join(shown.title.split())[:200]
    letter.save(update_fields=["subject"])
