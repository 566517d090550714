"""Rows of the house for the letters' own wordings: two versions of a reminder, and a notice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samspill.letters import actions
from samspill.letters.models import Letter
from samspill.letters.own_wording.texts import standing
from samspill.pure.documents.own_wording.writing import joined

if TYPE_CHECKING:
    from tests.house import House

KIND = "reminder"


def write_wordings(house: House) -> None:
    """The first version can be taken back, since there is a second."""
    organiser = house.organiser
    for day in ("conference_date", "sign_up_deadline"):
        source = joined({"subject": "Kom ⟦conference_date⟧"}, f"Husk ⟦{day}⟧.")
        actions.save_wording(organiser, kind=KIND, language="nb", source=source)
    letter = organiser.letters.filter(kind=Letter.Kind.REMINDER).earliest("pk")
    actions.save_notice(letter, form="website", text="Velkommen.")


def wording_body(house: House) -> dict[str, object]:
    """What the page of the wording posts when the subject in bokmal is changed."""
    body: dict[str, object] = {}
    for language in ("nb", "nn"):
        texts, _version = standing(house.organiser, KIND, language, screen=language)
        body |= {f"{language}-{name}": text for name, text in texts.items()}
    return body | {"nb-subject": "En annen overskrift"}
