"""Whether a model that can be read is as good as the network, and what is read off it."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from core.datasets.features import FEATURES
from core.datasets.preprocessing import MISSING
from core.evaluation.baselines.beside import written
from core.evaluation.baselines.worth import Kind, Verdict
from core.evaluation.headlines import headline
from core.explanation.simpler.honest import Weights
from core.explanation.simpler.questions import input_name, level_name, number, with_unit
from core.messages import N_, Message

if TYPE_CHECKING:
    from core.training.run import Run

Word = Message | str


def honest_finding(run: "Run", it: Verdict) -> Message:
    """Say plainly which of both to take."""
    values = {
        "best": it.best.label,
        "simple": written(it.best.value, it.digits),
        "network": written(headline(run).value, it.digits),
        "score": headline(run).label,
    }
    return Message.of(_FINDINGS[it.kind][it.best.name == "none"], **values)


_FINDINGS: Mapping[Kind, Mapping[bool, str]] = {
    "luck": {
        False: N_(
            "{best} scores {simple} against the network's {network} ({score}): take it, its reasons can be read off"
        ),
        True: N_("The same answer every time does as well ({simple} against {network}, {score}): take no model"),
    },
    "worse": {
        False: N_(
            "{best} is better, {simple} against the network's {network} ({score}): take it, its reasons can be read off"
        ),
        True: N_("The same answer every time is better ({simple} against {network}, {score}): take no model"),
    },
    "better": {
        False: N_(
            "{best} scores {simple} against the network's {network} ({score}): what can be read costs that much here"
        ),
        True: N_("Neither simple model learns anything here, and the network does ({network}, {score})"),
    },
    "undefined": dict.fromkeys((False, True), N_("These test rows can't tell models apart")),
}


def honest_sentence(run: "Run", it: Verdict) -> Message | None:
    """Say how sure that is, over other test rows; None where it can't be said."""
    if it.kind == "undefined":
        return None
    return Message.of(
        _SURE[it.kind],
        low=_signed(it.by.low, it.digits),
        high=_signed(it.by.high, it.digits),
        rows=it.by.rows,
    )


_SURE: Mapping[Kind, str] = {
    "luck": N_(
        "With luck of the {rows:,} test rows counted, the network's score less the simple one's is {low} to {high}: no difference that is "
        "surely there. A model whose reasons are its own weights needs no explaining after the fact."
    ),
    "worse": N_(
        "With luck of the {rows:,} test rows counted, the network's score less the simple one's is {low} to {high}: surely behind. A model whose "
        "reasons are its own weights needs no explaining after the fact."
    ),
    "better": N_(
        "With luck of the {rows:,} test rows counted, the network's score less the simple one's is {low} to {high}: surely ahead. Whether that is "
        "worth reasons that have to be estimated is yours to judge."
    ),
}


def _signed(value: float, digits: int) -> str:
    return ("+" if round(value, digits) > 0 else "") + written(value, digits)


@dataclass(frozen=True)
class Pull:
    """Hold one weight as a user reads it.

    Parameters
    ----------
    label : Message or str
        The column with the step that is taken.
    value : float
        What that adds.
    usual : float
        How far the column moves a usual row by it.
    """

    label: Word
    value: float
    usual: float


def pulls_of(run: "Run", weights: Weights, output: int) -> list[Pull]:
    """Return what a usual step of each input adds, what matters for most rows first: a standard deviation more of a
    number, or a category against the average row."""
    each, spread = weights.each[:, _column(weights, output)], weights.spread
    kinds, origin = run.preprocessor.kind, np.array(run.preprocessor.origin)
    codes = np.array([kind.isdigit() for kind in kinds])
    found = []
    for place, kind in enumerate(kinds):
        if codes[place]:
            own = codes & (origin == origin[place])
            value = each[place] - float(each[own] @ weights.mean[own])
        else:
            value = each[place] * (1.0 if kind == MISSING else spread[place])
        usual = float(abs(value) * (spread[place] if codes[place] or kind == MISSING else 1.0))
        found.append(Pull(_label(run, place, float(spread[place])), float(value), usual))
    return sorted(found, key=lambda pull: -pull.usual)


def _column(weights: Weights, output: int) -> int:
    return output if weights.each.shape[1] > 1 else 0


def _label(run: "Run", place: int, spread: float) -> Message:
    kind, name = run.preprocessor.kind[place], input_name(run, place)
    if kind == MISSING:
        return Message.of(N_("{column} missing"), column=name)
    if kind.isdigit():
        return Message.of(N_("{column}: {level}"), column=name, level=level_name(run, place))
    step = float(f"{spread:.2g}")
    more = number(step) if kind in FEATURES else with_unit(run, place, step)
    return Message.of(N_("{column}: {step} more"), column=name, step=more)


def axis_of(run: "Run", name: Word) -> Message:
    """Return what pulls are measured in."""
    classes = len(run.data.class_names)
    return Message.of(_AXES[min(classes, 3)], name=name)


_AXES: Mapping[int, str] = {
    0: N_("Adds to “{name}”"),
    2: N_("Adds to the log-odds of “{name}” (0.7 doubles the odds)"),
    3: N_("Adds to the score of “{name}” before scores become chances"),
}


def pull_finding(run: "Run", pulls: Sequence[Pull], name: Word) -> Message:
    """Say what counts most."""
    if not pulls or not pulls[0].value or math.isnan(pulls[0].value):
        return Message(N_("No column pulls in the weighted sum"))
    first = pulls[0]
    classes = len(run.data.class_names)
    if classes == 2:
        text = N_("“{label}” counts most in the weighted sum: it multiplies the odds of “{name}” by {factor}")
        return Message.of(text, label=first.label, name=name, factor=f"{math.exp(min(first.value, 50)):,.2g}")
    text = (
        N_("“{label}” counts most in the weighted sum: towards “{name}”")
        if first.value > 0
        else N_("“{label}” counts most in the weighted sum: away from “{name}”")
    )
    numeric = N_("“{label}” counts most in the weighted sum: {value} on “{name}”")
    if classes:
        return Message.of(text, label=first.label, name=name)
    return Message.of(numeric, label=first.label, name=name, value=f"{first.value:+,.3g}".replace("-", "−"))
