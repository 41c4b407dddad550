"""Make models for a phone: `python -m core.costs.converter FOLDER`.

TensorFlow's converter can end the whole process (it does so on a loop, as in a recurrent network), so it works in one of
its own. The folder has `model.keras` and `rows.npz`; for each recipe there will be a `.json` with what went wrong, if
something did, else also the model and what it says of the test rows. Recipes come in order of danger.
"""

import json
import sys
import warnings
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.costs.timing import middle

Array = NDArray[np.float32]
TOO_SMALL = "no weights were rounded"
POLICIES = (b"mixed_float16", b"mixed_bfloat16")


def convert_all(folder: Path) -> None:
    """Follow every recipe; one that fails leaves the others alone."""
    with np.load(folder / "rows.npz") as rows:
        test, sample = rows["test"], rows["sample"]
    converter = _converter(folder / "model.keras", test.shape[1])
    for name, recipe in RECIPES.items():
        answer: dict[str, Any] = {}
        try:
            made = recipe(converter, sample)
            outputs, answer["seconds"] = _tried(made, test)
            (folder / f"{name}.tflite").write_bytes(made)
            np.save(folder / f"{name}.npy", outputs)
        except Exception as problem:
            answer["error"] = f"{type(problem).__name__}: {problem}".strip().splitlines()[0][:300]
        (folder / f"{name}.json").write_text(json.dumps(answer), "utf-8")


def _round_weights(converter: Callable[[], Any], sample: Array) -> bytes:
    """Keep weights in 8 bits and compute in 32 (dynamic-range quantisation)."""
    import tensorflow as tf

    plain = converter().convert()
    rounding = converter()
    rounding.optimizations = [tf.lite.Optimize.DEFAULT]
    made: bytes = rounding.convert()
    if len(made) >= len(plain):
        raise ValueError(TOO_SMALL)
    return made


def _round_everything(converter: Callable[[], Any], sample: Array) -> bytes:
    """Keep weights in 8 bits and compute in 8, with ranges as the sample's rows need them."""
    import tensorflow as tf

    rounding = converter()
    rounding.optimizations = [tf.lite.Optimize.DEFAULT]
    rounding.representative_dataset = lambda: ([row[np.newaxis]] for row in sample)
    made: bytes = rounding.convert()
    return made


RECIPES: Mapping[str, Callable[[Callable[[], Any], Array], bytes]] = {
    "weights": _round_weights,
    "everything": _round_everything,
}


def _converter(path: Path, inputs: int) -> Callable[[], Any]:
    """Return what makes a converter of one row's forward pass, weights as constants, all in float32."""
    import keras
    import tensorflow as tf

    _in_full_precision(path)
    model = keras.saving.load_model(path, compile=False, safe_mode=True)
    kept = [[v.numpy() for v in part] for part in (model.trainable_variables, model.non_trainable_variables)]

    @tf.function(input_signature=[tf.TensorSpec((1, inputs), tf.float32)], autograph=False)  # type: ignore[untyped-decorator]
    def forward(x: Any) -> Any:
        return model.stateless_call(*([tf.constant(v) for v in part] for part in kept), x, training=False)[0]

    root = tf.Module()
    root.forward = forward
    return lambda: tf.lite.TFLiteConverter.from_concrete_functions([forward.get_concrete_function()], root)


def _in_full_precision(path: Path) -> None:
    """Let a network of mixed precision compute in float32, as its weights are."""
    with zipfile.ZipFile(path) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    for policy in POLICIES:
        parts["config.json"] = parts["config.json"].replace(policy, b"float32")
    with zipfile.ZipFile(path, "w") as file:
        for name, content in parts.items():
            file.writestr(name, content)


def _tried(made: bytes, rows: Array) -> tuple[Array, float]:
    """Return a model's outputs (n, o) for rows (n, p), and the seconds that one takes."""
    import tensorflow as tf

    # The interpreter is announced to move to a package of its own; this TensorFlow still has it.
    warnings.filterwarnings("ignore", r"\s*Warning: tf.lite.Interpreter is deprecated", UserWarning)
    interpreter = tf.lite.Interpreter(model_content=made, num_threads=1)
    interpreter.allocate_tensors()
    given, found = interpreter.get_input_details()[0]["index"], interpreter.get_output_details()[0]["index"]

    def said(row: Array) -> Array:
        interpreter.set_tensor(given, row)
        interpreter.invoke()
        out: Array = interpreter.get_tensor(found)
        return out

    outputs = np.concatenate(list(_each(said, rows)))
    return outputs, middle(lambda: said(rows[:1]))


def _each(said: Callable[[Array], Array], rows: Array) -> Iterator[Array]:
    return (said(rows[i : i + 1]) for i in range(len(rows)))


def _leave_no_dump() -> None:
    """Let a broken process end without writing all its memory to the disk, where the system can be told so."""
    with suppress(ImportError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    _leave_no_dump()
    convert_all(Path(sys.argv[1]))
