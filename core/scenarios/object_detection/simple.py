"""The strong simple way: what is darker than a limit and hangs together is a thing; logistic regression says which digit it is.

The limit and the least size are chosen on training scenes. Only workers come here: it needs SciPy and scikit-learn.
"""

from collections.abc import Mapping
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.scenarios.object_detection.finds import Finds, average_precision
from core.scenarios.object_detection.scenes import Recipe, Scenes, scenes

Array = NDArray[Any]
Fitted = Mapping[str, Any]
SIDE = 8
BLUR = 0.8  # pixels: noise is smoothed before the limit
LIMITS, SIZES = (0.25, 0.3, 0.35, 0.4, 0.45), (5, 7, 9)  # ink, and pixels of a thing's longer side
FIT_SCENES, CHOICE_SCENES, SEED = 400, 80, 11


def fit() -> Fitted:
    """Return the classifier of things cut out of training scenes."""
    from sklearn.linear_model import LogisticRegression

    drawn = scenes(Recipe(), FIT_SCENES, test=False, seed=SEED)
    smooth = _smooth(drawn.X)
    X = np.array([cut(smooth[scene], box) for scene, box in zip(drawn.scene, drawn.boxes, strict=True)])
    model = LogisticRegression(C=1.0, max_iter=300).fit(X.reshape(len(X), -1), drawn.shows)
    return {"coef": model.coef_.astype(np.float32), "bias": model.intercept_.astype(np.float32)}


def chosen(fitted: Fitted) -> Fitted:
    """Return the classifier with the limit and the least size that find most on training scenes."""
    drawn = scenes(Recipe(), CHOICE_SCENES, test=False, seed=SEED + 1)
    tries = [{**fitted, "limit": limit, "size": size} for limit, size in product(LIMITS, SIZES)]
    return max(tries, key=lambda one: average_precision(find(one, drawn.X), drawn))


def find(fitted: Fitted, X: Array) -> Finds:
    """Return the things found in pictures (n, 48, 48); how sure is the classifier's chance of its digit."""
    found = [(number, box, ink) for number, ink in enumerate(_smooth(X)) for box in things(ink, float(fitted["limit"]), int(fitted["size"]))]  # fmt: skip
    if not found:
        return Finds(np.empty((0, 4)), np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0), np.empty(0))
    cuts = np.array([cut(ink, box) for _, box, ink in found]).reshape(len(found), -1)
    logits = cuts @ fitted["coef"].T + fitted["bias"]
    chances = np.exp(logits - logits.max(axis=1, keepdims=True))
    chances /= chances.sum(axis=1, keepdims=True)
    boxes, scene = np.array([box for _, box, _ in found]), np.array([number for number, _, _ in found], np.int64)
    chance = chances.max(axis=1).astype(np.float64)
    return Finds(boxes, chances.argmax(axis=1), scene, chance, chance)


def things(ink: Array, limit: float, size: int) -> list[Array]:
    """Return the boxes (4,) of what is darker than a limit, hangs together, and is large enough."""
    from scipy.ndimage import find_objects, label

    marked, _ = label(ink > limit, np.ones((3, 3)))
    boxes = [np.array([x.start, y.start, x.stop, y.stop], np.float64) for y, x in find_objects(marked)]
    return [box for box in boxes if (box[2:] - box[:2]).max() >= size]


def cut(ink: Array, box: Array) -> Array:
    """Return a thing (8, 8), its height filling the picture as the digits' does, narrower ones in the middle."""
    left, top, right, bottom = box
    side = max(right - left, bottom - top)
    middle = (left + right) / 2, (top + bottom) / 2
    steps = (np.arange(SIDE) + 0.5) / SIDE * side - side / 2
    rows, columns = (_inside(middle[i] + steps, ink.shape[0]) for i in (1, 0))
    return np.asarray(ink[np.ix_(rows, columns)], np.float32)


def _inside(places: Array, most: int) -> NDArray[np.int64]:
    return np.clip(np.floor(places), 0, most - 1).astype(np.int64)


def _smooth(X: Array) -> Array:
    """Return pictures without their paper's shade and with less noise."""
    from scipy.ndimage import gaussian_filter

    return np.asarray(gaussian_filter(X - np.median(X, axis=(1, 2), keepdims=True), (0, BLUR, BLUR)))


def nothing(X: Array, drawn: Scenes) -> Finds:
    """Return one box in each picture, at the mean place of the boxes of training scenes, with their commonest digit."""
    count = len(X)
    box, shows = drawn.boxes.mean(axis=0), int(np.bincount(drawn.shows).argmax())
    return Finds(np.tile(box, (count, 1)), np.full(count, shows), np.arange(count), np.ones(count), np.ones(count))
