"""What the board's pictures show, as sentences: their titles."""

from collections.abc import Sequence

import numpy as np

from core.board.marks import Count, Guesses, Priced, RunMark, Whereabouts, Word
from core.decision import Decision
from core.evaluation.money.words import amount, written_threshold
from core.guessing import SURE
from core.messages import N_, Message
from core.rooms.calibration import FINE, SCORE_SPAN
from core.rooms.exercise import Exercise
from core.rooms.truths import written_in

SCORE_FINE = SCORE_SPAN / FINE
FEW = 4  # below it a range says more than a middle half


def guesses_title(it: Guesses) -> Message:
    """Say where the guesses lie, and once the truth is known how many ranges hold it."""
    n = len(it.ranges)
    if not n:
        return Message(N_("Nobody has guessed yet"))
    if it.truth is not None:
        held = sum(map(it.holds, it.ranges))
        return Message.of(
            N_("It is {truth}: {held} of {n} ranges hold it. Who is {sure:.0f} % sure should hit about {expected:.0f} of {n}."),
            truth=written_in(it.truth, it.unit), held=held, n=n, sure=100 * SURE, expected=SURE * n,
        )  # fmt: skip
    middles = [one.middle for one in it.ranges]
    if n < FEW:
        ends = min(one.low for one in it.ranges), max(one.high for one in it.ranges)
        return Message.of(
            N_("Guesses so far: {n}, from {low} to {high}"),
            n=n,
            low=written_in(ends[0], it.unit),
            high=written_in(ends[1], it.unit),
        )
    low, high = np.quantile(middles, (0.25, 0.75))
    return Message.of(
        N_("Guesses so far: {n}. The middle half of the room expects {low} to {high}"),
        n=n, low=written_in(float(low), it.unit), high=written_in(float(high), it.unit),
    )  # fmt: skip


def answered_title(answered: int, people: int) -> Message:
    """Say how many have answered, and nothing of what."""
    if not answered:
        return Message(N_("Nobody has answered yet"))
    return Message.of(N_("{n} of {people} have answered"), n=answered, people=people)


def counts_title(counts: Sequence[Count], people: int) -> Message:
    """Say what most people chose, and once the truth is known how many chose it."""
    if not people:
        return Message(N_("Nobody has answered yet"))
    right = next((count for count in counts if count.right), None)
    if right is not None:
        return Message.of(
            N_("“{answer}” is right: {n} of {people} chose it"), answer=right.what, n=right.people, people=people
        )
    return _leading(counts, people, N_("Most chose “{answer}”: {n} of {people}"), N_("The room is divided: {n} of {people} chose each of the first {tied}"))  # fmt: skip


def words_title(counts: Sequence[Count], people: int) -> Message:
    """Say which word was said most."""
    if not people:
        return Message(N_("Nobody has said a word yet"))
    if counts[0].people == 1:
        return Message.of(N_("Nobody said the same: {n} different words"), n=len(counts))
    return _leading(counts, people, N_("“{answer}” was said most: by {n} of {people}"), N_("Said most: {tied} words, by {n} of {people} each"))  # fmt: skip


def _leading(counts: Sequence[Count], people: int, one: str, several: str) -> Message:
    most = max(count.people for count in counts)
    first = [count for count in counts if count.people == most]
    if len(first) > 1:
        return Message.of(several, n=most, people=people, tied=len(first))
    return Message.of(one, answer=first[0].what, n=most, people=people)


def runs_title(runs: Sequence[RunMark]) -> Message:
    """Say whose run is best, and how many others may only have been less lucky."""
    if not runs:
        return Message(N_("No run yet"))
    best = max(runs, key=lambda run: run.value)
    facts = {"score": best.score, "value": f"{best.value:.2f}", "who": best.who}
    if len(runs) == 1:
        return Message.of(
            N_("First run, by {who}: {score} {value}, {baseline} without a model"),
            baseline=f"{best.baseline:.2f}",
            **facts,
        )
    same, others = [run for run in runs if _is_same(run, best)], [run for run in runs if not _is_same(run, best)]
    if not others:
        return Message.of(
            N_("All {n} trained the same model: {score} {value}, {baseline} without a model"),
            n=len(runs), baseline=f"{best.baseline:.2f}", **facts,
        )  # fmt: skip
    facts |= {"who": who_of([run.who for run in same])}
    close = sum(run.value >= best.low for run in others)
    if not close:
        return Message.of(N_("Best: {score} {value} by {who}, clear of all {n} others"), n=len(others), **facts)
    return Message.of(
        N_("Best: {score} {value} by {who}; {close} of {n} others lie within its interval, so luck may be the difference"),
        close=close, n=len(others), **facts,
    )  # fmt: skip


def _is_same(one: RunMark, other: RunMark) -> bool:
    """Tell whether two runs are the very same model, whoever trained it."""
    return one is other or (bool(one.key) and one.key == other.key)


def who_of(people: Sequence[Word]) -> Word:
    """Return several people as a few words."""
    if len(people) == 1:
        return people[0]
    if len(people) == 2:
        return Message.of(N_("{one} and {other}"), one=people[0], other=people[1])
    return Message.of(N_("{one}, {other} and {n} more"), one=people[0], other=people[1], n=len(people) - 2)


def cost_sentence(runs: Sequence[RunMark]) -> Message | None:
    """Say what the longest training bought beside the shortest; None where their lengths hardly differ."""
    if len(runs) < 2:
        return None
    short, long = min(runs, key=lambda run: run.seconds), max(runs, key=lambda run: run.seconds)
    times = long.seconds / max(short.seconds, 1e-3)
    if times < 1.5:
        return None
    return Message.of(
        N_("The longest training took {times:.0f} times as long as the shortest, and scored {long} instead of {short}."),
        times=times, long=f"{long.value:.2f}", short=f"{short.value:.2f}",
    )  # fmt: skip


def against_guess_title(runs: Sequence[RunMark]) -> Message:
    """Say how many scores lie in the range that was guessed, and to which side the room leaned."""
    told = [(run, run.guess) for run in runs if run.guess is not None]
    if not told:
        return Message(N_("Nobody who trained has guessed before"))
    held = sum(guess.holds(run.value, SCORE_FINE) for run, guess in told)
    off = float(np.mean([guess.middle - run.value for run, guess in told]))
    leaning = N_("too high") if off > 0 else N_("too low")
    return Message.of(
        N_("{held} of {n} scores lie in the guessed range; on average the guess was {off:.2f} {lean}"),
        held=held, n=len(told), off=abs(off), lean=Message(leaning),
    )  # fmt: skip


def thresholds_title(chosen: Sequence[Priced]) -> Message:
    """Say whose threshold is worth most, and how many lose money with theirs."""
    if not chosen:
        return Message(N_("Nobody has moved the threshold yet"))
    best = max(chosen, key=lambda one: one.money)
    facts = {
        "threshold": written_threshold(best.threshold),
        "who": who_of([one.who for one in chosen if one.threshold == best.threshold and one.money == best.money]),
        "amount": amount(best.money, Decision(currency=best.currency)),
    }
    lose, n = sum(one.money < 0 for one in chosen), len(chosen)
    if not lose or n == 1:
        return Message.of(N_("Worth most: {threshold}, by {who}, {amount} a month"), **facts)
    return Message.of(
        N_("Worth most: {threshold}, by {who}, {amount} a month; {lose} of {n} lose money"), lose=lose, n=n, **facts
    )


def unmoved_sentence(people: int, threshold: float) -> Message | None:
    """Say how many have left the threshold where it begins; None where nobody has."""
    if not people:
        return None
    return Message.of(
        N_("Left out, at {threshold} where it begins: {n}"), n=people, threshold=written_threshold(threshold)
    )


def where_title(places: Sequence[Whereabouts], online: int, people: int) -> Message:
    """Say how many are here, and where most of them are."""
    if not people:
        return Message(N_("Nobody has joined yet"))
    if not places:
        return Message.of(N_("{online} of {people} are here"), online=online, people=people)
    most = max(places, key=lambda one: len(one.people))
    if len(most.people) == online:
        return Message.of(
            N_("{online} of {people} are here, all at “{place}”"), online=online, people=people, place=most.place
        )
    return Message.of(
        N_("{online} of {people} are here, {n} of them at “{place}”"),
        online=online, people=people, n=len(most.people), place=most.place,
    )  # fmt: skip


def learnt_title(lines: Sequence[object]) -> Message:
    """Say how many have said what they learnt."""
    if not lines:
        return Message(N_("Nobody has said yet what they learnt"))
    return Message.of(N_("What the room takes away: {n} so far"), n=len(lines))


def agenda_title(agenda: Sequence[Exercise]) -> Message:
    """Say how long an agenda takes, and of what it consists."""
    asked = {one.name for one in agenda if one.question is not None and one.question.truth}
    twice = asked & {one.target for one in agenda if one.kind == "question"}
    return Message.of(
        _PLANS[bool(twice), twice != asked],
        minutes=sum(one.minutes for one in agenda), n=len(agenda), twice=len(twice), once=len(asked - twice),
    )  # fmt: skip


_PLANS = {
    (False, False): N_("{minutes} minutes in {n} steps"),
    (False, True): N_("{minutes} minutes in {n} steps. Questions guessed before the truth is shown: {once}"),
    (True, False): N_("{minutes} minutes in {n} steps. Questions guessed twice, before and after: {twice}"),
    (True, True): N_(
        "{minutes} minutes in {n} steps. Questions guessed twice, before and after: {twice}; once: {once}"
    ),
}
"""Whether some questions come twice, and whether some come once -> what is said of an agenda."""


def queue_sentence(training: int, waiting: int) -> Message:
    """Say what the engine is doing."""
    if not training and not waiting:
        return Message(N_("Nothing is training"))
    return Message.of(N_("{training} training, {waiting} waiting"), training=training, waiting=waiting)
