"""How the judgement of treatments goes wrong: doctors who choose, too few patients, other patients."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from core.evaluation.resampling import interval
from core.learning import learn, outputs
from core.messages import N_
from core.scenarios.treatment import net
from core.scenarios.treatment.policies import risk_of
from core.scenarios.treatment.table import SPLITS, Floats, rows_of, trial
from core.scenarios.treatment.values import Value, best_arm, doubly, hajek, rates, value

DRAWS = 200
MOST = 0.45  # how far the chance of being in the data moves from one half
SIZES = (100, 200, 400, 800, 1600, 3200, 6400)
NEW, OLD = 1, 0  # the arms that doctors choose between here

GROUPS: Mapping[str, tuple[str, int, str]] = {
    "str2": ("str2", 1, N_("Patients who have had HIV medicine before")),
    "drugs": ("drugs", 1, N_("Patients who have injected drugs")),
    "homo": ("homo", 0, N_("Patients without homosexual activity")),
    "gender": ("gender", 0, N_("Women")),
}
"""Name -> column, value, what a user reads: patients of another hospital."""


@dataclass(frozen=True)
class Confounded:
    """Hold the difference of two arms' event rates, each with where 95 % of the draws lie.

    Parameters
    ----------
    naive, weighted : Value
        As the rows say, and with each row weighted by the chance that put it there.
    truth : float
        In the whole trial.
    sick_new, sick_old : float
        Share of the sicker half among those who got each arm.
    strength : float
        How strongly the sicker got the newer arm; 0: by chance.
    """

    naive: Value
    weighted: Value
    truth: float
    sick_new: float
    sick_old: float
    strength: float


@lru_cache(maxsize=32)
def confounded(strength: float) -> Confounded:
    """Keep rows so that sicker patients got the newer arm, as when doctors choose, and compare the two arms.

    Parameters
    ----------
    strength : float
        0: whoever; 1: the sicker half got the newer arm 19 times in 20.
    """
    it = trial()
    sick = it.column("cd40") < np.median(it.column("cd40"))
    chance = 0.5 + MOST * strength * np.where(sick, 1, -1)  # of the newer arm, among the kept
    kept_chance = np.where(it.arm == NEW, chance, 1 - chance) * np.isin(it.arm, (NEW, OLD))
    found = np.array(
        [_compared(np.random.default_rng(seed).random(it.n) < kept_chance, chance, sick) for seed in range(DRAWS)]
    )
    truth = rates(it.arm, it.event)
    naive, weighted = (Value(float(v.mean()), *interval(v)) for v in (found[:, 0], found[:, 1]))
    new, old = (float(share) for share in found[:, 2:].mean(axis=0))
    return Confounded(naive, weighted, float(truth[NEW] - truth[OLD]), new, old, strength)


def _compared(kept: Any, chance: Floats, sick: Any) -> tuple[float, float, float, float]:
    arm, event, share = trial().arm[kept], trial().event[kept], chance[kept]
    naive = rates(arm, event)[NEW] - rates(arm, event)[OLD]
    new = hajek(np.full(len(arm), NEW), arm, event, share)
    old = hajek(np.full(len(arm), OLD), arm, event, 1 - share)
    return naive, new - old, sick[kept][arm == NEW].mean(), sick[kept][arm == OLD].mean()


@dataclass(frozen=True)
class Small:
    """Hold what so many patients tell.

    Parameters
    ----------
    half : float
        Half the width of the 95 % interval of what "always the best arm" is worth.
    wrong : float
        How often another arm seems best than in the whole trial.
    regret : float
        Events added for each patient by choosing it.
    """

    half: float
    wrong: float
    regret: float


@lru_cache(maxsize=32)
def small(patients: int) -> Small:
    """Draw trials of so many patients, with replacement, and choose the best arm by each."""
    it, truth = trial(), rates(trial().arm, trial().event)
    best, halves, chosen = best_arm(it.arm, it.event), [], []
    for seed in range(DRAWS):
        rows = np.random.default_rng(seed).integers(0, it.n, patients)
        arm, event = it.arm[rows], it.event[rows]
        chosen.append(best_arm(arm, event))
        p, n = rates(arm, event)[best], max(1, int((arm == best).sum()))
        halves.append(1.96 * np.sqrt(max(p * (1 - p), 1 / (4 * n)) / n))
    return Small(
        float(np.mean(halves)), float(np.mean(np.array(chosen) != best)), float(np.mean(truth[chosen] - truth[best]))
    )


async def shifted(hands: Any, column: str, group: int) -> Mapping[str, Any]:
    """Train without a group of patients, and return the risk (m, arms) that this gives for them."""

    def tell(learnt: Any) -> None:
        hands.tell(learnt.epoch, net.EPOCHS + 1)

    task = net.task_without(column, group)
    learnt = await learn(hands, task, 0, tell)
    return {"risk": await hands.ask(_risk, task, learnt.weights)}


def _risk(task: Any, weights: Any) -> Floats:
    return np.asarray(net.chances(outputs(task.build, weights, task.sides().X_test)).mean(axis=1))


@dataclass(frozen=True)
class Shift:
    """Hold how a model does for a group: what it expected for the arms they got, what happened, and its rule's worth.

    Parameters
    ----------
    expected : float
        Mean risk that it said.
    ranked : float
        How often a patient with the event had the higher risk (ROC AUC).
    worth : Value
        Event rate of the group under its recommendations.
    """

    expected: float
    ranked: float
    worth: Value


@dataclass(frozen=True)
class Shifted:
    """Hold a group before (the model saw patients like them) and after (it saw none)."""

    n: int
    happened: Value
    before: Shift
    after: Shift
    same: Value


def compared(arrays: Mapping[str, Any], risk: Floats, column: str, group: int) -> Shifted:
    """Compare the model that saw no patient of a group with the one that saw others of it."""
    rows = rows_of(column, group)
    known = np.mean([risk_of(arrays, split) for split in range(SPLITS)], axis=0)[rows]
    it = trial()
    arm, event = it.arm[rows], it.event[rows]
    same = value(doubly(np.full(len(arm), best_arm(it.arm, it.event)), arm, event, known))
    return Shifted(
        len(arm),
        value(event.astype(np.float64)),
        _shift(known, arm, event, known),
        _shift(risk, arm, event, known),
        same,
    )


def _shift(risk: Floats, arm: Any, event: Any, known: Floats) -> Shift:
    got = risk[np.arange(len(arm)), arm]
    return Shift(float(got.mean()), _auc(got, event), value(doubly(risk.argmin(axis=1), arm, event, known)))


def _auc(score: Floats, event: Any) -> float:
    up, down = score[event == 1], score[event == 0]
    above = np.sign(up[:, np.newaxis] - down) / 2 + 0.5
    return float(above.mean())
