"""What every answer passes through: who may keep it, and what the log says of a try to sign in."""

from __future__ import annotations

import json
import logging
import subprocess
import sys

import pytest
from django.test import Client
from django.urls import reverse

from samspill.people.models import User
from tests.operations.houses import surroundings
from tests.tracked import ROOT

TELL = """
import json
from django.conf import settings as s
print(json.dumps({"names": [s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME],
    "secure": [s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.LANGUAGE_COOKIE_SECURE],
    "path": s.SESSION_COOKIE_PATH, "domain": s.SESSION_COOKIE_DOMAIN,
    "http_only": [s.SESSION_COOKIE_HTTPONLY, s.CSRF_COOKIE_HTTPONLY],
    "same_site": s.SESSION_COOKIE_SAMESITE, "debug": s.DEBUG,
    "hsts": [s.SECURE_HSTS_SECONDS, s.SECURE_HSTS_INCLUDE_SUBDOMAINS],
    "hashers": s.PASSWORD_HASHERS, "validators": [v["NAME"] for v in s.AUTH_PASSWORD_VALIDATORS],
    "shortest": s.AUTH_PASSWORD_VALIDATORS[0]["OPTIONS"]["min_length"]}))
"""


@pytest.mark.django_db
def test_a_page_of_one_who_is_signed_in_is_kept_by_nobody(client: Client) -> None:
    public = client.get(reverse("overview:accessibility"))
    client.force_login(User.objects.create(email="kari@example.no", name="Kari Eksempel"))

    private = client.get(reverse("overview:my_organisers"))

    assert private.headers["Cache-Control"] == "private, no-store"
    assert "no-store" not in public.headers.get("Cache-Control", "")


@pytest.mark.django_db
def test_a_page_behind_a_signed_link_is_kept_by_nobody(client: Client) -> None:
    response = client.get(reverse("conference:my_sign_up", args=["1:1.changed"]))

    assert response.headers["Cache-Control"] == "private, no-store"


@pytest.mark.django_db
def test_every_page_says_how_it_may_be_used(client: Client) -> None:
    headers = client.get(reverse("overview:accessibility")).headers

    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    policy = headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert [word for word in ("unsafe-inline", "unsafe-eval", "http") if word in policy] == []


@pytest.mark.django_db
def test_a_try_to_sign_in_is_told_of_and_not_whose(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "samspill.security")

    client.post(reverse("people:sign_in"), {"email": "kari@example.no", "password": "feil"})

    lines = [line.getMessage() for line in caplog.records if line.name == "samspill.security"]
    assert lines == ["people:sign_in 200 not signed in"]


@pytest.mark.django_db
def test_a_post_without_our_own_word_is_refused() -> None:
    strict = Client(enforce_csrf_checks=True)

    response = strict.post(reverse("people:sign_in"), {"email": "a@example.no", "password": "x"})

    assert response.status_code == 403


def test_behind_https_the_cookies_and_the_settings_are_strict(tmp_path: object) -> None:
    environment = surroundings(
        tmp_path,  # type: ignore[arg-type]
        f"sqlite:///{tmp_path}/samspill.sqlite3",
        SAMSPILL_ADDRESS="https://samspill.example.no",
        DJANGO_SETTINGS_MODULE="samspill.settings",
    )
    done = subprocess.run(
        [sys.executable, "-c", TELL], env=environment, cwd=ROOT, capture_output=True, check=True
    )

    told = json.loads(done.stdout)
    assert told["names"] == ["__Host-sessionid", "__Host-csrftoken"]
    assert (told["path"], told["domain"], told["same_site"]) == ("/", None, "Lax")
    assert all(told["secure"] + told["http_only"] + told["hsts"])
    assert told["debug"] is False
    assert told["hashers"] == ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    assert told["shortest"] >= 12
    assert any("CommonPassword" in name for name in told["validators"])
