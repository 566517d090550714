"""The associations' word: asked by a link, counted when enough have answered, and told of nobody."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from samspill.outbox.models import Delivery
from samspill.standard import actions
from samspill.standard.asking.links import answer_token, asked_of
from samspill.standard.asking.results import results_of
from samspill.standard.confirmation import Counts
from samspill.standard.errors import RefusedError
from samspill.standard.models import AskedAssociation, Criterion, Survey, SurveyAnswer
from samspill.standard.retention import PERSONAL
from samspill.standard.rules import is_confirmed
from samspill.standard.tasks import remind_silent_associations
from tests.registry.builders import association, organiser, signed_in
from tests.standard.builders import answer, ask, criterion

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return organiser()


def of(place, number: int = 2) -> Counts | None:
    """What the municipality is shown of one criterion."""
    return next(one.counts for one in results_of(place)[0].said if one.criterion.number == number)


@pytest.mark.parametrize(
    ("says_so", "know", "confirmed"),
    [(5, 5, True), (3, 6, True), (3, 7, False), (4, 4, False), (0, 5, False)],
)
def test_half_of_those_who_know_confirm_when_they_are_five(says_so, know, confirmed):
    assert is_confirmed(says_so=says_so, know=know) == confirmed


def test_every_active_association_with_an_address_gets_its_own_link_in_its_own_language(place):
    association(place, "Uten adresse")
    association(place, "Nynorsklaget", emails=["ny@example.no"], language_form="nn")

    survey = ask(place, 2)

    mails = Delivery.objects.filter(message__source=f"standard.survey:{survey.pk}")
    assert sorted(mails.values_list("address", "message__language")) == [
        ("lag0@example.no", "nb"),
        ("lag1@example.no", "nb"),
        ("ny@example.no", "nn"),
    ]
    for one in survey.asked.select_related("association"):
        token = answer_token(one)
        assert sum(token in mail.texts["links"] for mail in mails) == 1
        assert asked_of(token) == one


def test_associations_that_share_an_address_each_have_a_link_in_one_mail(place):
    for name in ("Koret", "Korpset"):
        association(place, name, emails=["felles@example.no"])

    actions.open_survey(place, closes_on=timezone.localdate() + timedelta(days=9))

    assert Delivery.objects.get().texts["links"].count("/survey/") == 2


def test_the_associations_are_asked_once_a_year(place):
    ask(place, 1)

    with pytest.raises(RefusedError):
        actions.open_survey(place, closes_on=timezone.localdate() + timedelta(days=9))


def test_an_association_answers_and_changes_its_answer_until_it_is_closed(place, client):
    asked = ask(place, 1).asked.get()
    href = reverse("standard:answer", args=[answer_token(asked)])
    starred = Criterion.objects.in_use().filter(is_starred=True)
    body = {f"choice_{one.pk}": "yes" for one in starred}

    assert "id_choice" in client.post(href, {}).content.decode()
    client.post(href, body)
    client.post(href, body | {f"choice_{criterion(2).pk}": "no"})

    assert SurveyAnswer.objects.get(criterion__number=2).choice == "no"
    assert SurveyAnswer.objects.count() == len(starred)
    actions.close_survey(asked.survey)
    assert client.post(href, body).status_code == 410
    assert SurveyAnswer.objects.get(criterion__number=2).choice == "no"


def test_a_link_that_is_not_ours_opens_nothing(client):
    assert client.get(reverse("standard:answer", args=["1.noe"])).status_code == 404


def test_counts_are_seen_when_five_have_answered_and_it_is_closed(place):
    survey = ask(place)
    answer(survey, ["yes", "yes", "partly", "no", "unknown"], words="Vi merker det")
    while_open = of(place)

    actions.close_survey(survey)

    assert while_open is None
    assert of(place) == Counts(yes=2, partly=1, no=1, unknown=1)
    assert of(place).can_be_shown


def test_two_who_know_are_no_share_though_seven_have_answered(place):
    survey = ask(place)
    answer(survey, ["yes", "yes", *["unknown"] * 5])
    actions.close_survey(survey)

    told = signed_in(place).get(reverse("standard:assessment", args=[place.slug])).content.decode()

    assert "for få vet" in told
    assert "2 av 2" not in told


def test_four_answers_are_not_shown_and_neither_are_their_words(place):
    survey = ask(place)
    answer(survey, ["yes"] * 4, words="Bare vi mener dette")
    actions.close_survey(survey)

    told = signed_in(place).get(reverse("standard:survey", args=[place.slug])).content.decode()

    assert not of(place).can_be_shown
    assert "Bare vi mener dette" not in told


def test_the_municipality_reads_words_without_who_wrote_them(place):
    survey = ask(place)
    answer(survey, ["yes"] * 5, words="Vi merker det")
    actions.close_survey(survey)

    told = signed_in(place).get(reverse("standard:survey", args=[place.slug])).content.decode()

    assert told.count("Vi merker det") == 5
    assert "Testvik lag" not in told
    entry = place.history.filter(action="standard.survey_answered").first()
    assert (entry.subject_id, entry.details) == (str(survey.pk), {})


def test_names_and_health_words_are_covered_and_the_coordinator_is_told_what(place):
    survey = ask(place)
    answer(survey, ["yes"] * 5, words="Spør Berit Testmann. Hun har demens.")
    actions.close_survey(survey)
    address = reverse("standard:survey", args=[place.slug])

    told = signed_in(place).get(address).content.decode()
    reader = signed_in(place, email="leser@example.no", role="reader").get(address)

    assert told.count("Spør [navn]. Hun har [helse].") == 5
    assert ("et navn: «Berit Testmann»" in told, "et ord om helse: «demens»" in told) == (True,) * 2
    assert "Berit Testmann" not in reader.content.decode()
    assert SurveyAnswer.objects.filter(words__contains="Berit Testmann").count() == 5


def test_the_silent_are_reminded_once_in_the_last_week(place):
    survey = ask(place, 3)
    answer(survey, ["yes"])
    for _time in range(2):
        remind_silent_associations()
    early = Delivery.objects.count()
    now = timezone.now()
    Survey.objects.update(
        opened_at=now - timedelta(days=21), closes_on=timezone.localdate() + timedelta(days=6)
    )

    for _time in range(2):
        remind_silent_associations()

    assert early == 3
    reminded = Delivery.objects.order_by("pk").values_list("address", flat=True)[3:]
    assert list(reminded) == ["lag1@example.no", "lag2@example.no"]


def test_a_month_after_it_is_closed_nobody_can_tell_who_answered_what(place):
    survey = ask(place)
    answer(survey, ["yes"] * 5, words="Vi merker det")
    actions.close_survey(survey)
    erasing = [field for field in PERSONAL if field.due is not None]

    def erase(days: int) -> None:
        for field in erasing:
            field.erase(field.due(timezone.now() + timedelta(days=days)))

    erase(29)
    assert AskedAssociation.objects.filter(association=None).count() == 0
    erase(31)
    assert AskedAssociation.objects.exclude(association=None).count() == 0
    assert of(place).yes == 5
    assert SurveyAnswer.objects.exclude(words="").count() == 5
    erase(366)
    assert SurveyAnswer.objects.exclude(words="").count() == 0


def test_a_survey_asks_as_often_for_many_answers_as_for_few(place, django_assert_num_queries):
    survey = ask(place)
    answer(survey, ["yes"] * 6)

    with django_assert_num_queries(6):
        results_of(place)
