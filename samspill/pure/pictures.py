"""A picture for a page: made smaller, upright, and with nothing in it but what is seen."""

from __future__ import annotations

import io
from dataclasses import dataclass

from PIL import Image

from samspill.pure.photos import kept_photo

LONGEST_SIDE = 1600  # px: the page's width on a sharp screen
MEDIA_TYPE = "image/jpeg"


@dataclass(frozen=True)
class KeptPicture:
    content: bytes
    width: int  # px
    height: int  # px
    media_type: str = MEDIA_TYPE


def kept_picture(data: bytes, *, longest_side: int = LONGEST_SIDE) -> KeptPicture:
    """Raises UnreadablePhotoError (also for a drawing in SVG, which may hold programs) and
    LargePhotoError."""
    content = kept_photo(data, longest_side=longest_side)
    with Image.open(io.BytesIO(content)) as kept:
        return KeptPicture(content, kept.width, kept.height)


def is_drawing(data: bytes) -> bool:
    """An SVG, by how it begins."""
    start = data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return (
        start.startswith((b"<svg", b"<?xml", b"<!doctype svg")) and b"<svg" in data[:4000].lower()
    )
