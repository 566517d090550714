"""What was typed in from paper is read by a second person: right, or corrected beside the old."""

import pytest

from samspill.dialogue import actions
from samspill.dialogue.models import Contribution, PaperSheet
from tests.dialogue import builders
from tests.dialogue.paper import PAPER, page, picture, row, sheet_of

SHEET = f"{PAPER}R1-B2-1/"


@pytest.fixture
def kari(place):
    return builders.member(place)


@pytest.fixture
def ola(place):
    return builders.member(place, email="ola@example.no")


@pytest.fixture
def coordinator(client, kari):
    client.force_login(kari)
    return client


@pytest.fixture
def typed(opened, kari):
    """A sheet of two lines that a second person must read."""
    actions.set_paper_check(opened, is_on=True)
    sheet = sheet_of(opened, 1, 2)
    actions.type_sheet(sheet, rows=[row("Leie av hal"), row("Nøkkel")], by=kari)
    return sheet


def test_the_one_who_typed_is_told_that_another_must_read(coordinator, typed):
    seen = page(coordinator.get(SHEET))
    response = coordinator.post(f"{SHEET}check/", follow=True)

    assert "La en kollega lese det mot papiret" in seen
    assert "Det stemmer" not in seen
    assert "La en kollega lese det mot papiret" in page(response)
    assert not PaperSheet.objects.get().checked_at


def test_another_corrects_a_line_and_says_that_the_rest_is_right(client, typed, ola):
    client.force_login(ola)
    wrong = Contribution.objects.earliest("pk")
    assert "Det stemmer" in page(client.get(SHEET))

    client.post(
        f"{SHEET}corrections/", {"contribution": wrong.pk, "text": "Leie av hall", "kind": "wish"}
    )
    client.post(f"{SHEET}check/")

    seen = page(client.get(SHEET))
    assert "Kontrollert av" in seen
    assert "Skrevet feil av Kari Eksempel:" in seen
    assert 'lang="nb">Leie av hal</del>' in seen
    assert seen.index("Leie av hall</p>") < seen.index("Nøkkel</p>")
    assert opened_texts() == ["Leie av hall", "Nøkkel"]


def opened_texts():
    return sorted(Contribution.objects.standing().values_list("raw_text", flat=True))


def test_a_correction_without_words_or_without_a_change_is_explained(coordinator, typed):
    line = Contribution.objects.earliest("pk")

    def told(text):
        sent = {"contribution": line.pk, "text": text, "kind": ""}
        response = coordinator.post(f"{SHEET}corrections/", sent)
        return response.status_code, page(response)

    assert told("  ")[0] == 422
    assert "Ordene er de samme som før" in told("Leie av hal")[1]
    assert "Skriv noe før du sender" in told("  ")[1]
    assert opened_texts() == ["Leie av hal", "Nøkkel"]


def test_a_line_of_another_sheet_is_not_corrected_from_here(coordinator, opened, typed, kari):
    [other] = actions.type_sheet(sheet_of(opened, 1, 3), rows=[row("Bål")], by=kari)

    for number in (other.pk, "x", "", "9" * 30):
        sent = {"contribution": number, "text": "Noe annet", "kind": ""}
        assert coordinator.post(f"{SHEET}corrections/", sent).status_code == 404


def test_the_second_reader_is_led_to_what_somebody_else_has_typed(client, opened, typed, ola):
    actions.type_sheet(sheet_of(opened, 1, 1), rows=[row("Mitt eget")], by=ola)
    client.force_login(ola)

    assert "Neste du kan kontrollere: R1-B2-1" in page(client.get(PAPER))
    assert "Neste du kan kontrollere: R1-B2-1" in page(client.get(f"{PAPER}R1-B3-1/"))
    client.post(f"{SHEET}check/")

    assert "Neste du kan kontrollere" not in page(client.get(PAPER))


def test_an_erased_line_says_that_the_photo_still_shows_it(coordinator, typed):
    actions.attach_photo(typed, photo=picture())
    before = page(coordinator.get(SHEET))
    line = Contribution.objects.earliest("pk")
    actions.erase_contribution(line, legal_basis="17-1-a")

    seen = page(coordinator.get(SHEET))

    assert "men bildet viser den ennå" not in before
    assert "men bildet viser den ennå" in seen
    assert "Leie av hal" not in seen.split('id="kept"')[1]
