"""Market forecasting: nothing looks ahead, the naive forecast wins, volatility does not; fooled where one is fooled."""

import numpy as np
import pandas as pd
import pytest
from sklearn.linear_model import LinearRegression
from sklearn.metrics import mean_absolute_error, r2_score

from core.messages import UserError
from core.scenarios import SCENARIOS
from core.scenarios.market_forecast import asking, fooling, regimes, skill, trading, why
from core.scenarios.market_forecast.judged import predictions
from core.scenarios.market_forecast.measure import blocks, weights_of
from core.scenarios.market_forecast.net import build, prepared, said, scales
from core.scenarios.market_forecast.series import DECAY, FILE, WEEK, of_prices, of_series, series, weeks
from core.scenarios.market_forecast.walking import EWMA, HAR, STARTS, linear, sides, years

CASE = SCENARIOS["market_forecast"]


@pytest.fixture(scope="module")
def arrays(measured):
    found = measured("market_forecast")
    return {name: np.asarray(value) for name, value in found.items()}


@pytest.fixture(scope="module")
def table():
    frame = pd.read_csv(FILE, na_values=".").dropna().reset_index(drop=True)
    frame.columns = ["day", "price"]
    return frame


def test_the_prices_are_those_of_the_file(table):
    assert np.array_equal(series().price, table.price) and len(table) == 8321
    # the highest daily price of WTI before 2022: 145.31 $ on 3 July 2008
    high = int(series().price.argmax())
    assert (str(series().days[high]), series().price[high]) == ("2008-07-03", 145.31)


def test_the_typical_move_is_an_exponentially_weighted_mean(table):
    squares = np.log(table.price).diff().fillna(0) ** 2
    known = squares.ewm(alpha=1 - DECAY, adjust=False).mean() ** 0.5
    assert series().swing[400:] == pytest.approx(known[400:], rel=1e-4)  # the start is forgotten by then


def test_nothing_that_is_known_on_a_day_depends_on_later_prices():
    it, cut = series(), 3000
    other = it.price.copy()
    other[cut + 1 :] *= 1.5
    changed, before = of_series(of_prices(it.days, other)), weeks()
    here = before.at <= cut
    assert np.array_equal(before.X[here], changed.X[here])
    assert not np.array_equal(before.rise[here], changed.rise[here])


def test_no_week_of_training_reaches_into_the_test():
    it = weeks()
    for fold, start in enumerate(STARTS):
        train, test = sides(fold)
        assert it.at[train].max() + WEEK <= it.at[test].min() and years(it)[test].min() == start


def test_the_error_of_the_naive_forecast_is_that_of_pandas(arrays, table):
    day = pd.to_datetime(table.day)
    first = int(np.flatnonzero(day >= "1990-01-01")[0])
    places = np.arange(first, len(table) - WEEK, WEEK)
    naive = mean_absolute_error(table.price[places + WEEK], table.price[places])
    result = CASE.result(arrays)
    assert result.n_test == len(places) and result.baseline_score == pytest.approx(naive)


def test_no_model_beats_the_naive_forecast_of_the_price_and_the_case_says_so(arrays):
    result = CASE.result(arrays)
    model, nothing = result.best("model"), result.best("nothing")
    assert not CASE.pays and model.score > nothing.score - 0.02 and model.low < nothing.score < model.high
    assert 1.6 < nothing.score < 1.8
    value, low, _ = skill.rise_r2(arrays, "net")
    assert low < 0 and value < 0.02


def test_how_rough_it_gets_is_predictable(arrays):
    for name, least in (("net", 0.25), ("har", 0.3), ("ewma", 0.3)):
        value, low, high = skill.rough_r2(arrays, name)
        assert least < value < 0.5 and 0.1 < low < value < high


def test_regressions_are_those_of_scikit_learn(arrays):
    it, (train, test) = weeks(), sides(2)
    known = LinearRegression().fit(it.X[train, HAR], it.rough[train]).predict(it.X[test, HAR])
    assert arrays["rough_har"][arrays["fold"] == 2] == pytest.approx(known)
    X, y = it.X[train, EWMA], it.rough[train]
    assert linear(X, y, X) == pytest.approx(LinearRegression().fit(X, y).predict(X))


def test_the_network_in_numpy_says_what_keras_says(arrays):
    model, fold, it = build(), 3, weeks()
    model.set_weights(weights_of(arrays, fold))
    out = np.asarray(model(prepared(fold, it.X[500:510])))
    swing = series().swing[it.at[500:510]]
    rise, rough = said(weights_of(arrays, fold), fold, it.X[500:510], swing)
    mean, spread = scales(fold)[2]
    assert rise == pytest.approx(out[:, 0] * swing * np.sqrt(5), abs=1e-5)
    assert rough == pytest.approx(out[:, 1] * spread + mean, abs=1e-5)


def test_r2_against_the_mean_is_that_of_scikit_learn():
    rng = np.random.default_rng(0)
    truth, guess = rng.normal(size=200), rng.normal(size=200)
    assert skill.r2(truth, guess, np.full(200, truth.mean()))[0] == pytest.approx(r2_score(truth, guess))


def test_blocks_keep_neighbours_together():
    drawn = blocks(100)
    assert drawn.shape == (1000, 100) and ((drawn[:, 1] - drawn[:, 0]) % 100 == 1).all()


def test_the_interval_holds_what_it_promises_and_one_of_the_same_width_fails_in_2008(arrays):
    assert 0.87 < skill.coverage(arrays, False).value < 0.93
    year = skill.years(arrays) == 2008
    assert skill.coverage(arrays, True, year).value < 0.75 < skill.coverage(arrays, False, year).value


def test_directions_are_counted(arrays):
    net = skill.hits(arrays, "net")
    low, high = net.interval()
    assert net.of > 1400 and low < 0.53 and high > 0.5
    assert str(int(net.count)) in skill.hit_words(arrays).text()


def test_weeks_wilder_than_the_training_are_not_known(arrays):
    places = skill.scored(arrays)
    far = asking.unknown(arrays, places)
    assert 0 < far.sum() < 40
    assert "I don't know" in asking.said(arrays, int(places[far][0])).text()
    assert "I don't know" not in asking.said(arrays, int(places[~far][0])).text()


@pytest.mark.parametrize("name", asking.SPANS)
def test_every_span_tells_what_came(arrays, name):
    _, first, last = asking.SPANS[name]
    it = asking.span(arrays, first, last)
    kept = asking.inside(arrays, it.at)
    low, high = asking.ends(arrays, it.at)
    assert (kept == ((low <= arrays["next"][it.at]) & (arrays["next"][it.at] <= high))).all()
    assert f"{kept.sum()} of {len(kept)}" in asking.span_finding(arrays, it).text()
    assert "A week later" in asking.then(arrays, int(it.at[0])).text()


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("last Monday", "2009-01-01", "expected a day as year-month-day"),
        ("2008-02-31", "2009-01-01", "expected a day as year-month-day"),
        ("2008-01-01", "", "To: expected a day"),
        (None, None, "From: expected a day"),
        ("<b>2008-01-01</b>", "2009-01-01", "expected a day"),
        ("2008-01-01" * 9999, "2009-01-01", "expected a day"),
        ("二〇〇八年一月一日", "2009-01-01", "expected a day"),
        ("2009-01-01", "2008-01-01", "the first before the last"),
        ("1980-01-01", "1991-01-01", "where forecasts were made"),
        ("2018-01-02", "2030-01-01", "where forecasts were made"),
        ("2008-01-02", "2008-01-10", "at least 4 weeks"),
    ],
)
def test_a_wrong_date_is_said(arrays, first, last, words):
    with pytest.raises(UserError, match=words):
        asking.span(arrays, first, last)


def test_money_is_what_a_book_of_accounts_says():
    it = trading.of_holding(np.array([1.0, 1.0, 0.0, 1.0]), np.array([0.1, -0.2, 0.5, 0.05]), 1.0)
    money = 100 * 0.99 * 1.1
    assert it.money[1] == pytest.approx(money)
    money *= 0.8
    assert it.money[2] == pytest.approx(money) and it.money[3] == pytest.approx(money * 0.99)
    assert it.money[4] == pytest.approx(money * 0.99 * 0.99 * 1.05) and it.trades == 3
    assert it.worst == pytest.approx(1 - it.money[3] / it.money[1])


def test_a_trade_that_costs_more_leaves_less(arrays):
    at = asking.span(arrays, "2014-07-01", "2016-02-29").at
    for rule in trading.RULES:
        assert trading.traded(arrays, at, rule, 2.0).money[-1] < trading.traded(arrays, at, rule, 0.0).money[-1]


def test_shapley_values_of_a_sum_are_its_parts_and_of_a_pair_are_shared():
    parts = [3.0, -1.0, 2.0]
    assert why.shapley(lambda some: sum(parts[i] for i in some), 3) == pytest.approx(parts)
    assert why.shapley(lambda some: float({0, 1} <= set(some)), 3) == pytest.approx([0.5, 0.5, 0.0])


def test_reasons_add_up_to_the_forecast(arrays):
    place = 4000
    fold, row = int(arrays["fold"][place]), int(arrays["row"][place])
    train, _ = sides(fold)
    some = np.sort(np.random.default_rng(0).choice(train, why.DAYS, replace=False))
    mean = said(weights_of(arrays, fold), fold, weeks().X[some], np.ones(why.DAYS))[1].mean()
    total = sum(np.log1p(pull.percent / 100) for pull in why.pulls(arrays, place))
    assert total == pytest.approx(arrays["rough_net"][place] - mean, abs=1e-6) and row == arrays["row"][place]


def test_a_shuffled_split_finds_what_is_not_there():
    pair = fooling.shuffled()
    assert pair["before"]["r2"] > 0.2 and pair["after"]["r2"] < 0.05
    assert pair["before"]["n"] == pair["after"]["n"]


def test_a_look_ahead_finds_what_is_not_there():
    pair = fooling.look_ahead()
    assert pair["before"]["r2"] > 0.5 and pair["after"]["r2"] < 0.05
    assert pair["before"]["right"] / pair["before"]["n"] > 0.75


def test_the_best_of_many_rules_was_lucky(arrays):
    few, many = (fooling.many_rules(arrays, n, 0) for n in (5, 1000))
    assert many["seen"].max() > few["seen"].max() and many["seen"].max() > 0.1
    assert many["later"][many["best"]] < many["seen"][many["best"]] / 2
    assert "1,000 random rules" in fooling.many_finding(many).text()


@pytest.mark.parametrize("name", regimes.REGIMES)
def test_a_change_of_regime_is_worse_than_the_year_before(arrays, name):
    before, then = regimes.compared(arrays, name)
    assert then.error[0] > before.error[0] and then.naive[0] > before.naive[0]
    assert then.same.value < before.same.value


def test_the_predictions_that_metrics_judges_are_those_measured(arrays):
    it = predictions(arrays)
    assert not it.has_model and it.n == CASE.result(arrays).n_test
    value = 1 - ((it.y_true - it.y_prob[:, 0]) ** 2).sum() / ((it.y_true - it.y_true.mean()) ** 2).sum()
    assert value == pytest.approx(r2_score(it.y_true, it.y_prob[:, 0]), abs=1e-5)


def test_what_one_is_fooled_by_is_told_with_both_numbers():
    pair = {"before": {"r2": 0.5, "right": 8, "n": 10}, "after": {"r2": -0.001, "right": 5, "n": 10}}
    for text in (fooling.SHUFFLED, fooling.AHEAD):
        told = fooling.pair_finding(text, pair).text()
        assert "0.50 and 80%" in told and "0.00 and 50%" in told and "-0.00" not in told


def test_shares_are_told_by_weeks_and_their_interval_is_that_of_weeks(arrays):
    right = arrays["share_right"]
    assert f"{len(right)} weeks" in skill.shares_words(arrays).text() and len(right) == 64
    drawn = right.mean(axis=1)[blocks(64)].mean(axis=1)
    low, high = np.quantile(drawn, [0.025, 0.975])
    assert f"({low:.0%} to {high:.0%})" in skill.shares_words(arrays).text()


def test_weeks_that_are_not_known_are_counted(arrays):
    it = asking.span(arrays, "2008-06-02", "2009-03-02")
    far = int(asking.unknown(arrays, it.at).sum())
    assert far > 0 and f"in {far} it would have said" in asking.span_finding(arrays, it).text()
