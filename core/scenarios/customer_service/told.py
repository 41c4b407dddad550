"""What the desk does, costs and gets wrong, in sentences."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from core.evaluation.intervals import Interval
from core.messages import N_, Message
from core.scenarios.customer_service.answering import Handled
from core.scenarios.customer_service.desk import Desk
from core.scenarios.customer_service.rules import RULES
from core.scenarios.customer_service.topics import TOPICS
from core.scenarios.customer_service.troubles import TROUBLES
from core.scenarios.question_answering.choosing import Choices

Arrays = Mapping[str, Any]
UNSURE = 0.5  # chance of a topic below which the desk that sorts by hand gets it


def verdict(it: Handled, threshold: float) -> Message:
    """Say whether the machine answers, or which team gets it."""
    if it.empty:
        return Message(N_("There are no words in it: write a message, in English or Chinese"))
    if it.foreign:
        return Message(N_("To a person: the desk only knows English and Chinese"))
    if it.rule:
        return Message(N_("To a person at once, whatever was found"))
    if it.answered_at(threshold):
        text = N_("Answered by the machine: similarity {value:.2f}, at least {threshold:.2f}")
        return Message.of(text, value=it.finds[0].similarity, threshold=threshold)
    if it.strange:
        text = N_("I don't know, to be sorted by hand: it is like nothing that the desk knows")
        return Message(text)
    team = Message(TOPICS[it.topics[0]])
    text = N_("Handed over to the team “{team}”: similarity {value:.2f}, less than {threshold:.2f}")
    if it.chances[0] < UNSURE:
        text = N_(
            "Handed over, to be sorted by hand: similarity {value:.2f}, less than {threshold:.2f}, and no topic is likely"
        )
    return Message.of(text, team=team, value=it.finds[0].similarity, threshold=threshold)


def reason(it: Handled) -> Message | None:
    """Say which rule sends a message to a person, if one does."""
    if it.strange and not it.rule:
        return Message(N_("Its nearest question or its known pieces are below what nine of ten real questions without an answer here reach; what the router says of it counts for nothing."))  # fmt: skip
    return Message(RULES[it.rule].why) if it.rule else None


def topic_told(it: Handled) -> Message:
    """Say which topic the router sees, and how sure it is."""
    text = N_("Topic: {first} ({chance:.0%}), then {second} ({next:.0%}). Below {unsure:.0%} it is sorted by hand.")
    first, second = (Message(TOPICS[topic]) for topic in it.topics[:2])
    return Message.of(text, first=first, chance=it.chances[0], second=second, next=it.chances[1], unsure=UNSURE)


def money_finding(desk: Desk, choices: Choices, threshold: float) -> Message:
    """Say what a day costs at a threshold, against people who answer everything."""
    cost = float(desk.cost(choices, np.array([threshold]))[0])
    saved = desk.by_hand - cost
    text = N_("At {threshold:.2f} a day costs {cost:,.0f} instead of {by_hand:,.0f}: {saved:,.0f} less")
    if round(saved) == 0:
        text = N_("At {threshold:.2f} a day costs {cost:,.0f}, as much as with people alone")
    elif saved < 0:
        text = N_(
            "At {threshold:.2f} a day costs {cost:,.0f} instead of {by_hand:,.0f}: {saved:,.0f} more, wrong answers eat up what is saved"
        )
    return Message.of(text, threshold=threshold, cost=cost, by_hand=desk.by_hand, saved=abs(saved))  # fmt: skip


def automation_told(desk: Desk, choices: Choices, threshold: float) -> Message:
    """Say how many questions of a day are answered alone, and how many agents the rest takes."""
    at = np.array([threshold])
    answered, wrong = float(choices.answered(at)[0]), float(choices.wrong(at)[0])
    text = N_("Of {volume:,} questions a day it answers {answered:,.0f} alone, {wrong:,.0f} of them wrongly; these come back as second contacts, and with the rest they take {agents:,} agents instead of {all:,}, at an even load, without queues.")  # fmt: skip
    return Message.of(
        text, volume=desk.volume, answered=desk.volume * answered, wrong=desk.volume * wrong,
        agents=desk.agents(1 - answered + wrong), all=desk.agents(1.0),
    )  # fmt: skip


def each_told(desk: Desk, choices: Choices, threshold: float) -> Message | None:
    """Say how many of the automatic answers are wrong, and what one contact costs."""
    at = np.array([threshold])
    wrong = float(choices.wrong_of_answered(at)[0])
    cost = {"cost": float(desk.cost(choices, at)[0]) / desk.volume, "alone": desk.by_hand / desk.volume}
    if choices.answered(at)[0] == 0:
        return None
    if wrong == 0:
        return Message.of(N_("None of the automatic answers in the test is wrong; a contact costs {cost:,.2f} instead of {alone:,.2f}."), **cost)  # fmt: skip
    text = N_("1 in {every:.0f} automatic answers is wrong; a contact costs {cost:,.2f} instead of {alone:,.2f}.")
    if round(1 / wrong) <= 1:
        text = N_(
            "{share:.0%} of the automatic answers are wrong; a contact costs {cost:,.2f} instead of {alone:,.2f}."
        )
    return Message.of(text, every=1 / wrong, share=wrong, **cost)


def counted(test: Choices) -> Message:
    """Say what the shares are counted with."""
    text = N_(
        "Counted with {known:,} damaged questions and {unknown:,} that have no answer here, weighted so that {share:.0f} of 100 have no answer."
    )
    return Message.of(text, known=len(test.known), unknown=len(test.unknown), share=100 * test.share)


def best_told(desk: Desk, choice: Choices, test: Choices) -> Message:
    """Say which threshold costs least on the rows that choose it, and what it costs on those that don't."""
    best = desk.best(choice)
    cost = float(desk.cost(test, np.array([best]))[0])
    text = N_(
        "The cheapest threshold, chosen on other questions than those counted here, is {best:.2f}: {cost:,.0f} a day."
    )
    if best >= 1:
        text = N_(
            "At these costs the machine should answer nothing: no threshold is cheaper than people ({cost:,.0f} a day)."
        )
    return Message.of(text, best=best, cost=cost)


@dataclass(frozen=True, eq=False)
class Shown:
    """Hold a kind of trouble: how many the machine answers without and with the measure against it."""

    before: Interval
    after: Interval
    what: str
    was: str
    became: str
    n: int

    def finding(self) -> Message:
        """Say the share answered before and after."""
        text = N_("The machine answers {before:.0%} of them without the rules, {after:.0%} with them, of {n} messages")
        if self.became == BY_THRESHOLD:
            text = N_(
                "The machine answers {before:.0%} of them without a threshold, {after:.0%} with it, of {n} messages: every answer is wrong"
            )
        return Message.of(text, before=self.before.value, after=self.after.value, n=self.n)


BY_THRESHOLD, BY_RULES = N_("With the threshold"), N_("With threshold and rules")
SCOPE = "scope"
KINDS: Mapping[str, str] = {name: trouble.label for name, trouble in TROUBLES.items()} | {SCOPE: N_("No answer here")}
"""Name -> what a user reads for a kind of trouble."""


def shown(arrays: Arrays, kind: str, language: str, threshold: float) -> Shown:
    """Return a kind of trouble at a threshold; on a worker."""
    from core.evaluation.wilson import wilson

    name = f"unknown_{language}_tfidf" if kind == SCOPE else f"{kind}_{language}"
    reach = arrays[f"{name}_similarity"] >= threshold
    n = len(reach)
    if kind == SCOPE:
        what = N_("Real questions that were taken out of the index, words left out as in the others.")
        return Shown(wilson(n, n), wilson(int(reach.sum()), n), what, N_("Everything answered"), BY_THRESHOLD, n)
    free = reach & (arrays[f"{name}_rule"] == "")
    return Shown(
        wilson(int(reach.sum()), n), wilson(int(free.sum()), n), TROUBLES[kind].what, N_("With the threshold alone"), BY_RULES, n
    )  # fmt: skip


def price_of_rules(arrays: Arrays, language: str) -> Message:
    """Say how many ordinary questions the rules hand over too."""
    rules = arrays[f"ordinary_{language}_rule"]
    text = N_("The price: the rules also hand over {share:.1%} of the ordinary questions of the index.")
    return Message.of(text, share=float((rules != "").mean()))


def shown_rows(
    arrays: Arrays, kind: str, language: str, threshold: float, count: int = 10
) -> list[tuple[str, float, bool, Message | None]]:
    """Return messages of a kind with similarity, whether the machine answers, and the rule against it; the answered first."""
    name = f"unknown_{language}" if kind == SCOPE else f"{kind}_{language}"
    values = arrays[f"{name}_tfidf_similarity" if kind == SCOPE else f"{name}_similarity"]
    rules = arrays.get(f"{name}_rule", np.full(len(values), ""))
    answers = (values >= threshold) & (rules == "")
    order = np.lexsort((-values, ~answers))[:count]
    return [
        (str(arrays[f"{name}_text"][row]), float(values[row]), bool(answers[row]), Message(RULES[str(rules[row])].why) if rules[row] else None)
        for row in order
    ]  # fmt: skip
