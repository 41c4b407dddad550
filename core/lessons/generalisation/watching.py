"""One network watched while it learns by heart: both losses and both shares right, epoch by epoch."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from core.evaluation.overfitting import began
from core.lessons.generalisation.cures import GROUP, WRONG
from core.lessons.generalisation.recipe import Recipe
from core.messages import N_, Message
from core.settings import Whole

if TYPE_CHECKING:
    from core.jobs.errand import Hands

Floats = NDArray[np.float64]
FIRST = Path(__file__).parents[1] / "files" / "generalisation_watch.csv"
NAMES = ("loss", "val_loss", "accuracy", "val_accuracy")
WIDTHS, ROWS, EPOCHS = (2, 4, 8, 16, 32, 64, 128), (25, 50, 100, 200), 100
EPOCH = Whole(EPOCHS, N_("Epochs"), N_("How often it looks at every picture."), GROUP, low=2, high=EPOCHS)
USUAL = Recipe(rows=100, wrong=WRONG.default, width=64, epochs=EPOCHS)


def watched(rows: int, wrong: float, width: int) -> dict[str, Floats]:
    """Return "loss", "val_loss", "accuracy" and "val_accuracy" (epochs,) of one training; on the worker.

    Known pictures are held against the labels that they were given, of which a share is wrong; new ones against the right
    ones.
    """
    from core.lessons.generalisation.pictures import sides
    from core.lessons.generalisation.training import chances, epochs_of, loss_of, pictures_of, share_right

    recipe = Recipe(rows=rows, wrong=wrong, width=width, epochs=EPOCHS)
    fold, new = pictures_of(recipe, (0,)), sides()["test"]
    found: dict[str, list[float]] = {name: [] for name in NAMES}
    for state in epochs_of(recipe, (0,), fold):
        for prefix, x, y in (("", fold.x, fold.y), ("val_", new.x, new.y)):
            said = chances(recipe, state.theta, x)
            found[f"{prefix}loss"].append(float(loss_of(said, y)[0]))
            found[f"{prefix}accuracy"].append(float(share_right(said, y)[0]))
    return {name: np.array(values) for name, values in found.items()}


class Watching:
    """Conduct the study of one training."""

    def __init__(self, rows: int, wrong: float, width: int) -> None:
        self.settings = rows, wrong, width

    async def __call__(self, hands: "Hands") -> dict[str, Floats]:
        """Return what `watched` does."""
        found: dict[str, Floats] = await hands.ask(watched, *self.settings)
        return found


def study_of(rows: int, wrong: float, width: int) -> tuple[str, Watching]:
    """Return the name and the conduct of the study."""
    return f"watch-{rows}-{wrong:g}-{width}", Watching(rows, wrong, width)


@cache
def at_first() -> dict[str, Floats]:
    """Return what `watched` says of the usual settings, kept in a file so that the lesson opens at once."""
    table = np.loadtxt(FIRST, delimiter=",", skiprows=1)
    return dict(zip(NAMES, table.T, strict=True))


def write_first() -> None:
    """Write that file anew; a test says when it is out of date."""
    history = watched(USUAL.rows, USUAL.wrong, USUAL.width)
    table = np.column_stack([history[name] for name in NAMES])
    np.savetxt(FIRST, table, fmt="%.5f", delimiter=",", header=",".join(NAMES), comments="")


@dataclass(frozen=True)
class Gap:
    """Hold how far known and new pictures are apart at an epoch, and where the loss on new ones was lowest, if it rose."""

    epoch: int
    train: float
    new: float
    turned: int | None


def gap_at(history: dict[str, Floats], epoch: int) -> Gap:
    """Return how far they are apart after some epochs, from 1."""
    cut = {name: values[:epoch] for name, values in history.items()}
    return Gap(epoch, float(cut["accuracy"][-1]), float(cut["val_accuracy"][-1]), began(cut["loss"], cut["val_loss"]))


def gap_finding(it: Gap) -> Message:
    """Say in one sentence what the user made of the network."""
    numbers = {"train": 100 * it.train, "new": 100 * it.new, "gap": 100 * (it.train - it.new)}
    if it.turned is not None:
        text = N_(
            "Learned by heart: right on {train:.0f} of 100 pictures it knows, by the labels it was given, and {new:.0f} of 100 new ones. The loss on new ones turned at epoch {turned}"
        )
        return Message.of(text, turned=it.turned, **numbers)
    if it.train < UNLEARNED:
        return Message.of(
            N_(
                "It has not learned enough yet: right on {train:.0f} of 100 pictures it knows, by the labels it was given, and {new:.0f} of 100 new ones"
            ),
            **numbers,
        )
    return Message.of(
        N_(
            "No turn yet: right on {train:.0f} of 100 pictures it knows, by the labels it was given, and {new:.0f} of 100 new ones"
        ),
        **numbers,
    )


UNLEARNED = 0.6  # of its own pictures right: a network below it has not even learned these


def gap_sentence(it: Gap) -> Message:
    """Say how far known and new pictures are apart, and what to try."""
    gap = 100 * (it.train - it.new)
    if gap <= 0:
        return Message.of(
            N_(
                "Known pictures are {gap:.0f} points behind new ones: wrong labels can't be guessed, they could only be learned by heart. More units, more epochs?"
            ),
            gap=-gap,
        )
    return Message.of(
        N_(
            "{gap:.0f} points lie between known and new pictures. Make them more: more units, fewer pictures, more wrong labels, more epochs. Then make them fewer."
        ),
        gap=gap,
    )
