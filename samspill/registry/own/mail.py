"""What an association is told by e-mail of its own entry: plain system mail, in its own language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from samspill.organiser.models import Organiser
from samspill.outbox.actions import post
from samspill.registry.models import Association

KNOWN = ("nb", "nn")


def language_of(association: Association) -> str:
    """The association's own written language, else the organiser's."""
    form = association.language_form
    return form if form in KNOWN else association.organiser.language


def post_mail(
    organiser: Organiser,
    news: str,
    *,
    language: str,
    addresses: Sequence[str],
    key: str,
    texts: Mapping[str, Mapping[str, str]] | None = None,
    **context: object,
) -> None:
    """Put it in the outbox. `key` is what makes it go out once; `news` names the text.

    texts   address -> what is put in there for ⟦name⟧
    """
    ask_path = reverse("registry:own_ask", args=[organiser.slug])
    with translation.override(language):
        whole = {**context, "organiser": organiser, "ask": settings.PUBLIC_ADDRESS + ask_path}
        text = render_to_string(f"registry/own/mail/{news}.txt", whole)
        subject = _subject(news) % {"organiser": organiser.name}
    post(
        organiser_number=organiser.pk,
        kind="system",
        subject=subject,
        text=f"{text.strip()}\n",
        language=language,
        recipients=[(address, "") for address in addresses],
        key=key,
        reply_to=organiser.contact_email,
        source=f"registry.own_entry:{news}",
        texts=texts,
    )


def _subject(news: str) -> str:
    return {
        "link": _("The link to your association's entry with %(organiser)s"),
        "asked": _("Does this still hold? Your association's entry with %(organiser)s"),
        "changed": _("Your association's address with %(organiser)s was changed"),
        "removed": _("Your association's contact details with %(organiser)s are removed"),
    }[news]
