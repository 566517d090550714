"""The registers' documented ways, met over real HTTP."""

from __future__ import annotations

import pytest

from samspill.adapters import brreg, brreg_http
from tests.register_server import ALL_VOLUNTARY, FORMS, HALF, UNITS, VOLUNTARY, register_server

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
    with register_server(units) as server:
        found = fetch(server, on_progress=lambda done, of: progress.append((done, of)))

    assert found == units
    assert progress[-1] == (len(units), len(units))


def test_only_voluntary_associations_of_the_municipality_come():
    units = [
        unit(1),
        unit(2, forretningsadresse={"kommunenummer": "4644"}),
        unit(3, registrertIFrivillighetsregisteret=False),
    ]
    with register_server(units) as server:
        found = fetch(server)

    assert [one["navn"] for one in found] == ["LAG 1"]


def test_no_hits_are_an_empty_list_though_the_answer_lacks_its_list():
    with register_server([]) as server:
        assert fetch(server) == []


def test_the_register_is_told_who_asks():
    with register_server([unit(1)]) as server:
        fetch(server)

    assert server.agents == {"Samspill/0.1 (post@example.no)"}


@pytest.mark.parametrize("code", [429, 500, 503])
def test_a_busy_register_is_asked_again(code):
    with register_server([unit(1, icnpoKategorier=KATEGORI)]) as server:
        server.refusals |= {UNITS: [code, code], f"{VOLUNTARY}300000001": [code]}
        found = fetch(server)

    assert found[0]["icnpoKategorier"] == KATEGORI
    assert len(server.asked) == 5


def test_a_register_that_stays_busy_is_given_up():
    with register_server([unit(1)]) as server:
        server.refusals[UNITS] = [503] * 10
        with pytest.raises(brreg.RegisterError) as caught:
            fetch(server)

    assert (caught.value.reason, len(server.asked)) == ("busy", brreg.ATTEMPTS)


def test_a_refusal_is_not_tried_again():
    with register_server([unit(1)]) as server:
        server.refusals[UNITS] = [400]
        with pytest.raises(brreg.RegisterError, match="refused"):
            fetch(server)

    assert len(server.asked) == 1


def test_a_register_that_is_not_there_is_said_to_be_so():
    with pytest.raises(brreg.RegisterError, match="unreachable"):
        brreg.fetch_associations("4206", address="http://127.0.0.1:9", seconds=0)


def test_half_an_answer_is_asked_for_again():
    with register_server([unit(1)]) as server:
        server.refusals[UNITS] = [HALF]
        found = fetch(server)

    assert [one["navn"] for one in found] == ["LAG 1"]


def test_an_answer_that_stays_half_is_given_up():
    with register_server([unit(1)]) as server:
        server.refusals[UNITS] = [HALF] * 10
        with pytest.raises(brreg.RegisterError, match="unreadable"):
            fetch(server)


def test_more_hits_than_can_be_paged_are_asked_for_by_legal_form_and_then_by_postcode(monkeypatch):
    monkeypatch.setattr(brreg, "MOST_HITS", 20)
    monkeypatch.setattr(brreg, "PAGE_SIZE", 10)
    units = [
        unit(number, organisasjonsform={"kode": "STI" if number < 5 else "FLI"})
        | {"forretningsadresse": {"kommunenummer": "4206", "postnummer": f"456{number % 2}"}}
        for number in range(30)
    ]
    with register_server(units) as server:
        server.most_hits = 20
        found = fetch(server)

    assert sorted(one["navn"] for one in found) == sorted(one["navn"] for one in units)
    assert any(FORMS in path for path in server.asked)


def test_more_hits_than_can_be_had_in_any_way_are_refused_rather_than_cut(monkeypatch):
    monkeypatch.setattr(brreg, "MOST_HITS", 2)
    monkeypatch.setattr(brreg, "PAGE_SIZE", 2)
    with register_server([unit(number) for number in range(3)]) as server:
        server.most_hits = 2
        with pytest.raises(brreg.RegisterError, match="too_many"):
            fetch(server)


def test_at_most_four_questions_are_out_at_once():
    with register_server(
        [unit(number, icnpoKategorier=KATEGORI) for number in range(12)]
    ) as server:
        server.slow_seconds = 0.005
        fetch(server)

    assert 1 < server.most_at_once <= brreg_http.AT_A_TIME


def test_for_very_many_the_second_register_is_read_from_end_to_end(monkeypatch):
    monkeypatch.setattr(brreg, "MOST_LOOK_UPS", 1)
    units = [unit(number, icnpoKategorier=KATEGORI) for number in range(150)]
    with register_server(units) as server:
        found = fetch(server)

    assert found == units
    assert [path for path in server.asked if VOLUNTARY in path] == []
    assert sum(path.startswith(ALL_VOLUNTARY) for path in server.asked) == 2


def test_a_look_up_that_fails_costs_its_category_and_no_more():
    units = [unit(1, icnpoKategorier=KATEGORI), unit(2), unit(3, icnpoKategorier=KATEGORI)]
    with register_server(units) as server:
        server.refusals[f"{VOLUNTARY}300000001"] = [500] * 10
        found = fetch(server)

    assert ["icnpoKategorier" in one for one in found] == [False, False, True]


def test_when_the_time_is_out_the_rest_come_without_categories():
    with register_server([unit(number, icnpoKategorier=KATEGORI) for number in range(5)]) as server:
        found = fetch(server, seconds=0)

    assert len(found) == 5
    assert not any("icnpoKategorier" in one for one in found)


def test_numbers_are_looked_up_a_hundred_at_a_time():
    units = [unit(number) for number in range(150)]
    with register_server(units) as server:
        numbers = [one["organisasjonsnummer"] for one in units]
        found = brreg.fetch_by_numbers(numbers, address=server.address)

    assert len(found) == 150
    assert sum(path.startswith(UNITS) for path in server.asked) == 2
