"""EXAMPLES has one entry for each address by its name: what it is made of, from the house."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from samspill.letters.models import Letter
from tests.address_parts import own, plain
from tests.house import House, token
from tests.house_advice import ADVICE
from tests.house_archive import archived
from tests.house_asked import ASKED
from tests.house_became import BECAME
from tests.house_care import CARE
from tests.house_consultation import CONSULTED
from tests.house_council import COUNCIL
from tests.house_day import DAY
from tests.house_followup import FOLLOWING
from tests.house_newsletter import NEWSLETTER
from tests.house_own import OWN
from tests.house_own_data import OWN_DATA
from tests.house_papers import PAPERS
from tests.house_people import PEOPLE
from tests.house_policy import POLICY
from tests.house_register import REGISTER
from tests.house_release import RELEASED
from tests.house_road import ROAD
from tests.house_sending import SENDING, sent_letter
from tests.house_sign_up import SIGNING
from tests.house_sorting import SORTED
from tests.house_standard import STANDARD

Kwargs = dict[str, Any]


def _delivery(house: House) -> int:
    return house.organiser.deliveries.filter(state="uncertain").earliest("pk").pk


def _draft_letter(house: House) -> int:
    return house.letter(Letter.Kind.REMINDER).pk


def _code(house: House) -> Kwargs:
    return {"code": house.dialogue.code}


def _token(house: House) -> Kwargs:
    return {"token": token(house)}


_wording = own(
    kind=lambda house: "reminder",
    language=lambda house: "nb",
    number=lambda house: 1,
)
_conference = own(pk=lambda house: house.conference.pk)
_item = own(
    pk=lambda house: house.conference.pk,
    item_pk=lambda house: house.conference.programme.filter(kind="talk").earliest("pk").pk,
)
_sign_up = own(
    pk=lambda house: house.conference.pk,
    sign_up_pk=lambda house: house.conference.sign_ups.seated().earliest("pk").pk,
)
_letter = own(pk=_draft_letter)
_association = own(pk=lambda house: house.organiser.associations.active().earliest("pk").pk)
_plan = own(pk=lambda house: house.dialogue.seating_plans.latest("pk").pk)
_reflection = own(
    pk=lambda house: house.dialogue.contributions.filter(kind="reflection").earliest("pk").pk
)
_cluster = own(pk=lambda house: house.dialogue.clusters.earliest("pk").pk)
_step = own(key=lambda house: "invite")
_round = own(number=lambda house: 2)
_sheet = own(code=lambda house: house.sheet.code)

_word = own(
    pk=lambda house: (
        house.dialogue.contributions.standing().filter(round__number=1).earliest("pk").pk
    )
)
_act = own(pk=lambda house: house.dialogue.control_acts.latest("pk").pk)

EXAMPLES: dict[str, Callable[[House], Kwargs]] = {
    **PEOPLE,
    **NEWSLETTER,
    **ASKED,
    **BECAME,
    **CONSULTED,
    **COUNCIL,
    **DAY,
    **REGISTER,
    **FOLLOWING,
    **ROAD,
    **OWN,
    **OWN_DATA,
    **CARE,
    **PAPERS,
    **POLICY,
    **SENDING,
    **SIGNING,
    **STANDARD,
    **SORTED,
    **RELEASED,
    **ADVICE,
    "conference:add_sign_up": _conference,
    "conference:all": plain(),
    "conference:calendar": _conference,
    "conference:acceptance": _sign_up,
    "conference:cancel_sign_up": _sign_up,
    "conference:cancellation": _token,
    "conference:change_sign_up": _sign_up,
    "conference:conference": _conference,
    "conference:facts": _conference,
    "conference:letters": _conference,
    "conference:my_sign_up": _token,
    "conference:own_calendar": _token,
    "conference:own_link": _conference,
    "conference:participant": _token,
    "conference:plan": own(),
    "conference:programme": _conference,
    "conference:programme_calendar": _conference,
    "conference:programme_item": _item,
    "conference:programme_item_deletion": _item,
    "conference:programme_pdf": _conference,
    "conference:publication": own(pk=lambda house: house.draft.pk),
    "conference:sign_up": _conference,
    "conference:sign_ups": own(),
    "conference:sign_ups_file": _conference,
    "conference:withdrawal": _conference,
    "conference:work": own(),
    "dialogue:associations": _code,
    "dialogue:away": plain(),
    "dialogue:api": plain(),
    "dialogue:board": _code,
    "dialogue:board_plenary": _code,
    "dialogue:cards": own(),
    "dialogue:cluster_removal": _cluster,
    "dialogue:cluster_title": _cluster,
    "dialogue:closing": own(number=lambda house: 1),
    "dialogue:control": own(),
    "dialogue:reversal": _act,
    "dialogue:nudge": own(number=lambda house: 1),
    "dialogue:lead": own(),
    "dialogue:reading": own(),
    "dialogue:waiting": _word,
    "dialogue:holding": _word,
    "dialogue:showing": _word,
    "dialogue:stage_opening": own(number=lambda house: 2, stage=lambda house: 1),
    "dialogue:clock_start": own(number=lambda house: 1),
    "dialogue:clock_pause": own(number=lambda house: 1),
    "dialogue:door_poster": own(),
    "dialogue:extension": own(number=lambda house: 1),
    "dialogue:host": _code,
    "dialogue:import_contributions": own(),
    "dialogue:join": plain(),
    "dialogue:laying": own(),
    "dialogue:lock": own(),
    "dialogue:move": own(),
    "dialogue:move_cost": own(),
    "dialogue:name_list": own(),
    "dialogue:opening": _round,
    "dialogue:openapi": plain(),
    "dialogue:paper": own(),
    "dialogue:participant": _code,
    "dialogue:plan": own(),
    "dialogue:plan_state": own(),
    "dialogue:plenary": own(),
    "dialogue:plenary_reversal": own(),
    "dialogue:publication": _plan,
    "dialogue:react": _code,
    "dialogue:reflection": own(),
    "dialogue:reflection_withdrawal": _reflection,
    "dialogue:replan": own(),
    "dialogue:room": own(),
    "dialogue:round_setup": own(),
    "dialogue:rounds_of_programme": own(),
    "dialogue:rule_new": own(),
    "dialogue:rule_removal": own(pk=lambda house: house.rule.pk),
    "dialogue:setup": own(),
    "dialogue:sheet": _sheet,
    "dialogue:sheet_check": _sheet,
    "dialogue:sheet_correction": _sheet,
    "dialogue:sheet_photo": _sheet,
    "dialogue:sheet_photo_removal": _sheet,
    "dialogue:sheet_photos": own(),
    "dialogue:sheets": own(),
    "dialogue:tables": own(),
    "dialogue:top": _code,
    "dialogue:topic_choice": _code,
    "dialogue:topics": own(),
    "dialogue:two_readers": own(),
    "dialogue:whole_room": own(),
    "dialogue:wish": own(),
    "dialogue:wish_removal": own(pk=lambda house: house.wish.pk),
    "dialogue:withdrawal": _code,
    "dialogue:worker": plain(),
    "dialogue:write": _code,
    "letters:approval": _letter,
    "letters:deliveries": own(),
    "letters:dispatch": _letter,
    "letters:docx": _letter,
    "letters:drafts": own(),
    "letters:facts": _letter,
    "letters:letter": _letter,
    "letters:letters": own(),
    "letters:paper": own(pk=lambda house: sent_letter(house).pk),
    "letters:pdf": _letter,
    "letters:recipients": _letter,
    "letters:resolution": own(pk=_delivery),
    "letters:wordings": own(),
    "letters:wording": own(kind=lambda house: "reminder"),
    "letters:wording_version": _wording,
    "letters:wording_return": _wording,
    "letters:house_wording": own(kind=lambda house: "reminder", language=lambda house: "nb"),
    "letters:letter_wording": own(pk=_draft_letter),
    "letters:notices": own(pk=_draft_letter),
    "letters:notice": own(pk=_draft_letter, form=lambda house: "website"),
    "letters:notice_beginning": own(pk=_draft_letter, form=lambda house: "website"),
    "letters:poster": own(pk=_draft_letter, paper=lambda house: "a4"),
    "conference:questions_of_letter": own(pk=_draft_letter),
    "letters:withdrawal": own(pk=lambda house: house.letter(Letter.Kind.THANKS).pk),
    "overview:accessibility": plain(),
    "overview:archive": own(),
    "overview:archive_package": own(pk=archived),
    "overview:county": plain(number="42"),
    "overview:front": plain(),
    "overview:health": plain(),
    "overview:health_metrics": plain(),
    "overview:health_work": plain(),
    "overview:state": plain(),
    "overview:municipality": plain(number="4206"),
    "overview:my_organisers": plain(),
    "overview:open_data": plain(),
    "overview:open_table": plain(name="municipalities", ending="csv"),
    "overview:organiser": own(),
    "overview:place_data": own(),
    "overview:place_index": own(),
    "overview:place_table": own(name=lambda house: "contributions", ending=lambda house: "json"),
    "overview:privacy": plain(),
    "overview:road": own(),
    "people:ask_for_code": plain(),
    "people:code": plain(),
    "people:sign_in": plain(),
    "people:sign_out": plain(),
    "process:begin": own(),
    "process:completion": _step,
    "process:facts": own(),
    "process:guide": plain(),
    "process:guide_step": plain(key="invite"),
    "process:hand_over": own(),
    "process:preliminary_meeting": own(),
    "process:ticks": _step,
    "process:working_group": own(),
    "registry:association": _association,
    "registry:associations": own(),
    "registry:details": _association,
    "registry:import": own(),
    "registry:import_preview": own(),
    "registry:import_register": own(),
    "registry:new": own(),
    "ui:language": plain(code="nn"),
}
