"""The tab of details: views by what is predicted."""

from collections.abc import Callable, Mapping
from functools import partial

from core.evaluation.predictions import Predictions
from core.messages import N_
from pages.components.metrics.classes_view import confusion_view, each_class_view
from pages.components.metrics.curves_view import curves_view
from pages.components.metrics.imbalance_view import imbalance_view
from pages.components.metrics.many_view import averages_view, rest_view, top_view
from pages.components.metrics.numbers_view import percent_view, promise_view, residuals_view, scores_view
from pages.components.tabs import views

VIEWS: Mapping[str, Mapping[str, Callable[[Predictions], None]]] = {
    "two": {N_("Curves"): curves_view, N_("Imbalance"): imbalance_view},
    "many": {
        N_("Classes"): each_class_view,
        N_("Averages"): averages_view,
        N_("Confusion"): confusion_view,
        N_("Curves"): rest_view,
        N_("Top-k"): top_view,
        N_("Imbalance"): imbalance_view,
    },
    "numbers": {
        N_("Scores"): scores_view,
        N_("Residuals"): residuals_view,
        N_("Percent errors"): percent_view,
        N_("Intervals"): promise_view,
    },
}


def details_view(it: Predictions) -> None:
    """Draw the views that belong to what is predicted."""
    kind = "numbers" if it.task == "regression" else "two" if it.classes == 2 else "many"
    views(f"details_{kind}", {title: partial(draw, it) for title, draw in VIEWS[kind].items()})
