"""What tests of the store share: equal runs, an upload, a store opened again."""

import numpy as np
import pandas as pd

from core.datasets import UPLOAD_PREFIX
from core.datasets.dataset import Card, Dataset
from core.messages import Message
from core.store import Store


def same(one, other):
    assert one.experiment == other.experiment
    for name in ("key", "history", "versions", "seconds", "device", "stopped", "best_epoch"):
        assert getattr(one, name) == getattr(other, name)
    np.testing.assert_equal(dict(one.scores), dict(other.scores))
    for name in ("train", "val", "test"):
        np.testing.assert_array_equal(getattr(one.split, name), getattr(other.split, name))
    np.testing.assert_array_equal(one.y_prob, other.y_prob)
    assert one.y_prob.dtype == other.y_prob.dtype
    np.testing.assert_array_equal(one.data.X, other.data.X)
    np.testing.assert_array_equal(one.y_test, other.y_test)
    assert one.network.archive == other.network.archive
    return True


def an_upload():
    rng = np.random.default_rng(0)
    frame = pd.DataFrame(
        {
            "age": rng.normal(40, 9, 60),
            "city of 居住地": pd.Categorical(
                rng.choice(["b", "a"], 60), categories=["b", "unused", "a"]
            ),
            "sparse": np.where(rng.random(60) < 0.3, np.nan, 1.0),
        }
    )  # fmt: skip
    return Dataset(
        name=f"{UPLOAD_PREFIX}0123abcd",
        frame=frame,
        y=rng.integers(0, 2, 60),
        task="classification",
        class_names=("no", "{yes}"),
        card=Card("mine.csv", "", "", "", "left", labels={"no": "stays"}, units={"age": "years"}),
        notes=(Message.of("Dropped {n} columns: {why}", n=np.int64(2), why=Message("constant")),),
    )


def reopened(store):
    store.close()
    return Store(store.folder)


def folder_of(store, run):
    (found,) = (store.folder / "runs").glob(f"{run.key}-*")
    return found
