"""The page where the policy is written: a measure open in place, and the words beside it."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samspill.policy import actions
from samspill.policy.models import Answer, Measure
from tests.dialogue import builders as evenings
from tests.insight import builders
from tests.policy.builders import adopt
from tests.policy.test_pages import FACTS, at


def opened(client, place, measure, **query):
    return client.get(at("policy", place), {"measure": measure.pk, **query})


def test_a_measure_opens_in_place_with_the_words_behind_it(signed_in, place, measure):
    answer = opened(signed_in, place, measure)

    text = answer.content.decode()
    assert f'id="measure-{measure.pk}"' in text
    assert f"Bak {measure.reference} står 3 innspill" in text
    assert measure.contributions.first().raw_text in text


def test_a_reader_sees_no_form(client, place, policy, measure):
    client.force_login(evenings.member(place, "les@example.no", role="reader"))

    assert opened(client, place, measure).context["opened"] is None


def test_a_measure_of_another_place_is_not_opened(signed_in, place, policy):
    assert signed_in.get(at("policy", place), {"measure": 99999}).context["opened"] is None
    assert signed_in.get(at("policy", place), {"measure": "x²"}).status_code == 200


def test_what_is_not_told_of_a_measure_is_named(signed_in, place, policy):
    text = signed_in.get(at("policy", place)).content.decode()

    assert "Mangler: ansvarlig, frist, kostnad og hva som måles." in text


def test_a_measure_that_nobody_asked_for_says_so_until_it_has_a_reason(signed_in, place, policy):
    goal = policy.goals.first()
    bare = actions.add_measure(goal, text="Frivilligpris", contributions=[], rationale="x")
    Measure.objects.filter(pk=bare.pk).update(rationale="")
    sentence = "Ingen innspill bak. Koble eller begrunn."

    before = signed_in.get(at("policy", place)).content.decode()
    Measure.objects.filter(pk=bare.pk).update(rationale="Kommunestyret vil takke.")
    after = signed_in.get(at("policy", place)).content.decode()

    assert sentence in before
    assert sentence not in after


def test_words_are_found_in_their_forms_and_the_forms_are_told(signed_in, place, policy, measure):
    text = opened(signed_in, place, measure, words="ringe").content.decode()

    told = re.search(r"2 av 5 har «(.+)» eller «(.+)»\.", text)
    assert told is not None
    assert set(told.groups()) == {"ringer", "ringje"}


def test_a_contribution_is_found_by_its_number(signed_in, place, policy, loose):
    answer = signed_in.get(at("policy", place), {"words": loose.reference})

    assert answer.context["found"] == [loose]


def test_what_is_not_found_asks_for_another_word(signed_in, place, policy):
    text = signed_in.get(at("policy", place), {"words": "brannbil"}).content.decode()

    assert "Ingen av de 5 har «brannbil». Prøv et annet ord for det samme." in text


def test_a_tie_made_in_the_editor_comes_back_to_the_editor(signed_in, place, measure, loose):
    sent = {"contribution": loose.pk, "open": measure.pk, "words": "hurra"}
    answer = signed_in.post(at("threads", place, measure.pk), sent)

    assert answer["Location"] == f"{at('policy', place)}?words=hurra&measure={measure.pk}#sources"
    assert loose in measure.contributions.all()


def test_a_reason_is_given_beside_the_text(signed_in, place, policy, loose):
    empty = signed_in.post(at("reasons", place), {"contribution": loose.pk, "open": ""})
    signed_in.post(
        at("reasons", place), {"contribution": loose.pk, "open": "", "reason": "Bare glede."}
    )

    assert empty.status_code == 302
    answer = Answer.objects.get(contribution=loose)
    assert (answer.verdict, answer.reason) == ("not_taken_in", "Bare glede.")


def test_a_finding_is_tied_with_all_its_contributions_and_untied_alone(signed_in, place, policy):
    finding = policy.dialogue.findings.get()
    other = policy.goals.get(number=2).measures.get()

    signed_in.post(
        at("findings", place, other.pk), {"finding": finding.pk, "all": "yes", "open": other.pk}
    )
    assert other.links.count() == 4
    assert set(other.findings.all()) == {finding}

    signed_in.post(at("finding_untying", place, other.pk), {"finding": finding.pk})
    assert other.links.count() == 4
    assert not other.findings.exists()


def test_a_finding_of_another_place_is_not_found(signed_in, place, measure):
    assert signed_in.post(at("findings", place, measure.pk), {"finding": 999}).status_code == 404


def test_sums_and_days_are_taken_as_they_are_written(signed_in, place, measure):
    typed = FACTS | {"cost_yearly": "420 000 kr", "cost_once": "1.500,50", "deadline": "1.6.2028"}
    signed_in.post(at("measure", place, measure.pk), typed)

    measure.refresh_from_db()
    page = opened(signed_in, place, measure).content.decode()
    assert measure.cost_yearly == 420000
    assert str(measure.cost_once) == "1500.50"
    assert measure.deadline.isoformat() == "2028-06-01"
    assert 'value="420\u00a0000\u00a0kr"' in page


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("-5", "Skriv en sum som ikke er under null."), ("1" * 13, "Skriv summen med siffer")],
)
def test_a_sum_that_cannot_be_is_explained(signed_in, place, measure, typed, sentence):
    answer = signed_in.post(at("measure", place, measure.pk), FACTS | {"cost_once": typed})

    assert sentence in answer.content.decode()


def test_two_who_write_the_same_field_are_led_to_both(signed_in, place, measure):
    actions.change_measure(measure, text="Først ute")
    answer = signed_in.post(at("measure", place, measure.pk), FACTS | {"seen": 1})

    measure.refresh_from_db()
    assert measure.text == "Først ute"
    assert "/clashes/" in answer["Location"]


def test_another_field_is_saved_beside_what_somebody_wrote(signed_in, place, measure):
    typed = FACTS | {"text": measure.text, "rationale": measure.rationale, "seen": 1}
    actions.change_measure(measure, partner="Frivilligsentralen")

    signed_in.post(at("measure", place, measure.pk), typed)

    measure.refresh_from_db()
    assert (measure.partner, measure.responsible_unit) == ("Frivilligsentralen", "Kultur")


def test_a_goal_is_added_and_then_its_first_measure(signed_in, place, policy):
    answer = signed_in.post(at("new_goal", place), {"text": "Alle får takk"})
    goal = policy.goals.last()

    assert answer["Location"] == at("new_measure", place, goal.pk)
    neither = signed_in.post(answer["Location"], {"text": "Pris", "contributions": ""})
    signed_in.post(answer["Location"], {"text": "Pris", "rationale": "Kommunestyret vil takke."})
    assert "hvorfor tiltaket står uten" in neither.content.decode()
    assert goal.measures.get().rationale == "Kommunestyret vil takke."


def test_only_an_empty_goal_is_taken_away(signed_in, place, policy):
    full, empty = policy.goals.first(), actions.add_goal(policy, text="Feil")

    signed_in.post(at("goal_deletion", place, full.pk))
    signed_in.post(at("goal_deletion", place, empty.pk))

    assert list(policy.goals.values_list("number", flat=True)) == [1, 2]


def test_a_measure_moves_and_the_others_keep_their_numbers(signed_in, place, policy, loose):
    first, second = policy.goals.all()
    new = actions.add_measure(first, text="Feire", contributions=[loose])
    moved = first.measures.get(number=1)

    signed_in.post(at("place", place, moved.pk), {"goal": second.pk})

    moved.refresh_from_db()
    new.refresh_from_db()
    assert (moved.goal, moved.number) == (second, 2)
    assert new.number == 2


def test_two_measures_change_places(signed_in, place, policy, loose):
    goal = policy.goals.first()
    old = goal.measures.get()
    new = actions.add_measure(goal, text="Feire", contributions=[loose])

    signed_in.post(at("place", place, new.pk), {"other": old.pk})

    assert list(goal.measures.order_by("number")) == [new, old]


def test_numbers_stand_once_the_draft_has_been_out(signed_in, place, policy, measure):
    other = policy.goals.exclude(pk=measure.goal_id).first()
    actions.open_consultation(policy, word="Vi trenger hjelp til resten.")

    answer = signed_in.post(at("place", place, measure.pk), {"goal": other.pk}, follow=True)

    measure.refresh_from_db()
    assert measure.goal != other
    assert "Numrene står" in answer.content.decode()


def test_an_adopted_measure_is_not_taken_away(signed_in, place, policy, measure):
    adopt(policy)
    actions.begin_amendment(policy)

    answer = signed_in.post(at("deletion", place, measure.pk), follow=True)

    assert Measure.objects.filter(pk=measure.pk).exists()
    assert "slettes ikke" in answer.content.decode()


def grow(policy, count):
    """So many measures more under the first goal, each with a contribution of its own."""
    said = builders.give(policy.dialogue, *[f"Vi vil ringe {place}" for place in range(count)])
    for one in said:
        actions.add_measure(policy.goals.first(), text="Svare", contributions=[one])


def test_an_open_measure_asks_as_often_for_many_as_for_one(signed_in, place, policy, measure):
    def asked(**query):
        opened(signed_in, place, measure, **query)
        with CaptureQueriesContext(connection) as questions:
            opened(signed_in, place, measure, **query)
        return len(questions)

    grow(policy, 1)
    few = asked(), asked(words="ringe")
    grow(policy, 3)

    assert (asked(), asked(words="ringe")) == few


def test_a_very_long_policy_shows_one_goal_at_a_time(signed_in, place, policy):
    first, second = policy.goals.all()
    Measure.objects.bulk_create(
        Measure(goal=first, number=number, text=f"Tiltak {number}") for number in range(2, 90)
    )
    actions.passages.lay_first((), (), list(first.measures.filter(passage=None)))

    page = signed_in.get(at("policy", place)).content.decode()
    rest = signed_in.get(at("policy", place), {"goal": first.pk, "from": 60}).content.decode()
    other = signed_in.get(at("policy", place), {"goal": second.pk}).content.decode()

    assert page.count('class="measure"') == 60
    assert "Vis 29 tiltak til" in page
    assert rest.count('class="measure"') == 29
    assert other.count('class="measure"') == second.measures.count()


def test_the_next_page_of_what_was_found_leaves_the_measures_alone(signed_in, place, policy):
    answer = signed_in.get(at("policy", place), {"words": "kommunen", "from": 1})

    assert [len(part.lines) for part in answer.context["parts"]] == [1, 1]
