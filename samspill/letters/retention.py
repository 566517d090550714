from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import QuerySet

from samspill.letters.actions.subscribing import due_subscribers, erase_subscribers
from samspill.letters.models import (
    Approval,
    Letter,
    LetterTemplate,
    Newsletter,
    Notice,
    Recipient,
)
from samspill.pure.personal_data import PersonalField

ADDRESS_DAYS = 365
YEARS_KEPT = 4  # a council's term; the case file has its own copy
NEVER_SENT_DAYS = 2 * 365


def _old_recipients(now: datetime) -> QuerySet:
    last = now - timedelta(days=ADDRESS_DAYS)
    return Recipient.objects.filter(letter__sent_at__lt=last).exclude(address="", postal_address="")


def _forget_addresses(rows: QuerySet) -> int:
    """That the association got the letter stays; where to does not."""
    return rows.update(address="", postal_address="", postcode="", facts={})


def _old_letters(now: datetime) -> QuerySet:
    last = now - timedelta(days=YEARS_KEPT * 365)
    return Letter.objects.filter(sent_at__lt=last).exclude(facts={}, sent_pdf__isnull=True)


def _forget_contents(rows: QuerySet) -> int:
    return rows.update(facts={}, sent_pdf=None)


def _old_approvals(now: datetime) -> QuerySet:
    last = now - timedelta(days=YEARS_KEPT * 365)
    return Approval.objects.filter(at__lt=last, by__isnull=False)


def _old_wordings(now: datetime) -> QuerySet:
    last = now - timedelta(days=YEARS_KEPT * 365)
    return LetterTemplate.objects.filter(at__lt=last, by__isnull=False)


def _old_notices(now: datetime) -> QuerySet:
    return Notice.objects.filter(at__lt=now - timedelta(days=YEARS_KEPT * 365))


def _old_newsletters(now: datetime) -> QuerySet:
    last = now - timedelta(days=YEARS_KEPT * 365)
    return Newsletter.objects.filter(begun_at__lt=last, by__isnull=False)


def _delete(rows: QuerySet) -> int:
    return rows.delete()[0]


def _without_person(rows: QuerySet) -> int:
    return rows.update(by=None)


LETTER_END = "Four years after the letter was sent."
RECIPIENT_PURPOSE = "To send the letter, and to know who was invited and who was not."
RECIPIENT_END = "Twelve months after the letter was sent."
SUBSCRIBER_PURPOSE = "To send the newsletter to those who have asked for it."
SUBSCRIBER_END = (
    "Until the person ends it, then at once; three days if it is never confirmed, and 90 days after"
    " what is sent comes back."
)


def _goes_with_the_subscriber(field: str) -> PersonalField:
    return PersonalField(
        field, purpose=SUBSCRIBER_PURPOSE, legal_basis="6-1-a", kept_until=SUBSCRIBER_END
    )


PERSONAL = (
    PersonalField(
        "Letter.facts",
        purpose="The contact person and those who sign stand in the letter.",
        legal_basis="6-1-e",
        kept_until=LETTER_END,
        due=_old_letters,
        erase=_forget_contents,
    ),
    PersonalField(
        "Letter.sent_pdf",
        purpose="To show what was sent, exactly as it left.",
        legal_basis="6-1-e",
        kept_until=LETTER_END,
    ),
    PersonalField(
        "Approval.by",
        purpose="To show who approved the letter.",
        legal_basis="6-1-e",
        kept_until="Four years after the approval.",
        due=_old_approvals,
        erase=_without_person,
    ),
    PersonalField(
        "Recipient.address",
        purpose=RECIPIENT_PURPOSE,
        legal_basis="6-1-e",
        kept_until=RECIPIENT_END,
        due=_old_recipients,
        erase=_forget_addresses,
    ),
    PersonalField(
        "Recipient.facts", purpose=RECIPIENT_PURPOSE, legal_basis="6-1-e", kept_until=RECIPIENT_END
    ),
    PersonalField(
        "LetterTemplate.by",
        purpose="So that those who work together see who has done what.",
        legal_basis="6-1-e",
        kept_until="Four years after it was written.",
        due=_old_wordings,
        erase=_without_person,
    ),
    PersonalField(
        "Notice.text",
        purpose="The contact person and those who sign stand in the letter.",
        legal_basis="6-1-e",
        kept_until=LETTER_END,
        due=_old_notices,
        erase=_delete,
    ),
    PersonalField(
        "Subscriber.email",
        purpose=SUBSCRIBER_PURPOSE,
        legal_basis="6-1-a",
        kept_until=SUBSCRIBER_END,
        due=due_subscribers,
        erase=erase_subscribers,
    ),
    _goes_with_the_subscriber("Subscriber.address_fingerprint"),
    _goes_with_the_subscriber("Subscriber.language"),
    _goes_with_the_subscriber("Subscriber.wants_conferences"),
    _goes_with_the_subscriber("Subscriber.wants_policy"),
    _goes_with_the_subscriber("Subscriber.wants_guide"),
    PersonalField(
        "Newsletter.by",
        purpose="So that those who work together see who has done what.",
        legal_basis="6-1-e",
        kept_until="Four years after it was written.",
        due=_old_newsletters,
        erase=_without_person,
    ),
    PersonalField(
        "Recipient.postal_address",
        purpose=RECIPIENT_PURPOSE,
        legal_basis="6-1-e",
        kept_until=RECIPIENT_END,
    ),
)
IMPERSONAL = (
    "Letter.language",
    "LetterTemplate.kind",
    "LetterTemplate.language",
    "LetterTemplate.source",
    "Recipient.postcode",
    "Newsletter.topic",
    "Newsletter.title_nb",
    "Newsletter.title_nn",
    "Newsletter.text_nb",  # published by the organiser, for all to read
    "Newsletter.text_nn",
    "Letter.subject",  # the wording's heading: place and kind of document
    "Recipient.name",  # an association's name, as in the register
    "Recipient.reason",
)
