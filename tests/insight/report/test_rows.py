"""The raw rows behind a report: all that counts is in them, and nothing of who gave a ballot."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samspill.dialogue.actions import erase_contribution, withdraw
from samspill.insight.models import Coding, MergeGroup, MergeMember, Part, Theme
from samspill.insight.report.rows import report_rows
from samspill.pure.claims.rows import fingerprint, read_rows
from samspill.registry.models import Association, Category
from tests.dialogue import builders as rooms
from tests.insight import builders, evenings


def rows_of(dialogue, language="nb"):
    """As they stand in report.json, read back from its text."""
    return json.loads(json.dumps(report_rows(dialogue, language=language)))


def ballots_of(dialogue):
    return rows_of(dialogue)["raw"]["ballots"]


def test_the_rows_are_in_the_shape_that_the_claims_are_made_from(dialogue):
    rows = read_rows(rows_of(dialogue))

    assert [one.text for one in rows.standing] == [*builders.RINGS, builders.HALL, builders.NOTHING]
    assert rows.standing[0].themes == ("KOO",)
    assert rows.standing[0].details == ("KOO.kontaktpunkt",)
    assert rows.findings == (("F1", "KOO.kontaktpunkt"),)
    assert [one.number for one in rows.rounds] == [1, 2, 3]
    assert rows.rounds[0].questions == {1: rooms.QUESTIONS[0]}
    assert rows.tables == (1, 2, 3, 4, 5)


def test_a_second_theme_counts_only_when_a_person_has_said_so(dialogue, coordinator):
    one = dialogue.contributions.earliest("pk")
    one.codings.update(primary="KOO", secondary="LOK")
    before = read_rows(rows_of(dialogue)).standing[0].themes
    one.codings.update(source=Coding.Source.PERSON, by=coordinator)

    after = read_rows(rows_of(dialogue)).standing[0].themes

    assert (before, after) == (("KOO",), ("KOO", "LOK"))


def test_parts_have_each_their_coding_at_their_place(dialogue):
    one = dialogue.contributions.earliest("pk")
    one.codings.update(is_current=False)
    for start, end, theme in ((10, len(one.raw_text), "LOK"), (0, 10, "KOO")):
        part = Part.objects.create(contribution=one, start=start, end=end)
        Coding.objects.create(contribution=one, part=part, primary_id=theme, source="person")

    row = rows_of(dialogue)["contributions"][0]

    assert [(coding["part"], coding["theme"]) for coding in row["codings"]] == [
        ([0, 10], "KOO"),
        ([10, len(one.raw_text)], "LOK"),
    ]
    assert (row["themes"], row["coded_by"], row["unclear"]) == (["KOO", "LOK"], "person", False)


def test_those_that_say_the_same_have_the_same_number(dialogue):
    first, second, third = dialogue.contributions.order_by("pk")[:3]
    group = MergeGroup.objects.create(dialogue=dialogue, number=4)
    for one, is_standing in ((first, True), (second, True), (third, False)):
        MergeMember.objects.create(group=group, contribution=one, is_standing=is_standing)

    rows = rows_of(dialogue)["contributions"]

    assert [one["merge"] for one in rows] == [4, 4, None, None, None]


def test_what_is_taken_back_has_no_text_and_no_reaction(place):
    evening = evenings.first_round(place)
    first, second, third = evening.contributions.order_by("pk")[:3]
    round = evening.rounds.get(number=1)
    evenings.dots(round, {first: 1, second: 1, third: 1})
    evenings.pair(round, third, first)
    evenings.top(round, 1, first, third)
    withdraw(first, key=first.key)
    erase_contribution(second, legal_basis="17-1-a")

    rows = rows_of(evening)

    assert [(one["state"], one["text"]) for one in rows["contributions"]][:2] == [
        ("withdrawn", None),
        ("given", "Vi kan bake"),
    ]
    assert evenings.TEXTS[1] not in json.dumps(rows)
    [ballot] = rows["raw"]["ballots"]
    assert ballot["reactions"] == [{"id": third.reference, "other": None, "value": 1}]
    assert [one["id"] for one in rows["raw"]["tops"]] == [third.reference]


def test_the_order_of_ballots_tells_nothing(place):
    """Whoever gave first, or has the oldest row in the register, cannot be found."""
    evening = evenings.first_round(place)
    one = evening.contributions.earliest("pk")
    round = evening.rounds.get(number=1)
    early, late = (builders.association(place, name) for name in ("AASEN VEL", "ZETA KORPS"))
    evenings.dots(round, {one: 3}, association=early)
    evenings.dots(round, {one: 1}, association=late)
    before = ballots_of(evening)
    round.ballots.all().delete()
    evenings.dots(round, {one: 3}, association=late)
    evenings.dots(round, {one: 1}, association=early)

    assert ballots_of(evening) == before
    assert [row["reactions"][0]["value"] for row in before] == [1, 3]


def test_a_ballot_does_not_tell_which_association_gave_it(place):
    evening = evenings.first_round(place)
    named = Association.objects.get(name="ELVEKROKEN IDRETTSLAG")
    evenings.dots(
        evening.rounds.get(number=1), {evening.contributions.first(): 1}, association=named
    )

    rows = rows_of(evening)

    known = {one["id"]: one["name"] for one in rows["raw"]["associations"]}
    assert known == {1: "Elvekroken Idrettslag", 2: ""}
    assert [one["association_id"] for one in rows["raw"]["ballots"]] == [2]


@pytest.mark.parametrize(("voters", "told"), [(4, ""), (5, "1100")])
def test_the_category_of_a_ballot_is_told_where_enough_of_it_have_voted(place, voters, told):
    evening = evenings.first_round(place)
    given, round = evening.contributions.first(), evening.rounds.get(number=1)
    for number in range(voters):
        who = Association.objects.create(
            organiser=place, name=f"KOR {number}", category_id="1100", source="manual"
        )
        evenings.dots(round, {given: 1}, association=who)

    associations = rows_of(evening)["raw"]["associations"]

    assert {one["category"] for one in associations if not one["name"]} == {told}


def test_one_association_has_one_number_over_all_rounds(place):
    evening = evenings.first_round(place)
    given = evening.contributions.first()
    same = builders.association(place, "AASEN VEL")
    for number in (1, 2):
        evenings.dots(evening.rounds.get(number=number), {given: 1}, association=same)

    assert {one["association_id"] for one in ballots_of(evening)} == {2}


def test_register_and_seats_are_counted_by_category(place):
    evening = rooms.dialogue(place)
    rooms.people(evening.conference, 5)  # five associations of four categories
    codes = list(Category.objects.filter(parent=None).values_list("code", flat=True)[:4])
    Association.objects.create(organiser=place, name="UTEN", source="manual")
    Association.objects.create(organiser=place, name="BORTE", source="manual", status="deleted")

    raw = rows_of(evening)["raw"]

    assert raw["signed_up"] == dict(zip(codes, (2, 1, 1, 1), strict=True))
    assert raw["register"] == {**raw["signed_up"], "": 1}
    assert [one["code"] for one in raw["categories"]] == codes


def test_a_theme_that_is_put_away_stays_where_something_stands_under_it(dialogue, place):
    for code in ("X1-1", "X1-2"):
        Theme.objects.create(
            code=code, organiser=place, name_nb=code, name_nn=code, name_en=code,
            sort_order=900, is_put_away=True,
        )  # fmt: skip
    dialogue.contributions.earliest("pk").codings.update(primary="X1-2", detail=None)

    themes = [one["code"] for one in rows_of(dialogue)["raw"]["themes"]]

    assert "X1-2" in themes
    assert "X1-1" not in themes


def test_another_organisers_theme_is_not_told(dialogue):
    other = rooms.organiser(slug="annen", name="Annen kommune")
    Theme.objects.create(
        code="X2-1", organiser=other, name_nb="x", name_nn="x", name_en="x", sort_order=900
    )

    assert "X2-1" not in [one["code"] for one in rows_of(dialogue)["raw"]["themes"]]


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_names_are_in_the_reports_language(dialogue, language):
    rows = rows_of(dialogue, language)

    theme = next(one for one in rows["raw"]["themes"] if one["code"] == "FOR")
    assert rows["language"] == language
    assert (
        theme["name"] == {"nb": "Forenkling", "nn": "Forenkling", "en": "Simplification"}[language]
    )


def test_the_same_evening_has_the_same_fingerprint_and_a_new_word_another(dialogue):
    first, again = (fingerprint(rows_of(dialogue)) for _time in range(2))
    builders.give(dialogue, "Ett ord til")

    assert first == again
    assert fingerprint(rows_of(dialogue)) != first


def test_rows_take_as_many_queries_for_one_as_for_many(place):
    def counted():
        with CaptureQueriesContext(connection) as queries:
            report_rows(dialogue, language="nb")
        return len(queries)

    dialogue = builders.spoken(place, builders.HALL)
    report_rows(dialogue, language="nb")
    one = counted()
    builders.give(dialogue, *builders.RINGS, association=builders.association(place))
    for given in dialogue.contributions.all():
        evenings.dots(dialogue.rounds.get(number=1), {given: 1})

    assert counted() == one


def test_nobody_is_named_who_is_not_counted_in_the_register(dialogue, place):
    """An association that has been wound up since is in the register of the evening all the same."""
    category = Category.objects.earliest("sort_order")
    gone, active, _silent = (
        Association.objects.create(
            organiser=place, name=name, source="manual", category=category, status=status
        )
        for name, status in (("A", "deleted"), ("B", "active"), ("C", "deleted"))
    )
    builders.give(dialogue, builders.HALL, association=gone)
    builders.give(dialogue, builders.HALL, association=active)

    register = rows_of(dialogue)["raw"]["register"]

    assert register[category.pk] == 2
