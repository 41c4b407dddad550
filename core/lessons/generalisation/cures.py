"""Every cure against overfitting, each a change of the same training with one number to set."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from core.lessons.generalisation.recipe import OVERFITTING, Recipe
from core.messages import N_, Message, UserError
from core.settings import Number, Real, Whole

NONE = "none"
MOST_AT_ONCE = 2
GROUP = "generalisation"


@dataclass(frozen=True)
class Cure:
    """Describe a cure; texts are marked with `N_`.

    Parameters
    ----------
    title : str
        A few words, short enough to stand beside a chart on a phone.
    what : str
        What it does, in one sentence.
    strength : Number
        Its one number.
    step : float
        From one value of the slider to the next.
    apply : callable
        `apply(recipe, value)`: the training with it.
    """

    title: str
    what: str
    strength: Number[Any]
    step: float
    apply: Callable[[Recipe, Any], Recipe]


CURES: Mapping[str, Cure] = {
    "more": Cure(
        N_("More data"),
        N_("More pictures to learn from, labelled as carelessly as the others."),
        Whole(4, N_("Times as many pictures"), N_("4 is 400 pictures instead of 100."), GROUP, low=2, high=4),
        1,
        lambda recipe, value: replace(recipe, rows=recipe.rows * value),
    ),
    "labels": Cure(
        N_("Labels put right"),
        N_("The same pictures, looked through once more: fewer labels are wrong."),
        Real(1.0, N_("Share of the wrong labels put right"), N_("1 is all of them."), GROUP, low=0.25, high=1),
        0.25,
        lambda recipe, value: replace(recipe, wrong=recipe.wrong * (1 - value)),
    ),
    "augment": Cure(
        N_("Augmentation"),
        N_("At every look each picture is moved a little, so that it never looks the same for long."),
        Whole(1, N_("Moved by up to, pixels"), N_("A digit here is 8 pixels wide."), GROUP, low=1, high=2),
        1,
        lambda recipe, value: replace(recipe, reach=value),
    ),
    "l1": Cure(
        N_("L1"),
        N_("Every weight that is not zero costs something, so most of them vanish."),
        Real(0.003, N_("Price of a weight (L1)"), N_("0.003 for each unit of its size."), GROUP, low=0.001, high=0.01),
        0.001,
        lambda recipe, value: replace(recipe, l1=value),
    ),
    "l2": Cure(
        N_("L2"),
        N_("Large weights cost much and small ones little, so none grows large."),
        Real(0.01, N_("Price of a weight squared (L2)"), N_("0.01 times its square."), GROUP, low=0.005, high=0.05),
        0.005,
        lambda recipe, value: replace(recipe, l2=value),
    ),
    "dropout": Cure(
        N_("Dropout"),
        N_("In every step a share of the units is switched off at random, so none can rely on another."),
        Real(0.5, N_("Share switched off"), N_("0.5 is every second unit."), GROUP, low=0.1, high=0.8),
        0.1,
        lambda recipe, value: replace(recipe, dropout=value),
    ),
    "early": Cure(
        N_("Early stopping"),
        N_("A quarter of the pictures is held back; training stops when the loss on them no longer falls."),
        Whole(5, N_("Epochs without progress before it stops"), N_("Too few and it gives up too soon."), GROUP, low=1, high=20),
        1,
        lambda recipe, value: replace(recipe, patience=value),
    ),
    "smaller": Cure(
        N_("Smaller network"),
        N_("Fewer units in both hidden layers: less room to remember single pictures."),
        Whole(16, N_("Units in each hidden layer"), N_("Instead of 64."), GROUP, low=4, high=48),
        4,
        lambda recipe, value: replace(recipe, width=value),
    ),
    "ensemble": Cure(
        N_("Ensemble"),
        N_("Several networks that began with other random weights; their chances are averaged."),
        Whole(5, N_("Networks that vote"), N_("Each costs a training of its own."), GROUP, low=2, high=8),
        1,
        lambda recipe, value: replace(recipe, members=value),
    ),
    "transfer": Cure(
        N_("Transfer learning"),
        N_("The hidden layers come from a network that learned 0 to 4 on 901 pictures, and learn on from there."),
        Real(1.0, N_("Share of the learning rate for them"), N_("0 leaves them as they are."), GROUP, low=0, high=1),
        0.25,
        lambda recipe, value: replace(recipe, pace=value),
    ),
}  # fmt: skip
"""Name -> cure; what the article's FAQ calls a cure and is one, and what it doesn't name."""

GUESSED = ("dropout", "early", "more", "labels")
"""The cures that the lesson's guess offers, in the order of its options."""

BASE_TITLE = N_("No cure")
WRONG = Real(
    0.2, N_("Wrong labels"), N_("Share of the training pictures whose label is wrong; 0.2 is one in five."), GROUP,
    low=0, high=0.4,
)  # fmt: skip
WRONGS = (0.0, 0.1, 0.2, 0.3)  # that can be chosen


def title_of(name: str) -> Message:
    """Return what a user reads for a cure, or for none."""
    return Message(BASE_TITLE if name == NONE else CURES[name].title)


def overfitting(wrong: float) -> Recipe:
    """Return the overfitting run with a share of wrong labels."""
    return replace(OVERFITTING, wrong=WRONG.check(wrong))


def recipes(wrong: float) -> dict[str, Recipe]:
    """Return name -> training: without a cure, and with each at its usual strength."""
    base = overfitting(wrong)
    return {NONE: base} | {name: cure.apply(base, cure.strength.default) for name, cure in CURES.items()}


def mixed(wrong: float, strengths: Mapping[str, Any]) -> Recipe:
    """Return the training with one or two cures, each at a strength of its own.

    Raises
    ------
    UserError
        When there are none, too many, one that isn't there, or a strength out of its range.
    """
    if not 1 <= len(strengths) <= MOST_AT_ONCE or not set(strengths) <= set(CURES):
        raise UserError(
            N_("Your own mix: expected 1 to {most} of the cures, received {names}."),
            most=MOST_AT_ONCE,
            names=", ".join(strengths) or "0",
        )
    recipe = overfitting(wrong)
    for name, value in strengths.items():
        recipe = CURES[name].apply(recipe, CURES[name].strength.check(value))
    return recipe


def mix_title(names: Sequence[str]) -> Message:
    """Return what a user reads for a mix."""
    first, *others = names
    if not others:
        return Message.of(N_("Your {cure}"), cure=title_of(first))
    return Message.of(N_("{one} + {other}"), one=title_of(first), other=title_of(others[0]))
