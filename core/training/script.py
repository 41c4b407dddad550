"""A run as a standalone script in plain Keras, to take away."""

from core.experiment import Experiment
from core.ingredients.heads import objective
from core.ingredients.optimizers import OPTIMIZERS
from core.training.run import Run

FRAME = '''"""{title}: reproduces a run of Touchstone with plain Keras. Needs: pip install tensorflow numpy.

Beside it lies data.npz with X_train, y_train, X_val, y_val, X_test, y_test, prepared: gaps filled, numbers scaled,
categories one-hot. Initial weights are those of the run; the order of rows differs from epoch to epoch as in the run.
"""
import keras
import numpy as np

data = np.load("data.npz")
keras.config.set_dtype_policy("{precision}")
keras.utils.set_random_seed({seed})

model = keras.models.model_from_json(r"""{config}""")
keras.utils.set_random_seed({seed})
model = keras.models.clone_model(model)
model.compile(
    optimizer=keras.optimizers.{optimizer}(learning_rate={rate!r}{arguments}),
    loss=keras.losses.{loss}(),
    metrics={metrics},
)
history = model.fit(
    data["X_train"], data["y_train"],
    validation_data=(data["X_val"], data["y_val"]),
    epochs={epochs}, batch_size={batch}, verbose=2,
)
print(model.evaluate(data["X_test"], data["y_test"], return_dict=True))
'''


def script(run: Run) -> str:
    """Return Python source that builds, compiles and fits the run's model with plain Keras."""
    e: Experiment = run.experiment
    outputs = len(run.data.class_names) if len(run.data.class_names) > 2 else 1
    kind = OPTIMIZERS[e.optimizer]
    return FRAME.format(
        title=run.data.card.title,
        precision=e.precision,
        seed=e.seed,
        config=_config(run),
        optimizer=kind.keras_name,
        rate=e.learning_rate,
        arguments="".join(f", {name}={value!r}" for name, value in kind.arguments.items()),
        loss=objective(e.loss, outputs, run.data.task).keras_name,
        metrics='["accuracy"]' if run.data.task == "classification" else "[]",
        epochs=len(run.history["loss"]),
        batch=e.batch_size,
    )


def _config(run: Run) -> str:
    """Return the model's architecture from its `.keras` file, which is readable without TensorFlow."""
    import io
    import json
    import zipfile

    with zipfile.ZipFile(io.BytesIO(run.network.archive)) as archive:
        return json.dumps(json.loads(archive.read("config.json")))
