"""The registers' documented ways, met over real HTTP."""

from __future__ import annotations

import pytest

from samspill.adapters import brreg
from tests.adapters.brreg_server import UNITS, VOLUNTARY, brreg_server

KATEGORI = [{"icnpoNummer": "1200", "rekkefoelge": 1}]


def unit(number: int, **fields):
    return {
        "organisasjonsnummer": f"3{number:08}",
        "navn": f"LAG {number}",
        "registrertIFrivillighetsregisteret": True,
        "forretningsadresse": {"kommunenummer": "4206"},
        **fields,
    }


def fetch(server, number="4206", **more):
    return brreg.fetch_associations(
        number, address=server.address, contact="post@example.no", pause_seconds=0.01, **more
    )


def test_every_page_is_fetched_and_the_categories_joined_in():
    units = [unit(number, icnpoKategorier=KATEGORI) for number in range(brreg.PAGE_SIZE + 2)]
    progress = []
    with brreg_server(units) as server:
        found = fetch(server, on_progress=lambda done, of: progress.append((done, of)))

    assert found == units
    assert progress[-1] == (len(units), len(units))


def test_only_voluntary_associations_of_the_municipality_come():
    units = [
        unit(1),
        unit(2, forretningsadresse={"kommunenummer": "4644"}),
        unit(3, registrertIFrivillighetsregisteret=False),
    ]
    with brreg_server(units) as server:
        found = fetch(server)

    assert [one["navn"] for one in found] == ["LAG 1"]


def test_no_hits_are_an_empty_list_though_the_answer_lacks_its_list():
    with brreg_server([]) as server:
        assert fetch(server) == []


def test_the_register_is_told_who_asks():
    with brreg_server([unit(1)]) as server:
        fetch(server)

    assert server.agents == {"Samspill/0.1 (post@example.no)"}


@pytest.mark.parametrize("code", [429, 500, 503])
def test_a_busy_register_is_asked_again(code):
    with brreg_server([unit(1, icnpoKategorier=KATEGORI)]) as server:
        server.refusals = {UNITS: [code, code], f"{VOLUNTARY}300000001": [code]}
        found = fetch(server)

    assert found[0]["icnpoKategorier"] == KATEGORI
    assert len(server.asked) == 5


def test_a_register_that_stays_busy_is_given_up():
    with brreg_server([unit(1)]) as server:
        server.refusals = {UNITS: [503] * 10}
        with pytest.raises(brreg.RegisterError) as caught:
            fetch(server)

    assert (caught.value.reason, len(server.asked)) == ("busy", brreg.ATTEMPTS)


def test_a_refusal_is_not_tried_again():
    with brreg_server([unit(1)]) as server:
        server.refusals = {UNITS: [400]}
        with pytest.raises(brreg.RegisterError, match="refused"):
            fetch(server)

    assert len(server.asked) == 1


def test_a_register_that_is_not_there_is_said_to_be_so():
    with pytest.raises(brreg.RegisterError, match="unreachable"):
        brreg.fetch_associations("4206", address="http://127.0.0.1:9", seconds=0)


def test_more_hits_than_can_be_paged_are_refused_rather_than_cut():
    with brreg_server([unit(1)]) as server:
        server.claimed_total = 10_001
        with pytest.raises(brreg.RegisterError, match="too_many"):
            fetch(server)


def test_a_look_up_that_fails_costs_its_category_and_no_more():
    units = [unit(1, icnpoKategorier=KATEGORI), unit(2), unit(3, icnpoKategorier=KATEGORI)]
    with brreg_server(units) as server:
        server.refusals = {f"{VOLUNTARY}300000001": [500] * 10}
        found = fetch(server)

    assert ["icnpoKategorier" in one for one in found] == [False, False, True]


def test_when_the_time_is_out_the_rest_come_without_categories():
    with brreg_server([unit(number, icnpoKategorier=KATEGORI) for number in range(5)]) as server:
        found = fetch(server, seconds=0)

    assert len(found) == 5
    assert not any("icnpoKategorier" in one for one in found)


def test_numbers_are_looked_up_a_hundred_at_a_time():
    units = [unit(number) for number in range(150)]
    with brreg_server(units) as server:
        numbers = [one["organisasjonsnummer"] for one in units]
        found = brreg.fetch_by_numbers(numbers, address=server.address)

    assert len(found) == 150
    assert sum(path.startswith(UNITS) for path in server.asked) == 2
