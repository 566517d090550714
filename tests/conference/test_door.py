"""At the door: each comes once, whatever the network does, and who came is told with time and door."""

from __future__ import annotations

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from samspill.conference import actions
from samspill.conference.door.keys import door_token
from samspill.conference.errors import DoorError
from samspill.conference.models import CheckIn, Conference, DoubleCheckIn, SignUp
from tests.conference import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def held(place):
    return builders.conference(place)


@pytest.fixture
def anna(held):
    return builders.sign_up(held, "Anna Prøve")


def send(client, held, *acts):
    address = reverse("conference:door_arrivals", args=[door_token(held)])
    answer = client.post(address, json.dumps({"acts": acts}), content_type="application/json")
    assert answer.status_code == 200
    return answer.json()["answers"]


def arrival(sign_up, **more):
    now = timezone.now().isoformat()
    return {"key": str(uuid4()), "kind": "in", "sign_up": sign_up.pk, "at": now, **more}


def test_the_same_act_sent_twice_is_done_once(client, held, anna):
    act = arrival(anna, door="Dør A")

    answers = [send(client, held, act)[0] for _time in range(2)]

    assert [one["outcome"] for one in answers] == ["in", "in"]
    assert CheckIn.objects.count() == 1
    assert not DoubleCheckIn.objects.exists()


def test_two_doors_without_network_count_one_and_say_who_came_first(client, held, anna):
    send(client, held, arrival(anna, door="Dør A"))

    [second] = send(client, held, arrival(anna, door="Dør B"))

    assert second["outcome"] == "double"
    assert second["person"]["door"] == "Dør A"
    assert CheckIn.objects.get().door == "Dør A"
    assert DoubleCheckIn.objects.get().door == "Dør B"


def test_a_double_is_shown_until_a_person_has_settled_it(client, kari, held, anna):
    for door in ("Dør A", "Dør B"):
        actions.check_in(anna, key=uuid4(), door=door)
    work = reverse("conference:door_work", args=[held.organiser.slug, held.pk])
    double = DoubleCheckIn.objects.get()
    settling = reverse("conference:double_settling", args=[held.organiser.slug, held.pk, double.pk])

    before = client.get(work).content.decode()
    client.post(settling)
    after = client.get(work).content.decode()

    assert "Dør B" in before
    assert "Dør B" not in after
    assert "1 av 1 har kommet" in after


def test_a_check_in_is_taken_back_and_made_again(client, held, anna):
    send(client, held, arrival(anna))
    send(client, held, arrival(anna, kind="undo"))
    assert not CheckIn.objects.exists()

    [again] = send(client, held, arrival(anna))

    assert again["outcome"] == "in"


def test_one_who_has_cancelled_is_not_let_in_by_a_list_that_is_old(client, held, anna):
    actions.cancel_sign_up(anna)

    [answer] = send(client, held, arrival(anna))

    assert answer["outcome"] == "refused"
    assert answer["message"] == "Anna Prøve har meldt avbud."
    with pytest.raises(DoorError):
        actions.check_in(anna, key=uuid4())


def test_an_act_that_makes_no_sense_stops_none_of_the_others(client, held, anna):
    stranger = builders.sign_up(builders.conference(held.organiser), "Fra en annen kveld")
    odd = [{"key": "x"}, {"key": str(uuid4()), "sign_up": "¤"}, arrival(stranger), {}]

    answers = send(client, held, *odd, arrival(anna, at="i går"), arrival(anna))

    assert [one["outcome"] for one in answers] == ["refused"] * 5 + ["in"]


@pytest.mark.parametrize("body", [b"", b"[]", b'{"acts": 3}', b"\xff", b'{"acts": "alle"}'])
def test_what_is_no_list_of_acts_is_refused(client, held, body):
    address = reverse("conference:door_arrivals", args=[door_token(held)])

    assert client.post(address, body, content_type="application/json").status_code == 400


def test_a_clock_that_cannot_be_right_gives_way_to_the_servers(held, anna):
    wrong = timezone.now() + timedelta(days=400)

    came = actions.check_in(anna, key=uuid4(), at=wrong).check_in

    assert came.at <= timezone.now()


def test_one_who_is_in_no_list_is_signed_up_and_let_in_once(client, held):
    act = {"key": str(uuid4()), "kind": "walk_in", "name": "Ny Prøve", "represents": "Nytt lag"}

    answers = [send(client, held, act)[0] for _time in range(2)]

    assert [one["outcome"] for one in answers] == ["in", "in"]
    assert SignUp.objects.get().represents == "Nytt lag"


def test_without_a_free_seat_the_one_at_the_door_stands_on_the_waiting_list(client, held):
    Conference.objects.update(capacity=1)
    builders.sign_up(held, "Anna")
    act = {"key": str(uuid4()), "kind": "walk_in", "name": "Ny Prøve", "represents": "Nytt lag"}

    [answer] = send(client, held, act)

    assert answer["outcome"] == "refused"
    assert "venteliste" in answer["message"]
    assert not CheckIn.objects.exists()


def test_the_list_holds_name_association_and_code_and_nothing_else_of_a_person(client, held):
    builders.sign_up(held, "Anna Prøve", email="anna@example.no", phone="+4740000000", role="leder")

    page = client.get(reverse("conference:door", args=[door_token(held)])).content.decode()
    told = client.get(reverse("conference:door_arrivals", args=[door_token(held)])).json()

    keys = {"id", "name", "association", "code", "token", "at", "door"}
    assert set(told["people"][0]) == keys
    assert "anna@example.no" not in page
    assert "40000000" not in page
    assert "leder" not in page


def test_the_link_shows_nobody_the_day_after_the_day_after(client, held, anna):
    Conference.objects.update(
        starts_at=timezone.now() - timedelta(days=3, hours=3),
        ends_at=timezone.now() - timedelta(days=3),
        sign_up_deadline=timezone.now() - timedelta(days=9),
    )
    held.refresh_from_db()

    answer = client.get(reverse("conference:door", args=[door_token(held)]))

    assert answer.status_code == 410
    assert "Anna" not in answer.content.decode()


def test_a_link_that_is_not_ours_opens_nothing(client, held, anna):
    token = door_token(held)[:-1] + "_"

    for name in ("door", "door_arrivals"):
        assert client.get(reverse(f"conference:{name}", args=[token])).status_code == 404


def test_without_script_the_buttons_do_the_same(client, held, anna):
    token = door_token(held)
    sent = {"sign_up": anna.pk, "key": str(uuid4())}

    client.post(reverse("conference:door_check_in", args=[token]), sent)
    page = client.get(reverse("conference:door", args=[token]), {"q": "prøve"}).content.decode()
    client.post(reverse("conference:door_reversal", args=[token]), {"sign_up": anna.pk})

    assert "Kom kl." in page
    assert not CheckIn.objects.exists()


def test_the_list_takes_as_many_queries_for_three_as_for_one(client, held, anna):
    address = reverse("conference:door", args=[door_token(held)])
    one = builders.queries(client, address)
    for name in ("Berit", "Cecilie"):
        builders.sign_up(held, name)

    assert builders.queries(client, address) == one


def test_a_withdrawn_link_opens_nothing_and_the_new_one_takes_what_was_queued(
    client, kari, held, anna
):
    old = door_token(held)
    client.post(reverse("conference:door_withdrawal", args=[held.organiser.slug, held.pk]))
    held.refresh_from_db()
    body = json.dumps({"acts": [arrival(anna, door="Dør A")]})
    page, arrivals = (
        client.get(reverse(f"conference:{name}", args=[old])) for name in ("door", "door_arrivals")
    )
    posted = client.post(
        reverse("conference:door_arrivals", args=[old]), body, content_type="application/json"
    )

    assert [one.status_code for one in (page, arrivals, posted)] == [404, 404, 404]
    assert posted.headers["Door-Withdrawn"] == "yes"
    assert "Lenka er trukket tilbake" in page.content.decode()
    assert anna.name not in page.content.decode()
    assert not CheckIn.objects.exists()
    assert door_token(held) != old
    [answer] = send(client, held, json.loads(body)["acts"][0])
    assert answer["outcome"] == "in"


def test_a_link_that_is_only_wrong_is_not_told_as_withdrawn(client, held):
    page = client.get(reverse("conference:door_arrivals", args=[f"{door_token(held)}x"]))

    assert page.status_code == 404
    assert "Door-Withdrawn" not in page.headers
