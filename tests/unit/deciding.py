"""Facts of a brief for tests: of the bundled run, explained, and with answers."""

from dataclasses import replace

from core.brief import Brief
from core.brief.facts import Facts, Worked, facts_of
from core.brief.questions import QUESTIONS
from core.bundles import bundle
from core.explanation.how import How
from core.explanation.whole import bundled

RUN = "german_credit"


def credit(**known) -> Facts:
    """Return the facts of the bundled run, explained."""
    run = bundle(RUN)
    return facts_of(run, worked=Worked(whole=bundled(run, How())), **known)


def saying(facts: Facts, **answers: str) -> Facts:
    """Return the facts with more answers."""
    return replace(facts, brief=replace(facts.brief, answers={**facts.brief.answers, **answers}))


def everything() -> Brief:
    """Return a brief in which every question is answered."""
    given = {"text": "Wang Fang, 20 % of *all* {cases} <b>", "amount": "1,200"}
    answers = {name: given.get(one.form) or next(iter(one.options)) for name, one in QUESTIONS.items()}
    return Brief(answers=answers)


def texts(part) -> list[str]:
    """Return the sentences of a part's missing things."""
    return [one.words.text() for one in part.missing]
