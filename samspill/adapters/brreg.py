"""The Central Coordinating Register for Legal Entities, and the Register of Non-Profit Organisations.

Both are open, without a key, under NLOD 2.0. The first finds the associations of a municipality, in
pages; the second tells each one's ICNPO categories, one look-up each, for it has no filter by place.

Found by others and met here: what is not known is left out; an answer without hits has no
`_embedded`; more than 10 000 hits cannot be paged through, so they are asked for in parts; the second
register gives at most 100 at a time and goes on from `searchAfter`, never by `page`. `brreg_feed` is
what changes from day to day, `brreg_file` everything at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import parse_qs, urlsplit

from samspill.adapters.brreg_http import (
    ADDRESS,
    AT_A_TIME,
    ATTEMPTS,
    UNIT_FORM,
    UNITS,
    VOLUNTARY,
    Client,
    RegisterError,
    embedded,
    mapping,
    number,
)

__all__ = [
    "ADDRESS",
    "ATTEMPTS",
    "Client",
    "RegisterError",
    "all_categories",
    "fetch_associations",
    "fetch_by_numbers",
    "find_units",
    "join_categories",
]

PAGE_SIZE = 500
MOST_HITS = 10_000
NUMBERS_A_QUERY = 100
VOLUNTARY_PAGE = 100
MOST_LOOK_UPS = 3000  # above it the whole second register is read, in 730 pages
Progress = Callable[[int, int], None]
Unit = dict[str, Any]


def fetch_associations(
    municipality_number: str,
    *,
    address: str = ADDRESS,
    contact: str = "",
    on_progress: Progress | None = None,
    seconds: float = 600,
    pause_seconds: float = 0.5,
) -> list[Unit]:
    """Every unit of the municipality that the Register of Non-Profit Organisations holds, raw.

    contact        an e-mail address that goes in the User-Agent
    on_progress    called with (looked up, of) as categories come in
    seconds        time for it all; units whose categories are not reached in it come without
                   "icnpoKategorier", and their category must be guessed
    pause_seconds  before the second attempt; doubled for each one after
    Returns        units in the register's own shape, with "icnpoKategorier" joined in
    Raises         RegisterError
    """
    query = {"kommunenummer": municipality_number, "registrertIFrivillighetsregisteret": "true"}
    with Client(address, contact=contact, pause_seconds=pause_seconds, seconds=seconds) as client:
        units = {_number_of(unit): unit for unit in _search(client, query)}
        return join_categories(client, list(units.values()), on_progress or _quiet)


def fetch_by_numbers(
    org_numbers: Sequence[str],
    *,
    address: str = ADDRESS,
    contact: str = "",
    on_progress: Progress | None = None,
    seconds: float = 600,
    pause_seconds: float = 0.5,
) -> list[Unit]:
    """The units with these org numbers, as `fetch_associations`; a number not found is passed over."""
    with Client(address, contact=contact, pause_seconds=pause_seconds, seconds=seconds) as client:
        return join_categories(client, find_units(client, org_numbers), on_progress or _quiet)


def find_units(client: Client, org_numbers: Sequence[str]) -> list[Unit]:
    """The units with these org numbers, without categories; a number not found is passed over."""
    units: list[Unit] = []
    for start in range(0, len(org_numbers), NUMBERS_A_QUERY):
        some = ",".join(org_numbers[start : start + NUMBERS_A_QUERY])
        units += _search(client, {"organisasjonsnummer": some})
    return units


def all_categories(
    *,
    address: str = ADDRESS,
    contact: str = "",
    on_progress: Progress | None = None,
    seconds: float = 3600,
    pause_seconds: float = 0.5,
) -> dict[str, list[Any]]:
    """ "icnpoKategorier" by org number, of the whole Register of Non-Profit Organisations.

    on_progress   called with (read, 0): how many there are is not told
    Raises        RegisterError
    """
    found: dict[str, list[Any]] = {}
    with Client(address, contact=contact, pause_seconds=pause_seconds, seconds=seconds) as client:
        for organisation in _all_voluntary(client):
            categories = organisation.get("icnpoKategorier")
            if isinstance(categories, list):
                found[_number_of(organisation)] = categories
            (on_progress or _quiet)(len(found), 0)
    return found


def _quiet(done: int, of: int) -> None:
    pass


def _number_of(unit: Mapping[str, Any]) -> str:
    told = unit.get("organisasjonsnummer")
    return told if isinstance(told, str) else ""


def _search(client: Client, query: Mapping[str, str]) -> Iterator[Unit]:
    """All hits of a search, in parts where they are too many to be paged through.

    Raises RegisterError("too_many") rather than giving less than all.
    """
    first = _page(client, query, 0)
    total = _total(first)
    if total <= MOST_HITS:
        yield from _pages(client, query, first)
        return
    parts = _by_legal_form if "organisasjonsform" not in query else _by_postcode
    found: dict[str, Unit] = {}
    for part in parts(client, query, first):
        found.update((_number_of(unit), unit) for unit in _search(client, part))
    if len(found) < total:
        raise RegisterError("too_many", f"{len(found)} of {total}")
    yield from found.values()


def _page(client: Client, query: Mapping[str, str], page: int) -> dict[str, Any]:
    asked = {**query, "size": str(PAGE_SIZE), "page": str(page)}
    return client.get(f"{UNITS}/enheter", asked, UNIT_FORM)


def _total(told: Mapping[str, Any]) -> int:
    return number(mapping(told, "page"), "totalElements")


def _pages(client: Client, query: Mapping[str, str], first: Mapping[str, Any]) -> Iterator[Unit]:
    """The hits of as many pages as the register lets us turn, which is MOST_HITS."""
    told, page = first, 0
    while units := embedded(told):
        yield from units
        page += 1
        reachable = min(number(mapping(told, "page"), "totalPages"), MOST_HITS // PAGE_SIZE)
        if page >= reachable:
            return
        told = _page(client, query, page)


def _by_legal_form(
    client: Client, query: Mapping[str, str], _first: Mapping[str, Any]
) -> Iterator[dict[str, str]]:
    for form in embedded(client.get(f"{UNITS}/organisasjonsformer", {"size": "200"})):
        yield {**query, "organisasjonsform": str(form.get("kode"))}


def _by_postcode(
    client: Client, query: Mapping[str, str], first: Mapping[str, Any]
) -> Iterator[dict[str, str]]:
    """The postcodes of the hits that can be reached; what they do not cover is found by the count."""
    name = "forretningsadresse.postnummer"
    if name in query:
        raise RegisterError("too_many", str(_total(first)))
    addresses = (mapping(unit, "forretningsadresse") for unit in _pages(client, query, first))
    for postcode in sorted({str(address.get("postnummer", "")) for address in addresses} - {""}):
        yield {**query, name: postcode}


def join_categories(
    client: Client, units: Sequence[Unit], on_progress: Progress = _quiet
) -> list[Unit]:
    """Units with "icnpoKategorier" joined in, where the second register has them."""
    if len(units) > MOST_LOOK_UPS:
        return _joined_from_all(client, units, on_progress)
    joined: list[Unit] = []
    with ThreadPoolExecutor(AT_A_TIME) as pool:
        look_ups = [pool.submit(_categories_of, client, unit) for unit in units]
        try:
            for done, (unit, look_up) in enumerate(zip(units, look_ups, strict=True), start=1):
                joined.append(_with(unit, look_up.result()))
                on_progress(done, len(units))
        finally:  # whoever stops listening does not let the rest be asked for
            pool.shutdown(wait=True, cancel_futures=True)
    return joined


def _with(unit: Unit, categories: object) -> Unit:
    return {**unit, "icnpoKategorier": categories} if isinstance(categories, list) else unit


def _categories_of(client: Client, unit: Mapping[str, Any]) -> object:
    """The unit's categories; None when it is not in that register, or the time is out.

    A single look-up that fails must not lose the whole list: its category is guessed instead.
    """
    org_number = _number_of(unit)
    if not org_number or client.is_late():
        return None
    try:
        told = client.get(f"{VOLUNTARY}/frivillige-organisasjoner/{org_number}", {})
    except RegisterError:
        return None
    return told.get("icnpoKategorier")


def _joined_from_all(client: Client, units: Sequence[Unit], on_progress: Progress) -> list[Unit]:
    """For very many it is kinder to read the second register from end to end.

    What is not reached comes without its category, as a look-up that fails.
    """
    missing = {_number_of(unit) for unit in units}
    found: dict[str, object] = {}
    try:
        for organisation in _all_voluntary(client):
            if (org_number := _number_of(organisation)) in missing:
                found[org_number] = organisation.get("icnpoKategorier")
                on_progress(len(found), len(units))
    except RegisterError:
        pass
    on_progress(len(units), len(units))
    return [_with(unit, found.get(_number_of(unit))) for unit in units]


def _all_voluntary(client: Client) -> Iterator[Unit]:
    query = {"size": str(VOLUNTARY_PAGE)}
    while not client.is_late():
        told = client.get(f"{VOLUNTARY}/frivillige-organisasjoner", query)
        yield from embedded(told)
        following = str(mapping(mapping(told, "_links"), "next").get("href", ""))
        after = parse_qs(urlsplit(following).query).get("searchAfter", [""])[0]
        if not after or after == query.get("searchAfter"):
            return
        query = {**query, "searchAfter": after}
