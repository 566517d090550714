"""A contribution that speaks of two things is sorted part by part; its words are not touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspill.insight import actions
from samspill.insight.actions.parts import _cut
from samspill.insight.errors import CannotSortError, CannotSplitError
from samspill.insight.models import Coding, Theme
from samspill.insight.trace import trace
from tests.insight import builders

TWO = "Vi mangler halltid om kvelden. Og vi finner ingen som vil sitte i styret."


@pytest.fixture
def one(place):
    return builders.spoken(place, TWO).contributions.get()


def texts(contribution):
    return [part.text for part in contribution.parts.filter(is_standing=True).order_by("start")]


def split_at(contribution, word, by):
    return actions.split(contribution, at=contribution.raw_text.index(word), by=by)


def test_each_part_gets_a_proposal_of_its_own(one, coordinator):
    split_at(one, "Og", coordinator)

    codings = one.codings.current().order_by("part__start")
    assert [coding.primary_id for coding in codings] == ["LOK", "REK"]
    assert {coding.source for coding in codings} == {Coding.Source.MACHINE}
    assert texts(one) == [
        "Vi mangler halltid om kvelden.",
        "Og vi finner ingen som vil sitte i styret.",
    ]


def test_the_words_are_not_touched_and_the_parts_are_the_whole(one, coordinator):
    split_at(one, "Og", coordinator)
    split_at(one, "om", coordinator)

    one.refresh_from_db()
    parts = one.parts.filter(is_standing=True).order_by("start")
    assert one.raw_text == TWO
    assert "".join(TWO[part.start : part.end] for part in parts) == TWO
    assert len(parts) == 3


def test_a_part_is_sorted_by_itself(one, coordinator):
    split_at(one, "Og", coordinator)
    first, second = one.parts.order_by("start")

    actions.code(one, primary=Theme.objects.get(pk="INF"), part=second, by=coordinator)

    assert first.codings.current().get().source == Coding.Source.MACHINE
    assert second.codings.current().get().primary_id == "INF"


def test_the_whole_is_not_sorted_while_it_is_in_parts(one, coordinator):
    split_at(one, "Og", coordinator)

    with pytest.raises(CannotSortError):
        actions.code(one, primary=Theme.objects.get(pk="INF"), by=coordinator)


def test_a_part_is_not_sorted_after_it_was_put_together(one, coordinator):
    split_at(one, "Og", coordinator)
    part = one.parts.first()
    actions.join(one, by=coordinator)

    with pytest.raises(CannotSortError):
        actions.code(one, primary=Theme.objects.get(pk="INF"), part=part, by=coordinator)


def test_a_part_of_another_contribution_is_refused(one, coordinator):
    [other] = builders.give(one.dialogue, TWO, round=2)
    split_at(other, "Og", coordinator)

    with pytest.raises(ValueError, match="another contribution"):
        actions.code(
            one, primary=Theme.objects.get(pk="INF"), part=other.parts.first(), by=coordinator
        )


def test_what_counted_before_the_cut_counts_when_it_is_put_together(one, coordinator):
    word = actions.code(one, primary=Theme.objects.get(pk="REK"), by=coordinator)
    split_at(one, "Og", coordinator)
    split_at(one, "om", coordinator)

    actions.join(one, by=coordinator)

    assert one.codings.current().get() == word
    assert texts(one) == []


def test_putting_together_what_is_whole_changes_nothing(one, coordinator):
    before = one.codings.current().get()

    act = actions.join(one, by=coordinator)

    assert act.changes == []
    assert one.codings.current().get() == before


@pytest.mark.parametrize("at", [-1, 0, len(TWO), len(TWO) + 5, 10_000])
def test_a_place_at_the_edge_or_outside_is_refused(one, coordinator, at):
    with pytest.raises(CannotSplitError):
        actions.split(one, at=at, by=coordinator)


def test_one_word_cannot_be_split(place, coordinator):
    one = builders.spoken(place, builders.NOTHING).contributions.get()

    with pytest.raises(CannotSplitError):
        actions.split(one, at=3, by=coordinator)


def test_a_place_inside_a_word_is_moved_to_its_nearest_end(one, coordinator):
    actions.split(one, at=TWO.index("styret") + 1, by=coordinator)

    assert texts(one)[1] == "styret."


@given(st.text(alphabet="ab .\n👍🏽é", min_size=0, max_size=30), st.integers(-2, 32))
def test_a_cut_leaves_words_on_both_sides_and_none_in_two(text, at):
    try:
        cut = _cut(text, at, 0, len(text))
    except CannotSplitError:
        return

    assert text[:cut].split() + text[cut:].split() == text.split()
    assert text[:cut].split()
    assert text[cut:].split()


def test_new_proposals_are_made_for_parts_and_not_for_the_whole(one, coordinator):
    split_at(one, "Og", coordinator)
    before = set(one.codings.current().values_list("pk", flat=True))

    count = actions.propose_codings(one.dialogue)

    assert count == 2
    assert set(one.codings.current().values_list("pk", flat=True)) == before


def test_the_way_of_a_contribution_tells_of_each_part(one, coordinator):
    split_at(one, "Og", coordinator)

    stops = [stop for stop in trace(one, is_public=True) if "av 2" in stop.text]

    assert [stop.text.partition(".")[0] for stop in stops] == ["Del 1 av 2", "Del 2 av 2"]


def test_a_finding_counts_a_contribution_once_whatever_its_parts(dialogue, coordinator):
    one = dialogue.contributions.earliest("pk")
    actions.split(one, at=one.raw_text.index("Ett"), by=coordinator)
    for part in one.parts.all():
        actions.code(
            one,
            primary=Theme.objects.get(pk="KOO"),
            detail=Theme.objects.get(pk="KOO.kontaktpunkt"),
            part=part,
            by=coordinator,
        )

    actions.make_findings(dialogue, language="nb")

    finding = dialogue.findings.get()
    assert finding.contributions.count() == 3
    assert "3 innspill fra 3 bord" in finding.statement


def test_the_page_of_a_contribution_shows_each_part_with_its_theme(signed_in, one, coordinator):
    split_at(one, "Og", coordinator)
    part = one.parts.latest("start")
    actions.code(
        one,
        primary=Theme.objects.get(pk="INF"),
        secondary=Theme.objects.get(pk="FOR"),
        part=part,
        by=coordinator,
    )

    page = signed_in.get(f"/lillevik/work/contributions/{one.pk}/").content.decode()

    assert "Del 1 av 2" in page
    assert f"?at={one.pk}-{part.pk}" in page
    assert Theme.objects.get(pk="INF").name_nb in page
    assert f"Det handler også om {Theme.objects.get(pk='FOR').name_nb}." in page


def test_open_data_has_the_theme_of_each_part(one, coordinator):
    from samspill.dialogue.actions import publish_contribution
    from samspill.overview.open_data import contribution_table

    split_at(one, "Og", coordinator)
    publish_contribution(one, text=TWO, by=coordinator)

    [row] = contribution_table()

    assert row["theme"] == "LOK REK"
