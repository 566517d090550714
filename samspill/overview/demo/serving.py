"""Serving the demo: server, worker and post office, in the process group of whoever started it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from samspill.adapters.loopback import answers
from samspill.overview.demo import PASSWORD, tell

START_SECONDS = 120  # of a machine that has much else to do
SLOW_SECONDS = 10  # before it is told that we wait


def serve_demo(*, port: int, folder: Path) -> int:
    """Start all, print addresses and log-ins, and wait. One signal to the group ends everything."""
    import django

    django.setup()
    from samspill.adapters.post_office import open_post_office

    post_office = open_post_office(
        int(os.environ["SAMSPILL_SMTP_PORT"]), folder=folder.resolve() / "mail"
    )
    signal.signal(signal.SIGTERM, _stop)
    children = [_start("serve", "--port", str(port)), _start("work")]
    try:
        if not _wait_until_answered(port, children):
            tell(f"Demoen kom ikke i gang: http://127.0.0.1:{port}/ svarer ikke.")
            return 1
        tell(addresses(port, folder))
        return _wait(children)
    except KeyboardInterrupt:
        return 0
    finally:
        _end(children)
        post_office.stop()


def addresses(port: int, folder: Path) -> str:
    """Where to begin, and how each role gets in."""
    from samspill.dialogue.models import Dialogue

    code = Dialogue.objects.get(organiser__slug="eigersund").code
    at = f"http://127.0.0.1:{port}"
    return f"""
Samspill er klar: {at}/

  Alle      {at}/                        kartet, veilederen, konferansene
            {at}/luster/                 en kommune med hele veien bak seg
            {at}/eigersund/              en kommune midt i kvelden sin
  Deltaker  {at}/d/{code}/                  uten innlogging, kode {code}
  Storskjerm {at}/board/{code}/

  Logg inn på {at}/sign-in/ med passordet {PASSWORD}
  Koordinator i Eigersund   mona.eksempel@example.no
  Møteleder i Eigersund     tarik.prove@example.no
  Arbeidsgruppa, Eigersund  berit.testmann@example.no
  Ordføreren i Eigersund    olav.eksempelsen@example.no
  Koordinator i Luster      synnove.dome@example.no
  Nasjonal rådgiver         jon.prove@example.no
  Administrator             ada.eksempelberg@example.no (setter opp innlogging i to trinn)

  E-post som sendes, havner i {folder / "mail"}
  Alt er oppdiktet. Ctrl-C stopper. FRESH=1 make demo begynner på nytt.
"""


def _start(*arguments: str) -> subprocess.Popen[bytes]:
    child = [sys.executable, "-m", "samspill.overview.demo.child", *arguments]
    return subprocess.Popen(child, stdin=subprocess.PIPE)  # closed when we are gone


def _wait_until_answered(port: int, children: list[subprocess.Popen[bytes]]) -> bool:
    """True when the front page answers; False when a child has died or time is out."""
    start, is_told = time.monotonic(), False
    while (waited := time.monotonic() - start) < START_SECONDS:
        if any(child.poll() is not None for child in children):
            return False
        if answers(port):
            return True
        if waited > SLOW_SECONDS and not is_told:
            tell("Det går tregt på denne maskinen akkurat nå. Vent litt til …")
            is_told = True
        time.sleep(0.1)
    return False


def _wait(children: list[subprocess.Popen[bytes]]) -> int:
    while all(child.poll() is None for child in children):
        time.sleep(0.5)
    return next(child.returncode for child in children if child.poll() is not None)


def _end(children: list[subprocess.Popen[bytes]]) -> None:
    for child in children:
        if child.poll() is None:
            child.terminate()
    for child in children:
        try:
            child.wait(timeout=10)
        except subprocess.TimeoutExpired:
            child.kill()


def _stop(*_arguments: object) -> None:
    raise KeyboardInterrupt
