"""What a subscriber gets by e-mail: the link that confirms, and the newsletter itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from samspill.letters.models import Newsletter, Subscriber
from samspill.letters.newsletter.links import issue_address, own_address
from samspill.letters.newsletter.receivers import LANGUAGES, ReceiverList
from samspill.letters.plain_text import to_text
from samspill.organiser.models import Organiser
from samspill.outbox.actions import post
from samspill.outbox.marks import UNSUBSCRIBE, mark
from samspill.pure.documents.html import to_html
from samspill.pure.documents.markdown import blocks_from_markdown
from samspill.pure.documents.norwegian import plain_date
from samspill.pure.documents.tree import Block, Document, Link, Paragraph

SOURCE = "newsletter"  # of all that is posted here; "letters." is another list
OWN = "own_url"


def post_link(subscriber: Subscriber, *, day: date) -> None:
    """The link to one's own page, at most once a day: to confirm, or to one who gets it already."""
    organiser = subscriber.organiser
    with translation.override(subscriber.language):
        context = {
            "organiser": organiser,
            "own_url": own_address(organiser, subscriber),
            "is_confirmed": subscriber.confirmed_at is not None,
        }
        text = render_to_string("letters/newsletter/mail/link.txt", context)
        subject = _("Your link to the newsletter from %(organiser)s")
    post(
        organiser_number=organiser.pk,
        kind="system",
        subject=subject % {"organiser": organiser.name},
        text=f"{text.strip()}\n",
        language=subscriber.language,
        recipients=[(subscriber.email, "")],
        key=f"newsletter.subscriber:{subscriber.pk}:{day.isoformat()}",
        reply_to=organiser.contact_email,
        source=f"{SOURCE}.subscriber:{subscriber.pk}",
    )


def document_of(newsletter: Newsletter, language: str) -> Document:
    """The newsletter in nb or nn, as it is read in the archive, in the preview and in the mail."""
    sent_on = timezone.localdate(newsletter.sent_at) if newsletter.sent_at else None
    return Document(
        title=getattr(newsletter, f"title_{language}"),
        language=language,
        blocks=blocks_from_markdown(getattr(newsletter, f"text_{language}")),
        author=newsletter.organiser.name,
        date_text=plain_date(sent_on, language) if sent_on else "",
    )


def post_issue(newsletter: Newsletter, chosen: ReceiverList) -> None:
    """To each in their own language. One key for both: nobody gets it twice by changing language."""
    organiser = newsletter.organiser
    for language in LANGUAGES:
        readers = chosen.reading(language)
        if not readers:
            continue
        subject, text, html = _marked(newsletter, language)
        post(
            organiser_number=organiser.pk,
            kind="newsletter",
            subject=subject,
            text=text,
            html=html,
            language=language,
            recipients=[(one.email, "") for one in readers],
            key=f"newsletter.issue:{newsletter.pk}",
            reply_to=organiser.contact_email,
            source=source_of(newsletter),
            texts={one.email: {OWN: own_address(organiser, one)} for one in readers},
        )


def source_of(newsletter: Newsletter) -> str:
    return f"{SOURCE}.issue:{newsletter.pk}"


def _marked(newsletter: Newsletter, language: str) -> tuple[str, str, str]:
    """Subject, text and HTML with a mark where each receiver's own link comes."""
    written = document_of(newsletter, language)
    tail = _tail(newsletter.organiser, language, newsletter.number or 0)
    whole = replace(written, blocks=(*written.blocks, *tail))
    text, html = to_text(whole), to_html(whole)
    for name in (OWN, UNSUBSCRIBE):
        text, html = (one.replace(_stand_in(name), mark(name)) for one in (text, html))
    return written.title, text, html


def _tail(organiser: Organiser, language: str, number: int) -> list[Block]:
    with translation.override(language):
        said = _("You get this because you asked for the newsletter from %(organiser)s. ")
        lines = (
            ("", _("Read it on the web"), issue_address(organiser, number)),
            (said % {"organiser": organiser.name}, _("Choose what you get"), _stand_in(OWN)),
            ("", _("Get no more newsletters"), _stand_in(UNSUBSCRIBE)),
        )
    return [Paragraph((lead, Link(words, href))) for lead, words, href in lines]


def _stand_in(name: str) -> str:
    """A link that can be drawn, until the mark takes its place."""
    return f"https://{name.replace('_', '-')}.invalid/"
