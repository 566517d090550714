"""The bridge from the one door to Django: bodies, headers, long answers, and a proper end."""

import asyncio

import pytest

from samspill import asgi


class Response:
    """A WSGI answer that knows whether it was closed."""

    def __init__(self, *parts):
        self.parts, self.is_closed = parts, False

    def __iter__(self):
        return iter(self.parts)

    def close(self):
        self.is_closed = True


@pytest.fixture
def ask(monkeypatch):
    """Ask the bridge: `ask(app, …)` gives the messages that were sent, and the environment seen."""

    def asked(response, *parts, status="200 OK", answered=(), method="POST", **scope):
        seen = {}

        def app(environ, start_response):
            seen.update(environ)
            seen["body"] = environ["wsgi.input"].read()
            start_response(status, list(answered))
            return response

        monkeypatch.setattr(asgi, "wsgi", app)
        sent = []

        async def send(message):
            sent.append(message)

        waiting = [
            {"type": "http.request", "body": part, "more_body": place < len(parts) - 1}
            for place, part in enumerate(parts or (b"",))
        ]

        async def receive():
            return waiting.pop(0)

        given = {
            "type": "http", "method": method, "path": "/søk/", "query_string": b"a=%C3%B8",
            "http_version": "1.1", "headers": [], "client": ("127.0.0.1", 5), **scope,
        }  # fmt: skip
        asyncio.run(asgi.application(given, receive, send))
        return sent, seen

    return asked


def test_a_page_comes_through_with_status_and_headers(ask):
    response = Response(b"hei ", b"du")

    sent, _seen = ask(
        response, status="404 Not Found", answered=[("Set-Cookie", " a=1"), ("Set-Cookie", "b=2")]
    )

    assert sent[0]["status"] == 404
    assert sent[0]["headers"] == [(b"set-cookie", b"a=1"), (b"set-cookie", b"b=2")]
    assert b"".join(message.get("body", b"") for message in sent) == b"hei du"
    assert response.is_closed


def test_the_request_reaches_django_whole(ask):
    headers = [
        (b"host", b"samspill.example.no"), (b"content-type", b"text/plain"), (b"cookie", b"a=1"),
        (b"cookie", b"b=2"), (b"x_forwarded_proto", b"https"), (b"content-length", b"99"),
    ]  # fmt: skip

    _sent, seen = ask(Response(b""), b"en ", b"to", headers=headers)

    assert (seen["body"], seen["CONTENT_LENGTH"]) == (b"en to", "5")
    assert seen["PATH_INFO"].encode("latin-1").decode() == "/søk/"
    assert seen["QUERY_STRING"] == "a=%C3%B8"
    assert (seen["HTTP_HOST"], seen["CONTENT_TYPE"]) == ("samspill.example.no", "text/plain")
    assert seen["HTTP_COOKIE"] == "a=1; b=2"
    assert "HTTP_X_FORWARDED_PROTO" not in seen


def test_a_long_answer_comes_in_pieces(ask):
    response = Response(*[b"x" * 50_000] * 10)

    sent, _seen = ask(response)

    bodies = [message for message in sent if message["type"] == "http.response.body"]
    assert sum(len(message["body"]) for message in bodies) == 500_000
    assert len(bodies) > 3
    assert [message.get("more_body", False) for message in bodies][-2:] == [True, False]
    assert [message["type"] for message in sent].count("http.response.start") == 1
    assert response.is_closed


def test_head_is_answered_without_a_body(ask):
    sent, _seen = ask(Response(b"hei"), method="HEAD")

    assert sent[-1]["body"] == b""


def test_a_body_that_is_too_large_is_refused(ask, monkeypatch):
    monkeypatch.setattr(asgi, "MOST_BYTES", 10)

    sent, seen = ask(Response(b""), b"x" * 8, b"x" * 8)

    assert (sent[0]["status"], seen) == (413, {})


def test_the_answer_is_closed_when_it_breaks(ask):
    class Breaking(Response):
        def __iter__(self):
            raise OSError("gone")

    response = Breaking()
    with pytest.raises(OSError, match="gone"):
        ask(response)

    assert response.is_closed
