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
        from samspill.overview.road.carrying import carry_folder
        from samspill.overview.road.reading import BadFolderError

        try:
            summary = carry_folder(folder, out=out, on_progress=_progress)
        except BadFolderError as error:
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
    if folder.exists() and any(folder.iterdir() if folder.is_dir() else [folder]):
        message = f"{folder} finnes fra før. Velg et navn som ikke er i bruk."
        return _report_problems([{"file": str(folder), "message": message}], as_json=as_json)
    shutil.copytree(EXAMPLE, folder, dirs_exist_ok=True)
    _report(
        {"folder": str(folder), "files": sorted(p.name for p in folder.iterdir())}, as_json=as_json
    )
    return 0


def _progress(text: str) -> None:
    print(text, file=sys.stderr, flush=True)  # noqa: T201 -- a command speaks


def _report_problems(problems: list[Any], *, as_json: bool) -> int:
    rows = [problem if isinstance(problem, dict) else problem.as_row() for problem in problems]
    if as_json:
        print(json.dumps({"problems": rows}, ensure_ascii=False))  # noqa: T201 -- a command speaks
    for row in rows:
        place = ", ".join(str(row[key]) for key in ("file", "row", "column") if row.get(key))
        print(f"{place}: {row['message']}", file=sys.stderr)  # noqa: T201 -- a command speaks
    return 2


def _report(summary: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(summary, ensure_ascii=False))  # noqa: T201 -- a command speaks
        return
    for line in summary.get("text", [f"{key}: {value}" for key, value in summary.items()]):
        print(line)  # noqa: T201 -- a command speaks
