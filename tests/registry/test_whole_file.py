"""The register's nightly file, read as a stream: what is asked for is kept, and memory does not grow."""

from __future__ import annotations

import gzip
import json
import tracemalloc

import pytest

from samspill.registry import commands
from samspill.registry.fetching.whole_file import FileError, units_in, wanted
from tests.register_server import ALL_VOLUNTARY, WHOLE, register_server
from tests.registry.builders import FARSUND, LUSTER, NUMBERS, organiser, unit

ELSEWHERE = {"kommunenummer": LUSTER}


def written(path, units):
    path.write_bytes(gzip.compress(json.dumps(units).encode(), 1))
    return path


def names(file, **asked):
    return [one["navn"] for one in units_in(file, wanted([FARSUND], **asked))]


@pytest.fixture
def file(tmp_path):
    units = [
        unit(navn="HER", links=[]),
        unit(navn="BORTE", forretningsadresse=ELSEWHERE),
        unit(navn="UTEN ADRESSE", forretningsadresse=None),
        unit(
            navn="BEDRIFT",
            organisasjonsform={"kode": "AS"},
            registrertIFrivillighetsregisteret=False,
        ),
        unit(navn="UTENFOR", registrertIFrivillighetsregisteret=False, naeringskode1=None),
    ]
    return written(tmp_path / "enheter.json.gz", units)


def test_only_the_municipality_and_the_voluntary_are_kept(file):
    assert names(file) == ["HER"]


def test_named_legal_forms_are_kept_also_outside_the_voluntary_register(file):
    assert names(file, legal_forms=["fli"]) == ["HER", "UTENFOR"]


def test_an_industry_code_without_its_point_is_the_same_code(file):
    assert names(file, legal_forms=["FLI"], industry_codes=["93120"]) == ["HER"]


def test_a_file_that_is_not_packed_is_read_as_well(tmp_path):
    path = tmp_path / "enheter.json"
    path.write_text(json.dumps([unit(navn="HER")]))

    assert names(path) == ["HER"]


@pytest.mark.parametrize("cut", [lambda whole: whole[:-40], lambda whole: whole[: len(whole) // 2]])
def test_a_file_that_is_cut_short_is_said_to_be_so(file, cut):
    file.write_bytes(cut(file.read_bytes()))

    with pytest.raises(FileError):
        names(file)


def test_memory_does_not_grow_with_the_file(tmp_path):
    small = written(tmp_path / "a.gz", [unit(forretningsadresse=ELSEWHERE)] * 300)
    large = written(tmp_path / "b.gz", [unit(forretningsadresse=ELSEWHERE)] * 3000)
    names(small)  # what is loaded once

    peaks = []
    for path in (small, large):
        tracemalloc.start()
        names(path)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()

    assert peaks[1] < 2 * peaks[0] + 100_000


@pytest.mark.django_db
def test_the_command_takes_in_what_is_asked_for_and_tells_how_it_went(file, capsys):
    place = organiser()

    code = commands.command(file, municipalities=[FARSUND])

    told = capsys.readouterr()
    assert code == 0
    assert "1 new, 0 changed, 0 as they were, 0 left out" in told.out
    assert "5 units read, 1 kept" in told.err
    assert place.associations.get().name == "HER"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("asked", "words"),
    [("9999", "no municipality here has the number 9999"), (FARSUND, "cannot be read")],
)
def test_what_cannot_be_done_is_said_and_ends_with_two(file, capsys, asked, words):
    organiser()
    file.write_bytes(file.read_bytes()[:-40])

    assert commands.command(file, municipalities=[asked]) == 2
    assert words in capsys.readouterr().err


@pytest.mark.django_db
def test_the_file_is_fetched_once_a_night_with_the_categories(settings, tmp_path, capsys):
    place = organiser()
    settings.DATA = tmp_path
    units = [unit(icnpoKategorier=[{"icnpoNummer": "1300", "rekkefoelge": 1}])]
    units += [
        unit(organisasjonsnummer=number, forretningsadresse=ELSEWHERE) for number in NUMBERS[1:]
    ]
    with register_server(units) as server:
        settings.BRREG_ADDRESS = server.address
        codes = [
            commands.command(None, municipalities=[FARSUND], with_categories=True) for _ in range(2)
        ]

    assert codes == [0, 0]
    assert place.associations.get().category_id == "1300"
    assert server.asked.count(WHOLE) == 2  # the second was answered with 304
    assert any(path.startswith(ALL_VOLUNTARY) for path in server.asked)
