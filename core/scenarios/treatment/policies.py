"""The rules of treatment that are held against each other."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.messages import N_
from core.scenarios.result import Kind
from core.scenarios.treatment.table import SPLITS, Floats, trial
from core.scenarios.treatment.values import best_arms, doubly, drawn, hajek

SURE = 1.96  # standard deviations between the members

Arrays = Mapping[str, Any]
Arm = NDArray[np.int64]
Choice = Callable[[Arrays, int], Arm]


@dataclass(frozen=True)
class Policy:
    """Describe a rule of treatment.

    Parameters
    ----------
    name : str
    label : str
        Marked with `N_`.
    kind : str
        As of a `Rival`.
    choose : callable, optional
        Arrays of the measurement, number of the split -> arm (n,) for each patient; None where chance chooses.
    """

    name: str
    label: str
    kind: Kind
    choose: Choice | None

    def parts(self, arrays: Arrays) -> Floats:
        """Return each patient's part (n,) of the doubly robust event rate under this rule, the mean over the splits."""
        return np.asarray(np.mean([self.parts_of(arrays, split) for split in range(SPLITS)], axis=0))

    def parts_of(self, arrays: Arrays, split: int) -> Floats:
        """Return each patient's part (n,) by one split."""
        it, risk = trial(), risk_of(arrays, split)
        if self.choose is None:
            return drawn(it.arm, it.event, risk)
        return doubly(self.choose(arrays, split), it.arm, it.event, risk)

    def weighted(self, arrays: Arrays) -> float:
        """Return the event rate by inverse propensity alone, the mean over the splits."""
        it = trial()
        if self.choose is None:
            return float(it.event.mean())
        return float(np.mean([hajek(self.choose(arrays, split), it.arm, it.event) for split in range(SPLITS)]))

    def shares(self, arrays: Arrays) -> Floats:
        """Return the share of patients (arms,) to whom each arm is recommended."""
        if self.choose is None:
            return np.full(4, 0.25)
        chosen = np.concatenate([self.choose(arrays, split) for split in range(SPLITS)])
        return np.asarray(np.bincount(chosen, minlength=4) / len(chosen))


def risk_of(arrays: Arrays, split: int) -> Floats:
    """Return the network's risk (n, arms) of each patient, from trainings that did not see the patient."""
    members: Floats = np.asarray(arrays["members"][split], np.float64)
    risk: Floats = members.mean(axis=1)
    return risk


def constant(arrays: Arrays, split: int) -> Arm:
    """Always the arm that did best in the other parts of the trial."""
    it = trial()
    return best_arms(it.arm, it.event, it.folds[split])


def network(arrays: Arrays, split: int) -> Arm:
    """The arm of the lowest risk by the network."""
    return np.asarray(risk_of(arrays, split).argmin(axis=1), np.int64)


def regression(arrays: Arrays, split: int) -> Arm:
    """The arm of the lowest risk by the logistic regressions."""
    return np.asarray(np.asarray(arrays["regressed"])[split].argmin(axis=1), np.int64)


def cautious(arrays: Arrays, split: int) -> Arm:
    """The network's arm where its members agree that it is better than the constant one; else the constant one."""
    members, default = np.asarray(arrays["members"][split], np.float64), constant(arrays, split)
    chosen, rows = network(arrays, split), np.arange(len(default))
    gain = members[rows, :, default] - members[rows, :, chosen]
    return np.where(gain.mean(axis=1) > SURE * gain.std(axis=1, ddof=1), chosen, default)


POLICIES: tuple[Policy, ...] = (
    Policy("constant", N_("Always the arm that was best"), "nothing", constant),
    Policy("random", N_("An arm at random, as in the trial"), "nothing", None),
    Policy("regression", N_("Logistic regression for each arm"), "simple", regression),
    Policy("network", N_("Network with an answer for each arm"), "model", network),
    Policy("cautious", N_("Network, only where it is sure"), "model", cautious),
)
