"""The pages where the policy is written."""

import json
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samspill.policy import actions
from samspill.policy.models import Measure, Policy
from tests.dialogue import builders as evenings
from tests.insight import builders
from tests.policy.builders import adopt


def at(name, place, *arguments):
    return reverse(f"policy:{name}", args=[place.slug, *arguments])


def test_before_anything_is_said_the_page_tells_what_will_come(signed_in, place):
    answer = signed_in.get(at("policy", place))

    assert "Politikken skrives ut fra det folk har sagt" in answer.content.decode()


def test_the_draft_begins_at_a_press_and_only_once(signed_in, place, dialogue):
    signed_in.post(at("draft", place))
    again = signed_in.post(at("draft", place), follow=True)

    assert Policy.objects.count() == 1
    assert "Det finnes allerede en politikk" in again.content.decode()


def test_the_editor_shows_where_every_contribution_stands(signed_in, place, policy):
    answer = signed_in.get(at("policy", place))

    text = answer.content.decode()
    picture = answer.context["picture"]
    assert [(one.look, one.width) for one in picture.strokes] == [
        ("taken", 12), ("partly", 4), ("open", 4),
    ]  # fmt: skip
    assert "Utkastet kan sendes på høring når det siste har fått svar." in text
    assert "5 innspill, én strek hver: 3 er tatt inn, 1 delvis" in text
    assert "Svar på det siste" in text


def test_the_editor_takes_as_many_queries_for_one_measure_as_for_three(signed_in, place, process):
    dialogue = builders.spoken(place, builders.HALL, builders.NOTHING)
    policy = actions.draft_policy(process, dialogue)
    signed_in.get(at("policy", place))
    with CaptureQueriesContext(connection) as one:
        signed_in.get(at("policy", place))
    goal = policy.goals.get()
    said = builders.give(dialogue, *builders.RINGS, association=builders.association(place))
    for contribution in said[:2]:
        actions.add_measure(goal, text="Svare", contributions=[contribution])

    with CaptureQueriesContext(connection) as many:
        signed_in.get(at("policy", place))

    assert len(one) == len(many)


def test_a_measure_shows_its_contributions_and_they_show_the_measure(signed_in, place, measure):
    one = measure.contributions.first()

    page = signed_in.get(at("measure", place, measure.pk)).content.decode()
    way = signed_in.get(reverse("insight:contribution", args=[place.slug, one.pk]))

    assert one.raw_text in page
    assert reverse("insight:contribution", args=[place.slug, one.pk]) in page
    assert at("measure", place, measure.pk) in way.content.decode()


FACTS = {
    "text": "Svare alle lag innen fem dager",
    "rationale": "",
    "responsible_unit": "Kultur",
    "responsible_role": "Kultursjef",
    "partner": "",
    "starts_on": "2027-01-01",
    "deadline": "2027-06-01",
    "cost_once": "",
    "cost_yearly": "420000",
    "funding": "",
    "indicator": "",
    "baseline": "",
    "target": "",
}


def test_a_measure_is_saved(signed_in, place, measure):
    answer = signed_in.post(at("measure", place, measure.pk), FACTS)

    measure.refresh_from_db()
    assert answer.status_code == 302
    assert (measure.text, measure.deadline) == (FACTS["text"], date(2027, 6, 1))
    assert measure.cost_once is None
    assert measure.cost_yearly == 420000


def test_bad_facts_keep_what_was_typed_and_say_what_is_wrong(signed_in, place, measure):
    before = measure.text
    typed = FACTS | {"deadline": "2026-06-01", "cost_yearly": "mye"}

    answer = signed_in.post(at("measure", place, measure.pk), typed).content.decode()

    measure.refresh_from_db()
    assert measure.text == before
    assert "Svare alle lag innen fem dager" in answer
    assert "Fristen må være etter den dagen tiltaket starter." in answer
    assert "Skriv summen med siffer, for eksempel 420000" in answer


def test_contributions_are_found_tied_and_untied(signed_in, place, measure, loose):
    found = signed_in.get(at("measure", place, measure.pk), {"words": "hurra"})
    assert found.context["place"].untied == [loose]

    tied = signed_in.post(
        at("threads", place, measure.pk), {"contribution": loose.pk, "words": "hurra"}
    )
    assert tied["Location"].endswith("?words=hurra#sources")
    assert loose in measure.contributions.all()

    signed_in.post(at("untying", place, measure.pk), {"contribution": loose.pk})
    assert loose not in measure.contributions.all()


def test_the_last_thread_is_kept_with_a_sentence_why(signed_in, place, policy):
    measure = policy.goals.get(number=2).measures.get()
    one = measure.contributions.get()

    answer = signed_in.post(at("untying", place, measure.pk), {"contribution": one.pk}, follow=True)

    assert "Dette er det siste innspillet bak tiltaket." in answer.content.decode()
    assert measure.links.count() == 1


def test_a_new_measure_is_written_with_its_numbers(signed_in, place, policy, loose):
    goal = policy.goals.first()

    wrong = signed_in.post(
        at("new_measure", place, goal.pk), {"text": "Feire mer", "contributions": "R9-999"}
    )
    signed_in.post(
        at("new_measure", place, goal.pk), {"text": "Feire mer", "contributions": loose.reference}
    )

    assert "Ingen innspill har nummer R9-999." in wrong.content.decode()
    assert "Feire mer" in wrong.content.decode()
    assert loose.measures.get().text == "Feire mer"


def test_a_measure_is_taken_away(signed_in, place, measure):
    signed_in.post(at("deletion", place, measure.pk))

    assert not Measure.objects.filter(pk=measure.pk).exists()


def test_chapter_and_goal_are_rewritten(signed_in, place, policy):
    goal = policy.goals.first()

    signed_in.post(at("chapter", place, "vision"), {"heading": "Visjon", "body": "Lett å bli med."})
    signed_in.post(at("goal", place, goal.pk), {"text": "Alle får svar"})

    goal.refresh_from_db()
    assert policy.chapters.get(key="vision").body == "Lett å bli med."
    assert goal.text == "Alle får svar"


def test_an_answer_without_a_reason_keeps_what_was_typed(signed_in, place, policy, loose):
    answer = signed_in.post(
        at("answer", place, loose.pk), {"verdict": "not_taken_in", "reason": ""}
    )

    assert "Skriv grunnen." in answer.content.decode()
    assert not hasattr(policy.dialogue.contributions.get(pk=loose.pk), "answer")


def test_an_answer_is_saved_and_the_list_goes_on(signed_in, place, policy, loose):
    answer = signed_in.post(
        at("answer", place, loose.pk),
        {"verdict": "not_taken_in", "reason": "Det var bare glede."},
        follow=True,
    )

    assert "Hvert innspill har fått svar." in answer.content.decode()


@pytest.mark.parametrize(
    ("verdict", "count"), [("", 5), ("taken_in", 3), ("partly", 1), ("open", 1), ("odd", 5)]
)
def test_answers_are_listed_by_verdict(signed_in, place, policy, verdict, count):
    answer = signed_in.get(at("answers", place), {"verdict": verdict})

    assert len(answer.context["page"]) == count


def test_the_answers_take_as_many_queries_for_one_row_as_for_many(signed_in, place, policy):
    signed_in.get(at("answers", place))
    with CaptureQueriesContext(connection) as one:
        signed_in.get(at("answers", place), {"verdict": "open"})
    with CaptureQueriesContext(connection) as many:
        signed_in.get(at("answers", place))

    assert len(many) - len(one) in (0, 1)  # measures' goals are asked for where there are any


def test_a_measure_that_is_dropped_needs_the_reason(signed_in, place, policy, measure):
    adopt(policy)
    dropped = signed_in.post(at("status", place, measure.pk), {"status": "dropped", "reason": ""})
    signed_in.post(at("status", place, measure.pk), {"status": "delivered", "reason": "Ferdig."})

    measure.refresh_from_db()
    assert "Skriv grunnen." in dropped.content.decode()
    assert measure.status == Measure.Status.DELIVERED


def test_what_is_adopted_is_no_longer_written(signed_in, place, policy, measure):
    adopt(policy)

    assert signed_in.post(at("measure", place, measure.pk), FACTS).status_code == 404
    assert signed_in.get(at("chapter", place, "vision")).status_code == 404
    assert signed_in.post(at("deletion", place, measure.pk)).status_code == 404
    assert signed_in.get(at("measure", place, measure.pk)).status_code == 200


@pytest.mark.parametrize("form", ["json", "csv", "docx"])
def test_the_policy_is_fetched_as_a_file(signed_in, place, policy, form):
    answer = signed_in.get(at("policy_file", place, form))

    assert answer.status_code == 200
    if form == "json":
        assert len(json.loads(answer.content)["goals"]) == 2


def test_a_reader_reads_and_does_not_write(client, place, policy, measure, loose):
    client.force_login(evenings.member(place, "les@example.no", role="reader"))

    assert client.get(at("policy", place)).status_code == 200
    assert client.post(at("measure", place, measure.pk), FACTS).status_code == 404
    assert (
        client.post(at("threads", place, measure.pk), {"contribution": loose.pk}).status_code == 404
    )
    assert client.get(at("answer", place, loose.pk)).status_code == 404
    assert client.post(at("consultation", place)).status_code == 404


def test_a_stranger_finds_nothing(client, place, policy, measure, loose):
    other = evenings.organiser(slug="annen", name="Annen kommune")
    client.force_login(evenings.member(other, "annen@example.no"))

    addresses = [at("policy", place), at("answers", place), at("measure", place, measure.pk)]
    addresses += [at("answer", place, loose.pk), at("policy_file", place, "json")]

    assert {client.get(address).status_code for address in addresses} == {404}
    assert client.get(at("measure", other, measure.pk)).status_code == 404


def test_what_the_working_group_writes_is_its_own_until_handed_over(client, place, process, policy):
    from samspill.process import actions as process_actions

    policy.dialogue.conference.controller = "working_group"
    policy.dialogue.conference.save()
    client.force_login(evenings.member(place, "kommune@example.no"))
    addresses = [at("policy", place), at("answers", place), at("policy_file", place, "csv")]

    before = {client.get(address).status_code for address in addresses}
    process_actions.hand_over(process)
    after = {client.get(address).status_code for address in addresses}

    assert (before, after) == ({404}, {200})
