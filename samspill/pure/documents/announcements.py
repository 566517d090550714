"""What a letter says, for those who get no letter: poster, local paper, web page, social media."""

from dataclasses import dataclass
from datetime import date, time
from html import escape
from typing import Any

from .norwegian import capitalised, clock_range, kroner, long_date, phone, plain_date
from .paper_sheets import qr_drawing

SHORT, LONG = 280, 600
"""Signs that a post may have, spaces included."""
BETWEEN = "\n\n—\n\n"
"""Between the short and the long post, where both are kept as one text."""

WORDS = {
    "nb": {
        "meeting": "Velkommen til diskusjonsmøte",
        "conference": "Velkommen til dialogkonferanse",
        "save": "Sett av dagen",
        "consultation": "Si din mening om utkastet",
        "about_meeting": "Hva skal til for at lagene og kommunen sammen får til mer og bedre "
        "frivillighet her hos oss? Alle lag og foreninger er velkommen, små som store.",
        "about_conference": "Alle lag og foreninger er invitert til å si hva som skal stå i "
        "{document}. Det dere sier, blir skrevet ned, og dere får se hva det fører til.",
        "about_save": "Da blir det {title}. Invitasjonen kommer senere.",
        "about_consultation": "Utkastet til {document} er på høring. Alle kan lese det og svare.",
        "no_letter": "Har laget ditt ikke fått brev? Dere er like velkommen.",
        "when": "Når",
        "where": "Hvor",
        "price": "Pris",
        "free": "gratis",
        "meal": "Mat",
        "sign_up": "Meld på laget",
        "read": "Les mer",
        "answer": "Les og svar",
        "by": "innen {day}",
        "phone": "Ring {phone}",
        "email": "skriv til {email}",
        "or": "eller",
        "questions": "Dette skal vi snakke om",
        "scan": "Pek kameraet hit",
        "questions_to": "Spørsmål? {contact}",
        "invites": "{host} inviterer",
        "signed": "Hilsen {host}",
        "qr": "Kode som åpner {url}",
    },
    "nn": {
        "meeting": "Velkomen til diskusjonsmøte",
        "conference": "Velkomen til dialogkonferanse",
        "save": "Set av dagen",
        "consultation": "Sei di meining om utkastet",
        "about_meeting": "Kva skal til for at laga og kommunen saman får til meir og betre "
        "frivilligheit her hos oss? Alle lag og foreiningar er velkomne, små som store.",
        "about_conference": "Alle lag og foreiningar er inviterte til å seie kva som skal stå i "
        "{document}. Det de seier, blir skrive ned, og de får sjå kva det fører til.",
        "about_save": "Då blir det {title}. Invitasjonen kjem seinare.",
        "about_consultation": "Utkastet til {document} er på høyring. Alle kan lese det og svare.",
        "no_letter": "Har laget ditt ikkje fått brev? De er like velkomne.",
        "when": "Når",
        "where": "Kvar",
        "price": "Pris",
        "free": "gratis",
        "meal": "Mat",
        "sign_up": "Meld på laget",
        "read": "Les meir",
        "answer": "Les og svar",
        "by": "innan {day}",
        "phone": "Ring {phone}",
        "email": "skriv til {email}",
        "or": "eller",
        "questions": "Dette skal vi snakke om",
        "scan": "Peik kameraet hit",
        "questions_to": "Spørsmål? {contact}",
        "invites": "{host} inviterer",
        "signed": "Helsing {host}",
        "qr": "Kode som opnar {url}",
    },
}


@dataclass(frozen=True)
class Announcement:
    """What is to be made known. Blank parts are passed over.

    kind      meeting | conference | save | consultation
    document  what is to be written, in the definite form
    by        last day to sign up or to answer
    """

    kind: str
    language: str
    host: str
    title: str = ""
    document: str = ""
    day: date | None = None
    starts: time | None = None
    ends: time | None = None
    venue: str = ""
    price: float | None = None
    meal: str = ""
    questions: tuple[str, ...] = ()
    by: date | None = None
    url: str = ""
    phone: str = ""
    email: str = ""
    contact: str = ""

    def word(self, name: str, **values: str) -> str:
        return WORDS["nn" if self.language == "nn" else "nb"][name].format(**values)

    @property
    def heading(self) -> str:
        return self.word(self.kind)

    @property
    def about(self) -> str:
        return self.word(f"about_{self.kind}", document=self.document, title=self.title)

    @property
    def moment(self) -> str:
        """For instance "torsdag 11. mars 2027 kl. 17.30–20.00"."""
        day = long_date(self.day, self.language) if self.day else ""
        hours = clock_range(self.starts, self.ends, self.language) if self.starts else ""
        return " ".join(part for part in (day, hours) if part)

    @property
    def details(self) -> list[tuple[str, str]]:
        """When, where, price and food, as (name, text)."""
        price = ""
        if self.price is not None:
            price = kroner(self.price, self.language) if self.price else self.word("free")
        rows = (("when", self.moment), ("where", self.venue), ("price", price), ("meal", self.meal))
        return [(self.word(name), text) for name, text in rows if text]

    @property
    def action(self) -> str:
        """What to do, and by when: "Meld på laget innen 4. mars 2027"."""
        name = {"consultation": "answer", "save": "read"}.get(self.kind, "sign_up")
        by = self.word("by", day=plain_date(self.by, self.language)) if self.by else ""
        return f"{self.word(name)} {by}".strip()

    @property
    def other_ways(self) -> str:
        """By telephone or e-mail, in a sentence, for those who do not use the web."""
        ways = [self.word("phone", phone=phone(self.phone))] if self.phone else []
        ways += [self.word("email", email=self.email)] if self.email else []
        return capitalised(f" {self.word('or')} ".join(ways)) + "." if ways else ""


def poster_text(one: Announcement) -> str:
    """Heading on the first line, then what it is about; details and code are drawn beside it."""
    return f"{one.heading}\n{one.about}"


def poster_data(one: Announcement, text: str, *, paper: str) -> dict[str, Any]:
    """The poster as plain data for the Typst template `poster.typ`.

    text    as `poster_text`, or as a person has changed it
    paper   a3 | a4
    """
    heading, _line, about = text.replace("\r\n", "\n").strip().partition("\n")
    return {
        "heading": heading.strip() or one.heading,
        "text": about.strip(),
        "over": one.word("invites", host=one.host),
        "host": one.host,
        "language": "nn" if one.language == "nn" else "nb",
        "paper": paper,
        "details": [[name, capitalised(value)] for name, value in one.details],
        "action": one.action,
        "url": one.url,
        "code": qr_drawing(one.url) if one.url else "",
        "code_text": one.word("qr", url=one.url),
        "scan": one.word("scan"),
        "other_ways": one.other_ways,
    }


def newspaper_text(one: Announcement) -> str:
    """A notice that a local paper can print as it stands."""
    lines = [one.heading.upper(), one.about]
    lines.append("\n".join(f"{name}: {text}" for name, text in one.details))
    lines.append(_how(one))
    if one.kind in ("meeting", "conference"):
        lines.append(one.word("no_letter"))
    lines.append(one.word("signed", host=one.host))
    return "\n\n".join(line for line in lines if line)


def web_text(one: Announcement) -> str:
    """Plain text with a blank line between paragraphs; `web_html` makes a page's HTML of it."""
    lines = [one.heading, one.about, "\n".join(f"{name}: {text}" for name, text in one.details)]
    if one.questions:
        lines.append("\n".join([f"{one.word('questions')}:", *(f"- {q}" for q in one.questions)]))
    lines.append(_how(one))
    if one.contact:
        lines.append(one.word("questions_to", contact=one.contact))
    return "\n\n".join(line for line in lines if line)


def web_html(text: str) -> str:
    """HTML to copy: the first paragraph a heading, lines with - a list, addresses links."""
    parts = [part.strip() for part in text.replace("\r\n", "\n").split("\n\n") if part.strip()]
    return "\n".join(
        f"<h2>{escape(part)}</h2>" if number == 0 else _html_part(part)
        for number, part in enumerate(parts)
    )


def social_texts(one: Announcement) -> tuple[str, str]:
    """Posts of at most SHORT and LONG signs: what matters least is left out until it fits."""
    where = capitalised(", ".join(part for part in (one.moment, one.venue) if part))
    link = f"{one.action}: {one.url}" if one.url else one.action
    short = _fitting([one.heading, where, link], SHORT)
    asked = "\n".join(f"– {question}" for question in one.questions[:2])
    parts = [one.heading, one.about, where, asked, one.other_ways, link]
    return short, _fitting(parts, LONG, first_out=(3, 4, 1))


def _how(one: Announcement) -> str:
    link = f"{one.action}: {one.url}" if one.url else f"{one.action}."
    return "\n".join(line for line in (link, one.other_ways) if line)


def _fitting(parts: list[str], most: int, first_out: tuple[int, ...] = ()) -> str:
    """The parts in order, those in `first_out` dropped one by one; at last cut at a word."""
    left = list(parts)
    for number in (*first_out, None):
        text = "\n\n".join(part for part in left if part)
        if len(text) <= most:
            return text
        if number is not None:
            left[number] = ""
    link = parts[-1]
    room = most - len(link) - 3
    kept = "\n\n".join(part for part in left[:-1] if part)[: max(room, 0)].rsplit(" ", 1)[0]
    return f"{kept}…\n\n{link}"[:most]


def _html_part(part: str) -> str:
    lines = part.split("\n")
    items = [line.removeprefix("- ") for line in lines if line.startswith("- ")]
    plain = [line for line in lines if not line.startswith("- ")]
    html = f"<p>{'<br>'.join(_linked(line) for line in plain)}</p>" if plain else ""
    return html + (f"<ul>{''.join(f'<li>{_linked(one)}</li>' for one in items)}</ul>" * bool(items))


def _linked(line: str) -> str:
    return " ".join(_word(word) for word in line.split(" "))


def _word(word: str) -> str:
    shown = escape(word)
    is_address = word.startswith(("https://", "http://"))
    return f'<a href="{shown}">{shown}</a>' if is_address else shown
