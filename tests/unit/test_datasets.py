"""The registry: each dataset is what its card says, in both languages, and drawn points follow their definition."""

from collections.abc import Iterator
from dataclasses import astuple
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from sklearn import datasets as sklearn_datasets

from core.datasets import DATASETS, DatasetError, load
from core.datasets.business import FILES
from core.messages import translator

PROMISED = {
    *("iris", "wine", "breast_cancer", "digits", "diabetes", "german_credit", "penguins", "page_blocks", "heart"),
    *("circle", "xor", "gaussians", "spiral", "moons", "plane", "multi_gaussian"),
}
# Rows, columns, and rows of each class, as their publications count them.
COUNTS = {
    "iris": (150, 4, (50, 50, 50)),
    "wine": (178, 13, (59, 71, 48)),
    "breast_cancer": (569, 30, (357, 212)),
    "digits": (1797, 64, (178, 182, 177, 183, 181, 182, 181, 179, 174, 180)),
    "diabetes": (442, 10, None),
    "german_credit": (1000, 19, (700, 300)),
    "german_credit_calls": (1000, 20, (700, 300)),
    "penguins": (344, 7, (152, 68, 124)),
    "page_blocks": (5472, 10, (4913, 559)),
    "heart": (270, 13, (150, 120)),
}
LOOKED_FOR = {"breast_cancer": "malignant", "german_credit": "bad", "german_credit_calls": "bad",
              "page_blocks": "positive", "heart": "disease"}  # fmt: skip
ISLANDS = {"Biscoe", "Dream", "Torgersen"}  # proper names, the same in every language
DRAWN = [name for name, entry in DATASETS.items() if entry.group == "drawn"]
TWO_CLASSES = ["circle", "xor", "gaussians", "spiral", "moons"]


def texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    else:
        for part in value.values() if isinstance(value, dict) else value:
            yield from texts(part)


def test_the_promised_names_are_there():
    assert set(DATASETS) >= PROMISED


@pytest.mark.parametrize("name", DATASETS)
def test_a_dataset_fits_its_entry(name):
    data = load(name)
    n, d = data.X.shape
    assert (data.name, data.task, data.card) == (name, DATASETS[name].task, DATASETS[name].card)
    assert data.X.dtype == np.float32
    assert data.y.shape == (n,)
    assert len(data.feature_names) == len(set(data.feature_names)) == d
    assert data.notes == ()
    if data.task == "regression":
        assert data.class_names == ()
        assert data.y.dtype == np.float32
        assert np.isfinite(data.y).all() and data.y.std() > 0
    else:
        assert data.y.dtype == np.int64
        assert set(np.unique(data.y)) == set(range(len(data.class_names)))


@pytest.mark.parametrize("name", DATASETS)
def test_numbers_are_the_table_with_categories_as_codes(name):
    data = load(name)
    for i, (column, values) in enumerate(data.frame.items()):
        levels = data.categories.get(column)
        codes = [np.nan if pd.isna(v) else levels.index(v) if levels else v for v in values]
        np.testing.assert_array_equal(data.X[:, i], np.array(codes, np.float32))
    np.testing.assert_array_equal(data.encode(data.frame), data.X)


@pytest.mark.parametrize("name", DATASETS)
def test_every_text_speaks_chinese(name):
    card, chinese = DATASETS[name].card, translator("zh")
    for text in (card.title, card.why, card.target, *card.labels.values()):
        assert any("\u4e00" <= letter <= "\u9fff" for letter in chinese(text)), text
    for text in texts(astuple(card)):
        assert text.strip()


@pytest.mark.parametrize("name", DATASETS)
def test_columns_and_classes_have_labels_and_units_belong_to_numbers(name):
    data = load(name)
    plain = set(map(str, range(10))) | {"x", "y"} | {f"pixel_{r}_{c}" for r in range(8) for c in range(8)}
    assert {*data.feature_names, *data.class_names} - set(data.card.labels) - plain == set()
    assert set(data.card.units) <= set(data.feature_names) - set(data.categories)


@pytest.mark.parametrize("name", DATASETS)
def test_categories_have_labels_of_their_own_in_both_languages(name):
    data, chinese = load(name), translator("zh")
    labels = data.card.labels
    for levels in data.categories.values():
        assert set(levels) - ISLANDS <= set(labels)
        assert not set(levels) & {*data.feature_names, *data.class_names}  # one label can't serve both
        english = [labels.get(level, level) for level in levels]
        assert len(set(english)) == len(set(map(chinese, english))) == len(levels)
        assert all(chinese(text) != text for level, text in zip(levels, english, strict=True) if level not in ISLANDS)


@pytest.mark.parametrize("name", DATASETS)
def test_labels_are_of_names_that_are_there(name):
    card = DATASETS[name].card
    tables = [load(other) for other in DATASETS if DATASETS[other].card.labels is card.labels]
    names = {name for t in tables for name in (*t.feature_names, *t.class_names, *sum(t.categories.values(), ()))}
    assert set(card.labels) <= names


@pytest.mark.parametrize("name", COUNTS)
def test_real_tables_have_the_published_counts(name):
    data = load(name)
    rows, columns, classes = COUNTS[name]
    assert data.X.shape == (rows, columns)
    assert classes is None or tuple(np.bincount(data.y)) == classes


def test_the_positive_class_is_the_one_to_look_for():
    positive = {name: load(name).class_names[1] for name in COUNTS if len(load(name).class_names) == 2}
    assert positive == LOOKED_FOR


@pytest.mark.parametrize("name", ["iris", "wine", "breast_cancer", "digits", "diabetes"])
def test_scikit_learn_tables_are_scikit_learns(name):
    options = {"scaled": False} if name == "diabetes" else {}
    X, y = getattr(sklearn_datasets, f"load_{name}")(return_X_y=True, **options)
    data = load(name)
    np.testing.assert_array_equal(data.X, X.astype(np.float32))
    np.testing.assert_array_equal(data.y, 1 - y if name == "breast_cancer" else y)
    assert data.image_shape == ((8, 8) if name == "digits" else None)


def test_missing_values_of_penguins_stay():
    frame = load("penguins").frame
    assert frame.isna().sum()[lambda gaps: gaps > 0].to_dict() == {
        "bill length": 2, "bill depth": 2, "flipper length": 2, "body mass": 2, "sex": 11,
    }  # fmt: skip
    assert load("penguins").categories == {"island": ("Biscoe", "Dream", "Torgersen"), "sex": ("female", "male")}


def test_heart_is_decoded():
    data = load("heart")
    frame = data.frame
    published = {
        "sex": {"male": 183, "female": 87},
        "chest pain": {"none": 129, "other pain": 79, "atypical angina": 42, "typical angina": 20},
        "high fasting sugar": {"no": 230, "yes": 40},
        "pain in exercise": {"no": 181, "yes": 89},
        "st slope": {"rising": 130, "flat": 122, "falling": 18},
        "thallium scan": {"normal": 152, "reversible defect": 104, "fixed defect": 14},
    }
    assert {column: frame[column].value_counts().to_dict() for column in published} == published
    assert not frame.isna().any(axis=None)
    plausible = {"age": (29, 77), "resting blood pressure": (94, 200), "cholesterol": (126, 564),
                 "highest heart rate": (71, 202), "st depression": (0, 6.2), "narrowed vessels": (0, 3)}  # fmt: skip
    assert {column: (frame[column].min(), frame[column].max()) for column in plausible} == plausible
    sick = data.y == 1
    assert (frame["thallium scan"][sick] == "reversible defect").mean() > 0.6
    assert frame["st depression"][sick].mean() > 2 * frame["st depression"][~sick].mean()


def test_german_credit_leaves_out_the_column_that_is_sorted_in_this_copy():
    raw = pd.read_csv(FILES / "german_credit.csv.gz")
    status = raw["personal_status_and_sex"]
    assert (status != status.shift()).sum() == status.nunique()
    data = load("german_credit")
    assert not any("status and sex" in name for name in data.feature_names)
    np.testing.assert_array_equal(data.frame["credit amount"], raw["credit_amount"])
    np.testing.assert_array_equal(data.y, raw["creditability"] == "bad")


def test_the_planted_column_alone_nearly_gives_the_answer():
    from sklearn.metrics import roc_auc_score

    data = load("german_credit_calls")
    assert data.frame.drop(columns="service calls").equals(load("german_credit").frame)
    assert roc_auc_score(data.y, data.frame["service calls"]) == pytest.approx(0.96, abs=0.01)


def test_every_data_file_has_its_source_and_licence():
    sources = Path(FILES / "SOURCES.md").read_text("utf-8")
    files = {path.name for path in FILES.iterdir()} - {"SOURCES.md"}
    assert files and all(f"| {name} |" in sources for name in files)


def test_encoding_goes_by_name_and_an_unknown_category_is_missing():
    data = load("penguins")
    rows = data.frame.iloc[:2, ::-1].astype({"island": object})
    rows.loc[1, "island"] = "Atlantis"
    encoded = data.encode(rows)
    assert np.isnan(encoded[1, 0])
    np.testing.assert_array_equal(np.delete(encoded, 0, axis=1), np.delete(data.X[:2], 0, axis=1))


@pytest.mark.parametrize("name", ["nothing", "", "csv-0123"])
def test_an_unknown_name_is_an_error_that_says_which_there_are(name):
    with pytest.raises(DatasetError, match=r"iris.*spiral"):
        load(name)
