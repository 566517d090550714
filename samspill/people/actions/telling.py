"""Who signs in as whom has changed: the person is told, so that another's doing is seen."""

from __future__ import annotations

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from samspill.outbox.actions import post
from samspill.people.models import User


def tell_of_change(user: User, *, what: str) -> None:
    """Send one sentence of what was changed. `what` is a msgid, translated here."""
    language = user.language or translation.get_language() or settings.LANGUAGE_CODE
    with translation.override(language):
        post(
            organiser_number=None,
            kind="system",
            subject=_("Your account in Samspill was changed"),
            text=_(
                "%(what)s\n\nIf it was not you, change your password and end the sessions you do not"
                " know: %(address)s"
            )
            % {"what": _(what), "address": f"{settings.PUBLIC_ADDRESS}/me/account/"},
            language=language,
            recipients=[(user.email, user.name)],
            key=f"account:{user.pk}:{timezone.now().timestamp()}",
        )
