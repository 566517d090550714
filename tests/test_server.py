"""`samspill serve` as a process of its own: both lanes on one port, and a clean end."""

import http.client
import json
import signal
import urllib.request
from uuid import uuid4

import pytest

from tests.dialogue.serving import server, serving  # noqa: F401 -- fixtures
from tests.tracked import ROOT


def post(address, value):
    request = urllib.request.Request(  # noqa: S310 -- our own server
        address, json.dumps(value).encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310
        return answer.status, json.load(answer)


@pytest.mark.slow
@pytest.mark.sqlite
def test_one_port_serves_pages_phones_and_boards_and_ends_cleanly(server):  # noqa: F811
    address, code, process = server
    api = f"{address}/api/dialogue/{code}"
    events = urllib.request.urlopen(f"{api}/events?after=0", timeout=10)  # noqa: S310
    sent = {"key": str(uuid4()), "round": 1, "table": 1, "text": "Vi vil ha nøkkel 🔑"}

    assert post(f"{api}/contributions", sent)[0] == 201
    told = ""
    while "contribution" not in told:
        told += events.readline().decode()
    board = urllib.request.urlopen(f"{address}/board/{code}/", timeout=10)  # noqa: S310
    style = urllib.request.urlopen(  # noqa: S310
        f"{address}/static/samspill/samspill.css", timeout=10
    )

    assert "Vi vil ha nøkkel 🔑" in board.read().decode()
    assert len(style.read()) == (ROOT / "samspill/ui/static/samspill/samspill.css").stat().st_size
    idle = http.client.HTTPConnection(address.removeprefix("http://"), timeout=10)
    idle.request("GET", "/join/")
    idle.getresponse().read()  # and keep the line open, as browsers do
    process.send_signal(signal.SIGTERM)
    assert process.wait(10) == 0
