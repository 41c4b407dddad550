"""Go, no-go, or the experiment that would settle it."""

from core.brief.facts import Facts
from core.brief.plan import MEASURES
from core.brief.sections.section import Found, Missing, Section
from core.brief.verdict import evidence, verdict_of
from core.card.pieces import Link, Points, Text
from core.messages import N_, Message


def _find(facts: Facts) -> Found:
    found, rule = verdict_of(facts), facts.brief.rule
    yield Text(found.sentence)
    yield from (Points(words) for words in (found.experiment, evidence(facts)) if words)
    if rule is None:
        yield Missing(Message(N_("A rule: from which value on it is a go, set before the next result is looked at.")), facts.link("brief"))  # fmt: skip
        return
    yield Text(Message.of(N_("What the rule asks about: {measure}."), measure=Message(MEASURES[rule.measure])))
    if not found.blind:
        yield Missing(Message(N_("A result that came after the rule: this one was known before.")), facts.link("playground"))  # fmt: skip
    if found.kind == "open":
        yield Missing(Message(N_("More graded rows: the range reaches both sides of what the rule asks for.")), facts.link("playground"))  # fmt: skip
    yield Link(Message(N_("Where it was measured")), facts.link("metrics"))


VERDICT = Section(
    "verdict",
    N_("Go, no-go, or the experiment that would settle it"),
    N_("What do we decide, by a rule set before the result?"),
    _find,
)
