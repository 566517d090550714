"""What lets the participant's pages open without network: the service worker, and its last resort."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

# What a participant's pages are made of. A module is asked for by its bare name by the one that
# imports it, so both names are kept.
STYLES = ("samspill/samspill.css", "samspill/mark.svg", "dialogue/phone.css")
SCRIPTS = (
    "write", "find_table", "association", "clock", "countdown", "follow", "offline", "queue", "said",
    "sending",
)  # fmt: skip


@require_GET
@never_cache
def worker(request: HttpRequest) -> HttpResponse:
    """The script that the browser keeps; another version of the files is another script."""
    told = json.dumps({**_version(), "away": reverse("dialogue:away")})
    address = json.dumps(staticfiles_storage.url("dialogue/worker.js"))
    script = f"self.samspill = {told};\nimportScripts({address});\n"
    return HttpResponse(
        script,
        content_type="text/javascript; charset=utf-8",
        headers={"Service-Worker-Allowed": "/d/"},
    )


@require_GET
def away(request: HttpRequest) -> HttpResponse:
    """What is shown without network for a page that the phone has not seen before."""
    return render(request, "dialogue/away.html")


def files() -> list[str]:
    """The static files that are kept on the phone, by the names they are asked for."""
    names = [*STYLES, *(f"dialogue/{name}.js" for name in SCRIPTS)]
    bare = [f"{settings.STATIC_URL}{name}" for name in names if name.endswith(".js")]
    return list(dict.fromkeys([*(staticfiles_storage.url(name) for name in names), *bare]))


@cache
def _version() -> dict[str, Any]:
    """Of the files as they are when this process starts."""
    digest = hashlib.sha256()
    for name in [*STYLES, *(f"dialogue/{one}.js" for one in SCRIPTS), "dialogue/worker.js"]:
        digest.update(name.encode() + Path(str(finders.find(name))).read_bytes())
    return {"version": digest.hexdigest()[:12], "files": files()}
