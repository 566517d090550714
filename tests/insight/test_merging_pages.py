"""The page of alike contributions, and the three things a person may say of two."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samspill.insight import actions
from samspill.insight.likenesses import groups_of
from samspill.insight.models import Likeness, SortingAct
from tests.dialogue import builders as evenings
from tests.insight import builders

SAME = ("Vi trenger flere møter i hallen", "Me treng fleire møte i hallen")
RAMP = ("Vi ønsker en rampe ved inngangen", "Vi ønskjer ei rampe ved inngangen her")
OPPOSITE = "Vi trenger ikke flere møter i hallen"


@pytest.fixture
def talk(place):
    dialogue = builders.spoken(place, *SAME, OPPOSITE)
    builders.give(dialogue, *RAMP)
    actions.propose_likenesses(dialogue)
    return dialogue


def at(name, place, *arguments):
    return reverse(f"insight:{name}", args=[place.slug, *arguments])


def all_of(dialogue):
    return list(dialogue.contributions.order_by("pk"))


def shown(answer):
    return {answer.context["at_hand"].pair.a, answer.context["at_hand"].pair.b}


def test_the_pair_most_alike_is_at_hand_and_the_next_stand_under_it(signed_in, place, talk):
    first, twin, _opposite, ramp, slope = all_of(talk)

    answer = signed_in.get(at("alike", place))

    assert shown(answer) == {first, twin}
    assert answer.context["left"] == 2
    [after] = answer.context["upcoming"]
    assert (after.pair.a, after.pair.b) == (ramp, slope)


def test_later_goes_on_to_the_next_pair_and_round_again(signed_in, place, talk):
    pairs = list(Likeness.objects.filter(guard="").order_by("-score", "pk"))

    second = signed_in.get(at("alike", place), {"at": pairs[1].pk})

    assert second.context["at_hand"].pair == pairs[1]
    assert [one.pair for one in second.context["upcoming"]] == [pairs[0]]


def test_what_only_one_of_the_two_says_is_underlined(signed_in, place):
    dialogue = builders.spoken(
        place, "Vi ønsker en rampe ved døra", "Vi ønsker en bratt rampe ved døra"
    )
    actions.propose_likenesses(dialogue)

    page = signed_in.get(at("alike", place)).content.decode()

    assert "<mark>bratt</mark>" in page
    assert "<mark>rampe</mark>" not in page


def test_the_keys_are_those_of_the_words_and_undoing_stands_whatever_was_done(
    signed_in, place, talk, coordinator
):
    actions.set_aside(all_of(talk)[0], by=coordinator)

    page = signed_in.get(at("alike", place)).content.decode()

    assert [f'data-key="{key}"' in page for key in ("Enter s", "i", "z", "d")] == [
        *(True, True, True, False)
    ]


def test_pairs_that_are_not_shown_are_counted(signed_in, place):
    dialogue = builders.spoken(place, *SAME, *RAMP, tables=4)
    for _time in range(3):
        builders.give(dialogue, *SAME)
    actions.propose_likenesses(dialogue)

    answer = signed_in.get(at("alike", place))

    assert answer.context["more"] == answer.context["left"] - 1 - len(answer.context["upcoming"])
    assert f"og {answer.context['more']} par til" in answer.content.decode()


def test_joining_leads_to_the_pair_after_and_shows_who_stands_behind(
    signed_in, place, talk, coordinator
):
    first, twin, _opposite, ramp, slope = all_of(talk)
    pair = Likeness.objects.get(a=first, b=twin)

    answer = signed_in.post(
        at("merges", place, first.pk),
        {"other": twin.pk, "next": f"{at('alike', place)}?at={pair.pk}"},
        follow=True,
    )

    assert shown(answer) == {ramp, slope}
    assert [group.members for group in answer.context["groups"]] == [(first, twin)]
    assert "er koblet sammen" in answer.content.decode()
    act = SortingAct.objects.get()
    assert (act.kind, act.by) == ("merged", coordinator)


def test_telling_apart_and_undoing_lead_back_to_the_pair(signed_in, place, talk):
    first, twin, *_rest = all_of(talk)
    signed_in.post(at("differences", place, first.pk), {"other": twin.pk})
    page = signed_in.get(at("alike", place))
    assert shown(page) != {first, twin}

    answer = signed_in.post(
        at("undoing", place),
        {"next": f"{at('alike', place)}?at={page.context['undone_at']}"},
        follow=True,
    )

    assert shown(answer) == {first, twin}


def test_taking_out_says_so_and_opens_the_pair(signed_in, place, talk, coordinator):
    first, twin, *_rest = all_of(talk)
    actions.merge(first, twin, by=coordinator)

    answer = signed_in.post(at("partings", place, twin.pk), follow=True)

    assert groups_of(talk) == []
    assert f"{twin.reference} er tatt ut." in answer.content.decode()


def test_when_all_is_looked_at_the_page_says_what_comes(signed_in, place, talk):
    Likeness.objects.update(verdict="different")

    answer = signed_in.get(at("alike", place))

    assert answer.context["at_hand"] is None
    assert "Alle parene er sett på" in answer.content.decode()


@pytest.mark.parametrize("other", ["", "x", "-1", "²", "0", "999999999999999999999", "\0"])
def test_an_other_that_is_no_contribution_is_refused_in_words(signed_in, place, talk, other):
    one = all_of(talk)[0]

    answer = signed_in.post(at("merges", place, one.pk), {"other": other}, follow=True)

    assert "Velg to innspill fra samme konferanse" in answer.content.decode()
    assert not SortingAct.objects.exists()


def test_pressing_twice_is_told_in_words(signed_in, place, talk, coordinator):
    first, twin, *_rest = all_of(talk)
    actions.merge(first, twin, by=coordinator)

    answer = signed_in.post(at("merges", place, first.pk), {"other": twin.pk}, follow=True)
    parted = signed_in.post(at("partings", place, all_of(talk)[3].pk), follow=True)

    assert "er alt koblet sammen" in answer.content.decode()
    assert "er ikke koblet sammen med noe" in parted.content.decode()


@pytest.mark.parametrize("following", ["https://example.no/", "//example.no", "javascript:x"])
def test_the_way_back_never_leads_out_of_the_house(signed_in, place, talk, following):
    first, twin, *_rest = all_of(talk)

    answer = signed_in.post(at("merges", place, first.pk), {"other": twin.pk, "next": following})

    assert answer["Location"] == at("alike", place)


def test_another_municipalitys_contribution_is_not_there(signed_in, place, talk):
    elsewhere = builders.spoken(evenings.organiser(slug="annen", name="Annen"), builders.HALL)
    one, theirs = all_of(talk)[0], elsewhere.contributions.get()

    assert signed_in.post(at("merges", place, theirs.pk), {"other": one.pk}).status_code == 404
    answer = signed_in.post(at("merges", place, one.pk), {"other": theirs.pk}, follow=True)

    assert "Velg to innspill fra samme konferanse" in answer.content.decode()


def test_a_reader_neither_sees_the_pairs_nor_joins_them(client, place, talk):
    client.force_login(evenings.member(place, "les@example.no", role="reader"))
    first, twin, *_rest = all_of(talk)

    assert client.get(at("alike", place)).status_code == 404
    for name in ("merges", "differences", "partings"):
        answer = client.post(at(name, place, first.pk), {"other": twin.pk})
        assert answer.status_code == 404
    assert not SortingAct.objects.exists()


def test_markup_in_a_contribution_is_only_text(signed_in, place):
    text = "<script>alert(1)</script> & hallen er kald"
    dialogue = builders.spoken(place, text, text)
    actions.propose_likenesses(dialogue)

    assert "<script>alert" not in signed_in.get(at("alike", place)).content.decode()


def test_the_card_at_the_workbench_has_the_others_beside_it(signed_in, place, talk):
    first, twin, _opposite, *_rest = all_of(talk)

    page = signed_in.get(at("sort", place), {"at": first.pk}).content.decode()

    assert f'action="{at("merges", place, first.pk)}"' in page
    assert f'name="other" value="{twin.pk}"' in page
    assert "Ikke foreslått som likt: «ikke» snur meningen." in " ".join(page.split())


def test_the_page_asks_as_often_with_pairs_as_without(signed_in, place, talk):
    signed_in.get(at("alike", place))
    with CaptureQueriesContext(connection) as with_pairs:
        signed_in.get(at("alike", place))
    Likeness.objects.all().delete()

    with CaptureQueriesContext(connection) as without:
        signed_in.get(at("alike", place))

    assert len(without) == len(with_pairs)
