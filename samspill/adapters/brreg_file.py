"""The register's nightly file of every unit, fetched once a night at most: 210 MB of gzip."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import httpx

from samspill.adapters.brreg_http import ADDRESS, ATTEMPTS, UNITS, Client, RegisterError

PATH = f"{UNITS}/enheter/lastned"
FORM = "application/vnd.brreg.enhetsregisteret.enhet.v2+gzip;charset=UTF-8"
NAME = "enheter.json.gz"
PIECE = 1 << 20


def download(
    folder: Path,
    *,
    address: str = ADDRESS,
    contact: str = "",
    on_progress: Callable[[int, int], None] | None = None,
    pause_seconds: float = 2.0,
) -> Path:
    """The file as it is tonight; the one in `folder` when it is the same still (ETag).

    on_progress   called with (bytes, of bytes), the latter 0 when not told
    Raises        RegisterError; the file that was there is then as it was
    """
    failure = RegisterError("unreachable")
    with Client(address, contact=contact, seconds=3600) as client:
        for attempt in range(ATTEMPTS):
            if attempt:
                time.sleep(pause_seconds * 2 ** (attempt - 1))
            try:
                return _download(client, folder, on_progress or (lambda done, of: None))
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                failure = RegisterError("unreachable", type(error).__name__)
            except RegisterError as error:
                failure = error
                if error.reason != "busy":
                    break
    raise failure


def _download(client: Client, folder: Path, on_progress: Callable[[int, int], None]) -> Path:
    file, tag_file = folder / NAME, folder / f"{NAME}.etag"
    headers = {"Accept": FORM}
    if file.exists() and tag_file.exists():
        headers["If-None-Match"] = tag_file.read_text()
    with client.stream(PATH, headers) as response:
        if response.status_code == 304:
            return file
        _refuse(response)
        part = folder / f"{NAME}.part"
        whole = int(response.headers.get("Content-Length", "0") or 0)
        with part.open("wb") as written:
            for piece in response.iter_raw(PIECE):
                written.write(piece)
                on_progress(written.tell(), whole)
        if whole and part.stat().st_size != whole:  # half an answer
            raise RegisterError("busy", f"{part.stat().st_size} of {whole}")
        tag_file.unlink(missing_ok=True)
        part.replace(file)
        if tag := response.headers.get("ETag", ""):
            tag_file.write_text(tag)
    return file


def _refuse(response: httpx.Response) -> None:
    status = response.status_code
    if status == 429 or status >= 500:
        raise RegisterError("busy", str(status))
    if status >= 400:
        raise RegisterError("refused", str(status))
