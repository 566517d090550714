from __future__ import annotations

import pytest
from django.utils import translation

from samspill.letters import actions
from samspill.letters.receivers import reason_in_words
from samspill.outbox.models import Delivery
from tests.letters import builders

pytestmark = pytest.mark.django_db
HOME = {"address": "Gata 1", "postcode": "4370", "place": "Egersund"}


@pytest.fixture
def process():
    return builders.process(builders.organiser())


def chosen(letter):
    return {one.name: (one.channel, one.reason) for one in letter.recipients.order_by("name")}


def test_each_association_gets_the_letter_the_way_it_can_or_is_left_out_with_the_reason(process):
    place = process.organiser
    builders.association(place, "Avlive", status="deleted")
    builders.association(place, "Blakk", "b@example.no", status="bankrupt")
    builders.association(place, "Ebbende", "e@example.no", status="winding_up")
    builders.association(place, "Ingen Adresse")
    builders.association(place, "Mail", "m@example.no", **HOME)
    builders.association(place, "Papir", care_of="Ola Test", **HOME)
    dead = builders.association(place, "Returen", "r@example.no", **HOME)
    dead.contact_points.update(is_dead=True)

    letter = builders.letter(process)

    assert chosen(letter) == {
        "Avlive": ("left_out", "deleted"),
        "Blakk": ("left_out", "bankrupt"),
        "Ebbende": ("left_out", "winding_up"),
        "Ingen Adresse": ("left_out", "no_address"),
        "Mail": ("email", ""),
        "Papir": ("paper", "no_email"),
        "Returen": ("paper", "dead_email"),
    }
    paper = letter.recipients.get(name="Papir")
    assert paper.postal_address == "c/o Ola Test\nGata 1\n4370 Egersund"


def test_two_with_one_address_get_one_mail_with_both_names(process):
    place = process.organiser
    builders.association(place, "Andre", "FELLES@example.no")
    builders.association(place, "Første", "felles@example.no")

    letter = actions.send(builders.approved(builders.letter(process)))

    assert chosen(letter)["Første"] == ("left_out", "same_address:Andre")
    assert Delivery.objects.get().name == "Andre, Første"
    with translation.override("nb"):
        words = reason_in_words(letter.recipients.get(name="Første"))
    assert words == "Samme e-postadresse som Andre"


def test_a_reminder_goes_to_those_who_have_not_signed_up(process):
    place = process.organiser
    signed_up = builders.association(place, "Påmeldt", "p@example.no")
    builders.association(place, "Stille", "s@example.no")

    letter = builders.letter(process, "reminder", signed_up_associations=[signed_up.pk])

    assert chosen(letter) == {
        "Påmeldt": ("left_out", "signed_up"),
        "Stille": ("email", ""),
    }


def test_thanks_go_to_those_who_were_there(process):
    place = process.organiser
    came = builders.association(place, "Kom", "k@example.no")
    builders.association(place, "Uteble", "u@example.no")

    letter = builders.letter(process, "thanks", present_associations=[came.pk])

    assert chosen(letter)["Uteble"] == ("left_out", "not_present")


def test_in_two_languages_each_association_gets_its_own(process):
    place = process.organiser
    builders.association(place, "Bok", "b@example.no", language_form="nb")
    builders.association(place, "Ny", "n@example.no", language_form="nn")
    builders.association(place, "Ukjent", "u@example.no")

    bokmal = builders.letter(process)
    nynorsk = builders.letter(process, language="nn")

    assert [one for one, (how, _why) in chosen(bokmal).items() if how == "email"] == [
        "Bok",
        "Ukjent",
    ]
    assert [one for one, (how, _why) in chosen(nynorsk).items() if how == "email"] == ["Ny"]


def test_a_second_language_written_after_the_first_was_sent_reaches_only_those_not_reached(process):
    place = process.organiser
    builders.association(place, "Bok", "b@example.no")
    actions.send(builders.approved(builders.letter(process)))
    builders.association(place, "Ny", "n@example.no")

    nynorsk = builders.letter(process, language="nn")

    assert chosen(nynorsk) == {
        "Bok": ("left_out", "has_it"),
        "Ny": ("email", ""),
    }


def test_the_list_can_be_made_anew_when_the_associations_have_changed(process):
    place = process.organiser
    letter = builders.letter(process)
    builders.association(place, "Nytt lag", "n@example.no")

    actions.choose_recipients(letter)

    assert chosen(letter) == {"Nytt lag": ("email", "")}


def test_the_request_to_the_municipality_goes_to_nobody_else(process):
    builders.association(process.organiser, "Laget", "laget@example.no")

    letter = builders.letter(process, "formal_request")

    assert chosen(letter) == {"Eigersund kommune": ("email", "")}
