"""Who sits where, gathered for paper."""

from samspill.pure.documents.cards import (
    CardPlacement,
    CardRound,
    TableCards,
    by_alphabet,
    cards_data,
    door_poster_data,
    tables,
)

ROUNDS = [CardRound(2, "Ressurser"), CardRound(1, "Utfordringer")]


def cards(placements: list[CardPlacement]) -> TableCards:
    return TableCards("Kvelden", "nb", ROUNDS, placements)


def test_tables_are_sorted_as_people_count() -> None:
    placements = [CardPlacement(1, table, "A") for table in ("10", 2, "Salen", "1b", 1)]

    assert tables(cards(placements)) == [1, "1b", 2, "10", "Salen"]


def test_each_person_has_one_row_with_a_table_for_each_round() -> None:
    placements = [
        CardPlacement(2, 7, "Kari", "Kor", code="K7Q"),
        CardPlacement(1, 3, "Kari", "Kor", code="K7Q"),
        CardPlacement(1, 4, "Anne", "IL"),
    ]

    people = cards_data(cards(placements))["people"]

    assert people == [
        {"name": "Anne", "association": "IL", "code": "", "tables": ["4", "–"]},
        {"name": "Kari", "association": "Kor", "code": "K7Q", "tables": ["3", "7"]},
    ]


def test_two_of_the_same_name_are_told_apart_by_their_key() -> None:
    placements = [CardPlacement(1, 3, "Kari", person="1"), CardPlacement(1, 4, "Kari", person="2")]

    assert len(cards_data(cards(placements))["people"]) == 2


def test_a_table_lists_who_sits_there_in_each_round() -> None:
    placements = [
        CardPlacement(1, 3, "Ola", "IL"),
        CardPlacement(1, 3, "Anne", "Kor"),
        CardPlacement(2, 3, "Kari", "Vel"),
        CardPlacement(1, 5, "Kari", "Vel"),
    ]

    table, _ = cards_data(cards(placements))["tables"]

    names = [[person["name"] for person in people] for people in table["rounds"]]
    assert (table["table"], names) == ("3", [["Anne", "Ola"], ["Kari"]])


def test_names_stand_in_the_order_of_the_norwegian_alphabet() -> None:
    names = ["Åse", "Øystein", "Ærlend", "Zara", "élise", "Emil", "anne", "Oda", "Aa"]

    assert sorted(names, key=by_alphabet) == [
        "Aa", "anne", "élise", "Emil", "Oda", "Zara", "Ærlend", "Øystein", "Åse",
    ]  # fmt: skip


def test_the_poster_tells_two_of_the_same_name_apart_and_no_others() -> None:
    placements = [
        CardPlacement(1, 3, "Kari", "Kor", person="1"),
        CardPlacement(1, 4, "Kari", "Vel", person="2"),
        CardPlacement(1, 4, "Ola", "IL", person="3"),
    ]

    people = door_poster_data(cards(placements))["people"]

    assert [(one["name"], one["association"], one["begins"]) for one in people] == [
        ("Kari", "Kor", False),
        ("Kari", "Vel", False),
        ("Ola", "", True),
    ]


def test_the_poster_shows_no_code_by_which_a_phone_finds_its_table() -> None:
    placements = [CardPlacement(1, 3, "Kari", "Kor", code="K7Q")]

    assert "K7Q" not in str(door_poster_data(cards(placements)))
