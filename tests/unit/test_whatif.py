"""What if a row were another: ranges, remarks, and the bridge from one row to another."""

import itertools
import math
from concurrent.futures import Future
from dataclasses import replace

import numpy as np
import pytest

from core.bundles import bundle
from core.datasets import load
from core.decision import Decision
from core.experiment import Experiment
from core.explanation.case import Case
from core.explanation.checking import checked
from core.explanation.explain import explain_rows
from core.explanation.explained import Explanation
from core.explanation.forward import predictor
from core.explanation.how import How
from core.explanation.subject import subject_of
from core.explanation.whatif.bridge import bridge, explain_change
from core.explanation.whatif.edits import changed_columns, is_changed, with_edits
from core.explanation.whatif.order import ignored, is_chosen, offered
from core.explanation.whatif.ranges import Span, place_of, places, refused, spans, usual
from core.explanation.whatif.remarks import gaps, remarks, warnings
from core.explanation.whatif.sentences import as_it_is, bridge_title, change_sentence
from core.explanation.whatif.told import changed_answer, shown_threshold
from core.explanation.whatif.verdict import percent
from core.jobs.whatif import changing_row
from core.messages import UserError
from core.training import train


@pytest.fixture(scope="module")
def credit():
    return bundle("german_credit")


@pytest.fixture(scope="module")
def iris():
    return train(Experiment(dataset="iris", hidden=(8,), epochs=5))


@pytest.fixture(scope="module")
def penguins():
    return train(Experiment(dataset="penguins", hidden=(8,), epochs=5))


def by_hand(predict, before, after):
    """Return Shapley values (d, k) by their definition: the mean over all orders of the columns."""
    changed = [
        j for j in range(len(before)) if not (before[j] == after[j] or (np.isnan(before[j]) and np.isnan(after[j])))
    ]
    sets = list(itertools.product([0, 1], repeat=len(changed)))
    rows = np.repeat(before[None], len(sets), axis=0)
    for row, chosen in zip(rows, sets, strict=True):
        for j, is_new in zip(changed, chosen, strict=True):
            if is_new:
                row[j] = after[j]
    said = dict(zip(sets, predict(rows), strict=True))
    found = np.zeros((len(before), len(next(iter(said.values())))))
    n = len(changed)
    for place, j in enumerate(changed):
        for chosen in sets:
            if chosen[place]:
                continue
            with_it = tuple(1 if i == place else c for i, c in enumerate(chosen))
            size = sum(chosen)
            weight = math.factorial(size) * math.factorial(n - size - 1) / math.factorial(n)
            found[j] += weight * (said[with_it] - said[chosen])
    return found


def other_row(run, n, seed=0):
    """Return a test row, and it with `n` of its columns from another one in which they differ."""
    rng = np.random.default_rng(seed)
    for _ in range(1000):
        one, other = rng.choice(len(run.X_test), 2, replace=False)
        before, after = run.X_test[one], run.X_test[one].copy()
        differ = changed_columns(before, run.X_test[other])
        if len(differ) >= n:
            chosen = rng.choice(differ, n, replace=False)
            after[chosen] = run.X_test[other][chosen]
            return before, after
    raise AssertionError


@pytest.mark.parametrize("n", [1, 2, 5, 8])
@pytest.mark.parametrize("unit", ["chance", "log_odds"])
def test_the_bridge_is_shapley_by_its_definition_and_adds_up(credit, n, unit):
    how = How(unit=unit)
    subject = subject_of(credit, how)
    before, after = other_row(credit, n, seed=n)
    found = bridge(subject, before, after, how)

    def say(rows):
        p = predictor(subject)(rows)
        return p if unit == "chance" else np.log(p / (1 - p))

    np.testing.assert_allclose(found.values[0], by_hand(say, before, after), atol=1e-6)
    np.testing.assert_allclose(
        found.values[0].sum(axis=0), say(after[None])[0] - say(before[None])[0], atol=1e-6
    )  # of a float32
    np.testing.assert_allclose(found.base_values, say(before[None])[0], atol=1e-6)
    assert found.exact


def test_the_bridge_of_three_classes_with_gaps_is_shapley_too(penguins):
    how, subject = How(), subject_of(penguins, How())
    before, after = other_row(penguins, 4)
    after[np.flatnonzero(before == after)[0]] = np.nan
    found = bridge(subject, before, after, how)
    np.testing.assert_allclose(found.values[0], by_hand(predictor(subject), before, after), atol=1e-6)


def test_columns_that_are_the_same_have_no_share_at_all(credit):
    how = How()
    before, after = other_row(credit, 3)
    before[7] = after[7] = np.nan
    found = bridge(subject_of(credit, how), before, after, how)
    same = np.setdiff1d(np.arange(len(before)), changed_columns(before, after))
    assert (found.values[0, same] == 0).all()
    assert 7 in same


def test_without_a_change_the_bridge_leads_nowhere(credit):
    before = credit.X_test[0]
    found = bridge(subject_of(credit, How()), before, before, How())
    assert not found.values.any()
    np.testing.assert_array_equal(found.outputs[0], found.base_values)


def test_many_changes_add_up_and_say_that_they_are_estimated(credit):
    before, after = other_row(credit, 12)
    found = bridge(subject_of(credit, How()), before, after, How())
    assert not found.exact
    np.testing.assert_allclose(found.values[0].sum(axis=0), found.outputs[0] - found.base_values, atol=1e-6)


def test_one_journey_brings_the_bridge_and_the_usual_explanation(credit):
    how = How()
    subject, (before, after) = subject_of(credit, how), other_row(credit, 2)
    both = explain_change(subject, before, after, how)
    np.testing.assert_array_equal(both.told.values, explain_rows(subject, after[None], how).values)
    np.testing.assert_array_equal(both.bridge.values, bridge(subject, before, after, how).values)


class Desk:
    """An engine that answers here and now, the first time with a failure if it is told to."""

    def __init__(self, *problems):
        self.problems, self.calls = list(problems), 0

    def call(self, function, *args):
        self.calls += 1
        answer = Future()
        if self.problems:
            answer.set_exception(self.problems.pop())
        else:
            answer.set_result(function(*args))
        return answer


def test_an_answer_is_remembered_and_a_failure_is_not(credit):
    before, after = other_row(credit, 2, seed=77)
    desk = Desk(OSError("gone"))
    with pytest.raises(OSError, match="gone"):
        changing_row(desk, credit, before, after, How(rounds=3)).result()
    found = changing_row(desk, credit, before, after, How(rounds=3)).result()
    assert changing_row(desk, credit, before, after, How(rounds=3)).result() is found
    assert desk.calls == 2


def test_ranges_are_those_of_training_rows_only(make_run):
    run = make_run(Experiment(dataset="iris"))
    X = run.data.X.copy()
    others = np.setdiff1d(np.arange(len(X)), run.split.train)
    X[others] = 1e6
    data = load("iris")
    data = replace(data, frame=data.frame.__class__(X, columns=data.frame.columns))
    other = make_run(Experiment(dataset="iris"), data=data, split=run.split)
    rows = run.data.X[run.split.train]
    for run_ in (run, other):
        assert [(s.low, s.high) for s in spans(run_)] == [(float(c.min()), float(c.max())) for c in rows.T]
    assert len(warnings(other, X[others[0]])) == 4


def test_a_category_has_no_span(credit):
    assert spans(credit)[0] is None
    assert spans(credit)[1] == Span(4.0, 72.0, whole=True)


@pytest.mark.parametrize(
    "span", [Span(4, 72, True), Span(250, 18424, True), Span(0.001, 0.0042, False), Span(-3.2, 5.1, False), Span(0, 1, True)]
)  # fmt: skip
def test_a_slider_has_the_ends_the_row_and_whole_numbers_where_all_are(span):
    own = span.low + 0.37 * (span.high - span.low)
    own = round(own) if span.whole else own
    found = places(span, own)
    assert list(found) == sorted(found)
    assert min(found) == span.low
    assert max(found) == span.high
    assert own in found
    assert 2 <= len(found) <= 110
    assert len(set(found.values())) == len(found)
    assert not span.whole or all(float(value).is_integer() for value in found)
    assert place_of(found, span, own) == own


def test_a_value_outside_the_range_is_on_the_slider_once_it_was_chosen():
    found = places(Span(4, 72, True), 12.0, 100.0)
    assert max(found) == 100
    assert found[100.0] == "100"


def test_numbers_below_0_are_refused_only_where_no_training_row_has_one(credit):
    assert "can't be −5 months" in refused(credit, 1, -5.0).text()
    assert refused(credit, 1, 0.0) is None
    assert refused(credit, 1, 1000.0) is None
    assert refused(credit, 0, -1.0) is None
    spiral = train(Experiment(dataset="spiral", hidden=(8,), epochs=1))
    assert refused(spiral, 0, -100.0) is None


def test_the_headline_of_a_value_outside_says_so(credit, iris):
    before = said(credit, 0.7)
    for months, outside in ((72.0, False), (73.0, True)):
        text = change_sentence(before, said(credit, 0.4, with_edits(before.x, {1: months})), Decision()).text()
        assert ("outside what the model has seen" in text) is outside


def test_a_constant_column_has_one_place():
    assert list(places(Span(3.0, 3.0, True))) == [3.0]


def test_values_outside_get_a_warning_by_name_and_values_inside_none(credit):
    x = credit.X_test[0].copy()
    assert warnings(credit, x) == ()
    x[1] = 100
    assert [m.text() for m in warnings(credit, x)] == [
        "Duration is 100 months: outside what the model has seen (4 months to 72 months). It answers, but nothing has taught it "
        "what happens there."
    ]
    x[1] = 72
    assert warnings(credit, x) == ()


def test_a_gap_says_what_it_counts_as(penguins):
    data = penguins.data
    number = next(j for j, name in enumerate(data.feature_names) if name not in data.categories)
    x = penguins.X_test[0].copy()
    x[number] = np.nan
    (said,) = gaps(penguins, x)
    median = np.nanmedian(data.X[penguins.split.train, number])
    assert usual(penguins, number) == pytest.approx(median)
    assert "missing: counts as" in said.text()
    assert f"{median:.4g}" in said.text()
    category = data.feature_names.index(next(iter(data.categories)))
    x[category] = np.nan
    assert "none of the categories" in remarks(penguins, x)[-1 if category > number else 0].text()


def test_a_gap_is_answered_as_its_median_would_be_but_for_the_mark_of_a_gap(credit):
    x = credit.X_test[0].copy()
    x[1] = np.nan
    y = x.copy()
    y[1] = usual(credit, 1)
    say = predictor(subject_of(credit, How()))
    np.testing.assert_allclose(
        say(x[None]), say(y[None]), atol=1e-6
    )  # no training row had a gap there, so there is no mark


def test_only_columns_that_the_model_looks_at_are_offered():
    run = train(Experiment(dataset="iris", hidden=(4,), epochs=2, features=("petal length",)))
    case = case_of(run, 0)
    assert len(offered(case)) == 1
    assert ignored(case) == 3
    x = case.x.copy()
    x[:] = 1e4
    assert len(warnings(run, x)) == 1


def case_of(run, place, output=None, how=None, x=None):
    how = how or How()
    x = run.X_test[place] if x is None else x
    told = explain_rows(subject_of(run, how), x[None], how)
    output = (1 if told.outputs.shape[1] == 2 else int(told.outputs[0].argmax())) if output is None else output
    return Case(run, x, told, output, how, place)


def test_pixels_are_chosen_from_a_list():
    run = train(Experiment(dataset="digits", hidden=(8,), epochs=1))
    assert is_chosen(case_of(run, 0))


def said(run, chance, x=None, classes=2):
    """Return a case of which the model says a chance."""
    outputs = np.array([[1 - chance, chance]]) if classes == 2 else np.array([chance])
    d = run.data.X.shape[1]
    zeros = np.zeros((1, d, outputs.shape[1]))
    x = run.X_test[0] if x is None else x
    told = Explanation(zeros, outputs[0], x[None], outputs, zeros, np.ones(outputs.shape[1]), exact=True)
    return Case(run, x, told, 1, How())


@pytest.mark.parametrize(
    ("was", "is_", "words"),
    [
        (0.83, 0.61, "falls from 83% to 61%: still flagged at the threshold of 50%"),
        (0.83, 0.31, "falls from 83% to 31%: no longer flagged at the threshold of 50%"),
        (0.1, 0.61, "rises from 10% to 61%: now flagged at the threshold of 50%"),
        (0.1, 0.2, "rises from 10% to 20%: still not flagged at the threshold of 50%"),
        (0.83, 0.8302, "stays at 83%: still flagged at the threshold of 50%"),
        (0.5, 0.4996, "falls from 50.00% to 49.96%: no longer flagged at the threshold of 50%"),
        (0.9, 0.4975, "falls from 90.0% to 49.8%: no longer flagged at the threshold of 50%"),
        (0.301, 0.304, "rises from 30.1% to 30.4%: still not flagged at the threshold of 50%"),
    ],
)
def test_a_change_is_told_with_its_numbers_and_the_decision(credit, was, is_, words):
    before = said(credit, was)
    after = said(credit, is_, with_edits(before.x, {1: 24.0}))
    text = change_sentence(before, after, Decision()).text()
    assert text.endswith(words)
    assert text.startswith("With Duration 24 months instead of")


def test_a_change_of_a_category_is_quoted_and_many_changes_are_counted(credit):
    before = said(credit, 0.8)
    x = before.x
    edits = {1: x[1] + 1, 4: x[4] + 1, 10: np.nan, 11: x[11] + 1, 0: (x[0] + 1) % 4}
    text = change_sentence(before, said(credit, 0.7, with_edits(x, edits)), Decision()).text()
    assert "Current account “" in text
    assert "and 2 more changes" in text


def test_three_classes_are_told_by_the_likeliest(iris):
    before = case_of(iris, 0)
    told = before.told
    other = (before.output + 1) % 3
    outputs = np.full((1, 3), 0.1)
    outputs[0, other] = 0.8
    after = replace(before, x=with_edits(before.x, {0: 9.0}), told=replace(told, outputs=outputs))
    names = iris.data.class_names
    assert f"the likeliest class is now “{names[other].title()}”" in change_sentence(before, after, Decision()).text()
    assert "the likeliest class is “" in as_it_is(before, Decision()).text()
    assert shown_threshold(before, Decision()) is None


def test_numbers_have_no_decision():
    run = train(Experiment(dataset="diabetes", hidden=(4,), epochs=2))
    before = case_of(run, 0)
    x = with_edits(before.x, {2: 40.0})
    after = case_of(run, 0, x=x)
    text = change_sentence(before, after, Decision()).text()
    assert "flagged" not in text
    assert "prediction of" in text
    assert changed_answer(before, after, Decision()).verdict is None


def test_the_same_words_whatever_the_unit_of_the_reasons(credit):
    chance, odds = (case_of(credit, 3, how=How(unit=unit)) for unit in ("chance", "log_odds"))
    assert as_it_is(chance, Decision()).text() == as_it_is(odds, Decision()).text()
    assert shown_threshold(odds, Decision(threshold=0.2)) == pytest.approx(math.log(0.25))


def test_a_change_without_effect_says_so(credit):
    before = said(credit, 0.4)
    after = said(credit, 0.4, with_edits(before.x, {1: 24.0}))
    assert bridge_title(before, after, after.told).text() == "The change makes no difference to the model"
    assert changed_answer(before, after, Decision()).arrow == "off"


def test_a_change_back_is_no_change(credit):
    x = credit.X_test[0].copy()
    x[2] = np.nan
    assert not is_changed(x, 2, math.nan)
    assert not is_changed(x, 1, float(x[1]))
    assert is_changed(x, 2, 0.0)
    assert list(changed_columns(x, with_edits(x, {999: 3.0}))) == []


@pytest.mark.parametrize(("chance", "text"), [(0.0, "0%"), (1.0, "100%"), (0.004, "0.4%"), (1e-9, "< 0.001%"), (0.99999999, "> 99.999%"), (0.5, "50%")])  # fmt: skip
def test_a_chance_never_looks_certain_when_it_is_not(chance, text):
    assert percent(chance) == text


@pytest.mark.parametrize(
    ("name", "change", "words"),
    [
        (
            "german_credit",
            {0: 17.0},
            "Column Current account (“status of existing checking account”): expected the number of a category, 0 to 3, received 17.",
        ),
        (
            "german_credit",
            {0: 0.5},
            "Column Current account (“status of existing checking account”): expected the number of a category, 0 to 3, received 0.5.",
        ),
        (
            "german_credit",
            {1: np.inf},
            "Column Duration (“duration in month”): expected a number, received infinity or one too large.",
        ),
        ("circle", {0: np.nan}, "a point in the plane needs both of its numbers"),
    ],
)
def test_rows_that_no_model_can_answer_are_refused(name, change, words):
    data = load(name)
    rows = data.X[:2].copy()
    for column, value in change.items():
        rows[1, column] = value
    with pytest.raises(UserError) as refused:
        checked(data, rows)
    assert words in refused.value.message.text()


def test_gaps_and_whole_frames_are_answered(credit):
    rows = credit.data.X[:3].copy()
    rows[0, :2] = np.nan
    np.testing.assert_array_equal(checked(credit.data, rows), rows)
    np.testing.assert_array_equal(checked(credit.data, credit.data.frame.iloc[:3]), credit.data.X[:3])
    with pytest.raises(UserError):
        checked(credit.data, np.full((1, 19), "x"))
