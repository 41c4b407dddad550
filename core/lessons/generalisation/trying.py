"""The studies of the cures: every cure on the same draws of pictures, some draws at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from core.lessons.generalisation.cures import CURES, NONE, mixed, recipes
from core.lessons.generalisation.recipe import Recipe

if TYPE_CHECKING:
    from core.jobs.errand import Hands

DRAWS, AT_ONCE = 12, 4
DEAREST = 16  # draws of the overfitting run that a call may cost: about a second
SOURCE_COST, SMALL_COST = 2.2, 0.65  # of learning 0 to 4 first, and of a small network, as measured
Arrays = dict[str, NDArray[np.float64]]


def scored(recipe: Recipe, draws: Sequence[int]) -> Arrays:
    """Train a recipe on some draws; return the share right "test" and "train" (k,), the "loss" on both, and "seconds"."""
    import time

    from core.lessons.generalisation.pictures import sides
    from core.lessons.generalisation.training import chances, loss_of, pictures_of, share_right, trained

    began = time.perf_counter()
    theta = trained(recipe, draws)
    seconds = (time.perf_counter() - began) / len(draws)
    test, fold = sides()["test"], pictures_of(recipe, draws)
    new, known = chances(recipe, theta, test.x), chances(recipe, theta, fold.x)
    found = {
        "test": share_right(new, test.y),
        "train": share_right(known, fold.y),
        "test_loss": loss_of(new, test.y),
        "train_loss": loss_of(known, fold.y),
        "seconds": np.full(len(draws), seconds),
    }
    return {name: np.asarray(values, float) for name, values in found.items()}


def cost(recipe: Recipe) -> float:
    """Return about how long a draw of a recipe takes, in that of the overfitting run."""
    early, carried = (0.3 if recipe.patience else 1.0), (SOURCE_COST if recipe.pace is not None else 0.0)
    return recipe.members * (carried + early * recipe.rows / 100 * (SMALL_COST if recipe.width < 32 else 1))


class Comparing:
    """Conduct the study of some recipes: draws by the handful, every recipe in turn, so that all can soon be compared."""

    def __init__(self, asked: Mapping[str, Recipe]) -> None:
        self.asked = asked

    async def __call__(self, hands: "Hands") -> Arrays:
        """Return arrays (recipes, draws) in the order of the recipes; what there is so far has NaN where nothing is yet."""
        names, parts = list(self.asked), slices(self.asked)
        found: Arrays = {}
        done, total = 0.0, sum(cost(self.asked[name]) * len(draws) for name, draws in parts)
        for name, draws in parts:
            for key, values in (await hands.ask(scored, self.asked[name], draws)).items():
                found.setdefault(key, np.full((len(names), DRAWS), np.nan))[names.index(name), list(draws)] = values
            done += cost(self.asked[name]) * len(draws)
            hands.tell(done, total, {key: table.copy() for key, table in found.items()})
        return found


def slices(asked: Mapping[str, Recipe]) -> list[tuple[str, tuple[int, ...]]]:
    """Return which draws of which recipe come one after the other; dear recipes have fewer at once."""
    found = []
    for start in range(0, DRAWS, AT_ONCE):
        draws = tuple(range(start, min(start + AT_ONCE, DRAWS)))
        for name, recipe in asked.items():
            size = max(1, min(AT_ONCE, int(DEAREST / cost(recipe))))
            found += [(name, draws[first : first + size]) for first in range(0, len(draws), size)]
    return found


def all_cures(wrong: float) -> tuple[str, Comparing]:
    """Return the name and the conduct of the study of every cure; its rows are those of `ORDER`."""
    return f"cures-{wrong:g}-{DRAWS}", Comparing(recipes(wrong))


def own_mix(wrong: float, strengths: Mapping[str, float]) -> tuple[str, Comparing]:
    """Return the name and the conduct of the study of a mix of cures, one row."""
    recipe = mixed(wrong, strengths)
    name = "-".join(f"{key}={value}" for key, value in asdict(recipe).items())
    return f"mix-{name}-{DRAWS}", Comparing({"mix": recipe})


ORDER = (NONE, *CURES)
"""What the rows of the study's arrays are."""
