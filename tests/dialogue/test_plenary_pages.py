"""The plenary's pages: without a script every act is a form; what stands in the way is told beside it."""

import re

import pytest
from django.urls import reverse

from samspill.dialogue import actions
from samspill.dialogue.models import Showing
from samspill.dialogue.plenary.board import laid_out
from samspill.dialogue.plenary.reading import Card, ClusterTold, plenary_of
from tests.dialogue import builders


@pytest.fixture
def user(place):
    return builders.member(place, role="facilitator")


@pytest.fixture
def said(round_one):
    tables = list(round_one.dialogue.tables.all())
    return [
        actions.contribute(
            round_one, text=f"Tanke {number}", table=tables[number % 3], channel="phone"
        )
        for number in range(5)
    ]


@pytest.fixture
def at_work(client, place, user):
    """Send a form of the plenary's page, signed in; the page that comes of it."""
    client.force_login(user)

    def send(name, *parts, status=200, **sent):
        address = reverse(f"dialogue:{name}", args=[place.slug, *parts])
        answer = client.post(address, {"round": 1, **sent}, follow=True)
        assert answer.status_code == status
        return answer.content.decode()

    return send


@pytest.fixture
def page(client, place, user):
    client.force_login(user)
    return lambda **asked: client.get(reverse("dialogue:plenary", args=[place.slug]), asked)


def test_ticked_cards_are_laid_in_a_new_cluster(at_work, opened, said):
    html = at_work("laying", contribution=[said[0].pk, said[1].pk], cluster="new")

    [told] = plenary_of(opened)
    assert [one.text for one in told.cards] == ["Tanke 0", "Tanke 1"]
    assert "Du la 2 innspill i en ny klynge." in html
    assert "3 ligger for seg selv" in html


def test_cards_are_moved_taken_out_and_it_is_undone(at_work, opened, round_one, said):
    cluster = actions.make_cluster(round_one, title="Lokaler")

    at_work("laying", contribution=[said[0].pk], cluster=cluster.pk)
    at_work("laying", contribution=[said[0].pk], cluster="out")
    assert plenary_of(opened)[0].count == 0
    html = at_work("plenary_reversal")

    assert plenary_of(opened)[0].count == 1
    assert "Angret." in html


def test_a_cluster_is_named_and_taken_apart(at_work, opened, round_one, said):
    cluster = actions.make_cluster(round_one, contributions=said[:2])

    html = at_work("cluster_title", cluster.pk, **{f"c{cluster.pk}-title": "  Én   dør inn "})
    assert plenary_of(opened)[0].title == "Én dør inn"
    assert "Du ga en klynge navn." in html
    at_work("cluster_removal", cluster.pk)

    assert plenary_of(opened) == []


def test_a_name_that_is_too_long_is_told_beside_the_field_and_kept(at_work, round_one):
    cluster = actions.make_cluster(round_one)
    long = "x" * 121

    html = at_work("cluster_title", cluster.pk, status=422, **{f"c{cluster.pk}-title": long})

    assert "Skriv høyst 120 tegn." in html
    assert f'value="{long}"' in html
    assert re.search(r'<details[^>]*id="more-\d+"[^>]*open', html)


def test_nothing_ticked_is_told_on_the_page(at_work, said):
    html = at_work("laying", status=422, cluster="new")

    assert "Kryss av for minst ett innspill først." in html


def test_a_cluster_that_somebody_else_took_apart_is_told(at_work, opened, round_one, said):
    cluster = actions.make_cluster(round_one)
    actions.remove_cluster(cluster)

    html = at_work("laying", status=422, contribution=[said[0].pk], cluster=cluster.pk)

    assert "Denne klynga er tatt fra hverandre." in html


def test_a_reflection_is_kept_in_a_cluster_and_may_be_taken_back(at_work, opened, round_one):
    cluster = actions.make_cluster(round_one, title="Lokaler")
    table = opened.tables.get(number=3)

    html = at_work("reflection", text="De samme ti.", cluster=cluster.pk, table=table.number)
    kept = opened.contributions.get(kind="reflection")
    assert (kept.table, kept.raw_text) == (table, "De samme ti.")
    assert "Lagret som R1-B3-001." in html
    at_work("reflection_withdrawal", kept.pk)

    kept.refresh_from_db()
    assert kept.withdrawn_at
    assert plenary_of(opened)[0].reflections == ()


def test_an_empty_reflection_is_told_beside_the_field(at_work, round_one):
    html = at_work("reflection", status=422, text="  ")

    assert "Skriv noe før du sender." in html
    assert 'aria-invalid="true"' in html


@pytest.mark.parametrize("wrong", ["x", "99999999999999999999", "-1", "999999"])
def test_what_is_no_cluster_or_card_is_not_found(at_work, said, wrong):
    at_work("laying", status=404, contribution=[said[0].pk], cluster=wrong)


def test_cards_of_another_dialogue_are_left_where_they_are(at_work, opened, said):
    other = builders.dialogue(builders.organiser("annet", "Annet"))
    theirs = actions.contribute(
        builders.open_first(other), text="Deres", table=None, channel="phone"
    )

    at_work("laying", status=422, contribution=[theirs.pk], cluster="new")

    assert plenary_of(other) == []
    assert plenary_of(opened) == []


def test_a_reader_is_not_let_in(client, place, round_one):
    client.force_login(builders.member(place, "leser@example.no", role="reader"))

    assert client.get(reverse("dialogue:plenary", args=[place.slug])).status_code == 404
    address = reverse("dialogue:laying", args=[place.slug])
    assert client.post(address, {"round": 1, "cluster": "new"}).status_code == 404


def test_words_are_data_in_their_own_language(page, opened, round_one):
    actions.contribute(
        round_one, text="<b>Vi treng eit rom</b>", table=None, language="nn", channel="phone"
    )

    html = page().content.decode()

    assert "&lt;b&gt;Vi treng eit rom&lt;/b&gt;" in html
    assert '<label class="said" lang="nn">' in html


def test_of_very_many_the_first_are_shown_and_the_rest_on_request(page, opened, round_one):
    drafts = [actions.ContributionDraft(1, 1, f"Tanke {number}") for number in range(50)]
    actions.contribute_many(opened, drafts=drafts, channel="phone")

    some, everything = page().content.decode(), page(all=1).content.decode()

    assert "Vis 10 til" in some
    assert some.count('class="card"') == 40
    assert everything.count('class="card"') == 50


def test_the_page_asks_as_often_whatever_lies_where(
    page, opened, round_one, said, user, django_assert_num_queries
):
    actions.make_cluster(round_one, contributions=said[:1], by=user)
    actions.reflect(round_one, text="Éin", by=user)
    page()
    with django_assert_num_queries(22) as first:
        page()
    actions.make_cluster(round_one, contributions=said[1:4], by=user)
    actions.reflect(round_one, text="To", by=user)

    with django_assert_num_queries(len(first)):
        page()


def test_a_conference_without_rounds_says_what_will_stand_here(client, place, user):
    client.force_login(user)

    answer = client.get(reverse("dialogue:plenary", args=[place.slug]))

    assert answer.status_code == 200
    assert "Sett opp rundene og bordene først." in answer.content.decode()


def test_the_big_screen_shows_clusters_counts_and_reflections_but_nothing_held_back(
    client, opened, round_one, said, user
):
    cluster = actions.make_cluster(round_one, title="Lokaler", contributions=said[:3])
    actions.reflect(round_one, text="De samme ti.", cluster=cluster, by=user)
    actions.reflect(round_one, text="Begynn med nøkkelen.", by=user)
    Showing.objects.create(contribution=said[0], state="held", reason="person")

    html = client.get(reverse("dialogue:board_plenary", args=[opened.code])).content.decode()

    assert "Lokaler" in html
    assert "2 innspill, 2 bord, 1 refleksjon" in re.sub(r"\s+", " ", html)
    assert "De samme ti." in html
    assert "Begynn med nøkkelen." in html
    assert "Tanke 0" not in html


def test_before_anything_is_laid_together_the_big_screen_says_what_will_come(client, opened):
    html = client.get(reverse("dialogue:board_plenary", args=[opened.code])).content.decode()

    assert "Her kommer det bordene har felles" in html


def told(pk, *texts, title="Navn"):
    cards = tuple(
        Card(pk * 100 + at, f"R1-{at}", text, "nb", "", at, None, 1, None, None, False, False)
        for at, text in enumerate(texts)
    )
    return ClusterTold(pk, pk, title, 1, cards, ())


@pytest.mark.parametrize("count", [1, 2, 3, 4, 6, 9])
def test_on_the_big_screen_a_word_that_has_no_room_gives_its_place_to_the_next(count):
    clusters = [told(pk, "Svært langt " * 300, "Kort") for pk in range(1, count + 1)]

    shown = laid_out(clusters, [])

    assert len(shown.clusters) == count
    assert all([card.text for card in one.cards] in (["Kort"], []) for one in shown.clusters)
    assert any(one.cards for one in shown.clusters)


def test_few_clusters_take_larger_letters_where_no_word_is_lost_by_it():
    few, long = laid_out([told(1, "Kort")], []), laid_out([told(1, *["Langt " * 25] * 5)], [])

    assert few.is_large
    assert len(long.clusters[0].cards) > 3
    assert not long.is_large
    assert not laid_out([told(pk, "Kort") for pk in range(3)], []).is_large


def test_more_clusters_than_have_room_are_counted():
    shown = laid_out([told(pk, "Kort") for pk in range(1, 18)], [])

    assert (len(shown.clusters), shown.more, shown.layout) == (14, 3, "titles")
