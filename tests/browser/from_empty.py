"""A house with nothing in it: server, worker, post office and register, and the people who begin there."""

from __future__ import annotations

import re
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pypdfium2 as pdfium
import pytest
from docx.oxml.ns import qn
from icalendar import Calendar
from playwright.sync_api import Browser, BrowserContext, Page

from samspill.adapters.post_office import open_post_office
from samspill.pure.documents.norwegian import long_date
from tests.browser.conftest import (
    PHONE,
    START_SECONDS,
    Watch,
    environment_of,
    free_port,
)
from tests.browser.post_box import addresses_in, attachments, wait_for_mail
from tests.empty_database import lay_empty_database
from tests.register_server import register_server

DESK = {"viewport": {"width": 1280, "height": 900}, "locale": "nb-NO", "reduced_motion": "reduce"}
LONGEST_WAIT_MS = 20_000
TODAY = date.today()  # noqa: DTZ011 -- as those who type dates see it


@dataclass(frozen=True)
class House:
    """Where it is, where its e-mail lands, and how its commands are run."""

    address: str
    mail: Path
    environment: dict[str, str]

    def run(self, *arguments: str) -> None:
        """One `samspill` command, as those who run the house type it."""
        command = [sys.executable, "-m", "samspill", *arguments]
        done = subprocess.run(command, env=self.environment, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()


@dataclass
class People:
    """Everyone with a window of their own; what went wrong in any of them."""

    browser: Browser
    house: House
    watch: Watch
    windows: list[BrowserContext]

    @classmethod
    @contextmanager
    def of(cls, browser: Browser, house: House) -> Iterator[People]:
        """At the end no page may have erred or called anyone else."""
        people = cls(browser, house, Watch(house.address, []), [])
        yield people
        for window in people.windows:
            window.close()
        assert people.watch.faults == []

    def at_desk(self, email: str) -> Page:
        """Signs in by the code that comes by e-mail."""
        page = self._opened(DESK)
        known = sum(1 for _file in self.house.mail.glob(f"*-{email}.eml"))
        page.goto("/sign-in/code/")
        send(page, email=email)
        [message, *_older] = wait_for_mail(self.house.mail, email, count=known + 1)
        send(page, code=str(message["Subject"])[-6:])
        page.wait_for_url(lambda url: "/sign-in" not in url)
        return page

    def on_phone(self, **more: Any) -> Page:
        return self._opened({**PHONE, **more})

    def _opened(self, how: dict[str, Any]) -> Page:
        window = self.browser.new_context(base_url=self.house.address, **how)
        self.windows.append(window)
        window.on("page", self.watch.follow)
        page = window.new_page()
        page.set_default_timeout(LONGEST_WAIT_MS)
        return page


def write(page: Page, **values: Any) -> None:
    """Fill in fields by their names: text, True or False for a tick, the value of a choice."""
    for name, value in values.items():
        field_of = f"[name='{name}']:not([type=hidden])"
        fields = page.locator("main").locator(field_of)
        folded = page.locator("main details:not([open])").filter(has=page.locator(field_of))
        if folded.count():
            folded.locator("summary").first.click()
        kind = fields.first.evaluate("one => one.type || one.tagName")
        if kind == "radio":
            page.locator(f"main [name='{name}'][value='{value}']").check()
        elif kind == "checkbox":
            fields.first.set_checked(value)
        elif kind == "select-one":
            fields.first.select_option(str(value))
        elif kind == "file":
            fields.first.set_input_files(value)
        else:
            fields.first.fill(str(value))


def send(page: Page, button: str | re.Pattern[str] = "", **values: Any) -> None:
    """Fill in, press the button (the form's own when none is named), and wait for the answer."""
    write(page, **values)
    last = list(values)[-1] if values else ""
    form = page.locator("main form").filter(has=page.locator(f"[name='{last}']")) if last else page
    chosen = (
        page.locator("main").get_by_role("button", name=button).first
        if button
        else form.locator("button[type=submit]").last
    )
    with page.expect_navigation():
        chosen.click()


def day_told(day: date) -> str:
    """«torsdag 11. februar 2027», with plain spaces."""
    return " ".join(long_date(day, "nb").split())


def fetched(page: Page, path: str) -> bytes:
    """A file, as the one who sits at this page is given it."""
    answer = page.request.get(path)
    assert answer.ok, f"{answer.status}: {path}"
    return answer.body()


def downloaded(page: Page, button: str) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    return Path(download.value.path()).read_bytes()


def pdf_text(content: bytes) -> str:
    """All that can be read in it, on one line; a word that is parted at a line's end is whole."""
    pages = pdfium.PdfDocument(content)
    text = " ".join(one.get_textpage().get_text_range() for one in pages)
    return " ".join(text.replace("\u200b", "").replace("\ufffe", "").replace("/\r\n", "/").split())


def docx_text(content: bytes) -> str:
    """Every paragraph in its order, those of tables too."""
    body = docx.Document(BytesIO(content)).element.body
    paragraphs = (
        "".join(part.text or "" for part in one.iter(qn("w:t"))) for one in body.iter(qn("w:p"))
    )
    return " ".join(" ".join(paragraphs).split())


def sheet_rows(content: bytes) -> list[tuple[Any, ...]]:
    return list(openpyxl.load_workbook(BytesIO(content)).active.iter_rows(values_only=True))


def calendar_in(message: EmailMessage) -> list[Any]:
    """The events of the calendar file that came with an e-mail."""
    [file] = [one for name, one in attachments(message).items() if name.endswith(".ics")]
    return Calendar.from_ical(file).walk("VEVENT")


def own_link(house: House, email: str, *, count: int = 1, newest: bool = False) -> str:
    """The page of one's own sign-up, from the first e-mail of `count`, or the newest."""
    message = wait_for_mail(house.mail, email, count=count)[0 if newest else -1]
    return next(one for one in addresses_in(message) if "/sign-ups/" in one)


def units(
    names: tuple[tuple[str, str, str], ...] = (), number: str = "4206"
) -> list[dict[str, Any]]:
    """What the register says of some associations: (name, e-mail or "", kind as ICNPO)."""
    return [
        {
            "respons_klasse": "Enhet",
            "organisasjonsnummer": org_number(index),
            "navn": name.upper(),
            "organisasjonsform": {"kode": "FLI", "beskrivelse": "Forening/lag/innretning"},
            **({"epostadresse": email} if email else {}),
            "forretningsadresse": {
                "land": "Norge",
                "landkode": "NO",
                "postnummer": "4550",
                "poststed": "FARSUND",
                "adresse": [f"Eksempelveien {index + 1}"],
                "kommunenummer": number,
            },
            "registrertIFrivillighetsregisteret": True,
            "konkurs": False,
            "underAvvikling": False,
            "icnpoKategorier": [{"icnpoNummer": kind, "rekkefoelge": 1}],
        }
        for index, (name, email, kind) in enumerate(names)
    ]


def org_number(index: int) -> str:
    """Nine digits that fit together, and that no one has."""
    for number in range(31_900_000 + index * 12, 31_900_012 + index * 12):
        digits = [int(one) for one in str(number)]
        weights = (3, 2, 7, 6, 5, 4, 3, 2)
        check = -sum(one * weight for one, weight in zip(digits, weights, strict=True)) % 11
        if check < 10:
            return f"{number}{check}"
    raise AssertionError(index)


@contextmanager
def empty_house(
    folder: Path, *, units: list[dict[str, Any]], commands: Sequence[Sequence[str]]
) -> Iterator[House]:
    """A server and a worker on a copy of the empty database, with post and register beside them.

    units      what the register holds
    commands   what those who run the house type first: who is here, and who may work for them
    """
    folder.mkdir(parents=True, exist_ok=True)
    lay_empty_database(folder / "samspill.sqlite3")
    port, smtp = free_port(), free_port()
    with ExitStack() as stack:
        office = open_post_office(smtp, folder=folder / "mail")
        stack.callback(office.stop)
        register = stack.enter_context(register_server(units))
        address = f"http://127.0.0.1:{port}"
        environment = {
            **environment_of(folder),
            "SAMSPILL_ADDRESS": address,
            "SAMSPILL_SMTP_PORT": str(smtp),
            "SAMSPILL_BRREG": register.address,
        }
        for command in (["serve", "--port", str(port)], ["work"]):
            stack.enter_context(_running(command, environment, folder / f"{command[0]}.txt"))
        house = House(address, folder / "mail", environment)
        for one in commands:
            house.run(*one)
        _wait_until_answered(address, folder)
        yield house


@contextmanager
def _running(command: list[str], environment: dict[str, str], told: Path) -> Iterator[None]:
    with told.open("w") as file:
        process = subprocess.Popen(
            [sys.executable, "-m", "samspill", *command],
            env=environment,
            stdout=file,
            stderr=subprocess.STDOUT,
        )
        try:
            yield
        finally:
            process.terminate()
            process.wait(timeout=20)


def _wait_until_answered(address: str, folder: Path) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"{address}/health/", timeout=5):  # noqa: S310 -- our own
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail((folder / "serve.txt").read_text(encoding="utf-8"))
