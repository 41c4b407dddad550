"""The data of a kept run: an upload is kept with the run, other data is made again from its name."""

import io
import json
from collections.abc import Mapping
from dataclasses import asdict

import numpy as np
import pandas as pd

from core.datasets import UPLOAD_PREFIX, load
from core.datasets.dataset import Card, Dataset
from core.experiment import Experiment
from core.messages import Message

FRAME, TARGET, ABOUT = "data.parquet", "target.npy", "data.json"


def data_of(experiment: Experiment) -> Dataset:
    """Return the registry's data that an experiment is about."""
    return load(experiment.dataset, n_samples=experiment.n_samples, noise=experiment.noise, seed=experiment.split_seed)


def data_files(data: Dataset) -> dict[str, bytes]:
    """Return the files that keep an upload; none for data of the registry."""
    if not data.name.startswith(UPLOAD_PREFIX):
        return {}
    frame, target = io.BytesIO(), io.BytesIO()
    data.frame.to_parquet(frame)
    np.save(target, data.y, allow_pickle=False)
    about = {
        "name": data.name,
        "task": data.task,
        "class_names": data.class_names,
        "image_shape": data.image_shape,
        "card": asdict(data.card),
        "notes": [note.plain() for note in data.notes],
    }
    return {FRAME: frame.getvalue(), TARGET: target.getvalue(), ABOUT: json.dumps(about).encode()}


def data_of_files(files: Mapping[str, bytes], experiment: Experiment) -> Dataset:
    """Return the data kept in `files`, or else that of the experiment."""
    if ABOUT not in files:
        return data_of(experiment)
    about = json.loads(files[ABOUT])
    shape = about["image_shape"]
    return Dataset(
        name=about["name"],
        frame=pd.read_parquet(io.BytesIO(files[FRAME])),
        y=np.load(io.BytesIO(files[TARGET]), allow_pickle=False),
        task=about["task"],
        class_names=tuple(about["class_names"]),
        image_shape=None if shape is None else (shape[0], shape[1]),
        card=Card(**about["card"]),
        notes=tuple(map(Message.from_plain, about["notes"])),
    )
