"""Finished runs that come with the product, so that no page is ever empty; `python -m core.bundles` makes them anew."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from core.experiment import Experiment
from core.messages import N_
from core.once import once
from core.store.files import load_run, save_run
from core.training.run import Run

FOLDER = Path(__file__).parent.parent / "content" / "runs"


@dataclass(frozen=True)
class Bundle:
    """Describe a bundled run; `why` says, marked with `N_`, what it is there to show."""

    why: str
    experiment: Experiment


CREDIT = Experiment(
    dataset="german_credit",
    model="mlp",
    hidden=(16,),
    epochs=100,
    batch_size=32,
    learning_rate=3e-3,
    dropout=0.3,
    l2=1e-3,
    patience=15,
)

BUNDLES: Mapping[str, Bundle] = {
    "german_credit": Bundle(N_("An honest first model: useful, and far from perfect."), CREDIT),
    "german_credit_calls": Bundle(
        N_("Too good to be true: one column was written down after the outcome was known."),
        Experiment.from_params(CREDIT.to_params() | {"dataset": "german_credit_calls"}),
    ),
}


@once(len(BUNDLES))
def bundle(name: str) -> Run:
    """Return a bundled run, without TensorFlow; its `versions` made it, and may not be those installed."""
    return load_run(FOLDER / name)


def make(name: str) -> Run:
    """Train a bundled run anew and put it in its place."""
    from core.training import train

    run = train(BUNDLES[name].experiment)
    save_run(run, FOLDER / name)
    return run


if __name__ == "__main__":
    from core.explanation.whole import make as explain

    logging.basicConfig(level=logging.INFO, format="%(message)s")
    for chosen in BUNDLES:
        made = make(chosen)
        explain(chosen)
        logging.info("%s: %s", chosen, {name: round(score, 3) for name, score in made.scores.items()})
