"""Find faces in a photograph: OpenCV's cascade of simple features (Viola and Jones 2001), with its weight for each find."""

import base64
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.scenarios.face_recognition.pictures import SIDE, Bytes, grey, photo
from core.scenarios.inputs.picture import read_picture

LONGEST = 512  # pixels of the longer side in which faces are looked for
STEP, NEIGHBOURS = 1.1, 1  # the window grows by a tenth; a find needs one more beside it
LEAST = 24  # pixels of the smallest face
SHARP = 80  # quality of the picture on the page


@dataclass(frozen=True, eq=False)
class Found:
    """Hold what was found in a photograph.

    Parameters
    ----------
    link : str
        The picture itself, as a "data:" address for a page.
    width, height : int
        Of it, in pixels.
    boxes : array (n, 4)
        Left, top, width and height of each find; the surest first.
    weights : array (n,)
        How far each find passed the last stage of the cascade.
    cuts : array (n, 25, 25)
        What is in the boxes, grey, 0 to 1.
    """

    link: str
    width: int
    height: int
    boxes: NDArray[np.int64]
    weights: NDArray[np.float64]
    cuts: NDArray[np.float32]


def find_in(content: bytes) -> Found:
    """Find faces in a picture that a user brought; `UserError` where it is none."""
    return find(read_picture(content, LONGEST))


def find_in_photo(name: str) -> Found:
    """Find faces in a photograph of the package."""
    return find(photo(name))


def find(picture: Bytes) -> Found:
    """Find faces in a picture (h, w, 3)."""
    plain = grey(picture)
    boxes, weights = cascade(plain)
    cuts = np.array([cut(plain, box) for box in boxes], np.float32).reshape(-1, SIDE, SIDE)
    return Found(link_of(picture), plain.shape[1], plain.shape[0], boxes, weights, cuts)


def cascade(plain: Bytes) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Return the boxes (n, 4) and weights (n,) of finds in a grey picture (h, w), the surest first."""
    import cv2

    path = str(Path(cv2.__file__).parent / "data" / "haarcascade_frontalface_default.xml")
    boxes, _levels, weights = cv2.CascadeClassifier(path).detectMultiScale3(
        plain, STEP, NEIGHBOURS, minSize=(LEAST, LEAST), outputRejectLevels=True
    )
    order = np.argsort(-np.asarray(weights, np.float64).ravel(), kind="stable")
    return np.asarray(boxes, np.int64).reshape(-1, 4)[order], np.asarray(weights, np.float64).ravel()[order]


def cut(plain: Bytes, box: Any) -> NDArray[np.float32]:
    """Return what is in a box of a grey picture as a cut-out (25, 25), 0 to 1."""
    import cv2

    left, top, width, height = (int(value) for value in box)
    part = plain[top : top + height, left : left + width]
    small = np.asarray(cv2.resize(part, (SIDE, SIDE), interpolation=cv2.INTER_AREA), np.float32)
    return np.asarray(small / 255, np.float32)


def link_of(picture: Bytes) -> str:
    """Return a picture (h, w, 3) as an address that holds it."""
    import cv2

    _, coded = cv2.imencode(".jpg", picture[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, SHARP])
    return "data:image/jpeg;base64," + base64.b64encode(coded.tobytes()).decode()
