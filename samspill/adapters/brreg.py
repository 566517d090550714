"""The Central Coordinating Register for Legal Entities, and the Register of Non-Profit Organisations.

Both are open, without a key, under NLOD 2.0. The first finds the associations of a municipality, in
pages; the second tells each one's ICNPO categories, one look-up each, for it has no filter by place.

Found by others and met here: what is not known is left out; an answer without hits has no
`_embedded`; more than 10 000 hits cannot be paged through; no limit on the rate is published, so at
most four look-ups run at a time, and 429 and 5xx are tried again after a rising pause.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx

ADDRESS = "https://data.brreg.no"
ACCEPT = "application/vnd.brreg.enhetsregisteret.enhet.v2+json"  # without it the form may change
PAGE_SIZE = 500
MOST_HITS = 10_000
AT_A_TIME = 4
ATTEMPTS = 4
NUMBERS_A_QUERY = 100
Progress = Callable[[int, int], None]


class RegisterError(Exception):
    """The register could not be reached, or gave no answer that can be read. `reason` says which.

    reason   "unreachable" | "busy" | "refused" | "unreadable" | "too_many"
    """

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason


def fetch_associations(
    municipality_number: str,
    *,
    address: str = ADDRESS,
    contact: str = "",
    on_progress: Progress | None = None,
    seconds: float = 600,
    pause_seconds: float = 0.5,
) -> list[dict[str, Any]]:
    """Every unit of the municipality that the Register of Non-Profit Organisations holds, raw.

    contact        an e-mail address that goes in the User-Agent
    on_progress    called with (looked up, of) as categories come in
    seconds        time for it all; units whose categories are not reached in it come without
                   "icnpoKategorier", and their category must be guessed
    pause_seconds  before the second attempt; doubled for each one after
    Returns        units in the register's own shape, with "icnpoKategorier" joined in
    Raises         RegisterError
    """
    with _Client(address, contact, pause_seconds, seconds) as client:
        units = list(client.units_of(municipality_number))
        return client.with_categories(units, on_progress or _quiet)


def fetch_by_numbers(
    org_numbers: Sequence[str],
    *,
    address: str = ADDRESS,
    contact: str = "",
    on_progress: Progress | None = None,
    seconds: float = 600,
    pause_seconds: float = 0.5,
) -> list[dict[str, Any]]:
    """The units with these org numbers, as `fetch_associations`; a number not found is passed over."""
    with _Client(address, contact, pause_seconds, seconds) as client:
        units: list[dict[str, Any]] = []
        for start in range(0, len(org_numbers), NUMBERS_A_QUERY):
            some = ",".join(org_numbers[start : start + NUMBERS_A_QUERY])
            units += client.search({"organisasjonsnummer": some})
        return client.with_categories(units, on_progress or _quiet)


def _quiet(done: int, of: int) -> None:
    pass


class _Client:
    def __init__(self, address: str, contact: str, pause_seconds: float, seconds: float) -> None:
        self._pause_seconds = pause_seconds
        self._ends_at = time.monotonic() + seconds
        agent = f"Samspill/0.1 ({contact})" if contact else "Samspill/0.1"
        self._http = httpx.Client(
            base_url=address.rstrip("/"),
            headers={"User-Agent": agent},
            timeout=httpx.Timeout(20, connect=5),
            follow_redirects=True,
        )

    def __enter__(self) -> _Client:
        return self

    def __exit__(self, *_error: object) -> None:
        self._http.close()

    def units_of(self, municipality_number: str) -> Iterator[dict[str, Any]]:
        return self.search(
            {"kommunenummer": municipality_number, "registrertIFrivillighetsregisteret": "true"}
        )

    def search(self, query: Mapping[str, str]) -> Iterator[dict[str, Any]]:
        """All pages of a search. Raises RegisterError("too_many") rather than giving a part."""
        page = 0
        while True:
            told = self._get(
                "/enhetsregisteret/api/enheter",
                {**query, "size": str(PAGE_SIZE), "page": str(page)},
                accept=ACCEPT,
            )
            place = _mapping(told, "page")
            if _number(place, "totalElements") > MOST_HITS:
                raise RegisterError("too_many", str(place.get("totalElements")))
            units = _mapping(told, "_embedded").get("enheter", [])
            if not isinstance(units, list):
                raise RegisterError("unreadable")
            yield from (unit for unit in units if isinstance(unit, dict))
            page += 1
            if not units or page >= _number(place, "totalPages"):
                return

    def with_categories(
        self, units: Sequence[dict[str, Any]], on_progress: Progress
    ) -> list[dict[str, Any]]:
        joined: list[dict[str, Any]] = []
        with ThreadPoolExecutor(AT_A_TIME) as pool:
            look_ups = [pool.submit(self._categories_of, unit) for unit in units]
            for done, (unit, look_up) in enumerate(zip(units, look_ups, strict=True), start=1):
                categories = look_up.result()
                joined.append(
                    unit if categories is None else {**unit, "icnpoKategorier": categories}
                )
                on_progress(done, len(units))
        return joined

    def _categories_of(self, unit: Mapping[str, Any]) -> list[Any] | None:
        """The unit's categories; None when it is not in that register, or the time is out.

        A single look-up that fails must not lose the whole list: its category is guessed instead.
        """
        number = unit.get("organisasjonsnummer")
        if not isinstance(number, str) or self._is_late():
            return None
        try:
            told = self._get(f"/frivillighetsregisteret/api/frivillige-organisasjoner/{number}", {})
        except RegisterError:
            return None
        categories = told.get("icnpoKategorier")
        return categories if isinstance(categories, list) else None

    def _get(
        self, path: str, query: Mapping[str, str], accept: str = "application/json"
    ) -> dict[str, Any]:
        response = self._try_again(path, query, accept)
        if response.status_code >= 400:
            raise RegisterError("refused", f"{response.status_code} {path}")
        try:
            told = response.json()
        except ValueError as error:
            raise RegisterError("unreadable", path) from error
        if not isinstance(told, dict):
            raise RegisterError("unreadable", path)
        return told

    def _is_late(self) -> bool:
        return time.monotonic() > self._ends_at

    def _try_again(self, path: str, query: Mapping[str, str], accept: str) -> httpx.Response:
        """The first answer that is not "come back later"."""
        failure = RegisterError("unreachable", path)
        for attempt in range(ATTEMPTS):
            if attempt and self._is_late():
                break
            if attempt:
                time.sleep(self._pause_seconds * 2 ** (attempt - 1))
            try:
                response = self._http.get(path, params=query, headers={"Accept": accept})
            except httpx.HTTPError as error:
                failure = RegisterError("unreachable", type(error).__name__)
                continue
            if response.status_code != 429 and response.status_code < 500:
                return response
            failure = RegisterError("busy", f"{response.status_code} {path}")
        raise failure


def _mapping(told: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = told.get(key)
    return value if isinstance(value, dict) else {}


def _number(told: Mapping[str, Any], key: str) -> int:
    value = told.get(key)
    return value if isinstance(value, int) else 0
