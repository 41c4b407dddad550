"""A run in the forms that servers take, each loaded in a fresh process and held against what the run said in training."""

import io
import json
import os
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.costs.phone import step_aside
from core.datasets.features import FEATURES
from core.lessons.lifecycle.packer import KERAS, ONNX, PREPARATION, SAVED
from core.messages import N_

if TYPE_CHECKING:
    from core.datasets.preprocessing import Preprocessor
    from core.jobs.errand import Hands
    from core.training.run import Run

ROOT = Path(__file__).parents[3]
FRESH = Path(__file__).with_name("fresh.py")
SECONDS = 300  # after which a process is given up
MOST_ROWS = 1000  # that are compared
QUIET = {"TF_CPP_MIN_LOG_LEVEL": "3", "CUDA_VISIBLE_DEVICES": "-1"}

FORMS: Mapping[str, str] = {"keras": N_("Keras file"), "saved_model": N_("SavedModel"), "onnx": N_("ONNX")}
"""Form -> what it is called."""

ENDINGS: Mapping[str, str] = {"keras": ".zip", "saved_model": "-saved_model.zip", "onnx": ".onnx"}
Given = tuple[bytes, str, NDArray[np.float32]]  # the .keras file, the preparation as JSON, rows (n, d)


def packing(run: "Run") -> "Callable[[Hands], Awaitable[dict[str, Any]]]":
    """Return how a run is packaged and tried on a worker: form -> `<form>.file`, `.size`, `.gap`, `.first`, `.one`, `.memory`.

    A form that can't be had has `.error` instead.
    """

    async def conduct(hands: "Hands") -> dict[str, Any]:
        found: dict[str, Any] = {}
        given = given_of(run)
        hands.tell(0, len(FORMS) + 1)
        forms = await hands.ask(packed, given)
        for done, form in enumerate(FORMS, 1):
            hands.tell(done, len(FORMS) + 1, dict(found))
            told = await hands.ask(tried, form, forms[form], given)
            found |= {f"{form}.{name}": value for name, value in _judged(run, told).items()}
            if isinstance(forms[form], bytes):
                found[f"{form}.file"] = np.frombuffer(forms[form], np.uint8)
                found[f"{form}.size"] = len(forms[form])
        return found

    return conduct


def kilobytes(size: NDArray[Any]) -> float:
    """Return bytes as kB."""
    return float(size) / 1000


def milliseconds(seconds: NDArray[Any]) -> float:
    """Return seconds as ms."""
    return 1000 * float(seconds)


def given_of(run: "Run") -> Given:
    """Return what a package is made of, and test rows: prepared ones where the preparation can't go with it."""
    rows = run.X_test[:MOST_ROWS]
    if not goes_inside(run.preprocessor):
        return run.network.archive, "", run.preprocessor.transform(rows)
    return run.network.archive, preparation_of(run.preprocessor, rows.shape[1]), rows


def goes_inside(preprocessor: "Preprocessor") -> bool:
    """Tell whether a preparation can be written as layers; made features of drawn points can't."""
    return not any(kind in FEATURES for kind in preprocessor.kind)


def preparation_of(preprocessor: "Preprocessor", columns: int) -> str:
    """Return a preparation as JSON, for programs that have nothing of this product."""
    kept = {name: part.tolist() for name, part in preprocessor.arrays().items()}
    return json.dumps({"inputs": kept.pop("columns"), "columns": columns, **kept})


def packed(given: Given) -> dict[str, bytes | str]:
    """Return each form as the bytes of one file, or why there is none; in a process of its own, as Keras changes NumPy."""
    step_aside()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _lay_out(folder, given)
        ended = _run([sys.executable, "-m", "core.lessons.lifecycle.packer", str(folder)])
        return {
            "keras": _zipped(folder, (KERAS, PREPARATION)),
            "saved_model": _made(folder, SAVED, ended),
            "onnx": _made(folder, ONNX, ended),
        }


def tried(form: str, file: bytes | str, given: Given) -> dict[str, Any]:
    """Load a form in a fresh process; return its outputs (n, o) and what it took, or why it could not be."""
    if isinstance(file, str):
        return {"error": file}
    step_aside()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        np.save(folder / "rows.npy", given[2])
        _unpack(folder, form, file)
        ended = _run([sys.executable, "-P", str(FRESH), str(folder), form, repr(time.time())])
        if not (folder / "told.json").exists():
            return {"error": ended or "no answer"}
        told: dict[str, Any] = json.loads((folder / "told.json").read_text("utf-8"))
        return told | {"outputs": np.load(folder / "outputs.npy")}


def _judged(run: "Run", told: dict[str, Any]) -> dict[str, Any]:
    """Return what was told, with the largest difference to what the run itself said of the test rows."""
    from core.training.outcome import probabilities

    if "error" in told:
        return told
    said = probabilities(told.pop("outputs"), run.experiment, run.data, run.preprocessor)
    return told | {"gap": float(np.abs(said - run.y_prob[: len(said)]).max()), "rows": len(said)}


def _lay_out(folder: Path, given: Given) -> None:
    (folder / KERAS).write_bytes(given[0])
    if given[1]:
        (folder / PREPARATION).write_text(given[1], "utf-8")


def _unpack(folder: Path, form: str, file: bytes) -> None:
    if form == "onnx":
        (folder / ONNX).write_bytes(file)
        return
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        archive.extractall(folder)


def _made(folder: Path, name: str, ended: str) -> bytes | str:
    path, problem = folder / name, folder / f"{name.removeprefix('model.')}.error"
    if problem.exists():
        return problem.read_text("utf-8")
    if not path.exists():
        return ended or "nothing was written"
    return path.read_bytes() if path.is_file() else _zipped(folder, (name,))


def _zipped(folder: Path, names: tuple[str, ...]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            for path in sorted([folder / name, *(folder / name).rglob("*")]):
                if path.is_file():
                    archive.write(path, path.relative_to(folder))
    return content.getvalue()


def _run(order: list[str]) -> str:
    """Run a process; return how it ended, if not well."""
    try:
        done = subprocess.run(order, cwd=ROOT, env=os.environ | QUIET, capture_output=True, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        return f"no answer after {SECONDS} s"
    return done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2][:300] if done.returncode else ""
