"""The whole guide as one document: the nine steps, the advice, and what is behind each, numbered."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from samspill.advice.models import Advice, AdviceText, Ground
from samspill.advice.standing import GroundLine, lines_of, standing, texts_in_force
from samspill.process.guide import terms
from samspill.process.guide.in_force import texts_of_guide
from samspill.process.guide.written import BODY
from samspill.pure.documents.markdown import blocks_from_markdown
from samspill.pure.documents.norwegian import plain_date
from samspill.pure.documents.tree import (
    Block,
    BulletList,
    Content,
    Definition,
    Document,
    Heading,
    Link,
    Paragraph,
    Text,
)


def guide_document(language: str) -> Document:
    """In nb or nn, without a date: the same rows make the same document. Three queries."""
    public = Advice.objects.public()
    lines = lines_of(Ground.objects.filter(advice__in=public))
    advice: dict[str, list[AdviceText]] = {}
    for text in texts_in_force(public):
        advice.setdefault(text.advice.step, []).append(text)
    blocks: list[Block] = []
    with translation.override(language):
        for number, (key, texts) in enumerate(texts_of_guide().items(), start=1):
            blocks += _step(number, texts[language])
            blocks += _advice(advice.get(key, []), lines)
        words = [(one.term, one.meaning) for one in terms(language)]
        blocks += [Heading(1, _("Words we use")), Definition(words)]
        return Document(
            title=_("The road to a policy for the voluntary sector"),
            language=language,
            subtitle=_("Guide in nine steps"),
            blocks=blocks,
        )


def fingerprint_of(document: Document) -> str:
    """Of all that is in it; the day it was made is not."""
    return hashlib.sha256(repr(replace(document, created=None)).encode()).hexdigest()


def _step(number: int, texts: dict[str, str]) -> list[Block]:
    facts: list[tuple[Content, Content]] = [
        (_("Who"), texts["who"]),
        (_("How long"), texts["how_long"]),
        (_("What it becomes"), texts["becomes"]),
    ]
    body = [
        replace(block, level=block.level + 1) if isinstance(block, Heading) else block
        for block in blocks_from_markdown(texts[BODY])
    ]
    title = f"{number}. {texts['title']}"
    return [Heading(1, title), Paragraph(texts["lead"]), Definition(facts), *body]


def _advice(texts: list[AdviceText], lines: dict[int, list[GroundLine]]) -> list[Block]:
    if not texts:
        return []
    blocks: list[Block] = [Heading(2, _("Advice"))]
    for one in texts:
        number = one.advice.number
        name = Text(_("Advice %(number)d.") % {"number": number}, strong=True)
        blocks.append(Paragraph([name, " ", one.text]))
        behind = standing(lines.get(one.advice_id, []))
        if behind:
            blocks.append(BulletList([_source(number, line) for line in behind]))
    return blocks


def _source(number: int, line: GroundLine) -> Content:
    """ "3.1 «Vi trenger rom.» Luster kommune, 12. mars 2027." and where it stands."""
    text = f"«{line.text}»" if line.said else line.text
    told = [one for one in (line.place, plain_date(line.on) if line.on else "") if one]
    is_own = line.href.startswith("/")
    address = settings.PUBLIC_ADDRESS + line.href if is_own else line.href
    after = f" {', '.join(told)}. " if told else " "
    return [
        f"{number}.{line.number} ",
        Text(text, language=line.language),
        after,
        Link(address, address),
    ]
