"""Why somebody sits apart or step-free is for those who plan: nobody else reads it anywhere."""

from datetime import timedelta

import pytest
from django.utils import timezone

from samspill.dialogue import actions
from samspill.dialogue.documents import table_cards
from samspill.dialogue.models import SeatingPlan, SeatingRule, TopicWish
from samspill.dialogue.retention import PERSONAL
from tests.dialogue import builders
from tests.dialogue.test_retention import held

WORK = "/lillevik/work/conference/tables/"
NOTE = "Hjerteoperert i vår"
FIELDS = {field.field: field for field in PERSONAL}


@pytest.fixture
def ruled(opened):
    """One needs a step-free table, two are kept apart, and a plan is published."""
    builders.people(opened.conference, 12)
    opened.tables.filter(number__gt=2).update(is_step_free=False)
    one, two, three = opened.conference.sign_ups.order_by("pk")[:3]
    actions.add_rule(opened, kind="step_free", people=[one], note=NOTE)
    actions.add_rule(opened, kind="apart", people=[two, three], note="Krangler")
    actions.publish_plan(actions.deal_tables(opened, seed=1))
    return opened


def page(response):
    return response.content.decode()


def words(text):
    """What of the rules stands in a text."""
    lower = text.casefold()
    return [one for one in (NOTE, "krangler", "trinnfri", "step") if one.casefold() in lower]


def test_the_planner_sees_the_reasons(client, ruled, place):
    client.force_login(builders.member(place))

    seen = page(client.get(WORK))

    assert NOTE in seen
    assert "trinnfritt" in seen


def test_a_signatory_sees_the_plan_and_no_reason(client, ruled, place):
    client.force_login(builders.member(place, role="signatory"))

    for show in ("category", "language"):
        seen = page(client.get(WORK, {"show": show, "round": 2}))

        assert "Person 00 Eksempel" in seen
        assert words(seen.replace(seen.split("</head>")[0], "")) == []


def test_a_signatory_does_not_learn_why_a_plan_is_impossible(client, ruled, place):
    everyone = list(ruled.conference.sign_ups.all())
    actions.add_rule(ruled, kind="apart", people=everyone)
    plan = actions.ask_for_plan(ruled)
    SeatingPlan.objects.filter(pk=plan.pk).update(
        state="impossible",
        reasons=[
            {"type": "apart_clique", "who": [f"s{everyone[0].pk}"], "round": None, "tables": [],
             "rules": [["apart", f"s{everyone[0].pk}", f"s{everyone[1].pk}"]]}
        ],
    )  # fmt: skip
    seen = []
    for role in ("signatory", "coordinator"):
        client.force_login(builders.member(place, email=f"{role}@example.no", role=role))
        seen.append('class="clash"' in page(client.get(WORK)))

    assert seen == [False, True]


def test_the_phone_and_the_board_tell_no_reason(client, ruled):
    card = ruled.conference.sign_ups.earliest("pk").card_code
    for address in (
        f"/d/{ruled.code}/?card={card}",
        f"/d/{ruled.code}/?name=Person",
        f"/api/dialogue/{ruled.code}/state",
        f"/board/{ruled.code}/",
    ):
        assert words(page(client.get(address)).split("</head>")[-1]) == [], address


def test_what_is_printed_tells_no_reason(ruled):
    cards = table_cards(ruled.seating_plans.get())

    assert words(repr(cards)) == []


def test_the_published_figures_are_the_same_without_the_rules(ruled):
    """Nothing of who is kept apart can be counted out of them."""
    quality = ruled.seating_plans.get().quality

    assert set(quality) & {"rules", "people_met", "fewest_met_by", "broken"} == set()
    assert words(str(quality["headline"]) + str(quality["lead"])) == []


def test_the_history_names_nobody(client, ruled):
    from samspill.history.models import Entry

    text = " ".join(str(one.details) for one in Entry.objects.all())

    assert "Person" not in text
    assert words(text) == []


def test_rules_wishes_and_reports_go_two_weeks_after_the_conference(ruled):
    one = ruled.conference.sign_ups.earliest("pk")
    actions.set_topics(ruled, topics={(ruled.rounds.first(), ruled.tables.first()): "Lokaler"})
    actions.wish_topic(one, round=ruled.rounds.first(), topics=["Lokaler"])
    held(15)
    due = ("SeatingRule.note", "SeatingPlan.reasons", "TopicWish.topic")

    counts = [FIELDS[name].erase(FIELDS[name].due(timezone.now())) for name in due]

    assert counts == [2, 1, 1]
    assert (SeatingRule.objects.count(), TopicWish.objects.count()) == (0, 0)
    assert ruled.seating_plans.get().report == {}
    assert ruled.seating_plans.get().quality["people"] == 12


def test_before_that_they_stand(ruled):
    held(13)

    assert FIELDS["SeatingRule.note"].due(timezone.now()).count() == 0
    assert FIELDS["SeatingPlan.reasons"].due(timezone.now()).count() == 0


def test_a_name_is_found_by_its_beginning_and_shown_after_choosing(client, ruled):
    address = f"/d/{ruled.code}/"
    ruled.conference.sign_ups.filter(card_code="K004").update(name="Åse Eksempel")

    few = page(client.get(address, {"name": "ås"}))
    many = page(client.get(address, {"name": "Per"}))
    found = page(client.get(address, {"name": "Person 03"}))
    chosen = found.split('href="?person=')[1].split('"')[0]
    shown = page(client.get(f"{address}?person={chosen}&round=3"))

    assert "Åse Eksempel" not in few
    assert "Person 03 Eksempel" not in many  # more than eight: nobody is listed
    assert "Person 03 Eksempel" in found
    assert "Bord" not in found.split("Person 03 Eksempel")[1].split("</li>")[0]
    assert "i runde 3" in shown


@pytest.mark.parametrize("person", ["", "x", "12345|1", "12345|1.x"])
def test_a_forged_person_shows_nobody(client, ruled, person):
    assert "Du sitter" not in page(client.get(f"/d/{ruled.code}/", {"person": person}))


def test_when_the_conference_is_over_nobody_is_found_by_name(client, ruled):
    held(1)
    ruled.conference.refresh_from_db()
    assert ruled.conference.ends_at < timezone.now() - timedelta(hours=1)

    seen = page(client.get(f"/d/{ruled.code}/", {"name": "Person 03"}))

    assert "Person 03 Eksempel" not in seen
