"""The three ways of the source article as steps, each with the place in the product where it happens."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.messages import N_, Translate

PAGE, LESSON, VIEW = "page", "lesson", "view"


@dataclass(frozen=True)
class Step:
    """Describe a step.

    Parameters
    ----------
    label, does : str
        Marked with `N_`: the words in its box, and what happens there, in one sentence.
    where : str
        "page", "lesson" or "view" of this lesson.
    target : str
        The name of the page or lesson, or the title of the view as it is marked.
    """

    label: str
    does: str
    where: str
    target: str


@dataclass(frozen=True)
class Flow:
    """Describe a way: its steps in order, and the ways back as (from, to, why)."""

    title: str
    steps: Sequence[Step]
    back: Sequence[tuple[int, int, str]]


PACKAGE, DEPLOY, MONITOR, UPDATE = N_("Package"), N_("Deploy"), N_("Monitor"), N_("Update and retire")

FLOWS: Mapping[str, Flow] = {
    "pretraining": Flow(
        N_("Pre-training"),
        (
            Step(N_("Prepare data"), N_("Clean the rows and split off those that will judge."), PAGE, "playground"),
            Step(
                N_("Pre-train"), N_("Learn from much data without labels, once, at great cost."), LESSON, "pretraining"
            ),
            Step(N_("Fine-tune"), N_("Go on with a few labels of your own task."), LESSON, "pretraining"),
            Step(N_("Evaluate"), N_("Judge on rows that neither step has seen."), PAGE, "metrics"),
        ),
        ((3, 2, N_("not good enough")),),
    ),
    "optimisation": Flow(
        N_("Optimisation"),
        (
            Step(N_("Set first weights"), N_("Begin with small random numbers."), LESSON, "networks"),
            Step(N_("Choose a loss"), N_("Say what being wrong costs."), LESSON, "losses"),
            Step(N_("Choose an optimiser"), N_("Say how each step is taken."), LESSON, "optimisers"),
            Step(N_("Train"), N_("Take the steps, epoch by epoch."), PAGE, "playground"),
            Step(
                N_("Validate"),
                N_("Look at rows that are not learned from, to know when to stop."),
                LESSON,
                "generalisation",
            ),
            Step(N_("Evaluate"), N_("Judge once on the test rows."), PAGE, "metrics"),
        ),
        ((4, 3, N_("still getting better")), (5, 1, N_("not good enough"))),
    ),
    "deployment": Flow(
        N_("Deployment"),
        (
            Step(N_("Train"), N_("Make a run."), PAGE, "playground"),
            Step(N_("Test"), N_("Is it good enough to be worth money?"), PAGE, "metrics"),
            Step(N_("Package"), N_("Put model and preparation into one file that others can load."), VIEW, PACKAGE),
            Step(N_("Deploy"), N_("Give it an address that programs can ask."), VIEW, DEPLOY),
            Step(N_("Monitor"), N_("Watch what comes in and what goes out."), VIEW, MONITOR),
            Step(N_("Update"), N_("Retrain, compare, promote, or roll back."), VIEW, UPDATE),
            Step(N_("Retire"), N_("Take it down, knowing who still asks."), VIEW, UPDATE),
        ),
        ((5, 2, N_("a better version")),),
    ),
}


def mermaid(flow: Flow, translate: Translate) -> str:
    """Return a flow as a Mermaid diagram, from top to bottom so that a phone can show it."""
    lines = ["flowchart TD"]
    lines += [f'    s{i}["{i + 1}. {_quoted(translate(step.label))}"]' for i, step in enumerate(flow.steps)]
    lines += [f"    s{i} --> s{i + 1}" for i in range(len(flow.steps) - 1)]
    for number, (a, b, why) in enumerate(
        flow.back, len(flow.steps)
    ):  # a box of its own: a phone draws the line through a label
        lines.append(f'    s{a} -.-> s{number}(["{_quoted(translate(why))}"]) -.-> s{b}')
    return "\n".join(lines)


def spoken(flow: Flow, translate: Translate) -> str:
    """Return a flow as one line, for those who can't see the diagram."""
    return f"{translate(flow.title)}: " + " → ".join(translate(step.label) for step in flow.steps)


def _quoted(text: str) -> str:
    return text.replace('"', "#quot;")
