"""The parts that schemas are written with. Sentences are lazy: they have a language."""

from __future__ import annotations

from typing import Any

from samspill.dialogue.limits import HIGHEST, LONGEST_REFERENCE

Schema = dict[str, Any]
TEXT: Schema = {"type": "string"}
MOMENT: Schema = {"type": "string", "format": "date-time"}
NUMBER: Schema = {"type": "integer", "minimum": 1, "maximum": HIGHEST}
COUNT: Schema = {"type": "integer", "minimum": 0}
KEY: Schema = {"type": "string", "format": "uuid"}
REFERENCE: Schema = {"type": "string", "minLength": 1, "maxLength": LONGEST_REFERENCE}
VALUE: Schema = {"type": "integer", "enum": [-1, 0, 1]}
YES: Schema = {"const": True}


def refer(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def record(properties: dict[str, Schema], optional: tuple[str, ...] = (), **more: Any) -> Schema:
    """An object whose properties are all there, but for the optional ones."""
    required = [name for name in properties if name not in optional]
    return {"type": "object", "properties": properties, "required": required, **more}


def many(items: Schema, **more: Any) -> Schema:
    return {"type": "array", "items": items, **more}


def one_of(values: Any) -> Schema:
    return {"type": "string", "enum": list(values)}


def or_null(schema: Schema) -> Schema:
    if "enum" in schema:
        return {**schema, "type": [schema["type"], "null"], "enum": [*schema["enum"], None]}
    if "type" in schema:
        return {**schema, "type": [schema["type"], "null"]}
    return {"oneOf": [schema, {"type": "null"}]}


def told(schema: Schema, description: Any) -> Schema:
    return {**schema, "description": description}
