"""Which columns hold the truth and the scores, told by their names."""

import re
from collections.abc import Iterable, Mapping, Sequence

LABELS = (
    "label", "labels", "y_true", "true_label", "true", "truth", "ground_truth", "actual", "target", "outcome", "class", "y",
    "result", "标签", "真实标签", "真实", "真实值", "真值", "实际", "实际值", "结果", "目标", "类别",
)  # fmt: skip
SCORES = (
    "score", "scores", "y_score", "prob", "proba", "probability", "y_prob", "y_proba", "predicted_probability", "pred_prob",
    "chance", "p", "p_hat", "prediction", "predictions", "predicted", "pred", "y_pred", "y_hat",
    "分数", "得分", "概率", "预测概率", "可能性", "预测", "预测值",
)  # fmt: skip
OF_A_CLASS = ("", *(f"{name}_" for name in (*SCORES, "class")))
"""What a class's own column of scores may have before the class."""
POSITIVE = frozenset({
    "1", "true", "t", "yes", "y", "pos", "positive", "bad", "fraud", "churn", "churned", "default", "defaulted", "spam", "sick",
    "left", "+", "是", "有", "真", "阳性", "坏", "流失", "违约", "欺诈",
})  # fmt: skip


def plain(name: str) -> str:
    """Return a name as it is compared: "Prob (Yes)" as "prob_yes"."""
    return re.sub(r"[\s(\[\-.=:|]+", "_", name.strip().strip(")]").casefold())


def is_known(name: str) -> bool:
    """Tell whether a column of this name would be taken for labels or scores."""
    return plain(name) in LABELS or plain(name) in SCORES


def named_label(names: Iterable[str]) -> str | None:
    """Return the column that is named most like labels; None when none is."""
    return _best(names, LABELS)


def named_score(names: Iterable[str]) -> str | None:
    """Return the column that is named most like the scores of one class; None when none is."""
    return _best(names, SCORES)


def _best(names: Iterable[str], among: Sequence[str]) -> str | None:
    found = [name for name in names if plain(name) in among]
    return min(found, key=lambda name: among.index(plain(name)), default=None)


def columns_of_classes(names: Sequence[str], classes: Sequence[str]) -> Mapping[str, str]:
    """Return class -> its own column of scores, where every class has one; else nothing.

    Columns may be called like the classes, with or without "prob_" and the like before, or count them from 0. Further
    columns with the same beginning are of classes that no row has.
    """
    for start in OF_A_CLASS:
        found = _beginning(names, start)
        by_class = {c: found[plain(c)] for c in classes if plain(c) in found}
        if len(set(by_class.values())) == len(classes):
            rest = [name for name in found.values() if start and name not in by_class.values()]
            return by_class | {_ending(name, start): name for name in rest}
        if {key for key in found if key.isdecimal()} == {str(i) for i in range(len(classes))}:
            return {c: found[str(i)] for i, c in enumerate(classes)}
    return {}


def class_of(name: str, classes: Iterable[str]) -> str | None:
    """Return the class that a column of scores says it is of, e.g. "yes" for "prob_yes"; None without one."""
    return next((c for start in OF_A_CLASS if start for c in classes if plain(name) == start + plain(c)), None)


def _beginning(names: Iterable[str], start: str) -> dict[str, str]:
    """Return what comes after a beginning -> name, for the names that have it."""
    return {plain(name)[len(start) :]: name for name in names if plain(name).startswith(start) and plain(name) != start}


def _ending(name: str, start: str) -> str:
    """Return the class in a column's name, as it is written there if it can be told."""
    name = name.strip()
    return name[len(start) :] if len(name) == len(plain(name)) else plain(name)[len(start) :]


def positive_of(classes: Sequence[str]) -> str:
    """Return the class that is flagged, of two: the one that means yes, else the second."""
    meant = [c for c in classes if c.strip().casefold() in POSITIVE]
    return meant[0] if len(meant) == 1 else classes[-1]
