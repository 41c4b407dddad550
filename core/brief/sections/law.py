"""Law and risk: which rules it meets where, since when, and its class under the EU AI Act."""

from core.brief.answers import answered
from core.brief.facts import Facts
from core.brief.questions import QUESTIONS
from core.brief.rules import eu_class, filing, in_force, rules_of
from core.brief.sections.section import Found, Missing, Section
from core.card.pieces import Points, Table, Text, Word
from core.messages import N_, Message
from core.scenarios.laws import AS_OF, LAWS, WHERE


def _find(facts: Facts) -> Found:
    found = eu_class(facts)
    if found is not None:
        yield Points(tuple(one for one in (*found, filing(facts)) if one is not None))
    rules = rules_of(facts)
    if rules:
        head = tuple(map(Message, (N_("Where"), N_("Rule"), N_("In force"), N_("What it asks for"))))
        yield Table(head, tuple(_row(name, facts) for name in rules))
    for name in ("about", "personal"):
        if answered(facts, name) is None:
            yield Missing(Message(QUESTIONS[name].label), facts.link("brief"), name)
    if found is not None or rules:
        yield Text(Message.of(N_("Rules as of {month}, from public summaries, no legal advice: have a lawyer read the texts before launch."), month=AS_OF))  # fmt: skip


def _row(name: str, facts: Facts) -> tuple[Word, ...]:
    law = LAWS[name]
    text = N_("since {day}") if in_force(name, facts.today) else N_("not yet, from {day} on")
    return Message(WHERE[law.where]), Message(law.title), Message.of(text, day=law.since), Message(law.asks)


LAW = Section("law", N_("Law and risk"), N_("Which rules does it meet, where, and since when?"), _find)
