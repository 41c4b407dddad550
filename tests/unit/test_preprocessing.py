"""From tables to a network's inputs: learned from training rows only, and equal to scikit-learn's own steps."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from sklearn.compose import make_column_transformer
from sklearn.impute import MissingIndicator, SimpleImputer
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

from core.datasets import DatasetError, load
from core.datasets.preparation import prepare
from core.datasets.preprocessing import Preprocessor, fit_preprocessor
from core.experiment import Experiment

TABLES = ("iris", "wine", "breast_cancer", "diabetes", "german_credit", "penguins", "page_blocks", "heart")


def prepared(name, **settings):
    data = load(name)
    return data, prepare(Experiment(dataset=name, **settings), data)


def oracle(frame, train):
    """Return the inputs of a table as scikit-learn makes them from the frame itself, by name."""
    numbers = list(frame.select_dtypes("number"))
    levels = list(frame.select_dtypes("category"))
    gaps = [name for name in numbers if frame[name].iloc[train].isna().any()]
    steps = make_column_transformer(
        (make_pipeline(SimpleImputer(strategy="median"), StandardScaler()), numbers),
        (make_pipeline(MissingIndicator(features="all"), StandardScaler()), gaps),
        (OneHotEncoder(handle_unknown="ignore", sparse_output=False), levels),
    )
    plain = frame.astype(dict.fromkeys(levels, object))
    steps.fit(plain.iloc[train])
    found = [] if not levels else steps.named_transformers_["onehotencoder"].categories_
    names = numbers + [f"{name} missing" for name in gaps]
    names += [f"{name} = {level}" for name, all_levels in zip(levels, found, strict=True) for level in all_levels]
    return pd.DataFrame(steps.transform(plain), columns=names)


@pytest.mark.parametrize("name", TABLES)
def test_inputs_are_those_of_scikit_learn(name):
    data, made = prepared(name, split_seed=2)
    expected = oracle(data.frame, made.split.train)
    ours = pd.DataFrame(made.preprocessor.transform(data.X), columns=made.preprocessor.columns)
    # Where a category is missing scikit-learn sees one more level; ours has a column for levels without a row too.
    assert {column for column in expected if column not in ours} <= {f"{name} = nan" for name in data.categories}
    unseen = [column for column in ours if column not in expected]
    assert (ours[unseen].iloc[made.split.train] == 0).all(axis=None)
    shared = ours.columns.intersection(expected.columns)
    np.testing.assert_allclose(ours[shared], expected[shared], atol=1e-4)


@pytest.mark.parametrize("name", [*TABLES, "digits", "circle", "multi_gaussian"])
def test_prepared_parts_are_the_rows_of_the_split(name):
    data, made = prepared(name)
    X, y = made.preprocessor.transform(data.X), made.preprocessor.targets(data)
    assert len(made.preprocessor.columns) == len(made.preprocessor.origin) == X.shape[1]
    assert X.dtype == np.float32 and np.isfinite(X).all()
    for rows, part, target in (
        (made.split.train, made.X_train, made.y_train),
        (made.split.val, made.X_val, made.y_val),
        (made.split.test, made.X_test, made.y_test),
    ):
        np.testing.assert_array_equal(part, X[rows])
        np.testing.assert_array_equal(target, y[rows])
        assert target.dtype == (np.int64 if data.task == "classification" else np.float32)


@pytest.mark.parametrize("name", ["penguins", "german_credit", "diabetes", "digits", "spiral"])
def test_other_rows_teach_it_nothing(name):
    data, made = prepared(name)
    others = np.concatenate([made.split.val, made.split.test])
    frame = data.frame.copy()
    for column in frame.select_dtypes("number"):
        values = frame[column].to_numpy(np.float64, copy=True)
        values[others] = 1e6
        frame[column] = values
    y = data.y.copy()
    y[others] = 0
    changed = fit_preprocessor(replace(data, frame=frame, y=y), made.split.train)
    np.testing.assert_array_equal(changed.transform(data.X), made.preprocessor.transform(data.X))
    assert changed.target.tolist() == made.preprocessor.target.tolist()
    assert changed.columns == made.preprocessor.columns


def test_gaps_are_filled_by_the_median_and_marked():
    data, made = prepared("penguins")
    columns = made.preprocessor.columns
    inputs = pd.DataFrame(made.preprocessor.transform(data.X), columns=columns)
    for name in ("bill length", "body mass"):
        gap = data.frame[name].isna()
        seen = data.frame[name].iloc[made.split.train]
        filled = seen.fillna(seen.median())
        expected = (seen.median() - filled.mean()) / filled.std(ddof=0)
        assert gap.sum() == 2
        np.testing.assert_allclose(inputs[name][gap], expected, atol=1e-5)
        if seen.isna().any():
            assert inputs[f"{name} missing"][gap].min() > inputs[f"{name} missing"][~gap].max()
        else:
            assert f"{name} missing" not in columns


def test_a_missing_category_and_an_unknown_one_are_no_level():
    data, made = prepared("penguins")
    rows = data.frame.iloc[[0, 0, 0]].astype({"sex": object, "island": object}).reset_index(drop=True)
    rows.loc[1, "sex"] = None
    rows.loc[2, "island"] = "Atlantis"
    inputs = pd.DataFrame(made.preprocessor.transform(data.encode(rows)), columns=made.preprocessor.columns)
    sums = pd.DataFrame({name: inputs.filter(like=f"{name} =").sum(axis=1) for name in ("sex", "island")})
    assert sums.to_numpy().tolist() == [[1, 1], [0, 1], [1, 0]]


def test_each_input_knows_its_column():
    data, made = prepared("penguins")
    named = [column.split(" = ")[0].removesuffix(" missing") for column in made.preprocessor.columns]
    assert [data.feature_names[i] for i in made.preprocessor.origin] == named


def test_a_gap_where_training_rows_had_none_is_filled():
    data, made = prepared("iris")
    rows = data.X[:2].copy()
    rows[0, 1] = np.nan
    inputs = made.preprocessor.transform(rows)
    train = data.X[made.split.train, 1]
    assert inputs[0, 1] == pytest.approx((np.median(train) - train.mean()) / train.std(), abs=1e-5)


@pytest.mark.parametrize("values", [[7.0] * 30, [np.nan] * 30], ids=["constant", "empty"])
def test_a_column_that_says_nothing_gives_finite_inputs(values):
    data = load("iris")
    frame = data.frame.iloc[:30].assign(dull=np.array(values, np.float32))
    dull = replace(data, frame=frame, y=data.y[:30])
    inputs = fit_preprocessor(dull, np.arange(20)).transform(dull.X)
    assert (inputs[:, 4] == 0).all() and np.isfinite(inputs).all()


def test_chosen_columns_are_used_in_the_order_of_the_table():
    data, made = prepared("penguins", features=("sex", "body mass"))
    assert made.preprocessor.columns[0] == "body mass"
    assert {data.feature_names[i] for i in made.preprocessor.origin} == {"sex", "body mass"}
    whole = prepared("penguins")[1]
    np.testing.assert_array_equal(made.X_train[:, 0], whole.X_train[:, whole.preprocessor.columns.index("body mass")])


def test_pictures_are_scaled_and_seen_whole():
    data, made = prepared("digits")
    np.testing.assert_array_equal(made.X_test, data.X[made.split.test] / np.float32(16))
    assert made.X_train.min() == 0 and made.X_train.max() == 1
    assert made.preprocessor.columns == data.feature_names
    with pytest.raises(DatasetError, match="Pictures are seen whole"):
        fit_preprocessor(data, made.split.train, ("pixel_0_0",))


def test_features_of_points_are_computed_then_scaled():
    names = ("x", "y", "x2", "y2", "xy", "sin_x", "sin_y")
    data, made = prepared("spiral", features=names)
    x, y = data.X.T.astype(np.float64)
    raw = np.column_stack([x, y, x * x, y * y, x * y, np.sin(x), np.sin(y)])
    train = raw[made.split.train]
    expected = (raw - train.mean(axis=0)) / train.std(axis=0)
    np.testing.assert_allclose(made.preprocessor.transform(data.X), expected, atol=1e-4)
    assert made.preprocessor.columns == names
    assert prepared("spiral")[1].preprocessor.columns == ("x", "y")


@pytest.mark.parametrize(("name", "known"), [("iris", "petal width"), ("circle", "sin_x")])
def test_an_unknown_feature_is_an_error_that_says_which_there_are(name, known):
    with pytest.raises(DatasetError, match=rf"no column weight.*{known}"):
        prepared(name, features=("weight",))


@pytest.mark.parametrize("name", ["diabetes", "plane", "multi_gaussian"])
def test_a_number_to_predict_is_standardised_on_training_rows(name):
    data, made = prepared(name)
    seen = data.y[made.split.train].astype(np.float64)
    assert made.y_train.mean() == pytest.approx(0, abs=1e-5)
    assert made.y_train.std() == pytest.approx(1, abs=1e-5)
    np.testing.assert_allclose(made.y_test, (data.y[made.split.test] - seen.mean()) / seen.std(), atol=1e-5)
    back = made.y_test * made.preprocessor.target[1] + made.preprocessor.target[0]
    np.testing.assert_allclose(back, data.y[made.split.test], rtol=1e-5, atol=1e-5)


def test_the_same_name_with_other_rows_is_prepared_anew():
    data, made = prepared("iris")
    again = prepare(Experiment(dataset="iris"), data)
    shifted = prepare(Experiment(dataset="iris"), replace(data, frame=data.frame + 100))
    assert again is made
    assert shifted.preprocessor is not made.preprocessor
    np.testing.assert_allclose(shifted.X_train, made.X_train, atol=1e-3)


@pytest.mark.parametrize("name", ["penguins", "german_credit", "diabetes", "digits", "spiral"])
def test_it_goes_through_a_file_without_code(name, tmp_path):
    data, made = prepared(name)
    np.savez(tmp_path / "kept.npz", allow_pickle=False, **made.preprocessor.arrays())
    with np.load(tmp_path / "kept.npz", allow_pickle=False) as kept:
        read = Preprocessor.from_arrays(kept)
    assert (read.columns, read.origin, read.kind) == (
        made.preprocessor.columns,
        made.preprocessor.origin,
        made.preprocessor.kind,
    )
    np.testing.assert_array_equal(read.transform(data.X), made.preprocessor.transform(data.X))
    np.testing.assert_array_equal(read.targets(data), made.preprocessor.targets(data))
