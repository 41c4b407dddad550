"""Whether transcripts are to be believed, as the metrics page takes it."""

import hashlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from core.messages import N_, Message

if TYPE_CHECKING:
    from core.evaluation.predictions import Predictions


def predictions(arrays: Mapping[str, Any]) -> "Predictions":
    """Return how far transcripts of the grammar are believed, judged on phrases that the network has not seen."""
    import pandas as pd

    from core.datasets.dataset import Card
    from core.evaluation.predictions import Predictions

    sure, signs = np.asarray(arrays["sure"], np.float64), np.asarray(arrays["signs"], np.float32)
    frame = pd.DataFrame({name: signs[:, i] for i, name in enumerate(("fit", "freer", "apart"))})
    title, why = N_("Transcripts: right or wrong?"), N_("Which transcripts a person listens to again.")
    labels = {"fit": N_("Fit of the phrase"), "freer": N_("Better fit without the grammar"), "apart": N_("Disagreement with the freer recogniser")}  # fmt: skip
    names = (Message(N_("Wrong transcript")), Message(N_("Right transcript")))
    return Predictions(
        key="scores-transcription-" + hashlib.sha256(sure.tobytes()).hexdigest()[:16],
        title=Message(title),
        task="classification",
        y_true=np.asarray(arrays["right"], np.int64),
        y_prob=np.stack([1 - sure, sure], axis=1),
        class_names=names,
        card=Card(
            title, why, N_("60 recordings of a telephone system"), "CC BY-SA 3.0", N_("every word is right"), labels
        ),
        frame=frame,
        rows=np.arange(len(sure)),
        has_model=False,
    )
