"""A network made small for a phone, or the reason why that can't be done."""

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.costs.converter import RECIPES, TOO_SMALL
from core.messages import N_, Message

Array = NDArray[np.float32]
ROOT = Path(__file__).parents[2]
SECONDS = 180  # after which a converter is given up


@dataclass(frozen=True, eq=False)
class Phone:
    """Hold a model for a phone.

    Parameters
    ----------
    archive : bytes
        Its `.tflite` file.
    outputs : array (n, o)
        What it says of the test rows, as the network's outputs.
    seconds : float
        For one prediction, on one core of the machine that made it.
    """

    archive: bytes
    outputs: Array
    seconds: float


@dataclass(frozen=True)
class NotMade:
    """Say why there is no model, and in `original` what the converter said if it broke down."""

    reason: Message
    original: str = ""


LABELS: Mapping[str, str] = {
    "weights": N_("For a phone, weights in 8 bits"),
    "everything": N_("For a phone, everything in 8 bits"),
}


def models_for_phone(archive: bytes, test: Array, sample: Array) -> Mapping[str, Phone | NotMade]:
    """Make models of a network, the bytes of its `.keras` file, by each recipe of `LABELS`.

    Parameters
    ----------
    test : array (n, p)
        Prepared rows to try them on.
    sample : array (m, p)
        Prepared rows that show which numbers occur.
    """
    step_aside()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "model.keras").write_bytes(archive)
        np.savez(folder / "rows.npz", test=test, sample=sample)
        ending = _convert(folder)
        return {recipe: _read(folder, recipe, ending, archive) for recipe in RECIPES}


def step_aside() -> None:
    """On a worker, let its thread go on with trainings while another process does the work."""
    from distributed import get_worker, secede

    try:
        get_worker()
    except ValueError:
        return
    secede()


def _convert(folder: Path) -> str:
    """Run the converter in a process of its own, on the CPU; return how it ended, if not well."""
    order = [sys.executable, "-m", "core.costs.converter", str(folder)]
    quiet = {"TF_CPP_MIN_LOG_LEVEL": "3", "CUDA_VISIBLE_DEVICES": "-1"}
    try:
        done = subprocess.run(order, cwd=ROOT, env=os.environ | quiet, capture_output=True, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        return f"no answer after {SECONDS} s"
    if done.returncode < 0:
        return f"ended by {signal.Signals(-done.returncode).name}"
    return done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2][:300] if done.returncode else ""


def _read(folder: Path, recipe: str, ending: str, archive: bytes) -> Phone | NotMade:
    answer = folder / f"{recipe}.json"
    if not answer.exists():
        return NotMade(_crashed(archive), ending)
    found = json.loads(answer.read_text("utf-8"))
    if "error" in found:
        return _refused(found["error"])
    outputs = np.load(folder / f"{recipe}.npy")
    return Phone((folder / f"{recipe}.tflite").read_bytes(), outputs, found["seconds"])


def _crashed(archive: bytes) -> Message:
    from core.costs.layers import layers_of

    if any(layer.kind == "GRU" for layer in layers_of(archive)):
        return Message(
            N_(
                "A recurrent network computes in a loop, one step after the other, and TensorFlow's converter breaks down "
                "when it has to find out which numbers occur inside one."
            )
        )
    return Message(N_("TensorFlow's converter broke down on this network."))


def _refused(error: str) -> NotMade:
    if TOO_SMALL in error:
        return NotMade(
            Message(
                N_(
                    "There is nothing to gain: the converter leaves tables of fewer than 1,024 weights as they are, and "
                    "this network has no larger one."
                )
            )
        )
    return NotMade(Message(N_("TensorFlow's converter does not take this network.")), error)
