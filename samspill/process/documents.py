"""What the road's own pages are printed as: minutes of the meeting, a reminder to the municipality.

In the language of the process. What people have written stands as they wrote it.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from django.utils import timezone

from samspill.process.models import PolicyProcess, PreliminaryMeeting, WorkingGroup
from samspill.pure.documents.document_kinds import document_kind_words
from samspill.pure.documents.norwegian import capitalised, clock, enumeration, long_date
from samspill.pure.documents.tree import (
    Block,
    BulletList,
    Definition,
    Document,
    Heading,
    NumberedList,
    Paragraph,
    Signatures,
    Table,
)

Written = Literal["nb", "nn"]

WORDS: dict[Written, dict[str, str]] = {
    "nb": {
        "minutes": "Referat fra diskusjonsmøtet",
        "when": "Tid",
        "where": "Sted",
        "theme": "Tema",
        "agenda": "Saksliste",
        "present": "Til stede",
        "association": "Lag",
        "people": "Antall",
        "came": "{associations} lag var med, med {people} personer.",
        "came_by_count": "{associations} lag var med.",
        "kinds": "De kom fra {kinds}.",
        "talk": "Det vi snakket om",
        "conclusions": "Dette ble vi enige om",
        "mandate": "å ta opp med kommunen det møtet ble enige om: {conclusions}",
        "mandate_end": ", og be om et møte og et samarbeid om {document}",
        "reminder": "Vi minner om henvendelsen om {document}",
        "to": "Til ordføreren og kommunedirektøren",
        "sent": "{day} sendte arbeidsgruppen en henvendelse til {place} om {document}. "
        "Vi kan ikke se at den er besvart.",
        "ask": "Vi ber om et møte, og om navnet på en kontaktperson i kommunen. "
        "Når kan vi regne med svar?",
        "group": "Arbeidsgruppen",
        "leader": "for arbeidsgruppen",
    },
    "nn": {
        "minutes": "Referat frå diskusjonsmøtet",
        "when": "Tid",
        "where": "Stad",
        "theme": "Tema",
        "agenda": "Saksliste",
        "present": "Til stades",
        "association": "Lag",
        "people": "Tal på personar",
        "came": "{associations} lag var med, med {people} personar.",
        "came_by_count": "{associations} lag var med.",
        "kinds": "Dei kom frå {kinds}.",
        "talk": "Det vi snakka om",
        "conclusions": "Dette vart vi samde om",
        "mandate": "å ta opp med kommunen det møtet vart samde om: {conclusions}",
        "mandate_end": ", og be om eit møte og eit samarbeid om {document}",
        "reminder": "Vi minner om førespurnaden om {document}",
        "to": "Til ordføraren og kommunedirektøren",
        "sent": "{day} sende arbeidsgruppa ein førespurnad til {place} om {document}. "
        "Vi kan ikkje sjå at han er svara på.",
        "ask": "Vi ber om eit møte, og om namnet på ein kontaktperson i kommunen. "
        "Når kan vi rekne med svar?",
        "group": "Arbeidsgruppa",
        "leader": "for arbeidsgruppa",
    },
}


def written_in(process: PolicyProcess) -> Written:
    return "nn" if process.language == "nn" else "nb"


def meeting_minutes(meeting: PreliminaryMeeting) -> Document:
    """What was on the agenda, who came, what was said and agreed; empty parts are left out."""
    process = meeting.process
    language = written_in(process)
    at, words = timezone.localtime(meeting.starts_at), WORDS[language]
    when = f"{long_date(at.date(), language)} {clock(at.time(), language)}"
    facts = [
        (words["when"], when),
        (words["where"], meeting.place),
        (words["theme"], meeting.theme),
    ]
    agenda = [line.strip() for line in meeting.agenda.splitlines() if line.strip()]
    blocks: list[Block] = [Definition([fact for fact in facts if fact[1]])]
    blocks += _part(words["agenda"], [NumberedList(agenda)] if agenda else [])
    blocks += _part(words["present"], _present(meeting, words, language))
    blocks += _part(words["talk"], _paragraphs(meeting.minutes))
    agreed = [BulletList(meeting.conclusions)] if meeting.conclusions else []
    blocks += _part(words["conclusions"], agreed)
    return Document(
        title=words["minutes"],
        subtitle=process.place_name,
        language=language,
        blocks=blocks,
        created=at,
    )


def request_reminder(process: PolicyProcess, today: date) -> Document:
    """A short letter that asks for the answer to the formal request. Needs the day it was sent."""
    language = written_in(process)
    words, organiser = WORDS[language], process.organiser
    _indefinite, document = document_kind_words(process.document_kind, language)
    group = WorkingGroup.objects.filter(process=process).first()
    leader = group.members.filter(is_leader=True).first() if group else None
    day = capitalised(long_date(process.formal_request_sent_on or today, language))
    contact = [organiser.contact_name, organiser.contact_email]
    return Document(
        title=words["reminder"].format(document=document),
        language=language,
        kind="letter",
        author=words["group"],
        header_lines=[line for line in contact if line],
        recipient_lines=[organiser.name, words["to"]],
        reference=process.decision_case_number,
        date_text=long_date(today, language),
        blocks=[
            Paragraph(words["sent"].format(day=day, place=process.place_name, document=document)),
            Paragraph(words["ask"]),
            Signatures([(leader.name if leader else "", words["leader"])]),
        ],
    )


def proposed_mandate(process: PolicyProcess, meeting: PreliminaryMeeting | None) -> str:
    """What the group may be asked to do, in the words of what the meeting agreed on."""
    if meeting is None or not meeting.conclusions:
        return ""
    language = written_in(process)
    words = WORDS[language]
    _indefinite, document = document_kind_words(process.document_kind, language)
    said = enumeration([f"«{one.rstrip('. ')}»" for one in meeting.conclusions], language)
    end = words["mandate_end"].format(document=document)
    return words["mandate"].format(conclusions=said) + end


def _present(meeting: PreliminaryMeeting, words: dict[str, str], language: str) -> list[Block]:
    attendees = list(meeting.attendees.all())
    blocks: list[Block] = []
    if attendees:
        people = sum(one.people for one in attendees)
        blocks.append(Paragraph(words["came"].format(associations=len(attendees), people=people)))
    elif meeting.association_count:
        told = words["came_by_count"].format(associations=meeting.association_count)
        blocks.append(Paragraph(told))
    if meeting.types_present:
        kinds = enumeration(meeting.types_present, language)
        blocks.append(Paragraph(words["kinds"].format(kinds=kinds)))
    if attendees:
        rows = [(one.association_name, str(one.people)) for one in attendees]
        columns = (words["association"], words["people"])
        blocks.append(Table("", columns, rows, align=("left", "right"), widths=(4, 1)))
    return blocks


def _paragraphs(text: str) -> list[Block]:
    return [Paragraph(part.strip()) for part in text.split("\n\n") if part.strip()]


def _part(heading: str, blocks: list[Block]) -> list[Block]:
    """A heading with what stands under it; nothing when nothing does."""
    return [Heading(1, heading), *blocks] if blocks else []
