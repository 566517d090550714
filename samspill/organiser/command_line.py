"""What is typed after `samspill organiser`, `member` and their like; knows no Django: help is quick."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from typing import Any

CONTACT = ("name", "role", "email", "phone")
ROLES = (
    "coordinator",
    "case_officer",
    "working_group_member",
    "facilitator",
    "signatory",
    "table_host",
    "reader",
)
PARTIES = ("working_group", "municipality")


def add_commands(commands: Any, *, make_ready: Callable[[], None]) -> None:
    """Add both to the parser; `make_ready` sets up Django before one of them works."""

    def organiser(given: argparse.Namespace) -> int:
        if not (given.municipality or given.name):
            sys.stderr.write("samspill organiser: give a municipality's NUMBER, or a --name\n")
            return 2
        make_ready()
        from samspill.organiser.commands import organiser_command

        told = {name: getattr(given, name) for name in ("municipality", "name", "slug", "language")}
        contact = {field: getattr(given, f"contact_{field}") for field in CONTACT}
        return organiser_command(**told, contact=contact)

    def member(given: argparse.Namespace) -> int:
        make_ready()
        from samspill.organiser.commands import member_command

        told = {name: getattr(given, name) for name in ("slug", "email", "name", "role", "party")}
        return member_command(**told)

    def administrator(given: argparse.Namespace) -> int:
        make_ready()
        from samspill.organiser.commands import administrator_command

        return administrator_command(given.email, name=given.name, is_over=given.no_more)

    def lost_telephone(given: argparse.Namespace) -> int:
        make_ready()
        from samspill.organiser.commands import lost_telephone_command

        return lost_telephone_command(given.email)

    _add_organiser(commands).set_defaults(run=organiser)
    _add_member(commands).set_defaults(run=member)
    _add_administrator(commands).set_defaults(run=administrator)
    lost = commands.add_parser("lost-telephone", help="take the second step away from one account")
    lost.add_argument("email", metavar="EMAIL")
    lost.set_defaults(run=lost_telephone)


def _add_organiser(commands: Any) -> argparse.ArgumentParser:
    parser = commands.add_parser("organiser", help="open a municipality, or a national body")
    parser.add_argument(
        "municipality", nargs="?", default="", metavar="NUMBER", help="for instance 1111"
    )
    parser.add_argument("--name", default="", help="a national body has no number, but a name")
    parser.add_argument("--slug", default="", help="the address of its pages; made of the name")
    parser.add_argument("--language", choices=("nb", "nn"), default="")
    for field in CONTACT:
        parser.add_argument(f"--contact-{field}", default="", metavar=field.upper())
    return parser


def _add_member(commands: Any) -> argparse.ArgumentParser:
    parser = commands.add_parser("member", help="let a person work at a place")
    parser.add_argument("slug", metavar="PLACE", help="the address of its pages, for instance sola")
    parser.add_argument("email", metavar="EMAIL")
    parser.add_argument("--name", default="")
    parser.add_argument("--role", choices=ROLES, default="coordinator")
    parser.add_argument("--party", choices=PARTIES, default="municipality")
    return parser


def _add_administrator(commands: Any) -> argparse.ArgumentParser:
    parser = commands.add_parser("administrator", help="let a person open and look after places")
    parser.add_argument("email", metavar="EMAIL")
    parser.add_argument("--name", default="")
    parser.add_argument("--no-more", action="store_true", help="they are administrator no more")
    return parser
