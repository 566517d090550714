"""For a person's own pages: only for one who is signed in, in the language they have chosen."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse

from samspill.ui.middleware import use_language_of_place

View = Callable[..., HttpResponse]


def signed_in(view: View) -> View:
    @wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        use_language_of_place(request, request.user.language)
        return view(request, *args, **kwargs)

    inner.access = "signed in"  # type: ignore[attr-defined]
    return inner
