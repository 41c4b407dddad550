"""Train and test: a tree, a forest, a logistic regression and a network on the same five folds."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.lessons.architectures.running import trained
from core.messages import N_
from core.scenarios.credit_risk.folds import AGE, FOLDS, fitted, loans, net, net_told, sides
from core.scenarios.credit_risk.rejects import RULES, WAYS, learned
from core.scenarios.result import Result, Rival

Arrays = Mapping[str, Any]
MODELS: Mapping[str, str] = {
    "net": N_("Network"),
    "logistic": N_("Logistic regression"),
    "forest": N_("Random forest"),
    "tree": N_("Decision tree"),
}
SIMPLE = ("logistic", "forest", "tree")
STATUS = Path(__file__).parents[1] / "files" / "german_status.csv"
STEPS = FOLDS * (len(SIMPLE) + 2) + len(RULES)


async def measure(hands: Any) -> Arrays:
    """Train everything on every fold; what each says of rows is from a model that has not seen them."""
    judged = [sides(fold)[1] for fold in range(FOLDS)]
    rows, done = np.concatenate(judged), 0
    found: dict[str, Any] = {"y": loans().y, "age": loans().frame[AGE].to_numpy(), "status": statuses()}
    found["fold"] = ordered(rows, [np.full(len(part), fold) for fold, part in enumerate(judged)])
    for name in SIMPLE:
        parts = []
        for fold in range(FOLDS):
            parts.append(await hands.timed(fitted, name, fold))
            hands.tell(done := done + 1, STEPS)
        found[f"p_{name}"] = ordered(rows, [said for said, _ in parts])
        found[f"seconds_{name}"] = sum(seconds for _, seconds in parts)
    for rule in RULES:
        for way in WAYS:
            said = [await hands.ask(learned, rule, way, fold) for fold in range(FOLDS)]
            found[f"p_{rule}_{way}"] = ordered(rows, said)
        hands.tell(done := done + 1, STEPS)
    for name, without in (("net", ""), ("net_no_age", AGE)):
        told = []
        for fold in range(FOLDS):
            told.append(await trained(hands, net(fold, without), None, net_told, lambda share: None))
            hands.tell(done := done + 1, STEPS)
        found |= _net(name, rows, told)
    return found


def _net(name: str, rows: NDArray[np.int64], told: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        f"p_{name}": ordered(rows, [one["p"] for one in told]),
        f"gaps_{name}": ordered(rows, [one["gaps"].T for one in told]),
        f"seconds_{name}": sum(one["seconds"] for one in told),
        f"answer_{name}": float(np.median([one["answer"] for one in told])),
    }


def ordered(rows: NDArray[np.int64], parts: list[Any]) -> NDArray[Any]:
    """Return what was said fold by fold in the order of the table."""
    return np.asarray(np.concatenate(parts)[np.argsort(rows)])


@lru_cache(maxsize=1)
def statuses() -> NDArray[np.str_]:
    """Return the code of personal status and sex of each loan (n,), as the original table has it."""
    return np.array(STATUS.read_text(encoding="utf-8").split()[1:])


def result(arrays: Arrays) -> Result:
    """Return the scores."""
    nothing = Rival(N_("Everybody alike"), "nothing", 0.5)
    return Result("roc_auc", len(arrays["y"]), N_("granted loans"), (nothing, *map(_rival(arrays), MODELS)), float(arrays["answer_net"]))  # fmt: skip


def _rival(arrays: Arrays) -> Any:
    def made(name: str) -> Rival:
        score, low, high = auc(arrays["y"], arrays[f"p_{name}"])
        kind: Any = "model" if name == "net" else "simple"
        return Rival(MODELS[name], kind, score, low, high, float(arrays[f"seconds_{name}"]))

    return made


def auc(y: NDArray[np.int64], p: NDArray[np.float64]) -> tuple[float, float, float]:
    """Return the area under the ROC curve with its 95 % interval over rows."""
    from core.evaluation.resampling import aucs, interval, resample

    prob = np.asarray(p, np.float64)[:, None]
    once = aucs(y, prob, np.ones((1, len(y))))
    return float(once[0]), *interval(aucs(y, prob, resample(len(y))))
