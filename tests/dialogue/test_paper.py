"""The pages about paper: the list, and one sheet typed in as a whole."""

import pytest

from samspill.dialogue import actions
from samspill.dialogue.models import Contribution, PaperSheet, Question, Stage
from samspill.dialogue.views import paper as paper_view
from tests.dialogue import builders
from tests.dialogue.paper import PAPER, lines, page, row, sheet_of

SHEET = f"{PAPER}R1-B2-1/"


@pytest.fixture
def kari(place):
    return builders.member(place)


@pytest.fixture
def coordinator(client, kari):
    client.force_login(kari)
    return client


# --- the list ---------------------------------------------------------------------------------------


def test_the_list_tells_how_far_each_sheet_has_come(coordinator, opened, kari):
    for table in (1, 2, 3):
        sheet_of(opened, 1, table)
    actions.type_sheet(sheet_of(opened, 1, 2), rows=[row("Hall")], by=kari)
    coordinator.post(f"{PAPER}two-readers/", {"on": "1"})

    seen = page(coordinator.get(PAPER))

    assert "2 ark venter på å bli ført inn, 1 venter på å bli lest av en til, 0 er ferdige" in seen
    assert "Ført inn av Kari Eksempel, venter på en leser til" in seen
    assert "Neste som venter: R1-B1-1" in seen
    assert "1 bord uten ark" in seen


@pytest.mark.parametrize("code", ["R2-B3-1", "r2b3", "2-3"])
def test_a_sheet_is_opened_by_the_code_on_it(coordinator, opened, code):
    response = coordinator.get(PAPER, {"code": code})

    assert response.url == f"{PAPER}R2-B3-1/"


@pytest.mark.parametrize(("code", "told"), [
    ("R9-B3-1", "Det finnes ikke et slikt ark"),
    ("R1-B99", "Det finnes ikke et slikt ark"),
    ("hei", "Det finnes ikke et slikt ark"),
    ("", "Skriv koden som står på arket"),
])  # fmt: skip
def test_a_code_that_is_none_is_explained_and_kept(coordinator, opened, code, told):
    response = coordinator.get(PAPER, {"code": code})

    assert response.status_code == 422
    assert told in page(response)
    assert not code or f'value="{code}"' in page(response)


def test_the_control_rooms_link_leads_to_the_tables_sheet(coordinator, opened):
    assert coordinator.get(PAPER, {"round": 2, "number": 3}).url == f"{PAPER}R2-B3-1/"
    assert coordinator.get(PAPER, {"round": 2, "number": 77}).status_code == 404
    assert coordinator.get(PAPER, {"round": "x", "number": "3"}).status_code == 404


def test_the_list_asks_as_often_for_many_sheets(
    coordinator, opened, kari, django_assert_num_queries
):
    sheet_of(opened, 1, 1)
    with django_assert_num_queries(9):
        coordinator.get(PAPER)
    for table in (1, 2, 3, 4):
        actions.type_sheet(sheet_of(opened, 1, table), rows=[row("Hall"), row("Bål")], by=kari)

    with django_assert_num_queries(9):
        coordinator.get(PAPER)


@pytest.mark.parametrize(
    ("asked", "codes"),
    [
        ({"round": 2}, ["R2-B1-1", "R2-B2-1", "R2-B3-1", "R2-B4-1"]),
        ({"round": 2, "table": 3, "number": 2}, ["R2-B3-2"]),
    ],
)
def test_sheets_are_printed_and_nothing_waits_to_be_typed_in_for_that(
    coordinator, opened, monkeypatch, asked, codes
):
    printed = []
    monkeypatch.setattr(
        paper_view, "paper_sheets_pdf", lambda paper: printed.append(paper) or b"%PDF"
    )

    response = coordinator.get(f"{PAPER}sheets.pdf", asked)

    assert response["Cache-Control"] == "no-store"
    assert [one.code for one in printed[0].sheets] == codes
    assert opened.sheets.count() == 0
    assert "4 bord uten ark" in page(coordinator.get(PAPER, {"round": 2}))


def test_sheets_are_printed_as_pdf(coordinator, opened):
    assert coordinator.get(f"{PAPER}sheets.pdf", {"round": 2}).content.startswith(b"%PDF")


@pytest.mark.parametrize("asked", [{"round": 9}, {"table": 99}, {"number": 0}, {"number": 5000}])
def test_sheets_that_cannot_be_are_not_printed(coordinator, opened, asked):
    assert coordinator.get(f"{PAPER}sheets.pdf", asked).status_code == 404
    assert opened.sheets.count() == 0


# --- one sheet --------------------------------------------------------------------------------------


def test_to_look_at_a_sheet_lays_out_nothing(coordinator, opened):
    response = coordinator.get(SHEET)

    assert page(response).count('class="row-of-sheet"') == 12 + 1  # and one to copy
    assert opened.sheets.count() == 0
    assert coordinator.get(f"{PAPER}r1b2/").url == SHEET
    assert coordinator.get(f"{PAPER}R1-B2-51/").status_code == 404


def test_a_whole_sheet_is_typed_in(coordinator, opened, kari):
    sent = lines(" Leie av hall ", "", "Nøkkel", **{"line-0-kind": "challenge"})

    response = coordinator.post(SHEET, sent)
    again = coordinator.post(SHEET, sent)

    assert (response.url, again.url) == (SHEET, SHEET)
    first, second = Contribution.objects.order_by("pk")
    assert (first.raw_text, first.kind, first.written_by) == (" Leie av hall ", "challenge", kari)
    assert (second.raw_text, second.table.number, second.sheet.code) == ("Nøkkel", 2, "R1-B2-1")
    seen = page(coordinator.get(SHEET))
    assert "2 linjer er lagret" in seen
    assert 'value="' + str(first.key) not in seen.split('id="sheet"')[1]


def test_what_was_typed_is_kept_with_the_error_beside_it(coordinator, opened):
    sent = lines("Hall", "", "x" * 4001, **{"line-1-kind": "wish", "line-0-dots": "mange"})

    response = coordinator.post(SHEET, sent)

    seen = page(response)
    assert response.status_code == 422
    assert "Skriv hvor mange prikker det er, som et helt tall" in seen
    assert "Skriv noe før du sender" in seen
    assert "Teksten er for lang" in seen
    assert 'href="#id_line-2-text">Rad 3: Teksten er for lang' in seen
    assert ">\nHall</textarea>" in seen
    assert sent["line-0-key"] in seen
    assert Contribution.objects.count() == 0


def test_dots_without_people_are_explained_beside_the_field(coordinator, opened):
    response = coordinator.post(SHEET, lines("Hall", **{"line-0-dots": "3"}))

    assert response.status_code == 422
    assert "Skriv hvor mange som satt ved bordet" in page(response)
    assert (Contribution.objects.count(), PaperSheet.objects.filter(typed_at=None).count()) == (
        0,
        1,
    )


def test_dots_are_counted_also_after_the_round_and_can_be_put_right(coordinator, opened, round_one):
    Stage.objects.create(round=round_one, number=1, kind="dots", minutes=5)
    actions.close_round(round_one)
    coordinator.post(SHEET, lines("Hall", people="4", **{"line-0-dots": "3"}))
    hall = Contribution.objects.get()

    coordinator.post(SHEET, lines(people="4", **{f"dots_{hall.reference}": "2"}))

    [ballot] = round_one.ballots.all()
    assert (ballot.people, ballot.channel) == (4, "paper")
    assert [one.value for one in ballot.reactions.all()] == [2]
    assert "2 prikker" in page(coordinator.get(SHEET))


@pytest.mark.parametrize(
    ("people", "told"),
    [
        (1, "7 prikker er flere enn 1 person kan gi (3 hver)."),
        (2, "7 prikker er flere enn 2 personer kan gi (3 hver)."),
    ],
)
def test_too_many_dots_are_explained_with_how_many_there_are_to_give(
    coordinator, round_one, people, told
):
    sent = lines("Hall", "Bål", people=str(people), **{"line-0-dots": "3", "line-1-dots": "4"})

    response = coordinator.post(SHEET, sent)

    assert response.status_code == 422
    assert told in page(response)
    assert Contribution.objects.count() == 0


def test_nothing_typed_is_explained_until_the_sheet_is_said_to_be_empty(coordinator, opened):
    response = coordinator.post(SHEET, lines(""))
    assert response.status_code == 422
    assert "kryss av for at arket er tomt" in page(response)

    coordinator.post(SHEET, lines("", is_empty="on"))

    assert opened.sheets.get().typed_at


def test_a_form_that_is_cut_off_is_no_error_of_ours(coordinator, opened):
    assert coordinator.post(SHEET, {"line-0-text": "Hall"}).status_code == 422
    assert coordinator.post(SHEET, lines("Hall", **{"line-0-key": "x"})).status_code == 422
    assert Contribution.objects.count() == 0


def test_with_several_questions_each_line_has_its_own(coordinator, opened):
    Question.objects.create(round=opened.rounds.get(number=1), number=2, text="Hva gir dere?")

    coordinator.post(SHEET, lines("Hall", "Kaffe", **{"line-1-question": "2"}))

    assert list(Contribution.objects.order_by("pk").values_list("question", flat=True)) == [1, 2]
    assert "Hva gir dere?" in page(coordinator.get(SHEET))


def test_a_sheet_asks_as_often_for_many_lines(coordinator, opened, kari, django_assert_num_queries):
    sheet = sheet_of(opened, 1, 2)
    actions.type_sheet(sheet, rows=[row("Hall", dots=1)], people=9, by=kari)
    with django_assert_num_queries(14):
        coordinator.get(SHEET)
    actions.type_sheet(sheet, rows=[row(f"Linje {n}", dots=1) for n in range(9)], people=9, by=kari)

    with django_assert_num_queries(14):
        coordinator.get(SHEET)
