"""The `samspill` command: parsing here, each command above its handler; the work in `<stage>/commands.py`.

Every import of Django is inside a handler, so that `samspill --help` and the pure commands start at
once.
"""

from __future__ import annotations

import argparse

from samspill.cli import from_files, running, with_house
from samspill.cli.ready import make_ready
from samspill.organiser.command_line import add_commands as add_organiser
from samspill.upkeep.command_line import add_commands as add_upkeep


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit code (0 done, 2 put the input right, others a command's own)."""
    parser = _parser()
    given = parser.parse_args(arguments)
    if not hasattr(given, "run"):
        parser.print_help()
        return 0
    return given.run(given) or 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="samspill", description="From the first talk to a voluntary-sector policy."
    )
    commands = parser.add_subparsers(metavar="COMMAND")
    from_files.add_commands(commands)
    with_house.add_commands(commands)
    add_organiser(commands, make_ready=make_ready)
    add_upkeep(commands, make_ready=make_ready, hold_mail=_hold_mail)
    running.add_commands(commands)
    return parser


def _hold_mail() -> int:
    from samspill.outbox.actions import hold_what_waits

    return hold_what_waits()
