"""Folders as a coordinator would make them: the example, with what a test needs changed."""

from __future__ import annotations

import copy
import csv
import io
import json
import shutil
import tomllib
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from samspill.overview.demo.story import toml
from samspill.overview.road import EXAMPLE

Change = Callable[[dict[str, Any]], None]
DAY_ONE = datetime(2027, 4, 13)  # noqa: DTZ001 -- as a person writes it in road.toml


def make_folder(place: Path, change: Change | None = None) -> Path:
    """The example folder at `place`, its road.toml changed by `change`."""
    shutil.copytree(EXAMPLE, place)
    if change is not None:
        table = road_table()
        change(table)
        write_road(place, table)
    return place


def road_table() -> dict[str, Any]:
    return copy.deepcopy(tomllib.loads((EXAMPLE / "road.toml").read_text(encoding="utf-8")))


def write_road(folder: Path, table: Mapping[str, Any]) -> None:
    (folder / "road.toml").write_text(as_toml(table), encoding="utf-8")


def as_toml(table: Mapping[str, Any]) -> str:
    """Sections of plain values, and lists of sections: what a road.toml consists of."""
    lines: list[str] = []
    for name, value in table.items():
        is_list = isinstance(value, list)
        for section in value if is_list else [value]:
            lines.append(f"[[{name}]]" if is_list else f"[{name}]")
            lines += [f"{key} = {_value(one)}" for key, one in section.items()]
            lines.append("")
    return "\n".join(lines)


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, list):
        return "[" + ", ".join(_value(one) for one in value) + "]"
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key} = {_value(one)}" for key, one in value.items()) + " }"
    return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")


def rows_of(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file as Norwegian Excel reads it."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def write_rows(
    path: Path, rows: Sequence[Mapping[str, object]], *, encoding: str = "utf-8-sig"
) -> None:
    """A CSV file as Norwegian Excel writes it: semicolon, CRLF."""
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, fieldnames=list(rows[0]), delimiter=";", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    path.write_bytes(buffer.getvalue().encode(encoding))


def two_day_table(language: str = "nb") -> dict[str, Any]:
    """The demo's national two-day conference as a road.toml, every item of its programme."""
    told = toml("national", "conference.toml")
    facts = told["conference"]
    table = road_table()
    table["process"]["language"] = language
    table["process"]["lead"] = "municipality"
    table["conference"] = {
        "title": facts[f"title_{language}"],
        "starts_at": _moment(facts["starts"]["day"], facts["starts"]["clock"]),
        "ends_at": _moment(facts["ends"]["day"], facts["ends"]["clock"]),
        "venue": facts["venue"],
        "address": facts["address"],
        "sign_up_deadline": DAY_ONE - timedelta(days=facts["sign_up_deadline"]["days_before"]),
        "sign_up_address": "https://example.no/konferanse",
        "capacity": facts["capacity"],
        "table_size": facts["table_size"],
        "one_per": facts["one_per"],
        "price": facts["price"],
        "price_includes": facts[f"price_includes_{language}"],
        "stands": False,
    }
    table["programme"] = [_item(item, language) for item in told["items"]]
    return table


def _item(item: Mapping[str, Any], language: str) -> dict[str, Any]:
    row: dict[str, Any] = {
        "starts_at": _moment(item["day"], item["starts"]),
        "kind": item["kind"],
        "title": item[f"title_{language}"],
    }
    if "ends" in item:
        row["ends_at"] = _moment(item["day"], item["ends"])
    if "round_number" in item:
        row["round"] = item["round_number"]
    for key in ("theme", "question", "introduction"):
        if f"{key}_{language}" in item:
            row[key] = item[f"{key}_{language}"]
    if "speakers" in item:
        row["speakers"] = [
            {
                "name": speaker["name"],
                "title": speaker.get(f"title_{language}", ""),
                "organisation": speaker.get("organisation", ""),
            }
            for speaker in item["speakers"]
        ]
    return row


def _moment(day: int, clock: str) -> datetime:
    hour, minute = clock.split(".")
    return DAY_ONE + timedelta(days=day - 1, hours=int(hour), minutes=int(minute))
