"""From a user's own idea to the nearest cases: a few questions, each with an option that every case has chosen."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

from core.messages import N_, Message
from core.scenarios.scenario import Scenario, Traits


@dataclass(frozen=True)
class Ask:
    """Describe a question about an idea; texts are marked with `N_`, `weight` says how much a different answer counts."""

    text: str
    options: Mapping[str, str]
    weight: float


NEAR = 0.5  # nearness from which on a case is worth showing beside the nearest

ASKS: Mapping[str, Ask] = {
    "data": Ask(
        N_("What do you have?"),
        {
            "table": N_("A table of cases, one a row"),
            "text": N_("Texts"),
            "pictures": N_("Pictures"),
            "sound": N_("Recordings"),
            "series": N_("Numbers over time"),
        },
        4.0,
    ),
    "task": Ask(
        N_("What should the model do?"),
        {
            "classify": N_("Say which kind it is"),
            "rank": N_("Say whom to look at first"),
            "number": N_("Forecast a number"),
            "find": N_("Find the right one, or where it is"),
            "generate": N_("Write or write down"),
            "choose": N_("Choose what to do for whom"),
        },
        3.0,
    ),
    "labels": Ask(
        N_("How many examples with the right answer?"),
        {"few": N_("Some hundreds, or fewer"), "thousands": N_("Thousands"), "many": N_("Ten thousands or more")},
        1.0,
    ),
    "error": Ask(
        N_("What does a wrong answer cost?"),
        {"little": N_("Somebody shrugs"), "money": N_("Money"), "harm": N_("Somebody is harmed")},
        1.5,
    ),
    "why": Ask(
        N_("Must you say why?"),
        {"no": N_("Nobody asks"), "useful": N_("It helps"), "must": N_("The person or the law asks")},
        1.0,
    ),
}
"""Trait -> question."""


@dataclass(frozen=True)
class Idea:
    """Hold the answers to `ASKS`; each is the name of an option."""

    data: str = "table"
    task: str = "rank"
    labels: str = "few"
    error: str = "money"
    why: str = "useful"

    def told(self, **answers: str) -> "Idea":
        """Return the idea with other answers; options that there are not change nothing."""
        return replace(self, **{name: value for name, value in answers.items() if value in ASKS[name].options})


@dataclass(frozen=True)
class Near:
    """Hold a case, how near it is to an idea (0 to 1), and the traits that differ."""

    case: Scenario
    nearness: float
    differs: tuple[str, ...]

    @property
    def far(self) -> bool:
        """Whether it is about other data or another task, so that its advice only fits in part."""
        return bool({"data", "task"} & set(self.differs))


def nearest(idea: Idea, cases: Mapping[str, Scenario], most: int = 3) -> list[Near]:
    """Return the cases that share most with an idea, the nearest first; equals in their own order.

    After the first, only those that are near: at least `NEAR`.
    """
    found = sorted((_near(idea, case) for case in cases.values()), key=lambda near: -near.nearness)
    return [near for number, near in enumerate(found[:most]) if number == 0 or near.nearness >= NEAR]


def _near(idea: Idea, case: Scenario) -> Near:
    names = [field.name for field in fields(Traits)]
    differs = tuple(name for name in names if getattr(case.traits, name) != getattr(idea, name))
    total = sum(ask.weight for ask in ASKS.values())
    return Near(case, 1 - sum(ASKS[name].weight for name in differs) / total, differs)


def warnings(idea: Idea) -> list[Message]:
    """Say what an idea should hear before anything is built; empty where there is nothing."""
    rules = (
        (idea.error == "harm", N_("A wrong answer harms somebody: plan for a person who decides, and for a model that may say “I don't know”.")),
        (idea.labels == "few" and idea.data == "table", N_("With some hundreds of examples a simple model is often as good as a network: begin with it, and spend the money on labels.")),
        (idea.why == "must", N_("Somebody must be told why: choose a model whose reasons can be read off it, and measure what that costs in score.")),
        (idea.task == "generate", N_("Writing is what large models are bought for: train a model of your own only where words, privacy or price forbid that.")),
        (idea.task == "choose", N_("To choose an action one must know what the other action would have done: that takes an experiment with chance, not a table of the past.")),
        (idea.data == "table" and idea.task == "number", N_("None of the fifteen forecasts a number from a table, such as a price of a house: the playground does, with the data on diabetes.")),
        (idea.data in ("pictures", "sound") and idea.labels == "few", N_("With few pictures or recordings begin with a model that somebody else has pre-trained, and test it on your own.")),
        (idea.data == "series", N_("Test it on later time only: shuffled rows let the future into the past.")),
    )  # fmt: skip
    return [Message(text) for holds, text in rules if holds]
