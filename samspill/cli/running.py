"""What runs the house: its pages, its worker, its demo."""

from __future__ import annotations

import argparse
import os
from typing import Any

from samspill.cli.ready import make_ready, name_settings


def add_commands(commands: Any) -> None:
    _add_demo(commands).set_defaults(run=_demo)
    _add_serve(commands).set_defaults(run=_serve)
    _add_work(commands).set_defaults(run=_work)
    _add_manage(commands).set_defaults(run=_manage)


def _add_demo(commands: Any) -> argparse.ArgumentParser:
    demo = commands.add_parser("demo", help="build the demo's database, then serve it")
    demo.add_argument("--build", action="store_true", help="build and end")
    demo.add_argument("--fresh", action="store_true", help="begin anew")
    demo.add_argument("--port", type=int, default=_port())
    return demo


def _demo(given: argparse.Namespace) -> int:
    from samspill.overview.demo import command

    return command(port=given.port, build_only=given.build, fresh=given.fresh)


def _add_serve(commands: Any) -> argparse.ArgumentParser:
    serve = commands.add_parser("serve", help="serve the pages and the live lane on one port")
    serve.add_argument("--port", type=int, default=_port())
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--processes", type=int, default=1, metavar="N", help="that share the port")
    return serve


def _serve(given: argparse.Namespace) -> int:
    if given.processes > 1:
        from samspill.server_group import serve_together

        return serve_together(given.host, given.port, given.processes)
    from samspill.server import serve

    return serve(host=given.host, port=given.port)


def _add_work(commands: Any) -> argparse.ArgumentParser:
    work = commands.add_parser("work", help="do what must happen later: send, remind, erase")
    work.add_argument("--once", action="store_true", help="do what is due now, then end")
    return work


def _work(given: argparse.Namespace) -> int:
    make_ready()
    from samspill.overview.work import work

    return work(once=given.once)


def _add_manage(commands: Any) -> argparse.ArgumentParser:
    manage = commands.add_parser(
        "manage", help="Django's own commands, for those who run the house"
    )
    manage.add_argument("rest", nargs=argparse.REMAINDER)
    return manage


def _manage(given: argparse.Namespace) -> int:
    name_settings()
    from django.core.management import execute_from_command_line

    execute_from_command_line(["samspill manage", *given.rest])
    return 0


def _port() -> int:
    return int(os.environ.get("PORT", "8000"))
