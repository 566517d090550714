"""The page one writes on: stages, questions, whom one speaks for, one more thing when it is over."""

from pathlib import Path
from uuid import uuid4

import pytest
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.test import Client

from samspill.conference.models import SignUp
from samspill.dialogue import actions
from samspill.dialogue.models import Contribution, Question, Round, Stage
from samspill.dialogue.views.worker import files
from samspill.dialogue.views.writing import MODULES
from tests.dialogue import builders


@pytest.fixture
def phone(db):
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def staged(opened):
    """The first round, with every kind of stage, not opened yet."""
    round = opened.rounds.get(number=1)
    for number, kind in enumerate(Stage.Kind.values, 1):
        Stage.objects.create(round=round, number=number, kind=kind, minutes=5)
    return round


def address(round, query="table=2"):
    return f"/d/{round.dialogue.code}/write/?{query}"


def given(**fields):
    return {"round": 1, "table": 2, "text": "Vi treng éin plass", "key": str(uuid4()), **fields}


def page(response):
    return response.content.decode()


def go_to(round, kind):
    return actions.open_stage(round.stages.get(kind=kind))


@pytest.mark.parametrize(
    ("kind", "words"),
    [("silence", "Hver skriver for seg"), ("talk", "Ta ordet etter tur"), ("top", "Bli enige")],
)
def test_the_page_says_what_the_table_does_now(phone, staged, kind, words):
    go_to(staged, kind)

    found = page(phone.get(address(staged)))

    assert words in found
    assert f'data-stage="{kind}"' in found


@pytest.mark.parametrize("kind", ["dots", "opinions", "pairs"])
def test_when_the_table_reacts_the_phone_goes_there_by_itself(phone, staged, kind):
    go_to(staged, kind)

    assert phone.get(address(staged)).url == f"/d/{staged.dialogue.code}/react/?table=2"


def test_one_may_write_one_more_while_the_table_reacts(phone, staged):
    go_to(staged, "dots")

    found = page(phone.get(address(staged, "table=2&more=1")))
    response = phone.post(address(staged), given(more="1"))

    assert 'id="write"' in found
    assert f"/d/{staged.dialogue.code}/react/?table=2" in found
    assert "Sendt" in page(phone.get(response.url))


def test_a_round_without_stages_says_nothing_of_them(phone, round_one):
    assert 'id="stage" hidden' in page(phone.get(address(round_one)))


def test_the_clock_that_stands_still_is_told_with_what_is_left(phone, round_one):
    actions.stop_clock(round_one)

    found = page(phone.get(address(round_one)))

    assert 'data-left="89' in found or 'data-left="900' in found
    assert "klokka står" in found


def test_without_script_one_is_told_until_when(phone, round_one):
    assert "<noscript>" in page(phone.get(address(round_one)))


def test_the_prompts_stand_ready_and_cannot_become_markup(phone, round_one):
    Round.objects.update(prompts="Hva koster det?\n\n<b>Hvem</b> må si ja?")

    found = page(phone.get(address(round_one)))

    assert "<li>Hva koster det?</li><li>&lt;b&gt;Hvem&lt;/b&gt; må si ja?</li>" in found


def test_with_several_questions_one_says_which(phone, round_one):
    Question.objects.create(round=round_one, number=2, text="Hva har dere prøvd?")

    found = page(phone.get(address(round_one)))
    phone.post(address(round_one), given(question="2"))

    assert found.count('name="question"') == 2
    assert "Hva har dere prøvd?" in found
    assert Contribution.objects.get().question == 2


def test_with_one_question_there_is_nothing_to_choose(phone, round_one):
    found = page(phone.get(address(round_one)))
    phone.post(address(round_one), given())

    assert 'name="question"' not in found
    assert Contribution.objects.get().question == 1


def test_a_question_that_is_not_there_keeps_the_words(phone, round_one):
    response = phone.post(address(round_one), given(question="7"))

    assert response.status_code == 422
    assert "Vi treng éin plass" in page(response)


def test_one_may_say_whom_one_speaks_for_in_ones_own_words(phone, round_one):
    phone.post(address(round_one), given(association=" Hålandsøy ungdomslag "))

    assert Contribution.objects.get().association_said == "Hålandsøy ungdomslag"


def test_a_name_that_the_register_knows_is_tied_to_its_association(phone, round_one):
    builders.people(round_one.dialogue.conference, 1)

    phone.post(address(round_one), given(association="lag nummer 0"))

    assert Contribution.objects.get().association.name == "LAG NUMMER 0"


def test_too_long_a_name_is_told_and_everything_is_kept(phone, round_one):
    response = phone.post(address(round_one), given(association="x" * 201))

    assert response.status_code == 422
    assert "Navnet er for langt" in page(response)
    assert "x" * 201 in page(response)
    assert "Vi treng éin plass" in page(response)


def test_the_suggestions_are_those_signed_up_and_no_persons(phone, round_one):
    builders.people(round_one.dialogue.conference, 3)
    SignUp.objects.filter(card_code="K002").update(state="cancelled")

    response = phone.get(f"/d/{round_one.dialogue.code}/associations/")

    assert response.json() == {"associations": ["Lag Nummer 0", "Lag Nummer 1"]}
    assert "Person" not in page(response)


def test_the_suggestions_take_as_many_queries_for_many(phone, round_one, django_assert_num_queries):
    path = f"/d/{round_one.dialogue.code}/associations/"
    builders.people(round_one.dialogue.conference, 2)
    with django_assert_num_queries(2):
        phone.get(path)
    builders.people_more(round_one.dialogue.conference, 20)

    with django_assert_num_queries(2):
        phone.get(path)


def test_when_the_round_is_over_one_more_thing_is_kept_and_marked(phone, round_one):
    actions.close_round(round_one)

    found = page(phone.get(address(round_one)))
    response = phone.post(address(round_one), given())

    assert "Er det én ting til?" in found
    assert Contribution.objects.get().is_late
    assert "merket" in page(phone.get(response.url))


def test_the_page_takes_as_many_queries_for_many(phone, staged, django_assert_num_queries):
    go_to(staged, "talk")
    phone.post(address(staged), given())
    with django_assert_num_queries(6):
        phone.get(address(staged))
    Question.objects.create(round=staged, number=2, text="Hva har dere prøvd?")
    for number in range(5):
        phone.post(address(staged), given(text=f"Tanke {number}"))

    with django_assert_num_queries(6):
        phone.get(address(staged))


def test_the_worker_may_keep_the_phones_pages_and_is_asked_for_anew(client, db):
    response = client.get("/d/worker.js")

    assert response["Content-Type"].startswith("text/javascript")
    assert response["Service-Worker-Allowed"] == "/d/"
    assert "no-cache" in response["Cache-Control"]
    assert '"away": "/d/without-network/"' in page(response)


def test_every_file_of_the_phone_is_kept_with_all_that_it_imports():
    kept = {name.removeprefix("/static/") for name in files()}
    scripts = [name for name in kept if name.endswith(".js")]
    texts = {name: Path(finders.find(name)).read_text() for name in scripts}
    imported = {
        f"dialogue/{line.split('./')[1].rstrip(';').strip(chr(34))}"
        for text in texts.values()
        for line in text.splitlines()
        if line.startswith("import ") and "./" in line
    }

    assert imported <= kept
    assert {f"dialogue/{name}.js" for name in MODULES} <= kept


def test_the_page_without_network_is_a_page(client, db):
    found = page(client.get("/d/without-network/"))

    assert "Telefonen har ikke nett akkurat nå" in found
    assert staticfiles_storage.url("dialogue/phone.css") in found


def test_everyone_at_the_table_reads_why_something_is_not_on_the_big_screen(phone, round_one):
    table = round_one.dialogue.tables.get(number=2)
    said = actions.contribute(round_one, text="Et rom", table=table, channel="phone")
    by = builders.member(round_one.dialogue.organiser)
    actions.hold_back(said, reason="other", note="<b>Senere</b>", by=by)

    shown = page(phone.get(address(round_one)))

    assert "Vises ikke på storskjermen: &lt;b&gt;Senere&lt;/b&gt;</footer>" in shown
