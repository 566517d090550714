"""Calendar files, the programme for print, and the picture of the days."""

from __future__ import annotations

import io
from datetime import timedelta

import pikepdf
import pypdfium2
import pytest
from django.utils import timezone, translation
from icalendar import Calendar

from samspill.adapters import typst
from samspill.conference import actions, timeline, words
from samspill.conference.calendar import calendar_file, programme_calendar
from samspill.conference.document import programme_document
from samspill.conference.seat_picture import seat_picture
from samspill.pure.documents.tree import Definition, Table, plain
from tests.conference.builders import (
    conference,
    evening,
    national,
    organiser,
    round_draft,
    sign_up,
    two_day_programme,
)

pytestmark = pytest.mark.django_db


def two_days(**facts):
    held = conference(national(), ends_at=evening() + timedelta(hours=20), **facts)
    actions.set_programme(held, two_day_programme(held))
    return held


def test_the_calendar_has_norwegian_time_and_one_lasting_uid():
    held = conference(organiser(), title="Kaffe; & <kake>,\nog \x07 prat")

    first, second = (Calendar.from_ical(calendar_file(held)) for _time in range(2))

    event, again = first.walk("VEVENT")[0], second.walk("VEVENT")[0]
    assert event["uid"] == again["uid"]
    assert str(event["summary"]) == "Kaffe; & <kake>,\nog [U+0007] prat"
    assert event.decoded("dtstart") == held.starts_at
    assert event["dtstart"].params["TZID"] == "Europe/Oslo"
    assert [str(zone["tzid"]) for zone in first.walk("VTIMEZONE")] == ["Europe/Oslo"]
    assert (str(event["status"]), event["sequence"]) == ("CONFIRMED", 0)
    assert str(event["organizer"]) == "mailto:post@example.no"


def test_who_waits_is_tentative_and_the_sequence_rises_with_every_change():
    held = conference(organiser(), capacity=1)
    seated, waiting = sign_up(held, "Anna"), sign_up(held, "Berit")

    tentative = _event(calendar_file(held, waiting))
    actions.cancel_sign_up(seated)
    waiting.refresh_from_db()
    confirmed = _event(calendar_file(held, waiting))
    actions.change_conference(held, venue="Grendehuset")
    moved = _event(calendar_file(held, waiting))

    assert [str(one["status"]) for one in (tentative, confirmed)] == ["TENTATIVE", "CONFIRMED"]
    sequences = [one["sequence"] for one in (tentative, confirmed, moved)]
    assert sequences == sorted(set(sequences))
    assert {str(one["uid"]) for one in (tentative, confirmed, moved)} == {str(moved["uid"])}


def test_the_programme_calendar_has_the_whole_and_every_item_with_an_end():
    held = two_days()

    events = Calendar.from_ical(programme_calendar(held)).walk("VEVENT")

    assert len(events) == 7
    assert len({str(one["uid"]) for one in events}) == 7
    ends = {str(one["summary"]): one.decoded("dtend") for one in events}
    dinner = held.starts_at + timedelta(minutes=180)
    assert ends["Middag"] == dinner + timedelta(minutes=15)
    assert ends["Plenum"] == dinner


def test_the_programme_for_print_has_a_table_a_day_with_everything_in_it():
    document = programme_document(two_days(price=500, price_includes="middag og lunsj"))

    tables = [block for block in document.blocks if isinstance(block, Table)]
    text = "\n".join(plain(cell) for table in tables for row in table.rows for cell in row)
    assert [len(table.rows) for table in tables] == [4, 2]
    for part in (
        "17.30–17.40",
        "Ola Eksempel, generalsekretær, Landsforbundet",
        "Áile Døme, Sámi «searvi»",
        "Første runde rundt bordene, 25 minutter",
        "Rom & <tid>",
        "Hva trenger dere?",
        "Tenk på sist.",
        "Middag",
    ):
        assert part in text
    facts = next(block for block in document.blocks if isinstance(block, Definition))
    assert ("Pris", "500\xa0kr, med middag og lunsj") in facts.items


def test_the_programme_is_in_the_language_of_the_conference_whatever_the_screen_has():
    held = conference(organiser(), language="nn")
    actions.set_programme(held, [round_draft(held)])

    with translation.override("nb"):
        document = programme_document(held)

    assert document.language == "nn"
    assert "Første runde rundt borda" in str(document.blocks)


def test_the_pdf_is_tagged_and_typesets_whatever_was_written():
    held = two_days(title='Kaffe & "kake" <🎺> #set ášŋ \x07')

    content = typst.pdf(programme_document(held))

    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang).startswith("nb")
        assert pdf.open_metadata()["dc:title"].startswith('Kaffe & "kake"')
    text = pypdfium2.PdfDocument(content)[0].get_textpage().get_text_range()
    assert 'Kaffe & "kake"' in text.replace("\r\n", " ")


def test_an_item_without_an_end_lasts_until_the_next():
    days = timeline.programme_days(two_days())

    rows = [row for day in days for row in day.rows]
    assert [round(timeline._hours(row) * 60) for row in rows] == [10, 25, 90, 60, 90, 25]


def test_the_picture_keeps_within_its_frame_and_counts_the_time():
    days = timeline.programme_days(two_days())

    found = timeline.picture(days)

    assert len(found.bars) == 6
    assert all(bar.x >= 0 and bar.x + bar.width <= timeline.WIDTH for bar in found.bars)
    assert [bar.number for bar in found.bars if bar.number] == [1, 2]
    assert dict(found.legend)["rounds"] == "50\xa0min"
    assert len(found.labels) == 2


def test_there_is_no_picture_of_nothing():
    assert timeline.picture(timeline.programme_days(conference(organiser()))) is None


def test_there_is_a_dot_for_every_seat_and_none_when_they_are_too_many():
    found = seat_picture(3, 25)

    assert (found.taken.count("M"), found.free.count("M"), found.height) == (3, 22, 26.0)
    assert seat_picture(90, 80).free == ""
    assert seat_picture(1, 1000) is None


def test_dates_are_told_shortly_and_the_whole_time_in_full():
    start = timezone.localtime(evening()).replace(year=2028, month=3, day=28, hour=15, minute=30)
    one = conference(organiser(), starts_at=start)
    two = conference(national(), starts_at=start, ends_at=start + timedelta(hours=23, minutes=30))

    assert words.dates(one) == "28.\xa0mars\xa02028"
    assert words.dates(two) == "28.–29.\xa0mars\xa02028"
    assert words.when(two).replace("\xa0", " ") == (
        "tirsdag 28. mars 2028 kl. 15.30 til onsdag 29. mars 2028 kl. 15.00"
    )


def _event(content: bytes):
    return Calendar.from_ical(content).walk("VEVENT")[0]
