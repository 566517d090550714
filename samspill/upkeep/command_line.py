"""What is typed after `samspill backup` and `samspill restore`; knows no Django, so that help is quick."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any


def add_commands(
    commands: Any, *, make_ready: Callable[[], None], hold_mail: Callable[[], int]
) -> None:
    """Add both to the parser.

    make_ready  sets up Django before one of them works
    hold_mail   lets a person decide on e-mail that waited when the back-up was made; how much it was
    """

    def backup(given: argparse.Namespace) -> int:
        make_ready()
        from samspill.upkeep.commands import backup_command

        return backup_command(given.file, with_key=not given.without_key)

    def restore(given: argparse.Namespace) -> int:
        make_ready()
        from samspill.upkeep.commands import restore_command

        return restore_command(given.file, hold_mail=None if given.moved else hold_mail)

    parser = commands.add_parser("backup", help="write the whole house to one file, while it runs")
    parser.add_argument("file", type=Path, metavar="FILE", help="to write; must not exist")
    told = "leave the secret key out: links that were sent out cannot be read without it"
    parser.add_argument("--without-key", action="store_true", help=told)
    parser.set_defaults(run=backup)

    parser = commands.add_parser("restore", help="fill the empty database of DATABASE_URL")
    parser.add_argument("file", type=Path, metavar="FILE", help="from samspill backup")
    told = "the house was stopped before the back-up: e-mail that waited has not been sent since"
    parser.add_argument("--moved", action="store_true", help=told)
    parser.set_defaults(run=restore)
