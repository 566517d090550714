"""Every fault of an uploaded template in plain words: what is wrong, where, and how to put it right."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samspill.pure.documents.word_template.package import Fault

SENTENCES: dict[str, str | Promise] = {
    "too_large": gettext_lazy(
        "The file is larger than 5 MB. Make the pictures in it smaller, and try again."
    ),
    "old_or_locked": gettext_lazy(
        "The file is locked with a password, or saved in Word's old format. Open it in Word, take"
        " the password away, and save it as a Word document (.docx)."
    ),
    "not_word": gettext_lazy(
        "This is not a Word file that can be read. Open it in Word and save it as a Word document"
        " (.docx)."
    ),
    "strict": gettext_lazy(
        "The file is saved as Strict Open XML. Choose plain Word document (.docx) when you save it."
    ),
    "broken_part": gettext_lazy(
        "The file is damaged: %(value)s cannot be read. Open it in Word and save it anew."
    ),
    "bomb": gettext_lazy(
        "The file grows far too large when it is opened. Make a new document in Word, and copy"
        " the template into it."
    ),
    "macros": gettext_lazy(
        "The file holds macros. Save it as a Word document without macros (.docx)."
    ),
    "embedded": gettext_lazy(
        "The file holds another file or a control (%(value)s). Take it out, or put a picture there."
    ),
    "outside_template": gettext_lazy(
        "The file fetches its looks from another template: %(value)s. Choose Developer, Document"
        " Template in Word, and let it be Normal."
    ),
    "outside_link": gettext_lazy(
        "The file fetches something from outside itself: %(value)s. Put the picture or the text"
        " into the document instead."
    ),
    "tracked_changes": gettext_lazy(
        "The file has tracked changes. Accept or reject them all in Word first."
    ),
    "field_in_note": gettext_lazy(
        "A field stands in a footnote, an endnote or a comment. Move it into the text."
    ),
    "unknown_field": gettext_lazy("There is no field called %(value)s."),
    "half_field": gettext_lazy(
        "Braces are missing. Write a field with two in front and two behind."
    ),
    "not_a_name": gettext_lazy(
        "%(value)s cannot be filled in. Only the name of a field may stand between the braces, on"
        " one line."
    ),
    "broken_field": gettext_lazy(
        "The field %(value)s changes its formatting in the middle. Mark the whole field, clear"
        " the formatting, and write it anew."
    ),
    "blocks_in_margin": gettext_lazy(
        "The field %(value)s becomes several paragraphs, and must stand in the text itself, not in"
        " a header, a footer or a text box."
    ),
    "blocks_not_alone": gettext_lazy(
        "The field %(value)s becomes several paragraphs. Let it stand alone in its paragraph."
    ),
    "lacks": gettext_lazy("The field %(value)s is missing. Without it the text has no place."),
    "cannot_be_filled": gettext_lazy(
        "The file can be read, but not filled in. Make a new document in Word, and copy the"
        " template into it."
    ),
}
PLACES: dict[str, str | Promise] = {
    "body": gettext_lazy("In the text, paragraph %(number)d"),
    "table": gettext_lazy("In a table"),
    "text_box": gettext_lazy("In a text box"),
    "header": gettext_lazy("In the header"),
    "footer": gettext_lazy("In the footer"),
}
OF_A_FIELD = {"unknown_field", "broken_field", "blocks_in_margin", "blocks_not_alone", "lacks"}


@dataclass(frozen=True)
class Told:
    """where    in words, or empty when it is about the whole file; quote is the template's own."""

    sentence: str
    where: str = ""
    quote: str = ""


def told(fault: Fault) -> Told:
    value = f"{{{{ {fault.value} }}}}" if fault.code in OF_A_FIELD else fault.value
    sentence = str(SENTENCES[fault.code]) % {"value": value}
    if fault.nearest:
        near = _("Did you mean %(name)s?") % {"name": f"{{{{ {fault.nearest} }}}}"}
        sentence = f"{sentence} {near}"
    where = str(PLACES[fault.place]) % {"number": fault.number} if fault.place else ""
    return Told(sentence, where, fault.quote)
