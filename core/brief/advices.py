"""The seven closing advices of the article, each ticked by evidence and never by hand."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from core.brief.answers import answered, chosen
from core.brief.facts import Facts
from core.brief.sections.model import compared
from core.brief.sections.reasons import kept_reasons
from core.datasets import UPLOAD_PREFIX
from core.decision import Decision
from core.evaluation.money.words import amount
from core.lessons.registry import LESSONS
from core.messages import N_, Message


@dataclass(frozen=True)
class Ticked:
    """Hold whether there is evidence that an advice was followed.

    Parameters
    ----------
    done : bool
    evidence : Message
        What shows it; where nothing does, what would.
    link : str
        Where the evidence is, or would come from; relative to the dashboard's address.
    """

    done: bool
    evidence: Message
    link: str


@dataclass(frozen=True)
class Advice:
    """Describe an advice, marked with `N_`; `tick(facts)` looks for evidence."""

    title: str
    tick: Callable[[Facts], Ticked]


def _technology(facts: Facts) -> Ticked:
    link = facts.link("concepts", topic="trends")
    if "trends" in facts.progress.steps:
        return Ticked(True, Message.of(N_("The lesson “{lesson}” was taken."), lesson=Message(LESSONS["trends"].title)), link)  # fmt: skip
    return Ticked(False, Message.of(N_("Take the lesson “{lesson}”."), lesson=Message(LESSONS["trends"].title)), link)


def _business(facts: Facts) -> Ticked:
    lacking = [name for name in ("who", "today", "better") if answered(facts, name) is None]
    own = facts.decision.values != Decision().values
    if lacking:
        return Ticked(False, Message.of(N_("Answer the interview on the job: {n} of 3 questions are open."), n=len(lacking)), facts.link("brief"))  # fmt: skip
    if not own:
        return Ticked(False, Message(N_("Put your own price on a right and a wrong answer: the amounts are still the product's example.")), facts.link("metrics"))  # fmt: skip
    hit, alarm = (amount(value, facts.decision) for value in facts.decision.values[:2])
    text = N_("Said who decides, how it is done today and what gets better; a right flag is priced at {hit}, a false alarm at {alarm}.")  # fmt: skip
    return Ticked(True, Message.of(text, hit=hit, alarm=alarm), facts.link("metrics"))


def _sense(facts: Facts) -> Ticked:
    runs, lessons = len(compared(facts)), len(facts.progress.steps)
    done = runs >= ENOUGH_RUNS and lessons >= ENOUGH_LESSONS
    text = (
        N_("{runs} runs of this data were compared, and {lessons} lessons taken.")
        if done
        else N_("Compare {needed} runs of your data and take {enough} lessons: so far {runs} and {lessons}.")
    )
    told = Message.of(text, runs=runs, lessons=lessons, needed=ENOUGH_RUNS, enough=ENOUGH_LESSONS)
    return Ticked(done, told, facts.link("playground" if runs < ENOUGH_RUNS else "concepts"))


def _team(facts: Facts) -> Ticked:
    owned = sum(bool(one.owner) and one.due is not None for one in facts.brief.milestones)
    team = answered(facts, "team") is not None
    if team and owned:
        text = N_("Said who is needed and who has agreed; milestones with a name and a date: {n}.")
        return Ticked(True, Message.of(text, n=owned), facts.link("brief"))
    text = N_("Say who is needed and has agreed, and give at least one milestone a name and a date.")
    return Ticked(False, Message(text), facts.link("brief"))


def _data(facts: Facts) -> Ticked:
    personal, ground = chosen(facts, "personal"), answered(facts, "ground") is not None
    uploaded = facts.run is None or facts.run.data.name.startswith(UPLOAD_PREFIX)
    if not personal:
        return Ticked(False, Message(N_("Say whether the rows are about persons.")), facts.link("brief"))
    if not ground and (personal == "yes" or uploaded):
        return Ticked(False, Message(N_("Say by what right the rows may be used for this.")), facts.link("brief"))
    text = N_("Said whether the rows are about persons, and by what right they are used.")
    if not ground:
        text = N_("The rows are not about persons, and their licence is known.")
    return Ticked(True, Message(text), facts.link("brief"))


def _reasons(facts: Facts) -> Ticked:
    kept = len(kept_reasons(facts))
    if kept:
        return Ticked(True, Message.of(N_("Findings kept from the explanations: {n}."), n=kept), facts.link("explain"))
    if facts.worked.whole is not None and "explain" in facts.visited:
        text = N_("{rows:,} test rows are explained, and you have looked at why.")
        return Ticked(True, Message.of(text, rows=len(facts.worked.whole.places)), facts.link("explain"))
    return Ticked(False, Message(N_("Look at why it decides as it does, for one case and for all.")), facts.link("explain"))  # fmt: skip


def _learning(facts: Facts) -> Ticked:
    watched = sum(one.watch for one in facts.brief.milestones)
    if answered(facts, "learning") is not None and watched:
        text = N_("Said who looks again at technology and rules, and when; watched after launch: {n}.")
        return Ticked(True, Message.of(text, n=watched), facts.link("brief"))
    text = N_("Say who looks again at technology and rules and when, and what is watched after launch.")
    return Ticked(False, Message(text), facts.link("brief"))


ENOUGH_RUNS, ENOUGH_LESSONS = 2, 3

ADVICES: Mapping[str, Advice] = {
    "technology": Advice(N_("Keep an eye on where the technology goes"), _technology),
    "business": Advice(N_("Know the business: where it helps, and what it is worth"), _business),
    "sense": Advice(N_("Get a feeling for the technology: know how it works and what it can't do"), _sense),
    "team": Advice(N_("Bring the teams together, and say who does what"), _team),
    "data": Advice(N_("Look after the data and people's privacy"), _data),
    "reasons": Advice(N_("Make it explainable, so that people can trust it or object"), _reasons),
    "learning": Advice(N_("Go on learning: look again at technology, rules and results"), _learning),
}
"""Name -> advice, in the article's order."""


def ticks(facts: Facts) -> Sequence[tuple[Advice, Ticked]]:
    """Return all advices with what shows that they were followed."""
    return [(advice, advice.tick(facts)) for advice in ADVICES.values()]
