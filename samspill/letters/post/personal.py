"""What is one receiver's own in a letter: their name, their sign-up address, where they say no.

The mail is written once, with a mark where the receiver's own comes; the outbox puts it in. The PDF
beside it is the letter as approved and kept, the same to all.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import replace

from samspill.letters.documents import document
from samspill.letters.models import Letter, Recipient
from samspill.letters.plain_text import to_text
from samspill.letters.post.kinds import asks_for_an_answer, is_formal
from samspill.letters.post.links import answer_address, own_sign_up_address
from samspill.letters.post.tails import tail
from samspill.organiser.models import Municipality
from samspill.outbox.marks import UNSUBSCRIBE, mark
from samspill.pure.documents.html import to_html
from samspill.pure.documents.tree import Document
from samspill.registry.links import association_token, municipality_token
from samspill.registry.models import Association

NAME, SIGN_UP, ANSWER = "recipient_name", "sign_up_url", "answer_url"
STAND_IN = "https://sign-up.invalid/"  # a link that can be drawn, until the mark takes its place


def own_facts(
    letter: Letter,
    *,
    name: str,
    association: Association | None = None,
    municipality: Municipality | None = None,
) -> dict[str, str]:
    """A receiver's own facts, under the names that the wordings use; kept in Recipient.facts."""
    facts = {NAME: name}
    token = association_token(association) if association else ""
    token = municipality_token(municipality) if municipality else token
    if address := str(letter.facts.get(SIGN_UP) or ""):
        facts[SIGN_UP] = own_sign_up_address(address, token)
    if asks_for_an_answer(letter) and token:
        facts[ANSWER] = answer_address(
            letter,
            association=association.pk if association else None,
            municipality=municipality.pk if municipality else None,
        )
    return facts


def with_own(letter: Letter, facts: Mapping[str, object]) -> Letter:
    """The letter as one receiver has it; not to be saved."""
    theirs = copy.copy(letter)
    theirs.facts = {**letter.facts, **facts}
    return theirs


def marked_text_and_html(letter: Letter) -> tuple[str, str, str]:
    """Subject, text and HTML with marks for what is each receiver's own, and what stands below.

    Raises UnresolvedField.
    """
    own = {NAME: mark(NAME)} | ({SIGN_UP: STAND_IN} if letter.facts.get(SIGN_UP) else {})
    written = _with_tail(document(with_own(letter, own)), letter)
    texts = (" ".join(written.title.split())[:200], to_text(written), to_html(written))
    subject, text, html = (one.replace(STAND_IN, mark(SIGN_UP)) for one in texts)
    for name in (ANSWER, UNSUBSCRIBE):
        text, html = (one.replace(_stand_in(name), mark(name)) for one in (text, html))
    return subject, text, html


def texts_for(letter: Letter, recipients: list[Recipient]) -> dict[str, dict[str, str]]:
    """Address -> what the outbox puts in there."""
    texts: dict[str, dict[str, str]] = {}
    for one in recipients:
        own = own_facts(
            letter, name=one.name, association=one.association, municipality=one.municipality
        )
        texts[one.address] = {SIGN_UP: str(letter.facts.get(SIGN_UP, "")), **own}
        if ANSWER not in own and asks_for_an_answer(letter):
            texts[one.address][ANSWER] = texts[one.address][SIGN_UP]
    return texts


def _with_tail(written: Document, letter: Letter) -> Document:
    """Below the signatures: how to say no, and how to be left in peace. By e-mail only."""
    links = {
        ANSWER: _stand_in(ANSWER) if asks_for_an_answer(letter) else "",
        UNSUBSCRIBE: "" if is_formal(letter) else _stand_in(UNSUBSCRIBE),
    }
    blocks = tail(letter.language, sender=letter.organiser.name, **links)
    return replace(written, blocks=(*written.blocks, *blocks))


def _stand_in(name: str) -> str:
    return f"https://{name.replace('_', '-')}.invalid/"
