"""The one table of settings, and the frozen `Experiment` made from it."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Self, cast

from core.datasets import DATASETS, UPLOAD_PREFIX
from core.ingredients.activations import ACTIVATIONS
from core.ingredients.losses import LOSSES
from core.ingredients.optimizers import OPTIMIZERS
from core.ingredients.precisions import PRECISIONS
from core.ingredients.schedules import SCHEDULES
from core.ingredients.weights import CLASS_WEIGHTS
from core.messages import N_
from core.models import MODELS
from core.settings import Choice, Flag, Names, Real, Setting, SettingError, Whole, Wholes, setting
from core.versions import versions


def _labels(registry: Mapping[str, Any]) -> Mapping[str, str]:
    return {name: entry if isinstance(entry, str) else entry.label for name, entry in registry.items()}


@dataclass(frozen=True)
class Experiment:
    """Say everything that decides a training, so that equal experiments give equal results.

    Every field is described by its `Setting` in `SETTINGS`; a value out of its range raises `SettingError`.

    Examples
    --------
    >>> e = Experiment(dataset="iris", hidden=(8,))
    >>> Experiment.from_params(e.to_params()) == e
    True
    """

    dataset: str = setting(
        Choice(
            "iris",
            N_("Data"),
            N_("The rows that the model learns from, e.g. 1,000 loan applications and how they ended."),
            "data",
            options=lambda: _labels(DATASETS),
            prefix=UPLOAD_PREFIX,
        )
    )
    model: str = setting(
        Choice(
            "mlp",
            N_("Model"),
            N_("The kind of network: a plain one for tables, a convolutional one for pictures."),
            "model",
            options=lambda: _labels(MODELS),
        )
    )
    hidden: tuple[int, ...] = setting(
        Wholes(
            (64, 64),
            N_("Layers"),
            N_(
                "Units in each hidden layer, e.g. 64,64 for two layers of 64. More can learn finer patterns, and more noise."
            ),
            "model",
        )
    )
    activation: str = setting(
        Choice(
            "relu",
            N_("Activation"),
            N_("How a unit bends its input. Without a bend, ten layers can do no more than one."),
            "model",
            options=lambda: ACTIVATIONS,
        )
    )
    batch_norm: bool = setting(
        Flag(
            False,
            N_("Batch normalisation"),
            N_("Rescales what each layer passes on, which often lets a deep network learn faster."),
            "model",
        )
    )
    loss: str = setting(
        Choice(
            "auto",
            N_("Loss"),
            N_("What the training makes small, e.g. cross-entropy: it punishes being sure and wrong most."),
            "training",
            options=lambda: _labels(LOSSES),
        )
    )
    optimizer: str = setting(
        Choice(
            "adam",
            N_("Optimiser"),
            N_("The rule that turns errors into changes of the weights. Adam is a safe first choice."),
            "training",
            options=lambda: _labels(OPTIMIZERS),
        )
    )
    learning_rate: float = setting(
        Real(
            1e-3,
            N_("Learning rate"),
            N_("How big each correction is. Too small learns slowly, too large never settles."),
            "training",
            low=1e-6,
            high=10,
            log=True,
        )
    )
    schedule: str = setting(
        Choice(
            "constant",
            N_("Rate over time"),
            N_("Whether the learning rate changes as training goes on, e.g. large steps first, small ones at the end."),
            "training",
            options=lambda: _labels(SCHEDULES),
        )
    )
    epochs: int = setting(
        Whole(
            100,
            N_("Epochs"),
            N_("How often the model goes through all the training rows."),
            "training",
            low=1,
            high=2000,
        )
    )
    batch_size: int = setting(
        Whole(
            32,
            N_("Batch size"),
            N_("How many rows the model sees before it corrects itself."),
            "training",
            low=1,
            high=4096,
            log=True,
        )
    )
    patience: int = setting(
        Whole(
            0,
            N_("Early stopping"),
            N_("Stop when validation has not improved for this many epochs, and keep the best weights; 0 is never."),
            "training",
            low=0,
            high=500,
        )
    )
    precision: str = setting(
        Choice(
            "float32",
            N_("Number format"),
            N_("Mixed precision is faster on recent GPUs; on a CPU it is slower."),
            "training",
            options=lambda: PRECISIONS,
        )
    )
    l1: float = setting(
        Real(
            0.0,
            N_("L1"),
            N_("A price on every weight's size that pushes useless ones to exactly zero."),
            "regularisation",
            low=0,
            high=1,
            log=True,
        )
    )
    l2: float = setting(
        Real(
            0.0,
            N_("L2"),
            N_("A price on large weights: the model prefers many small reasons to one big one."),
            "regularisation",
            low=0,
            high=1,
            log=True,
        )
    )
    dropout: float = setting(
        Real(
            0.0,
            N_("Dropout"),
            N_("The share of units switched off at random in each step, so that none becomes indispensable."),
            "regularisation",
            low=0,
            high=0.9,
        )
    )
    class_weight: str = setting(
        Choice(
            "none",
            N_("Class weights"),
            N_("Let rare classes count more, e.g. when only 1 customer in 50 leaves."),
            "regularisation",
            options=lambda: _labels(CLASS_WEIGHTS),
        )
    )
    augment: float = setting(
        Real(
            0.0,
            N_("Augmentation"),
            N_("For pictures: shift, turn and zoom each one a little at every look; 0.1 is up to a tenth."),
            "regularisation",
            low=0,
            high=0.5,
        )
    )
    features: tuple[str, ...] = setting(
        Names((), N_("Features"), N_("The columns that the model may see; all of them if none is chosen."), "data")
    )
    test_size: float = setting(
        Real(
            0.2,
            N_("Test share"),
            N_("The share of rows kept away from training, to grade the model on."),
            "data",
            low=0.05,
            high=0.6,
        )
    )
    val_size: float = setting(
        Real(
            0.15,
            N_("Validation share"),
            N_("The share of rows used during training to see whether what is learned also holds elsewhere."),
            "data",
            low=0.05,
            high=0.4,
        )
    )
    noise: float = setting(
        Real(
            0.1,
            N_("Noise"),
            N_("For the drawn data: how far points stray from their shape."),
            "data",
            low=0,
            high=1,
        )
    )
    n_samples: int = setting(
        Whole(
            500,
            N_("Points"),
            N_("For the drawn data: how many points there are."),
            "data",
            low=50,
            high=20_000,
            log=True,
        )
    )
    split_seed: int = setting(
        Whole(
            0,
            N_("Seed of the split"),
            N_("Another number puts other rows into the test set."),
            "data",
            low=0,
            high=2**31 - 1,
        )
    )
    seed: int = setting(
        Whole(
            0,
            N_("Seed"),
            N_("Another number gives other initial weights and another order: how much of the score is luck?"),
            "training",
            low=0,
            high=2**31 - 1,
        )
    )

    folds: int = setting(
        Whole(
            0,
            N_("Folds"),
            N_("Cross-validation: cut the rows that are not for testing into so many parts, e.g. 5; 0 is none."),
            "folds",
            low=0,
            high=10,
        )
    )
    fold: int = setting(
        Whole(
            0,
            N_("Fold"),
            N_("Which of the parts validates, from 0; the others are learned from."),
            "folds",
            low=0,
            high=9,
        )
    )

    def __post_init__(self) -> None:
        for name, described in SETTINGS.items():
            object.__setattr__(self, name, described.check(getattr(self, name)))
        share = self.test_size + self.val_size
        if share > 0.8:
            raise SettingError(
                N_("Test and validation share: expected at most {most:.0%} together, received {share:.0%}."),
                most=0.8,
                share=share,
            )
        if self.fold >= max(1, self.folds):
            raise SettingError(
                N_("Fold: expected a number below that of the folds, {folds}, received {fold}."),
                folds=self.folds,
                fold=self.fold,
            )

    def to_params(self) -> dict[str, str]:
        """Return every setting as text, for a URL."""
        return {name: described.text(getattr(self, name)) for name, described in SETTINGS.items()}

    @classmethod
    def from_params(cls, params: Mapping[str, str]) -> Self:
        """Read the settings that `params` has, the others at their defaults; names of other things are left alone."""
        return cls(**{name: described.parse(params[name]) for name, described in SETTINGS.items() if name in params})

    @property
    def key(self) -> str:
        """Text that is equal for equal settings, data and versions of the code and libraries: 24 hexadecimal digits."""
        facts = {"settings": self.to_params(), "versions": versions()}
        return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()[:24]


SETTINGS: Mapping[str, Setting[Any]] = {f.name: cast("Setting[Any]", f.metadata["setting"]) for f in fields(Experiment)}
