"""Cross-validation: how well a score is known from few pictures, by one split and by folds; and how it can leak."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from core.lessons.generalisation.recipe import Recipe
from core.messages import N_, Message
from core.settings import Whole

if TYPE_CHECKING:
    from core.jobs.errand import Hands

Floats = NDArray[np.float64]
FOLDS = Whole(
    5, N_("Folds"), N_("Into how many parts the pictures are cut; each is the test once."), "folds", low=3, high=10
)
ROWS, DRAWS = 60, 24  # labelled pictures that there are, and how often they are drawn anew
RECIPE = Recipe(rows=ROWS, wrong=0.0, epochs=50)
APART = 1_000


def cut(rows: int, folds: int, seed: int) -> list[NDArray[np.int64]]:
    """Cut row numbers at random into parts as even as can be; each row is in one of them."""
    return [np.sort(part) for part in np.array_split(np.random.default_rng((seed, folds)).permutation(rows), folds)]


def folded(folds: int, draw: int) -> dict[str, Floats]:
    """Train a network for each fold of a draw, and one on all its pictures; on the worker.

    Returns
    -------
    dict
        "folds" (folds,): the share right on each fold, of a network that never saw it; "all": on all pictures, each
        judged once; "truth": on the new pictures, of the network that learned all.
    """
    from core.lessons.generalisation.pictures import drawn, one_hot, sides
    from core.lessons.generalisation.training import plan_of

    own, test = drawn(ROWS, 0.0, draw), sides()["test"]
    parts = cut(ROWS, folds, draw)
    shares, right = np.zeros(folds), 0
    for size in sorted({len(part) for part in parts}):
        same = [number for number, part in enumerate(parts) if len(part) == size]
        rest = np.stack([np.setdiff1d(np.arange(ROWS), parts[number]) for number in same])
        theta = _learned(own.x[rest], one_hot(own.y[rest]), [draw + APART * number for number in same])
        held = np.stack([parts[number] for number in same])
        hits = _said(plan_of(RECIPE), theta, own.x[held]) == own.y[held]
        shares[same], right = hits.mean(axis=1), right + int(hits.sum())
    theta = _learned(own.x[np.newaxis], one_hot(own.y)[np.newaxis], [draw])
    truth = float((_said(plan_of(RECIPE), theta, test.x) == test.y).mean())
    return {"folds": shares, "all": np.array(right / ROWS), "truth": np.array(truth)}


def _learned(x: NDArray[np.float32], y: NDArray[np.float32], seeds: list[int]) -> NDArray[np.float32]:
    from core.lessons.generalisation.net import begin, epoch
    from core.lessons.generalisation.training import plan_of

    plan = plan_of(RECIPE)
    state = begin(plan, seeds)
    for _ in range(RECIPE.epochs):
        state = epoch(plan, state, x, y)
    return state.theta


def _said(plan: object, theta: NDArray[np.float32], x: NDArray[np.float32]) -> NDArray[np.int64]:
    from core.lessons.generalisation.net import Plan, outputs

    assert isinstance(plan, Plan)
    return np.asarray(outputs(plan, theta, x).argmax(axis=2))


class Folding:
    """Conduct the study of cross-validation: one draw of pictures after the other."""

    def __init__(self, folds: int) -> None:
        self.folds = folds

    async def __call__(self, hands: "Hands") -> dict[str, Floats]:
        """Return "folds" (draws, folds), "all" and "truth" (draws,)."""
        found: list[dict[str, Floats]] = []
        for draw in range(DRAWS):
            found.append(await hands.ask(folded, self.folds, draw))
            hands.tell(draw + 1, DRAWS, _stacked(found))
        return _stacked(found)


def _stacked(found: list[dict[str, Floats]]) -> dict[str, Floats]:
    return {name: np.stack([one[name] for one in found]) for name in found[0]}


def study_of(folds: int) -> tuple[str, Folding]:
    """Return the name and the conduct of the study."""
    folds = FOLDS.check(folds)
    return f"folds-{folds}-{DRAWS}", Folding(folds)


@dataclass(frozen=True, eq=False)
class Luck:
    """Hold by how much estimates (draws,) are off from what the network really does, by one fold and by all."""

    one: Floats
    every: Floats

    @property
    def typical(self) -> tuple[float, float]:
        """By how much both are off in half of the draws or more: the median, which a few odd draws don't move."""
        return float(np.median(np.abs(self.one))), float(np.median(np.abs(self.every)))


def luck_of(arrays: dict[str, Floats]) -> Luck:
    """Return how far off the first fold alone is, which is one split, and all folds together."""
    return Luck(arrays["folds"][:, 0] - arrays["truth"], arrays["all"] - arrays["truth"])


def luck_finding(it: Luck, folds: int) -> Message:
    """Say how much luck cross-validation takes out, whatever that is."""
    one, every = it.typical
    text = (
        N_("Half of the time one split is off by {one:.0f} points or more, {folds} folds together by {every:.0f}")
        if every < one
        else N_(
            "Here {folds} folds are no nearer to the truth than one split: half of the time off by {every:.0f} and {one:.0f} points or more"
        )
    )
    return Message.of(text, one=100 * one, every=100 * every, folds=folds)


def luck_sentence(it: Luck, folds: int) -> Message:
    """Say what the dots are, and that nothing was cured."""
    return Message.of(
        N_(
            "{draws} times {rows} other pictures: each dot is an estimate minus what the network really does on {test} new ones. "
            "Cross-validation made none of these networks better. It measures; whether to trust a score is what it cures, "
            "not overfitting. Part of what is off is the network itself: in a fold it learns from fewer pictures."
        ),
        draws=len(it.one), rows=ROWS, test=300,
    )  # fmt: skip


def folds_sentence(shares: Floats, together: float, truth: float) -> Message:
    """Say what the folds of the first draw gave."""
    return Message.of(
        N_(
            "The first {rows} pictures: the folds give {low:.0f} to {high:.0f} right of 100, together {mean:.0f}; on {test} "
            "new pictures the network that learned all of them gets {truth:.0f}."
        ),
        rows=ROWS, low=100 * shares.min(), high=100 * shares.max(), mean=100 * together, truth=100 * truth, test=300,
    )  # fmt: skip


COLUMNS, KEPT_COLUMNS, CASES, TRIES = 1000, 20, 50, 20


def leak(seed: int = 0) -> tuple[Floats, Floats]:
    """Return the shares right (tries,) of 5-fold cross-validation on labels that are coin flips, done wrong and done right.

    Wrong: the columns are chosen by their correlation with the labels of all rows, and only then is it cut into folds
    (Hastie, Tibshirani and Friedman 2009, section 7.10.2). Right: chosen anew within each fold's training rows. The
    model takes the nearer class mean.
    """
    found = []
    for number in range(TRIES):
        chance = np.random.default_rng((seed, number))
        x, y = chance.normal(size=(CASES, COLUMNS)), chance.permutation(np.arange(CASES) % 2)
        parts, known = cut(CASES, FOLDS.default, number), _chosen(x, y)
        found.append([_judged(x, y, parts, known), _judged(x, y, parts, None)])
    wrong, right = np.array(found).T
    return wrong, right


async def leaking(hands: "Hands") -> dict[str, Floats]:
    """Conduct the study of the leak: "wrong" and "right" (tries,)."""
    wrong, right = await hands.ask(leak)
    return {"wrong": wrong, "right": right}


def _chosen(x: Floats, y: NDArray[np.int64]) -> NDArray[np.int64]:
    centred = x - x.mean(axis=0)
    related = np.abs((y - y.mean()) @ centred) / np.sqrt((centred**2).sum(axis=0))
    return np.argsort(-related)[:KEPT_COLUMNS]


def _judged(x: Floats, y: NDArray[np.int64], parts: list[NDArray[np.int64]], known: NDArray[np.int64] | None) -> float:
    right = 0
    for held in parts:
        rest = np.setdiff1d(np.arange(len(y)), held)
        columns = _chosen(x[rest], y[rest]) if known is None else known
        means = [x[rest][y[rest] == label][:, columns].mean(axis=0) for label in (0, 1)]
        far = [((x[held][:, columns] - mean) ** 2).sum(axis=1) for mean in means]
        right += int(((far[1] < far[0]) == y[held]).sum())
    return right / len(y)


def leak_sentence(wrong: Floats, right: Floats) -> Message:
    """Say what choosing columns before cutting does to a score on labels that can't be learned."""
    return Message.of(
        N_(
            "Labels by coin flip, {cases} cases, {columns:,} columns of noise: nothing can be learned. Choose the {kept} best "
            "columns on all cases and then cross-validate: {wrong:.0f} of 100 right. Choose them within each fold: {right:.0f}. "
            "Whatever looks at the labels belongs inside the folds."
        ),
        cases=CASES, columns=COLUMNS, kept=KEPT_COLUMNS, wrong=100 * wrong.mean(), right=100 * right.mean(),
    )  # fmt: skip
