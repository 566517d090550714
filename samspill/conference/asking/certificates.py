"""Who may have a certificate of attendance."""

from __future__ import annotations

from samspill.conference.models import CheckIn, SignUp


def has_certificate(sign_up: SignUp) -> bool:
    """Came through the door, and it is over."""
    return sign_up.conference.is_past and CheckIn.objects.filter(sign_up=sign_up).exists()
