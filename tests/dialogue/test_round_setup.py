"""The page for setting up the rounds: proposed, saved, refused in words, and kept as it was typed."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samspill.dialogue import actions
from samspill.dialogue.models import Stage
from samspill.dialogue.round_setup.stages import ORDER
from tests.dialogue import builders
from tests.dialogue.setting_up import CAFE, answer, set_up, stages

PAGE = "/lillevik/work/conference/rounds/"


@pytest.fixture
def coordinator(client, place):
    client.force_login(builders.member(place))
    return client


def page(response):
    return response.content.decode()


def sent(opened, **changes):
    """The page as a browser sends it: round 1 is the café, the others are as round 1."""
    form = {"r1-voters": "person", "r1-dot_budget": "3", "r1-prompts": ""}
    for kind, minutes in CAFE.items():
        form |= {f"r1-use_{kind}": "on", f"r1-minutes_{kind}": str(minutes)}
    for round in opened.rounds.exclude(number=1):
        form |= {f"r{round.number}-as_first": "on", f"r{round.number}-prompts": ""}
    return {name: value for name, value in {**form, **changes}.items() if value is not None}


def field(response, name):
    return page(response).split(f'name="{name}"')[1].split(">")[0]


# --- the page ------------------------------------------------------------------------------------


def test_before_anything_is_decided_the_cafe_is_proposed_and_not_kept(coordinator, opened):
    response = coordinator.get(PAGE)

    assert response.status_code == 200
    assert "Ingenting gjelder før du lagrer" in page(response)
    assert "checked" in field(response, "r1-use_silence")
    assert 'value="30"' not in page(response)  # 30 minutes in the programme, divided on the stages
    assert response.context["parts"][0].minutes == 30
    assert Stage.objects.count() == 0


def test_what_is_saved_stands_in_the_form(coordinator, opened):
    answer = coordinator.post(
        PAGE,
        sent(
            opened,
            is_moderated="on",
            **{"r1-prompts": "En ting.\n\nOg en til.", "r1-more_1": "Mer?"},
        ),
    )

    assert answer.status_code == 302
    first = opened.rounds.get(number=1)
    assert stages(opened) == [(1, "silence", 2), (2, "talk", 10), (3, "dots", 5), (4, "top", 5)]
    assert first.all_prompts == ["En ting.", "Og en til."]
    assert first.further_questions.get().text == "Mer?"
    response = coordinator.get(PAGE)
    assert "Ingenting gjelder" not in page(response)
    assert "checked" in field(response, "is_moderated")
    assert "checked" not in field(response, "is_listed")


def test_the_others_are_as_round_one(coordinator, opened):
    coordinator.post(PAGE, sent(opened, **{"r1-dot_budget": "4", "r1-voters": "association"}))

    assert stages(opened, 3) == stages(opened, 1)
    assert {(one.dot_budget, one.voters) for one in opened.rounds.all()} == {(4, "association")}


def test_what_is_hidden_because_it_is_as_round_one_does_not_stand_in_the_way(coordinator, opened):
    answer = coordinator.post(
        PAGE,
        sent(opened, **{"r2-use_talk": "on", "r2-minutes_talk": "mange", "r2-dot_budget": "-"}),
    )

    assert answer.status_code == 302


def test_the_cafe_is_not_proposed_anew_when_somebody_wanted_no_stages(coordinator, opened):
    plain = {f"r1-use_{kind}": None for kind in CAFE}
    coordinator.post(PAGE, sent(opened, **plain))

    response = coordinator.get(PAGE)

    assert "checked" not in field(response, "r1-use_silence")
    assert Stage.objects.count() == 0


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("r1-minutes_talk", "", "Skriv hvor mange minutter trinnet varer."),
        ("r1-minutes_talk", "ti", "Skriv minuttene som et helt tall, for eksempel 5."),
        ("r1-minutes_talk", "0", "Et trinn varer minst ett minutt."),
        ("r1-minutes_talk", "121", "Et trinn varer høyst to timer."),
        ("r1-dot_budget", "0", "Alle trenger minst én prikk."),
        ("r1-dot_budget", "11", "Gi høyst ti prikker hver"),
        ("r1-voters", "everyone", "Velg én av de to."),
        ("r1-prompts", "\n".join("abcdefg"), "Hold deg til 6 hjelpespørsmål"),
        ("r1-prompts", "x" * 161, "høyst 160 tegn"),
        ("r1-more_1", "x" * 501, "høyst 500 tegn"),
    ],
)
def test_what_cannot_be_is_told_beside_the_field_and_kept(
    coordinator, opened, name, value, sentence
):
    response = coordinator.post(PAGE, sent(opened, is_listed="on", **{name: value}))

    assert response.status_code == 422
    assert page(response).count(sentence) == 2  # in the summary and beside the field
    assert f'href="#id_{name}' in page(response)
    assert Stage.objects.count() == 0
    assert "checked" in field(response, "is_listed")
    if value.isascii() and "minutes" in name:
        assert f'value="{value}"' in field(response, name) or not value


def test_a_stage_that_has_begun_cannot_be_filled_in(coordinator, opened):
    set_up(opened)
    actions.open_round(opened.rounds.get(number=1), minutes=22)

    response = coordinator.get(PAGE)

    assert "disabled" in field(response, "r1-minutes_silence")
    assert "disabled" not in field(response, "r1-minutes_talk")
    assert "Et trinn som har begynt, blir stående" in page(response)


def test_a_page_from_before_the_stage_began_is_told_so(coordinator, opened):
    set_up(opened)
    old = sent(opened, **{"r1-minutes_silence": "4"})
    actions.open_round(opened.rounds.get(number=1), minutes=22)

    response = coordinator.post(PAGE, old)

    assert response.status_code == 422
    assert "Runden har kommet til dette trinnet" in page(response)
    assert stages(opened)[0] == (1, "silence", 2)


def test_a_page_from_before_the_stage_began_is_saved_when_it_says_the_same(coordinator, opened):
    set_up(opened)
    old = sent(opened, **{"r1-minutes_top": "8"})
    actions.open_round(opened.rounds.get(number=1), minutes=22)

    assert coordinator.post(PAGE, old).status_code == 302
    assert stages(opened)[-1] == (4, "top", 8)


def test_a_question_that_was_answered_meanwhile_is_told(coordinator, opened, round_one):
    set_up(opened, more=["Hva med ungdommen?"])
    answer(opened, "Ny hall")

    response = coordinator.post(PAGE, sent(opened, **{"r1-question_2": ""}))

    assert response.status_code == 422
    assert "Noen har svart på dette spørsmålet" in page(response)
    assert "1 innspill har svart" in page(response)


def test_the_minutes_are_laid_beside_the_programmes(coordinator, opened):
    response = coordinator.post(
        PAGE, sent(opened, **{"r1-minutes_talk": "30", "r1-dot_budget": "0"})
    )

    assert response.context["parts"][0].over == 12  # 42 minutes where the programme has 30
    assert response.context["parts"][1].over == 12  # as round 1


def test_rounds_that_came_into_the_programme_are_taken_in(coordinator, opened):
    last = opened.conference.programme.last()
    opened.conference.programme.create(
        starts_at=last.ends_at, kind="round", title="Runde 4", round_number=4, question="Og så?"
    )
    assert "Programmet har 1 runde som ikke er her ennå." in page(coordinator.get(PAGE))

    coordinator.post(f"{PAGE}programme/")

    assert opened.rounds.count() == 4


def test_the_page_is_there_before_the_tables_are_set_out(coordinator, place):
    assert "Først må en konferanse planlegges" in page(coordinator.get(PAGE))
    builders.conference(place)

    assert "Først må bordene settes fram" in page(coordinator.get(PAGE))


@pytest.mark.parametrize(
    ("role", "status"), [("facilitator", 200), ("signatory", 404), ("reader", 404)]
)
def test_those_who_lead_set_up_the_rounds(client, place, opened, role, status):
    client.force_login(builders.member(place, role=role))

    assert client.get(PAGE).status_code == status
    assert client.post(PAGE, sent(opened)).status_code == {200: 302, 404: 404}[status]


def test_the_page_asks_as_often_for_ten_questions_as_for_none(coordinator, opened, round_one):
    coordinator.get(PAGE)
    with CaptureQueriesContext(connection) as few:
        coordinator.get(PAGE)
    set_up(opened, 2, more=[f"Spørsmål {number}" for number in range(9)])
    for number in range(3):
        actions.contribute(round_one, text=f"Innspill {number}", table=None, channel="phone")

    with CaptureQueriesContext(connection) as many:
        coordinator.get(PAGE)

    assert len(many) == len(few)
    assert set(ORDER) == {"silence", "talk", "dots", "opinions", "pairs", "top"}
