"""The `samspill` command: parsing here, the work in `<stage>/commands.py`.

Every import of Django is inside a handler, so that `samspill --help` and the pure commands start at
once.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from samspill.organiser.command_line import add_commands
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

    road = commands.add_parser(
        "road", help="carry a folder of a coordinator's files the whole road"
    )
    road.add_argument("folder", nargs="?", type=Path, metavar="FOLDER")
    road.add_argument("--out", type=Path, metavar="OUT", help="folder to make; must not exist")
    road.add_argument("--json", action="store_true", help="one JSON object on standard output")
    road.add_argument("--example", type=Path, metavar="FOLDER", help="write a folder to start from")
    road.set_defaults(run=_road)

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
    seat.set_defaults(run=_seat)

    opinions = commands.add_parser("opinions", help="find what votes tell, and groups if any")
    opinions.add_argument("folder", type=Path, metavar="DIR", help="votes.csv, comments.csv")
    opinions.add_argument("--out", type=Path, required=True, metavar="RESULT", help="JSON")
    opinions.add_argument("--previous", type=Path, metavar="RESULT", help="keep its group letters")
    opinions.set_defaults(run=_opinions)

    themes = commands.add_parser("themes", help="propose themes and near-duplicates")
    themes.add_argument("contributions", type=Path, metavar="CONTRIBUTIONS", help="CSV: id, text")
    themes.add_argument("--out", type=Path, required=True, metavar="THEMES", help="JSON")
    themes.add_argument("--suggester", metavar="NAME", help="a plug-in that proposes")
    themes.set_defaults(run=_themes)

    verify = commands.add_parser("verify", help="reckon a report again from its raw rows")
    verify.add_argument("report", type=Path, metavar="REPORT", help="report.json")
    verify.add_argument("--contributions", type=Path, metavar="FILE", help="the published CSV")
    verify.set_defaults(run=_verify)

    archive = commands.add_parser("archive", help="write packages for the municipality's archive")
    archive.add_argument("municipality", metavar="MUNICIPALITY", help="number, for instance 4644")
    archive.add_argument("--out", type=Path, metavar="DIR", help="folder to write in")
    archive.add_argument("--dry-run", action="store_true", help="tell what would be written")
    archive.set_defaults(run=_archive)

    trace = commands.add_parser("trace", help="tell what became of one contribution")
    known_as = "L043, luster:L043, 4644:L043, 2:L043 (open data), or the page's address or number"
    trace.add_argument("contribution", metavar="CONTRIBUTION_ID", help=known_as)
    trace.add_argument("--json", action="store_true", help="one JSON object on standard output")
    trace.add_argument("--language", choices=("nb", "nn"), default="nb", help="of the text")
    whole = "every letter; without it names and health are masked, as on the public page"
    trace.add_argument("--raw", action="store_true", help=whole)
    trace.set_defaults(run=_trace)

    bounces = commands.add_parser("bounces", help="take in e-mail that came back")
    bounces.add_argument("source", metavar="FILE", help="a mail, a folder of .eml, or - (a pipe)")
    bounces.set_defaults(run=_bounces)

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
    associations.set_defaults(run=_associations)

    add_commands(commands, make_ready=_django)
    add_upkeep(commands, make_ready=_django, hold_mail=_hold_mail)

    demo = commands.add_parser("demo", help="build the demo's database, then serve it")
    demo.add_argument("--build", action="store_true", help="build and end")
    demo.add_argument("--fresh", action="store_true", help="begin anew")
    demo.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")))
    demo.set_defaults(run=_demo)

    serve = commands.add_parser("serve", help="serve the pages and the live lane on one port")
    serve.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")))
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--processes", type=int, default=1, metavar="N", help="that share the port")
    serve.set_defaults(run=_serve)

    work = commands.add_parser("work", help="do what must happen later: send, remind, erase")
    work.add_argument("--once", action="store_true", help="do what is due now, then end")
    work.set_defaults(run=_work)

    manage = commands.add_parser(
        "manage", help="Django's own commands, for those who run the house"
    )
    manage.add_argument("rest", nargs=argparse.REMAINDER)
    manage.set_defaults(run=_manage)
    return parser


def _django(*, or_demo: bool = False) -> None:
    """or_demo: where this house has no rows of its own and the demo is built, read the demo's."""
    import django

    if or_demo:
        from samspill.overview.demo.standing_in import let_demo_stand_in

        let_demo_stand_in()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samspill.settings")
    django.setup()


def _hold_mail() -> int:
    from samspill.outbox.actions import hold_what_waits

    return hold_what_waits()


def _road(given: argparse.Namespace) -> int:
    from samspill.overview.road import command

    return command(given.folder, out=given.out, as_json=given.json, example=given.example)


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


def _opinions(given: argparse.Namespace) -> int:
    from samspill.pure.opinions.command import opinions_command

    return opinions_command(given.folder, given.out, previous=given.previous)


def _themes(given: argparse.Namespace) -> int:
    from samspill.adapters.plug_ins import SUGGESTERS, plug_in
    from samspill.pure.themes.command import themes_command

    try:
        suggester = plug_in(SUGGESTERS, given.suggester) if given.suggester else None
    except Exception as error:  # a stranger's code may raise anything
        sys.stderr.write(f"samspill themes: {given.suggester} cannot be used: {error}\n")
        return 2
    return themes_command(given.contributions, given.out, suggester=suggester)


def _verify(given: argparse.Namespace) -> int:
    from samspill.pure.claims.command import verify_command

    return verify_command(given.report, contributions=given.contributions)


def _archive(given: argparse.Namespace) -> int:
    _django(or_demo=True)
    from samspill.overview.archiving import command

    return command(given.municipality, out=given.out, is_dry=given.dry_run)


def _trace(given: argparse.Namespace) -> int:
    _django(or_demo=True)
    from samspill.overview.tracing import command

    return command(
        given.contribution, as_json=given.json, language=given.language, is_raw=given.raw
    )


def _bounces(given: argparse.Namespace) -> int:
    _django()
    from samspill.letters.post.command import bounces_command

    return bounces_command(given.source)


def _associations(given: argparse.Namespace) -> int:
    if bool(given.file) == given.from_register:
        sys.stderr.write("samspill associations: give a FILE, or --from-register\n")
        return 2
    _django()
    from samspill.registry.commands import command

    return command(
        given.file,
        municipalities=given.municipality,
        legal_forms=given.legal_form,
        industry_codes=given.industry_code,
        with_categories=given.categories or given.from_register,
    )


def _demo(given: argparse.Namespace) -> int:
    from samspill.overview.demo import command

    return command(port=given.port, build_only=given.build, fresh=given.fresh)


def _serve(given: argparse.Namespace) -> int:
    if given.processes > 1:
        from samspill.server_group import serve_together

        return serve_together(given.host, given.port, given.processes)
    from samspill.server import serve

    return serve(host=given.host, port=given.port)


def _work(given: argparse.Namespace) -> int:
    _django()
    from samspill.overview.work import work

    return work(once=given.once)


def _manage(given: argparse.Namespace) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samspill.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(["samspill manage", *given.rest])
    return 0


if __name__ == "__main__":
    sys.exit(main())
