"""What reads the house's rows, or brings some into it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from samspill.cli.ready import make_ready


def add_commands(commands: Any) -> None:
    _add_archive(commands).set_defaults(run=_archive)
    _add_trace(commands).set_defaults(run=_trace)
    _add_bounces(commands).set_defaults(run=_bounces)
    _add_associations(commands).set_defaults(run=_associations)


def _add_archive(commands: Any) -> argparse.ArgumentParser:
    archive = commands.add_parser("archive", help="write packages for the municipality's archive")
    archive.add_argument("municipality", metavar="MUNICIPALITY", help="number, for instance 4644")
    archive.add_argument("--out", type=Path, metavar="DIR", help="folder to write in")
    archive.add_argument("--dry-run", action="store_true", help="tell what would be written")
    return archive


def _archive(given: argparse.Namespace) -> int:
    make_ready(or_demo=True)
    from samspill.overview.archiving import command

    return command(given.municipality, out=given.out, is_dry=given.dry_run)


def _add_trace(commands: Any) -> argparse.ArgumentParser:
    trace = commands.add_parser("trace", help="tell what became of one contribution")
    known_as = "L043, luster:L043, 4644:L043, 2:L043 (open data), or the page's address or number"
    trace.add_argument("contribution", metavar="CONTRIBUTION_ID", help=known_as)
    trace.add_argument("--json", action="store_true", help="one JSON object on standard output")
    trace.add_argument("--language", choices=("nb", "nn"), default="nb", help="of the text")
    whole = "every letter; without it names and health are masked, as on the public page"
    trace.add_argument("--raw", action="store_true", help=whole)
    return trace


def _trace(given: argparse.Namespace) -> int:
    make_ready(or_demo=True)
    from samspill.overview.tracing import command

    return command(
        given.contribution, as_json=given.json, language=given.language, is_raw=given.raw
    )


def _add_bounces(commands: Any) -> argparse.ArgumentParser:
    bounces = commands.add_parser("bounces", help="take in e-mail that came back")
    bounces.add_argument("source", metavar="FILE", help="a mail, a folder of .eml, or - (a pipe)")
    return bounces


def _bounces(given: argparse.Namespace) -> int:
    make_ready()
    from samspill.letters.post.command import bounces_command

    return bounces_command(given.source)


def _add_associations(commands: Any) -> argparse.ArgumentParser:
    associations = commands.add_parser(
        "associations", help="take in associations from the register's nightly file"
    )
    associations.add_argument(
        "file", nargs="?", type=Path, metavar="FILE", help="JSON, gzip or not"
    )
    associations.add_argument(
        "--from-register", action="store_true", help="fetch the file: 210 MB, once a night at most"
    )
    associations.add_argument(
        "--municipality", nargs="+", required=True, metavar="NUMBER", help="for instance 1111"
    )
    forms = "FLI, STI …: also those outside the Register of Non-Profit Organisations"
    associations.add_argument("--legal-form", nargs="+", default=[], metavar="FORM", help=forms)
    codes = "beginnings of industry codes, for instance 94.99"
    associations.add_argument("--industry-code", nargs="+", default=[], metavar="CODE", help=codes)
    looked_up = "ask the Register of Non-Profit Organisations for each one's categories"
    associations.add_argument("--categories", action="store_true", help=looked_up)
    return associations


def _associations(given: argparse.Namespace) -> int:
    if bool(given.file) == given.from_register:
        sys.stderr.write("samspill associations: give a FILE, or --from-register\n")
        return 2
    make_ready()
    from samspill.registry.commands import command

    return command(
        given.file,
        municipalities=given.municipality,
        legal_forms=given.legal_form,
        industry_codes=given.industry_code,
        with_categories=given.categories or given.from_register,
    )
