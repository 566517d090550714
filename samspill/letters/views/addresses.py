from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspill.letters import actions
from samspill.letters.rules import can_edit
from samspill.organiser.access import OrganiserRequest, must, organiser_required
from samspill.organiser.models import Organiser


@organiser_required
@require_POST
def recipient_address(
    request: OrganiserRequest, organiser: Organiser, pk: int, recipient_pk: int
) -> HttpResponse:
    """A municipality's e-mail address, for this letter."""
    letter = get_object_or_404(organiser.letters.seen_by(request.membership), pk=pk)
    must(can_edit(request.membership, letter))
    rows = letter.recipients.filter(municipality__isnull=False)
    recipient = get_object_or_404(rows, pk=recipient_pk)
    email = request.POST.get("email", "").strip()
    try:
        if email:
            validate_email(email)
    except ValidationError:
        messages.error(request, _("Write the e-mail address like this: name@example.no"))
    else:
        actions.give_address(recipient, email=email, by=request.user)
        messages.success(request, _("The address of %(name)s is saved.") % {"name": recipient.name})
    return redirect("letters:recipients", organiser.slug, pk)
