"""What two wrote at once, side by side, and who writes here now."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from samspill.policy import actions
from samspill.policy.actions.presence import leave_here, write_here
from samspill.policy.errors import ClashError
from samspill.policy.writing.clashes import open_clashes, writers_now


def at(name, place, *arguments):
    return reverse(f"policy:{name}", args=[place.slug, *arguments])


def test_a_clash_leads_to_both_wordings_side_by_side(signed_in, place, paragraph, other):
    seen = paragraph.version
    actions.write_passage(paragraph, text="Vi bygger sterke lag.", seen=seen, by=other)

    answer = signed_in.post(
        at("passage", place, paragraph.pk),
        {"text": "Vi bygger unge lag.", "seen": seen},
        follow=True,
    )

    page = answer.content.decode()
    [(change, field)] = answer.context["met"]
    assert (change.before, change.after) == ("Vi bygger sterke lag.", "Vi bygger unge lag.")
    assert field.value() == "Vi bygger unge lag."
    assert '<mark><span class="ds-sr-only">[bare her: </span>sterke' in page
    assert "Jan Eksempel" in page


@pytest.mark.parametrize(
    ("body", "stands"),
    [
        ({"keep": "mine"}, "Vi bygger unge lag."),
        ({"keep": "standing"}, "Vi bygger sterke lag."),
        (
            {"keep": "together", "text": "Vi bygger sterke, unge lag."},
            "Vi bygger sterke, unge lag.",
        ),
    ],
)
def test_a_clash_is_settled_with_one_press(signed_in, place, paragraph, clash, body, stands):
    paragraph.refresh_from_db()
    signed_in.post(at("clash", place, clash.pk), {**body, "seen": paragraph.version})
    again = signed_in.post(at("clash", place, clash.pk), {**body, "text": "En til"}, follow=True)

    paragraph.refresh_from_db()
    assert paragraph.text == stands
    assert not open_clashes(paragraph.policy)
    assert "Dette er avgjort allerede." in again.content.decode()


def test_settling_with_an_empty_box_asks_again(signed_in, place, clash):
    answer = signed_in.post(at("clash", place, clash.pk), {"keep": "together", "text": ""})

    assert answer.status_code == 200
    assert answer.context["form"].errors


def test_what_is_to_be_settled_is_listed_and_shown_at_its_place(signed_in, place, clash):
    listed = signed_in.get(at("clashes", place)).content.decode()
    shown = signed_in.get(at("chapter", place, "vision")).content.decode()

    assert at("clash", place, clash.pk) in listed
    assert at("clash", place, clash.pk) in shown


def test_only_the_fields_of_a_measure_that_differ_are_shown(signed_in, place, measure, other):
    seen = measure.passage.version
    actions.change_measure(measure, seen=seen, text="Første", deadline="2028-06-01", by=other)
    with pytest.raises(ClashError) as met:
        actions.change_measure(measure, seen=seen, text="Andre", funding="Fond", by=other)

    clash = met.value.wording
    page = signed_in.get(at("clash", place, clash.pk))
    fields = [change.name for change, _ in page.context["met"]]
    signed_in.post(
        at("clash", place, clash.pk), {"keep": "together", "text": "Begge", "funding": "Fond"}
    )

    measure.refresh_from_db()
    assert sorted(fields) == ["funding", "text"]
    assert (measure.text, measure.funding, str(measure.deadline)) == ("Begge", "Fond", "2028-06-01")


def test_a_goal_meets_another_s_words(signed_in, place, policy, other):
    goal = policy.goals.first()
    seen = goal.passage.version
    actions.change_goal(goal, text="Alle hus er åpne", seen=seen, by=other)

    answer = signed_in.post(at("goal", place, goal.pk), {"text": "Alle får svar", "seen": seen})

    goal.refresh_from_db()
    clash = open_clashes(policy).get()
    assert goal.text == "Alle hus er åpne"
    assert answer["Location"] == f"{at('clash', place, clash.pk)}?kept={goal.passage.pk}"


def test_who_writes_is_told_to_the_others_and_never_locks(
    client, place, paragraph, other, signed_in
):
    write_here(paragraph, by=other)

    told = signed_in.post(at("writing", place, paragraph.pk), {"seen": paragraph.version}).json()
    listed = signed_in.get(at("writers", place)).json()
    signed_in.post(at("passage", place, paragraph.pk), {"text": "Mitt.", "seen": paragraph.version})

    paragraph.refresh_from_db()
    assert told == {"other": "Jan Eksempel skriver her nå", "news": ""}
    assert listed == {"writers": {str(paragraph.pk): "Jan Eksempel skriver her nå"}}
    assert (paragraph.text, paragraph.writer) == ("Mitt.", other)


def test_one_who_is_gone_is_not_told_of(paragraph, other, coordinator):
    write_here(paragraph, by=other)
    paragraph.writer_until = timezone.now() - timedelta(seconds=1)
    paragraph.save()

    assert writers_now(paragraph.policy) == {}
    assert write_here(paragraph, by=coordinator) is None
    assert writers_now(paragraph.policy) == {paragraph.pk: coordinator.name}
    leave_here(paragraph, by=other)
    assert writers_now(paragraph.policy, but=coordinator.pk) == {}
    leave_here(paragraph, by=coordinator)
    assert writers_now(paragraph.policy) == {}


def test_a_writer_hears_that_another_has_saved_meanwhile(signed_in, place, paragraph, coordinator):
    seen = paragraph.version
    actions.write_passage(paragraph, text="Nytt.", seen=seen)

    here = signed_in.post(at("writing", place, paragraph.pk), {"seen": seen}).json()
    signed_in.post(at("writing", place, paragraph.pk), {"state": "left"})

    assert here["news"].startswith("Noen har lagret en ny tekst her")
    assert writers_now(paragraph.policy) == {}
