"""The boxes as predictions that Metrics can open: is a box right, and how sure was the detector?"""

import hashlib
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from core.datasets.dataset import Card
from core.evaluation.predictions import Predictions
from core.messages import N_, Message
from core.scenarios.object_detection.finds import right
from core.scenarios.object_detection.measure import finds_of, scenes_of

CARD = Card(
    N_("Boxes of the object detector"),
    N_("Which boxes to count: each threshold draws others."),
    N_("Composite scenes of scikit-learn digits"),
    N_("With scikit-learn (BSD-3); UCI data, CC BY 4.0"),
    N_("Is the box right?"),
)


def predictions(arrays: Mapping[str, Any]) -> Predictions:
    """Return one row for each box found in the test scenes; things that no box was drawn for are not in it."""
    finds = finds_of(arrays)
    good = right(finds, scenes_of(arrays)).astype(np.int64)
    chances = np.column_stack([1 - finds.sure, finds.sure])
    frame = pd.DataFrame({"scene": finds.scene + 1.0, "width": finds.boxes[:, 2] - finds.boxes[:, 0], "height": finds.boxes[:, 3] - finds.boxes[:, 1]})  # fmt: skip
    key = "boxes-" + hashlib.sha256(chances.tobytes() + good.tobytes()).hexdigest()[:16]
    names = (Message(N_("Wrong box")), Message(N_("Right box")))
    return Predictions(
        key, Message(CARD.title), "classification", good, chances, names, CARD, frame.astype(np.float32), np.arange(len(good)),
        has_model=False,
    )  # fmt: skip
