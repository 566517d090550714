"""What a wording may speak of is explained, in both forms of Norwegian."""

import pytest

from samspill.letters.facts import facts_of_process
from samspill.letters.wording import (
    KINDS,
    LANGUAGES,
    field_label,
    wording_fields,
    wording_source,
)
from samspill.pure.documents.letter import used_fields
from tests.letters.builders import organiser, process


def test_every_fact_a_wording_uses_is_explained_and_no_other() -> None:
    used = frozenset().union(*(used_fields(wording_source(kind, "nb")) for kind in KINDS))

    for language in LANGUAGES:
        fields = wording_fields(language)
        assert set(fields) == used
        assert all(field.label and field.about.endswith(".") for field in fields.values())
    assert field_label("sign_up_deadline", "nb") == "påmeldingsfrist"
    assert field_label("unheard_of", "nb") == "unheard_of"


def test_another_language_gets_bokmal_and_another_kind_is_refused() -> None:
    assert wording_source("thanks", "en") == wording_source("thanks", "nb")
    with pytest.raises(KeyError):
        wording_source("../secret", "nb")


@pytest.mark.django_db
def test_a_group_that_leads_alone_stands_in_its_letters_with_its_own_contact() -> None:
    begun = process(organiser(), lead="working_group")
    before = facts_of_process(begun)["contact_email"]
    begun.working_group.members.filter(is_leader=True).update(
        is_contact=True, email="berit@example.no"
    )

    told = facts_of_process(begun)
    begun.lead = "joint"

    assert (before, told["contact_email"]) == ("siri@example.no", "berit@example.no")
    assert "contact_phone" not in told
    assert facts_of_process(begun)["contact_email"] == "siri@example.no"
