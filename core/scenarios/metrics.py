"""What cases are scored by, in one table."""

from collections.abc import Mapping
from dataclasses import dataclass

from core.messages import N_


@dataclass(frozen=True)
class Metric:
    """Describe a score; label and help are marked with `N_`.

    Parameters
    ----------
    perfect : float
        What no model can do better than.
    form : str
        How a score is written.
    """

    label: str
    help: str
    perfect: float = 1.0
    greater_is_better: bool = True
    form: str = ".2f"

    def written(self, score: float) -> str:
        """Return a score as a user reads it."""
        return format(score, self.form)


METRICS: Mapping[str, Metric] = {
    "accuracy": Metric(N_("Accuracy"), N_("Share of rows that get the right answer."), form=".1%"),
    "top_1_accuracy": Metric(N_("Right at first"), N_("Share of questions whose first answer is the right one."), form=".1%"),
    "roc_auc": Metric(N_("ROC AUC"), N_("How often a positive row is ranked above a negative one; 0.5 is a coin toss.")),
    "average_precision": Metric(N_("Average precision"), N_("Area under precision against recall: 1 when every find is right and nothing is missed.")),
    "chrf": Metric(N_("chrF"), N_("How much of the letters' sequences agrees with the reference translation, 0 to 1.")),
    "word_error_rate": Metric(N_("Word error rate"), N_("Wrong, missing and extra words as a share of the words that were said."), perfect=0.0, greater_is_better=False),
    "equal_error_rate": Metric(N_("Equal error rate"), N_("False accepts and false rejects at the threshold where both are equal; a coin toss has 50%."), perfect=0.0, greater_is_better=False, form=".1%"),
    "event_rate": Metric(N_("Event rate"), N_("Share of people to whom it happens under this rule of treatment."), perfect=0.0, greater_is_better=False, form=".1%"),
    "mean_absolute_error": Metric(N_("Mean absolute error"), N_("How far the forecast is off, on average."), perfect=0.0, greater_is_better=False),
    "r2": Metric(N_("R²"), N_("Share of the ups and downs that the forecast explains; 0 is the mean of the past.")),
    "expected_cost": Metric(N_("Cost of a decision"), N_("What wrong decisions cost per row, in the units of the cost matrix."), perfect=0.0, greater_is_better=False),
}  # fmt: skip
"""Name -> metric; scores of cases are compared by how far they get from doing nothing towards perfect."""
