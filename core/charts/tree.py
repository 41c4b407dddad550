"""A decision tree as an outline that reads on a phone: questions one below the other, with the way of one row through them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from core.charts.figure import figure, note
from core.charts.palette import BLUE, GREY, ORANGE
from core.charts.steps import cut
from core.explanation.simpler.questions import question
from core.explanation.simpler.tree import NO_NODE, Tree
from core.explanation.simpler.tree_words import value_word
from core.messages import N_, Translate, worded

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

    from core.training.run import Run

ROW, STEP = 26, 20  # pixels of a line, and of a line's being further in
LETTERS, FEWER = 44, 3  # of a line, and how many fewer a step further in
THIN, THICK = 1.0, 3.5  # pixels of lines
BOX = 10  # pixels of a leaf's mark


@dataclass(frozen=True)
class _Line:
    """Hold a line of the outline: its node, how far in it is, the line of its parent, and which answer leads to it."""

    node: int
    depth: int
    parent: int
    answer: str


def tree_chart(
    run: "Run",
    tree: Tree,
    translate: Translate,
    path: Sequence[int] = (),
    threshold: float | None = None,
    column: int = 0,
) -> "Figure":
    """Draw a tree as an outline.

    Parameters
    ----------
    path : sequence of int
        Nodes that are drawn bold and thick: the way of a row.
    threshold : float, optional
        From which chance on a leaf is flagged: blue and full, and the others orange and hollow; numbers have none and are grey.
    column : int
        Which of the tree's outputs is shown.
    """
    lines = list(_lines(tree))
    drawn = [_Drawn(run, tree, translate, path, threshold, column, line, y) for y, line in enumerate(lines)]
    return figure(
        24 + ROW * len(lines),
        data=[{"type": "scatter", "x": [0], "y": [0], "mode": "markers", "opacity": 0, "hoverinfo": "skip"}],
        x={"visible": False, "range": [0, 1]},
        y={"visible": False, "range": [len(lines) - 0.4, -0.6]},
        margin={"l": 4, "r": 4, "t": 6, "b": 6, "autoexpand": False},
        annotations=[one.words() for one in drawn],
        shapes=[shape for one in drawn for shape in one.shapes()],
    )


def _lines(tree: Tree) -> Iterator[_Line]:
    """Give the nodes as they stand below each other: after a question what follows a yes, then what follows a no."""
    waiting, number = [_Line(0, 0, -1, "")], 0
    while waiting:
        line = waiting.pop()
        yield line
        if tree.left[line.node] != NO_NODE:
            for child, answer in ((tree.left, N_("no")), (tree.right, N_("yes"))):
                waiting.append(_Line(int(child[line.node]), line.depth + 1, number, answer))
        number += 1


@dataclass(frozen=True, eq=False)
class _Drawn:
    """Draw one line."""

    run: "Run"
    tree: Tree
    translate: Translate
    path: Sequence[int]
    threshold: float | None
    column: int
    line: _Line
    y: int

    @property
    def _is_leaf(self) -> bool:
        return bool(self.tree.left[self.line.node] == NO_NODE)

    @property
    def _is_flagged(self) -> bool:
        value = self.tree.value[self.line.node, self.column]
        return self.threshold is not None and bool(value >= self.threshold)

    def words(self) -> dict[str, Any]:
        """Return the line's words, bold on the way of the row."""
        full = self._leaf() if self._is_leaf else self._question()
        text = _escaped(cut(full, LETTERS - FEWER * self.line.depth))
        is_own = self.line.node in self.path
        shift = STEP * self.line.depth + (BOX + 8 if self._is_leaf else 2)
        return note(
            0, self.y, f"<b>{text}</b>" if is_own else text, xref="paper", xshift=shift, hovertext=_escaped(full)
        )

    def _question(self) -> str:
        tree, node = self.tree, self.line.node
        asked = question(self.run, int(tree.input[node]), float(tree.threshold[node])).ask.text(self.translate)
        return self._after_answer(asked)

    def _leaf(self) -> str:
        value = value_word(self.run, float(self.tree.value[self.line.node, self.column]))
        said = worded(value, self.translate)
        template = (
            N_("{said} · {rows:,} rows · this case") if self.line.node in self.path else N_("{said} · {rows:,} rows")
        )
        return self._after_answer(self.translate(template).format(said=said, rows=int(self.tree.count[self.line.node])))

    def _after_answer(self, text: str) -> str:
        if not self.line.answer:
            return text
        return self.translate(N_("{answer}: {then}")).format(answer=self.translate(self.line.answer), then=text)

    def shapes(self) -> Iterator[dict[str, Any]]:
        """Give the joint from the parent's line, and a leaf's mark."""
        if self.line.parent >= 0:
            yield from self._joint()
        if self._is_leaf:
            left = STEP * self.line.depth + 4
            color = GREY if self.threshold is None else BLUE if self._is_flagged else ORANGE
            half = BOX / 2 / ROW
            yield _shape(left, self.y - half, left + BOX, self.y + half, 2.0, color) | {
                "type": "rect", "fillcolor": color if self._is_flagged else "rgba(0, 0, 0, 0)",
            }  # fmt: skip

    def _joint(self) -> Iterator[dict[str, Any]]:
        width = THICK if self.line.node in self.path else THIN
        left = STEP * (self.line.depth - 1) + 7
        yield _shape(left, self.line.parent + 0.32, left, self.y, width, GREY)
        yield _shape(left, self.y, left + STEP - 8, self.y, width, GREY)


def _shape(x0: float, y0: float, x1: float, y1: float, width: float, color: str) -> dict[str, Any]:
    """Return a line between places that are pixels across and lines down."""
    return {
        "type": "line", "xref": "paper", "xsizemode": "pixel", "xanchor": 0, "x0": x0, "x1": x1, "yref": "y", "y0": y0, "y1": y1,
        "line": {"width": width, "color": color}, "layer": "below",
    }  # fmt: skip


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
