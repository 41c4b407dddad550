"""What a tree that imitates a network says in words: its rules, the way of one row, and how faithful it is."""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.evaluation.intervals import Interval
from core.evaluation.predictions import Predictions
from core.evaluation.resampling import aucs, interval, r2s, resample
from core.evaluation.wilson import wilson
from core.explanation.amounts import AMOUNTS
from core.explanation.simpler.questions import question
from core.explanation.simpler.tree import Tree
from core.messages import N_, Message

if TYPE_CHECKING:
    from core.explanation.case import Case
    from core.training.run import Run

Word = Message | str
Values = NDArray[np.float64]

APART = 0.15  # of a chance: a tree this far off does not stand for the model


@dataclass(frozen=True, eq=False)
class Fidelity:
    """Hold how well a tree imitates a network on n test rows, and how good both are.

    Parameters
    ----------
    same : Interval
        Share of the rows on which both decide the same; nan for numbers.
    explained : float
        R² of what the network says by what the tree says; nan where the network says the same of all.
    tree, network : Interval
        Their scores against the truth: area under the ROC curve of the class, R² for numbers.
    rows : int
    """

    same: Interval
    explained: float
    tree: Interval
    network: Interval
    rows: int


def output_of(it: Predictions, output: int) -> int:
    """Return which output a tree imitates when one is looked at: of two classes the flagged one."""
    return 1 if it.classes == 2 else output


def fidelity_of(run: "Run", it: Predictions, output: int, tree: Tree, threshold: float) -> Fidelity:
    """Measure a tree for one of a run's outputs on its test rows."""
    guessed = tree.says(run.preprocessor.transform(run.X_test))[:, 0]
    said = it.y_prob[:, output]
    left, total = float(((said - guessed) ** 2).sum()), float(((said - said.mean()) ** 2).sum())
    explained = 1 - left / total if total > 1e-12 * max(1.0, float(said @ said)) else math.nan
    same = Interval(math.nan)
    if it.classes:
        same = wilson(int(np.sum((guessed >= threshold) == (said >= threshold))), len(said))
    return Fidelity(same, explained, _score(it, output, guessed), _score(it, output, said), len(said))


def _score(it: Predictions, output: int, said: Values) -> Interval:
    if it.classes:
        truth, guesses = (it.y_true == output).astype(np.int64), np.column_stack([1 - said, said])
        return _with_interval(aucs, truth, guesses)
    return _with_interval(r2s, it.y_true, said[:, None])


def _with_interval(score: Callable[..., Values], truth: NDArray[Any], guesses: Values) -> Interval:
    value = float(score(truth, guesses, np.ones((1, len(truth))))[0])
    return Interval(value, *interval(score(truth, guesses, resample(len(truth)))))


def tree_finding(it: Predictions, found: Fidelity, leaves: int) -> Message:
    """Say how faithfully a tree imitates the network."""
    if leaves < 2:
        return Message(N_("A tree finds nothing to ask: the model says much the same of all rows"))
    if it.classes:
        text = N_("{leaves} rules decide like the model on {same} of {rows:,} test rows ({low:.0%} to {high:.0%})")
        return Message.of(
            text,
            leaves=leaves,
            same=f"{round(found.same.value * found.rows):,}",
            rows=found.rows,
            low=found.same.low,
            high=found.same.high,
        )
    if math.isnan(found.explained):
        return Message(N_("The model says the same of all test rows: there is nothing to imitate"))
    return Message.of(
        N_("{leaves} rules explain {share}% of how the model's answers vary on {rows:,} test rows"),
        leaves=leaves,
        share=max(0, round(100 * found.explained)),
        rows=found.rows,
    )


def fidelity_words(it: Predictions, found: Fidelity) -> tuple[Message | None, ...]:
    """Say how closely it follows the model's chances, and how good it is itself."""
    close = None
    if it.classes and not math.isnan(found.explained):
        close = Message.of(
            N_("It explains {share}% of how the model's chances vary (R²)."), share=max(0, round(100 * found.explained))
        )
    if math.isnan(found.tree.value) or math.isnan(found.network.value):
        return close, None
    text = _OWN[bool(it.classes)]
    own = Message.of(text, tree=_written(found.tree), network=_written(found.network))
    return close, own


_OWN = {
    True: N_("Against the truth the tree has an AUC of {tree}, the model of {network}."),
    False: N_("Against the truth the tree has an R² of {tree}, the model of {network}."),
}


def _written(score: Interval) -> Word:
    value, low, high = (f"{part:.2f}".replace("-", "−") for part in (score.value, score.low, score.high))
    if math.isnan(score.low):
        return value
    return Message.of(N_("{value} ({low} to {high})"), value=value, low=low, high=high)


def value_word(run: "Run", value: float) -> Word:
    """Return what a tree says at a node."""
    return AMOUNTS["number" if run.data.task == "regression" else "chance"].output(value)


def answers(run: "Run", tree: Tree, path: tuple[int, ...]) -> list[Message]:
    """Return the conditions on the way to a node, the last word on each: a bound that a tighter one follows is left out."""
    told: dict[tuple[int, bool], Message] = {}
    for node, child in pairwise(path):
        asked = question(run, int(tree.input[node]), float(tree.threshold[node]))
        is_yes = child == tree.right[node]
        key = asked.about, is_yes
        told.pop(key, None)
        told[key] = asked.yes if is_yes else asked.no
    return list(told.values())


def all_of(conditions: Iterable[Message]) -> Message:
    """Return conditions as one."""
    first, *rest = conditions
    return Message.of(N_("{first}; {rest}"), first=first, rest=all_of(rest)) if rest else first


def rules(run: "Run", tree: Tree, column: int = 0) -> list[tuple[Message, Word, int]]:
    """Return each leaf's conditions, what the tree says there, and of how many rows; the highest first."""
    found = [
        (answers(run, tree, path), float(tree.value[path[-1], column]), int(tree.count[path[-1]]))
        for path in tree.paths()
    ]
    found.sort(key=lambda rule: -rule[1])
    every = Message(N_("every row"))
    return [(all_of(when) if when else every, value_word(run, value), n) for when, value, n in found]


def way_sentence(case: "Case", tree: Tree, output: int, threshold: float) -> Message:
    """Say by which conditions a case comes to what the tree says, beside what the model says of it."""
    run = case.run
    value, said = _both(case, tree, output)
    path = tree.path(run.preprocessor.transform(case.x[np.newaxis])[0])
    when = answers(run, tree, path)
    values = {
        "when": all_of(when) if when else Message(N_("every row")),
        "value": value_word(run, value),
        "rows": int(tree.count[path[-1]]),
        "said": value_word(run, said),
    }
    if run.data.task == "regression":
        text = N_("This case: {when}. There the tree says {value} ({rows:,} training rows); the model says {said}.")
        return Message.of(text, **values)
    ways = _FAR_WAYS if abs(value - said) > APART else _WAYS
    return Message.of(ways[value >= threshold, said >= threshold], name=case.it.class_names[output], **values)


def case_finding(case: "Case", said: Message, tree: Tree, output: int, threshold: float) -> Message:
    """Return what is said of a tree, `said`, and that it does not stand for the model in a case, where it does not."""
    own, model = _both(case, tree, output)
    decides = (own >= threshold) == (model >= threshold) and abs(own - model) <= APART
    if len(tree.leaves) < 2 or not case.it.classes or decides:
        return said
    text = N_("{said}, but not this case: the tree says {tree}, the model {model}")
    return Message.of(text, said=said, tree=value_word(case.run, own), model=value_word(case.run, model))


def _both(case: "Case", tree: Tree, output: int) -> tuple[float, float]:
    """Return what the tree and the model say of a case."""
    path = tree.path(case.run.preprocessor.transform(case.x[np.newaxis])[0])
    return float(tree.value[path[-1], 0]), said_plainly(case, output)


def said_plainly(case: "Case", output: int) -> float:
    """Return what a model says of a case as a chance or a number, whatever unit its reasons are in."""
    said = float(case.told.outputs[0, output])
    is_log_odds = case.it.classes and case.how.unit == "log_odds"
    return 1 / (1 + math.exp(-said)) if is_log_odds else said


_WAYS = {
    (True, True): N_(
        "This case: {when}. There the tree's chance of “{name}” is {value} ({rows:,} training rows), the model's {said}: "
        "both flag it."
    ),
    (False, False): N_(
        "This case: {when}. There the tree's chance of “{name}” is {value} ({rows:,} training rows), the model's {said}: "
        "neither flags it."
    ),
    (True, False): N_(
        "This case: {when}. There the tree's chance of “{name}” is {value} ({rows:,} training rows), the model's {said}: "
        "the tree flags it and the model doesn't, so its rule is not the model's reason here."
    ),
    (False, True): N_(
        "This case: {when}. There the tree's chance of “{name}” is {value} ({rows:,} training rows), the model's {said}: "
        "the model flags it and the tree doesn't, so its rule is not the model's reason here."
    ),
}
_FAR_WAYS = {
    **_WAYS,
    (True, True): N_(
        "This case: {when}. There the tree's chance of “{name}” is {value} ({rows:,} training rows), the model's {said}: "
        "both flag it, but so far apart that the tree's rule is not the model's reason here."
    ),
    (False, False): N_(
        "This case: {when}. There the tree's chance of “{name}” is {value} ({rows:,} training rows), the model's {said}: "
        "neither flags it, but so far apart that the tree's rule is not the model's reason here."
    ),
}
