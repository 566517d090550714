"""The seating page's forms: tables one by one, rules, topics; what is asked for and what is refused."""

import pytest

from samspill.dialogue import actions
from samspill.dialogue.models import SeatingRule, SeatingSetup, TopicWish
from samspill.dialogue.tasks import make_seating_plans
from tests.dialogue import builders
from tests.dialogue.test_plans import committed

__all__ = ["committed"]
WORK = "/lillevik/work/conference/tables/"


@pytest.fixture
def full(opened):
    builders.people(opened.conference, 12)
    return opened


@pytest.fixture
def coordinator(client, place):
    client.force_login(builders.member(place))
    return client


def page(response):
    return response.content.decode()


def rows(opened, **changes):
    sent = {"how": "each"}
    for table in opened.tables.all():
        sent |= {f"t{table.number}-capacity": 6, f"t{table.number}-minimum": 0}
        sent[f"t{table.number}-is_step_free"] = "on"
    return {key: value for key, value in {**sent, **changes}.items() if value is not None}


def test_tables_are_set_one_by_one(coordinator, opened):
    sent = rows(opened, **{"t2-capacity": 10, "t2-minimum": 4, "t3-is_step_free": None})

    coordinator.post(f"{WORK}room/", sent)

    told = [(one.capacity, one.minimum, one.is_step_free) for one in opened.tables.all()]
    assert told == [(6, 0, True), (10, 4, True), (6, 0, False), (6, 0, True)]


def test_a_minimum_above_the_chairs_is_told_beside_it_and_kept(coordinator, opened):
    response = coordinator.post(f"{WORK}room/", rows(opened, **{"t2-minimum": 7}))

    assert response.status_code == 422
    assert "Det er ikke så mange stoler ved bordet" in page(response)
    field = page(response).split('name="t2-minimum"')[1].split(">")[0]
    assert 'value="7"' in field
    assert not opened.tables.filter(minimum=7).exists()


def test_the_setup_is_saved_and_stands_in_the_form(coordinator, full):
    sent = {"mode": "rotate", "favour": "spread", "spread": ["category"], "no_solo": ["nynorsk"]}

    coordinator.post(f"{WORK}setup/", sent)

    setup = SeatingSetup.objects.get()
    assert (setup.mode, setup.favour, setup.apart_by_association) == ("rotate", "spread", False)
    assert (setup.spread, setup.no_solo) == (["category"], ["nynorsk"])
    assert "Gruppene er faste" in page(coordinator.get(WORK))


def test_a_setup_that_cannot_be_is_explained(coordinator, full):
    response = coordinator.post(f"{WORK}setup/", {"mode": "dance", "favour": ""})

    assert response.status_code == 422
    assert SeatingSetup.objects.count() == 0


def test_a_rule_is_added_told_in_words_and_removed(coordinator, full):
    one, other = full.conference.sign_ups.order_by("pk")[:2]
    sent = {"kind": "together", "people": [one.pk, other.pk], "note": "Tolk"}

    coordinator.post(f"{WORK}rules/", sent)
    seen = page(coordinator.get(WORK))
    rule = SeatingRule.objects.get()
    coordinator.post(f"{WORK}rules/{rule.pk}/removal/")

    assert f"{one.name} og {other.name} sitter sammen." in seen
    assert "Tolk" in seen
    assert SeatingRule.objects.count() == 0


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"kind": "together"}, "Velg minst to"),
        ({"kind": "host"}, "Velg bordet som bordverten sitter ved"),
        ({"kind": "step_free", "people": []}, "Velg hvem regelen gjelder"),
    ],
)
def test_a_rule_that_says_nothing_is_explained_and_kept(coordinator, full, sent, told):
    one = full.conference.sign_ups.earliest("pk")

    response = coordinator.post(f"{WORK}rules/", {"people": [one.pk], "note": "Husk", **sent})

    assert response.status_code == 422
    assert told in page(response)
    assert 'value="Husk"' in page(response)
    assert SeatingRule.objects.count() == 0


def test_topics_are_set_and_wished_for(coordinator, full):
    coordinator.post(f"{WORK}setup/", {"mode": "topics", "favour": "meetings"})
    coordinator.post(f"{WORK}topics/", {"topic_1_1": "Lokaler", "topic_1_2": " Unge  folk "})
    one = full.conference.sign_ups.earliest("pk")
    coordinator.post(f"{WORK}wishes/", {"person": one.pk, "topic": "1|Unge folk"})

    plan = actions.deal_tables(full, seed=1)

    assert plan.placements.get(sign_up=one, round__number=1).table.number == 2


def test_a_wish_is_removed(coordinator, full):
    actions.set_topics(full, topics={(full.rounds.first(), full.tables.first()): "Lokaler"})
    one = full.conference.sign_ups.earliest("pk")
    [wish] = actions.wish_topic(one, round=full.rounds.first(), topics=["Lokaler"])

    coordinator.post(f"{WORK}wishes/{wish.pk}/removal/")

    assert TopicWish.objects.count() == 0


def test_a_participant_chooses_topics_by_the_card(client, full):
    actions.change_setup(
        full, mode="topics", favour="meetings", apart_by_association=True,
        apart_by_municipality=False, spread=[], no_solo=[],
    )  # fmt: skip
    actions.set_topics(full, topics={(full.rounds.first(), full.tables.first()): "Lokaler"})
    address = f"/d/{full.code}/topics/"

    seen = page(client.get(address, {"card": "k003"}))
    client.post(address, {"card": "K003", "round_1": ["Lokaler", "Noe annet"]})

    assert "Lokaler" in seen
    wish = TopicWish.objects.get()
    assert (wish.sign_up.card_code, wish.topic) == ("K003", "Lokaler")
    assert client.get(address, {"card": "nei"}).status_code == 422


def test_the_page_tells_how_far_the_plan_has_come(coordinator, full):
    coordinator.post(f"{WORK}plan/")
    waiting = coordinator.get(f"{WORK}plan/state/")
    seen = page(coordinator.get(WORK))
    make_seating_plans()
    done = coordinator.get(f"{WORK}plan/state/").json()

    assert "no-store" in waiting["Cache-Control"]
    assert (waiting.json()["state"], waiting.json()["is_done"]) == ("queued", False)
    assert "Planen lages" in seen
    assert (done["state"], done["progress"], done["is_done"]) == ("made", 100, True)


def test_rules_that_clash_are_named_with_the_way_to_them(coordinator, full):
    everyone = list(full.conference.sign_ups.order_by("name"))
    rule = actions.add_rule(full, kind="apart", people=everyone[:5])
    coordinator.post(f"{WORK}plan/")
    make_seating_plans()

    seen = page(coordinator.get(WORK))

    assert 'class="clash"' in seen
    assert f'href="#rule-{rule.pk}"' in seen
    assert everyone[0].name in seen


def test_people_are_found_by_name_or_association(coordinator, full):
    actions.deal_tables(full, seed=1)

    seen = page(coordinator.get(WORK, {"q": "lag nummer 7"}))

    names = seen.split('id="names"')[1].split("</table>")[0]
    assert names.count("<tr id=") == 1


@pytest.mark.parametrize("query", [{"round": "99"}, {"round": "x"}, {"show": "x"}, {"move": "x"}])
def test_what_the_address_asks_for_amiss_is_passed_by(coordinator, full, query):
    actions.deal_tables(full, seed=1)

    assert coordinator.get(WORK, query).status_code == 200


@pytest.mark.parametrize("kind", ["cards", "list", "poster"])
def test_cards_list_and_poster_are_printed(coordinator, full, kind):
    actions.deal_tables(full, seed=1)

    response = coordinator.get(f"{WORK}{kind}.pdf")

    assert response.content.startswith(b"%PDF")


def test_only_those_who_still_come_are_counted_as_finding_their_table(coordinator, full):
    actions.publish_plan(actions.deal_tables(full, seed=1))
    actions.close_round(builders.open_first(full))
    full.conference.sign_ups.filter(card_code__in=["K001", "K002"]).update(state="cancelled")
    actions.replan(full)
    make_seating_plans()

    response = coordinator.get(WORK)

    assert response.context["publish"]["people"] == 10
    assert response.context["gone"] == 0
    assert response.context["moved_people"] == len(response.context["changes"])


def test_who_has_come_and_who_has_gone_is_named(coordinator, full):
    actions.publish_plan(actions.deal_tables(full, seed=1))
    full.conference.sign_ups.filter(card_code="K001").update(state="cancelled")
    builders.people_more(full.conference, 1)

    context = coordinator.get(WORK).context

    assert (context["gone"], context["gone_names"]) == (1, ["Person 01 Eksempel"])
    assert (context["left_out"], context["left_out_names"]) == (1, ["Person 500 Eksempel"])
    assert context["can_replan"] is True
