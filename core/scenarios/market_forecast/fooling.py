"""How one is fooled: shuffled rows, a look ahead, the best of many rules, a score on prices instead of changes.

`shuffled` and `look_ahead` run on a worker.
"""

from typing import Any

import numpy as np

from core.evaluation.groups.estimates import Share
from core.messages import N_, Message
from core.scenarios.market_forecast.series import WEEK, Floats, Ints, series, weeks
from core.scenarios.market_forecast.walking import linear, years
from core.settings import Whole

TREES, LEAF = 12, 3
CUT = 2005  # year from which on is tested
CENTRED = 5  # days on each side of a smoothed price
HALF = 0.5  # of the weeks choose the rule, the others judge it
MANY = Whole(100, N_("How many random rules are tried"), N_("Each is a random mix of the last five days' moves, e.g. 100 of them."), "failure", low=1, high=1000)  # fmt: skip
LUCK = Whole(0, N_("Seed of the rules"), N_("Another number draws other rules."), "failure", low=0, high=999)


def _test_score(y: Floats, said: Floats) -> dict[str, Any]:
    """Return R² against none, and how often the direction is right, of some days."""
    right = int((np.sign(said) == np.sign(y)).sum())
    return {"r2": float(1 - ((y - said) ** 2).sum() / (y**2).sum()), "right": right, "n": len(y)}


def _forest(X: Floats, y: Floats, train: Ints, test: Ints) -> Floats:
    from sklearn.ensemble import ExtraTreesRegressor

    model = ExtraTreesRegressor(TREES, min_samples_leaf=LEAF, random_state=0).fit(X[train], y[train])
    return np.asarray(model.predict(X[test]))


def shuffled() -> dict[str, Any]:
    """Return the scores of one forest with rows shuffled, and walking forward: the same columns, the same number of test rows."""
    it = weeks()
    X = np.column_stack([it.X[:, 5:], series().price[it.at], it.at])  # the price and the date, as in many notebooks
    first = int(np.flatnonzero(years(it) >= CUT)[0])
    order = np.random.default_rng(0).permutation(len(it.at))
    some = (order[first:], order[:first])
    known = np.arange(first - WEEK)
    fooled = _test_score(it.rise[some[0]], _forest(X, it.rise, some[1], some[0]))
    honest = _test_score(it.rise[first:], _forest(X, it.rise, known, np.arange(first, len(it.at))))
    return {"before": fooled, "after": honest}


def look_ahead() -> dict[str, Any]:
    """Return the scores of one regression, with a smoothed price that looks five days ahead, and with one that doesn't."""
    it, log = weeks(), np.log(series().price)
    total = np.concatenate([[0.0], np.cumsum(log)])
    back = (total[it.at + 1] - total[it.at + 1 - CENTRED]) / CENTRED
    ahead = (total[it.at + CENTRED + 1] - total[it.at - CENTRED]) / (2 * CENTRED + 1)
    first = int(np.flatnonzero(years(it) >= CUT)[0])
    found = {}
    for name, smooth in (("before", ahead), ("after", back)):
        X = np.column_stack([it.X[:, :5], smooth - log[it.at]])
        found[name] = _test_score(it.rise[first:], linear(X[: first - WEEK], it.rise[: first - WEEK], X[first:]))
    return found


def many_rules(arrays: Any, rules: int, seed: int) -> dict[str, Any]:
    """Return yearly gains over holding nothing of random rules, in the first half of the weeks and in the second.

    Returns
    -------
    dict
        seen, later : arrays (rules,) of mean weekly log gains times 52; best : number of the rule that was best before.
    """
    at = np.arange(0, len(arrays["row"]), WEEK)
    X, rise = weeks().X[arrays["row"][at], :5], arrays["rise"][at]
    mixes = np.random.default_rng(seed).normal(size=(5, rules))
    gains = np.sign(X @ mixes) * rise[:, None]
    middle = int(len(at) * HALF)
    seen, later = 52 * gains[:middle].mean(axis=0), 52 * gains[middle:].mean(axis=0)
    best = int(seen.argmax())
    after = gains[middle:, best]
    half = 52 * 1.96 * float(after.std(ddof=1) / np.sqrt(len(after)))
    return {
        "seen": seen,
        "later": later,
        "best": best,
        "half": half,
        "year": str(arrays["day"][at[middle]].astype("datetime64[D]"))[:4],
    }


def many_finding(found: dict[str, Any]) -> Message:
    """Say what the best of many rules gains before and after it was chosen."""
    best, n = found["best"], len(found["seen"])
    return Message.of(
        N_("The best of {n:,} random rules gains {seen:+.0%} a year until {year}, when it is chosen, and {later:+.0%} after ({low:+.0%} to {high:+.0%})"),
        n=n, seen=float(found["seen"][best]), year=found["year"], later=float(found["later"][best]),
        low=float(found["later"][best] - found["half"]), high=float(found["later"][best] + found["half"]),
    )  # fmt: skip


def many_words(found: dict[str, Any]) -> Message:
    """Say how the others did after."""
    return Message.of(
        N_("After that {share:.0%} of all rules gain something: nearly half do so by luck. Rank of the chosen one among {n:,} afterwards: {rank:,}."),
        share=float((found["later"] > 0).mean()), n=len(found["later"]), rank=int((found["later"] > found["later"][found["best"]]).sum()) + 1,
    )  # fmt: skip


def pair_finding(text: str, pair: dict[str, Any]) -> Message:
    """Say R² and the hit rate of the fooled and of the honest test; `text` is marked with `N_`."""
    before, after = (pair[name] for name in ("before", "after"))
    return Message.of(
        text,
        r2=round(before["r2"], 2) + 0.0,  # no minus before a zero
        honest=round(after["r2"], 2) + 0.0,
        hit=before["right"] / before["n"],
        rate=after["right"] / after["n"],
    )


SHUFFLED = N_(
    "Rows shuffled, the forest's R² is {r2:.2f} and {hit:.0%} of directions are right; walking forward, {honest:.2f} and {rate:.0%}"
)
AHEAD = N_("With a price smoothed over days to come, R² is {r2:.2f} and {hit:.0%} of directions are right; smoothed over past days, {honest:.2f} and {rate:.0%}")  # fmt: skip


def share_of(score: dict[str, Any]) -> Share:
    """Return how often the direction was right; only every fifth day counts, since weeks overlap."""
    return Share(score["right"] // WEEK, score["n"] // WEEK)
