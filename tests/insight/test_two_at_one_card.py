"""Two at one card of the workbench: whose word counts, and what each of them is told."""

import pytest
from django.urls import reverse

from samspill.insight import actions
from samspill.insight.models import Theme
from tests.dialogue import builders as evenings


def at(name, place, *arguments):
    return reverse(f"insight:{name}", args=[place.slug, *arguments])


@pytest.fixture
def one(dialogue):
    return dialogue.contributions.earliest("pk")


def current(one):
    return one.codings.current().get()


def test_two_at_the_same_card_are_both_kept(signed_in, client, place, one, coordinator):
    shown = current(one).pk
    colleague = evenings.member(place, "kollega@example.no")
    actions.code(one, primary=Theme.objects.get(pk="LOK"), seen=shown, by=colleague)

    answer = signed_in.post(
        at("coding", place, one.pk), {"theme": "KOO", "seen": shown}, follow=True
    )

    assert {word.primary_id for word in one.codings.by_people()} == {"KOO", "LOK"}
    assert current(one).by == colleague
    page = answer.content.decode()
    assert f"{colleague.name} sorterte {one.reference} under Lokaler og anlegg" in page
    assert "Begge svarene er tatt vare på" in page
    assert f"/disagreements/?at={one.pk}" in page
    assert "er sortert under" not in page


def test_two_at_the_same_card_who_say_the_same_are_told_so(signed_in, place, one):
    shown = current(one).pk
    colleague = evenings.member(place, "kollega@example.no")
    actions.code(one, primary=Theme.objects.get(pk="KOO"), seen=shown, by=colleague)

    answer = signed_in.post(
        at("coding", place, one.pk), {"theme": "KOO", "seen": shown}, follow=True
    )

    page = answer.content.decode()
    assert "og sa det samme" in page
    assert "/disagreements/?at=" not in page


@pytest.mark.parametrize("who", ["another", "oneself"])
def test_another_ones_second_theme_is_not_taken_along(signed_in, place, one, coordinator, who):
    by = coordinator if who == "oneself" else evenings.member(place, "kollega@example.no")
    second = Theme.objects.get(pk="LOK")
    actions.code(one, primary=Theme.objects.get(pk="KOO"), secondary=second, by=by)

    page = signed_in.get(at("sort", place), {"at": one.pk})

    assert page.context["keeps_second"] == (who == "oneself")
    assert ('value="LOK" selected' in page.content.decode()) == (who == "oneself")


def test_one_who_sees_what_another_has_said_changes_it(signed_in, place, one):
    colleague = evenings.member(place, "kollega@example.no")
    seen = actions.code(one, primary=Theme.objects.get(pk="LOK"), by=colleague)

    signed_in.post(at("coding", place, one.pk), {"theme": "KOO", "seen": seen.pk})

    assert current(one).primary_id == "KOO"
