"""Training scenes to look at."""

from core.scenarios.object_detection.scenes import Recipe, Scenes, scenes

SHOWN = 6


def examples() -> Scenes:
    """Return the first training scenes; on a worker, which has the digits."""
    return scenes(Recipe(), SHOWN, test=False, seed=1)
