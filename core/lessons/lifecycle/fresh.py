"""Load a packaged model as a server would that knows nothing else: `python -P fresh.py FOLDER FORM BEGAN`.

It imports what its form needs and nothing of this product, so that the time to the first answer is that of the form.
The folder has the model, `rows.npy` (n, d), and `preparation.json` where the rows still have to be prepared; `BEGAN` is when
the process was started, in seconds since 1970. It leaves `outputs.npy` (n, o) and `told.json`.
"""

import json
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np

REPEATS = 50  # single rows, to time one


def main(folder: Path, form: str, began: float) -> None:
    """Load, answer one row, then all, then one again and again."""
    rows = np.load(folder / "rows.npy")
    answer = FORMS[form](folder)
    answer(rows[:1])
    first = time.time() - began
    np.save(folder / "outputs.npy", np.concatenate([answer(rows[i : i + 1000]) for i in range(0, len(rows), 1000)]))
    one = [_seconds(answer, rows[i % len(rows)][np.newaxis]) for i in range(REPEATS)]
    told = {"first": first, "one": float(np.median(one)), "memory": _peak()}
    (folder / "told.json").write_text(json.dumps(told), "utf-8")


def _keras(folder: Path) -> Callable[[Any], Any]:
    import keras

    model, prepare = keras.saving.load_model(folder / "model.keras", compile=False), _preparation(folder)
    return lambda rows: np.asarray(model(prepare(rows), training=False), np.float32)


def _saved_model(folder: Path) -> Callable[[Any], Any]:
    import tensorflow as tf

    loaded = tf.saved_model.load(str(folder / "saved_model" / "1"))  # holds the weights that its functions use
    return lambda rows: np.asarray(loaded.serve(tf.constant(rows)), np.float32)


def _onnx(folder: Path) -> Callable[[Any], Any]:
    import onnxruntime as runtime  # type: ignore[import-untyped]

    options = runtime.SessionOptions()
    options.intra_op_num_threads = 1
    session = runtime.InferenceSession(str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"])
    name = session.get_inputs()[0].name
    return lambda rows: np.asarray(session.run(None, {name: rows})[0], np.float32)


FORMS: Mapping[str, Callable[[Path], Callable[[Any], Any]]] = {
    "keras": _keras,
    "saved_model": _saved_model,
    "onnx": _onnx,
}


def _preparation(folder: Path) -> Callable[[Any], Any]:
    """Return what makes inputs (n, p) of rows (n, d), from the numbers beside the model; rows that are prepared stay."""
    if not (folder / "preparation.json").exists():
        return lambda rows: rows
    told = json.loads((folder / "preparation.json").read_text("utf-8"))
    kinds, origin = np.array(told["kind"]), np.array(told["origin"])
    codes = np.array([float(kind) if kind.isdigit() else -1.0 for kind in kinds])

    def prepare(rows: Any) -> Any:
        raw = rows[:, origin].astype(np.float64)
        missing = np.isnan(raw)
        has = np.where(kinds == "missing", missing, raw == codes)
        made = np.where(kinds == "value", np.where(missing, told["fill"], raw), has)
        return ((made - told["mean"]) / told["scale"]).astype(np.float32)

    return prepare


def _seconds(answer: Callable[[Any], Any], row: Any) -> float:
    began = time.perf_counter()
    answer(row)
    return time.perf_counter() - began


def _peak() -> float:
    """Return the most memory that the process held, in MB; 0 where the system doesn't tell.

    Not `getrusage`: what it tells begins with what the process held that started this one.
    """
    status = Path("/proc/self/status")
    lines = status.read_text("utf-8").splitlines() if status.exists() else []
    return next((int(line.split()[1]) * 1024 / 1e6 for line in lines if line.startswith("VmHWM:")), 0.0)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], float(sys.argv[3]))
