"""Who sits where, gathered for paper."""

from samspill.pure.documents.cards import CardPlacement, CardRound, TableCards, cards_data, tables

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
