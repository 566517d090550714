"""What stands below a letter sent by e-mail, in the letter's language."""

from __future__ import annotations

from samspill.pure.documents.tree import Block, Link, Paragraph

WORDS = {
    "nb": {
        "no": "Kan dere ikke komme? ",
        "no_link": "Si fra her, så slipper dere påminnelsen.",
        "enough": "Vil dere ikke ha flere slike brev fra {sender}? ",
        "enough_link": "Meld dere av her.",
    },
    "nn": {
        "no": "Kan de ikkje kome? ",
        "no_link": "Sei frå her, så slepp de påminninga.",
        "enough": "Vil de ikkje ha fleire slike brev frå {sender}? ",
        "enough_link": "Meld dykk av her.",
    },
    "en": {
        "no": "You cannot come? ",
        "no_link": "Tell us here, and you will not be reminded.",
        "enough": "No more letters like this from {sender}? ",
        "enough_link": "Unsubscribe here.",
    },
}


def tail(language: str, *, sender: str, answer_url: str, unsubscribe_url: str) -> list[Block]:
    """A paragraph for each link that is given. A language without words of its own has English."""
    words = WORDS.get(language, WORDS["en"])
    lines = (
        (words["no"], words["no_link"], answer_url),
        (words["enough"].format(sender=sender), words["enough_link"], unsubscribe_url),
    )
    return [Paragraph((lead, Link(text, href))) for lead, text, href in lines if href]
