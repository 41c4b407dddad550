"""A decision in words: the numbers are those of the explanation, and the truth that of the data."""

import io
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from scipy.special import expit, logit

from core.decision import Decision
from core.evaluation.predictions import predictions_of
from core.experiment import Experiment
from core.explanation.amounts import AMOUNTS
from core.explanation.case import Case
from core.explanation.explained import Explanation
from core.explanation.how import How
from core.explanation.reasons import reasons_csv, reasons_table, usual_values
from core.explanation.words import (
    chance_of,
    decision_sentence,
    decision_title,
    leading,
    missing_sentence,
    sureness,
    threshold_line,
    value_shown,
)


def case_of(run, shares, place=0, output=None, how=None, error=0.0, of=lambda said: said):
    """Return a test row with shares (d,) that we choose, about one output; the base is what is left."""
    prob = of(run.y_prob[place].astype(np.float64))
    output = int(prob.argmax()) if output is None else output
    d, k = run.data.X.shape[1], len(prob)
    values = np.zeros((1, d, k))
    values[0, : len(shares), output] = shares
    x = run.X_test[place]
    base = prob - values[0].sum(axis=0)
    told = Explanation(values, base, x[None], prob[None], np.full((1, d, k), error), np.ones(k), exact=not error)
    return Case(run, x, told, output, how or How(), place)


def said_of(run, chance):
    """Return a run of two classes that gives every test row this chance."""
    n = len(run.split.test)
    return replace(run, y_prob=np.tile(np.float32([1 - chance, chance]), (n, 1)))


@pytest.fixture
def run(make_run):
    return make_run(Experiment(dataset="breast_cancer"))


@pytest.fixture
def gaps(make_run):
    return make_run(Experiment(dataset="penguins"))


def test_a_flagged_row_names_what_pulls_it_up_even_where_more_pulls_it_down(run):
    case = case_of(said_of(run, 0.83), [0.2, -0.3, 0.1], output=1)
    title = decision_title(case, Decision(threshold=0.5)).text()
    assert title.startswith("Flagged as") and "83%" in title and "pulls it up most" in title
    assert leading(case, up=True).column == 0


def test_a_row_between_the_average_and_the_threshold_says_so_and_names_what_pulls_it_up(run):
    title = decision_title(case_of(said_of(run, 0.3), [0.2, -0.1], output=1), Decision(threshold=0.5)).text()
    assert "30%, which is above the average but below your 50%" in title and "pulls it up most" in title
    title = decision_title(case_of(said_of(run, 0.3), [0.1, -0.3], output=1), Decision(threshold=0.2)).text()
    assert "30%, which is below the average but above your 20%" in title and "pulls it down most" in title


def test_a_row_below_the_average_names_what_pulls_it_down(run):
    case = case_of(said_of(run, 0.3), [0.1, -0.3], output=1)
    title = decision_title(case, Decision(threshold=0.5)).text()
    assert title.startswith("Not flagged as") and "30%" in title and "pulls it down most" in title


def test_the_threshold_alone_turns_the_title(run):
    case = case_of(said_of(run, 0.3), [0.2, -0.1], output=1)
    assert decision_title(case, Decision(threshold=0.3)).text().startswith("Flagged")
    assert decision_title(case, Decision(threshold=0.31)).text().startswith("Not flagged")


def test_a_row_without_any_reason_has_a_title_and_a_sentence(run):
    case = case_of(said_of(run, 0.3), [], output=1)
    assert "pulls" not in decision_title(case, Decision()).text()
    assert "No column pulls it far from the average." in decision_sentence(case, Decision()).text()


def test_the_sentence_has_the_numbers_and_the_truth(run):
    case = case_of(said_of(run, 0.83), [0.4, 0.2, -0.07], output=1)
    text = decision_sentence(case, Decision(threshold=0.5)).text()
    for part in ("83 in 100", "30 in 100", "+40.0 points", "+20.0 points", "−7.0 points", "threshold of 50%"):
        assert part in text
    true = predictions_of(run).class_names[int(run.y_test[0])]
    assert text.endswith(f"In truth it is “{true if isinstance(true, str) else true.text()}”.")


def test_a_row_that_somebody_made_up_has_no_truth(run):
    case = replace(case_of(said_of(run, 0.83), [0.4], output=1), place=None)
    assert "In truth" not in decision_sentence(case, Decision()).text()


def test_a_share_within_its_error_is_not_named(run):
    case = case_of(said_of(run, 0.6), [0.3, 0.05], output=1, error=0.1)
    assert "+5.0 points" not in decision_sentence(case, Decision()).text()
    assert "±20 points" in sureness(case).text()


def test_log_odds_are_told_with_the_chance_that_they_are(run):
    case = case_of(said_of(run, 0.83), [1.0], output=1, how=How(unit="log_odds"), of=logit)
    text = decision_sentence(case, Decision()).text()
    assert f"{logit(0.83):+.2f} (83 in 100)" in text
    assert f"({round(100 * expit(logit(0.83) - 1))} in 100)" in text
    assert chance_of(case) == pytest.approx(0.83)
    assert threshold_line(case, Decision()) is None


def test_another_class_than_the_likeliest_is_told_with_both(gaps):
    likeliest = int(gaps.y_prob[0].argmax())
    case = case_of(gaps, [-0.2], output=(likeliest + 1) % 3)
    names = [name.text() for name in predictions_of(gaps).class_names]
    title = decision_title(case, Decision()).text()
    assert title.startswith(f"Called “{names[likeliest]}”, with") and names[case.output] in title
    assert "pulls it down most" in title


def test_a_missing_number_is_shown_with_the_median_that_it_counts_as(gaps):
    column = int(np.isnan(gaps.data.X[gaps.split.test]).sum(axis=0)[1:5].argmax()) + 1
    place = int(np.flatnonzero(np.isnan(gaps.X_test[:, column]))[0])
    case = case_of(gaps, np.full(gaps.data.X.shape[1], 0.01), place)
    median = np.nanmedian(gaps.data.X[gaps.split.train][:, column])
    assert f"missing, counts as {median:,.4g}" in value_shown(case, column).text()
    assert "missing, counts as" in missing_sentence(case).text()


def test_a_missing_category_counts_as_none(gaps):
    column = gaps.data.feature_names.index("sex")
    place = int(np.flatnonzero(np.isnan(gaps.X_test[:, column]))[0])
    assert value_shown(case_of(gaps, [0.1], place), column).text() == "missing, counts as none of its categories"


def test_a_number_is_told_with_how_far_off_it_is(make_run):
    run = make_run(Experiment(dataset="diabetes"))
    case = case_of(run, [10.0, -3.0])
    text = decision_sentence(case, Decision()).text()
    off = float(run.y_prob[0, 0]) - float(run.y_test[0])
    assert ("lower" if off > 0 else "higher") in text and "threshold" not in text
    assert "+10" in text and "−3" in text


@pytest.mark.parametrize("name", ["iris", "penguins", "diabetes", "digits", "spiral"])
def test_every_kind_of_data_has_words(make_run, name):
    run = make_run(Experiment(dataset=name))
    case = case_of(run, [0.1, -0.05], output=0)
    for message in (decision_title(case, Decision()), decision_sentence(case, Decision()), sureness(case)):
        assert "{" not in message.text()


def test_the_table_has_all_columns_and_their_parts_are_all_there_is(gaps):
    case = case_of(gaps, [0.1, -0.3, 0.05], error=0.01)
    table = reasons_table(case, str)
    assert len(table) == gaps.data.X.shape[1]
    assert table["Pull"].tolist()[:3] == pytest.approx([-30, 10, 5])
    assert table["Of all pulls, %"].sum() == pytest.approx(100)
    read = pd.read_csv(io.BytesIO(reasons_csv(case, str)))
    assert read["Column"].tolist() == table["Column"].tolist()


def test_usual_is_the_median_or_the_commonest_among_training_rows(gaps):
    train = gaps.data.frame.iloc[gaps.split.train]
    usual = dict(zip(gaps.data.feature_names, usual_values(gaps), strict=True))
    island = usual["island"]
    assert (island if isinstance(island, str) else island.text()) == train["island"].mode()[0]
    assert f"{train['bill length'].median():.4g}" in usual["bill length"].text()


@pytest.mark.parametrize(
    ("chance", "written"),
    [
        (0, "0%"),
        (1, "100%"),
        (0.5, "50%"),
        (0.99, "99%"),
        (0.996, "99.6%"),
        (0.99999, ">99.9%"),
        (0.004, "0.4%"),
        (1e-6, "<0.01%"),
        (1.1, "110%"),
        (-0.05, "−5%"),
    ],
)
def test_chances_near_certainty_are_written_with_the_digits_that_matter(chance, written):
    assert AMOUNTS["chance"].output(chance) == written


def test_large_numbers_are_written_without_exponents():
    assert AMOUNTS["number"].output(12345.678) == "12,346"
    assert AMOUNTS["number"].output(-0.01234) == "−0.0123"
