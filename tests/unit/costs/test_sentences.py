"""Costs in words: the numbers are those of the costs, in a unit that suits them."""

import numpy as np
import pytest
from sklearn.metrics import roc_auc_score

from core.bundles import bundle
from core.costs.costs import Costs
from core.costs.phone import NotMade, Phone
from core.costs.sentences import costs_finding, costs_sentences, costs_table, phone_sentence
from core.costs.timing import Timing
from core.costs.units import amount, span
from core.messages import Message


@pytest.fixture
def run():
    return bundle("german_credit")


@pytest.fixture
def costs(run):
    nearly = run.y_prob[:, 1:] * 0.9
    phones = {"weights": NotMade(Message("no")), "everything": Phone(b"x" * 3500, nearly, 6e-6)}
    return Costs(945, 1890, 2.5, 25_900, Timing(2e-4, 3e-7), phones)


@pytest.mark.parametrize(
    "seconds, text",
    [(3e-7, "0.3 µs"), (9.994e-4, "999 µs"), (9.996e-4, "1 ms"), (0.9996, "1 s"), (119, "119 s"), (120, "2 min"),
     (7199, "120 min"), (7200, "2 h"), (4e7, "11,111 h")],
)  # fmt: skip
def test_seconds_have_a_unit_that_suits_them(seconds, text):
    assert span(seconds).text() == text


@pytest.mark.parametrize("size, text", [(20, "0.0 KB"), (1500, "1.5 KB"), (999_900, "999.9 KB"), (2_340_000, "2.3 MB")])
def test_bytes_have_a_unit_that_suits_them(size, text):
    assert amount(size).text() == text


def test_the_title_spans_both_ways_of_predicting(run, costs):
    assert costs_finding(run, costs).text() == (
        "A million predictions keep one processor core busy for 300 ms to 3 min; the model is a file of 25.9 KB"
    )


def test_sentences_multiply_right(run, costs):
    training, million, memory = (message.text() for message in costs_sentences(run, costs))
    assert "once a day, that is 15 min a year" in training
    assert "busy for 3 min when they come one by one, and for 300 ms when 1,000" in million
    assert "945 weights take 3.8 KB: that fits into the fastest memory" in memory


@pytest.mark.parametrize("weights, words", [(60_000, "(256 KB)"), (500_000, "(4 MB)"), (5_000_000, "main memory")])
def test_larger_networks_need_slower_memory(run, weights, words):
    costs = Costs(weights, 1, 1.0, 1, Timing(1e-4, 1e-6), {})
    assert words in costs_sentences(run, costs)[2].text()


def test_a_phone_is_compared_with_the_whole(run, costs):
    phone = costs.phones["everything"]
    text = phone_sentence(run, costs, phone).text()
    small = roc_auc_score(run.y_test, phone.outputs[:, 0])
    assert f"AUC is {small:.3f} instead of {run.scores['roc_auc']:.3f}" in text
    changed = np.sum((phone.outputs[:, 0] > 0.5) != (run.y_prob[:, 1] > 0.5))
    assert f"Of 200 test rows it answers {changed} otherwise" in text
    assert "3.5 KB instead of 25.9 KB" in text


def test_the_table_has_a_price_for_what_was_made(run, costs):
    table = {row.title.text(): row.prices for row in costs_table(run, costs)}
    assert set(table["AUC"]) == {"model", "everything"}
    assert set(table["Weights"]) == {"model"}
    assert table["Operations for a prediction"]["model"] == "1,890"
