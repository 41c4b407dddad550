"""What only one kind of prediction is asked."""

from functools import partial
from typing import TYPE_CHECKING

from core.card.pieces import Picture, Points, Section, Sheet, Text
from core.charts.calibration import reliability_chart
from core.charts.classes import shares_chart
from core.charts.numbers import promise_chart
from core.decision import Decision
from core.evaluation.calibration import reliability_of
from core.evaluation.calibration.words import bin_sentence, error_sentence, reliability_finding
from core.evaluation.classes import class_scores, words
from core.evaluation.classes.table import class_table
from core.evaluation.numbers import beside_mean, promise, rows_of
from core.evaluation.numbers import words as number_words
from core.evaluation.numbers.table import score_table
from core.evaluation.predictions import Predictions
from core.messages import N_, Message, Translate, worded

if TYPE_CHECKING:
    import pandas as pd
    from plotly.graph_objects import Figure

COVERAGE = 0.9


def calibration(whole: Predictions, decision: Decision) -> Section:
    """Say whether chances can be taken at their word."""
    it = whole.against(decision.positive)
    found = reliability_of(it)
    finding = reliability_finding(found)
    drawn = Picture(
        lambda translate: reliability_chart(found, worded(it.flagged_name, translate), translate, None), finding
    )
    said = [bin_sentence(found, it.flagged_name), error_sentence(found)]
    points = Points(tuple(words for words in said if words is not None))
    return Section(Message(N_("Calibration")), (Text(finding), drawn, points))


def classes(whole: Predictions, decision: Decision) -> Section | None:
    """Compare three classes and more; None for two."""
    if whole.classes <= 2:
        return None
    found = class_scores(whole)
    finding = words.least_finding(found, whole.class_names)

    def named(translate: Translate) -> list[str]:
        return [worded(name, translate) for name in whole.class_names]

    def drawn(translate: Translate) -> "Figure":
        return shares_chart(found.counts, named(translate), translate)

    def table(translate: Translate) -> "pd.DataFrame":
        return class_table(found, named(translate), translate)

    return Section(Message(N_("All classes")), (Text(finding), Picture(drawn, finding), Sheet(table)))


def numbers(whole: Predictions, decision: Decision) -> Section:
    """Say how far off predicted numbers are, beside saying the mean, and what can be promised."""
    found, promised = beside_mean(whole), promise(whole, COVERAGE)
    finding = number_words.mean_finding(found)
    drawn = Picture(
        lambda translate: promise_chart(rows_of(whole), promised, found.mean, translate(whole.card.target), translate),
        finding,
    )
    said = [
        number_words.gain_sentence(found),
        number_words.promise_finding(promised),
        number_words.kept_sentence(promised),
        number_words.explained_sentence(found),
    ]
    points = Points(tuple(words for words in said if words is not None))
    sheet = Sheet(partial(score_table, found))
    return Section(Message(N_("Beside saying the mean")), (Text(finding), drawn, points, sheet))
