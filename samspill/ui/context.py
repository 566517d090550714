from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language


def page(request: HttpRequest) -> dict[str, object]:
    """What the base page needs, without a query."""
    current = get_language() or settings.LANGUAGE_CODE
    return {
        "LANGUAGE_CODE": current,
        "other_languages": [(code, name) for code, name in settings.LANGUAGES if code != current],
        "is_example": settings.DEMO,
        "contact_email": settings.CONTACT_EMAIL,
        "public_address": settings.PUBLIC_ADDRESS,
    }
