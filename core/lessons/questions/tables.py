"""Which model for which table: simple ones and a network on the same rows, with the interval of each score.

`on_table` runs on a worker.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.experiment import Experiment
from core.lessons.questions.outcome import Line, Outcome
from core.messages import N_, Message

TABLES: Mapping[str, Experiment] = {
    "german_credit": Experiment(dataset="german_credit", hidden=(16,), epochs=30),
    "heart": Experiment(dataset="heart", hidden=(16,), epochs=30),
    "breast_cancer": Experiment(dataset="breast_cancer", hidden=(32,), epochs=30),
    "page_blocks": Experiment(dataset="page_blocks", hidden=(32,), epochs=20),
    "digits": Experiment(dataset="digits", hidden=(64,), epochs=30),
}
NETWORK = N_("Network")
MODELS = {"linear": N_("Logistic regression"), "boosting": N_("Gradient boosting"), "network": NETWORK}
KINDS = {"linear": "simple", "boosting": "other", "network": "usual"}
VERDICTS = ("worse", "luck", "better", "undefined")


def on_table(name: str) -> dict[str, Any]:
    """Train the network of a table and fit the simple models; return scores (3, 3): value, low, high; and the verdict."""
    from core.evaluation.baselines.beside import baselines_of
    from core.evaluation.baselines.worth import verdict
    from core.evaluation.headlines import headline
    from core.training import train

    experiment = TABLES[name]
    run, besides = train(experiment), baselines_of(experiment)
    main, simple = headline(run), {one.name: one for one in besides}
    rows = [(simple[one].value, simple[one].low, simple[one].high) for one in ("linear", "boosting")]
    found = verdict(run, [one for one in besides if one.name != "none"])
    return {"scores": np.array([*rows, (main.value, main.low, main.high)]), "verdict": VERDICTS.index(found.kind)}


async def conduct(hands: Any) -> dict[str, Any]:
    """Go through the tables."""
    found: list[dict[str, Any]] = []
    for name in TABLES:
        hands.tell(len(found), len(TABLES))
        found.append(await hands.ask(on_table, name))
    return {name: np.stack([one[name] for one in found]) for name in ("scores", "verdict")}


def choosing(arrays: Mapping[str, NDArray[Any]]) -> Outcome:
    """Read how often the network was better than the best simple model by more than luck."""
    verdicts = [VERDICTS[int(one)] for one in arrays["verdict"]]
    better, n = verdicts.count("better"), len(verdicts)
    return Outcome(
        Message.of(N_("On {better} of {n} tables the network beats the best simple model by more than luck"), better=better, n=n),
        Message.of(
            N_("On {luck} of them the difference is within luck, on {worse} it is worse. Start with the simple one, and let the "
               "network earn its place on your own rows."),
            luck=verdicts.count("luck"), worse=verdicts.count("worse"),
        ),
        N_("Area under the ROC curve, of digits accuracy; 95 % interval over test rows"),
        _lines(arrays["scores"]),
        "unclear",  # these tables are small, and none asks for a CNN or a Transformer
    )  # fmt: skip


def readable(arrays: Mapping[str, NDArray[Any]]) -> Outcome:
    """Read what it costs to use a model that can be read, the logistic regression."""
    scores = arrays["scores"]
    lost = np.nanmax(scores[:, 1:, 0], axis=1) - scores[:, 0, 0]
    worst = int(np.nanargmax(lost))
    cheap = int((lost < 0.01).sum())
    return Outcome(
        Message.of(
            N_("On {cheap} of {n} tables a model that can be read costs less than one point"), cheap=cheap, n=len(lost)
        ),
        Message.of(
            N_("The most it costs is {points:.1f} points, on {table}. Ask for the readable model's score before you explain one "
               "that can't be read."),
            points=100 * float(lost[worst]), table=_title(list(TABLES)[worst]),
        ),
        N_("Area under the ROC curve, of digits accuracy; 95 % interval over test rows"),
        _lines(scores),
        "holds" if cheap else "partly",
    )  # fmt: skip


def _lines(scores: NDArray[Any]) -> list[Line]:
    return [
        Line(
            Message.of(N_("{table}: {model}"), table=_title(table), model=Message(MODELS[model])),
            float(row[0]),
            float(row[1]),
            float(row[2]),
            KINDS[model],
        )
        for table, rows in zip(TABLES, scores, strict=True)
        for model, row in zip(MODELS, rows, strict=True)
    ]


def _title(table: str) -> Message:
    from core.datasets import DATASETS

    return Message(DATASETS[table].label)
