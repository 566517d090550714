"""The house's newsletter: two who get it, one who has not confirmed, one sent, and a draft."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from samspill.letters import actions
from samspill.letters.models import Newsletter, Subscriber, Topic
from samspill.letters.newsletter.links import subscriber_token
from samspill.letters.newsletter.receivers import receiver_list
from samspill.organiser.models import Organiser
from tests.address_parts import own

if TYPE_CHECKING:
    from tests.house import House

C, CASE = "coordinator", "case_officer"
TEXT = {"topic": "", "title_nb": "Nytt", "text_nb": "Hei.", "title_nn": "Nytt", "text_nn": "Hei."}


def ask(
    place: Organiser, email: str, language: str = "nb", topics: tuple[str, ...] = ("policy",)
) -> Subscriber:
    actions.ask_for_newsletter(place, email=email, language=language, topics=topics)
    return place.subscribers.get(email=email)


def write_newsletters(house: House) -> None:
    place, by = house.organiser, house.coordinator
    for name, language in (("en", "nb"), ("to", "nn")):
        actions.confirm_subscriber(ask(place, f"{name}.leser@example.no", language, Topic.values))
    ask(place, "uprovd.leser@example.no")
    sent = actions.begin_newsletter(place, by=by)
    sent = actions.write_newsletter(sent, values=TEXT, by=by)
    actions.send_newsletter(sent, seal=receiver_list(sent).seal, by=by)
    draft = actions.begin_newsletter(place, by=by)
    actions.write_newsletter(draft, values={**TEXT, "title_nb": "Neste"}, by=by)


def _draft(house: House) -> Newsletter:
    return house.organiser.newsletters.get(title_nb="Neste")


def _token(house: House) -> str:
    return subscriber_token(house.organiser.subscribers.get(email="en.leser@example.no"))


_of_draft = own(pk=lambda house: _draft(house).pk)
_of_reader = own(token=_token)
NEWSLETTER: dict[str, Callable[[House], dict[str, Any]]] = {
    "letters:newsletter": own(),
    "letters:newsletter_issue": own(number=lambda house: 1),
    "letters:newsletter_own": _of_reader,
    "letters:newsletter_end": _of_reader,
    "letters:newsletters": own(),
    "letters:newsletter_draft": _of_draft,
    "letters:newsletter_receivers": _of_draft,
    "letters:newsletter_dispatch": _of_draft,
}
NEWSLETTER_POSTS: dict[str, tuple[set[str], Any]] = {
    "letters:newsletters": ({C, CASE}, None),
    "letters:newsletter_draft": ({C, CASE}, lambda house: {**TEXT, "title_nb": "Nytt igjen"}),
    "letters:newsletter_dispatch": (
        {C},
        lambda house: {"seal": receiver_list(_draft(house)).seal},
    ),
}
