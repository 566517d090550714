"""The thread of a contribution tells who else has said the same."""

from django.urls import reverse

from samspill.dialogue.actions import publish_contribution, withdraw
from samspill.insight import actions
from samspill.insight.trace import trace
from tests.insight import builders

SAME = ("Vi trenger flere møter i hallen", "Me treng fleire møte i hallen")


def joined(place, coordinator):
    """Two that a person has joined, the second from an association with a name."""
    dialogue = builders.spoken(place, SAME[0])
    builders.give(dialogue, SAME[1], table=2, association=builders.association(place))
    first, second = dialogue.contributions.order_by("pk")
    actions.merge(first, second, by=coordinator)
    return first, second


def titles(contribution, *, is_public=False):
    return [stop.title for stop in trace(contribution, is_public=is_public)]


def test_it_tells_which_associations_have_said_it_too(place, coordinator):
    first, second = joined(place, coordinator)

    [stop] = [one for one in trace(first, is_public=False) if one.title.startswith("Sagt også")]

    assert stop.title == f"Sagt også av {second.association.display_name}"
    assert stop.text == "2 innspill sier det samme."


def test_the_page_leads_to_those_that_say_the_same(signed_in, place, coordinator):
    first, second = joined(place, coordinator)
    builders.give(first.dialogue, builders.HALL, table=3)
    page = signed_in.get(reverse("insight:contribution", args=[place.slug, first.pk]))
    [address] = [href for stop, href in page.context["stops"] if "group=" in href]

    answer = signed_in.get(address)

    assert set(answer.context["page"]) == {first, second}
    assert "2 innspill som sier det samme" in answer.content.decode()


def test_the_public_hears_of_the_others_when_they_are_published(place, coordinator):
    first, second = joined(place, coordinator)
    publish_contribution(first, text=first.raw_text, by=coordinator)
    before = titles(first, is_public=True)
    publish_contribution(second, text=second.raw_text, by=coordinator)

    after = titles(first, is_public=True)

    assert "Flere har sagt det" not in before
    assert "Flere har sagt det" in after


def test_what_is_taken_out_or_withdrawn_is_not_told_of(place, coordinator):
    first, second = joined(place, coordinator)
    withdraw(second, key=second.key)
    alone = titles(first)

    assert not any(title.startswith(("Sagt også", "Flere har")) for title in alone)
