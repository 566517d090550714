"""EXAMPLES has one entry for each address by its name: what it is made of, from the house."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from samspill.letters.models import Letter
from tests.house import House, token
from tests.house_archive import archived
from tests.house_became import BECAME
from tests.house_consultation import CONSULTED
from tests.house_council import COUNCIL
from tests.house_followup import FOLLOWING
from tests.house_papers import PAPERS
from tests.house_policy import POLICY

Kwargs = dict[str, Any]


def _delivery(house: House) -> int:
    return house.organiser.deliveries.filter(state="uncertain").earliest("pk").pk


def _draft_letter(house: House) -> int:
    return house.letter(Letter.Kind.REMINDER).pk


def _own(**more: Callable[[House], Any]) -> Callable[[House], Kwargs]:
    """Of the house's own organiser."""
    return lambda house: {
        "slug": house.organiser.slug,
        **{name: make(house) for name, make in more.items()},
    }


def _national(**more: Callable[[House], Any]) -> Callable[[House], Kwargs]:
    return lambda house: {
        "slug": house.national.slug,
        **{name: make(house) for name, make in more.items()},
    }


def _plain(**more: Any) -> Callable[[House], Kwargs]:
    return lambda house: dict(more)


def _code(house: House) -> Kwargs:
    return {"code": house.dialogue.code}


def _token(house: House) -> Kwargs:
    return {"token": token(house)}


_conference = _own(pk=lambda house: house.conference.pk)
_item = _own(
    pk=lambda house: house.conference.pk,
    item_pk=lambda house: house.conference.programme.filter(kind="talk").earliest("pk").pk,
)
_sign_up = _own(
    pk=lambda house: house.conference.pk,
    sign_up_pk=lambda house: house.conference.sign_ups.seated().earliest("pk").pk,
)
_letter = _own(pk=_draft_letter)
_association = _own(pk=lambda house: house.organiser.associations.active().earliest("pk").pk)
_plan = _own(pk=lambda house: house.dialogue.seating_plans.latest("pk").pk)
_contribution = _own(pk=lambda house: house.unpublished.pk)
_reflection = _own(
    pk=lambda house: house.dialogue.contributions.filter(kind="reflection").earliest("pk").pk
)
_cluster = _own(pk=lambda house: house.dialogue.clusters.earliest("pk").pk)
_step = _own(key=lambda house: "invite")
_round = _own(number=lambda house: 2)
_sheet = _own(code=lambda house: house.sheet.code)

_word = _own(
    pk=lambda house: (
        house.dialogue.contributions.standing().filter(round__number=1).earliest("pk").pk
    )
)
_own_theme = _own(code=lambda house: house.organiser.own_themes.earliest("pk").pk)
_act = _own(pk=lambda house: house.dialogue.control_acts.latest("pk").pk)
_sorting_act = _own(
    pk=lambda house: house.dialogue.sorting_acts.filter(undone_at=None).latest("pk").pk
)

EXAMPLES: dict[str, Callable[[House], Kwargs]] = {
    **BECAME,
    **CONSULTED,
    **COUNCIL,
    **FOLLOWING,
    **PAPERS,
    **POLICY,
    "conference:add_sign_up": _conference,
    "conference:all": _plain(),
    "conference:calendar": _conference,
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
    "conference:plan": _own(),
    "conference:programme": _conference,
    "conference:programme_calendar": _conference,
    "conference:programme_item": _item,
    "conference:programme_item_deletion": _item,
    "conference:programme_pdf": _conference,
    "conference:publication": _own(pk=lambda house: house.draft.pk),
    "conference:sign_up": _conference,
    "conference:sign_ups": _own(),
    "conference:sign_ups_file": _conference,
    "conference:withdrawal": _conference,
    "conference:work": _own(),
    "dialogue:associations": _code,
    "dialogue:away": _plain(),
    "dialogue:api": _plain(),
    "dialogue:board": _code,
    "dialogue:board_plenary": _code,
    "dialogue:cards": _own(),
    "dialogue:cluster_removal": _cluster,
    "dialogue:cluster_title": _cluster,
    "dialogue:closing": _own(number=lambda house: 1),
    "dialogue:control": _own(),
    "dialogue:reversal": _act,
    "dialogue:nudge": _own(number=lambda house: 1),
    "dialogue:lead": _own(),
    "dialogue:reading": _own(),
    "dialogue:waiting": _word,
    "dialogue:holding": _word,
    "dialogue:showing": _word,
    "dialogue:stage_opening": _own(number=lambda house: 2, stage=lambda house: 1),
    "dialogue:clock_start": _own(number=lambda house: 1),
    "dialogue:clock_pause": _own(number=lambda house: 1),
    "dialogue:door_poster": _own(),
    "dialogue:extension": _own(number=lambda house: 1),
    "dialogue:host": _code,
    "dialogue:import_contributions": _own(),
    "dialogue:join": _plain(),
    "dialogue:laying": _own(),
    "dialogue:lock": _own(),
    "dialogue:move": _own(),
    "dialogue:move_cost": _own(),
    "dialogue:name_list": _own(),
    "dialogue:opening": _round,
    "dialogue:openapi": _plain(),
    "dialogue:paper": _own(),
    "dialogue:participant": _code,
    "dialogue:plan": _own(),
    "dialogue:plan_state": _own(),
    "dialogue:plenary": _own(),
    "dialogue:plenary_reversal": _own(),
    "dialogue:publication": _plan,
    "dialogue:react": _code,
    "dialogue:reflection": _own(),
    "dialogue:reflection_withdrawal": _reflection,
    "dialogue:replan": _own(),
    "dialogue:room": _own(),
    "dialogue:round_setup": _own(),
    "dialogue:rounds_of_programme": _own(),
    "dialogue:rule_new": _own(),
    "dialogue:rule_removal": _own(pk=lambda house: house.rule.pk),
    "dialogue:setup": _own(),
    "dialogue:sheet": _sheet,
    "dialogue:sheet_check": _sheet,
    "dialogue:sheet_correction": _sheet,
    "dialogue:sheet_photo": _sheet,
    "dialogue:sheet_photo_removal": _sheet,
    "dialogue:sheet_photos": _own(),
    "dialogue:sheets": _own(),
    "dialogue:tables": _own(),
    "dialogue:top": _code,
    "dialogue:topic_choice": _code,
    "dialogue:topics": _own(),
    "dialogue:two_readers": _own(),
    "dialogue:whole_room": _own(),
    "dialogue:wish": _own(),
    "dialogue:wish_removal": _own(pk=lambda house: house.wish.pk),
    "dialogue:withdrawal": _code,
    "dialogue:worker": _plain(),
    "dialogue:write": _code,
    "insight:act_undoing": _sorting_act,
    "insight:act_redoing": _own(
        pk=lambda house: house.dialogue.sorting_acts.filter(undone_at__isnull=False).latest("pk").pk
    ),
    "insight:acts": _own(),
    "insight:alike": _own(),
    "insight:coding": _contribution,
    "insight:contribution": _contribution,
    "insight:contributions": _own(),
    "insight:debrief": _own(),
    "insight:differences": _contribution,
    "insight:disagreements": _own(),
    "insight:doubt": _contribution,
    "insight:joining": _contribution,
    "insight:merges": _contribution,
    "insight:figures": _own(),
    "insight:figures_file": _own(by=lambda house: "theme"),
    "insight:new_themes": _own(),
    "insight:partings": _contribution,
    "insight:parts": _contribution,
    "insight:theme": _own_theme,
    "insight:theme_new": _own(),
    "insight:theme_putting_away": _own_theme,
    "insight:debrief_file": _own(form=lambda house: "docx"),
    "insight:publication": _contribution,
    "insight:report": _own(),
    "insight:report_file": _own(form=lambda house: "pdf"),
    "insight:report_progress": _own(),
    "insight:report_runs": _own(),
    "insight:rereading": _contribution,
    "insight:second_reading": _own(),
    "insight:settlement": _contribution,
    "insight:sort": _own(),
    "insight:thanks": _own(),
    "insight:undoing": _own(),
    "letters:approval": _letter,
    "letters:deliveries": _own(),
    "letters:dispatch": _letter,
    "letters:docx": _letter,
    "letters:drafts": _own(),
    "letters:facts": _letter,
    "letters:letter": _letter,
    "letters:letters": _own(),
    "letters:paper": _letter,
    "letters:pdf": _letter,
    "letters:recipients": _letter,
    "letters:resolution": _own(pk=_delivery),
    "letters:withdrawal": _own(pk=lambda house: house.letter(Letter.Kind.THANKS).pk),
    "overview:accessibility": _plain(),
    "overview:archive": _own(),
    "overview:archive_package": _own(pk=archived),
    "overview:county": _plain(number="42"),
    "overview:front": _plain(),
    "overview:health": _plain(),
    "overview:municipality": _plain(number="4206"),
    "overview:my_organisers": _plain(),
    "overview:open_data": _plain(),
    "overview:open_table": _plain(name="municipalities", ending="csv"),
    "overview:organiser": _own(),
    "overview:place_data": _own(),
    "overview:place_index": _own(),
    "overview:place_table": _own(name=lambda house: "contributions", ending=lambda house: "json"),
    "overview:privacy": _plain(),
    "overview:road": _own(),
    "people:ask_for_code": _plain(),
    "people:code": _plain(),
    "people:sign_in": _plain(),
    "people:sign_out": _plain(),
    "process:begin": _own(),
    "process:completion": _step,
    "process:facts": _own(),
    "process:guide": _plain(),
    "process:guide_step": _plain(key="invite"),
    "process:hand_over": _own(),
    "process:preliminary_meeting": _own(),
    "process:step": _step,
    "process:ticks": _step,
    "process:working_group": _own(),
    "registry:association": _association,
    "registry:associations": _own(),
    "registry:details": _association,
    "registry:import": _own(),
    "registry:import_preview": _own(),
    "registry:import_register": _own(),
    "registry:new": _own(),
    "standard:map_status": _national(),
    "standard:status": _national(number=lambda house: "4222"),
    "standard:status_list": _national(),
    "ui:language": _plain(code="nn"),
}
