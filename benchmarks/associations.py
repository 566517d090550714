"""All voluntary associations of a country: taken in from the nightly file, and searched among.

The file is as the register writes it, gzip JSON, with another unit for each association. The
search is what the list's page asks: how many fit, and the first fifty with their addresses.
"""

from __future__ import annotations

import gzip
import json
import os
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.figure import Figure

ASSOCIATIONS = 70_000
OTHERS = 70_000
LIMIT_SECONDS = 60.0
LIMIT_MILLISECONDS = 20.0
SEED = 20261122
ROUNDS = 11
HERE, ELSEWHERE = "4206", "0301"
PLACES = ("Ærøya", "Øystese", "Åsgård", "Kárášjohka", "Unjárga", "Deatnu", "Snåase", "Raavrevijhke")
KINDS = (
    "idrettslag",
    "songlag",
    "velforening",
    "searvi",
    "sanitetsforening",
    "skytterlag",
    "korps",
)
PEOPLE = ("Šibmel", "Ŋuorra", "Čáhppe", "Đorvu", "Ŧálla", "Žuolla", "Bjørk", "Fjell", "Havn", "Elv")
SEARCHES = ("ÆRØYA IDRETTSLAG", "øystese", "ŠIBMEL", "karasjohka korps", "ŋuorra", "đorvu", "ž",
            "300012345", "finnes ikke")  # fmt: skip


def run(date: str) -> list[Figure]:
    """Takes in the file once, and then searches ROUNDS times for each of SEARCHES: the median counts."""
    place = _house()
    with tempfile.TemporaryDirectory(prefix="samspill-bench-") as folder:
        file = _file(Path(folder) / "enheter.json.gz")
        seconds, memory = _take_in(place, file)
    slowest, words = max((_search_milliseconds(place, words), words) for words in SEARCHES)
    engine = os.environ.get("DATABASE_URL", "sqlite").partition(":")[0]
    taken = f"{ASSOCIATIONS:,} associations out of {OTHERS + ASSOCIATIONS:,} units, {engine}"
    search = f"the slowest search among {ASSOCIATIONS:,} (“{words}”), CPU, {engine}"
    return [
        Figure(f"taking in {taken}, wall time", seconds, "s", date, limit=LIMIT_SECONDS),
        Figure(f"taking in {taken}, most memory", memory, "MB", date, limit=512),
        Figure(search, slowest, "ms", date, limit=LIMIT_MILLISECONDS),
    ]


def _house() -> Any:
    os.environ["DJANGO_SETTINGS_MODULE"] = "samspill.settings"
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    from samspill.organiser.models import Organiser

    return Organiser.objects.create(
        kind="municipality", name="Farsund kommune", slug="farsund", municipality_id=HERE
    )


def _file(path: Path) -> Path:
    """The array as one line a unit, written as it is made."""
    chance = random.Random(SEED)
    of_each = OTHERS // ASSOCIATIONS
    with gzip.open(path, "wt", compresslevel=1, encoding="utf-8") as file:
        for number in range(ASSOCIATIONS):
            units = [_unit(number, chance), *(_other(number, place) for place in range(of_each))]
            lines = (json.dumps(unit, ensure_ascii=False) for unit in units)
            file.write(("," if number else "[") + ",\n".join(lines))
        file.write("]")
    return path


def _unit(number: int, chance: random.Random) -> dict[str, Any]:
    name = f"{chance.choice(PLACES)} {chance.choice(PEOPLE)} {chance.choice(KINDS)} {number}"
    return {
        "organisasjonsnummer": f"3{number:08}",
        "navn": name.upper(),
        "organisasjonsform": {"kode": "FLI", "beskrivelse": "Forening/lag/innretning"},
        "hjemmeside": f"www.lag-{number}.example.no",
        "epostadresse": f"lag{number}@example.no",
        "mobil": f"4{number:07}",
        "forretningsadresse": {
            "landkode": "NO", "postnummer": f"{4500 + number % 99}", "poststed": "BORHAUG",
            "adresse": [f"c/o Eksempel {number}", f"Testveien {number}"], "kommunenummer": HERE,
        },
        "stiftelsesdato": "1921-05-02",
        "registrertIFrivillighetsregisteret": True,
        "naeringskode1": {"kode": "93.120", "beskrivelse": "Idrettslag og -klubber"},
        "maalform": chance.choice(("Bokmål", "Nynorsk")),
        "aktivitet": ["Aktivitet for barn, unge og voksne i bygda, hele året,", "og en tur i året."],
        "vedtektsfestetFormaal": ["Å samle bygda til trivsel og god helse."],
        "links": [],
    }  # fmt: skip


def _other(number: int, place: int) -> dict[str, Any]:
    return {
        "organisasjonsnummer": f"9{place}{number:07}",
        "navn": f"BEDRIFT {number} AS",
        "organisasjonsform": {"kode": "AS", "beskrivelse": "Aksjeselskap"},
        "forretningsadresse": {
            "postnummer": "0150",
            "adresse": ["Gata 1"],
            "kommunenummer": ELSEWHERE,
        },
        "naeringskode1": {"kode": "62.010", "beskrivelse": "Programmeringstjenester"},
        "registrertIFrivillighetsregisteret": False,
        "links": [],
    }


def _take_in(place: Any, file: Path) -> tuple[float, float]:
    """Seconds, and megabytes of the process at its largest."""
    import resource

    from samspill.registry.commands import command

    start = time.perf_counter()
    code = command(file, municipalities=[HERE])
    seconds = time.perf_counter() - start
    held = place.associations.count()
    if code or held != ASSOCIATIONS:
        raise RuntimeError(f"code {code}, {held} taken in")
    return seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _search_milliseconds(place: Any, words: str) -> float:
    """CPU of this process for one search; on PostgreSQL that of the database is its own."""
    from samspill.registry.listing import FoundOnce
    from samspill.registry.models import Association

    def search() -> int:
        found = place.associations.matching(words).filter(status=Association.Status.ACTIVE)
        rows = place.associations.with_first_points()
        page = FoundOnce(found, 50, rows=rows).get_page(1)
        return len([(one.display_name, one.email, one.phone) for one in page])

    search()
    return median(_cpu_seconds(search) for _ in range(ROUNDS)) * 1000


def _cpu_seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start
