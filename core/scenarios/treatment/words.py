"""What the numbers of treatment say, in sentences."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from core.messages import N_, Message, Translate
from core.scenarios.treatment.failing import Confounded, Shifted, Small
from core.scenarios.treatment.patient import FORM, Answer, ranges
from core.scenarios.treatment.policies import POLICIES, risk_of
from core.scenarios.treatment.table import ARMS, COLUMNS, SHARE, SPLITS, trial
from core.scenarios.treatment.values import Value, best_arm, doubly, ips, rates, value

NAMED = {policy.name: policy for policy in POLICIES}


def recommended(answer: Answer) -> Message:
    """Say what the rule recommends, or that it doesn't know."""
    best, usual = Message(ARMS[answer.best]), Message(ARMS[answer.default])
    if answer.clash is not None:
        return Message.of(N_("I don't know: these answers contradict each other: {why}"), why=answer.clash)
    if answer.outside:
        names = Message(COLUMNS[answer.outside[0]].label)
        return Message.of(N_("I don't know: nobody in the trial was like this ({column})"), column=names)
    if answer.strange:
        return Message(N_("I don't know: this patient is unlike those of the trial"))
    if answer.sure and answer.best == answer.default:
        return Message.of(N_("Recommended: {best}, also the best on average"), best=best)
    if answer.sure:
        return Message.of(N_("Recommended: {best}, not the usual best ({usual})"), best=best, usual=usual)
    return Message.of(N_("I don't know: {n} arms can't be told apart for this patient; on average {usual} is best"), n=1 + len(answer.rivals), usual=usual)  # fmt: skip


def in_people(answer: Answer) -> Message:
    """Say the risks in people, or that they are a guess."""
    if answer.strange:
        return Message(
            N_(
                "The picture shows what the network would say. With nobody like this in the trial it is a guess: don't read it as a chance."
            )
        )
    return Message.of(
        N_(
            "Of 100 patients like this one, the network expects {best:.0f} to get worse with {arm}, and {worst:.0f} with {other}. The bar is where 95 % of networks that saw a resample of the trial would lie."
        ),
        best=100 * answer.risk[answer.best],
        arm=Message(ARMS[answer.best]),
        worst=100 * answer.risk.max(),
        other=Message(ARMS[int(answer.risk.argmax())]),
    )


def how_known() -> Message:
    """Say by which rule the answer is withheld."""
    return Message(N_("“I don't know” is said when the difference of two arms is less than 1.96 times its spread over 16 resampled networks, when a value lies outside the trial's, when two answers contradict each other, or when the nearest patient of the trial is farther away than for 99 % of the trial's own."))  # fmt: skip


def moved(pulls: Any, one: int, other: int) -> Message:
    """Say which column moves the difference of two arms most."""
    most = int(np.abs(pulls).argmax())
    text = (
        N_("“{column}” speaks most for {one} instead of {other}: by {points:.1f} percentage points")
        if pulls[most] < 0
        else N_("“{column}” speaks most against {one} instead of {other}: by {points:.1f} percentage points")
    )
    return Message.of(
        text,
        column=Message(list(COLUMNS.values())[most].label),
        one=Message(ARMS[one]),
        other=Message(ARMS[other]),
        points=100 * abs(pulls[most]),
    )


def against_constant(arrays: Mapping[str, Any], name: str) -> Value:
    """Return how many more events a policy gives than the constant one, in shares of patients; the same patients for both."""
    return value(NAMED[name].parts(arrays) - NAMED["constant"].parts(arrays))


def personal(arrays: Mapping[str, Any]) -> Message:
    """Say whether personalising beats the same arm for everybody."""
    found = against_constant(arrays, "network")
    text = (
        N_("Personalising saves {points:.1f} events in 100 patients against the same arm for all ({low:+.1f} to {high:+.1f})")
        if found.high < 0
        else N_("Personalising adds {points:.1f} events in 100 patients against the same arm for all ({low:+.1f} to {high:+.1f})")
        if found.low > 0
        else N_("Personalising can't be told apart from the same arm for all: {signed:+.1f} events in 100 patients ({low:+.1f} to {high:+.1f})")
    )  # fmt: skip
    return Message.of(text, points=100 * abs(found.value), signed=100 * found.value, low=100 * found.low, high=100 * found.high)  # fmt: skip


def by_split(arrays: Mapping[str, Any]) -> Message:
    """Say what luck does with one split."""
    found = [float(NAMED["network"].parts_of(arrays, split).mean()) for split in range(SPLITS)]
    return Message.of(
        N_("One way to cut the patients into parts would have said {low:.1%}, another {high:.1%}"), low=min(found), high=max(found)
    )  # fmt: skip


def confounding(it: Confounded) -> Message:
    """Say what a naive comparison says when doctors chose."""
    if it.strength == 0:
        text = N_(
            "When chance chooses, a plain comparison is right: {naive:+.0f} events in 100 patients, the trial says {truth:+.0f}"
        )
    else:
        text = N_("When the sicker get the newer medicine, a plain comparison says {naive:+.0f} events in 100 patients; weighted {weighted:+.0f}; the trial says {truth:+.0f}")  # fmt: skip
    return Message.of(text, naive=100 * it.naive.value, weighted=100 * it.weighted.value, truth=100 * it.truth)


def few(patients: int, it: Small) -> Message:
    """Say what so many patients tell."""
    return Message.of(
        N_("With {n:,} patients, {wrong:.0f} of 100 trials choose another arm than the best, and the event rate is known to ± {half:.0f} percentage points"),
        n=patients,
        wrong=100 * it.wrong,
        half=100 * it.half,
    )  # fmt: skip


def elsewhere(it: Shifted) -> Message:
    """Say how a model does for patients of whom it saw none."""
    return Message.of(
        N_("For {n:,} patients unlike those it learned from, the network expects {after:.0%} to get worse; {happened:.0%} did (it expected {before:.0%} when it had seen others like them)"),
        n=it.n,
        after=it.after.expected,
        happened=it.happened.value,
        before=it.before.expected,
    )  # fmt: skip


def ranked(it: Shifted) -> Message:
    """Say how well a model ranks patients of whom it saw none, and what its rule is worth for them."""
    return Message.of(
        N_(
            "A patient who got worse had the higher risk in {after:.0%} of pairs, {before:.0%} before; 50% is a coin toss."
        ),
        after=it.after.ranked,
        before=it.before.ranked,
    )


def worth(it: Shifted) -> Message:
    """Say what the recommendations are worth for a group, and whether the rules are told apart."""
    rules = (it.same, it.before.worth, it.after.worth)
    text = (
        N_(
            "Under its recommendations {worth:.0%} of them would get worse, {same:.0%} with the same arm for all: the intervals overlap, so the rules can't be told apart here"
        )
        if max(rule.low for rule in rules) <= min(rule.high for rule in rules)
        else N_(
            "Under its recommendations {worth:.0%} of them would get worse, {same:.0%} with the same arm for all; not all intervals overlap"
        )
    )
    return Message.of(text, worth=it.after.worth.value, same=it.same.value)


def sicker(it: Confounded) -> Message:
    """Say how unlike the two arms' patients are."""
    return Message.of(
        N_("Of those with the newer medicine {new:.0%} are of the sicker half (fewer CD4 cells), of those with the older {old:.0%}."),
        new=it.sick_new,
        old=it.sick_old,
    )  # fmt: skip


def method(arrays: Mapping[str, Any]) -> Message:
    """Say whether the doubly robust value of giving everybody the same arm finds what happened in that arm."""
    truth, found = rates(trial().arm, trial().event), [constant_value(arrays, arm) for arm in range(len(ARMS))]
    return Message.of(
        N_(
            "Doubly robust is off by {off:.1f} percentage points at most, and in {held} of {n} arms its interval holds what happened."
        ),
        off=100 * max(abs(one.value - rate) for one, rate in zip(found, truth, strict=True)),
        held=sum(one.low <= rate <= one.high for one, rate in zip(found, truth, strict=True)),
        n=len(ARMS),
    )


def uneven() -> Message:
    """Say why the planned chance alone misses."""
    got = np.bincount(trial().arm, minlength=len(ARMS))
    most = int(np.abs(got / trial().n - SHARE).argmax())
    return Message.of(
        N_(
            "Inverse propensity with the planned chance of 1/4 lets each patient stand for four. But {got} got “{arm}”, not {planned:.0f}, so there it is off by as much: {wrong:.1%} instead of {right:.1%}. Doubly robust only weights what the model got wrong, so an uneven draw matters less."
        ),
        got=int(got[most]),
        arm=Message(ARMS[most]),
        planned=SHARE * trial().n,
        wrong=ips(np.full(trial().n, most), trial().arm, trial().event),
        right=rates(trial().arm, trial().event)[most],
    )


def constant_value(arrays: Mapping[str, Any], arm: int) -> Value:
    """Return the doubly robust event rate of giving everybody the same arm, the mean over the splits."""
    it = trial()
    policy = np.full(it.n, arm)
    parts = [doubly(policy, it.arm, it.event, risk_of(arrays, split)) for split in range(SPLITS)]
    return value(np.asarray(np.mean(parts, axis=0)))


def how_often(arrays: Mapping[str, Any]) -> Message:
    """Say for how many patients of the trial the cautious rule departs from the constant one."""
    share = 1 - NAMED["cautious"].shares(arrays)[best_arm(trial().arm, trial().event)]
    return Message.of(
        N_("In the trial the cautious rule would have departed from the same arm for all in {share:.0%} of patients."), share=share
    )  # fmt: skip


def help_of(name: str) -> Message:
    """Say what values a column had in the trial."""
    low, high = ranges()[name]
    return Message.of(FORM[name].help, low=low, high=high)


def gap_of_arms() -> Message:
    """Say what the trial found."""
    found = rates(trial().arm, trial().event)
    best, worst = int(found.argmin()), int(found.argmax())
    return Message.of(
        N_("{worst} left {high:.0%} of patients worse, {best} {low:.0%}"), worst=Message(ARMS[worst]), high=found[worst], best=Message(ARMS[best]), low=found[best]
    )  # fmt: skip


def rows_of_patients(translate: Translate, n: int = 8) -> list[dict[str, str]]:
    """Return some patients for a table: what was known before, the arm, what happened."""
    it, rows = trial(), []
    for row in np.linspace(0, it.n - 1, n).astype(int):
        known = {translate(column.label): _told(it.X[row, place], column.yes_or_no, translate) for place, column in enumerate(COLUMNS.values())}  # fmt: skip
        happened = translate(N_("got worse") if it.event[row] else N_("did not get worse"))
        rows.append(
            {translate(N_("Arm")): translate(ARMS[it.arm[row]]), translate(N_("What happened")): happened} | known
        )
    return rows


def _told(value: float, yes_or_no: bool, translate: Translate) -> str:
    return translate(N_("yes") if value else N_("no")) if yes_or_no else f"{value:,.0f}"
