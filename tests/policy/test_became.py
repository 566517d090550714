"""What became of one contribution: the words, the answer, the thread and the way back, for everyone."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from samspill.dialogue.actions import publish_contribution, withdraw
from samspill.insight.models import Finding
from samspill.policy import actions
from samspill.policy.models import Measure, StatusUpdate, Wording
from tests.dialogue import builders as evenings
from tests.policy.builders import adopt
from tests.policy.consulted import consultation_of, remark


def at(name, place, *arguments):
    return reverse(f"policy:{name}", args=[place.slug, *arguments])


@pytest.fixture
def published(measure):
    """Two of the three behind the measure; the first is the one that is followed."""
    first, second = measure.contributions.order_by("pk")[:2]
    publish_contribution(first, text="Hvem ringer [navn]?")
    publish_contribution(second, text="Én kontaktperson.")
    return first


def page(client, place, one):
    return client.get(at("became", place, one.pk))


def read(client, place, one):
    """With plain spaces for those that keep a day together."""
    return page(client, place, one).content.decode().replace("\xa0", " ")


def titles(answer):
    return [stop.title for stop, _href in answer.context["stops"]]


def other_measure(policy, measure, contribution, **facts):
    return actions.add_measure(
        policy.goals.first(), contributions=[contribution], text="Felles kalender.", **facts
    )


def test_an_unpublished_contribution_has_no_page(client, place, policy, loose):
    assert page(client, place, loose).status_code == 404


def test_what_is_taken_back_has_no_page(client, place, published, coordinator):
    withdraw(published, by=coordinator)

    assert page(client, place, published).status_code == 404


def test_another_organisers_contribution_is_not_found(client, published):
    other = evenings.organiser(slug="annen", name="Annen kommune")

    assert page(client, other, published).status_code == 404


def test_before_the_consultation_nothing_of_the_draft_is_told(client, place, measure, published):
    text = read(client, place, published)

    assert "Ikke besvart ennå." in text
    assert measure.text not in text


def test_the_whole_way_is_told_with_words_verdict_and_dates(
    client, place, policy, measure, published
):
    consultation_of(policy)
    adopt(policy)
    actions.set_status(measure, status="in_progress", reason="Lyst ut i mai.")

    answer = page(client, place, published)

    text = answer.content.decode()
    assert titles(answer) == [
        "Sagt ved bord 1 i runde 1",
        "Sortert under «Koordinering og kontaktpunkt: Kontaktpunkt»",
        "Del av funn F1",
        "Tiltak 1.1 i utkastet",
        "Vedtatt av Lillevik kommunestyre",
        "1.1 er i gang",
        "Status til kommunestyret",
    ]
    assert [stop.state for stop, _href in answer.context["stops"]][-2:] == ["now", "next"]
    assert "Tatt inn i tiltak 1.1.</strong> Det er i gang." in text
    assert "Sak 12/27, med 25 mot 2 stemmer." in text
    assert "Og tilbake: Bak tiltak 1.1 står 3 innspill" in text
    assert "Én kontaktperson." in text
    assert published.raw_text not in text
    assert "/work/" not in text


def test_a_refusal_is_told_with_its_reason_and_when_it_can_come_up_again(
    client, place, policy, loose
):
    actions.answer(loose, verdict="not_taken_in", reason="Det var bare glede.")
    publish_contribution(loose, text="Hurra!")
    adopt(policy)

    text = read(client, place, loose)

    assert 'Ikke tatt inn.</strong> <span lang="nb">Det var bare glede.</span>' in text
    assert "Politikken fornyes" in text


def test_two_measures_are_told_of_one_by_one(client, place, policy, measure, published):
    second = other_measure(policy, measure, published, deadline=date(2028, 1, 1))
    adopt(policy)
    actions.set_status(measure, status="in_progress")
    actions.set_status(second, status="in_progress", expected_on=date(2028, 9, 1))

    text = read(client, place, published)

    assert "Tatt inn i to tiltak.</strong> Det ene er i gang." in text
    assert "Det andre er forsinket til 1. september 2028." in text


def test_measures_that_have_come_as_far_are_told_of_together(
    client, place, policy, measure, published
):
    second = other_measure(policy, measure, published)
    adopt(policy)
    for one in (measure, second):
        actions.set_status(one, status="delivered")

    assert "Begge er levert." in read(client, place, published)


def test_an_indicator_that_is_met_is_part_of_the_answer(client, place, policy, measure, published):
    facts = {"indicator": "Dager før svar", "baseline": "6 dager", "target": "3 dager"}
    actions.change_measure(measure, **facts)
    adopt(policy)
    for value in (6, 4, 2):
        actions.set_status(measure, status="in_progress", indicator_value=value)

    answer = page(client, place, published)

    assert "Det er i gang og når målet." in answer.content.decode()
    (told,) = [stop.told for stop, _href in answer.context["stops"] if hasattr(stop, "told")]
    assert len(told) == 1  # the same words told thrice
    assert [point.value for point in told[0].picture.points] == [6, 4, 2]


def test_the_text_is_the_one_that_was_adopted_while_an_amendment_is_written(
    client, place, policy, measure, published
):
    adopt(policy)
    before = measure.text
    actions.begin_amendment(policy)
    measure.refresh_from_db()
    actions.change_measure(measure, text="Noe helt annet som ingen har vedtatt.")

    text = read(client, place, published)

    assert before in text
    assert "Noe helt annet" not in text


def test_words_changed_because_of_a_remark_are_shown_once_they_are_adopted(
    client, place, policy, measure, published
):
    actions.change_measure(measure, text="Koordinatoren svarer innen fem virkedager.")
    consultation = consultation_of(policy)
    said = remark(consultation, "Fem er for mange.", on_behalf_of="Eldrerådet")
    measure.refresh_from_db()
    actions.change_measure(
        measure, text="Koordinatoren svarer innen tre virkedager.", because_of=said
    )
    assert "Endret etter høringen" not in titles(page(client, place, published))
    adopt(policy)

    answer = page(client, place, published)

    (stop,) = [one for one, _href in answer.context["stops"] if hasattr(one, "pieces")]
    assert stop.title == "Endret etter høringen"
    assert [(one.kind, one.text) for one in stop.pieces if one.kind != "same"] == [
        ("taken_out", "fem"),
        ("put_in", "tre"),
    ]
    assert f"Etter merknad {said.number} fra Eldrerådet." in stop.text
    assert Wording.objects.filter(because_of=said).exists()


def test_a_remark_that_is_held_back_does_not_tell_whose_it_is(
    client, place, policy, measure, published
):
    consultation = consultation_of(policy)
    said = remark(consultation, "For mange.", on_behalf_of="Eldrerådet")
    said.is_held_back = True
    said.save()
    actions.change_measure(measure, text="Svar innen tre dager.", because_of=said)
    adopt(policy)

    assert "Eldrerådet" not in read(client, place, published)


def test_those_alike_that_were_not_taken_in_are_an_end_of_the_picture(
    client, place, policy, measure, published, loose
):
    Finding.objects.get(dialogue=policy.dialogue).contributions.add(loose)
    actions.answer(loose, verdict="not_taken_in", reason="Det koster mer enn det gir.")
    adopt(policy)

    answer = page(client, place, published)

    ends = {end.text: end.count for end in answer.context["picture"].ends}
    assert ends == {"Tiltak 1.1": 3, "Ikke": 1}
    text = answer.content.decode()
    assert "Ett innspill ble ikke tatt inn." in text
    assert "Det koster mer enn det gir." in text
    assert loose.raw_text not in text


def test_an_earlier_answer_is_told_of_when_everyone_could_read_it(
    client, place, policy, measure, loose
):
    actions.answer(loose, verdict="not_taken_in", reason="Nei.")
    publish_contribution(loose, text="Hurra!")
    adopt(policy)
    actions.begin_amendment(policy)
    actions.link(measure, contribution=loose)
    adopt(policy)

    assert "Først besvart: ikke tatt inn" in titles(page(client, place, loose))


def test_all_alike_are_listed_and_those_not_published_are_counted(
    client, place, policy, measure, published
):
    adopt(policy)

    answer = client.get(at("alike", place, published.pk))

    text = answer.content.decode()
    assert "Hvem ringer [navn]?" in text
    assert "3 er tatt inn." in text
    assert "1 av dem vises ikke offentlig" in text
    assert len(answer.context["rows"]) == 2


def test_a_measure_set_before_every_word_was_kept_has_its_stop(
    client, place, policy, measure, published
):
    adopt(policy)
    Measure.objects.filter(pk=measure.pk).update(status="delivered", status_reason="Ferdig.")
    assert not StatusUpdate.objects.exists()

    assert "1.1: Levert" in titles(page(client, place, published))


def test_only_the_newest_days_are_on_the_thread(client, place, policy, measure, published):
    adopt(policy)
    now = timezone.now()
    StatusUpdate.objects.bulk_create(
        StatusUpdate(
            measure=measure, status="in_progress", reason=f"{days}", at=now - timedelta(days=days)
        )
        for days in range(30, 1, -1)
    )

    assert titles(page(client, place, published)).count("1.1 er i gang") == 8


def test_nynorsk_has_the_same_sentence(client, place, policy, measure, published):
    place.language = "nn"
    place.save()
    second = other_measure(policy, measure, published)
    adopt(policy)
    actions.set_status(measure, status="in_progress")
    actions.set_status(second, status="delivered")

    text = read(client, place, published)

    assert "Teke inn i to tiltak.</strong> Det eine er i gang. Det andre er levert." in text
