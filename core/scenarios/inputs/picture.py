"""A picture that a user uploaded or took; read on a worker, never in the page's process."""

import io
import warnings

import numpy as np
from numpy.typing import NDArray

from core.messages import N_, UserError

MOST_BYTES = 20_000_000
MOST_PIXELS = 40_000_000  # decoded, they take three bytes each
SIDE = 1024  # pixels of the longer side that a case works with
FORMATS = ("PNG", "JPEG", "WEBP", "BMP", "GIF")


def read_picture(content: bytes, side: int = SIDE) -> NDArray[np.uint8]:
    """Return a picture (h, w, 3), turned as its camera meant it, its longer side at most `side` pixels.

    Raises
    ------
    UserError
        When there is nothing in it, it is too large, or is no picture.
    """
    from PIL import Image, ImageOps

    _check_size(content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of large ones, which are refused in words below
            opened = Image.open(io.BytesIO(content), formats=FORMATS)
            width, height = opened.size
            if width * height > MOST_PIXELS:
                raise _too_large(width, height)
            opened.draft("RGB", (side, side))
            picture = ImageOps.exif_transpose(opened).convert("RGB")
            picture.thumbnail((side, side))
    except UserError:
        raise
    except Image.DecompressionBombError:
        raise UserError(
            N_("Expected at most {most:.0f} megapixels, received far more: make the picture smaller."),
            most=MOST_PIXELS / 1e6,
        ) from None
    except Exception as problem:  # of whatever kind: decoders raise all sorts for broken files
        raise UserError(
            N_("Expected a picture ({formats}), received a file that can't be read as one."), formats=", ".join(FORMATS)
        ) from problem
    return np.asarray(picture, np.uint8)


def _check_size(content: bytes) -> None:
    if not content:
        raise UserError(N_("Expected a picture, received an empty file."))
    if len(content) > MOST_BYTES:
        raise UserError(
            N_("Expected at most {most:.0f} MB, received {received:.0f} MB: make the file smaller."),
            most=MOST_BYTES / 1e6,
            received=len(content) / 1e6,
        )


def _too_large(width: int, height: int) -> UserError:
    return UserError(
        N_("Expected at most {most:.0f} megapixels, received {received:.0f} ({width} by {height}): make the picture smaller."),
        most=MOST_PIXELS / 1e6,
        received=width * height / 1e6,
        width=width,
        height=height,
    )  # fmt: skip
