"""The journey from a guess to a decision: what a person has done, what came of it, what is next."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from core.brief.facts import Facts
from core.brief.questions import QUESTIONS
from core.decision import Decision
from core.evaluation.money.month import month_of
from core.evaluation.money.words import amount, written_threshold
from core.evaluation.scores import SCORES
from core.guessing import Guess, Outcome
from core.ledger import Entry
from core.lessons import LESSONS
from core.messages import N_, Message
from core.scenarios import SCENARIOS


@dataclass(frozen=True, eq=False)
class Journey:
    """Hold what a person has done so far.

    Parameters
    ----------
    facts : Facts
        What the brief is computed from.
    trained : tuple of Entry
        Runs that the person made, the newest first.
    guess : Guess, optional
        That nothing has come of yet.
    guesses : tuple of Outcome
    row : int, optional
        Number in its table of the row that was looked into, from 1.
    room : str
        Code of the workshop's room that the person is in; empty without.
    """

    facts: Facts
    trained: tuple[Entry, ...] = ()
    guess: Guess | None = None
    guesses: tuple[Outcome, ...] = ()
    row: int | None = None
    room: str = ""

    def kept(self, page: str) -> int:
        """Return how many findings of a page are in the brief."""
        return sum(finding.page == page for finding in self.facts.brief.findings)

    def has_seen(self, page: str) -> bool:
        """Tell whether the person was on a page, on this visit or on one that left a finding."""
        return page in self.facts.visited or self.kept(page) > 0


@dataclass(frozen=True)
class Step:
    """Describe a step of the way.

    Parameters
    ----------
    title : str
        Marked with `N_`.
    page : str
        Where it is taken.
    minutes : int
        About how long it takes.
    came : callable
        `came(journey)`: what came of it; None while it was not taken.
    before : str
        Name of the step after which it is no longer asked for.
    """

    title: str
    page: str
    minutes: int
    came: Callable[[Journey], Message | None]
    before: str = ""


def next_step(journey: Journey) -> str | None:
    """Return the name in `STEPS` of the first step to take; None when all are taken."""
    came = {name: step.came(journey) for name, step in STEPS.items()}
    open_steps = (name for name, said in came.items() if said is None)
    return next((name for name in open_steps if came.get(STEPS[name].before) is None), None)


def minutes_left(journey: Journey) -> int:
    """Return about how many minutes the steps that are not taken yet would take."""
    return sum(step.minutes for step in STEPS.values() if step.came(journey) is None)


def _guessed(journey: Journey) -> Message | None:
    if journey.guess is not None:
        text = N_("You guessed {low:.2f} to {high:.2f}; train to see")
        return Message.of(text, low=journey.guess.low, high=journey.guess.high)
    if not journey.guesses:
        return None
    last = journey.guesses[-1]
    text = N_("You guessed {low:.2f} to {high:.2f}, it became {value:.2f}")
    return Message.of(text, low=last.guess.low, high=last.guess.high, value=last.value)


def _trained(journey: Journey) -> Message | None:
    if not journey.trained:
        return None
    alike = _like_newest(journey.trained)
    best = max(alike, key=lambda entry: entry.about.value)
    facts = {"data": best.data, "score": Message(SCORES[best.about.score].label), "value": best.about.value}
    if len(journey.trained) == 1:
        return Message.of(N_("1 run, {score} {value:.2f} on {data}"), **facts)
    return Message.of(N_("{n} runs, best {score} {value:.2f} on {data}"), n=len(journey.trained), **facts)


def _like_newest(entries: tuple[Entry, ...]) -> list[Entry]:
    """Return the runs on the data of the newest one: only they can be compared."""
    return [entry for entry in entries if entry.experiment.dataset == entries[0].experiment.dataset]


def _kept(journey: Journey) -> Message | None:
    n = len(journey.facts.brief.findings)
    return Message.of(N_("{n} kept"), n=n) if n else None


def _priced(journey: Journey) -> Message | None:
    decision = journey.facts.decision
    if not journey.has_seen("metrics") and decision == Decision():
        return None
    if not journey.facts.predictions.classes:
        return Message(N_("Looked at how far off it is"))
    money = month_of(journey.facts.it.curve, decision).money.value
    text = N_("threshold {threshold}, {amount} a month")
    return Message.of(text, threshold=written_threshold(decision.threshold), amount=amount(money, decision))


def _explained(journey: Journey) -> Message | None:
    if not journey.has_seen("explain"):
        return None
    kept = journey.kept("explain")
    if journey.row is None:
        return Message.of(N_("{n} kept"), n=kept) if kept else Message(N_("looked at, nothing kept yet"))
    text = N_("row {row:,}; {n} kept") if kept else N_("row {row:,}; nothing kept yet")
    return Message.of(text, row=journey.row, n=kept)


def _applied(journey: Journey) -> Message | None:
    if not journey.has_seen("scenarios"):
        return None
    kept, case = journey.kept("scenarios"), SCENARIOS.get(journey.facts.case)
    if kept:
        return Message.of(N_("{n} kept"), n=kept)
    if case is None:
        return Message.of(N_("looked at {n} cases, nothing kept yet"), n=len(SCENARIOS))
    return Message.of(N_("looked at “{title}”, nothing kept yet"), title=Message(case.title))


def _decided(journey: Journey) -> Message | None:
    brief = journey.facts.brief
    if not (brief.answers or brief.rule or brief.milestones or brief.risks):
        return None
    answered = sum(name in brief.answers for name in QUESTIONS)
    return Message.of(N_("{n} of {all} questions answered"), n=answered, all=len(QUESTIONS))


def _learnt(journey: Journey) -> Message | None:
    taken, settled, right = journey.facts.progress.counts()
    if not taken:
        return None
    if not settled:
        return Message.of(N_("{taken} of {all} lessons taken."), taken=taken, all=len(LESSONS))
    text = N_("{taken} of {all} lessons taken; {right} of {settled} guesses right.")
    return Message.of(text, taken=taken, all=len(LESSONS), settled=settled, right=right)


def _compared(journey: Journey) -> Message | None:
    n = len(_like_newest(journey.trained)) if journey.trained else 0
    return Message.of(N_("{n} runs on {data}"), n=n, data=journey.trained[0].data) if n > 1 else None


def _met(journey: Journey) -> Message | None:
    return Message.of(N_("in room {code}"), code=journey.room) if journey.room else None


STEPS: Mapping[str, Step] = {
    "guess": Step(N_("Guess how good a model will be"), "home", 1, _guessed, before="train"),
    "train": Step(N_("Train one, in seconds"), "playground", 1, _trained),
    "keep": Step(N_("Keep a finding for your decision"), "playground", 1, _kept),
    "price": Step(N_("Put a price on its mistakes"), "metrics", 2, _priced),
    "explain": Step(N_("Ask why it says what it says"), "explain", 2, _explained),
    "apply": Step(N_("See where it pays in your field"), "scenarios", 1, _applied),
    "decide": Step(N_("Say what you decide, and by which rule"), "brief", 2, _decided),
}
"""The steps of the way, in its order: ten minutes."""

ASIDES: Mapping[str, Step] = {
    "learn": Step(N_("Understand how it works"), "concepts", 5, _learnt),
    "compare": Step(N_("Change a setting and compare"), "playground", 3, _compared),
    "meet": Step(N_("Take it to a room full of people"), "workshop", 45, _met),
}
"""What may be done at any time."""
