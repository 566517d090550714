"""Letters on paper: sorted for the post, one file in parts, printed and posted."""

from __future__ import annotations

import pypdfium2
import pytest
from django.urls import reverse

from samspill.letters import actions, tasks
from samspill.letters.post import bundle
from samspill.outbox.models import Delivery, Message
from tests.letters import builders
from tests.letters.builders import page, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter(process, place):
    for name, postcode in (("Øvre lag", "0150"), ("Ytre lag", "9990"), ("Indre lag", "0150")):
        builders.association(place, name, address="Veien 2", postcode=postcode, place="Byen")
    return builders.approved(builders.letter(process))


def pages_of(content):
    found = pypdfium2.PdfDocument(content)
    return [one.get_textpage().get_text_bounded() for one in found]


def test_the_bundle_lies_as_the_post_wants_it_with_a_list_on_top(letter):
    actions.ask_for_bundle(letter)

    assert (tasks.make_next_bundle_part(), tasks.make_next_bundle_part()) == (1, 0)

    made = bundle.bundle_of(letter)
    cover, *copies = pages_of(bundle.part_of(made, 1))
    names = ["Indre lag", "Øvre lag", "Papirlaget", "Ytre lag"]
    firsts = [text for text in copies if "Veien 2" in text[:200] or "Gata 1" in text[:200]]
    assert made.is_ready
    assert sorted(names, key=cover.index) == names
    assert [next(name for name in names if name in text) for text in firsts] == names
    assert Delivery.objects.count() == 0


def test_the_receiver_stands_in_the_window_of_the_envelope(letter):
    actions.ask_for_bundle(letter)
    tasks.make_next_bundle_part()

    first = pypdfium2.PdfDocument(bundle.part_of(bundle.bundle_of(letter), 1))[1]
    text = first.get_textpage()
    at = text.search("Indre lag").get_next()[0]
    left, _bottom, _right, top = text.get_charbox(at)
    in_mm = 25.4 / 72

    assert 24 <= left * in_mm <= 30
    assert 45 <= (first.get_height() - top) * in_mm <= 60


def test_a_large_bundle_comes_in_parts_and_a_new_one_replaces_it(letter, monkeypatch):
    monkeypatch.setattr(bundle, "PART", 3)
    actions.ask_for_bundle(letter)
    tasks.make_next_bundle_part()
    half = bundle.bundle_of(letter)

    assert (half.made, half.is_ready, [len(part) for part in half.numbers]) == ([1], False, [3, 1])

    actions.ask_for_bundle(letter)
    assert bundle.bundle_of(letter).made == []
    assert Message.objects.count() == 1


def test_who_is_printed_is_not_printed_again_and_then_is_posted(letter):
    actions.ask_for_bundle(letter)
    first = bundle.bundle_of(letter).numbers[0][:1]

    assert actions.mark_printed(letter, recipients=first) == 1
    actions.ask_for_bundle(letter, unprinted=True)

    assert bundle.bundle_of(letter).letter_count == 3
    assert (actions.mark_posted(letter), actions.mark_posted(letter)) == (1, 0)
    assert actions.mark_printed(letter) == 3


def test_a_draft_that_got_a_gap_meanwhile_is_not_printed(letter):
    actions.ask_for_bundle(letter)
    actions.change_facts(letter, facts={"conference_venue": ""})

    assert tasks.make_next_bundle_part() == 0
    assert bundle.bundle_of(letter) is None


def test_nothing_is_printed_or_posted_before_everyone_has_approved(coordinator, letter):
    actions.ask_for_bundle(letter)
    tasks.make_next_bundle_part()
    actions.withdraw_approval(letter, party="working_group")

    for act in (actions.ask_for_bundle, actions.mark_printed, actions.mark_posted):
        with pytest.raises(actions.LetterRefused):
            act(letter)

    part = reverse("letters:paper_part", args=[letter.organiser.slug, letter.pk, 1])
    assert coordinator.get(part).status_code == 404
    assert coordinator.get(page("paper", letter)).status_code == 404
    assert "Lag fila" not in text_of(coordinator.get(page("paper_post", letter)))
    assert coordinator.post(page("printing", letter)).status_code == 302
    assert not letter.recipients.exclude(printed_at=None).exists()


def test_what_is_posted_stays_so_when_the_list_is_made_anew(letter, place):
    actions.mark_printed(letter)
    actions.mark_posted(letter)
    builders.association(place, "Nytt lag", address="Veien 3", postcode="0150", place="Byen")
    place.associations.filter(name="Ytre lag").delete()

    actions.choose_recipients(letter)

    rows = letter.recipients.filter(channel="paper")
    posted = set(rows.exclude(posted_at=None).values_list("name", flat=True))
    assert posted == {"Indre lag", "Øvre lag", "Papirlaget"}
    assert rows.count() == 4


def test_a_changed_letter_is_printed_anew_and_what_is_posted_stays_so(letter):
    one, *_others = letter.recipients.filter(channel="paper")
    actions.mark_printed(letter, recipients=[one.pk])
    actions.mark_posted(letter)
    actions.mark_printed(letter)
    actions.ask_for_bundle(letter)

    actions.change_facts(letter, facts={"conference_venue": "Biblioteket"})

    printed = letter.recipients.exclude(printed_at=None)
    assert list(printed.values_list("pk", flat=True)) == [one.pk]
    assert bundle.bundle_of(letter) is None


def test_the_page_goes_from_file_to_post(coordinator, letter):
    address = page("paper_post", letter)

    before = text_of(coordinator.get(address))
    coordinator.post(address)
    waiting = text_of(coordinator.get(address))
    tasks.make_next_bundle_part()
    ready = text_of(coordinator.get(address))
    part = reverse("letters:paper_part", args=[letter.organiser.slug, letter.pk, 1])
    coordinator.post(page("printing", letter))
    coordinator.post(page("posting", letter))

    assert "Lag fila som skal skrives ut" in before
    assert "data-making" in waiting
    assert part in ready
    assert coordinator.get(part)["Content-Type"] == "application/pdf"
    assert letter.recipients.filter(channel="paper", posted_at=None).count() == 0
    assert coordinator.get(part.replace("/1/", "/7/")).status_code == 404
