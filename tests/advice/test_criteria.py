"""What a sign of the standard rests on: linked by a national body, read and followed by everyone."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from samspill.advice import actions
from samspill.advice.models import Ground
from samspill.advice.standing import behind
from samspill.advice.trace import trace
from samspill.dialogue import actions as dialogue_actions
from samspill.history.models import Entry
from samspill.standard.models import Criterion


@pytest.fixture
def sign(db):
    return Criterion.objects.get(number=9)


def address(sign):
    return reverse("advice:criterion", args=[sign.number])


def test_a_sign_shows_what_it_rests_on_and_leads_there(sign, said, who, client):
    actions.add_ground(sign, contribution=said[0], **who)

    page = client.get(address(sign)).content.decode()
    became = reverse("policy:became", args=[said[0].organiser.slug, said[0].pk])

    assert said[0].raw_text in page
    assert became in page
    assert address(sign) in client.get(became).content.decode()
    assert "Bygger på 1 kilde" in client.get(reverse("advice:criteria")).content.decode()
    assert Entry.objects.latest("pk").action == "advice.criterion_linked"


def test_what_is_taken_back_falls_out_of_the_sign(sign, said, who, client):
    actions.add_ground(sign, contribution=said[0], **who)
    dialogue_actions.withdraw(said[0], by=who["by"])

    assert said[0].raw_text not in client.get(address(sign)).content.decode()
    assert trace(said[0], is_public=True) == []


def test_a_draft_is_nobodys_and_one_out_of_use_says_so(sign, said, who, client):
    actions.add_ground(sign, contribution=said[0], **who)
    answers = []
    for state in ("draft", "retired"):
        Criterion.objects.filter(pk=sign.pk).update(state=state)
        answers.append(client.get(address(sign)).status_code)

    assert answers == [404, 410]
    assert trace(said[0], is_public=True) == []


def test_several_are_ticked_and_linked_at_once(sign, said, who, signed_in):
    dialogue_actions.publish_contribution(said[1], text=said[1].raw_text, by=who["by"])
    page = reverse("advice:criterion_grounds", args=[who["organiser"].slug, sign.number])
    keys = [str(one.pk) for one in said]

    none = signed_in.post(page, {"ticked": "1"}, follow=True).content.decode()
    signed_in.post(page, {"ticked": "1", "contribution": keys})
    found = signed_in.get(page, {"q": said[0].reference}).content.decode()

    assert "Kryss av for minst én som skal knyttes til." in none
    assert [one.target for one in behind(sign)] == [one.pk for one in said]
    assert "· knyttet til" in found


def test_a_link_is_taken_away_where_it_is(sign, advice, said, who, signed_in):
    link = actions.add_ground(sign, contribution=said[0], **who)
    other = actions.add_ground(advice, contribution=said[0], **who)
    name = "advice:criterion_ground_removal"
    slug = who["organiser"].slug

    strange = signed_in.post(reverse(name, args=[slug, sign.number, other.pk]))
    signed_in.post(reverse(name, args=[slug, sign.number, link.pk]))

    assert strange.status_code == 404
    assert list(Ground.objects.all()) == [other]


def test_the_database_wants_exactly_one_that_rests(sign, advice, said, who):
    link = actions.add_ground(sign, contribution=said[0], **who)

    for rests in ({"advice": advice, "criterion": sign}, {"advice": None, "criterion": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Ground.objects.filter(pk=link.pk).update(**rests)


def test_the_list_takes_as_many_queries_with_links_as_without(
    said, who, client, django_assert_max_num_queries
):
    page = reverse("advice:criteria")
    with django_assert_max_num_queries(50) as before:
        client.get(page)
    for sign in Criterion.objects.filter(number__lte=4):
        actions.add_ground(sign, contribution=said[0], **who)
    with django_assert_max_num_queries(50) as after:
        client.get(page)

    assert len(after) == len(before)
