"""The coordinator's pages: the glance, the facts, the programme, who is coming."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from samspill.conference import actions, rules
from samspill.conference.models import Conference, ProgrammeItem, SignUp
from samspill.conference.next_act import next_act
from samspill.process.models import Lead, PolicyProcess
from tests.conference.builders import (
    conference,
    coordinator,
    evening,
    membership,
    national,
    organiser,
    round_draft,
    sign_up,
)

pytestmark = pytest.mark.django_db
FACTS = {
    "title": "Sammen & <om> frivilligheten",
    "starts_at": "2027-03-11T17:30",
    "ends_at": "2027-03-11T21:00",
    "venue": "Fyrsalen",
    "sign_up_deadline": "2027-03-04T23:59",
    "capacity": "60",
    "table_size": "6",
    "one_per": "association",
    "price": "0",
    "language": "nb",
    "controller": "joint",
}
ITEM = {
    "day": "2027-03-11",
    "starts": "18:00",
    "ends": "18:30",
    "kind": "round",
    "title": "Første runde",
    "round_number": "1",
    "theme": "Rom",
    "question": "Hva trenger dere?",
    "speakers": "Ola Eksempel, leder, Lag, og mer\nÁile Døme, , Sámi searvi",
}


def of(name: str, *args) -> str:
    return reverse(f"conference:{name}", args=["eigersund", *args])


def test_before_there_is_a_conference_the_page_says_what_will_stand_there(client, kari):
    for name in ("work", "sign_ups"):
        found = client.get(of(name)).content.decode()
        assert "Planlegg konferansen" in found


def test_planning_takes_one_form_and_leads_on_to_the_programme(client, kari, place):
    process = PolicyProcess.objects.create(organiser=place, started_on=date(2026, 9, 1))

    response = client.post(of("plan"), FACTS)

    planned = Conference.objects.get()
    assert (planned.title, planned.process) == ("Sammen & <om> frivilligheten", process)
    assert timezone.localtime(planned.starts_at).strftime("%H:%M") == "17:30"
    assert response.url == of("programme", planned.pk)


def test_facts_that_do_not_fit_are_told_beside_the_field_and_the_rest_stays(client, kari):
    found = client.post(of("plan"), {**FACTS, "ends_at": "2027-03-11T17:00"}).content.decode()

    assert "Konferansen må slutte etter at den har begynt." in found
    assert 'value="Sammen &amp; &lt;om&gt; frivilligheten"' in found
    assert not Conference.objects.exists()


def test_the_form_of_a_planned_conference_shows_what_stands_and_changes_it(client, kari, place):
    held = conference(place, price=250)

    shown = client.get(of("facts", held.pk)).content.decode()
    client.post(of("facts", held.pk), {**FACTS, "venue": "Grendehuset"})

    assert 'value="250"' in shown
    assert f'value="{timezone.localtime(held.starts_at):%Y-%m-%dT%H:%M}"' in shown
    assert Conference.objects.get().venue == "Grendehuset"


def test_an_item_is_added_changed_and_taken_out(client, kari, place):
    start = timezone.make_aware(timezone.datetime(2027, 3, 11, 17, 30))
    held = conference(place, starts_at=start)

    client.post(of("programme", held.pk), ITEM)
    item = ProgrammeItem.objects.get()
    speakers = [(one.name, one.title, one.organisation) for one in item.speakers.all()]
    shown = client.get(of("programme_item", held.pk, item.pk)).content.decode()
    client.post(of("programme_item", held.pk, item.pk), {**ITEM, "ends": "", "question": "Nytt?"})
    item.refresh_from_db()
    after_change = (item.question, item.ends_at)
    client.post(of("programme_item_deletion", held.pk, item.pk))

    assert speakers == [("Ola Eksempel", "leder", "Lag, og mer"), ("Áile Døme", "", "Sámi searvi")]
    assert "Áile Døme, , Sámi searvi" in shown
    assert after_change == ("Nytt?", None)
    assert not ProgrammeItem.objects.exists()


def test_a_round_without_a_question_is_refused_and_what_was_typed_stays(client, kari, place):
    start = timezone.make_aware(timezone.datetime(2027, 3, 11, 17, 30))
    held = conference(place, starts_at=start)

    found = client.post(of("programme", held.pk), {**ITEM, "question": ""}).content.decode()

    assert "Skriv spørsmålet som bordene skal svare på." in found
    assert 'value="Første runde"' in found


def test_publishing_opens_the_sign_up(client, kari, place):
    held = conference(place, is_open=False)

    client.post(of("publication", held.pk))

    held.refresh_from_db()
    assert rules.is_open_for_sign_up(held)


def test_the_letters_are_written_from_the_page(client, kari, place):
    process = PolicyProcess.objects.create(organiser=place, started_on=date(2026, 9, 1))
    held = conference(place, process=process)

    response = client.post(of("letters", held.pk))

    assert response.url == reverse("letters:letter", args=["eigersund", place.letters.first().pk])


def test_the_glance_shows_the_next_conference_and_another_when_asked(client, kari, place):
    conference(place, title="Kvelden som var", starts_at=evening(-20))
    conference(place, title="Kvelden som kommer")
    later = conference(place, title="Høstkvelden", starts_at=evening(200))

    current = client.get(of("work")).content.decode()
    other = client.get(of("work"), {"conference": later.pk}).content.decode()

    assert "<h1>Kvelden som kommer</h1>" in current
    assert "<h1>Høstkvelden</h1>" in other


def test_what_to_do_next_follows_the_time(place):
    def act(**facts) -> str:
        held = conference(place, **facts)
        if facts.get("title") == "Bare innlegg":
            held.programme.create(starts_at=held.starts_at, kind="talk", title="Et innlegg")
        elif facts.get("title") != "Uten runder":
            actions.set_programme(held, [round_draft(held)])
        return next_act(Conference.objects.with_seats_taken().get(pk=held.pk)).title

    process = PolicyProcess.objects.create(organiser=place, started_on=date(2026, 9, 1))
    hour = timedelta(hours=1)
    now = timezone.now()

    assert act(title="Uten runder") == "Skriv programmet"
    assert act(title="Bare innlegg", is_open=False) == "Publiser konferansen"
    assert act(is_open=False) == "Publiser konferansen"
    assert act(process=process) == "Skriv invitasjonen"
    assert act() == "Se hvem som kommer"
    assert act(sign_up_deadline=now - hour) == "Plasser folk ved bordene"
    assert act(starts_at=now - hour) == "Led rundene"
    assert act(starts_at=now - 9 * hour) == "Sorter innspillene"


def test_a_reader_sees_the_conference_but_not_who_has_signed_up(client, place):
    held = conference(place)
    client.force_login(coordinator(place, role="reader"))

    assert client.get(of("work")).status_code == 200
    for name, args in (
        ("sign_ups", ()),
        ("sign_ups_file", (held.pk,)),
        ("add_sign_up", (held.pk,)),
        ("facts", (held.pk,)),
        ("programme", (held.pk,)),
        ("plan", ()),
    ):
        assert client.get(of(name, *args)).status_code == 404, name


@pytest.mark.parametrize(
    ("role", "allowed"),
    [
        ("coordinator", (True, True, True)),
        ("facilitator", (False, True, True)),
        ("signatory", (False, False, True)),
        ("reader", (False, False, False)),
    ],
)
def test_who_may_plan_who_may_manage_and_who_may_see(place, role, allowed):
    member = membership(place, role)

    found = (
        rules.can_plan(member),
        rules.can_manage_sign_ups(member),
        rules.can_see_sign_ups(member),
    )

    assert found == allowed


def test_what_the_working_group_holds_is_its_own_until_it_is_handed_over(place):
    process = PolicyProcess.objects.create(organiser=place, started_on=date(2026, 9, 1))
    conference(place, process=process, controller=Lead.WORKING_GROUP)
    group = membership(place, "coordinator", "working_group")
    municipality = membership(place, "coordinator", "municipality")

    seen = [place.conferences.seen_by(one).count() for one in (group, municipality)]
    process.hand_over = type(process).hand_over.related.related_model.objects.create(
        process=process, at=timezone.now()
    )

    assert seen == [1, 0]
    assert place.conferences.seen_by(municipality).count() == 1


def test_a_stranger_finds_nothing_and_can_change_nothing(client, place):
    held = conference(place)
    taken_in = sign_up(held)
    (item,) = actions.set_programme(held, [round_draft(held)])
    other = organiser("4644", "Luster kommune", "luster")
    client.force_login(coordinator(other))
    own = conference(other)
    addresses = [
        *(of(name) for name in ("work", "plan", "sign_ups")),
        *(
            of(name, held.pk)
            for name in (
                "facts",
                "publication",
                "withdrawal",
                "letters",
                "programme",
                "add_sign_up",
                "sign_ups_file",
            )
        ),
        of("programme_item", held.pk, item.pk),
        of("programme_item_deletion", held.pk, item.pk),
        of("change_sign_up", held.pk, taken_in.pk),
        of("cancel_sign_up", held.pk, taken_in.pk),
        reverse("conference:cancel_sign_up", args=["luster", held.pk, taken_in.pk]),
        reverse("conference:change_sign_up", args=["luster", own.pk, taken_in.pk]),
        reverse("conference:programme_item", args=["luster", own.pk, item.pk]),
        reverse("conference:work", args=["luster"]) + f"?conference={held.pk}",
    ]

    assert {client.post(address).status_code for address in addresses} == {404}
    assert SignUp.objects.get().state == "seated"


def test_a_national_host_is_led_to_its_invitation(client):
    host = national()
    client.force_login(coordinator(host))
    held = conference(host, one_per=Conference.OnePer.MUNICIPALITY)
    actions.set_programme(held, [round_draft(held)])

    page = client.get(reverse("conference:work", args=[host.slug])).content.decode()

    assert "Skriv invitasjonen" in page
    assert reverse("conference:letters", args=[host.slug, held.pk]) in page
