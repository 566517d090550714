"""The QR code that is read at the door: on the page as a drawing, in the mail as a picture."""

from __future__ import annotations

import io

import segno

from samspill.conference import links
from samspill.conference.models import SignUp

MASK = 2  # fixed: to try all eight costs more than the rest of the page, and any of them is read
MARGIN = 4  # modules, as the standard asks
PIXELS = 6  # a module's side, in the mail


def entrance_code_svg(sign_up: SignUp) -> str:
    """Markup of our own making, with nothing in it that a person has written."""
    return _code(sign_up).svg_inline(
        border=MARGIN, omitsize=True, svgclass="entrance", lineclass=None
    )


def entrance_code_png(sign_up: SignUp) -> bytes:
    picture = io.BytesIO()
    _code(sign_up).save(picture, kind="png", border=MARGIN, scale=PIXELS)
    return picture.getvalue()


def _code(sign_up: SignUp) -> segno.QRCode:
    return segno.make(
        links.check_in_token(sign_up), error="m", micro=False, boost_error=False, mask=MASK
    )
