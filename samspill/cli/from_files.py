"""What works on files alone, whether there is a house or not."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any


def add_commands(commands: Any) -> None:
    _add_road(commands).set_defaults(run=_road)
    _add_seat(commands).set_defaults(run=_seat)
    _add_opinions(commands).set_defaults(run=_opinions)
    _add_themes(commands).set_defaults(run=_themes)
    _add_verify(commands).set_defaults(run=_verify)


def _add_road(commands: Any) -> argparse.ArgumentParser:
    road = commands.add_parser(
        "road", help="carry a folder of a coordinator's files the whole road"
    )
    road.add_argument("folder", nargs="?", type=Path, metavar="FOLDER")
    road.add_argument("--out", type=Path, metavar="OUT", help="folder to make; must not exist")
    road.add_argument("--json", action="store_true", help="one JSON object on standard output")
    road.add_argument("--example", type=Path, metavar="FOLDER", help="write a folder to start from")
    return road


def _road(given: argparse.Namespace) -> int:
    from samspill.overview.road import command

    return command(given.folder, out=given.out, as_json=given.json, example=given.example)


def _add_seat(commands: Any) -> argparse.ArgumentParser:
    seat = commands.add_parser("seat", help="seat everyone so that as many meet as can")
    seat.add_argument("problem", type=Path, metavar="PROBLEM", help="people, tables, rules: JSON")
    seat.add_argument("--out", type=Path, required=True, metavar="PLAN", help="file to write")
    seat.add_argument("--seed", type=int, default=1, help="the same seed gives the same plan")
    seat.add_argument(
        "--seconds", type=float, metavar="S", help="be done S seconds after the start"
    )
    seat.add_argument(
        "--favour",
        choices=("meetings", "both", "spread"),
        default="meetings",
        help="many meetings, or even spread",
    )
    seat.add_argument("--planner", type=Path, metavar="FILE", help="the planner's own account")
    return seat


def _seat(given: argparse.Namespace) -> int:
    from time import monotonic

    from samspill.pure.seating.command import seat_command

    return seat_command(
        given.problem,
        given.out,
        seed=given.seed,
        seconds=given.seconds,
        favour=given.favour,
        planner=given.planner,
        clock=monotonic,
    )


def _add_opinions(commands: Any) -> argparse.ArgumentParser:
    opinions = commands.add_parser("opinions", help="find what votes tell, and groups if any")
    opinions.add_argument("folder", type=Path, metavar="DIR", help="votes.csv, comments.csv")
    opinions.add_argument("--out", type=Path, required=True, metavar="RESULT", help="JSON")
    opinions.add_argument("--previous", type=Path, metavar="RESULT", help="keep its group letters")
    return opinions


def _opinions(given: argparse.Namespace) -> int:
    from samspill.pure.opinions.command import opinions_command

    return opinions_command(given.folder, given.out, previous=given.previous)


def _add_themes(commands: Any) -> argparse.ArgumentParser:
    themes = commands.add_parser("themes", help="propose themes and near-duplicates")
    themes.add_argument("contributions", type=Path, metavar="CONTRIBUTIONS", help="CSV: id, text")
    themes.add_argument("--out", type=Path, required=True, metavar="THEMES", help="JSON")
    themes.add_argument("--suggester", metavar="NAME", help="a plug-in that proposes")
    return themes


def _themes(given: argparse.Namespace) -> int:
    from samspill.adapters.plug_ins import SUGGESTERS, plug_in
    from samspill.pure.themes.command import themes_command

    try:
        suggester = plug_in(SUGGESTERS, given.suggester) if given.suggester else None
    except Exception as error:  # a stranger's code may raise anything
        sys.stderr.write(f"samspill themes: {given.suggester} cannot be used: {error}\n")
        return 2
    return themes_command(given.contributions, given.out, suggester=suggester)


def _add_verify(commands: Any) -> argparse.ArgumentParser:
    verify = commands.add_parser("verify", help="reckon a report again from its raw rows")
    verify.add_argument("report", type=Path, metavar="REPORT", help="report.json")
    verify.add_argument("--contributions", type=Path, metavar="FILE", help="the published CSV")
    return verify


def _verify(given: argparse.Namespace) -> int:
    from samspill.pure.claims.command import verify_command

    return verify_command(given.report, contributions=given.contributions)
