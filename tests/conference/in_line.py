"""People who have a dinner or a session, and people in line for it."""

from __future__ import annotations

from decimal import Decimal

from samspill.conference import actions
from samspill.conference.actions import ProgrammeDraft
from samspill.conference.actions.asked import Asked, save_asked
from samspill.conference.actions.extras import save_extra
from samspill.conference.models import Conference, PlaceInLine
from samspill.conference.waiting.places import places_of
from tests.conference import builders


def dinner(held, capacity=1, price=395):
    return save_extra(held, name="Middag", kind="meal", capacity=capacity, price=Decimal(price))


def person(held, name, **more):
    return builders.sign_up(held, name, email=f"{name.lower()}@example.no", **more)


def eats(held, extra, name, **more):
    one = person(held, name, **more)
    save_asked(one, asked=Asked(extras={extra.pk: ""}))
    return one


def waits(held, extra, name, **more):
    one = person(held, name, **more)
    save_asked(one, asked=Asked(extra_lines={extra.pk: ""}))
    return one


def at_dinner(extra):
    return sorted(extra.choices.values_list("sign_up__name", flat=True))


def place_of(one):
    return PlaceInLine.objects.get(sign_up=one)


def number(one):
    return [place.number for place in places_of(one)]


def with_hours(held, hours=24):
    Conference.objects.filter(pk=held.pk).update(offer_hours=hours)
    held.offer_hours = hours


def sessions(held, *rooms):
    drafts = [
        ProgrammeDraft(
            starts_at=held.starts_at, ends_at=held.ends_at, title=title, track=title, capacity=room
        )
        for title, room in rooms
    ]
    return [actions.add_programme_item(held, draft=draft) for draft in drafts]


def goes(held, item, name):
    one = person(held, name)
    save_asked(one, asked=Asked(sessions=frozenset({item.pk})))
    return one


def going_to(item):
    return sorted(item.choices.values_list("sign_up__name", flat=True))
