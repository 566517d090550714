"""`samspill road`: a folder of a coordinator's own files, carried the same road as on the web."""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

EXAMPLE = Path(__file__).resolve().parents[1] / "example"


def command(folder: Path | None, *, out: Path | None, as_json: bool, example: Path | None) -> int:
    """Exit 0: OUT is complete. Exit 2: nothing was made, and every problem is listed."""
    if example is not None:
        return _write_example(example, as_json=as_json)
    if folder is None or out is None:
        print("samspill road FOLDER --out OUT | samspill road --example FOLDER", file=sys.stderr)  # noqa: T201 -- a command speaks
        return 2
    with tempfile.TemporaryDirectory(prefix="samspill-road-") as scratch:
        _own_database(Path(scratch))
        from django.utils import translation

        from samspill.overview.road.carrying import carry_folder
        from samspill.overview.road.reading import BadFolderError

        try:
            summary = carry_folder(folder, out=out, on_progress=_progress)
        except BadFolderError as error:
            with translation.override(error.language):
                return _report_problems(error.problems, as_json=as_json)
        finally:
            _close_database()
    _report(summary, as_json=as_json)
    return 0


def _own_database(scratch: Path) -> None:
    """A database for this run alone, so that a coordinator's own is never touched."""
    os.environ["DATABASE_URL"] = f"sqlite:///{scratch / 'road.sqlite3'}"
    os.environ["SAMSPILL_DATA"] = str(scratch)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samspill.settings")
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def _close_database() -> None:
    from django.db import connections

    connections.close_all()


def _write_example(folder: Path, *, as_json: bool) -> int:
    if folder.is_file() or (folder.is_dir() and any(folder.iterdir())):
        return _refuse(str(folder), "Den finnes fra før. Velg et navn som ikke er i bruk.", as_json)
    shutil.copytree(EXAMPLE, folder, dirs_exist_ok=True)
    files = sorted(path.name for path in folder.iterdir())
    text = [f"Skrevet til {folder}: {', '.join(files)}", "Rett fila road.toml først."]
    _report({"folder": str(folder), "files": files, "text": text}, as_json=as_json)
    return 0


def _refuse(place: str, message: str, as_json: bool) -> int:
    if as_json:
        row = {"file": place, "row": 0, "column": "", "message": message}
        print(json.dumps({"problems": [row]}, ensure_ascii=False))  # noqa: T201 -- a command speaks
    print(f"{place}: {message}", file=sys.stderr)  # noqa: T201 -- a command speaks
    return 2


def _progress(text: str) -> None:
    print(text, file=sys.stderr, flush=True)  # noqa: T201 -- a command speaks


def _report_problems(problems: list[Any], *, as_json: bool) -> int:
    if as_json:
        rows = [problem.as_row() for problem in problems]
        print(json.dumps({"problems": rows}, ensure_ascii=False))  # noqa: T201 -- a command speaks
    for problem in problems:
        print(problem, file=sys.stderr)  # noqa: T201 -- a command speaks
    return 2


def _report(summary: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(summary, ensure_ascii=False))  # noqa: T201 -- a command speaks
        return
    for line in summary.get("text", [f"{key}: {value}" for key, value in summary.items()]):
        print(line)  # noqa: T201 -- a command speaks
