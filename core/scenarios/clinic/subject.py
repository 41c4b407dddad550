"""A trained network of a case as plain arrays, and back as what the explanations ask for."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from core.datasets.preparation import Preprocessor
from core.experiment import Experiment
from core.explanation.how import How
from core.explanation.subject import Subject, subject_of
from core.models.network import Network

if TYPE_CHECKING:
    from core.training.run import Run

PREPARED = "prepared_"


def arrays_of(run: "Run") -> dict[str, Any]:
    """Return a run as arrays: who was tested, what was predicted, the network's file, its preparation, rows to compare with."""
    known = {f"{PREPARED}{name}": value for name, value in run.preprocessor.arrays().items()}
    return {
        **known,
        "network": np.frombuffer(run.network.archive, np.uint8),
        "background": subject_of(run, How()).background,
        "test_rows": run.split.test,
        "train_rows": run.split.train,
        "val_rows": run.split.val,
        "truth": run.y_test,
        "chance": np.asarray(run.y_prob[:, 1], np.float64),
        "val_truth": run.y_val,
        "val_chance": np.asarray(run.val_prob[:, 1], np.float64),
        "seconds": np.float64(run.seconds),
        "loss": np.asarray(run.history["loss"]),
        "val_loss": np.asarray(run.history["val_loss"]),
    }


def prepared(arrays: Mapping[str, Any]) -> Preprocessor:
    """Return the preparation of rows that `arrays_of` wrote down."""
    return Preprocessor.from_arrays({k.removeprefix(PREPARED): v for k, v in arrays.items() if k.startswith(PREPARED)})


def subject(arrays: Mapping[str, Any], experiment: Experiment) -> Subject:
    """Return what explains answers of the network that `arrays_of` wrote down."""
    network = Network.from_archive(arrays["network"].tobytes())
    return Subject(experiment.key, experiment, prepared(arrays), network, "classification", arrays["background"], None)
