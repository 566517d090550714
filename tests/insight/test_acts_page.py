"""What has been done at the workbench, told in sentences, and the way back from each of it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samspill.insight import actions
from samspill.insight.act_sentences import told_acts
from samspill.insight.models import Coding, SortingAct, Theme
from tests.dialogue import builders as evenings
from tests.insight import builders


def at(name, place, *arguments):
    return reverse(f"insight:{name}", args=[place.slug, *arguments])


@pytest.fixture
def one(dialogue):
    return dialogue.contributions.earliest("pk")


def sort_it(one, code, by):
    return actions.code(one, primary=Theme.objects.get(pk=code), by=by)


def sentences(dialogue):
    return [told.sentence for told in told_acts(list(dialogue.sorting_acts.all()))]


def test_each_act_is_told_with_what_it_was_about(dialogue, one, coordinator):
    other = dialogue.contributions.latest("pk")
    own = actions.make_theme(
        dialogue, name_nb="Båtplasser", name_nn="", keywords="båt", by=coordinator
    )
    sort_it(one, "LOK", coordinator)
    actions.set_aside(one, by=coordinator)
    actions.merge(one, other, by=coordinator)
    actions.split(one, at=one.raw_text.index(" ") + 1, by=coordinator)

    assert sentences(dialogue) == [
        "Delt i to",
        f"Koblet sammen med {other.reference}",
        str(SortingAct.Kind.SET_ASIDE.label),
        "Sortert under Lokaler og anlegg",
        f"Nytt tema: {own.name}",
    ]


def test_everyones_acts_are_listed_with_who_did_them(signed_in, place, one):
    colleague = evenings.member(place, "kollega@example.no")
    sort_it(one, "LOK", colleague)

    page = signed_in.get(at("acts", place)).content.decode()

    assert one.reference in page
    assert colleague.name in page


def test_another_ones_act_is_undone_from_the_list(signed_in, place, one, coordinator):
    before = one.codings.current().get()
    sort_it(one, "LOK", evenings.member(place, "kollega@example.no"))
    act = one.sorting_acts.get()

    answer = signed_in.post(at("act_undoing", place, act.pk), follow=True)

    assert one.codings.current().get() == before
    act.refresh_from_db()
    assert act.undone_by == coordinator
    assert "Angret av" in answer.content.decode()


def test_what_cannot_be_undone_says_why_beside_it(signed_in, place, one, coordinator):
    sort_it(one, "LOK", coordinator)
    first = one.sorting_acts.get()
    sort_it(one, "KOO", coordinator)

    answer = signed_in.post(at("act_undoing", place, first.pk))

    page = answer.content.decode()
    assert answer.context["refused"] == first
    assert page.index(f'id="act-{first.pk}"') < page.index("Dette kan ikke angres")
    assert one.codings.current().get().primary_id == "KOO"


def test_ones_own_newest_is_undone_and_its_card_is_shown_again(signed_in, place, one, coordinator):
    other = dialogue_other(one)
    sort_it(one, "LOK", coordinator)
    sort_it(other, "LOK", evenings.member(place, "kollega@example.no"))

    answer = signed_in.post(at("undoing", place), follow=True)

    assert answer.context["one"] == one
    assert one.codings.current().get().source == Coding.Source.MACHINE
    assert other.codings.current().get().source == Coding.Source.PERSON


def dialogue_other(one):
    return one.dialogue.contributions.latest("pk")


def test_the_part_that_was_sorted_is_shown_again(signed_in, place, one, coordinator):
    actions.split(one, at=one.raw_text.index("?") + 2, by=coordinator)
    second = one.parts.latest("start")
    actions.code(one, primary=Theme.objects.get(pk="LOK"), part=second, by=coordinator)

    answer = signed_in.post(at("undoing", place), follow=True)

    assert answer.context["card"].part == second


def test_everything_is_undone_one_press_at_a_time_back_to_the_start(
    signed_in, place, one, coordinator
):
    before = list(Coding.objects.order_by("pk").values_list("pk", "is_current", "is_standing"))
    actions.split(one, at=one.raw_text.index("?") + 2, by=coordinator)
    for part in one.parts.filter(is_standing=True):
        actions.code(one, primary=Theme.objects.get(pk="LOK"), part=part, by=coordinator)
    actions.set_aside(dialogue_other(one), by=coordinator)

    for _press in range(4):
        signed_in.post(at("undoing", place))

    current = Coding.objects.order_by("pk").filter(pk__in=[pk for pk, *_flags in before])
    assert list(current.values_list("pk", "is_current", "is_standing")) == before
    assert Coding.objects.current().count() == len(before)


def test_what_another_has_built_on_is_named_and_passed_by(signed_in, place, one, coordinator):
    other, colleague = dialogue_other(one), evenings.member(place, "kollega@example.no")
    sort_it(other, "LOK", coordinator)
    mine = actions.code(one, primary=Theme.objects.get(pk="LOK"), by=coordinator)
    actions.code(one, primary=Theme.objects.get(pk="KOO"), seen=mine.pk, by=colleague)
    [theirs, blocked, *_rest] = one.dialogue.sorting_acts.all()

    answer = signed_in.post(at("undoing", place), follow=True)

    page = answer.content.decode()
    assert f"{one.reference} kan ikke angres. Siden har {colleague.name} gjort dette" in page
    assert f"#act-{theirs.pk}" in page
    assert f'name="before" value="{blocked.pk}"' in page
    signed_in.post(at("undoing", place), {"before": blocked.pk})
    assert other.codings.current().get().source == Coding.Source.MACHINE


def test_what_was_undone_is_done_again_from_the_list(signed_in, place, one, coordinator):
    sort_it(one, "LOK", coordinator)
    act = one.sorting_acts.get()
    actions.undo(act, by=coordinator)

    answer = signed_in.post(at("act_redoing", place, act.pk), follow=True)

    assert one.codings.current().get().primary_id == "LOK"
    assert "Gjort om igjen: Sortert under Lokaler og anlegg." in answer.content.decode()


def test_what_was_undone_is_not_done_again_over_what_came_since(signed_in, place, one, coordinator):
    sort_it(one, "LOK", coordinator)
    act = one.sorting_acts.get()
    actions.undo(act, by=coordinator)
    sort_it(one, "KOO", coordinator)

    answer = signed_in.post(at("act_redoing", place, act.pk))

    assert "Dette kan ikke gjøres om igjen" in answer.content.decode()
    assert one.codings.current().get().primary_id == "KOO"


def test_an_undone_word_is_marked_on_the_contributions_page(signed_in, place, one, coordinator):
    sort_it(one, "LOK", coordinator)
    actions.undo(one.sorting_acts.get(), by=coordinator)

    page = signed_in.get(at("contribution", place, one.pk)).content.decode()

    assert ", angret)" in page


def test_with_nothing_to_undo_that_is_told(signed_in, place, dialogue):
    answer = signed_in.post(at("undoing", place), follow=True)

    assert "Du har ikke gjort noe som kan angres." in answer.content.decode()


@pytest.mark.parametrize(
    ("sent", "address"),
    [
        ({"page": "second_reading"}, "/second-reading/"),
        ({"page": "elsewhere"}, "/sort/"),
        ({"next": "https://example.no/"}, "/sort/"),
        ({"next": "//example.no/"}, "/sort/"),
    ],
)
def test_one_comes_back_to_where_one_was_and_to_no_strange_place(
    signed_in, place, one, coordinator, sent, address
):
    sort_it(one, "LOK", coordinator)

    answer = signed_in.post(at("undoing", place), sent)

    assert answer["Location"].split("?")[0].endswith(address)


def test_a_strangers_act_is_not_found(client, place, one, coordinator):
    sort_it(one, "LOK", coordinator)
    other = evenings.organiser(slug="annen", name="Annen kommune")
    client.force_login(evenings.member(other, "annen@example.no"))
    builders.spoken(other, builders.HALL)

    act = one.sorting_acts.get()

    assert client.post(at("act_undoing", other, act.pk)).status_code == 404
    assert client.post(at("act_undoing", place, act.pk)).status_code == 404


def test_the_list_asks_as_often_for_many_acts_as_for_few(signed_in, place, one, coordinator):
    asked = []
    for _time in range(2):
        sort_it(one, "LOK", coordinator)
        actions.merge(one, dialogue_other(one), by=coordinator)
        actions.undo(actions.last_act(one.dialogue, by=coordinator), by=coordinator)
        actions.set_aside(one, by=coordinator)
        signed_in.get(at("acts", place))
        with CaptureQueriesContext(connection) as questions:
            signed_in.get(at("acts", place))
        asked.append(len(questions))

    assert asked[0] == asked[1]
