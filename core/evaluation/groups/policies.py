"""Registry of ways to set thresholds for groups, each the one that is worth most of its kind."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from core.evaluation.groups.gaps import ALIKE
from core.evaluation.groups.terms import Terms, Thresholds, tried
from core.evaluation.money.values import readable, value_curve
from core.messages import N_


@dataclass(frozen=True)
class Policy:
    """Describe a way to set thresholds: `label` and `help` are marked with `N_`.

    `find(terms, found)` returns the thresholds, or None where there are none; `found` are those of the policies before.
    """

    label: str
    help: str
    find: Callable[[Terms, Sequence[Thresholds]], Thresholds | None]


def _yours(terms: Terms, found: Sequence[Thresholds]) -> Thresholds:
    return (terms.decision.threshold,) * len(terms.curves)


def _single(terms: Terms, found: Sequence[Thresholds]) -> Thresholds:
    worths = value_curve(terms.whole, terms.decision)
    best = worths.best
    threshold = math.inf if math.isinf(worths.thresholds[best]) else readable(terms.whole, best)
    return (threshold,) * len(terms.curves)


def _alike(name: str) -> Callable[[Terms, Sequence[Thresholds]], Thresholds | None]:
    """Return a search for thresholds that treat groups alike in what `ALIKE` calls so."""

    def find(terms: Terms, found: Sequence[Thresholds]) -> Thresholds | None:
        single = _single(terms, found)
        among = [*tried(terms, ALIKE[name].shares, single), single]
        return max((each for each in among if terms.keeps(name, each)), key=terms.value, default=None)

    return find


def _free(terms: Terms, found: Sequence[Thresholds]) -> Thresholds:
    return max([*tried(terms, (), _single(terms, found)), *found], key=terms.value)


POLICIES: Mapping[str, Policy] = {
    "yours": Policy(N_("Your threshold"), N_("The one you chose, for everybody."), _yours),
    "single": Policy(
        N_("One for all, most money"), N_("Of all thresholds for everybody the one that is worth most."), _single
    ),
    "flagged": Policy(ALIKE["flagged"].label, ALIKE["flagged"].help, _alike("flagged")),
    "recall": Policy(ALIKE["recall"].label, ALIKE["recall"].help, _alike("recall")),
    "odds": Policy(ALIKE["odds"].label, ALIKE["odds"].help, _alike("odds")),
    "precision": Policy(ALIKE["precision"].label, ALIKE["precision"].help, _alike("precision")),
    "free": Policy(
        N_("One for each group, most money"), N_("Each group has its own threshold, whatever the gaps."), _free
    ),
}
"""In the order in which they are looked for: what brings most may take up any of the others."""
