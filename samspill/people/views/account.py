"""A person's own account: name, language, password, how they sign in, and where they are signed in."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from samspill.people import actions
from samspill.people.actions.sessions import session_reference
from samspill.people.forms.account import AccountForm, ChangePasswordForm
from samspill.people.models import Session, User
from samspill.people.providers import providers
from samspill.people.signed_in import signed_in


@signed_in
@never_cache
def account(request: HttpRequest) -> HttpResponse:
    user: User = request.user  # type: ignore[assignment]
    form = AccountForm(request.POST or None, user=user)
    if form.is_valid():
        actions.change_account(user, **form.cleaned_data)
        messages.success(request, _("Your name and language are saved."))
        return redirect("people:account")
    tied = set(user.identities.values_list("provider", flat=True))
    context = {
        "form": form,
        "email": user.email,
        "has_password": user.has_usable_password(),
        "has_second_factor": actions.has_second_factor(user),
        "ways": [(one, one.name in tied) for one in providers()],
        "sessions": _sessions(request, user),
    }
    return render(request, "people/account.html", context)


@signed_in
@never_cache
@sensitive_post_parameters("old", "new")
def password(request: HttpRequest) -> HttpResponse:
    user: User = request.user  # type: ignore[assignment]
    form = ChangePasswordForm(request.POST or None, user=user)
    if form.is_valid():
        kept = request.session.session_key or ""
        actions.change_password(user, password=form.cleaned_data["new"], kept_session=kept)
        update_session_auth_hash(request, user)  # this session goes on, under a new key
        messages.success(
            request, _("The password is changed. You are signed out everywhere but here.")
        )
        return redirect("people:account")
    return render(request, "people/password.html", {"form": form})


@signed_in
@require_POST
def session_ending(request: HttpRequest, reference: str) -> HttpResponse:
    user: User = request.user  # type: ignore[assignment]
    if not actions.end_session(user, reference=reference):
        raise Http404
    messages.success(request, _("The session is ended."))
    return redirect("people:account")


@signed_in
@require_POST
def other_sessions(request: HttpRequest) -> HttpResponse:
    """All but this one."""
    user: User = request.user  # type: ignore[assignment]
    count = actions.end_other_sessions(user, kept_session=request.session.session_key or "")
    told = ngettext("%(count)d session is ended.", "%(count)d sessions are ended.", count)
    messages.success(request, told % {"count": count})
    return redirect("people:account")


@signed_in
@require_POST
def identity_removal(request: HttpRequest, provider: str) -> HttpResponse:
    user: User = request.user  # type: ignore[assignment]
    if not actions.untie_identity(user, provider=provider):
        raise Http404
    messages.success(request, _("You no longer sign in that way."))
    return redirect("people:account")


def _sessions(request: HttpRequest, user: User) -> list[tuple[Session, str, bool]]:
    """Each with what stands for it on the page, and whether it is this one."""
    return [
        (one, session_reference(one.session_key), one.session_key == request.session.session_key)
        for one in Session.objects.of(user)
    ]
