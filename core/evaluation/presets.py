"""Registry of the ways to choose a threshold."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from core.decision import DAYS, Decision
from core.evaluation.curve import Curve
from core.evaluation.drawn.choices import CHOICES
from core.evaluation.drawn.tables import Floats
from core.evaluation.money.value import cases
from core.evaluation.money.values import readable, value_curve
from core.messages import N_, Message, UserError
from core.settings import Real, Setting, Whole


class ThresholdError(UserError):
    """Report that no threshold does what was asked for."""


@dataclass(frozen=True)
class Preset:
    """Describe a way to choose a threshold: `label` and `help` are marked with `N_`.

    Parameters
    ----------
    find : callable
        `find(curve, decision, wanted)` returns the number of the lowest distinct score to flag, m for none.
    wanted : Setting, optional
        What else has to be said.
    """

    label: str
    help: str
    find: Callable[[Curve, Decision, float], int]
    wanted: Setting[float] | Setting[int] | None = None


def threshold_by(name: str, curve: Curve, decision: Decision, wanted: float = 0.0) -> float:
    """Return the threshold that a preset chooses, as the shortest number that flags the same rows.

    Raises
    ------
    ThresholdError
        When none does what was asked for.
    """
    return readable(curve, PRESETS[name].find(curve, decision, wanted))


def _half(curve: Curve, decision: Decision, wanted: float) -> int:
    return curve.place(0.5)


def _money(curve: Curve, decision: Decision, wanted: float) -> int:
    return value_curve(curve, decision).best


def _youden(curve: Curve, decision: Decision, wanted: float) -> int:
    """Youden 1950, "Index for rating diagnostic tests": recall and specificity together."""
    _check_classes(curve)
    return _highest(curve.hits / curve.positives - curve.false_alarms / curve.negatives)


def _f1(curve: Curve, decision: Decision, wanted: float) -> int:
    _check_classes(curve)
    return _highest(np.nan_to_num(CHOICES["f1"](curve.tables)))


def _recall(curve: Curve, decision: Decision, wanted: float) -> int:
    _check_classes(curve)
    return int(np.flatnonzero(curve.hits >= wanted * curve.positives - 1e-9)[-1])


def _alerts(curve: Curve, decision: Decision, wanted: float) -> int:
    positive, negative = cases(curve.positives, curve.negatives, decision)
    flagged = curve.hits * np.nan_to_num(positive) + curve.false_alarms * np.nan_to_num(negative)
    few = flagged <= wanted * DAYS
    if not few.any() and curve.thresholds[-1] >= 1:
        raise ThresholdError(
            N_("The cases that it is surest of, at 1.00, are {most:,.0f} a day alone: more than {wanted:,.0f}."),
            most=float(flagged[-1]) / DAYS,
            wanted=wanted,
        )
    return int(np.argmax(few)) if few.any() else len(curve.thresholds)


def _highest(values: Floats) -> int:
    return len(values) - 1 - int(np.argmax(values[::-1]))


def _check_classes(curve: Curve) -> None:
    if not (curve.positives and curve.negatives):
        raise ThresholdError(
            N_("These rows are all of one class, so no threshold is better than another at telling classes apart.")
        )


RECALL = Real(0.8, N_("Find at least this share of them"), N_("E.g. 0.8: of 100 that should be flagged, 80 are."), "decision", low=0.0, high=1.0)  # fmt: skip
ALERTS = Whole(10, N_("At most so many flags a day"), N_("E.g. 10: what two people can look at in a day."), "decision", low=0, high=1e9)  # fmt: skip

PRESETS: Mapping[str, Preset] = {
    "money": Preset(N_("Most money"), N_("What brings most, with the amounts that you put in."), _money),
    "half": Preset(N_("One half"), N_("0.5: what most software does when nobody decides."), _half),
    "youden": Preset(
        N_("Youden's J"), N_("Recall and specificity together as high as they get, as if both classes were equally common and equally dear."), _youden,
    ),
    "f1": Preset(N_("Best F1"), N_("Precision and recall together as high as they get."), _f1),
    "recall": Preset(N_("At least so much recall"), N_("The fewest flags that still find the share you ask for."), _recall, RECALL),
    "alerts": Preset(N_("At most so many flags"), N_("As many as people can look at, the surest first."), _alerts, ALERTS),
}  # fmt: skip


def preset_words(name: str) -> Message:
    """Return what a user calls a preset."""
    return Message(PRESETS[name].label)
