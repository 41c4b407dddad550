"""The topics of the cross-validation as the metrics page takes them."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from core.messages import N_, Message
from core.scenarios.customer_service.topics import TOPICS, rows

if TYPE_CHECKING:
    from core.evaluation.predictions import Predictions


def predictions(arrays: Mapping[str, Any], language: str) -> "Predictions":
    """Return the chances of each topic for all questions of a language, from networks that were trained without them."""
    import pandas as pd

    from core.datasets.dataset import Card
    from core.evaluation.predictions import Predictions

    it, chances = rows(language), np.asarray(arrays[f"net_{language}"], np.float64)
    title, why = N_("Topics of questions"), N_("Which team a question goes to.")
    return Predictions(
        key=f"scores-customer_service-{language}-{(chances**2).sum():.6f}",
        title=Message(title),
        task="classification",
        y_true=it.y.astype(np.int64),
        y_prob=chances,
        class_names=tuple(Message(TOPICS[topic]) for topic in it.topics),
        card=Card(title, why, N_("chatterbot-corpus"), "BSD 3-clause", N_("topic"), {"length": N_("Characters")}),
        frame=pd.DataFrame({"length": [len(text) for text in it.texts]}),
        rows=np.arange(len(it.texts)),
        has_model=False,
    )
