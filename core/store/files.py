"""A run as a folder of files: `run.json`, `arrays.npz`, `model.keras`, and for uploaded data `data.parquet` beside it.

Nothing in it is code: no pickle, and the model is read by Keras in safe mode when somebody asks for it.
"""

import io
import json
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.datasets.preparation import Preprocessor, Split
from core.experiment import Experiment
from core.models.network import Network
from core.store.uploads import data_files, data_of_files
from core.training.recording import Recording
from core.training.run import Run

FORMAT = 3
ABOUT, ARRAYS, MODEL = "run.json", "arrays.npz", "model.keras"
FACTS = ("key", "scores", "versions", "seconds", "device", "stopped", "best_epoch")

Files = Mapping[str, bytes]


class RunFilesError(ValueError):
    """Report files that are not a run."""


def save_run(run: Run, folder: Path) -> None:
    """Write a run's files into `folder`, made if it isn't there; `load_run` reads them back."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in pack(run).items():
        (folder / name).write_bytes(content)


def load_run(folder: Path) -> Run:
    """Read the run in `folder`, without TensorFlow.

    Raises
    ------
    OSError, ValueError
        When a file is missing or is not what `save_run` writes.
    """
    return unpack({path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()})


def pack(run: Run) -> dict[str, bytes]:
    """Return a run's files, name -> content."""
    about = {
        "format": FORMAT,
        "experiment": run.experiment.to_params(),
        "data": run.data.name,
        **{name: getattr(run, name) for name in FACTS},
    }
    return {
        ABOUT: json.dumps(about, indent=1, default=_number).encode(),
        ARRAYS: write_arrays(_arrays(run)),
        MODEL: run.network.archive,
        **data_files(run.data),
    }


def unpack(files: Files) -> Run:
    """Make the run in `files`; raise `ValueError` when they are not those of one."""
    missing = {ABOUT, ARRAYS, MODEL} - set(files)
    if missing:
        raise RunFilesError(f"expected the files of a run, missing {', '.join(sorted(missing))}")
    about = json.loads(files[ABOUT])
    if about.get("format") != FORMAT:
        raise RunFilesError(f"expected format {FORMAT}, received {about.get('format')!r}")
    try:
        return _checked(_run(about, read_arrays(files[ARRAYS]), files))
    except (KeyError, TypeError, AttributeError) as problem:
        raise RunFilesError(f"not the files of a run: {problem!r}") from problem


def _run(about: Mapping[str, Any], arrays: Mapping[str, NDArray[Any]], files: Files) -> Run:
    experiment = Experiment.from_params(about["experiment"])
    return Run(
        experiment=experiment,
        data=data_of_files(files, experiment),
        split=Split(**_group("split", arrays)),
        preprocessor=Preprocessor.from_arrays(_group("preprocessor", arrays)),
        history={name: tuple(map(float, curve)) for name, curve in _group("history", arrays).items()},
        y_prob=arrays["y_prob"],
        val_prob=arrays["val_prob"],
        surface=arrays.get("surface"),
        recording=_recording(_group("recording", arrays)),
        network=Network.from_archive(files[MODEL]),
        **{name: about[name] for name in FACTS},
    )


def _checked(run: Run) -> Run:
    rows = [getattr(run.split, f.name) for f in fields(Split)]
    n = len(run.data.y)
    if any(r.size and (r.min() < 0 or r.max() >= n) for r in rows) or not _fits(run):
        raise RunFilesError("its rows are not those of its data")
    return run


def _fits(run: Run) -> bool:
    return len(run.y_prob) == len(run.split.test) and len(run.val_prob) == len(run.split.val)


def _arrays(run: Run) -> dict[str, NDArray[Any]]:
    groups: Mapping[str, Mapping[str, Any]] = {
        "split": vars(run.split),
        "preprocessor": run.preprocessor.arrays(),
        "history": run.history,
    }
    surface = {} if run.surface is None else {"surface": run.surface}
    recording = {} if run.recording is None else _recorded(run.recording)
    named = {f"{group}.{name}": np.asarray(part) for group, parts in groups.items() for name, part in parts.items()}
    return {"y_prob": run.y_prob, "val_prob": run.val_prob, **named, **surface, **recording}


def _recorded(made: Recording) -> dict[str, NDArray[Any]]:
    extra = {f"recording.extra{i}": part for i, part in enumerate(made.extra)}
    return {"recording.epochs": made.epochs, "recording.theta": made.theta, **extra}


def _recording(arrays: Mapping[str, NDArray[Any]]) -> Recording | None:
    if not arrays:
        return None
    extra = tuple(arrays[f"extra{i}"] for i in range(len(arrays) - 2))
    return Recording(arrays["epochs"], arrays["theta"], extra)


def _group(name: str, arrays: Mapping[str, NDArray[Any]]) -> dict[str, NDArray[Any]]:
    return {key.removeprefix(f"{name}."): array for key, array in arrays.items() if key.startswith(f"{name}.")}


def write_arrays(arrays: Mapping[str, NDArray[Any]]) -> bytes:
    """Return the bytes of a file of arrays; `read_arrays` reads it back."""
    file = io.BytesIO()
    np.savez_compressed(file, allow_pickle=False, **arrays)
    return file.getvalue()


def read_arrays(content: bytes) -> dict[str, NDArray[Any]]:
    """Read the arrays in the bytes of a file; raise `ValueError` when they are not those of one."""
    from zipfile import BadZipFile

    try:
        with np.load(io.BytesIO(content), allow_pickle=False) as archive:
            return dict(archive)
    except (BadZipFile, EOFError, OSError) as problem:
        raise RunFilesError(f"{ARRAYS} can't be read: {problem}") from problem


def _number(value: Any) -> Any:
    return value.item() if hasattr(value, "item") else dict(value)
