"""Municipalities that show their own assessment, so that there is something to be seen beside.

Eleven: some of Luster's size, some of its county, some both. What they say of themselves is invented.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction

from samspill.organiser import actions as organiser_actions
from samspill.organiser.models import Municipality, Organiser
from samspill.overview.demo.story import on
from samspill.standard import actions
from samspill.standard.actions.assessing import Evidence
from samspill.standard.models import Criterion

# A sign a place, 1 to 16: the level, "?" is no data, "." is not shown.
SHOWN: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    ("4643", "Årdal", "ardal", ("1.1.1.........0.", "2121.11.........", "2122211.10....11")),
    ("4625", "Austevoll", "austevoll", ("101.1.1.........", "112.1.20.1......")),
    ("4650", "Gloppen", "gloppen", ("2.212...1.......", "32232.21.1.1..?2")),
    ("4651", "Stryn", "stryn", ("11.1.1..........", "122.112.0.......")),
    ("1566", "Surnadal", "surnadal", ("0.0.............", "110.11.00......1")),
    ("3421", "Trysil", "trysil", ("2.3..2..........", "233.2231.21.....")),
    ("4201", "Risør", "risor", ("..1.1...........", "1.121.10........")),
    ("5056", "Hitra", "hitra", ("2.22............", "2222.11..1.....2")),
    ("4622", "Kvam", "kvam", ("121.11..........", "232.2120........")),
    ("4621", "Voss", "voss", ("2.2...2.........", "323.2232.2......")),
    ("4640", "Sogndal", "sogndal", ("....1...........", "1.12111.3.......")),
)
TITLES = {
    1: "Politikken", 2: "Innspillsrapporten", 3: "Vedtaket", 4: "Økonomiplanen",
    5: "Registeret over lag", 6: "Kontaktsida", 7: "Møteplanen", 9: "Lokaloversikten",
    10: "Tilskuddsreglene", 11: "Kalenderen", 12: "Kursplanen", 16: "Årsmeldingen",
}  # fmt: skip
DAYS_AGO, LEVEL_OF_EVIDENCE = 40, 2


def build(built_at: datetime) -> None:
    """About two hundred marks, the newest of this year, each year a year before the next."""
    criteria = {one.number: one for one in Criterion.objects.in_use().prefetch_related("versions")}
    for place, (number, name, slug, years) in enumerate(SHOWN):
        now = built_at - timedelta(days=DAYS_AGO + 3 * place)
        with transaction.atomic():
            organiser = _organiser(number, name, slug, now - timedelta(days=900))
            for back, levels in enumerate(reversed(years)):
                with on(now - timedelta(days=365 * back)):
                    _year(organiser, levels, (now - timedelta(days=365 * back)).date(), criteria)
    actions.keep_map_changes()  # as the worker does: what the chapters before have changed


def _organiser(number: str, name: str, slug: str, opened_at: datetime) -> Organiser:
    municipality = Municipality.objects.get(pk=number)
    with on(opened_at):
        return organiser_actions.open_organiser(
            kind=Organiser.Kind.MUNICIPALITY,
            name=f"{name} kommune",
            slug=slug,
            municipality=municipality,
            language="nn" if municipality.language_form == "nn" else "nb",
            contact_role="frivillighetskontakt",
            contact_email=f"frivillig@{slug}.example.no",
            is_example=True,
        )


def _year(organiser: Organiser, levels: str, day: date, criteria: dict[int, Criterion]) -> None:
    for number, told in enumerate(levels, start=1):
        if told == ".":
            continue
        level = None if told == "?" else int(told)
        evidence = None
        if level is not None and level >= LEVEL_OF_EVIDENCE:
            evidence = Evidence(
                title=TITLES.get(number, "Dokumentet"),
                address=f"https://{organiser.slug}.example.no/frivillighet/{number}",
                on=day - timedelta(days=30),
            )
        actions.write_mark(
            organiser,
            criterion=criteria[number],
            year=day.year,
            level=level,
            evidence=evidence,
            is_public=True,
        )
