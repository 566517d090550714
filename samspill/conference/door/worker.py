"""The service worker of the door's page, which must open without network."""

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
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

FILES = (
    "vendor/inter/inter.css", "vendor/inter/inter-norwegian.woff2", "vendor/ds/theme.css",
    "vendor/ds/designsystemet.css", "samspill/samspill.css", "samspill/mark.svg",
    "conference/door.css", "conference/door.js", "conference/door_list.js",
    "conference/door_camera.js", "conference/door_sending.js", "dialogue/queue.js",
    "vendor/jsqr/jsQR.js",
)  # fmt: skip


@require_GET
@never_cache
def worker(request: HttpRequest) -> HttpResponse:
    """The script that the browser keeps; another version of the files is another script."""
    address = json.dumps(staticfiles_storage.url("conference/door_worker.js"))
    script = f"self.samspill = {json.dumps(_version())};\nimportScripts({address});\n"
    return HttpResponse(script, content_type="text/javascript; charset=utf-8")


@cache
def _version() -> dict[str, Any]:
    """Of the files as they are when this process starts; a module is also asked for by its bare name."""
    digest = hashlib.sha256()
    for name in (*FILES, "conference/door_worker.js"):
        digest.update(name.encode() + Path(str(finders.find(name))).read_bytes())
    bare = [f"{settings.STATIC_URL}{name}" for name in FILES]
    files = dict.fromkeys([*(staticfiles_storage.url(name) for name in FILES), *bare])
    return {"version": digest.hexdigest()[:12], "files": list(files)}
