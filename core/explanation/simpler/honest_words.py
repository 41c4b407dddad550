"""Whether a model that can be read is as good as the network, and what is read off it."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from core.datasets.features import FEATURES
from core.datasets.preprocessing import MISSING
from core.evaluation.baselines.beside import written
from core.evaluation.baselines.worth import FINE, Kind, Verdict
from core.evaluation.headlines import headline
from core.explanation.simpler.honest import Weights
from core.explanation.simpler.questions import input_name, level_name, number, with_unit
from core.messages import N_, Message

if TYPE_CHECKING:
    from core.training.run import Run

Word = Message | str
SLIGHT = 0.02  # of a score: a model that is surely less than this behind is called no worse


def honest_finding(run: "Run", it: Verdict) -> Message:
    """Say plainly which of both to take."""
    main, digits = headline(run), score_digits(run, it)
    values = {
        "best": it.best.label,
        "simple": written(it.best.value, digits),
        "network": written(main.value, digits),
        "score": main.label,
    }
    is_close = it.kind == "luck" and it.by.high <= SLIGHT
    return Message.of(_FINDINGS["close" if is_close else it.kind][it.best.name == "none"], **values)


def score_digits(run: "Run", it: Verdict) -> int:
    """Return how many digits scores are shown with: what their own interval bears, or what tells them apart where they surely differ."""
    main = headline(run)
    is_same = written(main.value, 2) == written(it.best.value, 2)
    return 3 if main.high - main.low < FINE or (is_same and it.kind in ("better", "worse")) else 2


_NOTHING_LEARNED = N_(
    "These test rows can't tell the network from the same answer every time ({simple} against {network}, {score}): take no model"
)
_FINDINGS: Mapping[str, Mapping[bool, str]] = {
    "close": {
        False: N_(
            "{best} is no worse ({simple} against the network's {network}, {score}, a difference within luck), and its reasons "
            "can be read off"
        ),
        True: _NOTHING_LEARNED,
    },
    "luck": {
        False: N_(
            "These test rows can't tell {best} from the network ({simple} against {network}, {score}, a difference within "
            "luck), and its reasons can be read off"
        ),
        True: _NOTHING_LEARNED,
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
        How far the column moves a usual row by it (root mean square over the training rows).
    ends : tuple of Pull
        Of a column of categories: those with the lowest and the highest weight, or the only one; none of a number.
    """

    label: Word
    value: float
    usual: float
    ends: tuple["Pull", ...] = ()


def pulls_of(run: "Run", weights: Weights, output: int) -> list[Pull]:
    """Return what a usual step of each input adds, what matters for most rows first: a standard deviation more of a
    number, or a category against the average row."""
    return sorted(_pulls(run, weights, output), key=lambda pull: -pull.usual)


def column_pulls(run: "Run", weights: Weights, output: int) -> list[Pull]:
    """Return how far each column moves a usual row, the furthest first: a number by a standard deviation more, with a sign, and a
    column of categories as a whole, either way."""
    found, groups = _pulls(run, weights, output), dict[tuple[str, int], list[int]]()
    for place, kind in enumerate(run.preprocessor.kind):
        key = ("column", run.preprocessor.origin[place]) if kind.isdigit() else ("input", place)
        groups.setdefault(key, []).append(place)
    made = [_of_column(run, weights, found, key[0], places) for key, places in groups.items()]
    return sorted(made, key=lambda pull: -pull.usual)


def _of_column(run: "Run", weights: Weights, found: Sequence[Pull], key: str, places: Sequence[int]) -> Pull:
    first, kind = places[0], run.preprocessor.kind[places[0]]
    if kind == MISSING:
        return Pull(found[first].label, found[first].usual, found[first].usual, (found[first],))
    if key == "input":
        return found[first]
    levels = [Pull(level_name(run, place), found[place].value, found[place].usual) for place in places]
    parts, values = weights.mean[list(places)], np.array([level.value for level in levels])
    none = max(0.0, 1 - float(parts.sum()))  # rows without a category, which lie as far off as makes the mean zero
    rest = -float(parts @ values) / none if none > 1e-6 else 0.0
    usual = math.sqrt(max(0.0, float(parts @ values**2)) + none * rest**2)
    levels.sort(key=lambda level: level.value)
    return Pull(input_name(run, first), usual, usual, (levels[0], *levels[1:][-1:]))


def _pulls(run: "Run", weights: Weights, output: int) -> list[Pull]:
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
    return found


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
    2: N_("Adds to the log-odds of “{name}”"),
    3: N_("Adds to the score of “{name}”"),
}


def pull_finding(run: "Run", pulls: Sequence[Pull], name: Word) -> Message:
    """Say what counts most, of pulls by column."""
    if not pulls or not pulls[0].value or math.isnan(pulls[0].value):
        return Message(N_("No column pulls in the weighted sum"))
    first, classes = pulls[0], min(len(run.data.class_names), 3)
    write = _factor if classes == 2 else _added
    if len(first.ends) > 1:
        low, high = first.ends
        words = {"low": write(low.value), "lowest": low.label, "high": write(high.value), "highest": high.label}
        return Message.of(_BY_CATEGORY[classes], label=first.label, name=name, **words)
    step = first.ends[0] if first.ends else first
    return Message.of(_BY_STEP[classes, step.value > 0], label=step.label, name=name, value=write(step.value))


def _factor(value: float) -> str:
    return f"{math.exp(min(value, 50)):,.2g}"


def _added(value: float) -> str:
    return f"{value:+,.3g}".replace("-", "−")


_ODDS = N_("“{label}” counts most in the weighted sum: it multiplies the odds of “{name}” by {value}")
_NUMBER = N_("“{label}” counts most in the weighted sum: {value} on “{name}”")
_BY_STEP: Mapping[tuple[int, bool], str] = {
    (2, True): _ODDS,
    (2, False): _ODDS,
    (3, True): N_("“{label}” counts most in the weighted sum: towards “{name}”"),
    (3, False): N_("“{label}” counts most in the weighted sum: away from “{name}”"),
    (0, True): _NUMBER,
    (0, False): _NUMBER,
}
_BY_CATEGORY: Mapping[int, str] = {
    2: N_(
        "“{label}” counts most in the weighted sum: it multiplies the odds of “{name}” by {low} (“{lowest}”) to {high} "
        "(“{highest}”)"
    ),
    3: N_("“{label}” counts most in the weighted sum: “{highest}” pulls towards “{name}”, “{lowest}” away from it"),
    0: N_("“{label}” counts most in the weighted sum: {low} (“{lowest}”) to {high} (“{highest}”) on “{name}”"),
}
