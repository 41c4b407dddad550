"""Who is refused: approvals and wrong refusals by age and by the recorded sex, before and after a remedy."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.evaluation.groups.estimates import Share, difference
from core.messages import N_, Message
from core.scenarios.credit_risk.deciding import Arrays, Decided, decided

Flags = NDArray[np.bool_]
YOUNG = 25  # up to which age the studies of these loans call an applicant young (Kamiran and Calders 2009)
WOMEN = "A92"  # the code that the original table calls "female: divorced/separated/married"


@dataclass(frozen=True)
class By:
    """Describe two groups; labels and note are marked with `N_`, `first(arrays)` flags the first group (n,)."""

    label: str
    names: tuple[str, str]
    first: Callable[[Arrays], Flags]
    note: str
    ways: tuple[str, ...]


BY: Mapping[str, By] = {
    "age": By(
        N_("Age"),
        (N_("Up to 25 years"), N_("Older")),
        lambda arrays: np.asarray(arrays["age"] <= YOUNG),
        N_("The age is one of the columns that the network sees."),
        ("one", "dropped", "each"),
    ),
    "sex": By(
        N_("Sex, as recorded"),
        (N_("Recorded as women"), N_("Recorded as men")),
        lambda arrays: np.asarray(arrays["status"] == WOMEN),
        N_(
            "The network never sees the sex. It is recorded in one code with the marital status, and Grömping (2019) found that "
            "the code table is wrong: the 310 rows recorded as women hold single men as well. So this is an audit of what was recorded, not of women and men."
        ),
        ("one", "each"),
    ),
}  # fmt: skip
WAYS: Mapping[str, str] = {
    "one": N_("One threshold for all (before)"),
    "dropped": N_("Trained without the age"),
    "each": N_("A threshold for each group"),
}


@dataclass(frozen=True)
class Treated:
    """Hold how one group is treated: approvals of all its people, refusals of those who would have paid back."""

    name: str
    approved: Share
    wronged: Share


@dataclass(frozen=True)
class Treatment:
    """Hold how both groups are treated in one way, and what that costs."""

    groups: tuple[Treated, Treated]
    decided: Decided

    @property
    def gap(self) -> tuple[float, float, float]:
        """How much more often good customers of the first group are refused, with its 95 % interval."""
        first, second = (group.wronged for group in self.groups)
        return (first.value - second.value, *difference(first, second))


def treatment(arrays: Arrays, by: str, way: str, threshold: float) -> Treatment:
    """Return how the groups are treated at a threshold, in one of the `WAYS`."""
    refused, first, y = _refused(arrays, by, way, threshold), BY[by].first(arrays), arrays["y"]
    groups = (_treated(name, y, refused, who) for name, who in zip(BY[by].names, (first, ~first), strict=True))
    one, other = groups
    return Treatment((one, other), decided(y, refused))


def _treated(name: str, y: NDArray[np.int64], refused: Flags, who: Flags) -> Treated:
    good = who & (y == 0)
    return Treated(
        name,
        Share(int((who & ~refused).sum()), int(who.sum())),
        Share(int((good & refused).sum()), int(good.sum())),
    )


def _refused(arrays: Arrays, by: str, way: str, threshold: float) -> Flags:
    if way == "each":
        return _each(arrays, BY[by].first(arrays), threshold)
    return np.asarray(arrays["p_net_no_age" if way == "dropped" else "p_net"] >= threshold)


def _each(arrays: Arrays, first: Flags, threshold: float) -> Flags:
    """Refuse as large a share of good customers in both groups as one threshold does overall; found on the other folds."""
    y, p, fold = arrays["y"], arrays["p_net"], arrays["fold"]
    refused = np.zeros(len(y), bool)
    for number in np.unique(fold):
        known = (fold != number) & (y == 0)
        share = float((p[known] >= threshold).mean())
        for who in (first, ~first):
            line = np.quantile(p[known & who], 1 - share)
            here = (fold == number) & who
            refused[here] = p[here] >= line
    return refused


def gap_finding(arrays: Arrays, by: str, way: str, threshold: float) -> Message:
    """Say how much more often good customers of one group are refused, before and after."""
    before, after = (treatment(arrays, by, each, threshold) for each in ("one", way))
    name = Message(BY[by].names[0])
    gap, low, high = before.gap
    if way == "one":
        text = N_("Good customers of the group “{name}” are refused {gap:+.0f} points more often ({low:+.0f} to {high:+.0f})") if low > 0 else N_("Good customers of the group “{name}” are refused {gap:+.0f} points more often, which may be luck ({low:+.0f} to {high:+.0f})")  # fmt: skip
        return Message.of(text, name=name, gap=100 * gap, low=100 * low, high=100 * high)
    return Message.of(
        N_("Good customers of the group “{name}” were refused {gap:+.0f} points more often; {way}: {after:+.0f} points ({low:+.0f} to {high:+.0f})"),
        name=name, gap=100 * gap, way=Message(_SHORT[way]), after=100 * after.gap[0], low=100 * after.gap[1], high=100 * after.gap[2],
    )  # fmt: skip


_SHORT = {"dropped": N_("trained without the age"), "each": N_("with a threshold for each group")}


def price_words(arrays: Arrays, by: str, way: str, threshold: float) -> Message:
    """Say what a remedy costs, and what the law says of it."""
    before, after = (treatment(arrays, by, each, threshold).decided for each in ("one", way))
    if way == "one":
        text = N_("The cost per applicant is {cost:.2f} (interval {low:.2f} to {high:.2f}). {more}")
        return Message.of(text, cost=before.cost, low=before.low, high=before.high, more=Message(BY[by].note))
    law = N_(
        "A threshold that depends on age or sex treats two equal applications differently: in most countries that itself is unlawful in lending, so ask first."
    )
    plain = N_("Without the column other columns still know it: how long somebody has worked, how they live.")
    return Message.of(
        N_("The cost per applicant goes from {before:.2f} to {after:.2f} (interval {low:.2f} to {high:.2f}). {more}"),
        before=before.cost, after=after.cost, low=after.low, high=after.high,
        more=Message({"each": law, "dropped": plain}[way]),
    )  # fmt: skip
