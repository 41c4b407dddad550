"""The registry of ready experiments, their links, and what their verdicts count."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from core.classics import CLASSICS, GROUPS, LESSON, cures_of, link_of, sick_of
from core.classics.verdicts import borrowed, by_heart, moved_threshold, rare_cases, right_rows
from core.datasets import load
from core.experiment import Experiment
from core.links import from_link
from core.suiting import suited
from core.training import Run

ROOT = Path(__file__).parents[2]


def on_rows(run: Run, y_prob, y_test=None) -> Run:
    """Return the run with other predictions of its first test rows, and these rows' labels if given."""
    rows = run.split.test[: len(y_prob)]
    data = run.data
    if y_test is not None:
        y = data.y.copy()
        y[rows] = y_test
        data = replace(data, y=y)
    return replace(run, data=data, split=replace(run.split, test=rows), y_prob=np.asarray(y_prob, np.float32))


def two(positive):
    """Return probabilities of two classes (n, 2) from those of the second."""
    return np.column_stack([1 - np.asarray(positive), positive])


@pytest.mark.parametrize("name", CLASSICS)
def test_a_link_makes_it_again(name):
    link = link_of(name)
    assert link[LESSON] == name
    assert from_link(link) == (CLASSICS[name].experiment, ())


@pytest.mark.parametrize("name", CLASSICS)
def test_it_can_be_trained_as_it_is_and_belongs_somewhere(name):
    classic = CLASSICS[name]
    e = classic.experiment
    assert suited(e, load(e.dataset, n_samples=e.n_samples, noise=e.noise, seed=e.split_seed)) == (e, ())
    assert classic.group in GROUPS
    assert bool(classic.against) == (classic.verdict is not None)
    sick = CLASSICS[sick_of(name)]
    assert (sick.against, sick.group) == ("", classic.group)
    if classic.against:
        assert name in cures_of(classic.against)
        differing = [f for f in vars(e) if getattr(e, f) != getattr(sick.experiment, f)]
        assert len(differing) <= 2  # a cure changes one thing: the layers with the model that has them


def test_titles_are_different_where_they_stand_beside_each_other():
    for group in GROUPS:
        sick = [c.title for c in CLASSICS.values() if c.group == group and not c.against]
        assert len(set(sick)) == len(sick) > 0
    for name in CLASSICS:
        titles = [CLASSICS[cure].title for cure in cures_of(name)]
        assert len(set(titles)) == len(titles)


def test_they_are_listed_without_what_trains_or_draws():
    code = (
        "import sys; from core.classics import CLASSICS; "
        "print([m for m in ('tensorflow', 'keras', 'sklearn', 'imblearn', 'plotly', 'streamlit') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.fixture
def loans(make_run):
    return make_run(Experiment(dataset="german_credit"))


def test_by_heart_counts_the_rise_and_the_sure_mistakes(loans):
    truth = [0] * 6 + [1] * 4
    sick = on_rows(loans, two([0.95] * 3 + [0.02] * 3 + [0.97] * 4), truth)
    cured = on_rows(loans, two([0.6] * 3 + [0.02] * 3 + [0.97] * 4), truth)
    sick = replace(sick, history={"loss": (1.0, 0.1), "val_loss": (0.5, 0.25, 0.75)})
    cured = replace(cured, history={"loss": (1.0, 0.4), "val_loss": (0.5, 0.3, 0.35)})
    verdict = by_heart(sick, cured)
    assert verdict.helped
    assert "rose by 0.50 without the cure, and by 0.05 with it" in verdict.text.text()
    assert "3 of 10 without, 0 of 7 with" in verdict.text.text()
    back = by_heart(cured, sick)
    assert not back.helped
    assert back.text.text().startswith("It did not help here.")


def test_a_loss_that_is_not_a_number_is_no_cure(loans):
    blown = replace(loans, history={"loss": (1.0, float("nan")), "val_loss": (1.0, float("nan"))})
    assert not by_heart(loans, blown).helped


def test_right_rows_are_counted_and_a_few_more_are_luck(loans):
    truth = np.array([0] * 20 + [1] * 20)
    sick = on_rows(loans, two(np.full(40, 0.1)), truth)
    few, many = (
        on_rows(loans, two(np.r_[np.full(20, 0.1), np.full(n, 0.9), np.full(20 - n, 0.1)]), truth) for n in (3, 15)
    )
    assert right_rows(sick, many).helped
    assert "Of 40 rows it had never seen it got 20 right without the cure, and 35 with it. Without a model: 20." in (
        right_rows(sick, many).text.text()
    )
    assert not right_rows(sick, few).helped
    assert not right_rows(many, sick).helped


def test_numbers_are_compared_by_how_far_off_they_are(make_run):
    run = make_run(Experiment(dataset="diabetes"))
    truth = run.y_test[:, None].astype(np.float32)
    near, far = replace(run, y_prob=truth + 10), replace(run, y_prob=truth + 1_234_567)
    verdict = right_rows(far, near)
    assert verdict.helped
    assert "1,234,567.0 on average without the cure, and by 10.0 with it" in verdict.text.text()
    assert not right_rows(near, far).helped


def test_rare_cases_found_and_their_price(loans):
    truth = np.array([0] * 30 + [1] * 10)
    sick = on_rows(loans, two(np.r_[np.full(30, 0.1), np.full(2, 0.8), np.full(8, 0.3)]), truth)
    cured = on_rows(loans, two(np.r_[np.full(4, 0.7), np.full(26, 0.1), np.full(9, 0.8), 0.3]), truth)
    verdict = rare_cases(sick, cured)
    assert verdict.helped
    said = verdict.text.text()
    assert "Of 10 rare cases it found 2 without the cure, and 9 with it." in said
    assert "False alarms: 4 instead of 0, among 30 other rows" in said
    assert not rare_cases(sick, sick).helped


def test_a_threshold_is_graded_on_rows_that_did_not_choose_it(loans):
    # Even rows choose: their rare ones have 0.3, so 0.3 is best there. Odd rows are graded: rare 0.4 and 0.2, common 0.1.
    truth = np.tile([1, 1, 0, 0], 20)
    scores = np.tile([0.3, 0.4, 0.1, 0.1, 0.3, 0.2, 0.1, 0.35], 10)
    run = on_rows(loans, two(scores), truth)
    verdict = moved_threshold(run, run)
    assert verdict.helped
    said = verdict.text.text()
    assert "is 0.30. On the other half, of 20 rare cases, it finds 10, and 0 with the usual 0.50" in said
    assert "false alarms: 10 instead of 0, among 20 other rows" in said


def test_a_score_that_falls_is_what_the_cure_of_a_leak_does(loans):
    truth = np.array([0] * 20 + [1] * 20)
    superb, honest = on_rows(loans, two(truth * 0.8 + 0.1), truth), on_rows(loans, two(np.full(40, 0.1)), truth)
    assert borrowed(superb, honest).helped
    assert "it got 40 of 40 test rows right, without it 20" in borrowed(superb, honest).text.text()
    assert not borrowed(honest, superb).helped
