"""The row of pages: the same on each of them, with what is left to do."""

import re

import pytest
from django.urls import reverse

from samspill.insight import actions
from samspill.insight.models import Theme
from tests.dialogue import builders as evenings
from tests.insight import builders

PAGES = (
    *("contributions", "debrief", "sort", "acts", "alike", "new_themes", "theme_new", "figures"),
    "report",
)


def places(page):
    """The row as it is read, without which of its links is the page itself."""
    [row] = re.findall(r'<nav class="places".*?</nav>', page, re.DOTALL)
    return re.sub(r"\s+", " ", row.replace(' aria-current="page"', ""))


@pytest.fixture
def work(dialogue, place, coordinator):
    """Cards left, a pair that may be the same, and two readers who differ."""
    other = evenings.member(place, "ola@example.no", "facilitator")
    first, second, *_rest = dialogue.contributions.order_by("pk")
    loc, koo = Theme.objects.get(pk="LOK"), Theme.objects.get(pk="KOO")
    actions.code(first, primary=koo, by=coordinator)
    actions.read_again(first, primary=loc, by=other)
    actions.code(second, primary=koo, by=other)
    builders.give(dialogue, builders.RINGS[0], table=4)
    actions.propose_codings(dialogue)
    return dialogue


@pytest.mark.parametrize("name", PAGES)
def test_what_is_left_is_the_same_on_every_page(signed_in, place, work, name):
    on_the_list = places(
        signed_in.get(reverse("insight:contributions", args=[place.slug])).content.decode()
    )

    here = places(signed_in.get(reverse(f"insight:{name}", args=[place.slug])).content.decode())

    assert here == on_the_list
    assert "Uenige" in here
    assert here.count('class="left"') == 4
