"""What a wording may say: sandboxed Jinja2 with Norwegian filters, where every gap is noted."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, time
from functools import lru_cache
from types import CodeType
from typing import Any, ClassVar

from jinja2 import StrictUndefined, Template, Undefined, pass_context
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment

from . import norwegian
from .markdown import CLOSING, OPENING, placeholder, put_back

Filter = Callable[..., Any]


class Missing(Undefined):
    """A fact that is not there: notes its name wherever it is used, and goes on as nothing."""

    __slots__ = ()
    noted: ClassVar[list[str]] = []

    def _note(self, *_: object, **__: object) -> Any:
        self.noted.append(str(self._undefined_name))
        return ""

    def __str__(self) -> str:
        return str(self._note())

    def __bool__(self) -> bool:
        return bool(self._note())

    def __len__(self) -> int:
        return len(self._note())

    def __iter__(self) -> Iterator[Any]:
        return iter(self._note())

    def __eq__(self, other: object) -> bool:
        return bool(self._note())

    def __ne__(self, other: object) -> bool:
        return bool(self._note())

    def __contains__(self, other: object) -> bool:
        return bool(self._note())

    def __hash__(self) -> int:
        return id(type(self))

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return self._note()

    __getitem__ = __call__ = _note
    __lt__ = __le__ = __gt__ = __ge__ = _note
    __add__ = __radd__ = __sub__ = __rsub__ = _note


class WordingEnvironment(SandboxedEnvironment):
    """Jinja2 for wordings, where texts cannot be made to grow and nothing can be called on."""

    intercepted_binops = frozenset({"*", "**", "%", "//", "/"})

    def __init__(
        self, language: str, finalize: Callable[..., str], undefined: type[Undefined]
    ) -> None:
        super().__init__(
            undefined=undefined, finalize=finalize, trim_blocks=True, lstrip_blocks=True
        )
        self.filters.update(filters(language))
        self.language = language

    def template(self, source: str) -> Template:
        """As `from_string`, but each text is compiled once. `finalize` must take the context."""
        code = _compiled(source, self.language)
        return Template.from_code(self, code, self.make_globals(None), None)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        raise SecurityError(f"A wording may not use {operator}.")


@lru_cache(maxsize=512)
def _compiled(source: str, language: str) -> CodeType:
    """Nothing is shown while it is compiled, so that what one letter shows is never another's."""
    return WordingEnvironment(language, _later, StrictUndefined).compile(source)


@pass_context
def _later(_context: Context, value: object) -> str:
    raise AssertionError(value)


def filters(language: str) -> dict[str, Filter]:
    """Filters by name. Dates and times may be ISO text; what cannot be read is shown as it is."""

    def dated(write: Callable[[date, str], str]) -> Filter:
        return _unless_missing(lambda value: _written(_as_date(value), write, language))

    def enumerated(items: Any) -> str:
        return norwegian.enumeration([items] if isinstance(items, str) else items, language)

    return {
        "long_date": dated(norwegian.long_date),
        "plain_date": dated(norwegian.plain_date),
        "short_date": dated(norwegian.short_date),
        "day_and_month": dated(norwegian.day_and_month),
        "weekday": dated(norwegian.weekday),
        "clock": _unless_missing(
            lambda value: _written(_as_time(value), norwegian.clock, language)
        ),
        "clock_range": _unless_missing(
            lambda start, end=None: _clock_range(_as_time(start), _as_time(end), language)
        ),
        "bare_clock": _unless_missing(
            lambda value: _written(_as_time(value), lambda time, _: f"{time:%H.%M}", language)
        ),
        "thousands": _unless_missing(lambda value: norwegian.thousands(value, language)),
        "kroner": _unless_missing(lambda value: norwegian.kroner(value, language)),
        "phone": _unless_missing(lambda value: norwegian.phone(str(value))),
        "quoted": _unless_missing(lambda value: norwegian.quoted(str(value), language)),
        "capitalised": _unless_missing(lambda value: norwegian.capitalised(str(value))),
        "enumeration": _unless_missing(enumerated),
        "enumerate_nb": _unless_missing(enumerated),
    }


def keep(value: Any, values: list[str]) -> str:
    """Keep what an expression shows as a value of its own; returns its placeholder."""
    shown = put_back(str(value), values)
    if not shown:
        return ""
    values.append(shown)
    return placeholder(len(values) - 1)


def known_values(facts: Mapping[str, object]) -> dict[str, Any]:
    """The facts that are not blank, with the two characters of placeholders made visible."""
    return {name: _visible(value) for name, value in facts.items() if not is_blank(value)}


def is_blank(value: object) -> bool:
    """Whether a fact says nothing: None, empty text, an empty list, or one with a blank in it."""
    if value is None:
        return True
    if isinstance(value, str):
        return not value.strip()
    if isinstance(value, Mapping):
        return not value or any(is_blank(inner) for inner in value.values())
    if isinstance(value, list | tuple):
        return not value or any(is_blank(inner) for inner in value)
    return False


def _visible(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace(OPENING, "[U+E000]").replace(CLOSING, "[U+E001]")
    if isinstance(value, Mapping):
        return {key: _visible(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_visible(inner) for inner in value]
    return value


def _unless_missing(write: Filter) -> Filter:
    """The filter, which lets a missing fact through so that it is noted where it is shown."""

    def careful(value: Any, *arguments: Any) -> Any:
        if isinstance(value, Undefined) or value == "":
            return value
        return write(value, *arguments)

    return careful


def _written(value: Any, write: Callable[[Any, str], str], language: str) -> str:
    return value if isinstance(value, str) else write(value, language)


def _as_date(value: Any) -> Any:
    try:
        return date.fromisoformat(value[:10]) if isinstance(value, str) else value
    except ValueError:
        return value


def _as_time(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        return time.fromisoformat(value.strip().replace(".", ":"))
    except ValueError:
        return value


def _clock_range(start: Any, end: Any, language: str) -> str:
    if isinstance(start, str) or (isinstance(end, str) and end):
        return norwegian.DASH.join(str(one) for one in (start, end) if one)
    return norwegian.clock_range(start, end or None, language)
