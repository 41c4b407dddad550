"""One run in the ledger: its settings, what happened, and what its owner wrote about it."""

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Self, get_type_hints

import numpy as np

from core.datasets import DATASETS
from core.experiment import Experiment
from core.messages import N_, Message

if TYPE_CHECKING:
    from core.training.run import Run


@dataclass(frozen=True)
class About:
    """Hold what happened in a run, so that a table of runs needs none of them.

    Parameters
    ----------
    title : str
        Of the data.
    rows : int
        Of the data.
    score : str
        Name of the main score, in `SCORES`.
    value, low, high, baseline : float
        Of the main score: see `Headline`.
    epochs : int
        Done.
    seconds : float
    stopped : bool
        Whether a person ended it early.
    best_loss : float
        The lowest validation loss; nan without any.
    best_epoch : int
        When that was, counted from 1.
    """

    title: str
    rows: int
    score: str
    value: float
    low: float
    high: float
    baseline: float
    epochs: int
    seconds: float
    stopped: bool
    best_loss: float
    best_epoch: int

    def to_plain(self) -> dict[str, Any]:
        """Return it as what JSON can hold, which has no word for "undefined" but null."""
        return {name: _null(value) for name, value in asdict(self).items()}

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Self:
        """Make it from what `to_plain` gave; raise `ValueError`, `TypeError` or `KeyError` from anything else."""
        return cls(**{name: kind(_nan(plain[name])) for name, kind in get_type_hints(cls).items()})


@dataclass(frozen=True)
class Entry:
    """Hold one run of a ledger.

    Parameters
    ----------
    key : str
        Of the run; the store has it by this key.
    number : int
        What it is called until it has a name.
    created : datetime
        When it was trained or opened last.
    """

    key: str
    experiment: Experiment
    about: About
    number: int = 1
    name: str = ""
    note: str = ""
    pinned: bool = False
    created: datetime = field(default_factory=lambda: datetime.now(UTC))

    @property
    def title(self) -> Message | str:
        """What a user reads for the run: its name, or its number."""
        return self.name or Message.of(N_("Run {n}"), n=self.number)

    @property
    def data(self) -> Message | str:
        """What a user reads for its data; the name of an uploaded file is nobody's to translate."""
        return Message(self.about.title) if self.experiment.dataset in DATASETS else self.about.title

    def to_plain(self) -> dict[str, Any]:
        """Return the entry as what JSON can hold."""
        return {
            "key": self.key,
            "experiment": self.experiment.to_params(),
            "about": self.about.to_plain(),
            "number": self.number,
            "name": self.name,
            "note": self.note,
            "pinned": self.pinned,
            "created": self.created.isoformat(),
        }

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Self:
        """Make an entry from what `to_plain` gave; raise `ValueError`, `TypeError` or `KeyError` from anything else."""
        return cls(
            key=str(plain["key"]),
            experiment=Experiment.from_params(plain["experiment"]),
            about=About.from_plain(plain["about"]),
            number=int(plain["number"]),
            name=str(plain["name"]),
            note=str(plain["note"]),
            pinned=bool(plain["pinned"]),
            created=datetime.fromisoformat(plain["created"]),
        )


def entry_of(run: "Run") -> Entry:
    """Return the entry of a run that nobody has named yet."""
    return Entry(run.key, run.experiment, about(run))


def about(run: "Run") -> About:
    """Return what happened in a run."""
    from core.evaluation.headlines import headline

    main, losses = headline(run), np.asarray(run.history.get("val_loss", ()), float)
    best = int(np.nanargmin(losses)) if np.isfinite(losses).any() else None
    return About(
        title=run.data.card.title,
        rows=len(run.data.y),
        score=main.name,
        value=float(main.value),
        low=float(main.low),
        high=float(main.high),
        baseline=float(main.baseline),
        epochs=len(run.history["loss"]),
        seconds=float(run.seconds),
        stopped=run.stopped,
        best_loss=math.nan if best is None else float(losses[best]),
        best_epoch=0 if best is None else best + 1,
    )


def _null(value: Any) -> Any:
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _nan(value: Any) -> Any:
    return math.nan if value is None else value
