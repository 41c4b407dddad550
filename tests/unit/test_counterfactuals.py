"""The smallest changes: against closed forms and all changes tried one after the other, with models made of NumPy."""

from itertools import product

import numpy as np
import pytest

from core.datasets import load
from core.decision import Decision
from core.experiment import Experiment
from core.explanation.counterfactuals import Class, Reach, Rule, Side, counterfactuals, space_of
from core.explanation.counterfactuals.drive import search
from core.explanation.counterfactuals.near import neighbours
from core.explanation.counterfactuals.rules import with_cost, with_way
from core.explanation.counterfactuals.sense import SENSE
from core.explanation.counterfactuals.space import is_ordered, rules_of, space_of_rows
from core.explanation.counterfactuals.steps import multiples, nice_step, plausible, spread_of

BELOW = Side(1, 0.5, above=False)
ABOVE = Side(1, 0.5, above=True)


def two(score):
    """Return a model of two classes whose log-odds are a function of rows (n, d)."""

    def predict(X):
        chance = 1 / (1 + np.exp(-score(np.asarray(X, float))))
        return np.column_stack([1 - chance, chance])

    return predict


def linear(weights, bias=0.0):
    return two(lambda X: X @ np.asarray(weights, float) + bias)


def table(n=400, d=4, values=10, seed=0):
    """Return rows of d columns that take few values each, so that all changes can be tried."""
    return np.random.default_rng(seed).integers(0, values, (n, d)).astype(np.float32)


def least_effort(predict, x, space, wanted):
    """Return the least effort of all changes there are, tried one after the other."""
    grid = [np.append(options, now) for options, now in zip(space.options(x), x, strict=True)]
    rows = np.array(list(product(*grid)), np.float32)
    reached = wanted.margin(predict(rows)) > 0
    efforts = [
        sum(
            column.rule.cost * abs(float(v) - float(now)) / column.spread + space.each
            for column, v, now in zip(space.columns, row, x, strict=True)
            if v != now
        )
        for row in rows[reached]
    ]
    return min(efforts, default=np.inf)


class TestAgainstAllChanges:
    @pytest.mark.parametrize("seed", range(12))
    def test_a_linear_model_is_turned_with_the_least_effort_there_is(self, seed):
        rng = np.random.default_rng(seed)
        X = table(seed=seed)
        model = linear(rng.normal(size=4), 0.0)
        model = linear(rng.normal(size=4) * rng.choice([0.3, 1, 3], 4), rng.normal())
        space = space_of_rows(X, {j: Rule(cost=float(c)) for j, c in enumerate(rng.choice([0.5, 1, 2], 4))})
        x = X[seed]
        wanted = Side(1, 0.5, above=bool(model(x[None])[0, 1] < 0.5))
        best = least_effort(model, x, space, wanted)
        found = counterfactuals(model, x, space, wanted)
        assert (found[0].effort if found else np.inf) == pytest.approx(best, rel=0.03)

    @pytest.mark.parametrize("seed", range(12))
    def test_so_is_a_crooked_model(self, seed):
        rng = np.random.default_rng(seed)
        first, second = rng.normal(size=(4, 8)) / 3, rng.normal(size=8) * 3
        model = two(lambda X: np.tanh((X - 4.5) @ first) @ second)
        X = table(seed=seed)
        space, x = space_of_rows(X), X[seed]
        wanted = Side(1, 0.5, above=bool(model(x[None])[0, 1] < 0.5))
        best = least_effort(model, x, space, wanted)
        found = counterfactuals(model, x, space, wanted)
        assert found[0].effort == pytest.approx(best, rel=0.05)

    def test_two_changes_that_do_nothing_alone_are_found_together(self):
        X = table(values=2)
        model = two(lambda X: 8 * (X[:, 0] * X[:, 1]) - 4)
        found = counterfactuals(model, np.zeros(4, np.float32), space_of_rows(X), ABOVE)
        assert [way.changed for way in found] == [(0, 1)]

    def test_many_small_steps_are_found_where_few_columns_are_not_enough(self):
        X = table(d=9, values=3)
        model = linear(np.ones(9), -15.5)  # at most 18, so that at least seven columns have to rise
        space, x = space_of_rows(X), np.zeros(9, np.float32)
        best = search(model, x, space, ABOVE).ways[0]
        assert best.x.sum() == 16
        assert len(best.changed) == 8  # fewer can't: 7 columns make 14

    def test_what_came_closest_is_the_best_of_all_where_nothing_is_enough(self):
        X, weights = table(), np.array([1.0, -2.0, 0.5, 0.0])
        found = search(linear(weights, -30.0), X[0], space_of_rows(X), ABOVE)
        assert not found.ways
        best = [0 if w < 0 else 9 for w in weights]
        assert found.closest.x[:3].tolist() == best[:3]
        assert 3 not in found.closest.changed  # a column that does nothing isn't changed for nothing


class TestClosedForm:
    @pytest.mark.parametrize("weight", [0.02, -0.07])
    @pytest.mark.parametrize("threshold", [0.2, 0.5, 0.9])
    def test_one_column_of_a_linear_model_moves_just_past_the_threshold(self, weight, threshold):
        rng = np.random.default_rng(0)
        X = rng.normal(50, 20, (1000, 2)).astype(np.float32)
        x = np.array([48.3, 50.0], np.float32)
        bias = np.log(threshold / (1 - threshold)) - weight * (48.3 + 13.37)
        space = space_of_rows(X, {1: Rule("locked")})
        wanted = Side(1, threshold, above=weight > 0)
        found = counterfactuals(linear([weight, 0.0], bias), x, space, wanted)
        step = np.diff(space.columns[0].values).min()
        assert len(found) == 1
        assert 48.3 + 13.37 <= found[0].x[0] <= 48.3 + 13.37 + step

    def test_numbers_are_reached_from_both_sides(self):
        X = np.random.default_rng(0).normal(0, 1, (500, 2)).astype(np.float32)
        x = np.array([0.5, 0.0], np.float32)

        def predict(rows):
            return 100 * np.asarray(rows, float)[:, :1]

        for wanted in (Reach(120.0, above=True), Reach(-30.0, above=False)):
            (way,) = counterfactuals(predict, x, space_of_rows(X), wanted)
            assert way.changed == (0,)
            assert way.outputs[0] == pytest.approx(wanted.value, abs=11)
            assert bool(way.outputs[0] > wanted.value) is wanted.above

    def test_a_class_is_reached_when_it_is_the_likeliest(self):
        X = table(d=2)
        centres = np.array([[1, 1], [8, 1], [5, 8]])

        def predict(rows):
            near = np.exp(-((np.asarray(rows, float)[:, None] - centres) ** 2).sum(axis=2) / 9)
            return near / near.sum(axis=1, keepdims=True)

        x = np.array([1, 1], np.float32)
        for wished in (1, 2):
            found = counterfactuals(predict, x, space_of_rows(X), Class(wished))
            assert found
            assert all(predict(way.x[None]).argmax() == wished for way in found)


class TestWhatMayChange:
    def setup_method(self):
        self.X = np.random.default_rng(1).normal(0, 1, (800, 5)).astype(np.float32)
        self.X[:, 4] = np.round(30 + 10 * self.X[:, 4])
        self.model = linear([1, -1, 1, 1, 0.1], -6)
        self.x = np.array([0, 0, 0, 0, 30], np.float32)

    def ways(self, rules, x=None):
        x = self.x if x is None else x
        return search(self.model, x, space_of_rows(self.X, rules), ABOVE)

    def test_locks_and_directions_are_kept(self):
        found = self.ways({0: Rule("locked"), 1: Rule("up"), 2: Rule("down"), 3: Rule("up")})
        assert found.ways
        for way in found.ways:
            assert set(way.changed) <= {3, 4}  # of the others nothing that is allowed helps
            assert way.x[3] >= 0

    def test_nothing_is_found_when_all_is_locked(self):
        found = self.ways(dict.fromkeys(range(5), Rule("locked")))
        assert found.ways == ()
        assert found.closest is None

    def test_no_value_leaves_what_99_of_100_training_rows_show(self):
        low, high = np.quantile(self.X, (0.01, 0.99), axis=0)
        for way in self.ways({}).ways:
            changed = list(way.changed)
            assert (way.x[changed] >= low[changed] - 1e-6).all()
            assert (way.x[changed] <= high[changed] + 1e-6).all()

    def test_whole_numbers_stay_whole(self):
        found = self.ways({j: Rule(cost=5.0) for j in range(4)})
        assert any(4 in way.changed for way in found.ways)
        assert all(float(way.x[4]).is_integer() for way in found.ways)
        assert any(not float(way.x[j]).is_integer() for way in found.ways for j in way.changed)

    def test_a_missing_value_stays_missing(self):
        def model(rows):
            return self.model(np.nan_to_num(rows, nan=0.0))

        x = np.array([np.nan, 0, 0, 0, 30], np.float32)
        found = counterfactuals(model, x, space_of_rows(self.X), ABOVE)
        assert found
        assert all(np.isnan(way.x[0]) and 0 not in way.changed for way in found)

    def test_a_row_outside_the_range_may_come_back(self):
        x = np.array([0, 0, 0, -50, 30], np.float32)
        assert self.ways({}, x).ways
        assert all(3 in way.changed for way in self.ways({}, x).ways)

    def test_what_is_dear_is_left_alone(self):
        cheap = self.ways({}).ways[0]
        dear = self.ways({cheap.changed[0]: Rule(cost=50.0)}).ways[0]
        assert cheap.changed[0] not in dear.changed

    def test_a_row_that_is_there_already_needs_no_change(self):
        found = search(self.model, np.array([3, 0, 3, 3, 60], np.float32), space_of_rows(self.X), ABOVE)
        assert found.start.reaches
        assert found.ways == ()

    def test_ways_differ_in_what_they_change_and_the_easiest_is_first(self):
        ways = self.ways({}).ways
        assert len(ways) > 1
        assert [way.effort for way in ways] == sorted(way.effort for way in ways)
        for one, other in product(ways, ways):
            assert one is other or not set(one.changed) > set(other.changed)
        assert len({way.changed for way in ways}) == len(ways)

    def test_each_way_turns_the_model_when_it_is_asked_again(self):
        for way in self.ways({}).ways:
            said = self.model(way.x[None])[0]
            assert said[1] > 0.5
            assert way.outputs == pytest.approx(said)
            assert tuple(np.flatnonzero(way.x != self.x)) == way.changed

    def test_the_same_seed_gives_the_same_ways(self):
        one, other = self.ways({}), self.ways({})
        assert all((a.x == b.x).all() for a, b in zip(one.ways, other.ways, strict=True))
        assert one.tried == other.tried

    def test_a_way_that_the_model_takes_back_is_not_told(self):
        asked = []

        def moody(rows):  # says otherwise of a row that it is asked about for the second time
            again = {row.tobytes() for row in asked}
            asked.extend(rows)
            return np.array([[0.9, 0.1] if row.tobytes() in again else self.model(row[None])[0] for row in rows])

        told = {way.changed for way in self.ways({}).ways}
        assert not told & {way.changed for way in search(moody, self.x, space_of_rows(self.X), ABOVE).ways}


class TestOddTables:
    def test_constant_columns_and_empty_ones_can_not_change(self):
        X = table(d=4)
        X[:, 1], X[:, 2] = 3, np.nan
        x = X[0].copy()

        def model(rows):
            return linear([1, 5, 5, 0], -20)(np.nan_to_num(rows))

        found = search(model, x, space_of_rows(X), Side(1, 0.5, above=model(x[None])[0, 1] < 0.5))
        assert all(set(way.changed) <= {0, 3} for way in found.ways)

    def test_five_hundred_columns_are_searched_without_holding_too_much(self):
        X = np.random.default_rng(0).normal(size=(300, 500)).astype(np.float32)
        weights = np.random.default_rng(1).normal(size=500)
        most = []

        def model(rows):
            most.append(len(rows))
            return linear(weights, -30)(rows)

        found = search(model, X[0], space_of_rows(X), ABOVE)
        assert found.ways
        assert max(most) < 20_000

    def test_two_rows_are_enough(self):
        X = np.array([[0, 1], [5, 1]], np.float32)
        (way,) = counterfactuals(linear([1, 0], -3), X[0], space_of_rows(X), ABOVE)
        assert way.x.tolist() == [5, 1]

    @pytest.mark.parametrize("threshold", [0.0, 1.0])
    def test_a_threshold_at_an_end_gives_no_nonsense(self, threshold):
        X = table()
        for above in (True, False):
            for way in counterfactuals(linear(np.ones(4), -18), X[0], space_of_rows(X), Side(1, threshold, above)):
                assert bool(way.outputs[1] >= threshold) is above


class TestSteps:
    def test_steps_are_those_that_people_take(self):
        assert [nice_step(span) for span in (13_600, 60, 3, 0.9)] == [200.0, 2.0, 0.1, 0.02]
        assert nice_step(20, whole=True) == 1.0
        assert multiples(0.25, 0.5, 0.1).tolist() == [0.3, 0.4, 0.5]

    def test_values_are_multiples_within_the_percentiles(self):
        seen = np.arange(0, 1001, dtype=np.float32)
        values = plausible(seen)
        assert values[0] == 20
        assert values[-1] == 980
        assert (np.diff(values) == 20).all()

    def test_few_values_are_taken_as_they_are(self):
        assert plausible(np.array([1, 2, 4, 4, np.nan], np.float32)).tolist() == [1, 2, 4]
        assert plausible(np.array([np.nan], np.float32)).tolist() == []

    def test_a_step_that_is_wished_counts(self):
        assert set(plausible(np.arange(4, 73, dtype=np.float32), 6.0) % 6) == {0}

    def test_the_spread_is_the_median_deviation_and_where_that_is_0_the_standard_one(self):
        assert spread_of(np.array([1, 2, 3, 4, 100], np.float32)) == 1
        seen = np.array([0, 0, 0, 0, 5], np.float32)
        assert spread_of(seen) == pytest.approx(seen.std())
        assert spread_of(np.zeros(3, np.float32)) == 1


class TestNear:
    def test_distances_are_gowers(self):
        rng = np.random.default_rng(0)
        X = np.column_stack([rng.normal(size=60), rng.integers(0, 3, 60)]).astype(np.float32)
        X[::7, 0] = np.nan
        near = neighbours(X, np.array([False, True]))
        low, high = np.nanquantile(X[:, 0].astype(float), (0.01, 0.99))

        def apart(a, b):
            gap = float(np.isnan(a[0]) != np.isnan(b[0]))
            if not np.isnan(a[0]) and not np.isnan(b[0]):
                gap = min(1.0, abs(float(a[0]) - float(b[0])) / (high - low))
            return (gap + (a[1] != b[1])) / 2

        others = [min(apart(X[i], X[j]) for j in range(60) if j != i) for i in range(60)]
        assert near.usual == pytest.approx(sorted(others), abs=1e-6)
        new = np.array([[0.3, 2], [9.0, 1]], np.float32)
        expected = [min(apart(row, other) for other in X) for row in new]
        assert near.distances(new) == pytest.approx(expected, abs=1e-6)
        shares = [np.mean([usual >= distance - 1e-6 for usual in others]) for distance in expected]
        assert near.ordinary(new) == pytest.approx(shares)

    def test_a_row_of_the_table_is_ordinary_and_one_far_away_is_not(self):
        X = np.random.default_rng(0).normal(size=(300, 3)).astype(np.float32)
        near = neighbours(X, np.zeros(3, bool))
        assert near.ordinary(X[:1])[0] == 1
        assert near.ordinary(np.full((1, 3), 50, np.float32))[0] == 0


class TestOfRuns:
    def test_categories_that_were_seen_are_offered_and_gaps_stay(self, make_run):
        run = make_run(Experiment(dataset="penguins"), load("penguins"))
        space = space_of(run)
        x = run.data.X[np.isnan(run.data.X).any(axis=1)][0]
        for j, options in enumerate(space.options(x)):
            assert np.isnan(x[j]) <= (len(options) == 0)
        island = run.data.feature_names.index("island")
        assert set(space.columns[island].values) <= set(np.unique(run.data.X[run.split.train][:, island]))

    def test_what_is_known_of_a_dataset_names_its_columns_and_categories(self):
        for name, sense in SENSE.items():
            data = load(name)
            assert set(sense.rules) <= set(data.feature_names) | {"service calls"}
            assert set(sense.steps) <= set(data.feature_names)
            for column, order in sense.orders.items():
                assert set(order) == set(data.categories[column])

    def test_the_user_has_the_last_word(self, make_run):
        run = make_run(Experiment(dataset="german_credit"), load("german_credit"))
        age = run.data.feature_names.index("age in years")
        foreign = run.data.feature_names.index("foreign worker")
        assert rules_of(run)[age].way == "locked"
        assert rules_of(run)[foreign].way == "locked"
        assert rules_of(run, {age: Rule("up")})[age].way == "up"
        job = run.data.feature_names.index("present employment since")
        assert is_ordered(run, job)
        assert not is_ordered(run, foreign)

    def test_an_ordered_category_only_goes_up(self, make_run):
        run = make_run(Experiment(dataset="german_credit"), load("german_credit"))
        job = run.data.feature_names.index("present employment since")
        names = run.data.categories["present employment since"]
        options = space_of(run).columns[job].options(float(names.index("1 to 4 years")))
        assert {names[int(code)] for code in options} == {"4 to 7 years", "7 years or more"}

    def test_rules_change_together(self):
        rules = {0: Rule("locked"), 1: Rule(), 2: Rule("up", 3.0)}
        assert with_way(rules, "locked", [1]) == {0: Rule(), 1: Rule("locked")}
        assert with_cost(rules, [0]) == {0: Rule("locked", 3.0), 2: Rule("up")}

    @pytest.mark.parametrize("wrong", [{"way": "sideways"}, {"cost": 0.0}, {"cost": float("nan")}])
    def test_a_rule_that_makes_no_sense_is_refused(self, wrong):
        with pytest.raises(ValueError, match=r"expected|unknown"):
            Rule(**wrong)


class TestWords:
    @pytest.fixture
    def credit(self):
        from core.bundles import bundle

        return bundle("german_credit")

    def changes(self, run, model, x, wanted, own=None):
        from core.explanation.counterfactuals import Changes

        space = space_of(run, own)
        return Changes(run, wanted, search(model, x, space, wanted), sum(len(o) > 0 for o in space.options(x)))

    def of_duration(self, run):
        duration = run.data.feature_names.index("duration in month")
        return two(lambda X: (X[:, duration] - 23.5) / 10), duration

    def test_the_sentence_can_be_said_to_an_applicant(self, credit):
        from core.explanation.counterfactuals import short_change_sentence

        model, duration = self.of_duration(credit)
        x = credit.data.X[0].copy()
        x[duration] = 36
        changes = self.changes(credit, model, x, BELOW)
        assert short_change_sentence(changes).text() == (
            "It would be accepted with Duration 21 months instead of 36 months: the predicted chance of “Went bad” falls from "
            "78% to 44% (the threshold is 50%)."
        )

    def test_it_says_that_nothing_is_enough_and_what_comes_closest(self, credit):
        from core.explanation.counterfactuals import short_change_sentence

        model, duration = self.of_duration(credit)
        x = credit.data.X[0].copy()
        x[duration] = 36
        longer = self.changes(credit, model, x, Side(1, 0.1, above=False))
        assert "Closest comes Duration 6 months instead of 36 months" in short_change_sentence(longer).text()
        own = {j: Rule("locked") for j in range(len(x))}
        assert "Every column is locked" in short_change_sentence(self.changes(credit, model, x, BELOW, own)).text()
        own[duration] = Rule("up")
        assert "at all" in short_change_sentence(self.changes(credit, model, x, BELOW, own)).text()
        assert "already" in short_change_sentence(self.changes(credit, model, x, ABOVE)).text()

    def test_a_chance_is_never_written_as_the_threshold_that_it_misses(self, credit):
        model, duration = self.of_duration(credit)
        x = credit.data.X[0].copy()
        x[duration] = 36
        changes = self.changes(credit, model, x, BELOW)
        assert changes.written(0.4996) == "49.96%"
        assert changes.written(0.5) == "50%"
        assert changes.written(0.00004) == "0.004%"

    def test_the_real_model_is_turned_by_every_way(self, credit):
        from core.explanation.counterfactuals.table import ways_table

        place = int(credit.y_prob[:, 1].argmax())
        changes = self.changes(credit, credit.predict, credit.X_test[place], BELOW)
        assert len(changes.found.ways) > 1
        for way in changes.found.ways:
            assert credit.predict(way.x[None])[0, 1] < 0.5
            locked = {j for j, rule in rules_of(credit).items() if rule.way == "locked"}
            assert not locked & set(way.changed)
        made = ways_table(changes, str)
        assert list(made.columns) == [" ", "Now", *"ABCD"[: len(changes.found.ways)]]
        for i, way in enumerate(changes.found.ways):
            assert (made.iloc[1:-2, 2 + i] != "–").sum() == len(way.changed)

    def test_a_chance_next_to_the_threshold_is_said_to_be_just_beside_it(self, credit):
        from core.explanation.counterfactuals import short_change_sentence

        duration = credit.data.feature_names.index("duration in month")
        x = credit.data.X[0].copy()
        x[duration] = 36
        barely = two(lambda X: (X[:, duration] - 21.5) / 10)  # 21 months: 49%
        changes = self.changes(credit, barely, x, BELOW)
        assert (
            short_change_sentence(changes).text().endswith("falls from 81% to 49% (just below the threshold of 50%).")
        )
        never = two(lambda X: np.maximum(X[:, duration] - 21.5, 0.4) / 10)
        closest = short_change_sentence(self.changes(credit, never, x, BELOW)).text()
        assert closest.endswith("to 51% (just above the threshold of 50%).")

    def test_ways_are_counted_by_how_many_columns_they_change(self, credit):
        from core.explanation.counterfactuals.headline import headline_text

        changes = self.some_ways(credit, [(0,), (1,), (2, 3), (4,)])
        assert headline_text(changes).text() == (
            "A change in 1 of 19 columns is enough; ways found: 3 with 1 change, 1 with 2 changes"
        )
        assert headline_text(self.some_ways(credit, [(0, 1), (2, 3)])).text() == (
            "A change in 2 of 19 columns is enough, and there are 2 ways"
        )

    def test_many_changes_are_not_called_small(self, credit):
        from core.explanation.counterfactuals import short_change_sentence
        from core.explanation.counterfactuals.headline import headline_text

        changes = self.some_ways(credit, [tuple(range(9))])
        assert headline_text(changes).text() == (
            "No small change is enough: the smallest one found is in 9 of 19 columns"
        )
        said = short_change_sentence(changes).text()
        assert said.startswith(
            "No small change is enough; the smallest one found needs 9 changes. It would be accepted"
        )
        assert "and 6 other changes" in said

    def test_before_the_end_nothing_is_said_for_good(self, credit):
        from core.explanation.counterfactuals import short_change_sentence
        from core.explanation.counterfactuals.changes import tried_text
        from core.explanation.counterfactuals.headline import headline_text

        for sizes in ([], [tuple(range(9))]):
            early = self.some_ways(credit, sizes, whole=False)
            told = " ".join(say(early).text() for say in (headline_text, short_change_sentence, tried_text))
            assert "so far" in told
            assert not any(word in told for word in ("Stopped", "No small change", "Nothing that", "No change of what"))

    def some_ways(self, run, changed, whole=True):
        from core.explanation.counterfactuals import Changes, Counterfactual, Found

        x = run.data.X[0]

        def way(columns, chance, margin):
            return Counterfactual(x, tuple(columns), np.array([1 - chance, chance]), len(columns), margin, 0.5)

        ways = tuple(way(columns, 0.3, 1.0) for columns in changed)
        closest = None if ways else way((1,), 0.7, -1.0)
        return Changes(run, BELOW, Found(way((), 0.8, -1.0), ways, closest, 91, whole), 10)

    def test_nobody_is_advised_what_nobody_can_do(self, make_run):
        run = make_run(Experiment(dataset="german_credit"), load("german_credit"))
        rules = {run.data.feature_names[j]: rule for j, rule in rules_of(run).items()}
        for name in ("status of existing checking account", "telephone", "purpose", "job", "age in years"):
            assert rules[name].way == "locked"
        plans = run.data.feature_names.index("other installment plans")
        names = run.data.categories["other installment plans"]
        options = space_of(run).columns[plans].options
        assert {names[int(code)] for code in options(float(names.index("bank")))} == {"none", "stores"}
        assert len(options(float(names.index("none")))) == 0

    def test_what_is_usual_is_the_other_side_the_second_class_or_the_median(self, credit, make_run):
        from core.explanation.counterfactuals import usual_wanted

        assert usual_wanted(credit, np.array([0.4, 0.6]), Decision(threshold=0.5)) == BELOW
        assert usual_wanted(credit, np.array([0.4, 0.6]), Decision(threshold=0.7)) == Side(1, 0.7, above=True)
        assert usual_wanted(make_run(), np.array([0.2, 0.5, 0.3]), Decision()) == Class(2)
        assert usual_wanted(make_run(), np.array([0.2, 0.5, 0.3]), Decision(), shown=1) == Class(2)
        assert usual_wanted(make_run(), np.array([0.2, 0.5, 0.3]), Decision(), shown=0) == Class(0)
        diabetes = make_run(Experiment(dataset="diabetes"), load("diabetes"))
        median = np.median(diabetes.data.y[diabetes.split.train])
        wanted = usual_wanted(diabetes, np.array([300.0]), Decision())
        assert wanted.value == pytest.approx(median, rel=0.01)
        assert not wanted.above

    def test_columns_called_alike_make_a_table_still(self, make_run):
        import pandas as pd

        from core.datasets.dataset import Card, Dataset
        from core.explanation.counterfactuals.table import ways_table

        rng = np.random.default_rng(0)
        frame = pd.DataFrame({"Effort": rng.integers(0, 9, 300), "*Way*": rng.integers(0, 9, 300)}).astype(np.float32)
        card = Card("t", "", "", "", "y")
        data = Dataset("csv-odd", frame, rng.integers(0, 2, 300), "classification", ("a", "b"), card)
        run = make_run(Experiment(dataset="iris"), data)
        changes = self.changes(run, linear([1, 1], -12), np.zeros(2, np.float32), ABOVE)
        assert changes.found.ways
        made = ways_table(changes, str)
        assert list(made[" "])[1:-2] == [
            data.feature_names[j] for j in dict.fromkeys(j for w in changes.found.ways for j in w.changed)
        ]


def test_a_figure_has_a_line_for_each_way_and_one_to_pass(make_run):
    from core.charts.counterfactuals import ways_figure
    from core.explanation.counterfactuals import Changes
    from core.explanation.counterfactuals.changes import room_text
    from core.explanation.counterfactuals.headline import headline_text

    run = make_run(Experiment(dataset="diabetes"), load("diabetes"))
    x, wanted = run.data.X[run.split.test][0], Reach(150.0, above=True)

    def model(rows):
        return 20 * np.asarray(rows, float)[:, [2]] - 450

    space = space_of(run)
    found = search(model, np.where(np.arange(len(x)) == 2, 20, x).astype(np.float32), space, wanted)
    changes = Changes(run, wanted, found, 8)
    made = ways_figure(changes, str)
    assert len(made.data) == len(found.ways) == 1
    assert made.data[0].x[0] == pytest.approx(-50)
    assert made.layout.shapes[0].x0 == 150
    assert headline_text(changes).text() == "A change in 1 of 10 columns is enough"
    assert "wanted: 150" in room_text(changes).text()
