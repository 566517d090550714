"""Criteria and their wordings, and marks that must be shown by something with a date."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation

from samspill.standard import actions
from samspill.standard.actions.assessing import Evidence
from samspill.standard.errors import RefusedError
from samspill.standard.models import Criterion, Mark
from samspill.standard.worklist import worklist
from tests.registry.builders import member, national, organiser, signed_in
from tests.standard.builders import SHOWN, criterion, mark, this_year

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return organiser()


def texts_of(one: Criterion) -> dict[str, str]:
    names = [
        f"{part}_{x}"
        for part in ("title", "asks", "question", "indicator", "ground")
        for x in ("nb", "nn", "en")
    ]
    return {name: getattr(one.text, name) for name in names}


def write(one: Criterion, **texts: str) -> bool:
    counts = {
        "is_starred": one.is_starred,
        "is_for_the_map": one.is_for_the_map,
        "state": one.state,
    }
    return actions.write_criterion(one, texts=texts_of(one) | texts, organiser=national(), **counts)


def test_sixteen_criteria_stand_in_three_languages_with_six_stars_and_three_for_the_map():
    found = list(Criterion.objects.in_use().prefetch_related("versions"))

    assert [one.number for one in found] == list(range(1, 17))
    assert all(
        told
        for one in found
        for name, told in texts_of(one).items()
        if one.is_starred or "question" not in name
    )
    assert [one.number for one in found if one.is_starred] == [2, 6, 7, 9, 14, 15]
    assert [one.number for one in found if one.is_for_the_map] == [1, 2, 3]
    with translation.override("nn"):
        assert found[1].text.title == "Laga saman med breidda"


def test_a_new_wording_is_a_version_and_what_was_assessed_keeps_its_own(place):
    before = mark(place, 1)

    assert write(criterion(1), title_nb="Et nytt navn")

    before.refresh_from_db()
    assert criterion(1).text.title_nb == "Et nytt navn"
    assert (before.version.number, criterion(1).text.number) == (1, 2)
    assert before.version.title_nb == "Egen politikk med tiltak"


def test_a_criterion_that_is_saved_unchanged_gets_no_version():
    assert not write(criterion(1))
    assert criterion(1).versions.count() == 1


def test_no_data_is_a_state_of_its_own_and_not_zero(place):
    unknown, none = mark(place, 4, None, evidence=None), mark(place, 5, 0, evidence=None)

    assert (unknown.level, none.level) == (None, 0)


@pytest.mark.parametrize("level", [2, 3])
@pytest.mark.parametrize(
    ("evidence", "field"),
    [
        (None, "evidence_address"),
        (Evidence(title="Noe", on=date(2026, 3, 1)), "evidence_address"),
        (Evidence(case="12/27"), "evidence_on"),
    ],
)
def test_from_in_place_on_it_is_shown_by_something_with_a_date(place, level, evidence, field):
    with pytest.raises(RefusedError) as refused:
        mark(place, 1, level, evidence=evidence)

    assert refused.value.field == field
    assert not Mark.objects.exists()


def test_the_database_too_refuses_a_level_that_nothing_shows(place):
    held = mark(place, 1)

    with pytest.raises(IntegrityError), transaction.atomic():
        Mark.objects.filter(pk=held.pk).update(evidence_on=None)


def test_a_mark_written_anew_leaves_the_one_before_it(place):
    mark(place, 1, 1)
    mark(place, 1, 2)

    assert list(
        place.assessments.get().marks.order_by("pk").values_list("level", "is_current")
    ) == [
        (1, False),
        (2, True),
    ]
    assert place.history.filter(action="standard.mark_written").count() == 2


def page(place, name="mark", *more):
    return reverse(f"standard:{name}", args=[place.slug, *more])


def test_a_coordinator_assesses_with_a_file_and_shows_it(place):
    client = signed_in(place)
    body = {
        "level": "2",
        "reason": "Registeret er kartlagt",
        "evidence_title": "Registeret",
        "evidence_on": "2026-03-11",
        "file": SimpleUploadedFile("register.txt", b"151 lag"),
        "is_public": "on",
    }

    assert client.post(page(place, "mark", 5), body).status_code == 302

    held = Mark.objects.get()
    assert (held.level, held.is_public, held.evidence_file.name) == (2, True, "register.txt")
    assert client.get(page(place, "evidence_file", 5)).content == b"151 lag"
    client.logout()
    assert client.get(page(place, "public_file", 5)).content == b"151 lag"
    assert "Registeret" in client.get(page(place, "profile")).content.decode()


def test_what_is_missing_is_said_beside_the_field_and_what_was_typed_is_kept(place):
    answer = signed_in(place).post(
        page(place, "mark", 5), {"level": "2", "reason": "Fordi det er så"}
    )

    told = answer.content.decode()
    assert "id_evidence_address_error" in told
    assert "Fordi det er så" in told
    assert not Mark.objects.exists()


def test_the_file_stands_when_the_mark_is_written_anew_without_one(place):
    client = signed_in(place)
    body = {"level": "2", "evidence_on": "2026-03-11", "is_public": "on"}
    client.post(page(place, "mark", 5), body | {"file": SimpleUploadedFile("a.txt", b"151 lag")})

    client.post(page(place, "mark", 5), body | {"level": "3"})

    assert Mark.objects.current().get().evidence_file.name == "a.txt"


def test_a_case_officer_assesses_and_leaves_to_the_coordinator_what_is_shown(place):
    client = signed_in(place, email="sak@example.no", role="case_officer")

    client.post(page(place, "mark", 4), {"level": "1", "is_public": "on"})

    assert not Mark.objects.get().is_public


def test_what_is_not_shown_is_on_no_public_page(place, client):
    mark(place, 5, reason="Dette er vårt eget", is_public=False)

    assert "Dette er vårt eget" not in client.get(page(place, "profile")).content.decode()
    assert client.get(page(place, "public_file", 5)).status_code == 404


def test_last_years_mark_fills_in_this_years_form_but_is_not_shown_by_itself(place):
    mark(place, 1, year=this_year() - 1, reason="Som i fjor")

    told = signed_in(place).get(page(place, "mark", 1)).content.decode()

    assert "Som i fjor" in told
    assert 'name="is_public" checked' not in " ".join(told.split())


def test_the_assessment_asks_as_often_for_many_marks_as_for_one(place, django_assert_num_queries):
    mark(place, 1)
    work = partial(worklist, place, year=this_year(), language="nb")
    with CaptureQueriesContext(connection) as before:
        work()
    for number in range(1, 17):
        mark(place, number)

    with django_assert_num_queries(len(before)):
        assert work().done == 16


def test_the_years_assessment_is_finished_with_its_day(place):
    mark(place, 1)

    signed_in(place).post(page(place, "completion"))

    assert timezone.localdate(place.assessments.get().finished_at) == timezone.localdate()


def test_a_national_adviser_writes_a_criterion_and_must_write_every_language():
    host = national()
    client = signed_in(host)
    body = texts_of(criterion(1)) | {"state": "published", "is_for_the_map": "on"}
    href = reverse("standard:criterion", args=[host.slug, 1])

    refused = client.post(href, body | {"title_nb": "Nytt navn", "title_nn": ""})
    taken = client.post(href, body | {"title_nb": "Nytt navn"})

    assert "id_title_nn_error" in refused.content.decode()
    assert (taken.status_code, criterion(1).text.title_nb) == (302, "Nytt navn")
    assert criterion(1).text.by == member_of(host)


def member_of(host):
    return host.memberships.get().user


def test_a_starred_criterion_has_a_question_in_every_language():
    host = national()
    body = texts_of(criterion(2)) | {"state": "published", "is_starred": "on", "question_nn": ""}

    answer = signed_in(host).post(reverse("standard:criterion", args=[host.slug, 2]), body)

    assert "id_question_nn_error" in answer.content.decode()
    assert criterion(2).versions.count() == 1


def test_a_municipality_does_not_see_the_editing_of_criteria(place):
    member(place, "en@example.no")

    assert signed_in(place).get(page(place, "criteria")).status_code == 404
    assert SHOWN.is_shown
