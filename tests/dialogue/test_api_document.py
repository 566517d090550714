"""The OpenAPI document holds: every answer it promises is provoked at the served door, and fits it."""

import time
from copy import deepcopy
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import translation
from jsonschema import Draft202012Validator, FormatChecker

from samspill.dialogue import openapi
from samspill.dialogue.api.lane import PART, ROUTES
from tests.dialogue.served import Door, closed
from tests.dialogue.serving import serving

__all__ = ["serving"]

LIST = "/api/dialogue"
STATE = "/api/dialogue/{code}"
GIVE = "/api/dialogue/{code}/contributions"
BACK = "/api/dialogue/{code}/contributions/{key}/withdrawal"
TABLE = "/api/dialogue/{code}/tables/{number}"
REACT = "/api/dialogue/{code}/reactions"
EVENTS = "/api/dialogue/{code}/events"
TEXT = {"content-type": "text/plain"}
JSON = {"content-type": "application/json"}


def read_everything(door):
    answer = door.ask(200, "GET", LIST)
    assert answer.json()["dialogues"][0]["code"] == door.made["open"]
    door.ask(304, "GET", LIST, headers={"if-none-match": answer.headers["etag"]})
    answer = door.ask(200, "GET", STATE, query=f"?device={uuid4()}&table=1&waiting=2")
    door.ask(304, "GET", STATE, headers={"if-none-match": answer.headers["etag"]})
    door.ask(200, "GET", STATE, code=door.made["over"])
    door.ask(404, "GET", STATE, code="00000")
    told = door.ask(200, "GET", TABLE, number=1, query="?round=1").json()["contributions"]
    assert [set(one) & {"held", "withdrawn"} for one in told] == [{"withdrawn"}, {"held"}, set()]
    door.ask(404, "GET", TABLE, number=99, query="?round=1")
    door.ask(422, "GET", TABLE, number=1, query="?round=99")
    door.ask(200, "GET", REACT, query="?round=1")
    over = door.ask(200, "GET", REACT, code=door.made["over"], query="?round=1").json()
    assert [len(over[kind]["contributions"]) for kind in ("dots", "opinions", "pairs")] == [1, 1, 2]
    door.ask(404, "GET", REACT, code="00000", query="?round=1")
    door.ask(422, "GET", REACT)


def give_and_take_back(door):
    sent = openapi_example(door, GIVE, "Contribution")
    sent.update(key=str(uuid4()), round=1, table=2)
    door.ask(201, "POST", GIVE, content=sent)
    door.ask(200, "POST", GIVE, content=sent)
    door.ask(409, "POST", GIVE, content={**sent, "text": "Noe annet"})
    door.ask(422, "POST", GIVE, content={"key": "7"})
    door.ask(200, "POST", BACK, key=sent["key"])
    door.ask(404, "POST", BACK, key=str(uuid4()))
    door.ask(409, "POST", BACK, key=door.made["published"])


def react(door):
    one, other = door.made["said"]
    dots = openapi_example(door, REACT, "Dots")
    dots.update(round=1, table=1, dots=[{"contribution": one, "count": 2}])
    opinion = {**openapi_example(door, REACT, "Opinion"), "round": 1, "contribution": one}
    pair = {**openapi_example(door, REACT, "Pair"), "round": 1, "contribution": one, "other": other}
    for sent in (dots, opinion, pair):
        door.ask(200, "POST", REACT, content=sent)
    door.ask(409, "POST", REACT, code=door.made["over"], content=opinion)
    door.ask(422, "POST", REACT, content={"kind": "stars"})


def openapi_example(door, path, name):
    content = door.document["paths"][path]["post"]["requestBody"]["content"]["application/json"]
    return deepcopy(content["examples"][name]["value"])


def send_oddly(door):
    for path in (GIVE, REACT):
        door.ask(400, "POST", path, content="{", headers=JSON)
        door.ask(404, "POST", path, code="00000", content={"key": "7"})
        door.ask(413, "POST", path, content="x" * 70_000, headers=JSON)
        door.ask(415, "POST", path, content="hei", headers=TEXT)


def follow(door):
    address = EVENTS.format(code=door.made["open"])
    with door.client.stream("GET", f"{address}?after=0") as answer:
        frames = answer.iter_text()
        text = next(frames)
        while "event: changes" not in text:
            text += next(frames)
        told = door.document["paths"][EVENTS]["get"]["responses"]["200"]
        assert answer.headers["content-type"].partition(";")[0] in told["content"]
        assert text.startswith("retry: ")
    door.provoked.add((EVENTS, "get", "200"))
    door.ask(404, "GET", EVENTS, code="00000")


def ask_without_database(door):
    time.sleep(0.6)  # the list is kept so long
    with door.without_database():
        new = {"code": "99999"}  # nothing of it is kept
        door.ask(503, "GET", LIST)
        door.ask(503, "GET", STATE, **new)
        door.ask(503, "GET", TABLE, **new, number=1, query="?round=1")
        door.ask(503, "GET", REACT, **new, query="?round=1")
        door.ask(503, "GET", EVENTS, **new)
        door.ask(503, "POST", BACK, key=str(uuid4()))
        for path in (GIVE, REACT):
            door.ask(503, "POST", path, **new, content={"key": "7"})


@pytest.mark.slow
@pytest.mark.processes
def test_every_answer_of_the_document_is_given_by_the_served_door(serving):
    address, _process, surroundings = serving
    door = Door(address, surroundings)

    for provoke in (
        read_everything, give_and_take_back, react, send_oddly, follow, ask_without_database,
    ):  # fmt: skip
        provoke(door)

    promised = {
        (path, method, status)
        for path, methods in door.document["paths"].items()
        for method, one in methods.items()
        for status in one["responses"]
    }
    assert door.provoked == promised
    for path, methods in door.document["paths"].items():
        allowed = ", ".join(["GET, HEAD"] * ("get" in methods) + ["POST"] * ("post" in methods))
        told = door.client.put(path.format(code=door.made["open"], key=uuid4(), number=1))
        assert (told.status_code, told.headers["allow"]) == (405, allowed)
        door.valid(told.json(), {"$ref": "#/components/schemas/Error"})


def test_the_document_has_every_route_of_the_lane_and_no_other():
    promised = {(path, method.upper()) for path, of in paths().items() for method in of}

    names = {"contributions": "{key}", "tables": "{number}"}
    routes = set()
    for parts, methods in ROUTES.items():
        told = [
            names[parts[place - 1]] if place and part == PART else part.replace(PART, "{code}")
            for place, part in enumerate(parts)
        ]
        routes |= {("/".join(["/api/dialogue", *told]), method) for method in methods}

    old_name_of_the_state = {("/api/dialogue/{code}/state", "GET")}
    assert routes - old_name_of_the_state == promised


def paths():
    return openapi.document()["paths"]


def test_every_schema_is_sound_and_every_example_fits_its_schema():
    document = openapi.document()
    components = closed(deepcopy(document["components"]))
    for schema in components["schemas"].values():
        Draft202012Validator.check_schema(schema)

    checked = 0
    for content in found(document, "application/json"):
        examples = [one["value"] for one in content.get("examples", {}).values()]
        for example in [*examples, *([content["example"]] if "example" in content else [])]:
            Draft202012Validator(
                {**content["schema"], "components": components}, format_checker=FormatChecker()
            ).validate(example)
            checked += 1

    assert checked > 12


def found(value, name):
    """Everything under this name, however deep."""
    if isinstance(value, dict):
        if name in value:
            yield value[name]
        for one in value.values():
            yield from found(one, name)
    elif isinstance(value, list):
        for one in value:
            yield from found(one, name)


def test_every_reference_in_the_document_leads_somewhere():
    document = openapi.document()

    names = {reference.rpartition("/")[2] for reference in found(document, "$ref")}
    ids = list(found(document["paths"], "operationId"))

    assert names <= set(document["components"]["schemas"])
    assert len(ids) == len(set(ids)) == 8


@pytest.mark.parametrize(
    ("language", "word"),
    [("nb", "Gi et innspill"), ("nn", "Gje eit innspel"), ("en", "Give a contribution")],
)
def test_the_page_and_the_document_are_in_the_language_asked_for(client, language, word):
    client.cookies["language"] = language

    page = client.get(reverse("dialogue:api")).content.decode()
    told = client.get(reverse("dialogue:openapi"), {"language": language})

    assert word in page
    assert told.json()["paths"]["/api/dialogue/{code}/contributions"]["post"]["summary"] == word
    assert told.headers["access-control-allow-origin"] == "*"


def test_every_address_is_on_the_page_with_its_fields(client):
    page = client.get(reverse("dialogue:api")).content.decode()

    with translation.override("nb"):
        for one in openapi.operations():
            assert f'id="{one.id}"' in page
            assert one.path in page
            for field in (*one.parameters, *one.fields):
                assert f"<code>{field.name}</code>" in page
