"""The page an invitation leads to: who asks, what for, and a name to begin with."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from samspill.organiser import actions
from samspill.organiser.access import home_of
from samspill.organiser.errors import InvitationError
from samspill.organiser.forms.people import AcceptanceForm
from samspill.organiser.invitation_links import invitation_of
from samspill.organiser.models import Invitation
from samspill.organiser.role_words import ROLE_SENTENCES
from samspill.people.entering import let_in
from samspill.people.models import User
from samspill.people.providers import providers
from samspill.people.with_provider import INVITED, kept_for_invitation
from samspill.ui.middleware import use_language_of_place

GONE = 410


@never_cache
@sensitive_post_parameters("password")
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    found = invitation_of(token)
    if found is None:
        raise Http404
    use_language_of_place(request, found.language)
    context = {"invitation": found, "organiser": found.organiser}
    if not found.is_open:
        return render(request, "organiser/invitation_closed.html", context, status=GONE)
    account = User.objects.filter(email=found.email).first()
    identity = kept_for_invitation(request.session)
    form = AcceptanceForm(request.POST or None, initial={"name": found.name})
    if identity is not None:
        del form.fields["password"]
    if request.method == "POST" and (account is not None or form.is_valid()):
        return _accept(request, found, account, {} if account else form.cleaned_data, identity)
    context |= {
        "form": form,
        "account": account,
        "identity": identity,
        "providers": providers(),
        "is_another": request.user.is_authenticated and request.user != account,
        "sentence": ROLE_SENTENCES[found.role],
        "path": request.path,
    }
    return render(request, "organiser/invitation.html", context)


def _accept(
    request: HttpRequest,
    found: Invitation,
    account: User | None,
    told: dict[str, str],
    identity: dict[str, object] | None,
) -> HttpResponse:
    """A new account is let in at once: the e-mail was one factor, as a code would be. One that was here
    already signs in as it always does."""
    try:
        membership = actions.accept_invitation(
            found,
            name=told.get("name", ""),
            password=told.get("password") or None,
            identity=identity,
        )
    except InvitationError:
        messages.error(
            request, _("The invitation could not be taken. Sign in first, and open it again.")
        )
        return redirect("people:sign_in")
    request.session.pop(INVITED, None)
    home = home_of(membership)
    if account is None:
        let_in(request, membership.user, is_strong=bool(identity and identity["is_strong"]))
        messages.success(request, _("Welcome. This is where the work begins."))
    elif request.user != account:
        messages.success(request, _("You can begin. Sign in as you usually do."))
    return redirect(home)
