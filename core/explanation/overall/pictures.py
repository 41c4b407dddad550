"""From explained rows to the pictures of the overall tab."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from core.charts import dependence, importance
from core.charts.heat import heat_chart
from core.charts.swarm import Lane, swarm_chart
from core.evaluation.scores import SCORES
from core.explanation.case import Case
from core.explanation.columns import value_text
from core.explanation.overall.case_words import is_category
from core.explanation.overall.curves import Curves
from core.explanation.overall.importance import Importance
from core.explanation.overall.permutation import Permuted
from core.explanation.overall.sizes import size_of
from core.explanation.overall.swarm import by_likeness, by_output, ends_of, some_rows
from core.explanation.overall.words import name_of
from core.explanation.whole import Whole
from core.messages import N_, Translate, worded

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

Values = NDArray[np.float64]
Places = NDArray[np.int64]
SWARM, HEAT = 10, 12  # columns

ORDERS: Mapping[str, tuple[str, Callable[[Values, Values], Places]]] = {
    "likeness": (N_("Rows explained alike side by side"), lambda shares, outputs: by_likeness(shares)),
    "output": (N_("Highest prediction first"), lambda shares, outputs: by_output(outputs)),
}
"""Name of an order of rows -> its label, and what gives it from shares (n, d) and outputs (n,)."""


def names(case: Case, translate: Translate) -> list[str]:
    """Return what a user reads for each column."""
    return [worded(name_of(case, j), translate) for j in range(len(case.x))]


def importance_picture(it: Importance, case: Case, translate: Translate) -> "Figure":
    """Draw how much columns count; of a picture, where the pixels are that do."""
    size, data = size_of(case), case.run.data
    several = it.each.shape[1] > 1
    classes = [worded(name, translate) for name in (case.it.class_names if several else [case.output_name])]
    if data.image_shape is not None:
        return importance.pixels_chart(size.scale * it.each, data.image_shape, classes, translate(size.axis))
    return importance.importance_chart(it, names(case, translate), size.axis, size.scale, classes, translate)


def swarm_picture(case: Case, whole: Whole, order: Places, translate: Translate) -> "Figure":
    """Draw every row's shares in the columns that count most; `order` has the columns, the first first."""
    some = some_rows(len(whole.places))
    lanes = [_lane(case, whole, int(j), some, translate) for j in order[:SWARM]]
    places = whole.places[some]
    return swarm_chart(lanes, places, case.it.rows[places], case.amounts.share_axis, translate)


def has_categories(case: Case, order: Places) -> bool:
    """Tell whether any of the columns that are drawn has categories."""
    return any(is_category(case, int(j)) for j in order[:SWARM])


def _lane(case: Case, whole: Whole, j: int, some: Places, translate: Translate) -> Lane:
    values = whole.told.data[some, j]
    shares = case.amounts.scale * whole.told.values[some, j, case.output]
    texts = value_words(case, j, values, translate)
    return Lane(worded(name_of(case, j), translate), shares, values, texts, is_category(case, j))


def heat_picture(case: Case, whole: Whole, order: Places, by: str, translate: Translate) -> "Figure":
    """Draw the shares of rows in the columns that count most as a picture; `by` is one of `ORDERS`."""
    some = some_rows(len(whole.places))
    shares, outputs = whole.told.values[some][:, :, case.output], whole.told.outputs[some, case.output]
    sorted_ = some[ORDERS[by][1](shares, outputs)]
    shown, scale = order[:HEAT], case.amounts.scale
    return heat_chart(
        scale * whole.told.values[sorted_][:, shown, case.output].T,
        scale * whole.told.outputs[sorted_, case.output],
        [worded(name_of(case, int(j)), translate) for j in shown],
        [value_words(case, int(j), whole.told.data[sorted_, j], translate) for j in shown],
        case.it.rows[whole.places[sorted_]],
        (case.amounts.axis, case.amounts.share_axis),
        translate,
    )


def curves_picture(it: Curves, case: Case, translate: Translate) -> "Figure":
    """Draw what moving a column does to single rows and on average."""
    it = it.by_size() if is_category(case, it.column) else it
    labels = value_words(case, it.column, it.grid, translate)
    axes = axis_of(case, it.column, translate), translate(case.amounts.axis)
    return dependence.curves_chart(it, labels, axes, case.amounts.scale, is_category(case, it.column), translate)


def column_picture(case: Case, whole: Whole, column: int, partner: int | None, translate: Translate) -> "Figure":
    """Draw each row's share in a column against its value, in the colours of the column that changes it most."""
    some = some_rows(len(whole.places), 1000)
    values, shares = whole.told.data[some, column], whole.told.values[some, column, case.output]
    place, labels = (
        _as_lanes(case, column, values, shares, translate) if is_category(case, column) else (values, list[str]())
    )
    colors, title = _colors(case, partner, whole.told.data[some], translate)
    axes = axis_of(case, column, translate), translate(case.amounts.share_axis)
    hover = _hover(case, whole, some, (column, *(() if partner is None else (partner,))), shares, translate)
    scale = case.amounts.scale
    return dependence.dependence_chart(place, scale * shares, labels, hover, colors, axes, title, translate)


def beside_picture(shap: Importance, permuted: Permuted, case: Case, translate: Translate) -> "Figure":
    """Draw how far columns move predictions beside what shuffling them costs."""
    size = size_of(case)
    axes = (
        translate(size.short),
        translate(N_("{score} lost by shuffling")).format(score=translate(SCORES[permuted.score].label)),
    )
    return importance.beside_chart(shap, permuted, names(case, translate), axes, size.scale)


def axis_of(case: Case, column: int, translate: Translate) -> str:
    """Return the title of an axis of a column's values, with its unit."""
    unit = case.run.data.card.units.get(case.run.data.feature_names[column])
    name = worded(name_of(case, column), translate)
    return f"{name} ({translate(unit)})" if unit else name


def value_words(case: Case, column: int, values: NDArray[np.float32], translate: Translate) -> list[str]:
    """Return what a user reads for values of a column."""
    kinds, at = np.unique(values, return_inverse=True)
    known = [worded(value_text(case.run.data, column, float(kind)), translate) for kind in kinds]
    return [known[i] for i in at]


def _as_lanes(
    case: Case, column: int, values: NDArray[np.float32], shares: Values, translate: Translate
) -> tuple[NDArray[np.float32], list[str]]:
    """Return the lane (n,) of each row, and what a user reads for each lane: that of the highest mean share first."""
    kinds, at = np.unique(values, return_inverse=True)
    order = np.argsort(-np.bincount(at, shares) / np.bincount(at), kind="stable")
    return np.argsort(order)[at].astype(np.float32), value_words(case, column, kinds[order], translate)


def _colors(
    case: Case, partner: int | None, data: NDArray[np.float32], translate: Translate
) -> tuple[list[dict[str, Any]], tuple[str, str, str] | None]:
    if partner is None:
        return dependence.one_colour(len(data)), None
    values = data[:, partner]
    if not is_category(case, partner):
        low, high = value_words(case, partner, ends_of(values), translate)
        return dependence.by_value(values), (worded(name_of(case, partner), translate), low, high)
    kinds = np.unique(values[~np.isnan(values)])
    known = dict(zip(map(int, kinds), value_words(case, partner, kinds, translate), strict=True))
    return dependence.by_category(values, known, translate(N_("others"))), None


def _hover(
    case: Case, whole: Whole, some: Places, columns: tuple[int, ...], shares: Values, translate: Translate
) -> list[str]:
    from core.charts.importance import words

    texts = [value_words(case, j, whole.told.data[some, j], translate) for j in columns]
    named = [words(name_of(case, j), translate) for j in columns]
    said = translate(N_("row {row}: {values}; pull {share}"))
    rows = case.it.rows[whole.places[some]]
    return [
        said.format(
            row=int(row) + 1,
            values=", ".join(f"{n} = {words(t[i], translate)}" for n, t in zip(named, texts, strict=True)),
            share=worded(case.amounts.share(float(share)), translate),
        )
        for i, (row, share) in enumerate(zip(rows, shares, strict=True))
    ]
