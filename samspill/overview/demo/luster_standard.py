"""Luster assesses itself: a few signs two years ago, more each year since, and seven associations' answers."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from samspill.organiser.models import Organiser
from samspill.overview.demo.story import on
from samspill.people.models import User
from samspill.standard import actions
from samspill.standard.actions.assessing import Evidence
from samspill.standard.models import Criterion, Survey

DAYS_AGO = 24
ANSWERS = (  # one association a row, one starred sign a column: 2, 6, 7, 9, 14, 15
    ("yes", "yes", "yes", "no", "unknown", "yes"),
    ("yes", "partly", "yes", "no", "unknown", "yes"),
    ("partly", "yes", "partly", "partly", "yes", "unknown"),
    ("yes", "yes", "yes", "no", "unknown", "yes"),
    ("yes", "no", "partly", "no", "unknown", "partly"),
    ("no", "yes", "yes", "partly", "partly", "yes"),
    ("unknown", "yes", "no", "no", "unknown", "yes"),
)
WORDS = {  # (association, sign) -> in its own words
    (0, 2): "Vi var med på kvelden, og kjenner att det vi sa.",
    (5, 2): "Vi fekk invitasjonen for seint.",
    (3, 9): "Nøkkelen er framleis problemet.",
    (6, 7): "Møta er bra, men berre på Gaupne.",
}
MARKS: tuple[
    tuple[int, int | None, str, str, bool], ...
] = (  # sign, level, why, what shows it, shown
    (1, 2, "Tiltaka har eigar og frist. Ikkje alle har pengar enno.", "Vedteken politikk", True),
    (2, 3, "", "Innspelsrapporten", True),
    (3, 3, "", "Vedtaket i kommunestyret", True),
    (4, 1, "Nemnd i økonomiplanen, men berre kultur har tiltak.", "", True),
    (5, 2, "", "Registeret", True),
    (6, 2, "Éin telefon og éi adresse.", "Kunngjering på nettsida", True),
    (7, 2, "", "Referat frå to møte", True),
    (8, 0, "Rådet er ikkje oppretta.", "", True),
    (9, 1, "Kalenderen gjeld berre dei kommunale lokala.", "", False),
    (16, 2, "", "Melding til kommunestyret", True),
)
EARLIER = (  # years ago, and the level of each sign then
    (2, {1: 0, 3: 0, 5: 0, 6: 1, 7: 0}),
    (1, {1: 1, 2: 2, 3: 2, 4: 0, 5: 1, 6: 1, 7: 1}),
)
IN_PLACE = 2  # what must be shown
NO_DATA = (14, "Vi byrja å telje i år.")


def assess(organiser: Organiser, *, case_number: str, by: User, built_at: datetime) -> None:
    """Last year's first marks, this year's, and the survey that was closed in between."""
    now = built_at - timedelta(days=DAYS_AGO)
    for years_ago, levels in EARLIER:
        year = now.year - years_ago
        with on(now.replace(year=year, day=min(now.day, 28))):
            for number, level in levels.items():
                title = "Sakspapira" if level >= IN_PLACE else ""
                _mark(organiser, number, level, year, "", title, case_number, True, by)
    with on(now - timedelta(days=21)):
        closes_on = (now - timedelta(days=1)).date()
        survey = actions.open_survey(organiser, closes_on=closes_on, by=by)
    with on(now - timedelta(days=14)):
        _answer(survey)
    with on(now - timedelta(days=1)):
        actions.close_survey(survey, by=by)
    with on(now):
        for number, level, why, title, is_public in MARKS:
            _mark(organiser, number, level, now.year, why, title, case_number, is_public, by)
        number, why = NO_DATA
        _mark(organiser, number, None, now.year, why, "", "", True, by)


def _mark(
    organiser: Organiser,
    number: int,
    level: int | None,
    year: int,
    why: str,
    title: str,
    case_number: str,
    is_public: bool,
    by: User,
) -> None:
    evidence = Evidence(title=title, case=case_number, on=date(year, 1, 15)) if title else None
    actions.write_mark(
        organiser,
        criterion=Criterion.objects.get(number=number),
        year=year,
        level=level,
        reason=why,
        evidence=evidence,
        is_public=is_public,
        by=by,
    )


def _answer(survey: Survey) -> None:
    starred = list(Criterion.objects.in_use().filter(is_starred=True))
    rows = zip(survey.asked.order_by("pk"), ANSWERS, strict=False)
    for place, (asked, choices) in enumerate(rows):
        answers = {
            one.pk: (choice, WORDS.get((place, one.number), ""))
            for one, choice in zip(starred, choices, strict=True)
        }
        actions.answer_survey(asked, answers=answers)
