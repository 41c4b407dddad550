"""Scores of groups, and plans of thresholds for them, as tables."""

import math
from collections.abc import Sequence

import pandas as pd

from core.decision import Decision
from core.evaluation.groups.estimates import Estimate
from core.evaluation.groups.gaps import ALIKE
from core.evaluation.groups.parts import Parts
from core.evaluation.groups.plans import Plan
from core.evaluation.groups.policies import POLICIES
from core.evaluation.groups.scores import compare, scores_of
from core.evaluation.groups.words import FINE, written_gap
from core.evaluation.money.words import money_range, written_threshold
from core.evaluation.natural import written_to
from core.messages import N_, Message, Translate, worded

Words = Message | str


def scores_table(parts: Parts, threshold: float, translate: Translate) -> pd.DataFrame:
    """Return a row a group: how many rows it has, and every score with its interval; – where it is undefined."""
    found = {translate(score.label): compare(parts, name, threshold) for name, score in scores_of(parts).items()}
    return pd.DataFrame(
        [
            {
                translate(N_("Group")): worded(name, translate),
                translate(N_("Rows")): int(parts.cut.sizes[group]),
                **{label: _estimate(it.estimates[group], translate) for label, it in found.items()},
            }
            for group, name in enumerate(parts.cut.names)
        ]
    )


def _estimate(it: Estimate, translate: Translate) -> str:
    if not math.isfinite(it.value):
        return "–"
    low, high = it.interval()
    if not math.isfinite(low):
        return written_to(math.nan)(it.value)
    written = written_to((high - low) / FINE)
    text = translate(N_("{value} ({low} to {high})"))
    return text.format(value=written(it.value), low=written(low), high=written(high))


def plans_table(parts: Parts, plans: Sequence[Plan], decision: Decision, translate: Translate) -> pd.DataFrame:
    """Return a row a plan: money, cost, each gap of 100, and the threshold of each group."""
    return pd.DataFrame([_row(parts, plan, decision, translate) for plan in plans])


def _row(parts: Parts, plan: Plan, decision: Decision, translate: Translate) -> dict[str, str]:
    known = plan.thresholds is not None
    gap = translate(N_("Gap of 100: {what}"))
    return {
        translate(N_("Plan")): translate(POLICIES[plan.name].label),
        translate(N_("Money a month")): money_range(plan.money, decision).text(translate) if known else "–",
        translate(N_("Less than the best plan")): money_range(plan.cost, decision).text(translate) if known else "–",
        **{gap.format(what=translate(alike.label)): _gap(plan, name, translate) for name, alike in ALIKE.items()},
        **_thresholds(parts, plan, translate),
    }


def _gap(plan: Plan, name: str, translate: Translate) -> str:
    here, beyond = plan.gaps[name], plan.beyond[name]
    if not math.isfinite(here) or not math.isfinite(beyond):
        return written_gap(here)
    return translate(N_("{here} (other rows: {beyond})")).format(here=written_gap(here), beyond=written_gap(beyond))


def _thresholds(parts: Parts, plan: Plan, translate: Translate) -> dict[str, str]:
    title = translate(N_("Threshold: {group}"))
    found = plan.thresholds or (math.nan,) * len(parts.cut.names)
    return {
        title.format(group=worded(name, translate)): _threshold(value, translate)
        for name, value in zip(parts.cut.names, found, strict=True)
    }


def _threshold(value: float, translate: Translate) -> str:
    if math.isnan(value):
        return "–"
    return translate(N_("nobody flagged")) if math.isinf(value) else written_threshold(value)
