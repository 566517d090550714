"""A small provider of OpenID Connect on a port of its own: discovery, keys, authorize, token and
the end of a session. It checks what a real one checks (client, address, PKCE, a code once), and can lie."""

from __future__ import annotations

import base64
import hashlib
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlencode, urlsplit

from django.test import Client
from django.urls import reverse
from joserfc import jwt
from joserfc.jwk import ECKey, RSAKey

CLIENT, SECRET = "samspill", "hemmelig: med kolon"
Claims = dict[str, Any]


def unsigned(header: Claims, claims: Claims) -> str:
    """A token of the algorithm "none"."""
    parts = [json.dumps(part).encode() for part in ({**header, "alg": "none"}, claims)]
    return ".".join(base64.urlsafe_b64encode(part).decode().rstrip("=") for part in parts) + "."


@dataclass
class LocalProvider:
    """`person` is who signs in; `lie` changes the claims and `sign` makes the token of them."""

    issuer: str = ""
    key: RSAKey | ECKey = field(default_factory=lambda: ECKey.generate_key("P-256", auto_kid=True))
    published: list[Claims] = field(default_factory=list)
    person: Claims = field(
        default_factory=lambda: {"sub": "kari", "acr": "idporten-loa-substantial"}
    )
    lie: Callable[[Claims], None] = field(default=lambda claims: None)
    sign: Callable[[Claims, Claims], str] | None = None
    codes: dict[str, Claims] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    token_forms: list[dict[str, str]] = field(default_factory=list)
    client_key: RSAKey | None = None
    ends_sessions: bool = True
    left: list[str] = field(default_factory=list)  # the subjects that were signed out

    def publish(self, key: RSAKey | ECKey) -> None:
        """Sign with another key from now on, and show it alone."""
        self.key = key
        self.published = [{**key.as_dict(private=False), "use": "sig"}]

    def discovery(self) -> Claims:
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/jwks",
            **({"end_session_endpoint": f"{self.issuer}/leave"} if self.ends_sessions else {}),
            "token_endpoint_auth_methods_supported": ["client_secret_basic", "private_key_jwt"],
        }

    def authorize(self, asked: dict[str, str]) -> str:
        assert asked["client_id"] == CLIENT
        assert asked["response_type"] == "code"
        assert asked["code_challenge_method"] == "S256"
        code = f"code-{len(self.codes)}"
        self.codes[code] = asked
        told = urlencode({"code": code, "state": asked["state"], "iss": self.issuer})
        return f"{asked['redirect_uri']}?{told}"

    def leave(self, asked: dict[str, str]) -> str:
        """Only with its own token, for this client, and back to the address it was told of."""
        told = jwt.decode(asked["id_token_hint"], self.key, algorithms=["ES256", "RS256"]).claims
        assert asked["client_id"] == told["aud"] == CLIENT
        self.left.append(told["sub"])
        return asked["post_logout_redirect_uri"]

    def token(self, form: dict[str, str], authorization: str) -> Claims | None:
        """None where a real provider says 400: code used, wrong address, verifier or client."""
        self.token_forms.append(form)
        asked = self.codes.pop(form["code"], None)
        digest = hashlib.sha256(form["code_verifier"].encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        if asked is None or challenge != asked["code_challenge"]:
            return None
        if form["redirect_uri"] != asked["redirect_uri"] or not self._knows(form, authorization):
            return None
        return {"id_token": self._id_token(asked["nonce"]), "token_type": "Bearer"}

    def _knows(self, form: dict[str, str], authorization: str) -> bool:
        if self.client_key is not None:
            told = jwt.decode(form["client_assertion"], self.client_key, algorithms=["RS256"])
            return told.claims["iss"] == CLIENT and told.claims["aud"] == self.issuer
        name, _colon, secret = base64.b64decode(authorization.split()[1]).decode().partition(":")
        return (name, unquote(secret)) == (CLIENT, SECRET)

    def _id_token(self, nonce: str) -> str:
        now = int(time.time())
        claims = {"iss": self.issuer, "aud": CLIENT, "nonce": nonce, "iat": now, "exp": now + 120}
        claims |= self.person
        self.lie(claims)
        algorithm = "ES256" if self.key.key_type == "EC" else "RS256"
        header = {"alg": algorithm, "kid": self.key.kid}
        return self.sign(header, claims) if self.sign else jwt.encode(header, claims, self.key)


@contextmanager
def local_provider() -> Iterator[LocalProvider]:
    provider = LocalProvider()
    provider.publish(provider.key)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            provider.asked.append(parts.path)
            answers = {"/authorize": provider.authorize, "/leave": provider.leave}
            if parts.path in answers:
                query = {name: values[0] for name, values in parse_qs(parts.query).items()}
                self.send_response(302)
                self.send_header("Location", answers[parts.path](query))
                self.end_headers()
            elif parts.path == "/jwks":
                self._answer({"keys": provider.published})
            else:
                self._answer(provider.discovery())

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            form = {name: values[0] for name, values in parse_qs(body).items()}
            told = provider.token(form, self.headers.get("Authorization", ""))
            self._answer(told or {"error": "invalid_grant"}, 200 if told else 400)

        def _answer(self, told: Claims, status: int = 200) -> None:
            body = json.dumps(told).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    provider.issuer = f"http://127.0.0.1:{server.server_address[1]}"
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()


def go(client: Client, **query: str) -> str:
    """To the provider, by real HTTP, and the address it sends the browser back to."""
    there = client.get(reverse("people:start", args=["idporten"]), query)["Location"]
    parts = urlsplit(there)
    connection = HTTPConnection(parts.netloc)
    connection.request("GET", f"{parts.path}?{parts.query}")
    return connection.getresponse().headers["Location"]


def come_back(client: Client, address: str, **instead: str):
    parts = urlsplit(address)
    query = {name: values[0] for name, values in parse_qs(parts.query).items()}
    return client.get(parts.path, {**query, **instead})


def who(client: Client) -> str | None:
    return client.session.get("_auth_user_id")
