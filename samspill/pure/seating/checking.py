"""Values out of a file, each with its place in it, and every fault found on the way."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

LARGEST_NUMBER = 1_000_000


@dataclass(frozen=True)
class Fault:
    """What is wrong with a file: where, as in "participants[3].id", and a sentence in English."""

    path: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.path}: {self.sentence}" if self.path else self.sentence


@dataclass
class Checking:
    """Takes values one by one; what is wrong is noted, and a harmless value stands in for it."""

    faults: list[Fault] = field(default_factory=list)

    def fault(self, path: str, sentence: str) -> None:
        self.faults.append(Fault(path, sentence))

    def parse(self, text: str) -> Any:
        """The JSON value in `text`; None with a fault if it is none."""
        try:
            return json.loads(
                text, object_pairs_hook=self._object, parse_constant=self._not_a_number
            )
        except RecursionError:
            self.fault("", "The file has too many brackets inside each other.")
        except ValueError as error:  # also whole numbers with thousands of digits
            self.fault("", f"The file is not JSON: {error}.")
        return None

    def object(self, value: Any, path: str) -> dict[str, Any]:
        if isinstance(value, dict):
            return value
        self.fault(path, "This must be an object: {…}.")
        return {}

    def items(self, value: Any, path: str) -> Iterator[tuple[str, str, Any]]:
        """Key, path and value of each entry of an object; keys that cannot be written are left."""
        for key, entry in self.object(value, path).items():
            if self.text(key, path):
                yield key, f"{path}.{key}" if path else key, entry

    def entries(self, value: Any, path: str) -> Iterator[tuple[str, Any]]:
        """Path and value of each entry of a list."""
        if isinstance(value, list):
            for place, entry in enumerate(value):
                yield f"{path}[{place}]", entry
        else:
            self.fault(path, "This must be a list: […].")

    def text(self, value: Any, path: str) -> str:
        """A text that is not empty; "" with a fault if it is none."""
        if not isinstance(value, str) or not value.strip():
            self.fault(path, "This must be a text that is not empty.")
        elif any("\ud800" <= character <= "\udfff" for character in value):
            self.fault(path, "This text holds half a character.")
        else:
            return value
        return ""

    def whole(self, value: Any, path: str, *, least: int) -> int:
        if isinstance(value, bool) or not isinstance(value, int):
            self.fault(path, "This must be a whole number.")
        elif not least <= value <= LARGEST_NUMBER:
            self.fault(path, f"This must be from {least} to {LARGEST_NUMBER}.")
        else:
            return value
        return least

    def weight(self, value: Any, path: str) -> float:
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if is_number and 0 <= value <= LARGEST_NUMBER and math.isfinite(value):
            return float(value)
        self.fault(path, f"This must be a number from 0 to {LARGEST_NUMBER}.")
        return 1.0

    def yes_or_no(self, value: Any, path: str) -> bool:
        if not isinstance(value, bool):
            self.fault(path, "This must be true or false.")
        return value is True

    def value_of_attribute(self, value: Any, path: str) -> str:
        """A text, or a number or true or false as a text; "" with a fault for anything else."""
        if isinstance(value, bool | int | float):
            return json.dumps(value)
        return self.text(value, path)

    def _object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in pairs:
            if key in found:
                self.fault(
                    key.encode("ascii", "backslashreplace").decode(),
                    "The key stands twice in one object.",
                )
            found[key] = value
        return found

    def _not_a_number(self, name: str) -> None:
        self.fault("", f"{name} is not a number that JSON has.")
