"""A decision tree as plain numbers, and one that imitates what a network says.

References
----------
Craven and Shavlik 1996, "Extracting tree-structured representations of trained networks": a tree is fitted to what the network
says, and its fidelity is how often it says the same on rows that it was not fitted on.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.float32]
Values = NDArray[np.float64]

LEAF_SHARE, LEAST_LEAF = 0.01, 5  # of the rows, and rows: what ends in fewer is chance
CELLS = 1_000_000  # that a tree is fitted on: half a second of a worker
MOST_ROWS = 10_000
DEPTHS, USUAL_DEPTH = (2, 6), 3
NO_NODE = -1


@dataclass(frozen=True, eq=False)
class Tree:
    """Hold a decision tree over a model's prepared inputs; nodes are numbered from the root, 0.

    Parameters
    ----------
    input : array (m,)
        Which input each node asks about; -1 at a leaf.
    threshold : array (m,)
        What is at most this goes left, in prepared units.
    left, right : array (m,)
        The nodes below; -1 at a leaf.
    value : array (m, k)
        What the tree says there: chances, or a number.
    count : array (m,)
        Rows that it was fitted on and that come there.
    """

    input: NDArray[np.int64]
    threshold: Values
    left: NDArray[np.int64]
    right: NDArray[np.int64]
    value: Values
    count: NDArray[np.int64]

    @property
    def leaves(self) -> list[int]:
        """The nodes that end a path, from the left to the right."""
        return [path[-1] for path in self.paths()]

    def paths(self, node: int = 0) -> list[tuple[int, ...]]:
        """Return the nodes on the way to each leaf, from the left to the right."""
        if self.left[node] == NO_NODE:
            return [(node,)]
        below = self.paths(int(self.left[node])) + self.paths(int(self.right[node]))
        return [(node, *path) for path in below]

    def path(self, inputs: Rows) -> tuple[int, ...]:
        """Return the nodes that a row of prepared inputs (p,) comes by."""
        found = [0]
        while self.left[found[-1]] != NO_NODE:
            node = found[-1]
            goes_left = inputs[self.input[node]] <= self.threshold[node]
            found.append(int((self.left if goes_left else self.right)[node]))
        return tuple(found)

    def says(self, inputs: Rows) -> Values:
        """Return what it says (n, k) of rows of prepared inputs (n, p)."""
        at = np.zeros(len(inputs), np.int64)
        while (asking := self.left[at] != NO_NODE).any():
            here = at[asking]
            goes_left = inputs[asking, self.input[here]] <= self.threshold[here]
            at[asking] = np.where(goes_left, self.left[here], self.right[here])
        return self.value[at]


def plain(model: Any, value: Values) -> Tree:
    """Return a fitted tree of scikit-learn's as plain numbers, with the value (m, k) of each node."""
    it = model.tree_
    asks = it.children_left != NO_NODE
    return Tree(
        np.where(asks, it.feature, NO_NODE).astype(np.int64),
        np.asarray(it.threshold, np.float64),
        it.children_left.astype(np.int64),
        it.children_right.astype(np.int64),
        value,
        it.n_node_samples.astype(np.int64),
    )


def least_leaf(rows: int) -> int:
    """Return how many of so many rows a leaf needs."""
    return max(1, min(LEAST_LEAF, rows // 20), round(LEAF_SHARE * rows))


def imitate(inputs: Rows, said: Values, depth: int) -> Tree:
    """Fit a tree to what a network says (n,) of rows of prepared inputs (n, p); what a worker is asked for."""
    from sklearn.tree import DecisionTreeRegressor

    model = DecisionTreeRegressor(max_depth=depth, min_samples_leaf=least_leaf(len(inputs)), random_state=0)
    model.fit(inputs, said)
    return plain(model, model.tree_.value[:, :, 0])


def rows_to_imitate(rows: NDArray[np.int64], inputs: int) -> NDArray[np.int64]:
    """Return the training rows that a tree is fitted on: all, or as many drawn by lot as take half a second."""
    most = max(100, min(MOST_ROWS, CELLS // max(1, inputs)))
    if len(rows) <= most:
        return rows
    return np.sort(np.random.default_rng(0).choice(rows, most, replace=False))
