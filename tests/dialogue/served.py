"""The served door, with every answer held against the OpenAPI document that it tells itself."""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager
from copy import deepcopy

import httpx
from jsonschema import Draft202012Validator, FormatChecker

from tests.tracked import ROOT

MADE = """
import json, uuid
import django
django.setup()
from samspill.dialogue import actions
from samspill.dialogue.models import Contribution, Dialogue, Stage
from tests.dialogue import builders

def opened(slug):
    made = builders.dialogue(builders.organiser(slug, slug.title()))
    round = builders.open_first(made)
    table = made.tables.get(number=1)
    given = [
        actions.contribute(round, text=f"Tanke {n}", table=table, channel="phone") for n in range(3)
    ]
    return made, round, given

live, round, given = opened("apen")
Dialogue.objects.filter(pk=live.pk).update(is_listed=True)
actions.publish_contribution(given[0], text=given[0].raw_text)
actions.hold_back(given[1], reason="other", note="Skriv hvilken hall.", by=None)
actions.withdraw(given[2], key=given[2].key)
over, closed, said = opened("over")
actions.give_dots(closed, voter="a", dots={said[0].reference: 2})
actions.give_opinion(closed, voter="a", contribution=said[0].reference, value=1)
actions.give_pair(
    closed, voter="a", contribution=said[0].reference, other=said[1].reference, value=1
)
actions.close_round(closed)
print(json.dumps({
    "open": live.code, "over": over.code, "published": str(given[0].key),
    "said": [one.reference for one in given[:2]],
}))
"""


class Door:
    """The served door, with every answer held against the document."""

    def __init__(self, address, surroundings):
        self.client = httpx.Client(base_url=address, timeout=10)
        self.document = self.client.get("/api/openapi.json").json()
        self.components = closed(deepcopy(self.document["components"]))
        self.database = surroundings["DATABASE_URL"].removeprefix("sqlite:///")
        made = subprocess.run(
            [sys.executable, "-c", MADE], env=surroundings, cwd=ROOT, check=True,
            capture_output=True, text=True,
        )  # fmt: skip
        self.made = json.loads(made.stdout)
        self.provoked = set()

    def ask(
        self, status, method, path, *, code=None, query="", headers=None, content=None, **parts
    ):
        parts = {"code": code or self.made["open"], **parts}
        address = path.format(**parts) + query
        if isinstance(content, dict):
            content = json.dumps(content)
            headers = {"content-type": "application/json", **(headers or {})}
        answer = self.client.request(method, address, headers=headers, content=content)
        assert answer.status_code == status, (method, address, answer.text)
        self.holds(answer, method, path)
        return answer

    def holds(self, answer, method, path):
        told = self.document["paths"][path][method.lower()]["responses"][str(answer.status_code)]
        assert set(told.get("headers", ())) <= {
            name.title().replace("Etag", "ETag") for name in answer.headers
        }
        media, schema = self.content(told)
        assert answer.headers.get("content-type", "").partition(";")[0] == media
        if schema:
            self.valid(answer.json(), schema)
        self.provoked.add((path, method.lower(), str(answer.status_code)))

    def content(self, told):
        if "content" not in told:
            return "", None
        [(media, of)] = told["content"].items()
        return media, of["schema"] if media == "application/json" else None

    def valid(self, value, schema):
        whole = {**schema, "components": self.components}
        Draft202012Validator(whole, format_checker=FormatChecker()).validate(value)

    @contextmanager
    def without_database(self):
        """A table is away: what a broken database is to the lane."""
        with closing(sqlite3.connect(self.database, timeout=10)) as database:
            database.execute("ALTER TABLE dialogue_dialogue RENAME TO away")
            try:
                yield
            finally:
                database.execute("ALTER TABLE away RENAME TO dialogue_dialogue")


def closed(schema):
    """The same, but nothing may be told that is not in the document."""
    if isinstance(schema, dict):
        for one in schema.values():
            closed(one)
        if "properties" in schema and schema.get("type") == "object":
            schema.setdefault("additionalProperties", False)
    elif isinstance(schema, list):
        for one in schema:
            closed(one)
    return schema
