"""Stands: wished for at sign-up, given a number and a place, or refused with a reason."""

import pytest
from django.urls import reverse

from samspill.conference import links
from samspill.conference.actions.asked import Asked, save_asked
from samspill.conference.actions.stands import give_stand, place_stand, refuse_stand
from samspill.conference.errors import PlanError
from samspill.conference.models import Stand
from samspill.conference.stands.square import place_name, square
from samspill.outbox.models import Delivery, Message
from tests.conference import builders


@pytest.fixture
def held(place):
    return builders.conference(place, has_stands=True)


def wish(held, name="Anna Prøve", **more):
    one = builders.sign_up(held, name, wants_stand=True, email=f"{name[:4].lower()}@example.no")
    wanted = {"tables": 2, "needs_power": True, "brings": "Seilbåt", **more}
    save_asked(one, asked=Asked(stand=wanted))
    return Stand.objects.get(sign_up=one)


def address(held, name, *more):
    return reverse(f"conference:{name}", args=[held.organiser.slug, held.pk, *more])


def test_a_stand_that_is_given_is_told_with_its_number(held):
    stand = wish(held)

    give_stand(stand, number=7, place=(1, 2), answer="Strøm ved veggen.")

    message = Message.objects.latest("pk")
    assert (stand.state, stand.number, place_name(stand)) == ("given", 7, "B3")
    assert "7" in message.text
    assert "Strøm ved veggen." in message.text


def test_moved_on_the_map_with_the_same_number_nobody_is_told_again(held):
    stand = place_stand(wish(held), place=(0, 0))
    told = Delivery.objects.count()

    place_stand(stand, place=(3, 1))

    assert (stand.number, place_name(stand)) == (1, "D2")
    assert Delivery.objects.count() == told


def test_two_stands_have_neither_number_nor_place_in_common(held):
    give_stand(wish(held), number=1, place=(0, 0))
    other = wish(held, "Berit Prøve")

    with pytest.raises(PlanError) as number:
        give_stand(other, number=1)
    with pytest.raises(PlanError) as place:
        give_stand(other, number=2, place=(0, 0))

    assert (number.value.field, place.value.field) == ("number", "place")


def test_a_no_comes_with_a_reason_and_frees_the_place(held):
    stand = give_stand(wish(held), number=1, place=(0, 0))

    with pytest.raises(PlanError):
        refuse_stand(stand, answer=" ")
    refuse_stand(stand, answer="Salen er full.")

    assert (stand.state, stand.number, stand.column) == ("refused", None, None)
    assert "Salen er full." in Message.objects.latest("pk").text


def test_a_wish_taken_back_gives_the_place_to_others(held):
    stand = give_stand(wish(held), number=1, place=(0, 0))

    save_asked(stand.sign_up, asked=Asked(stand={}))

    assert not Stand.objects.exists()
    assert stand.sign_up.wants_stand is False


def test_the_map_grows_so_that_there_is_always_room_beyond(held):
    give_stand(wish(held), number=1, place=(7, 5))

    rows = square(list(held.stands.all()))

    assert (len(rows[0]), len(rows)) == (9, 7)
    assert rows[5][7].stand.number == 1


def test_a_stand_is_placed_by_a_press_on_the_map_or_by_writing(client, kari, held):
    pressed, written = wish(held), wish(held, "Berit Prøve")

    client.post(address(held, "stand_place", pressed.pk), {"place": "C2"})
    client.post(address(held, "stand", written.pk), {"number": "9", "place": "d4"})

    found = {one.number: place_name(one) for one in held.stands.all()}
    assert found == {1: "C2", 9: "D4"}


def test_everyone_sees_the_square_and_each_their_own_number(client, held):
    stand = give_stand(wish(held), number=7, place=(0, 0))
    wish(held, "Berit Prøve")

    public = client.get(address(held, "square")).content.decode()
    own = client.get(
        reverse("conference:my_sign_up", args=[links.sign_up_token(stand.sign_up)])
    ).content.decode()

    assert "Laget til Anna Prøve" in public
    assert "Laget til Berit Prøve" not in public
    assert "nummer 7" in own


def test_the_square_is_fetched_for_print(client, held):
    give_stand(wish(held), number=7, place=(0, 0))

    assert client.get(address(held, "square_pdf")).content.startswith(b"%PDF")
