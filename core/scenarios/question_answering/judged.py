"""The finds of the test as the metrics page takes them: how likely an answer is right."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from core.messages import N_, Message
from core.scenarios.question_answering.choosing import chance
from core.scenarios.question_answering.retrieval import ENGINES

if TYPE_CHECKING:
    from core.evaluation.predictions import Predictions


def predictions(arrays: Mapping[str, Any], language: str, engine: str) -> "Predictions":
    """Return for each test question, with an answer here or without, how likely the find is right, and whether it is."""
    import pandas as pd

    from core.datasets.dataset import Card
    from core.evaluation.predictions import Predictions

    sets = [f"{which}_{language}_{engine}" for which in ("known", "unknown")]
    similarity = np.concatenate([arrays[f"{name}_similarity"] for name in sets])
    right = np.concatenate([arrays[f"{name}_right"] for name in sets]).astype(np.int64)
    likely = np.array([chance(value, arrays[f"line_{language}_{engine}"]) for value in similarity])
    texts = np.concatenate([arrays[f"{which}_{language}_text"] for which in ("known", "unknown")])
    frame = pd.DataFrame({"similarity": similarity, "length": [len(text) for text in texts]})
    title, why = N_("Answers: right or wrong?"), N_("Which answers may go out without a person.")
    labels = {"similarity": N_("Similarity"), "length": N_("Characters")}
    return Predictions(
        key=f"scores-question_answering-{language}-{engine}-{likely.sum():.6f}",
        title=Message.of(N_("Answers: {engine}"), engine=Message(ENGINES[engine])),
        task="classification",
        y_true=right,
        y_prob=np.stack([1 - likely, likely], axis=1),
        class_names=(Message(N_("wrong answer")), Message(N_("right answer"))),
        card=Card(title, why, N_("chatterbot-corpus"), "BSD 3-clause", N_("right answer"), labels),
        frame=frame,
        rows=np.arange(len(right)),
        has_model=False,
    )
