"""A decision tree as a diagram, with the way of one row through it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from core.charts.palette import BLUE, GREY, ORANGE
from core.explanation.simpler.questions import question
from core.explanation.simpler.tree import NO_NODE, Tree
from core.explanation.simpler.tree_words import value_word
from core.messages import N_, Message, Translate

if TYPE_CHECKING:
    from core.training.run import Run

LETTERS = 60  # of a question; the rules in words have all of it


def tree_diagram(
    run: "Run",
    tree: Tree,
    translate: Translate,
    path: Sequence[int] = (),
    threshold: float | None = None,
    column: int = 0,
) -> str:
    """Return a tree as a Mermaid flowchart, from the left to the right.

    Parameters
    ----------
    path : sequence of int
        Nodes that are drawn thick: the way of a row.
    threshold : float, optional
        From which chance on a leaf is flagged: blue, and the others orange; numbers have none and are grey.
    column : int
        Which of the tree's outputs is shown.
    """
    nodes = range(len(tree.left))
    lines = ["flowchart LR", *(_node(run, tree, node, translate, column) for node in nodes)]
    lines += [line for node in nodes for line in _links(tree, node, translate)]
    lines += [_style(tree, node, path, threshold, column) for node in nodes]
    return "\n".join(lines)


def _node(run: "Run", tree: Tree, node: int, translate: Translate, column: int) -> str:
    if tree.left[node] == NO_NODE:
        value = value_word(run, float(tree.value[node, column]))
        said = value.text(translate) if isinstance(value, Message) else value
        rows = translate(N_("{rows:,} rows")).format(rows=int(tree.count[node]))
        return f'n{node}(["{escaped(said)}<br/>{escaped(rows)}"])'
    asked = question(run, int(tree.input[node]), float(tree.threshold[node])).ask.text(translate)
    cut = asked if len(asked) <= LETTERS else f"{asked[: LETTERS - 2]}…?"
    return f'n{node}["{escaped(cut)}"]'


def _links(tree: Tree, node: int, translate: Translate) -> list[str]:
    if tree.left[node] == NO_NODE:
        return []
    ends = (N_("yes"), tree.right[node]), (N_("no"), tree.left[node])
    return [f'n{node} -- "{escaped(translate(label))}" --> n{end}' for label, end in ends]


def _style(tree: Tree, node: int, path: Sequence[int], threshold: float | None, column: int) -> str:
    is_leaf = tree.left[node] == NO_NODE
    color = GREY
    if is_leaf and threshold is not None:
        color = BLUE if tree.value[node, column] >= threshold else ORANGE
    width = 5 if node in path else 1.5
    return f"style n{node} stroke:{color},stroke-width:{width}px"


LOOKALIKES = str.maketrans(
    {
        '"': "”", "#": "＃", "<": "‹", ">": "›", "&": "＆", "`": "ʼ", "*": "∗", "\\": "＼", "$": "＄", "_": "＿", "[": "［",
        "]": "］", "{": "｛", "}": "｝", "|": "｜", ";": "；", "~": "～",
    }
)  # fmt: skip
JOINER = "\u2060"  # before a text, so that one like "1. Name" is no list


def escaped(text: str) -> str:
    """Return text without what Mermaid would take for markup: signs that look alike stand in for it."""
    return JOINER + " ".join(text.split()).translate(LOOKALIKES)
