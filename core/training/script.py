"""A run as a standalone script in plain Keras, to take away."""

import base64
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from core.by_hand import at_epoch
from core.experiment import Experiment
from core.ingredients.heads import head_of, objective
from core.ingredients.optimizers import OPTIMIZERS
from core.ingredients.schedules import SCHEDULES
from core.training.network_code import network_code
from core.training.rows import rows_of, shape_of
from core.training.run import Run

# By name, in the order of the script; the lines of the network come where "network" stands.
TEMPLATES: Mapping[str, str] = {
    "title": '''"""{title}: a run of Touchstone again, with plain Keras. Needs: pip install keras tensorflow numpy.

The rows are at the end of this file, prepared as in the run: gaps filled, numbers scaled, categories one-hot.
Initial weights and the order of the rows in every epoch are those of the run, so the losses are, too.{random}
"""

''',
    "imports": """import base64
import io

import keras
import numpy as np


""",
    "rows": """def main():
    rows = np.load(io.BytesIO(base64.b85decode("".join(ROWS.split()))))
    X_train, y_train, weight, X_val, y_val, X_test, y_test = (rows[name] for name in rows.files)

""",
    "seed": """    keras.config.set_dtype_policy("{precision}")
    keras.utils.set_random_seed({seed})
""",
    "network": "",
    "compile": """
    model.compile(
        optimizer=keras.optimizers.{optimizer}(learning_rate={rate!r}{arguments}),
        loss=keras.losses.{loss}(),
    )
""",
    "rates": """    rates = {rates}
""",
    "best": """    best_loss, best_weights = np.inf, model.get_weights()
""",
    "numbers": """    dense = [layer for layer in model.layers if isinstance(layer, keras.layers.Dense)]
    by_hand = {by_hand}  # epochs done: layer, unit, input or None for the bias, number
""",
    "order": """    for epoch in range({epochs}):
        order = np.random.default_rng(({seed}, epoch)).permutation(len(X_train))
        model.optimizer.learning_rate = rates[epoch]
""",
    "set": """        for layer, unit, source, number in by_hand.get(epoch, []):
            weights, biases = dense[layer].get_weights()
            (biases if source is None else weights[source])[unit] = number
            dense[layer].set_weights([weights, biases])
""",
    "fit": """        history = model.fit(
            X_train[order], y_train[order], sample_weight=weight[order], batch_size={batch}, shuffle=False,
            validation_data=(X_val, y_val), verbose=0,
        ).history
""",
    "report": """        print(f"epoch {{epoch + 1}}: loss {{history['loss'][0]:.6f}}, val_loss {{history['val_loss'][0]:.6f}}")
""",
    "keep": """        if history["val_loss"][0] < best_loss:  # the run stopped early, and kept its best weights
            best_loss, best_weights = history["val_loss"][0], model.get_weights()
    model.set_weights(best_weights)
""",
    "grade": """
    outputs = model.predict(X_test, verbose=0)
    {grade}


""",
    "packed": '''# The rows as they came out of numpy.savez_compressed, in letters.
ROWS = """
{rows}
"""

''',
    "start": """if __name__ == "__main__":
    main()
""",
}
# Parts that are only in the scripts of some runs: those that may stop early, those with numbers set by hand.
SOMETIMES: Mapping[str, Callable[[Experiment], bool]] = {
    "best": lambda experiment: experiment.patience > 0,
    "keep": lambda experiment: experiment.patience > 0,
    "numbers": lambda experiment: bool(experiment.by_hand),
    "set": lambda experiment: bool(experiment.by_hand),
}
GRADES = {
    "multiclass": 'print("test accuracy", np.mean(outputs.argmax(1) == y_test.argmax(1)))',
    "binary": 'print("test accuracy", np.mean((outputs >= {middle}) == (y_test > 0.5)))',
    "regression": 'print("test error", np.abs(outputs - y_test).mean() * {scale!r})',
}
WIDTH = 120
RANDOM = "\nDropout and augmentation draw from another random stream, so here the losses agree only roughly."


@dataclass(frozen=True)
class Part:
    """Hold some lines of a script; `name` is in `TEMPLATES`, or one of "input", "layer" and "model" of the network."""

    name: str
    text: str


def script(run: Run, rows: bool = True) -> str:
    """Return Python source that makes a run again with plain Keras; without `rows`, to be read, its data left out."""
    return "".join(part.text for part in parts(run, _packed(run) if rows else "…"))


def parts(run: Run, rows: str = "…") -> tuple[Part, ...]:
    """Return the script of a run in pieces that each do one thing; `rows` is what stands for its data."""
    network = network_code(run.network.archive, run.experiment.precision)
    return tuple(_made(run, _values(run) | {"rows": rows}, network))


def _made(run: Run, values: Mapping[str, object], network: list[str]) -> Iterator[Part]:
    for name, template in TEMPLATES.items():
        if name == "network":
            names = ["input", *["layer"] * (len(network) - 2), "model"]
            yield from (Part(kind, f"    {line}\n") for kind, line in zip(names, network, strict=True))
        elif name not in SOMETIMES or SOMETIMES[name](run.experiment):
            yield Part(name, template.format(**values))


def _values(run: Run) -> dict[str, object]:
    e, data = run.experiment, run.data
    outputs = shape_of(data, 0).outputs
    loss, kind = objective(e.loss, outputs, data.task).keras_name, OPTIMIZERS[e.optimizer]
    epochs = len(run.history["loss"])
    middle = 0.0 if loss == "Hinge" else 0.5
    return {
        "title": _harmless(data.card.title),
        "random": RANDOM if e.dropout or e.augment else "",
        "precision": e.precision,
        "seed": e.seed,
        "optimizer": kind.keras_name,
        "rate": e.learning_rate,
        "arguments": "".join(f", {name}={value!r}" for name, value in kind.arguments.items()),
        "loss": loss,
        "rates": _rates(e, epochs),
        "epochs": epochs,
        "batch": e.batch_size,
        "by_hand": {n: [(*edit.place, edit.value) for edit in at_epoch(e.by_hand, n)] for n in _moments(e)},
        "grade": GRADES[head_of(outputs, data.task)].format(middle=middle, scale=float(run.preprocessor.target[1])),
    }


def _harmless(title: str) -> str:
    """Return a title, which may be the name of somebody's file, without what would end the text that it stands in."""
    return " ".join("".join(c if c.isprintable() and c not in '\\"' else " " for c in title).split())


def _rates(experiment: Experiment, epochs: int) -> str:
    factor = SCHEDULES[experiment.schedule].factor
    rates = [experiment.learning_rate * factor(epoch, experiment.epochs) for epoch in range(epochs)]
    return f"[{rates[0]!r}] * {epochs}" if len(set(rates)) == 1 else repr(rates)


def _moments(experiment: Experiment) -> list[int]:
    return sorted({edit.epoch for edit in experiment.by_hand})


def _packed(run: Run) -> str:
    """Return the rows as text: an `.npz` file in base 85."""
    file = io.BytesIO()
    np.savez_compressed(file, allow_pickle=False, **vars(rows_of(run.experiment, run.data)))
    text = base64.b85encode(file.getvalue()).decode()
    return "\n".join(text[i : i + WIDTH] for i in range(0, len(text), WIDTH))
