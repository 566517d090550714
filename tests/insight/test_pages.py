"""The pages of insight: list, card, contribution and report."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samspill.insight import actions
from samspill.insight.models import Coding, Theme
from tests.dialogue import builders as evenings
from tests.insight import builders


def at(name, place, *arguments):
    return reverse(f"insight:{name}", args=[place.slug, *arguments])


def references(answer):
    return [one.reference for one in answer.context["page"]]


def test_the_list_says_what_will_come_before_anything_has_been_said(signed_in, place):
    answer = signed_in.get(at("contributions", place))

    assert answer.status_code == 200
    assert "når første runde blir åpnet" in answer.content.decode()


@pytest.mark.parametrize(
    ("choice", "count"),
    [
        ({}, 5),
        ({"words": "GYMSALEN"}, 1),
        ({"words": "kontaktperson éin"}, 1),
        ({"theme": "KOO"}, 3),
        ({"theme": "KOO.kontaktpunkt", "table": "1"}, 1),
        ({"finding": "F1"}, 3),
        ({"state": "unclear"}, 1),
        ({"state": "proposed"}, 4),
        ({"round": "2"}, 0),
        ({"round": "en"}, 5),
    ],
)
def test_the_list_is_narrowed_down(signed_in, place, dialogue, choice, count):
    answer = signed_in.get(at("contributions", place), choice)

    assert len(references(answer)) == count


def test_norwegian_capitals_are_found_as_well(signed_in, place):
    builders.spoken(place, "Ærlig talt: ØVING i Åsen")

    answer = signed_in.get(at("contributions", place), {"words": "øving åsen"})

    assert len(references(answer)) == 1


def test_the_list_takes_as_many_queries_for_one_row_as_for_three(signed_in, place):
    dialogue = builders.spoken(place, builders.HALL)
    signed_in.get(at("contributions", place))
    with CaptureQueriesContext(connection) as one:
        signed_in.get(at("contributions", place))
    builders.give(dialogue, *builders.RINGS, association=builders.association(place))

    with CaptureQueriesContext(connection) as many:
        signed_in.get(at("contributions", place))

    assert len(one) == len(many)


def test_the_card_shows_a_clear_one_first(signed_in, place, dialogue):
    answer = signed_in.get(at("sort", place))

    assert answer.context["one"].raw_text != builders.NOTHING
    assert answer.context["can_accept"]


def test_the_proposals_words_are_underlined(signed_in, place, dialogue):
    one = dialogue.contributions.earliest("pk")

    answer = signed_in.get(at("sort", place), {"at": one.pk})

    assert f"<mark>{one.codings.get().words[0]}</mark>" in answer.content.decode()


def test_accepting_sorts_and_goes_on_to_the_next(signed_in, place, dialogue, coordinator):
    one = dialogue.contributions.earliest("pk")

    answer = signed_in.post(at("coding", place, one.pk), {"theme": "KOO.kontaktpunkt"}, follow=True)

    coding = one.codings.current().get()
    assert (coding.source, coding.primary_id, coding.by) == ("person", "KOO", coordinator)
    assert answer.context["one"] != one
    assert "er sortert under Kontaktpunkt" in answer.content.decode()


def test_an_unknown_theme_is_refused_in_words(signed_in, place, dialogue):
    one = dialogue.contributions.earliest("pk")

    answer = signed_in.post(at("coding", place, one.pk), {"theme": "XXX"}, follow=True)

    assert answer.context["one"] == one
    assert "Velg et av temaene i lista." in answer.content.decode()


def test_when_all_is_sorted_the_pile_says_so(signed_in, place, dialogue):
    Coding.objects.update(source=Coding.Source.PERSON, is_unclear=False)

    answer = signed_in.get(at("sort", place))

    assert "Alt er sortert" in answer.content.decode()


def test_a_reader_does_not_sort(client, place, dialogue):
    reader = evenings.member(place, "les@example.no", role="reader")
    client.force_login(reader)
    one = dialogue.contributions.earliest("pk")

    assert client.get(at("sort", place)).status_code == 404
    assert client.post(at("coding", place, one.pk), {"theme": "KOO"}).status_code == 404
    assert client.get(at("contributions", place)).status_code == 200


def test_a_contribution_shows_its_whole_way(signed_in, place, dialogue):
    one = dialogue.contributions.earliest("pk")

    answer = signed_in.get(at("contribution", place, one.pk))

    titles = [stop.title for stop, _href in answer.context["stops"]]
    assert titles[0] == "Sagt ved bord 1 i runde 1"
    assert titles[1].startswith("Sortert under «Koordinering")
    assert titles[2] == "Del av funn F1"


def test_a_proposal_to_publish_has_names_masked_and_a_person_decides(signed_in, place):
    dialogue = builders.spoken(place, "Kari Nordmann svarer aldri på telefonen.")
    one = dialogue.contributions.get()

    page = signed_in.get(at("contribution", place, one.pk))
    signed_in.post(at("publication", place, one.pk), {"text": "Hun svarer aldri."})

    assert "[navn]" in page.context["form"].initial["text"]
    one.refresh_from_db()
    assert one.published.text == "Hun svarer aldri."
    assert one.raw_text == "Kari Nordmann svarer aldri på telefonen."


def test_an_empty_text_is_not_published(signed_in, place, dialogue):
    one = dialogue.contributions.earliest("pk")

    answer = signed_in.post(at("publication", place, one.pk), {"text": ""})

    assert "Skriv det alle kan lese" in answer.content.decode()
    assert not hasattr(dialogue.contributions.get(pk=one.pk), "published")


def test_markup_in_a_contribution_is_only_text(signed_in, place):
    dialogue = builders.spoken(place, "<script>alert(1)</script> & gymsal")
    one = dialogue.contributions.get()

    for address in (at("contributions", place), at("contribution", place, one.pk)):
        assert "<script>alert" not in signed_in.get(address).content.decode()


def test_what_the_working_group_holds_is_its_own(client, place, dialogue):
    dialogue.conference.controller = "working_group"
    dialogue.conference.save()
    client.force_login(evenings.member(place, "kommune@example.no"))

    assert client.get(at("contributions", place)).status_code == 404


def test_a_stranger_finds_nothing(client, place, dialogue):
    other = evenings.organiser(slug="annen", name="Annen kommune")
    client.force_login(evenings.member(other, "annen@example.no"))
    one = dialogue.contributions.earliest("pk")

    addresses = [at("contributions", place), at("contribution", place, one.pk), at("sort", place)]
    addresses += [at("report", place), at("report_file", place, "json")]
    addresses += [at("report_progress", place)]

    assert {client.get(address).status_code for address in addresses} == {404}
    assert client.get(at("contribution", other, one.pk)).status_code == 404


def found(signed_in, place, state):
    answer = signed_in.get(reverse("insight:contributions", args=[place.slug]), {"state": state})
    return answer, set(answer.context["page"].object_list)


def test_the_list_is_narrowed_to_what_was_done_at_the_workbench(
    signed_in, place, dialogue, coordinator
):
    aside, split, one, other, last = dialogue.contributions.order_by("pk")
    reader = evenings.member(place, "leser@example.no", role="facilitator")
    theme = Theme.objects.get
    actions.set_aside(aside, by=coordinator)
    actions.split(split, at=split.raw_text.index(" ") + 1, by=coordinator)
    actions.merge(one, other, by=coordinator)
    actions.code(last, primary=theme(pk="LOK"), by=coordinator)
    actions.read_again(last, primary=theme(pk="OKO"), by=reader)

    assert found(signed_in, place, "aside")[1] == {aside}
    assert found(signed_in, place, "split")[1] == {split}
    assert found(signed_in, place, "joined")[1] == {one, other}
    assert found(signed_in, place, "differing")[1] == {last}


def test_a_kind_of_sorting_that_is_not_known_shows_all_and_says_so(signed_in, place, dialogue):
    answer, rows = found(signed_in, place, "strange")

    assert len(rows) == dialogue.contributions.count()
    assert "en sortering som ikke finnes" in answer.content.decode()
