"""What belongs to the day of the house's conference: partners, pictures, run sheet, who came."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from PIL import Image

from samspill.conference import actions
from samspill.conference.door.keys import door_token
from samspill.conference.models import DoubleCheckIn, Partner, RunSheetCue, Speaker

if TYPE_CHECKING:
    from tests.house import House


def prepare_the_day(house: House) -> None:
    held, by = house.conference, house.coordinator
    actions.add_picture(held, data=a_picture(), alternative_text="Salen", by=by)
    actions.save_partner(Partner(conference=held), role="funder", name="Fondet", by=by)
    cue = RunSheetCue(conference=held)
    actions.save_cue(cue, starts_at=held.starts_at - timedelta(hours=1), what="Stoler", by=by)
    first = held.sign_ups.seated().earliest("pk")
    for door in ("A", "B"):
        actions.check_in(first, key=uuid4(), door=door)


def a_picture(form: str = "PNG") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 20), "green").save(out, form)
    return out.getvalue()


def _double(house: House) -> int:
    rows = DoubleCheckIn.objects.filter(sign_up__conference=house.conference)
    return rows.earliest("pk").pk


def _speaker(house: House) -> int:
    return Speaker.objects.filter(item__conference=house.conference).earliest("pk").pk


def _own(**more: Callable[[House], Any]) -> Callable[[House], dict[str, Any]]:
    return lambda house: {
        "slug": house.organiser.slug,
        "pk": house.conference.pk,
        **{name: make(house) for name, make in more.items()},
    }


def _door(house: House) -> dict[str, Any]:
    return {"token": door_token(house.conference)}


_conference = _own()
_partner = _own(partner_pk=lambda house: house.conference.partners.earliest("pk").pk)
_picture = _own(picture_pk=lambda house: house.conference.pictures.earliest("pk").pk)
_cue = _own(cue_pk=lambda house: house.conference.cues.earliest("pk").pk)
_item = _own(item_pk=lambda house: house.conference.programme.filter(kind="talk").first().pk)

DAY: dict[str, Callable[[House], dict[str, Any]]] = {
    "conference:add_picture": _conference,
    "conference:badges": _conference,
    "conference:change_picture": _picture,
    "conference:door": _door,
    "conference:door_arrivals": _door,
    "conference:door_check_in": _door,
    "conference:door_list": _own(order=lambda house: "name"),
    "conference:door_reversal": _door,
    "conference:door_walk_ins": _door,
    "conference:door_withdrawal": _conference,
    "conference:door_work": _conference,
    "conference:door_worker": lambda house: {},
    "conference:double_settling": _own(double_pk=_double),
    "conference:partner": _partner,
    "conference:partner_removal": _partner,
    "conference:partners": _conference,
    "conference:picture": _picture,
    "conference:picture_removal": _picture,
    "conference:programme_publication": _conference,
    "conference:speaker": _own(speaker_pk=_speaker),
    "conference:table_signs": _conference,
    "dialogue:cue": _cue,
    "dialogue:cue_removal": _cue,
    "dialogue:duty": _item,
    "dialogue:not_come": lambda house: {"slug": house.organiser.slug},
    "dialogue:running": _conference,
    "dialogue:running_file": _conference,
}


def _cue_body(house: House) -> dict[str, str]:
    day = house.conference.starts_at
    return {"day": f"{day:%Y-%m-%d}", "starts": "08:15", "what": "Kaffe"}


def _changed_body(house: House) -> dict[str, str]:
    """Something has been changed since the programme was put out."""
    house.conference.programme.filter(kind="talk").update(room="Kinoen")
    return {"note": "", "seen": ""}


C, F = "coordinator", "facilitator"
PARTNER = {"role": "co_organiser", "name": "Idrettsrådet", "website": "", "logo": ""}
DAY_POSTS: dict[str, tuple[set[str], Any]] = {
    "conference:add_picture": (
        {C},
        lambda house: {"file": io.BytesIO(a_picture()), "alternative_text": "Kaffe på bordet"},
    ),
    "conference:change_picture": ({C}, lambda house: {"alternative_text": "Salen i dag"}),
    "conference:door_withdrawal": ({C, F}, None),
    "conference:double_settling": ({C, F}, None),
    "conference:partner": ({C}, lambda house: PARTNER),
    "conference:partner_removal": ({C}, None),
    "conference:partners": ({C}, lambda house: PARTNER),
    "conference:picture_removal": ({C}, None),
    "conference:programme_publication": ({C}, _changed_body),
    "conference:speaker": ({C}, lambda house: {"about": "Har vært med i 20 år."}),
    "dialogue:cue": ({C, F}, _cue_body),
    "dialogue:cue_removal": ({C, F}, None),
    "dialogue:not_come": ({C, F}, None),
    "dialogue:duty": ({C, F}, lambda house: {"responsible": "Teknikeren"}),
    "dialogue:running": ({C, F}, _cue_body),
}
