"""Every number of a card against the run, scikit-learn and pandas; words of strangers stay words."""

import io
import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import numpy as np
import pandas as pd
import pytest
from sklearn import metrics

from core.bundles import bundle
from core.card import model_card, to_html, to_markdown
from core.card.measures import decimals
from core.datasets import load, read_csv
from core.evaluation.intervals import Interval, intervals
from core.experiment import SETTINGS, Experiment
from core.messages import translator

DAY = date(2026, 11, 24)
LINK = "http://host/playground?dataset=german_credit&hidden=16"


def written(run, language="en", link=LINK):
    return to_markdown(model_card(run, link), translator(language), language, DAY)


def tables(text):
    """Return the tables of a Markdown text, as frames."""
    blocks = [block.split("\n") for block in text.split("\n\n") if block.startswith("| ")]
    rows = [[line.strip("| ").split(" | ") for line in block if "| --- |" not in line] for block in blocks]
    return [pd.DataFrame(row[1:], columns=row[0]) for row in rows]


def facts(text):
    return {name: value for table in tables(text) if table.shape[1] == 2 for name, value in table.to_numpy()}


def row_of(text, head, name):
    table = next(table for table in tables(text) if table.columns[0] == head)
    return table.set_index(head).loc[name]


@pytest.fixture(scope="module")
def credit():
    return bundle("german_credit")


def test_data_is_counted(credit):
    text = written(credit)
    found = facts(text)
    assert found["Rows"] == f"{len(credit.data.y):,}"
    assert found["Rows to learn from"] == str(len(credit.split.train))
    assert found["Rows to check on while training (validation)"] == str(len(credit.split.val))
    assert found["Rows to grade on at the end (test)"] == str(len(credit.y_test))
    assert found["Missing cells"] == str(credit.data.frame.isna().sum().sum())
    bad = row_of(text, "Class", "Went bad")
    sides = [slice(None), credit.split.train, credit.split.val, credit.split.test]
    assert [int(n) for n in bad] == [int((credit.data.y[side] == 1).sum()) for side in sides]


def test_every_setting_is_there_once(credit):
    text = written(credit)
    found = facts(text)
    assert {described.label for described in SETTINGS.values()} <= set(found)
    assert (found["Learning rate"], found["Dropout"], found["Batch size"]) == ("0.003", "0.3", "32")
    unusual = text.split("Other than usual:")[1].split("As usual:")[0]
    assert "| Learning rate |" in unusual
    assert "| Batch size |" not in unusual


def test_training_is_what_the_run_says(credit):
    found = facts(written(credit))
    assert found["Epochs"] == f"{len(credit.history['loss'])} of 100, stopped early"
    assert found["Weights kept from"] == f"epoch {np.argmin(credit.history['val_loss']) + 1}"
    assert found["Size of the file"] == f"{len(credit.network.archive) / 1000:.1f} KB"
    assert found["Made with"].startswith(f"TensorFlow {credit.versions['tensorflow']}")


def test_scores_are_those_of_scikit_learn(credit):
    text, truth, prob = written(credit), credit.y_test, credit.y_prob[:, 1]
    expected = {
        "Accuracy": metrics.accuracy_score(truth, prob >= 0.5),
        "Precision": metrics.precision_score(truth, prob >= 0.5),
        "AUC": metrics.roc_auc_score(truth, prob),
        "Log loss": metrics.log_loss(truth, prob),
        "Cohen's kappa": metrics.cohen_kappa_score(truth, prob >= 0.5),
    }
    for name, value in expected.items():
        assert float(row_of(text, "Score", name)["Value"]) == pytest.approx(value, abs=0.0051), name


def test_intervals_are_those_of_drawing_rows_again(credit):
    rng = np.random.default_rng(5)
    truth, prob = credit.y_test, credit.y_prob[:, 1]
    draws = [rng.integers(0, len(truth), len(truth)) for _ in range(1000)]
    scores = {
        "roc_auc": (metrics.roc_auc_score, areas(truth, prob, draws)),
        "brier_loss": (metrics.brier_score_loss, ((prob - truth) ** 2)[draws].mean(axis=1)),
    }
    for name, (score, drawn) in scores.items():
        assert drawn[:9] == pytest.approx([score(truth[rows], prob[rows]) for rows in draws[:9]])
        low, high = np.quantile(drawn, [0.025, 0.975])
        ours = intervals(credit)[name]
        near = 0.1 * (high - low)
        assert (ours.low, ours.high) == (pytest.approx(low, abs=near), pytest.approx(high, abs=near))


def areas(truth, prob, draws):
    """Return the area under the curve of each draw (r, n) of rows: the share of pairs that are in order."""
    times = np.stack([np.bincount(rows, minlength=len(truth)) for rows in draws]).astype(float)
    up, down = times[:, truth == 1], times[:, truth == 0]
    above = prob[truth == 1][:, None] - prob[truth == 0]
    won = ((up @ ((above > 0) + 0.5 * (above == 0))) * down).sum(axis=1)
    return won / (up.sum(axis=1) * down.sum(axis=1))


def test_scores_without_an_interval_have_none(make_run):
    run = make_run(Experiment(dataset="diabetes"))
    assert np.isnan(intervals(run)["max_error"].low)
    assert intervals(run)["r2"].low < intervals(run)["r2"].value < intervals(run)["r2"].high
    assert (
        row_of(to_markdown(model_card(with_network(run)), str, "en"), "Score", "Largest error")["95 % interval"] == "–"
    )


def with_network(run):
    """Give a run made by a fixture a network whose layers can be read."""
    return replace(run, network=bundle("german_credit").network)


@pytest.mark.parametrize(
    "low, high, digits",
    [(0.71, 0.86, 2), (0.801, 0.805, 4), (38, 50.3, 0), (0.5, 0.5, 3), (np.nan, np.nan, 3), (0, 2e5, 0)],
)
def test_no_more_digits_than_an_interval_bears(low, high, digits):
    assert decimals(Interval(0.5, low, high)) == digits


LIMITS = [
    ({}, "grade rests on 200 rows"),
    ({"seed": 7, "split_seed": 3}, "One split (3) and one seed (7)"),
    ({"class_weight": "balanced"}, "Rare classes counted more"),
    ({"label_noise": 0.1}, "made wrong on purpose"),
]


@pytest.mark.parametrize("settings, words", LIMITS)
def test_limits_follow_from_settings(credit, settings, words):
    assert words in shown(replace(credit, experiment=replace(credit.experiment, **settings)))


def shown(run):
    """Return the limits of a run as a reader sees them."""
    return written(run).split("## Limits")[1].split("## Licence")[0].replace("\\", "")


def test_limits_follow_from_the_rows(credit):
    text = shown(credit)
    low, high = credit.data.frame["duration in month"].iloc[credit.split.train].agg(["min", "max"])
    assert f"from {low} to {high} only" in text
    assert "945 weights and learned from 650 rows" in text
    assert "anecdote" not in text
    few = replace(credit, split=replace(credit.split, test=credit.split.test[:40]), y_prob=credit.y_prob[:40])
    n = int((credit.y_test[:40] == 1).sum())
    assert f"“Went bad” ({n})" in shown(few)


def test_a_model_that_is_no_better_than_none_is_not_for_use(credit):
    rng = np.random.default_rng(0)
    useless = replace(credit, y_prob=rng.dirichlet((1, 1), len(credit.y_test)).astype(np.float32))
    assert "Not for use as it is" in written(useless)
    assert "not better, beyond doubt" in shown(useless)
    assert "Not for use as it is" not in written(credit)


def test_what_it_knows_by_heart_is_said(credit):
    epochs = len(credit.history["loss"])
    history = dict(credit.history) | {"accuracy": (0.99,) * epochs, "val_accuracy": (0.7,) * epochs}
    assert "right on 99 of 100 rows it learned from, but on 70 of 100 others" in shown(replace(credit, history=history))


def test_gaps_are_said(make_run):
    data = load("penguins")
    frame = data.frame.copy()
    frame.loc[frame.index[::2], frame.columns[2]] = np.nan
    assert "values of “" in shown(with_network(make_run(Experiment(dataset="penguins"), replace(data, frame=frame))))


def test_notes_of_an_upload_are_kept(make_run):
    rows = "".join(f"{i},{i % 7},same,{'yes' if i % 3 else 'no'}\n" for i in range(90))
    data = read_csv(io.BytesIO(f"a,b,c,answer\n{rows}".encode()), target="answer")
    assert data.notes
    text = written(with_network(make_run(Experiment(dataset=data.name), data)))
    assert all(note.text() in text.replace("\\", "") for note in data.notes)


EVIL = '<script>alert("x")</script> {0} | [a](javascript:b) &lt;b&gt; **bold** `code`'


class Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.text, self.attributes = [], "", []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data):
        self.text += data


def read(page):
    reader = Reader()
    reader.feed(page)
    return reader


def test_words_of_strangers_stay_words(make_run):
    data = load("iris")
    card = replace(data.card, title=EVIL, target=EVIL)
    names = (EVIL, "b", "c")
    run = with_network(make_run(Experiment(dataset="csv-1"), replace(data, name="csv-1", card=card, class_names=names)))
    reader = read(to_html(model_card(run), str, "en"))
    assert not {"script", "strong", "code"} & set(reader.tags)
    assert reader.text.count(EVIL) >= 4
    assert not any("javascript" in (value or "") for _, value in reader.attributes)


def test_the_page_needs_no_other_file(credit):
    page = to_html(model_card(credit, LINK), translator("en"), "en", DAY)
    reader = read(page)
    assert not {"img", "link", "script", "iframe"} & set(reader.tags)
    assert [value for name, value in reader.attributes if name in ("href", "src")] == [LINK]
    assert reader.tags.count("table") == len(tables(written(credit)))
    assert ("lang", "en") in reader.attributes
    assert "url(" not in page


def test_it_is_written_in_the_language_of_the_page(credit):
    text = written(credit, "zh")
    assert "2026年11月24日" in text
    assert "德国信贷" in text
    assert 'lang="zh"' in to_html(model_card(credit), translator("zh"), "zh")


def test_the_way_back_is_there(credit):
    text = written(credit)
    assert f"(<{LINK}>)" in text
    assert credit.key in text
    assert "Make it again" not in written(credit, link="")
    assert re.search(r"Code that made the model: MIT", text)
