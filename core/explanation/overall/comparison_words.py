"""Where what moves predictions and what helps the score agree, and why they don't, in sentences."""

from collections.abc import Mapping

import numpy as np

from core.evaluation.natural import written_to
from core.evaluation.scores import SCORES
from core.explanation.case import Case
from core.explanation.overall.case_words import is_category
from core.explanation.overall.comparison import Gap, Why, agree
from core.explanation.overall.importance import Importance
from core.explanation.overall.permutation import Permuted
from core.explanation.overall.words import name_of
from core.messages import N_, Message


def drop_text(it: Permuted, column: int) -> tuple[str, str, str]:
    """Write a drop and the ends of its interval."""
    value, low, high = it.drop[column], it.low[column], it.high[column]
    shown = written_to(float(high - low), least=2, most=3)
    one, two, three = (shown(float(number)).replace("-", "−") for number in (value, low, high))
    return one, two, three


def comparison_finding(shap: Importance, it: Permuted, case: Case) -> Message:
    """Say which column each of the measures names first."""
    score = Message(SCORES[it.score].label)
    if not it.done:
        return Message.of(N_("Shuffling can't be judged: {score} is undefined on these test rows"), score=score)
    first, second = int(shap.order[0]), int(np.nanargmax(it.drop))
    drop, low, high = drop_text(it, second)
    facts = {"first": name_of(case, first), "second": name_of(case, second), "score": score}
    facts |= {"drop": drop, "low": low, "high": high}
    if it.low[second] <= 0:
        return Message.of(
            N_("SHAP names {first} first; no single column's shuffling costs {score} more than luck could"), **facts
        )
    if first == second:
        return Message.of(
            N_("Both ways name {first} first: shuffling it costs {drop} of {score} ({low} to {high})"), **facts
        )
    text = N_("SHAP names {first} first, shuffling {second}: it costs {drop} of {score} ({low} to {high})")
    return Message.of(text, **facts)


def gap_sentence(gap: Gap, it: Permuted, case: Case) -> Message:
    """Say why the two measures differ about a column."""
    drop, low, high = drop_text(it, gap.column)
    facts = {
        "column": name_of(case, gap.column),
        "pulls": round(100 * gap.pulls),
        "cost": round(100 * gap.cost),
        "score": Message(SCORES[it.score].label),
        "looks": Message(_LOOKS[it.score]),
        "drop": drop,
        "low": low,
        "high": high,
    }
    if gap.other is not None:
        facts |= {"other": name_of(case, gap.other), "measure": closeness_text(case, gap)}
    return Message.of(_WHY[gap.why], **facts)


def closeness_text(case: Case, gap: Gap) -> Message:
    """Write how closely a column goes with another, named by the measure that suits their kinds."""
    kinds = is_category(case, gap.column) + is_category(case, gap.other if gap.other is not None else gap.column)
    return Message.of(_MEASURES[kinds], value=f"{gap.closeness:.2f}".replace("-", "−"))


_MEASURES: Mapping[int, str] = {
    0: N_("rank correlation {value}"),
    1: N_("correlation ratio {value}"),
    2: N_("Cramér's V {value}"),
}
_LOOKS: Mapping[str, str] = {
    "roc_auc": N_("which rows are ranked before which"),
    "accuracy": N_("which class is the likeliest"),
    "r2": N_("how near the prediction is to the truth"),
}
_WHY: Mapping[Why, str] = {
    "correlated": N_(
        "{column} makes {pulls}% of all pulls but {cost}% of what shuffling costs: it goes with {other} ({measure}), which stays "
        "when {column} is shuffled and tells the model much of the same."
    ),
    "useless": N_(
        "{column} makes {pulls}% of all pulls but {cost}% of what shuffling costs: the model uses it, yet shuffling it changes "
        "{score} by no more than luck could ({low} to {high}). SHAP counts what the model uses, right or wrong; shuffling counts "
        "only what helps."
    ),
    "unseen": N_(
        "{column} makes {pulls}% of all pulls but {cost}% of what shuffling costs: many of its pulls leave {score} as it is, which "
        "only counts {looks}."
    ),
    "decisive": N_(
        "{column} makes {pulls}% of all pulls but {cost}% of what shuffling costs: its pulls come where they change {looks}, and that "
        "is what {score} counts."
    ),
}


def luck_sentence(it: Permuted) -> Message:
    """Say for how many columns shuffling costs more than luck could."""
    text = N_(
        "Shuffled one by one, {sure} of {columns} columns cost more than luck could, judged on {rows:,} test rows: a line that "
        "reaches 0 says that the column may as well not matter."
    )
    return Message.of(text, sure=int((it.low > 0).sum()), columns=it.done, rows=it.rows)


def agreement_sentence(shap: Importance, it: Permuted) -> Message | None:
    """Say that the measures agree; None where they don't."""
    return Message(N_("The two agree about every column to within 5 of 100 parts.")) if agree(shap, it) else None
