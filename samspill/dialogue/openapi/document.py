"""The OpenAPI 3.1 document, and the same as rows for a page that people read."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samspill.dialogue.openapi.paths import PATHS
from samspill.dialogue.openapi.schemas import SCHEMAS
from samspill.dialogue.openapi.writing import JSON

VERSION = "1.0.0"
LICENCE = {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}
INTRODUCTION = _(
    "Other programs may take part in a live dialogue: read how it stands, give contributions and"
    " dots, and follow what happens. No key and no sign-in; what is not known is passed over."
)


@dataclass(frozen=True)
class Field:
    """One part of what is sent, for a reader. `form` is its type in a few words of JSON."""

    name: str
    form: str
    is_needed: bool
    description: str


@dataclass(frozen=True)
class Answer:
    status: str
    meaning: str
    example: str


@dataclass(frozen=True)
class Operation:
    """One method of one path, for a reader; examples are JSON in lines."""

    id: str
    method: str
    path: str
    summary: str
    description: str
    parameters: tuple[Field, ...]
    fields: tuple[Field, ...]
    examples: tuple[str, ...]
    answers: tuple[Answer, ...]


def document(server: str = "/") -> dict[str, Any]:
    """The document, its sentences in the language that is active."""
    told: dict[str, Any] = _in_words(
        {
            "openapi": "3.1.0",
            "info": {
                "title": "Samspill",
                "version": VERSION,
                "description": INTRODUCTION,
                "license": LICENCE,
            },
            "servers": [{"url": server}],
            "paths": PATHS,
            "components": {"schemas": SCHEMAS},
        }
    )
    return told


def operations() -> list[Operation]:
    """Every method of every path, in order, in the language that is active."""
    paths: dict[str, dict[str, Any]] = _in_words(PATHS)
    return [
        _operation(path, method, one)
        for path, methods in paths.items()
        for method, one in methods.items()
    ]


def _in_words(value: Any) -> Any:
    """The same with every lazy sentence as text."""
    if isinstance(value, Promise):
        return str(value)
    if isinstance(value, Mapping):
        return {key: _in_words(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_in_words(one) for one in value]
    return value


def _operation(path: str, method: str, one: dict[str, Any]) -> Operation:
    sent = one.get("requestBody", {}).get("content", {}).get(JSON, {})
    return Operation(
        id=one["operationId"],
        method=method.upper(),
        path=path,
        summary=one["summary"],
        description=one["description"],
        parameters=tuple(
            Field(of["name"], _form(of["schema"]), of["required"], of["description"])
            for of in one["parameters"]
        ),
        fields=tuple(_fields(sent["schema"])) if sent else (),
        examples=tuple(_lines(of["value"]) for of in sent.get("examples", {}).values()),
        answers=tuple(_answer(status, of) for status, of in one["responses"].items()),
    )


def _answer(status: str, told: dict[str, Any]) -> Answer:
    content = next(iter(told.get("content", {}).values()), {})
    example = content.get("example", "") if status in ("200", "201") else ""
    return Answer(status, told["description"], _lines(example) if example else "")


def _lines(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, indent=2)


def _fields(schema: dict[str, Any]) -> Iterator[Field]:
    """The parts of what is sent; where there are several forms, each name once."""
    named = set()
    for form in _forms(schema):
        for name, one in form["properties"].items():
            if name in named:
                continue
            named.add(name)
            told = _in_words(one)
            is_needed = all(name in of["required"] for of in _forms(schema))
            yield Field(name, _form(told), is_needed, told.get("description", ""))


def _forms(schema: dict[str, Any]) -> list[dict[str, Any]]:
    found = SCHEMAS[schema["$ref"].rpartition("/")[2]]
    return [of for one in found["oneOf"] for of in _forms(one)] if "oneOf" in found else [found]


def _form(schema: dict[str, Any]) -> str:
    """ "integer", "uuid", "challenge | wish | offer" """
    if "const" in schema:
        return str(schema["const"])
    if "enum" in schema:
        return " | ".join(str(one) for one in schema["enum"] if one not in ("", None))
    kind = schema.get("type", "object")
    kind = kind[0] if isinstance(kind, list) else kind
    return str(schema.get("format", kind))
