"""What other trainings of the same experiment say of the same row, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from core.explanation.case import Case, Reason
from core.explanation.explained import Explanation
from core.explanation.trust.ties import SURE, counting

Values = NDArray[np.float64]
LOOKED_AT = 5  # reasons that a person reads


@dataclass(frozen=True, eq=False)
class Retold:
    """Hold what s trainings say of n rows with d columns, for k outputs.

    Parameters
    ----------
    seeds : array (s,)
    values, error : array (s, n, d, k)
        Shares and their standard errors.
    outputs : array (s, n, k)
    base_values : array (s, k)
    """

    seeds: NDArray[np.int64]
    values: Values
    error: Values
    outputs: Values
    base_values: Values

    @classmethod
    def of(cls, told: Explanation, seeds: Sequence[int], members: int) -> Self:
        """Take members' outputs, which lie side by side, apart."""

        def apart(values: Values) -> Values:
            return np.moveaxis(values.reshape(*values.shape[:-1], members, -1), -2, 0)

        shares = (apart(each) for each in (told.values, told.error, told.outputs, told.base_values))
        return cls(np.asarray(seeds, np.int64), *shares)

    @classmethod
    def trainings(cls, parts: Sequence[Self]) -> Self:
        """Join trainings that explained the same rows."""
        return cls(*(np.concatenate([getattr(one, f.name) for one in parts]) for f in fields(cls)))


@dataclass(frozen=True, eq=False)
class Retrained:
    """Hold what s other trainings say of one row and why, and what they look at in general.

    Parameters
    ----------
    seeds : array (s,)
    values, error : array (s, d, k)
        Shares of the row's columns and their standard errors.
    outputs : array (s, k)
    usual : array (s, d, k)
        The mean size of the shares over some test rows.
    rows : int
        How many.
    """

    seeds: NDArray[np.int64]
    values: Values
    error: Values
    outputs: Values
    usual: Values
    rows: int

    @classmethod
    def of(cls, row: Retold, usual: Values, rows: int) -> Self:
        """Make it from the explanation of one row, and the mean sizes (s, d, k) over others."""
        return cls(row.seeds, row.values[:, 0], row.error[:, 0], row.outputs[:, 0], usual, rows)

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Return all that it is, name -> array; `from_arrays` reads it back."""
        return {name: np.asarray(value) for name, value in vars(self).items()}

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[Any]]) -> Self:
        """Make it from what `arrays` gave; raise `KeyError` when something is missing."""
        values: dict[str, Any] = {field.name: arrays[field.name] for field in fields(cls)}
        return cls(**values | {"rows": int(values["rows"])})

    @property
    def sound(self) -> NDArray[np.bool_]:
        """Which trainings (s,) gave answers; one that blew up has none."""
        return np.asarray(np.isfinite(self.outputs).all(axis=1) & np.isfinite(self.values).all(axis=(1, 2)))

    def shares(self, output: int) -> Values:
        """Return the shares (t, d) in one output, of the trainings that gave answers."""
        return np.asarray(self.values[self.sound][:, :, output])

    def said(self, output: int) -> Values:
        """Return what they say of the row (t,)."""
        return np.asarray(self.outputs[self.sound][:, output])

    def sizes(self, output: int) -> Values:
        """Return the mean sizes of shares (t, d) over test rows."""
        return np.asarray(self.usual[self.sound][:, :, output])


@dataclass(frozen=True)
class Pull:
    """Hold how a reason of the run in hand fares in other trainings.

    Parameters
    ----------
    reason : Reason
    up, down, none : int
        In how many it pulls up, down, or by no more than its own error.
    """

    reason: Reason
    up: int
    down: int
    none: int

    @property
    def others(self) -> int:
        """How many trainings there are."""
        return self.up + self.down + self.none

    @property
    def alike(self) -> int:
        """In how many it pulls in the same direction as in the run in hand."""
        return self.up if self.reason.share > 0 else self.down

    @property
    def holds(self) -> bool:
        """Whether it pulls in the same direction in all of them."""
        return self.alike == self.others


def pulls_of(case: Case, it: Retrained, most: int = LOOKED_AT) -> tuple[Pull, ...]:
    """Return how the leading reasons of a case fare in other trainings."""
    shares, errors = it.shares(case.output), it.error[it.sound][:, :, case.output]
    return tuple(_pull(one, shares[:, one.column], errors[:, one.column]) for one in counting(case)[:most])


def _pull(reason: Reason, shares: Values, errors: Values) -> Pull:
    up, down = int((shares > SURE * errors).sum()), int((shares < -SURE * errors).sum())
    return Pull(reason, up, down, len(shares) - up - down)


def agreement(sizes: Values) -> float:
    """Return how far trainings agree on which columns count more: the mean rank correlation over all pairs of them.

    Parameters
    ----------
    sizes : array (s, d)
        How much each column counts in each training, by size.

    Returns
    -------
    float
        1 when all put the columns in the same order; nan where there are no two, or all columns count alike.
    """
    from scipy.stats import rankdata

    ranks = rankdata(np.abs(sizes), axis=1) if sizes.size else np.empty(sizes.shape)
    ranks = ranks - ranks.mean(axis=1, keepdims=True) if sizes.size else ranks
    length = np.sqrt((ranks**2).sum(axis=1))
    known = ranks[length > 0] / length[length > 0, None]
    if len(known) < 2:
        return float("nan")
    products = known @ known.T
    return float(products[np.triu_indices(len(known), 1)].mean())


def first_kept(case: Case, it: Retrained) -> int:
    """Return in how many trainings the case's first reason is the first one too."""
    return int((np.abs(it.shares(case.output)).argmax(axis=1) == case.reasons[0].column).sum())
