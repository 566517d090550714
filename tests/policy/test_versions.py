"""Versions of the document, and what differs between two of them."""

from copy import deepcopy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspill.policy import actions
from samspill.policy.content import content_of
from samspill.policy.writing.comparing import compare
from tests.insight import builders


def chapter(key, *passages, heading="Visjon"):
    told = [{"passage": pk, "text": text} for pk, text in passages]
    return {"key": key, "heading": heading, "passages": told}


def document(*chapters, goals=()):
    return {"title": "Politikk", "chapters": list(chapters), "goals": list(goals)}


def seen(comparison):
    """[(state, field, before, after)] of all places, as short as can be."""
    parts = [*comparison.chapters, *comparison.goals]
    places = [place for part in parts for place in part.places]
    return [
        (place.state, change.name, change.before, change.after)
        for place in places
        for change in place.changes
    ]


def test_only_the_paragraphs_that_differ_are_told():
    before = document(chapter("a", (1, "Én"), (2, "To"), (3, "Tre")))
    after = document(chapter("a", (1, "Én"), (2, "To to"), (4, "Fire")))

    found = compare(before, after)

    assert seen(found) == [
        ("changed", "text", "To", "To to"),
        ("gone", "text", "Tre", ""),
        ("new", "text", "", "Fire"),
    ]
    assert found.count == 3


def test_a_paragraph_that_is_moved_is_told_once_with_its_words():
    before = document(chapter("a", (1, "Én"), (2, "To"), (3, "Tre")))
    after = document(chapter("a", (3, "Tre"), (1, "Én"), (2, "To")))

    assert seen(compare(before, after)) == [("moved", "text", "Tre", "Tre")]


def test_a_paragraph_moved_to_another_chapter_tells_where_it_stood():
    before = document(chapter("a", (1, "Én")), chapter("b", (2, "To"), heading="Verdier"))
    after = document(chapter("a"), chapter("b", (2, "To"), (1, "Én!"), heading="Verdier"))

    [part] = compare(before, after).chapters

    assert [(one.state, one.name, one.was) for one in part.places] == [
        ("moved", "Verdier", "Visjon")
    ]
    assert seen(compare(before, after)) == [("moved", "text", "Én", "Én!")]


def test_a_heading_and_a_title_are_places_too():
    before, after = document(chapter("a")), document(chapter("a", heading="Vår visjon"))
    after["title"] = "Frivillighetspolitikk"

    found = compare(before, after)

    assert found.title.after == "Frivillighetspolitikk"
    assert found.chapters[0].heading.pieces[-1].text == "Vår visjon"
    assert found.count == 2


def test_a_measure_tells_its_fields_and_its_threads(policy, measure, loose):
    before = content_of(policy)
    actions.change_measure(measure, cost_yearly=420000, deadline="2028-06-01")
    actions.link(measure, contribution=loose)

    [part] = compare(before, content_of(policy)).goals

    [place] = part.places
    assert [(one.name, one.after) for one in place.changes] == [
        ("deadline", "2028-06-01"),
        ("cost_yearly", "420000"),
    ]
    assert place.contributions.tied == [loose.reference]
    assert not place.findings


def test_a_day_and_a_sum_are_exchanged_whole(policy, measure):
    actions.change_measure(measure, cost_yearly=420000)
    before = content_of(policy)
    actions.change_measure(measure, cost_yearly=380000)

    [place] = compare(before, content_of(policy)).goals[0].places

    told = [(one.kind, one.text.replace("\xa0", " ")) for one in place.changes[0].pieces]
    assert told == [("taken_out", "420 000 kr"), ("put_in", "380 000 kr")]


def test_a_measure_that_is_new_and_one_that_is_deleted(policy, measure, loose):
    before = content_of(policy)
    added = actions.add_measure(measure.goal, text="Feire mer", contributions=[loose])
    actions.delete_measure(measure)

    places = compare(before, content_of(policy)).goals[0].places

    states = {(one.state, one.name) for one in places}
    assert states == {("new", added.reference), ("gone", measure.reference)}
    new = next(one for one in places if one.state == "new")
    assert new.contributions.tied == [loose.reference]


@st.composite
def documents(draw):
    """Documents over the same few paragraphs, in any order, chapter and wording."""
    placed = draw(st.permutations(range(6)))
    cut, end = sorted(draw(st.tuples(st.integers(0, 6), st.integers(0, 6))))
    texts = {key: draw(st.sampled_from(["Én", "To", "Tre fire"])) for key in range(6)}
    told = [(key, texts[key]) for key in placed]
    return document(chapter("a", *told[:cut]), chapter("b", *told[cut:end], heading="Verdier"))


def standing(content):
    return {one["passage"]: one["text"] for part in content["chapters"] for one in part["passages"]}


@given(documents(), documents())
def test_the_new_document_can_be_told_from_the_old_and_what_differs(before, after):
    texts = standing(before)
    for part in compare(before, after).chapters:
        for place in part.places:
            [change] = place.changes
            assert texts.get(place.passage, "") == change.before
            if place.state == "gone":
                del texts[place.passage]
            else:
                texts[place.passage] = change.after

    assert texts == standing(after)


@given(documents())
def test_a_document_does_not_differ_from_itself(content):
    assert compare(content, deepcopy(content)).count == 0


def test_a_version_is_saved_once_while_nothing_changes(policy, coordinator):
    first = actions.save_version(policy, note="Etter møtet", by=coordinator)
    again = actions.save_version(policy, by=coordinator)
    actions.add_goal(policy, text="Flere hus er åpne")
    second = actions.save_version(policy, by=coordinator)

    assert (first, first.number, second.number) == (again, 1, 2)
    assert compare(first.content, second.content).count == 1


def test_an_earlier_version_reads_as_it_did_whatever_is_written_later(policy, measure):
    kept = actions.save_version(policy)
    before = deepcopy(kept.content)
    actions.change_measure(measure, text="Noe helt annet")

    kept.refresh_from_db()
    assert kept.content == before


@pytest.mark.parametrize("count", [1, 3])
def test_what_differs_is_counted_place_by_place(policy, count):
    before = content_of(policy)
    said = builders.give(
        policy.dialogue, *builders.RINGS, association=builders.association(policy.organiser)
    )
    for one in said[:count]:
        actions.add_measure(policy.goals.first(), text="Svare", contributions=[one])

    assert compare(before, content_of(policy)).count == count
