"""Documents to test with: one that has every kind of block, and one made of any texts at all."""

from datetime import UTC, datetime

from hypothesis import strategies as st

from samspill.pure.documents.tree import (
    Anchor,
    Bars,
    BulletList,
    Definition,
    Document,
    Heading,
    Link,
    NumberedList,
    PageBreak,
    Paragraph,
    Quote,
    Reference,
    Signatures,
    Table,
    Text,
    paragraph,
)

CREATED = datetime(2027, 3, 11, 17, 30, tzinfo=UTC)
HOSTILE = (
    'Lag & vener | "Kor" <b>*feit*</b> #strong[x] $1 {{ navn }} `kode` Đŋŧ 😀 \\n \u0007 \ud800'
)
NASTY = (
    "\x00\x07\x0b\x0c\x1f\x7f\x85\u200d\ufe0f\u202e\u2028\u0301\u0338\u20e3"
    "\ufeff\ufffe\ue000\ud83d\udc4d"
)
EVERY_CATEGORY = (
    "Lu Ll Lt Lm Lo Mn Mc Me Nd Nl No Pc Pd Ps Pe Pi Pf Po Sm Sc Sk So Zs Zl Zp Cc Cf Cs Co Cn"
).split()

any_text = st.text(
    alphabet=st.one_of(
        st.characters(categories=EVERY_CATEGORY),
        st.sampled_from(NASTY),
        st.sampled_from("æøåÆØÅđŋŧčšž«»–#*_[]{}<>&|\"'\\$@`~^=+-/:;.,!? \n\t😀👩‍🌾🇳🇴"),
    ),
    max_size=30,
)


def every_block(text: str = "Tekst", number: float = 3) -> list:
    """One of each kind of block, with `text` in every place that takes text."""
    return [
        Heading(1, text, anchor=text),
        paragraph([Text(text, strong=True), Text(text, emphasis=True), Text(text, language="nn")]),
        Paragraph([Link(text, "https://example.no/høring?a=1"), Link(text, text)], anchor="p"),
        paragraph([Reference(text, "c-1"), Reference(text, "nowhere"), Reference(text, text)]),
        BulletList([text, [Text(text), Anchor("c-1", text)]]),
        NumberedList([text, text], start=3),
        Heading(3, text),
        Table(text, [text, text], [[text, text], [[Anchor("x", text)], text]], ("left", "right")),
        Table("", ["Nr.", text], [["1", text]], widths=(1, 4)),
        Quote(text, text, "nn", anchor="c-1"),
        Quote(text, language=text),
        Definition([(text, text)]),
        Bars(text, [(text, number), (text, 0)], unit=text),
        PageBreak(),
        Signatures([(text, text), ("", text)]),
    ]


def full_document(text: str = "Tekst", kind: str = "report", **more: object) -> Document:
    """A document with `text` in every place of it."""
    settings = {
        "title": text,
        "language": "nb",
        "blocks": every_block(text),
        "subtitle": text,
        "author": text,
        "date_text": text,
        "header_lines": (text, text),
        "recipient_lines": (text,),
        "reference": text,
        "footer": text,
        "kind": kind,
        "created": CREATED,
    }
    return Document(**{**settings, **more})
