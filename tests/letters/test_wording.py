"""The wordings: every kind, language, lead and condition gives a whole letter."""

import re
from datetime import date, time
from itertools import product

import pytest

from samspill.letters.wording import KINDS, LANGUAGES, wording_source
from samspill.pure.documents.document_kinds import document_kind_words
from samspill.pure.documents.docx import to_docx
from samspill.pure.documents.letter import (
    UnresolvedField,
    split_wording,
    used_fields,
    write_letter,
)
from samspill.pure.documents.tree import (
    Document,
    Heading,
    NumberedList,
    Signatures,
    contents,
    plain,
)

LEADS = ("working_group", "municipality", "joint")
LEVELS = ("municipality", "district")
BOKMAL_ONLY = (
    "ikke hvordan hva hvem hvorfor hvor fra mer bare noe noen deres dere også flere lagene "
    "foreninger innspill begynner møtes uke kommer gjør jeg"
).split()
NYNORSK_ONLY = (
    "ikkje korleis kva kven kvifor kvar frå meir berre noko nokon dykkar dykk òg fleire laga "
    "foreiningar innspel byrjar møtest veke kjem gjer eg"
).split()

QUESTIONS = ["Spørsmål A?", "Spørsmål B?", "Spørsmål C?", "Spørsmål D?"]

HOST_FACTS = {
    "host_name": "",
    "host_signatory_name": "Gerd Prøve",
    "host_signatory_title": "TITTEL",
    "conference_title": "Samtale om frivillighet",
    "conference_ends_on": date(2027, 3, 12),
    "conference_lead": "Samtalen skal gi oss en felles retning.",
    "conference_url": "https://example.no/samtale",
    "target_group": "alle i arbeid",
    "selection_ground": "politikken er vedtatt",
    "one_per_municipality": True,
    "preparation_questions": ["Stolthet?"],
    "programme": ["16.00 Start"],
    "partners": ["Prøvdal IL", "KS"],
    "linked_event": "Samme dag er det møteplass i samme hus.",
    "sign_up_opens_on": date(2027, 1, 4),
    "letter_title": "Et brev",
    "letter_text": ["Avsnitt A.", "Avsnitt B."],
}
ABOUT_THE_AREA = ("preliminary_invitation", "formal_request", "conference_invitation")


def all_facts(language: str = "nb", **changes: object) -> dict[str, object]:
    """Every fact that any wording can use."""
    indefinite, definite = document_kind_words("frivillighetsplattform", language)
    facts: dict[str, object] = {
        "lead": "joint",
        "level": "municipality",
        "area_name": "Prøvdal kommune",
        "document_kind_indefinite": indefinite,
        "document_kind_definite": definite,
        "letter_date": date(2027, 2, 12),
        "reference": "27/123",
        "recipient_name": "",
        "contact_name": "Kari Prøve",
        "contact_email": "kari@example.no",
        "contact_phone": "40000000",
        "initiators": ["Prøvdal IL", "Prøvdal songlag"],
        "meeting_date": date(2026, 10, 8),
        "meeting_starts_at": time(18),
        "meeting_ends_at": time(20),
        "meeting_venue": "Grendehuset",
        "meeting_access": "Trinnfritt",
        "meeting_theme": "Temaet vårt?",
        "meeting_reply_url": "https://example.no/svar",
        "meeting_reply_by": date(2026, 10, 1),
        "address_source": "Brønnøysund",
        "meeting_types": ["kultur", "idrett"],
        "meeting_attendance": 43,
        "meeting_conclusions": ["Konklusjon A.", "Konklusjon B."],
        "working_group_members": ["Anne Test", "Per Test"],
        "group_leader_name": "Anne Test",
        "municipality_signatory_name": "Ola Test",
        "municipality_signatory_title": "TITTEL",
        "formal_request_date": date(2026, 11, 2),
        "municipality_meeting_date": date(2026, 12, 1),
        "decision_body": "vedtaksorganet",
        "decision_date": date(2026, 6, 15),
        "decision_case": "34/26",
        "conference_date": date(2027, 3, 11),
        "conference_starts_at": time(17, 30),
        "conference_ends_at": time(20, 30),
        "conference_venue": "Prøvehallen",
        "conference_address": "Vegen 1",
        "conference_capacity": 80,
        "one_per_association": True,
        "conference_price": 500,
        "price_includes": ["middag", "overnatting"],
        "conference_meal": "suppe",
        "conference_access": "Teleslynge",
        "stands": True,
        "stand_information": "Standtekst.",
        "association_count": 212,
        "association_types": ["kultur", "idrett", "vel"],
        "platform_url": "https://example.no/plattform",
        "questions": QUESTIONS,
        "sign_up_url": "https://example.no/meld",
        "sign_up_deadline": date(2027, 3, 4),
        "sign_up_phone": "40000001",
        "sign_up_email": "meld@example.no",
        "is_digital": False,
        **HOST_FACTS,
        "recipient_signed_up": False,
        "signed_up_count": 52,
        "seats_left": 28,
        "participant_count": 71,
        "association_count_present": 64,
        "contribution_count": 312,
        "round_count": 4,
        "theme_count": 11,
        "top_findings": ["Funn A: 79", "Funn B: 61"],
        "report_url": "https://example.no/rapport",
        "correction_deadline": date(2027, 4, 15),
        "next_steps": [{"date": date(2027, 5, 3), "text": "Steg A."}],
        "consultation_deadline": date(2027, 10, 1),
        "consultation_url": "https://example.no/horing",
        "measure_count": 31,
        "became_url": "https://example.no/svara",
        "taken_in_count": 250,
        "partly_count": 40,
        "not_taken_in_count": 18,
        "open_count": 4,
        "top_taken_in": ["2.3 Tiltak A (29)"],
        "top_not_taken_in": ["Grunn A (3)"],
        "adopted_on": date(2027, 12, 16),
        "adopted_case": "94/27",
        "policy_url": "https://example.no/politikk",
    }
    return {**facts, **changes}


def written(kind: str, language: str = "nb", **changes: object) -> Document:
    facts = all_facts(language, **changes)
    return write_letter(wording_source(kind, language), facts, language=language, kind=kind)


def all_text(document: Document) -> str:
    headings = [block.text for block in document.blocks if isinstance(block, Heading)]
    texts = [plain(content) for content in contents(document.blocks)]
    head = [document.title, document.author, document.footer, document.date_text]
    lines = [*head, *document.header_lines, *document.recipient_lines, *headings, *texts]
    return "\n".join(lines).replace("\u00a0", " ")


def signers(document: Document) -> list[str]:
    (signatures,) = [block for block in document.blocks if isinstance(block, Signatures)]
    return [name for name, _ in signatures.people]


EVERY_WAY = list(product(KINDS, LANGUAGES, LEADS, LEVELS, (True, False)))


@pytest.mark.parametrize(("kind", "language", "lead", "level", "stands"), EVERY_WAY)
def test_every_letter_is_whole_in_every_way_it_can_be_written(
    kind: str, language: str, lead: str, level: str, stands: bool
) -> None:
    document = written(kind, language, lead=lead, level=level, stands=stands)

    text = all_text(document)
    assert not re.search(r"\{\{|\}\}|\{%|%\}|\[\[|\*\*|None|\(\)|  | ,| \.", text)
    assert not re.search(r"[,:] *\n\n|\n\n\n", text)
    assert all(document.__dict__[name] for name in ("title", "author", "recipient_lines"))
    area = "bydelen" if level == "district" else "kommunen"
    assert area in text or kind not in ABOUT_THE_AREA
    assert to_docx(document)


@pytest.mark.parametrize(("kind", "language", "lead"), list(product(KINDS, LANGUAGES, LEADS)))
def test_a_letter_needs_none_of_its_optional_facts(kind: str, language: str, lead: str) -> None:
    head, _ = split_wording(wording_source(kind, language))
    empty = dict.fromkeys(head["optional"], "")

    text = all_text(written(kind, language, lead=lead, **empty))

    assert not re.search(r"\{|\}|  | ,|\((sak)? *\)", text)


@pytest.mark.parametrize(("kind", "language"), list(product(KINDS, LANGUAGES)))
def test_a_letter_without_facts_names_them_all(kind: str, language: str) -> None:
    source = wording_source(kind, language)
    with pytest.raises(UnresolvedField) as refused:
        write_letter(source, {"lead": "joint", "level": "municipality"}, language=language)

    names = refused.value.names
    assert {"letter_date", "contact_name", "contact_email"} <= set(names)
    assert not set(names) & set(split_wording(source)[0]["optional"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_joint_invitation_has_every_part_of_the_template(language: str) -> None:
    document = written("conference_invitation", language)

    text = all_text(document)
    for part in (
        "orsdag 8. oktober 2026 kl. 18.00",  # when the associations met
        "kultur og idrett",  # who met
        "Temaet vårt?",
        "mandat",
        "2. november 2026",  # the letter was sent
        "1. desember 2026",  # the meeting with the municipality
        "Frivillighet Norge og KS",
        "https://example.no/plattform",
        "Standtekst.",
        "https://example.no/meld",
        "torsdag 4. mars 2027",
        "frivilligh",
    ):
        assert part in text, part
    (questions,) = [block for block in document.blocks if isinstance(block, NumberedList)]
    assert [plain(item) for item in questions.items] == QUESTIONS
    assert signers(document) == ["Anne Test", "Ola Test"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_municipalitys_own_invitation_leaves_the_working_group_out(language: str) -> None:
    document = written("conference_invitation", language, lead="municipality")

    text = all_text(document)
    assert "arbeidsgrupp" not in text.lower()
    assert "8. oktober" not in text
    assert "Vedtaksorganet vedtok 15. juni 2026 (sak 34/26)" in text
    assert signers(document) == ["Ola Test"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_working_groups_own_invitation_is_signed_by_the_group_alone(language: str) -> None:
    assert signers(written("conference_invitation", language, lead="working_group")) == [
        "Anne Test"
    ]


@pytest.mark.parametrize(
    ("kind", "language"), list(product(("conference_invitation", "reminder"), LANGUAGES))
)
def test_stands_are_told_of_only_when_there_are_some(kind: str, language: str) -> None:
    assert "Standtekst." in all_text(written(kind, language, stands=True))
    without = all_text(written(kind, language, stands=False)).lower()
    assert not re.search(r"\bstand\b|\btorg\b", without)


def test_a_free_conference_says_so_and_a_price_tells_what_it_covers() -> None:
    free = all_text(written("conference_invitation", conference_price=0, price_includes=[]))
    paid = all_text(written("conference_invitation"))

    assert "Pris: gratis" in free
    assert "Pris: 500 kr. Prisen dekker middag og overnatting" in paid


def test_those_signed_up_are_not_asked_to_sign_up() -> None:
    text = all_text(written("reminder", recipient_signed_up=True))

    assert "https://example.no/meld" not in text
    assert "Påmeldingsfristen" not in text


def test_a_letter_to_one_association_names_it() -> None:
    assert written("reminder", recipient_name="Prøvdal IL").recipient_lines == ("Prøvdal IL",)


@pytest.mark.parametrize("kind", KINDS)
def test_both_languages_use_the_same_facts_and_have_the_same_parts(kind: str) -> None:
    nb, nn = (wording_source(kind, language) for language in LANGUAGES)

    assert used_fields(nb) == used_fields(nn)
    assert split_wording(nb)[0]["optional"] == split_wording(nn)[0]["optional"]
    shapes = [[type(block) for block in written(kind, language).blocks] for language in LANGUAGES]
    assert shapes[0] == shapes[1]


@pytest.mark.parametrize(("language", "foreign"), [("nb", NYNORSK_ONLY), ("nn", BOKMAL_ONLY)])
@pytest.mark.parametrize("kind", KINDS)
def test_neither_language_has_words_of_the_other(
    kind: str, language: str, foreign: list[str]
) -> None:
    text = all_text(written(kind, language, level="district"))

    words = set(re.findall(r"\w+", text.lower()))
    assert words & set(foreign) == set()
