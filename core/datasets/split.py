"""Which rows train, which validate and which test."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from core.datasets.dataset import Dataset, DatasetError
from core.messages import N_

Rows = NDArray[np.int64]
TRAIN, VAL, TEST = range(3)


@dataclass(frozen=True, eq=False)
class Split:
    """Hold row numbers of the training, validation and test rows, each in ascending order."""

    train: Rows
    val: Rows
    test: Rows


def split_rows(dataset: Dataset, test_size: float, val_size: float, seed: int) -> Split:
    """Split at random with every class in proportion; equal rows always fall on the same side.

    Rows count as equal when all their columns are, whatever their labels. A class of which there is one row only
    trains, of two one tests; from three on each side gets one.

    Raises
    ------
    DatasetError
        When there are too few different rows for three sides.
    """
    first, group, sizes = _groups(dataset)
    strata = dataset.y[first] if dataset.task == "classification" else np.zeros(len(first), np.int64)
    rng = np.random.default_rng(seed)
    side = np.full(len(first), TRAIN)
    for stratum in np.unique(strata):
        members = rng.permutation(np.flatnonzero(strata == stratum))
        members = _large_last(members, sizes, test_size, val_size)
        side[members] = _sides(sizes[members], test_size, val_size)
    split = Split(*(np.flatnonzero(side[group] == number).astype(np.int64) for number in (TRAIN, VAL, TEST)))
    if not (len(split.val) and len(split.test)):
        raise DatasetError(
            N_("The data has {rows:,} different rows, too few to train, validate and test on. Expected at least three, "
               "and three of one class."),
            rows=len(first),
        )  # fmt: skip
    return split


def fold_rows(dataset: Dataset, split: Split, folds: int, fold: int, seed: int) -> Split:
    """Cut the rows that are not for testing into `folds` parts, and validate on the part `fold`, from 0.

    Every class is in every part as evenly as its rows allow, and equal rows are in the same part.
    """
    _, group, sizes = _groups(dataset)
    rest = np.union1d(split.train, split.val)
    rng = np.random.default_rng(seed)
    part = np.full(len(sizes), -1)
    strata = dataset.y[rest] if dataset.task == "classification" else np.zeros(len(rest), np.int64)
    for stratum in np.unique(strata):
        members = rng.permutation(np.setdiff1d(group[rest[strata == stratum]], np.flatnonzero(part >= 0)))
        if len(members):
            middle = (np.cumsum(sizes[members]) - sizes[members] / 2) / sizes[members].sum()
            part[members] = (middle * folds + rng.uniform(0, folds)).astype(np.int64) % folds
    is_val = part[group[rest]] == fold
    if not 0 < is_val.sum() < len(rest):
        raise DatasetError(
            N_("There are too few different rows for {folds} folds. Expected fewer folds or more rows."), folds=folds
        )
    return Split(rest[~is_val], rest[is_val], split.test)


def fewer_rows(dataset: Dataset, split: Split, share: float, seed: int) -> Split:
    """Leave only a share of the training rows, at least one of every class; a larger share has those of a smaller one."""
    place = np.random.default_rng((seed, TRAIN)).permutation(len(dataset.y))[split.train]
    strata = dataset.y[split.train] if dataset.task == "classification" else np.zeros(len(split.train), np.int64)
    kept = np.zeros(len(split.train), bool)
    for stratum in np.unique(strata):
        members = np.flatnonzero(strata == stratum)
        kept[members[np.argsort(place[members])][: max(1, round(share * len(members)))]] = True
    return Split(split.train[kept], split.val, split.test)


def _groups(dataset: Dataset) -> tuple[Rows, Rows, Rows]:
    """Return each group's first row, each row's group, and each group's number of rows; equal rows are a group.

    Groups are numbered as they appear, so that a seed chooses the same rows whatever is in them.
    """
    positive_zeros = pd.DataFrame(dataset.X + np.float32(0))
    digests = pd.util.hash_pandas_object(positive_zeros, index=False).to_numpy()
    group = pd.factorize(digests)[0]
    _, first, sizes = np.unique(group, return_index=True, return_counts=True)
    return first, group, sizes


def _large_last(members: Rows, sizes: Rows, test_size: float, val_size: float) -> Rows:
    """Put groups that would overfill a side to the end, where they train."""
    most = max(1.0, min(test_size, val_size) * float(sizes[members].sum()))
    return members[np.argsort(sizes[members] > most, kind="stable")]


def _sides(sizes: Rows, test_size: float, val_size: float) -> Rows:
    """Return a side for each group of a class, in order: test, then validation, then training."""
    middle = (np.cumsum(sizes) - sizes / 2) / sizes.sum()
    side = np.where(middle < test_size, TEST, np.where(middle < test_size + val_size, VAL, TRAIN))
    if len(side) > 2 and VAL not in side[1:-1]:
        side[np.clip((side == TEST).sum(), 1, len(side) - 2)] = VAL
    if len(side) > 1:
        side[0] = TEST
    side[-1] = TRAIN
    return side
