"""The same loans learnt with each loss: what stays the same, and what doesn't; runs on a worker."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from core.experiment import Experiment
from core.ingredients.losses import LOSSES
from core.messages import N_, Message

if TYPE_CHECKING:
    from core.jobs.errand import Hands

Values = NDArray[np.float64]

TRIED = ("cross_entropy", "mse", "focal", "hinge")
SEEDS, AT_ONCE = 8, 4
LEAST = 1e-7  # chance: what Keras clips to
NAME = f"choosing-{SEEDS}"
SAID, TRUE, RANKED, BLAMED = range(4)  # columns of what `trained` gives


@dataclass(frozen=True)
class Quantity:
    """Describe what is compared; texts are marked with `N_`."""

    label: str
    axis: str
    column: int


QUANTITIES: Mapping[str, Quantity] = {
    "said": Quantity(N_("The chances it gives"), N_("Average predicted chance of “bad”"), SAID),
    "ranked": Quantity(N_("Its order of risk (AUC)"), N_("AUC on the test rows"), RANKED),
    "blamed": Quantity(N_("Blame on new loans (cross-entropy)"), N_("Cross-entropy on the test rows"), BLAMED),
}


def experiment(loss: str) -> Experiment:
    """Return what is trained with a loss."""
    return Experiment(dataset="german_credit", hidden=(16,), loss=loss, epochs=40)


def trained(loss: str, seeds: Sequence[int]) -> Values:
    """Train once for each seed and return, for each, what is told of its test rows.

    Returns
    -------
    array (seeds, 4)
        Average predicted chance of "bad", share of rows that were, AUC, cross-entropy.
    """
    from core.training import train_seeds

    return np.array([_told(run.y_test, run.y_prob[:, 1], run.scores["roc_auc"]) for run in train_seeds(experiment(loss), seeds=seeds)])  # fmt: skip


def _told(y: NDArray[np.int64], p: NDArray[np.float32], auc: float) -> tuple[float, float, float, float]:
    given = np.clip(np.where(y == 1, p, 1 - p).astype(np.float64), LEAST, 1)
    return float(p.mean()), float(y.mean()), float(auc), float(-np.log(given).mean())


async def conduct(hands: "Hands") -> dict[str, Values]:
    """Train every loss with every seed, a few seeds at a time.

    Returns
    -------
    dict
        Loss -> array (seeds, 4), see `trained`.
    """
    found: dict[str, Values] = {}
    parts = [(loss, start) for start in range(0, SEEDS, AT_ONCE) for loss in TRIED]
    for done, (loss, start) in enumerate(parts, 1):
        more = await hands.ask(trained, loss, tuple(range(start, start + AT_ONCE)))
        found = found | {loss: np.vstack([found[loss], more]) if loss in found else more}
        hands.tell(done, len(parts), found)
    return found


def label(loss: str) -> Message:
    """Return what a user reads for a loss."""
    return Message(LOSSES[loss].label)


def choosing_finding(found: Mapping[str, Values], quantity: str) -> Message:
    """Say what the losses differ in, from the middle of their seeds."""
    if len(found) == 1:
        return Message.of(N_("So far, trained with {one}"), one=label(next(iter(found))))
    return _FINDINGS[quantity](found)


def _middles(found: Mapping[str, Values], column: int) -> dict[str, float]:
    return {loss: float(np.median(rows[:, column])) for loss, rows in found.items()}


def _said(found: Mapping[str, Values]) -> Message:
    true = float(next(iter(found.values()))[0, TRUE])
    middles = _middles(found, SAID)
    near, far = (choose(middles, key=lambda loss: abs(middles[loss] - true)) for choose in (min, max))
    text = N_(
        "{true:.1%} of the loans went bad; trained with {near} the model says {said:.1%} on average, with {far} {other:.1%}"
    )
    return Message.of(text, true=true, near=label(near), said=middles[near], far=label(far), other=middles[far])


def _ranked(found: Mapping[str, Values]) -> Message:
    middles = _middles(found, RANKED)
    best, worst = max(middles, key=middles.__getitem__), min(middles, key=middles.__getitem__)
    within = float(max(np.ptp(rows[:, RANKED]) for rows in found.values()))
    gap = middles[best] - middles[worst]
    like = N_(
        "In the order of risk they hardly differ: AUC {high:.2f} with {best}, {low:.2f} with {worst}, and seeds alone differ by {within:.2f}"
    )
    unlike = N_("They differ in the order of risk too: AUC {high:.2f} with {best}, {low:.2f} with {worst}, while seeds alone differ by {within:.2f}")  # fmt: skip
    return Message.of(
        like if gap <= within else unlike, high=middles[best], best=label(best), low=middles[worst], worst=label(worst), within=within,
    )  # fmt: skip


def _blamed(found: Mapping[str, Values]) -> Message:
    middles = _middles(found, BLAMED)
    best, worst = min(middles, key=middles.__getitem__), max(middles, key=middles.__getitem__)
    text = N_(
        "Judged by cross-entropy, the model trained with {best} does best ({low:.2f}), with {worst} worst ({high:.2f})"
    )
    return Message.of(text, best=label(best), low=middles[best], worst=label(worst), high=middles[worst])


_FINDINGS = {"said": _said, "ranked": _ranked, "blamed": _blamed}
