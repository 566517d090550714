"""What a log may say: where and what went wrong, never of whom.

`mask` is for every line; `mask_trace` for an exception with its trace, where also what stands in
quotes goes: a fault quotes what was typed, or what stood in the row.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

GONE = "…"
DETAIL = re.compile(r"^((?:DETAIL|CONTEXT|PARAMETERS|parameters):).*?(?=^\w+:|\Z)", re.M | re.S)
EMAIL = re.compile(r"[\w.+%'-]+@[\w-]+(?:\.[\w-]+)+")
QUERY = re.compile(r"(?<=[\w/.-])\?[\w.-]+=[^\s\"']*")
SIGNED = re.compile(r"[\w%:@.+-]*[:.](?=[\w-]*[A-Z0-9])[A-Za-z0-9_-]{16,}")
RANDOM = re.compile(r"(?<![\w/])(?=\w*\d)(?=\w*[a-z])[A-Za-z0-9_-]{32,}(?!\w)")
ADDRESS = re.compile(r"(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])")
PERSON_NUMBER = re.compile(r"(?<!\d)\d{6} ?\d{5}(?!\d)")
PHONE = re.compile(r"(?<![\w.:/-])(?:(?:\+|00)47 ?)?[2-9]\d(?: ?\d\d){3}(?![\w])")
PAIRS = re.compile(r"=\(([^()]*)\)")
QUOTED = re.compile(r"'((?:[^'\\\n]|\\.)*)'|\"((?:[^\"\\\n]|\\.)*)\"|«([^»]*)»")
IDENTIFIER = re.compile(r"[a-z_][a-z0-9_]*(?:\.[a-z0-9_]+)*|[A-Z]\w*(?:Error|Exception|Warning)")
FRAME = re.compile(r'  (?:File "|\[Previous line repeated)')
HOME = "127.0.0.1"


def mask(text: str, secret_paths: Sequence[re.Pattern[str]] = ()) -> str:
    """Without e-mail addresses, telephone numbers, addresses of machines, query strings and tokens.

    secret_paths  each with one group to keep, and all after it up to the next / to be masked
    """
    masked = DETAIL.sub(rf"\1 {GONE}\n", text).rstrip("\n") if "DETAIL:" in text else text
    masked = QUERY.sub(f"?{GONE}", masked)
    for pattern in secret_paths:
        masked = pattern.sub(rf"\1{GONE}", masked)
    for pattern in (EMAIL, SIGNED, RANDOM, PERSON_NUMBER, PHONE):
        masked = pattern.sub(GONE, masked)
    return ADDRESS.sub(lambda found: found[0] if found[0] == HOME else GONE, masked)


def mask_trace(trace: str, secret_paths: Sequence[re.Pattern[str]] = ()) -> str:
    """A trace as Python prints it: its frames stand, its messages lose what they quote."""
    kept, is_code = [], False
    for line in trace.split("\n"):
        is_frame = bool(FRAME.match(line))
        is_code = is_frame or (is_code and line.startswith("    "))
        kept.append(line if is_code else _without_quotes(line))
    return mask("\n".join(kept), secret_paths)


def _without_quotes(line: str) -> str:
    return QUOTED.sub(_kept_if_name, PAIRS.sub(f"=({GONE})", line))


def _kept_if_name(found: re.Match[str]) -> str:
    """The name of a column or a function stands; anything else may be what someone wrote."""
    inside = found[1] or found[2] or found[3] or ""
    return found[0] if IDENTIFIER.fullmatch(inside) else f"'{GONE}'"


def secret_path(route: str, harmless: frozenset[str]) -> list[re.Pattern[str]]:
    """For a route as Django writes it ("sign-ups/<str:token>/"): one pattern for each part that is
    not in `harmless` (names of parts) and is neither a number nor a slug."""
    found, before = [], r"(?<![\w.-])/"
    for literal, converter, name in re.findall(r"([^<]*)(?:<(?:(\w+):)?(\w+)>)?", route):
        before += re.escape(literal)
        if not name:
            continue
        if converter not in ("int", "slug") and name not in harmless:
            rest = r"[^\s?#\"']+" if converter == "path" else r"[^/\s?#\"']+"
            found.append(re.compile(f"({before}){rest}"))
        before += r"[^/\s]+"
    return found
