"""A wording as it is kept, with names of code, and as people read it, with Norwegian names."""

from collections.abc import Mapping

from .conditions import condition_words, every_condition
from .marks import CLOSE, MARK, OPEN, SIGNATURES, condition_in

SIGNATURE_WORDS = {"nb": "underskriftene", "nn": "underskriftene"}
WHEN_WORDS = {"nb": "når", "nn": "når"}


def to_screen(source: str, labels: Mapping[str, str], language: str) -> str:
    """The text with ⟦påmeldingsfrist⟧ for ⟦sign_up_deadline⟧.

    labels    what each field is called on this screen, by name
    language  nb or nn; any other gets nb
    """
    words = "nn" if language == "nn" else "nb"

    def shown(mark: str) -> str:
        if condition := condition_in(mark):
            return f"{WHEN_WORDS[words]}: {condition_words(condition, labels, words)}"
        return SIGNATURE_WORDS[words] if mark == SIGNATURES else labels.get(mark, mark)

    return MARK.sub(lambda found: f"{OPEN}{shown(found[1].strip())}{CLOSE}", source)


def from_screen(text: str, labels: Mapping[str, Mapping[str, str]]) -> str:
    """The text as it is kept. What no label stands for is left, for `faults` to find.

    labels   the fields' names on screen, by language and name; each language is understood
    """
    fields: dict[str, str] = {}
    conditions: dict[str, str] = {}
    for language, own in labels.items():
        fields[_alike(SIGNATURE_WORDS.get(language, SIGNATURES))] = SIGNATURES
        for name, label in own.items():
            fields[_alike(label)] = fields[_alike(name)] = name
        for code in every_condition(own):
            conditions[_alike(condition_words(code, own, language))] = code
            conditions[_alike(code)] = code

    def kept(mark: str) -> str:
        if condition := condition_in(mark):
            return f"when: {conditions.get(_alike(condition), condition)}"
        return fields.get(_alike(mark), mark.strip())

    return MARK.sub(lambda found: f"{OPEN}{kept(found[1])}{CLOSE}", text)


def _alike(words: str) -> str:
    """Case, room and kinds of quotation marks do not count."""
    return " ".join(words.casefold().replace('"', "").replace("«", "").replace("»", "").split())
