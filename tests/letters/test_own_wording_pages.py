"""The page where a coordinator changes a wording: both forms side by side, faults told, versions."""

import pytest
from django.urls import reverse

from samspill.letters import actions
from samspill.letters.in_use import newest_wording
from samspill.letters.own_wording.texts import standing
from samspill.pure.documents.own_wording.writing import joined
from tests.letters import builders

pytestmark = pytest.mark.django_db

KIND = "conference_invitation"
SOURCE = joined({"subject": "Kom ⟦conference_date⟧"}, "Vi møtes i ⟦conference_venue⟧.")


def address(place, name="wording", *more):
    return reverse(f"letters:{name}", args=[place.slug, KIND, *more])


def typed(place, **changes):
    """The form as it stands, with some of it changed: {"nb_body": …}."""
    data = {}
    for language in ("nb", "nn"):
        texts, _version = standing(place, KIND, language, screen=language)
        data |= {f"{language}-{name}": text for name, text in texts.items()}
    return data | {name.replace("_", "-"): text for name, text in changes.items()}


def test_both_forms_stand_side_by_side_with_fields_by_their_norwegian_names(coordinator, place):
    shown = builders.text_of(coordinator.get(address(place)))

    assert 'name="nb-body"' in shown
    assert 'name="nn-body"' in shown
    assert "⟦påmeldingsfrist⟧" in shown
    assert "⟦når: det blir torg med stands⟧" in shown
    assert "{{" not in shown
    assert "{%" not in shown


def test_a_changed_form_becomes_a_version_and_the_other_stays_the_houses(coordinator, place):
    body = "Vi møtes ⟦dato for dialogkonferansen⟧."
    coordinator.post(address(place), typed(place, nb_body=body))

    assert newest_wording(place, KIND, "nb").source.count("⟦conference_date⟧") == 1
    assert newest_wording(place, KIND, "nn") is None


def test_an_unknown_field_is_refused_where_it_stands_and_the_text_is_kept(coordinator, place):
    body = "Første linje.\n\nFristen er ⟦påmelingsfrist⟧."

    shown = builders.text_of(coordinator.post(address(place), typed(place, nb_body=body)))

    assert "«påmelingsfrist»" in shown
    assert "«påmeldingsfrist»" in shown
    assert "Fristen er ⟦påmelingsfrist⟧." in shown
    assert newest_wording(place, KIND, "nb") is None


def test_a_letter_without_heading_is_refused(coordinator, place):
    coordinator.post(address(place), typed(place, nb_subject=" "))

    assert newest_wording(place, KIND, "nb") is None


def test_an_earlier_version_is_read_and_taken_back(coordinator, place):
    for source in (SOURCE, SOURCE.replace("Kom", "Velkommen")):
        actions.save_wording(place, kind=KIND, language="nb", source=source)

    shown = builders.text_of(coordinator.get(address(place, "wording_version", "nb", 1)))
    coordinator.post(address(place, "wording_return", "nb", 1))

    assert "Kom ⟦dato for dialogkonferansen⟧" in shown
    assert newest_wording(place, KIND, "nb").source == SOURCE


def test_the_houses_wording_is_used_again_and_the_own_is_kept(coordinator, place):
    actions.save_wording(place, kind=KIND, language="nb", source=SOURCE)

    coordinator.post(address(place, "house_wording", "nb"))

    assert newest_wording(place, KIND, "nb") is None
    assert place.letter_wordings.filter(source=SOURCE).exists()


def test_another_language_is_written_beside_bokmal_from_an_empty_text(coordinator, place):
    shown = builders.text_of(coordinator.get(address(place) + "?language=ar"))

    assert 'name="ar-body"' in shown
    assert 'dir="rtl"' in shown
    assert 'name="nn-body"' not in shown
    assert "## Bakgrunn" in shown


def test_a_letter_says_that_the_wording_is_changed_and_takes_it_when_asked(coordinator, process):
    begun = builders.letter(process)
    actions.save_wording(process.organiser, kind=KIND, language="nb", source=SOURCE)

    before = builders.text_of(coordinator.get(builders.page("letter", begun)))
    coordinator.post(builders.page("letter_wording", begun))
    after = builders.text_of(coordinator.get(builders.page("letter", begun)))

    assert builders.page("letter_wording", begun) in before
    assert "Vi møtes i Grendehuset." in after
    assert builders.page("letter_wording", begun) not in after


def test_the_letter_is_shown_as_one_receiver_gets_it(coordinator, process):
    begun = builders.letter(process)

    shown = builders.text_of(coordinator.get(builders.page("letter", begun) + "?to=papir"))

    assert '<p class="recipient">Papirlaget' in shown


def test_the_list_says_whose_each_wording_is(coordinator, place):
    actions.save_wording(place, kind=KIND, language="nb", source=SOURCE)

    shown = builders.text_of(coordinator.get(reverse("letters:wordings", args=[place.slug])))

    assert shown.count("versjon 1") == 1
