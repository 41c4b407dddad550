"""The one table of settings, and the frozen `Experiment` made from it."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Self, cast

from core import table
from core.by_hand import Edit
from core.messages import N_
from core.settings import Setting, SettingError, setting
from core.versions import versions


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

    dataset: str = setting(table.DATASET)
    model: str = setting(table.MODEL)
    hidden: tuple[int, ...] = setting(table.HIDDEN)
    activation: str = setting(table.ACTIVATION)
    batch_norm: bool = setting(table.BATCH_NORM)
    initializer: str = setting(table.INITIALIZER)
    by_hand: tuple[Edit, ...] = setting(table.BY_HAND)
    loss: str = setting(table.LOSS)
    optimizer: str = setting(table.OPTIMIZER)
    learning_rate: float = setting(table.LEARNING_RATE)
    schedule: str = setting(table.SCHEDULE)
    epochs: int = setting(table.EPOCHS)
    batch_size: int = setting(table.BATCH_SIZE)
    patience: int = setting(table.PATIENCE)
    precision: str = setting(table.PRECISION)
    l1: float = setting(table.L1)
    l2: float = setting(table.L2)
    dropout: float = setting(table.DROPOUT)
    class_weight: str = setting(table.CLASS_WEIGHT)
    resample: str = setting(table.RESAMPLE)
    augment: float = setting(table.AUGMENT)
    features: tuple[str, ...] = setting(table.FEATURES)
    scaling: str = setting(table.SCALING)
    test_size: float = setting(table.TEST_SIZE)
    val_size: float = setting(table.VAL_SIZE)
    train_share: float = setting(table.TRAIN_SHARE)
    label_noise: float = setting(table.LABEL_NOISE)
    noise: float = setting(table.NOISE)
    n_samples: int = setting(table.N_SAMPLES)
    split_seed: int = setting(table.SPLIT_SEED)
    seed: int = setting(table.SEED)
    folds: int = setting(table.FOLDS)
    fold: int = setting(table.FOLD)

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
