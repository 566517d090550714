"""Rows of the house for the standard: a year's marks, one with a file, and a survey that is open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from samspill.pure.received_files import ReceivedFile
from samspill.standard import actions
from samspill.standard.actions.assessing import Evidence
from samspill.standard.asking.links import answer_token
from samspill.standard.models import AskedAssociation, Criterion
from tests.address_parts import national, own, plain
from tests.house_advice import OF_THE_GUIDE

if TYPE_CHECKING:
    from tests.house import House

C, CASE = "coordinator", "case_officer"
TEXTS = {
    f"{part}_{language}": f"{part} {language}"
    for part in ("title", "asks", "question", "indicator", "ground")
    for language in ("nb", "nn", "en")
}
NEW_TEXTS = {**TEXTS, "state": "published"}
OF_THE_NATIONAL = {  # whose examples stand at the national body
    "standard:criteria",
    "standard:criterion",
    "standard:criterion_new",
    "standard:invitations",
    "standard:map_status",
    "standard:status",
    "standard:status_list",
    *OF_THE_GUIDE,
}


def keep_the_standard(house: House) -> None:
    today = timezone.localdate()
    file = ReceivedFile("register.txt", "text/plain", b"151 lag")
    evidence = Evidence(title="Registeret", on=today, file=file)
    for number, level, shown in ((5, 2, evidence), (6, 1, None), (7, None, None)):
        actions.write_mark(
            house.organiser,
            criterion=Criterion.objects.get(number=number),
            year=today.year,
            level=level,
            evidence=shown,
            is_public=True,
            by=house.coordinator,
        )
    survey = actions.open_survey(
        house.organiser, closes_on=today + timedelta(days=14), by=house.coordinator
    )
    starred = Criterion.objects.in_use().filter(is_starred=True)
    answers = {one.pk: ("yes", "Vi kjenner det igjen") for one in starred}
    actions.answer_survey(survey.asked.earliest("pk"), answers=answers)


def _token(house: House) -> dict[str, Any]:
    asked = AskedAssociation.objects.filter(survey__organiser=house.organiser)
    return {"token": answer_token(asked.latest("pk"))}


_criterion = own(number=lambda house: 5)
STANDARD: dict[str, Callable[[House], dict[str, Any]]] = {
    "standard:answer": _token,
    "standard:assessment": own(),
    "standard:closing": own(),
    "standard:completion": own(),
    "standard:criteria": national(),
    "standard:criterion": national(number=lambda house: 5),
    "standard:criterion_new": national(),
    "standard:evidence_file": _criterion,
    "standard:invitations": national(),
    "standard:map_now": plain(),
    "standard:map_status": national(),
    "standard:map_year": lambda house: {"year": timezone.localdate().year},
    "standard:mark": _criterion,
    "standard:profile": own(),
    "standard:public_file": _criterion,
    "standard:status": national(number=lambda house: "4222"),
    "standard:status_list": national(),
    "standard:survey": own(),
}
STANDARD_POSTS: dict[str, tuple[set[str], Any]] = {
    "standard:closing": ({C}, None),
    "standard:completion": ({C}, None),
    "standard:criterion": (set(), lambda house: NEW_TEXTS),
    "standard:criterion_new": (set(), lambda house: NEW_TEXTS),
    "standard:invitations": (set(), lambda house: {"conference": house.national_conference.pk}),
    "standard:mark": ({C}, lambda house: {"level": "1", "reason": "Et annet ord"}),
    "standard:status": (set(), lambda house: {"state": "adopted", "as_of": "2026-11-20"}),
    "standard:status_list": (set(), None),
    "standard:survey": ({C}, lambda house: {"closes_on": "2099-01-01"}),
}
