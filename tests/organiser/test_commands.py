"""`samspill organiser` and `samspill member`: how a house with nothing in it gets its first place."""

from __future__ import annotations

import pytest

from samspill.organiser.commands import member_command, organiser_command
from samspill.organiser.models import Membership, Organiser

pytestmark = pytest.mark.django_db


def opened(municipality: str = "", **more: object) -> int:
    told = {"name": "", "slug": "", "language": "", "contact": {"name": "Kari Eksempel"}}
    return organiser_command(municipality=municipality, **{**told, **more})  # type: ignore[arg-type]


def test_a_municipality_is_opened_by_its_number(capsys) -> None:
    assert opened("4644") == 0

    place = Organiser.objects.get()
    assert (place.name, place.slug, place.language) == ("Luster kommune", "luster", "nn")
    assert place.contact_name == "Kari Eksempel"
    assert capsys.readouterr().out == "Luster kommune is open at /luster/\n"


def test_a_national_body_is_opened_by_its_name() -> None:
    assert opened(name="Landsforbundet Åpen Øvre") == 0

    assert Organiser.objects.get().slug == "landsforbundet-apen-ovre"


def test_what_cannot_be_opened_is_told_in_a_sentence(capsys) -> None:
    opened("4644")

    assert [opened("9999"), opened("4644"), opened(name="Guide"), opened(name="Luster")] == [2] * 4
    told = capsys.readouterr().err
    assert "no municipality has the number 9999" in told
    assert "/luster/ is another's: give --slug" in told
    assert Organiser.objects.count() == 1


def test_a_person_is_let_in_and_given_another_role_by_the_same_command() -> None:
    opened("4644")
    who = {"name": "Berit Testmann", "party": "working_group"}

    codes = [member_command("luster", "Berit@example.no", role="reader", **who)]
    codes.append(member_command("luster", "berit@example.no", role="coordinator", **who))

    assert codes == [0, 0]
    membership = Membership.objects.get()
    assert (membership.role, membership.user.email) == ("coordinator", "berit@example.no")
    assert member_command("nowhere", "b@example.no", role="reader", **who) == 2
    assert member_command("luster", "no address", role="reader", **who) == 2
