"""How it fails, on real rows: other applicants than before, a bank that sees half, a column that isn't there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.datasets.german_credit import ACCOUNT, NO_ACCOUNT
from core.evaluation.resampling import aucs, interval
from core.messages import N_, Message
from core.scenarios.credit_risk.deciding import Arrays, Floats, row_costs
from core.scenarios.credit_risk.rejects import RULES, column
from core.settings import Whole

Flags = NDArray[np.bool_]
DRAWS = 400


@dataclass(frozen=True)
class Measured:
    """Hold scores of applicants with their 95 % intervals.

    Parameters
    ----------
    label : Message
    auc, cost, came, expected : tuple of float
        Value, low, high: area under the ROC curve; cost per applicant; share that defaults; share that the model expects.
    """

    label: Message
    auc: tuple[float, float, float]
    cost: tuple[float, float, float]
    came: tuple[float, float, float]
    expected: tuple[float, float, float]


def measured(
    label: Message, y: NDArray[np.int64], p: Floats, threshold: float, weight: Floats | None = None
) -> Measured:
    """Measure applicants, each as often as its weight says, drawn anew `DRAWS` times."""
    weights = np.ones(len(y)) if weight is None else np.asarray(weight, np.float64)
    share = weights / weights.sum()
    counts = np.random.default_rng(0).multinomial(len(y), share, DRAWS).astype(np.float64)
    once, prob = (share * len(y))[None], np.asarray(p, np.float64)[:, None]

    def mean(values: Floats) -> tuple[float, float, float]:
        return (float(share @ values), *interval(counts @ values / len(y)))

    area = (float(aucs(y, prob, once)[0]), *interval(aucs(y, prob, counts)))
    return Measured(
        label, area, mean(row_costs(y, p >= threshold)), mean(y.astype(np.float64)), mean(np.asarray(p, np.float64))
    )


@dataclass(frozen=True)
class Stratum:
    """Describe people who become more frequent; `label` is marked with `N_`, `who()` flags rows (n,)."""

    label: str
    who: Callable[[], Flags]


STRATA: Mapping[str, Stratum] = {
    "jobs": Stratum(
        N_("Unemployment: people without a job, or less than a year in it"),
        lambda: np.isin(column("present employment since"), ["unemployed", "below 1 year"]),
    ),
    "no_account": Stratum(
        N_("A new channel: people without a current account here"),
        lambda: np.asarray(column(ACCOUNT) == NO_ACCOUNT),
    ),
    "long": Stratum(
        N_("A new product: loans of more than two years"),
        lambda: np.asarray(column("duration in month") > 24, bool),
    ),
}
TIMES = Whole(
    4,
    N_("How many times as many of them apply"),
    N_("Their real rows are drawn so many times as often as the others, e.g. 4."),
    "failure",
    low=1,
    high=10,
)


def shocked(arrays: Arrays, stratum: str, times: int, threshold: float) -> tuple[Measured, Measured]:
    """Return scores before and after some applicants become more frequent."""
    weight = np.where(STRATA[stratum].who(), float(times), 1.0)
    y, p = arrays["y"], arrays["p_net"]
    return (
        measured(Message(N_("Applicants as before")), y, p, threshold),
        measured(Message(N_("After the shock")), y, p, threshold, weight),
    )


def shock_finding(pair: tuple[Measured, Measured]) -> Message:
    """Say what the shock does to the cost, the ranking and what is expected."""
    before, after = pair
    return Message.of(
        N_("Loans that go bad rise from {came:.0%} to {now:.0%}, the cost from {cost:.2f} to {dear:.2f} an applicant; the ranking is {auc:.2f}, then {later:.2f}"),
        came=before.came[0], now=after.came[0], cost=before.cost[0], dear=after.cost[0], auc=before.auc[0], later=after.auc[0],
    )  # fmt: skip


def shock_words(pair: tuple[Measured, Measured]) -> Message:
    """Say whether the model saw it coming."""
    _, after = pair
    seen = after.came[1] <= after.expected[0] <= after.came[2]
    text = N_(
        "The network expects {expected:.0%}, within what comes ({low:.0%} to {high:.0%}): it sees who applies. A real crisis also changes what the same answers mean; rows of one good year can't show that."
    )
    late = N_(
        "The network expects {expected:.0%}, but {low:.0%} to {high:.0%} come: its chances are off, and the threshold with them."
    )
    return Message.of(text if seen else late, expected=after.expected[0], low=after.came[1], high=after.came[2])


def gone(arrays: Arrays, place: int, threshold: float) -> tuple[Measured, Measured]:
    """Return scores with all answers and with one column (by its number) missing in every application."""
    y = arrays["y"]
    return (
        measured(Message(N_("All answers given")), y, arrays["p_net"], threshold),
        measured(
            Message(N_("This answer missing")), y, np.asarray(arrays["gaps_net"][:, place], np.float64), threshold
        ),
    )


def gone_finding(pair: tuple[Measured, Measured], name: Message | str) -> Message:
    """Say what a missing answer does."""
    before, after = pair
    text = N_(
        "Without “{name}” the ROC AUC goes from {auc:.2f} to {later:.2f} and the cost from {cost:.2f} to {dear:.2f} an applicant"
    )
    return Message.of(text, name=name, auc=before.auc[0], later=after.auc[0], cost=before.cost[0], dear=after.cost[0])


def rejected(arrays: Arrays, rule: str, threshold: float) -> tuple[Measured, ...]:
    """Return scores as a bank with an old rule sees them, as they are, with a tenth of the refused let in, and without a rule."""
    accepted, y = RULES[rule].accepts(), arrays["y"]
    seen, explored, fair = (arrays[f"p_{rule}_{way}"] for way in ("accepted", "explored", "fair"))
    return (
        measured(
            Message(N_("What the bank sees: tested on those it accepted")), y[accepted], seen[accepted], threshold
        ),
        measured(Message(N_("The truth: the same model on everybody who applies")), y, seen, threshold),
        measured(Message(N_("A tenth of the refused let in by lot, to learn")), y, explored, threshold),
        measured(Message(N_("As many loans, granted without a rule")), y, fair, threshold),
    )


def rejected_among_refused(arrays: Arrays, rule: str, threshold: float) -> Measured:
    """Return scores among those whom the old rule refused: nobody at the bank could know them."""
    refused = ~RULES[rule].accepts()
    return measured(
        Message(N_("Those refused")), arrays["y"][refused], arrays[f"p_{rule}_accepted"][refused], threshold
    )


def rejected_finding(rows: tuple[Measured, ...]) -> Message:
    """Say how far what the bank sees is from the truth."""
    seen, truth, explored, _ = rows
    return Message.of(
        N_("The bank measures {seen:.2f}; on everybody who applies it is {truth:.2f}. With a tenth of the refused let in: {explored:.2f}"),
        seen=seen.auc[0], truth=truth.auc[0], explored=explored.auc[0],
    )  # fmt: skip


def rejected_words(rows: tuple[Measured, ...], refused: Measured) -> Message:
    """Say what it expects of the refused, and what the mistake costs."""
    _, truth, explored, _ = rows
    return Message.of(
        N_("Of those whom the rule refused the model expects {expected:.0%} to default; {came:.0%} would have ({low:.0%} to "
           "{high:.0%}). On everybody its decisions cost {cost:.2f} an applicant, with the tenth let in {explored:.2f}. Making "
           "up for the unseen is called reject inference: in studies guesses about the refused helped little (Crook and "
           "Banasik 2004); real loans to a few of them teach what they do."),
        expected=refused.expected[0], came=refused.came[0], low=refused.came[1], high=refused.came[2], cost=truth.cost[0], explored=explored.cost[0],
    )  # fmt: skip
