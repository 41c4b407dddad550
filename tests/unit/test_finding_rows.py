"""Rows to look at are those that sorting a table by hand would give."""

import numpy as np
import pandas as pd
import pytest

from core.decision import Decision
from core.experiment import Experiment
from core.explanation.finding import (
    FILTERS,
    MISSING,
    Wanted,
    at_random,
    categories_of,
    filters_of,
    first_wanted,
    having,
    moved,
    places_by,
    range_of,
    standing,
    usual_filter,
    wanted_words,
)
from tests.unit.judging import judged


@pytest.fixture
def two():
    rng = np.random.default_rng(3)
    chance = rng.random(300)
    return judged(rng.random(300) < chance, chance)


def table(it):
    frame = pd.DataFrame({"true": it.y_true.astype(int), "chance": it.y_prob[:, 1]})
    return frame.assign(flag=frame.chance >= 0.4, sure=np.where(frame.chance >= 0.4, frame.chance, 1 - frame.chance))


def test_two_classes_have_the_rows_that_sorting_gives(two):
    it, decision = table(two), Decision(threshold=0.4)
    wrong = it[it.flag != (it.true == 1)].sort_values("sure", ascending=False, kind="stable")
    right = it[it.flag == (it.true == 1)].sort_values("sure", ascending=False, kind="stable")
    flagged = it[it.flag].sort_values("chance", ascending=False, kind="stable")
    near = (it.chance - 0.4).abs().sort_values(kind="stable").index[:30]
    wanted = {"wrong": wrong.index, "right": right.index, "flagged": flagged.index, "near": near, "all": it.index}
    assert set(wanted) == set(filters_of(two))
    for name, places in wanted.items():
        assert places_by(two, decision, name).tolist() == places.tolist(), name


def test_several_classes_are_judged_by_the_likeliest():
    rng = np.random.default_rng(0)
    it = judged(rng.integers(0, 3, 200), rng.dirichlet(np.ones(3), 200))
    said, sure = it.y_prob.argmax(axis=1), it.y_prob.max(axis=1)
    wrong = places_by(it, Decision(), "wrong")
    assert set(wrong) == set(np.flatnonzero(said != it.y_true))
    assert (np.diff(sure[wrong]) <= 0).all()
    assert (np.diff(sure[places_by(it, Decision(), "unsure")]) >= 0).all()


def test_numbers_are_judged_by_how_far_off_they_are():
    y = np.array([1.0, 2.0, 3.0, 4.0])
    it = judged(y, y + np.array([0.5, -3.0, 0.1, 1.0]), names=())
    assert places_by(it, Decision(), "off").tolist() == [1, 3, 0, 2]
    assert places_by(it, Decision(), "close").tolist() == [2, 0, 3, 1]
    assert places_by(it, Decision(), "high").tolist() == [3, 2, 0, 1]


def test_every_filter_serves_some_kind_and_two_rows_are_enough():
    small = judged([0, 1], [0.2, 0.9]), judged([0, 1, 2], np.eye(3)), judged([1.0, 2.0], [1.0, 2.0], names=())
    assert set().union(*map(filters_of, small)) == set(FILTERS)
    for it in small:
        for name in filters_of(it):
            assert len(places_by(it, Decision(), name)) <= it.n


def test_flagged_rows_come_first_unless_there_are_none(two):
    assert usual_filter(two, Decision(threshold=0.4)) == "flagged"
    assert usual_filter(two, Decision(threshold=1.0)) == "all"


def test_rows_by_a_value_are_those_that_pandas_finds(make_run):
    run = make_run(Experiment(dataset="penguins"))
    frame, places = run.data.frame.iloc[run.split.test].reset_index(drop=True), np.arange(len(run.split.test))[::-1]
    names = run.data.feature_names
    sex, bill = names.index("sex"), names.index("bill length")
    code = run.data.categories["sex"].index("female")
    assert set(having(run, places, Wanted(sex, codes=(code,)))) == set(frame.index[frame["sex"] == "female"])
    assert set(having(run, places, Wanted(sex, codes=(MISSING,)))) == set(frame.index[frame["sex"].isna()])
    low, high = 40.0, 45.5
    wanted = frame.index[frame["bill length"].between(low, high)]
    assert having(run, places, Wanted(bill, low, high)).tolist() == wanted[::-1].tolist()
    assert having(run, places, None) is places
    assert MISSING in categories_of(run, sex) and MISSING not in categories_of(run, names.index("island"))
    assert range_of(run, bill) == pytest.approx((frame["bill length"].min(), frame["bill length"].max()))


def test_the_first_wish_is_the_category_of_the_row_or_any_number(make_run):
    run = make_run(Experiment(dataset="penguins"))
    for column in range(run.data.X.shape[1]):
        wanted = first_wanted(run, column, run.X_test[0])
        assert 0 in having(run, np.arange(len(run.split.test)), wanted) or np.isnan(run.X_test[0, column])
        assert "{" not in wanted_words(run, wanted).text()


def test_one_goes_around_a_list_and_begins_with_its_first():
    places = np.array([5, 2, 9])
    assert (moved(places, 5, 1), moved(places, 9, 1), moved(places, 5, -1), moved(places, 7, 1)) == (2, 5, 9, 5)
    assert {at_random(places, 2) for _ in range(60)} == {5, 9}
    assert at_random(np.array([2]), 2) == 2
    assert "2 of 3" in standing(places, 2).text()
