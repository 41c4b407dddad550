"""Make the writers that come with the app: `python -m core.lessons.pretraining.make` (minutes on two cores)."""

import sys

import numpy as np

from core.lessons.pretraining.learning import Plan, advance, begin
from core.lessons.pretraining.slots import part
from core.lessons.pretraining.writers import MADE, path_of

SLICE = 100


def make(plan: Plan) -> None:
    """Train a network and write its weights, as 16-bit numbers, beside the corpora."""
    state = begin(plan)
    for done in range(SLICE, plan.steps + 1, SLICE):
        state, losses = advance(plan, state, SLICE)
        print(plan.corpus, plan.kind, done, f"{losses.mean():.3f}", flush=True)
    weights = {name: value.astype(np.float16) for name, value in part(state, "w").items()}
    np.savez_compressed(path_of(plan.corpus, plan.kind), allow_pickle=False, **weights)


if __name__ == "__main__":
    wanted = sys.argv[1:]
    for (corpus, kind), plan in MADE.items():
        if not wanted or f"{corpus}_{kind}" in wanted:
            make(plan)
