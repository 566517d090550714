"""The e-mail that asks the associations: one text a language, with each address's own links put in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from samspill.outbox.actions import post
from samspill.registry.own.mail import language_of
from samspill.standard.asking.links import answer_address
from samspill.standard.models import AskedAssociation, Survey


def post_questions(survey: Survey, asked: Iterable[AskedAssociation], *, is_reminder: bool) -> None:
    """Needs each one's association with its contact points. Sent twice, nobody gets it twice."""
    by_language: dict[str, dict[str, list[AskedAssociation]]] = {}
    for one in asked:
        if one.association is not None and one.association.email:
            addresses = by_language.setdefault(language_of(one.association), {})
            addresses.setdefault(one.association.email.lower(), []).append(one)
    for language, by_address in by_language.items():
        _post(survey, language, by_address, is_reminder=is_reminder)


def _post(
    survey: Survey,
    language: str,
    by_address: dict[str, list[AskedAssociation]],
    *,
    is_reminder: bool,
) -> None:
    organiser, name = survey.organiser, "reminder" if is_reminder else "question"
    with translation.override(language):
        context = {"survey": survey, "organiser": organiser, "is_reminder": is_reminder}
        text = render_to_string("standard/mail/survey.txt", context)
        subject = _subject(is_reminder=is_reminder) % {"organiser": organiser.name}
    post(
        organiser_number=organiser.pk,
        kind="letter",
        subject=subject,
        text=f"{text.strip()}\n",
        language=language,
        recipients=[(address, "") for address in by_address],
        key=f"survey-{survey.pk}-{name}-{language}",
        reply_to=organiser.contact_email,
        source=f"standard.survey:{survey.pk}",
        texts={address: {"links": _links(some)} for address, some in by_address.items()},
    )


def _subject(*, is_reminder: bool) -> str:
    if is_reminder:
        return _("We still wonder: does your association see it the same way as %(organiser)s?")
    return _("Does your association see it the same way as %(organiser)s?")


def _links(asked: Sequence[AskedAssociation]) -> str:
    return "\n\n".join(
        f"{one.association.display_name}\n{answer_address(one)}"
        for one in asked
        if one.association is not None
    )
