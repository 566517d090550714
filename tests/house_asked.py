"""What the house's conference asks at sign-up: questions, extras, needs, stands, fees."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from samspill.conference import links
from samspill.conference.actions.asked import Asked, keep_needs, save_asked
from samspill.conference.actions.extras import save_extra, set_preparation
from samspill.conference.actions.fees import make_bases, save_issuer
from samspill.conference.actions.own_fields import save_field
from samspill.conference.actions.stands import add_own_stand, give_stand
from samspill.conference.models import CheckIn, Conference, ExtraChoice, PlaceInLine, SignUp

if TYPE_CHECKING:
    from tests.house import House

ISSUER = {
    "name": "Eksempel kommune",
    "org_number": "310000000",
    "address": "Storgata 1",
    "postcode": "4370",
    "place": "Egersund",
    "account_number": "86011117947",
    "due_days": 30,
}
C, F = "coordinator", "facilitator"


def ask_more(house: House) -> None:
    Conference.objects.filter(pk=house.conference.pk).update(has_stands=True)
    held, by = Conference.objects.get(pk=house.conference.pk), house.coordinator
    field = save_field(held, kind="yes_no", label="Kjører du?", reason="Samkjøring", by=by)
    save_field(held, kind="text", label="Hva heter hunden?", reason="Navneskilt", by=by)
    dinner = save_extra(held, name="Middag", kind="meal", capacity=9, price=Decimal(395), by=by)
    save_extra(held, name="Natt", kind="night", capacity=None, price=Decimal(0), by=by)
    set_preparation(held, texts=["Hva er dere stolte av?"], by=by)
    one = held.sign_ups.seated().earliest("pk")
    buyer = {"name": "Eksempel kommune", "org_number": "312345676"}
    one.invoice_reference = "K-4711"
    one.save()
    asked = Asked(
        answers={field.pk: True},
        extras={dinner.pk: ""},
        stand={"tables": 1, "brings": "Seilbåt"},
        buyer=buyer,
        preparation={held.preparation_questions.get().pk: "Dugnaden"},
    )
    save_asked(one, asked=asked)
    other = held.sign_ups.seated().order_by("pk")[1]
    save_asked(other, asked=Asked(extras={dinner.pk: ""}))
    save_extra(held, name="Kajakk", kind="other", capacity=1, price=Decimal(0), by=by)
    kayak = held.extras.latest("pk")
    ExtraChoice.objects.create(extra=kayak, sign_up=other)
    PlaceInLine.objects.create(extra=kayak, sign_up=one, offered_until=held.starts_at)
    keep_needs(one, diet="Nøtter", access="Teleslynge")
    add_own_stand(held, brings="Frivilligsentralen", by=by)
    give_stand(held.stands.earliest("pk"), number=1, place=(0, 0), by=by)
    save_issuer(held, rules=[], no_show_fee=0, by=by, **ISSUER)
    make_bases(held, sign_up=one, by=by)
    _hold_one_long_ago(held)


def _hold_one_long_ago(conference: Conference) -> None:
    """A conference that is over, where one came: certificates are given there."""
    past = Conference.objects.get(pk=conference.pk)
    years = timedelta(days=3 * 365)
    past.pk, past.title, past.published_at = None, "I fjor", None
    past.starts_at, past.ends_at = past.starts_at - years, past.ends_at - years
    past.sign_up_deadline -= years
    past.save()
    came = SignUp.objects.create(
        conference=past, name="Prøve Deltaker", card_code="FJORR", state="seated"
    )
    CheckIn.objects.create(sign_up=came, key=uuid4(), at=past.starts_at)


def _came(house: House) -> SignUp:
    return SignUp.objects.get(conference__organiser=house.organiser, card_code="FJORR")


def _in_line(house: House) -> PlaceInLine:
    return PlaceInLine.objects.filter(sign_up__conference=house.conference).earliest("pk")


def _own(**more: Callable[[House], Any]) -> Callable[[House], dict[str, Any]]:
    return lambda house: {
        "slug": house.organiser.slug,
        "pk": house.conference.pk,
        **{name: make(house) for name, make in more.items()},
    }


def _token(house: House) -> dict[str, Any]:
    one = house.conference.sign_ups.seated().earliest("pk")
    return {"token": links.sign_up_token(one)}


_conference = _own()
_field = _own(field_pk=lambda house: house.conference.own_fields.earliest("sort_order").pk)
_last_field = _own(field_pk=lambda house: house.conference.own_fields.latest("sort_order").pk)
_extra = _own(extra_pk=lambda house: house.conference.extras.get(name="Natt").pk)
_place = _own(place_pk=lambda house: _in_line(house).pk)
_stand = _own(stand_pk=lambda house: house.conference.stands.latest("pk").pk)
_sign_up = _own(sign_up_pk=lambda house: house.conference.sign_ups.seated().earliest("pk").pk)

ASKED: dict[str, Callable[[House], dict[str, Any]]] = {
    "conference:bases": _conference,
    "conference:bases_xlsx": _conference,
    "conference:bases_zip": _conference,
    "conference:basis_ehf": _own(number=lambda house: 1),
    "conference:certificate_of": lambda house: {
        "slug": house.organiser.slug,
        "pk": _came(house).conference_id,
        "sign_up_pk": _came(house).pk,
    },
    "conference:extra": _extra,
    "conference:extra_deletion": _extra,
    "conference:extras": _conference,
    "conference:fees": _conference,
    "conference:issuer": _conference,
    "conference:kitchen_pdf": _conference,
    "conference:needs": _conference,
    "conference:own_answers": _token,
    "conference:own_certificate": lambda house: {"token": links.sign_up_token(_came(house))},
    "conference:own_needs": _token,
    "conference:own_needs_withdrawal": _token,
    "conference:own_stand": _conference,
    "conference:place": lambda house: {
        "token": links.sign_up_token(_in_line(house).sign_up),
        "place_pk": _in_line(house).pk,
    },
    "conference:place_acceptance": _place,
    "conference:place_removal": _place,
    "conference:preparation": _conference,
    "conference:question": _field,
    "conference:question_deletion": _last_field,
    "conference:question_place": _last_field,
    "conference:questions": _conference,
    "conference:sign_up_answers": _sign_up,
    "conference:sign_ups_xlsx": _conference,
    "conference:square": _conference,
    "conference:square_pdf": _conference,
    "conference:stand": _stand,
    "conference:stand_place": _stand,
    "conference:stand_refusal": _stand,
    "conference:stands": _conference,
}
QUESTION = {"label": "Fag", "kind": "text", "reason": "Gruppene"}
EXTRA = {"name": "Lunsj", "kind": "meal", "price": "0"}
ASKED_POSTS: dict[str, tuple[set[str], Callable[[House], dict[str, Any]] | None]] = {
    "conference:bases": ({C}, lambda house: {"sign_up": str(_second(house))}),
    "conference:bases_xlsx": ({C}, None),
    "conference:bases_zip": ({C}, None),
    "conference:extra": ({C}, lambda house: EXTRA),
    "conference:extra_deletion": ({C}, None),
    "conference:extras": ({C}, lambda house: EXTRA),
    "conference:issuer": ({C}, lambda house: ISSUER),
    "conference:own_stand": ({C, F}, lambda house: {"brings": "Biblioteket"}),
    "conference:place_acceptance": ({C, F}, None),
    "conference:place_removal": ({C, F}, None),
    "conference:preparation": ({C}, lambda house: {"questions": "Hva er dere stolte av?\nHva nå?"}),
    "conference:question": ({C}, lambda house: {**QUESTION, "kind": "yes_no"}),
    "conference:question_deletion": ({C}, None),
    "conference:question_place": ({C}, lambda house: {"direction": "up"}),
    "conference:questions": ({C}, lambda house: QUESTION),
    "conference:sign_up_answers": ({C, F}, lambda house: {"extra_line_1": ""}),
    "conference:stand": ({C, F}, lambda house: {"number": "7", "place": "C3"}),
    "conference:stand_place": ({C, F}, lambda house: {"place": "B2"}),
    "conference:stand_refusal": ({C, F}, lambda house: {"answer": "Salen er full."}),
}


def _second(house: House) -> int:
    """A sign-up that owes something and has no basis yet."""
    return house.conference.sign_ups.seated().order_by("pk")[1].pk
