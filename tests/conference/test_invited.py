"""A conference for those invited: the list, the way in for others, and the host's answer."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from samspill.conference import actions
from samspill.conference.errors import (
    NotInvitedError,
    RefusalWithoutReasonError,
    SignedUpAlreadyError,
)
from samspill.conference.models import Conference, Invited
from samspill.organiser.models import Municipality
from samspill.outbox.models import Message
from samspill.pure.received_files import received_file
from tests.conference.builders import conference, coordinator, national, sign_up

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n%policy"


@pytest.fixture
def host(db):
    return national()


@pytest.fixture
def held(host) -> Conference:
    facts = {"is_for_invited": True, "invited_ground": "kommuner med vedtatt politikk"}
    return conference(host, one_per=Conference.OnePer.MUNICIPALITY, **facts)


def luster() -> Municipality:
    return Municipality.objects.get(pk="4644")


def ask(held: Conference) -> Invited:
    return actions.ask_to_come(
        held,
        municipality=luster(),
        name="Siv Eksempel",
        email="siv@example.no",
        file=received_file("politikk.pdf", PDF),
    )


def test_only_those_on_the_list_sign_up(held):
    with pytest.raises(NotInvitedError, match="Luster står ikke på lista"):
        sign_up(held, municipality=luster())
    actions.invite(held, municipality=luster(), ground="sak 23/14")

    assert sign_up(held, municipality=luster()).state == "seated"


def test_one_who_is_not_on_the_list_is_shown_the_way_and_sends_the_document(client, host, held):
    typed = {"represents": "Luster", "name": "Siv", "email": "siv@example.no"}
    page = client.post(reverse("conference:sign_up", args=[host.slug, held.pk]), typed)
    address = reverse("conference:asking_to_come", args=[host.slug, held.pk])

    assert f'href="{address}?represents=Luster"' in page.content.decode()
    client.post(address, {**typed, "file": SimpleUploadedFile("politikk.pdf", PDF)})

    asked = Invited.objects.get()
    assert (asked.state, bytes(asked.document), asked.municipality) == ("asks", PDF, luster())


def test_a_file_that_is_no_document_is_refused_with_what_was_typed_kept(client, host, held):
    address = reverse("conference:asking_to_come", args=[host.slug, held.pk])
    typed = {"represents": "Luster", "name": "Siv", "email": "siv@example.no"}

    page = client.post(address, {**typed, "file": SimpleUploadedFile("a.pdf", b"MZ\x00\x01")})

    assert "Send dokumentet som PDF eller Word (DOCX)." in page.content.decode()
    assert page.context["form"]["name"].value() == "Siv"
    assert not Invited.objects.exists()


def test_yes_puts_them_on_the_list_and_sends_the_link(held):
    actions.answer_asker(ask(held), is_invited=True, language="nb")

    message = Message.objects.get()
    assert message.subject.startswith("Dere er invitert")
    assert f"/conferences/{held.pk}/sign-up/" in message.text
    assert sign_up(held, municipality=luster()).state == "seated"


def test_no_is_told_with_its_reason_and_they_may_ask_again(held):
    asked = ask(held)
    with pytest.raises(RefusalWithoutReasonError):
        actions.answer_asker(asked, is_invited=False, language="nb")

    actions.answer_asker(asked, is_invited=False, answer="Ikke vedtatt ennå.", language="nb")

    assert "Ikke vedtatt ennå." in Message.objects.get().text
    assert ask(held).state == "asks"


def test_who_has_signed_up_is_not_taken_off_the_list(held):
    one = actions.invite(held, municipality=luster(), ground="sak 23/14")
    sign_up(held, municipality=luster())

    with pytest.raises(SignedUpAlreadyError):
        actions.take_off_list(one)


def test_many_are_put_on_the_list_and_who_stands_there_is_left(held):
    one = actions.invite(held, municipality=luster(), ground="sak 23/14")
    others = list(Municipality.objects.order_by("pk")[:2])

    count = actions.invite_municipalities(held, [(each, "kartet") for each in (*others, luster())])

    one.refresh_from_db()
    assert (count, held.invited.count(), one.ground) == (2, 3, "sak 23/14")


def test_the_host_reads_the_document_and_sees_who_has_signed_up(client, host, held):
    client.force_login(coordinator(host))
    asked = ask(held)

    page = client.get(reverse("conference:invited", args=[host.slug, held.pk])).content.decode()
    file = client.get(reverse("conference:invited_document", args=[host.slug, held.pk, asked.pk]))

    assert "Siv Eksempel" in page
    assert file.content == PDF


def test_one_who_asks_again_is_answered_again(held):
    first = ask(held)
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        actions.answer_asker(first, is_invited=False, answer="Ikke vedtatt.", language="nb")
        second = ask(held)
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        actions.answer_asker(second, is_invited=False, answer="Fortsatt ikke.", language="nb")

    told = Message.objects.filter(subject__startswith="Svar på spørsmålet")
    assert (second.pk, told.count()) == (first.pk, 2)
