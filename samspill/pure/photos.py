"""A photo as it is kept: upright, no larger than it must be to read handwriting, and nothing in it
but what is seen (no place, camera, time or thumbnail)."""

from __future__ import annotations

import io

from PIL import Image, ImageOps

LONGEST_SIDE = 2400  # px; an A4 sheet at about 200 dots an inch
MOST_PIXELS = (
    120_000_000  # of a JPEG, which is read at a smaller scale; what is larger is not opened
)
MOST_PIXELS_WHOLE = 30_000_000  # of what must be unpacked whole
QUALITY = 82
SCALED = ("JPEG", "MPO")
FORMATS = ("JPEG", "PNG", "WEBP")  # a phone's JPEG may have a second picture behind it


class UnreadablePhotoError(ValueError):
    """No photo that can be opened."""


class LargePhotoError(ValueError):
    """So many pixels that it is not opened."""


def kept_photo(data: bytes, *, longest_side: int = LONGEST_SIDE) -> bytes:
    """The photo as a JPEG of its own, turned the right way up.

    data      a JPEG, PNG or WebP
    Returns   the JPEG's bytes, with no side longer than `longest_side`
    Raises    UnreadablePhotoError, LargePhotoError
    """
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as opened:
            most = MOST_PIXELS if opened.format in SCALED else MOST_PIXELS_WHOLE
            if opened.width * opened.height > most:
                raise LargePhotoError
            opened.draft("RGB", (longest_side, longest_side))  # a JPEG is read at a fitting scale
            upright = ImageOps.exif_transpose(opened)
            return _jpeg(_on_white(upright), longest_side)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise LargePhotoError from error
    except LargePhotoError:
        raise
    except (OSError, ValueError, SyntaxError, IndexError, EOFError, OverflowError) as error:
        raise UnreadablePhotoError from error


def _on_white(image: Image.Image) -> Image.Image:
    """A new image with the same pixels and nothing else; what was clear is white."""
    clear = (
        image.convert("RGBA") if "A" in image.getbands() or "transparency" in image.info else None
    )
    sheet = Image.new("RGB", image.size, "white")
    if clear is not None:
        sheet.paste(clear, mask=clear.getchannel("A"))
    else:
        sheet.paste(image.convert("RGB"))
    return sheet


def _jpeg(image: Image.Image, longest_side: int) -> bytes:
    image.thumbnail((longest_side, longest_side), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()
