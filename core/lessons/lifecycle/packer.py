"""Write a network in the forms that servers take: `python -m core.lessons.lifecycle.packer FOLDER`.

In a process of its own, since Keras changes NumPy for the ONNX converter. The folder has `model.keras` and, where the
preparation of rows can go into the graph, `preparation.json`; for each form there will be its file or folder, or a text
`<form>.error` with what went wrong.
"""

import json
import sys
import warnings
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

KERAS, SAVED, ONNX, PREPARATION = "model.keras", "saved_model", "model.onnx", "preparation.json"


def pack_all(folder: Path) -> None:
    """Write every form; one that fails leaves the others alone."""
    from core.costs.converter import _in_full_precision

    warnings.filterwarnings("ignore", "In the future `np.object`", FutureWarning)  # Keras 3.15 looks for it
    _in_full_precision(folder / KERAS)
    model = _whole(folder)
    for name, write in FORMS.items():
        try:
            write(model, folder)
        except Exception as problem:
            said = f"{type(problem).__name__}: {problem}".strip().splitlines()[0][:300]
            (folder / f"{name}.error").write_text(said, "utf-8")


def _saved(model: Any, folder: Path) -> None:
    model.export(folder / SAVED / "1", verbose=False)  # TensorFlow Serving wants a folder a version


def _onnx(model: Any, folder: Path) -> None:
    model.export(folder / ONNX, format="onnx", verbose=False)


FORMS: Mapping[str, Callable[[Any, Path], None]] = {"saved_model": _saved, "onnx": _onnx}


def _whole(folder: Path) -> Any:
    """Return the model with the preparation in front of it, taking rows in the data's own units."""
    import keras

    network = keras.saving.load_model(folder / KERAS, compile=False, safe_mode=True)
    if not (folder / PREPARATION).exists():
        return network
    prepared = json.loads((folder / PREPARATION).read_text("utf-8"))
    rows = keras.Input((prepared["columns"],), name="rows")
    return keras.Model(rows, network(_preparation(prepared)(rows)))


def _preparation(prepared: Mapping[str, Any]) -> Any:
    """Return the layer that does what `Preprocessor.transform` does."""
    import keras
    import numpy as np

    ops, kinds = keras.ops, np.array(prepared["kind"])
    fill, mean, scale = (np.asarray(prepared[name], np.float32) for name in ("fill", "mean", "scale"))
    codes = np.array([float(kind) if kind.isdigit() else -1.0 for kind in kinds], np.float32)

    class Preparation(keras.layers.Layer):  # type: ignore[misc]
        def call(self, x: Any) -> Any:
            raw = ops.take(x, np.array(prepared["origin"]), axis=1)
            missing = ops.isnan(raw)
            has = ops.cast(ops.where(kinds == "missing", missing, ops.equal(raw, codes)), "float32")
            made = ops.where(kinds == "value", ops.where(missing, fill, raw), has)
            return (made - mean) / scale

    return Preparation(name="preparation")


if __name__ == "__main__":
    pack_all(Path(sys.argv[1]))
