"""A user's own rows in a CSV: each way of being wrong has its message, and the rest is read as it was meant."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from core.bundles import bundle
from core.datasets import load, read_csv
from core.datasets.dataset import DatasetError
from core.decision import Decision
from core.experiment import Experiment
from core.explanation.whatif.own_rows import MOST, besides_sentence, example_rows, read_rows
from core.explanation.whatif.predicted import predicted_sentence, predicted_table
from core.messages import translator


@pytest.fixture(scope="module")
def credit():
    return bundle("german_credit")


@pytest.fixture
def iris(make_run):
    return make_run(Experiment(dataset="iris"))


HEAD = "sepal length,sepal width,petal length,petal width"


@pytest.mark.parametrize("bundled", ["german_credit", "german_credit_calls"])
def test_the_example_is_read_back_as_it_was(bundled):
    run = bundle(bundled)
    rows = run.data.X[:50].copy()
    rows[3, 1], rows[4, 0] = np.nan, np.nan
    np.testing.assert_array_equal(read_rows(run, example_rows(run, rows)).X, rows)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_names_may_be_those_that_a_page_shows(credit, language):
    data, tell = credit.data, translator(language)
    frame = data.frame.iloc[:20].astype(object)

    def shown(name):
        return tell(data.card.labels.get(name, name))

    columns = {
        shown(n): [shown(v) if n in data.categories else v for v in frame[n]] for n in reversed(data.feature_names)
    }
    content = pd.DataFrame(columns).to_csv(index=False, sep=";").encode("gb18030")
    np.testing.assert_array_equal(read_rows(credit, content).X, data.X[:20])


def test_numbers_are_read_as_people_write_them(iris):
    found = read_rows(iris, f"{HEAD}\n5.1,3,,0.2\n5,NA,1.4,1e-1\n".encode())
    np.testing.assert_allclose(found.X, np.float32([[5.1, 3, np.nan, 0.2], [5, np.nan, 1.4, 0.1]]))
    comma = read_rows(iris, "Sepal Width;sepal length;petal length;petal width\n3,5;1.000,5;2;1\n".encode("utf-16"))
    np.testing.assert_allclose(comma.X, [[1000.5, 3.5, 2, 1]])


def test_other_columns_are_left_out_and_named(iris):
    found = read_rows(iris, f"name,{HEAD},species\nx,1,2,3,4,setosa\n".encode())
    assert found.X.tolist() == [[1, 2, 3, 4]]
    assert besides_sentence(found).text() == "Not used, since the model has no such column: name, species."
    assert besides_sentence(read_rows(iris, f"{HEAD}\n1,2,3,4\n".encode())) is None


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "The file is empty. Expected the names of the model's columns in the first row, and a row below it."),
        ("\xff\xfe\n\0", "The file is empty. Expected the names of the model's columns"),
        (f"{HEAD}\n", "no rows below it"),
        (
            "sepal length,petal length\n1,2\n",
            "lacks 2 of the model's 4 columns: Sepal width (“sepal width”), Petal width (“petal width”). Add",
        ),
        ("5.1,3.5,1.4,0.2\n4,3,1,0\n", "None of the model's columns is in the first row"),
        ("a,b\n1,2\n", "None of the model's columns is in the first row"),
        (
            f"{HEAD}\n1,2,3,4\n1,2,many,4\n",
            "Row 3, column Petal length (“petal length”): expected a number or an empty cell, received “many”",
        ),
        (f"{HEAD}\n1,2,3\n", "Row 2 has 3 values where the first row has 4"),
        (f"{HEAD},Sepal length\n1,2,3,4,5\n", "The columns sepal length and Sepal length are the same column"),
        (f"{HEAD},petal width\n1,2,3,4,5\n", "Two columns are called petal width"),
        (f"{HEAD}\n1,2,inf,4\n", "The column petal length holds infinity"),
        (f"{HEAD}\n1,2,1e39,4\n", "The column petal length holds infinity"),
        (f'{HEAD}\n1,2,3,"4\n5,6,7,8\n', "quotation mark"),
        (
            HEAD + "\n" + "1,2,3,4\n" * (MOST + 1),
            "more than 2,000 rows. At most so many are predicted at once, so that nobody's",
        ),
        ("\x89PNG\r\n\x1a\n" + "\0" * 200, "a picture"),
    ],
)
def test_each_way_of_being_wrong_has_its_message(iris, content, words):
    with pytest.raises(DatasetError) as refused:
        read_rows(iris, content.encode("latin-1"))
    assert words in refused.value.message.text()


def test_as_many_rows_as_are_allowed_are_read(iris):
    assert len(read_rows(iris, (HEAD + "\n" + "1,2,3,4\n" * MOST).encode()).X) == MOST


def test_an_unknown_category_is_named_with_its_row_and_what_is_known(credit):
    rows = credit.data.X[:2].copy()
    rows[:, 13] = np.nan
    content = example_rows(credit, rows).replace(b",,", b",castle,")
    with pytest.raises(DatasetError) as refused:
        read_rows(credit, content)
    text = refused.value.message.text()
    assert text.startswith(
        "Row 2, column Housing (“housing”): “castle” is a category that the model has never seen. Expected one of"
    )
    assert text.endswith("Owned (“own”), Rented (“rent”), Rent-free (“for free”), or an empty cell.")


def test_a_category_that_is_wrong_gets_both_names_of_those_that_are_right(credit):
    content = example_rows(credit, credit.data.X[:1]).replace(b"below 0 DM", b"none at all")
    content = content if b"none at all" in content else content.replace(b"no checking account", b"none at all")
    with pytest.raises(DatasetError, match="Overdrawn \\(“below 0 DM”\\)"):
        read_rows(credit, content)


def test_columns_go_by_what_controls_are_called_too(credit):
    rows = credit.data.X[:2]
    content = example_rows(credit, rows).decode()
    for name in ("Duration (months)", "Duration", "期限", "期限（个月）"):
        found = read_rows(credit, content.replace("duration in month", name).encode())
        np.testing.assert_array_equal(found.X, rows)


def test_a_name_that_may_be_several_columns_or_categories_is_asked_for(make_run):
    data = load("penguins")
    columns, levels = data.feature_names, data.categories["island"]
    card = replace(data.card, labels={columns[2]: "Size", columns[3]: "Size", levels[0]: "Far", levels[1]: "Far"})
    run = make_run(Experiment(dataset="penguins"), data=replace(data, card=card))
    good = example_rows(run, data.X[:4]).decode()
    np.testing.assert_array_equal(read_rows(run, good.encode()).X, data.X[:4])
    with pytest.raises(DatasetError) as refused:
        read_rows(run, good.replace(columns[2], "size").encode())
    text = f"The column “size” may be any of these: Size (“{columns[2]}”), Size (“{columns[3]}”). Call"
    assert refused.value.message.text().startswith(text)
    island = data.categories["island"][int(data.X[0, columns.index("island")])]
    with pytest.raises(DatasetError, match="Row 2, column island: “Far” may be any of these: Far"):
        read_rows(run, good.replace(island, "Far").encode())


def test_a_point_in_the_plane_needs_both_numbers(make_run):
    run = make_run(Experiment(dataset="circle"), data=load("circle"))
    assert read_rows(run, b"x,y\n1,2\n").X.tolist() == [[1, 2]]
    with pytest.raises(DatasetError, match="Row 3 has no value in y"):
        read_rows(run, b"x,y\n1,2\n3,\n")


def test_one_column_and_odd_names_are_read(make_run, tmp_path):
    (tmp_path / "a.csv").write_text("*a|b*,left\n" + "\n".join(f"{i / 7},{'yn'[i % 2]}" for i in range(40)))
    with (tmp_path / "a.csv").open("rb") as file:
        data = read_csv(file, target="left")
    run = make_run(Experiment(dataset="iris"), data=data)
    assert read_rows(run, b"*a|b*\n0.5\n\n0.25\n").X.tolist() == [[0.5], [0.25]]
    assert read_rows(run, example_rows(run, data.X[:4])).X.tolist() == data.X[:4].tolist()


def test_the_table_says_what_to_beware_of(credit):
    rows = credit.data.X[credit.split.train][:4].copy()
    rows[0, 1], rows[1, 1], rows[2, 1], rows[2, 4] = 100, np.nan, np.nan, 1e6
    chance = np.array([0.2, 0.5, 0.51, 0.9])
    said = np.column_stack([1 - chance, chance])
    table = predicted_table(credit, rows, said, Decision(), str)
    assert table["Row in the file"].tolist() == [2, 3, 4, 5]
    assert table["Decision"].tolist() == ["not flagged", "flagged", "flagged", "flagged"]
    assert table["Beware"].tolist() == [
        "beyond what it has seen: 1", "missing: 1", "beyond what it has seen: 1, missing: 1", "",
    ]  # fmt: skip
    assert table["Duration"].tolist()[0] == 100
    assert predicted_sentence(credit, rows, said, Decision()).text() == (
        "3 of 4 rows are flagged as “Went bad” at the threshold of 50% · beyond what the model has seen: 2 · with gaps that were "
        "filled: 2"
    )


def test_classes_and_numbers_have_tables_of_their_own(make_run):
    iris = make_run(Experiment(dataset="iris"))
    table = predicted_table(iris, iris.data.X[:2], np.array([[0.1, 0.2, 0.7], [0.6, 0.3, 0.1]]), Decision(), str)
    assert table["Likeliest class"].tolist() == ["Virginica", "Setosa"]
    diabetes = make_run(Experiment(dataset="diabetes"), data=load("diabetes"))
    said = np.array([[100.0], [200.0], [160.0]])
    assert predicted_table(diabetes, diabetes.data.X[:3], said, Decision(), str).iloc[:, 1].tolist() == [100, 200, 160]
    text = predicted_sentence(diabetes, diabetes.data.X[:3], said, Decision()).text()
    assert text.startswith("3 rows, predicted from 100 to 200, half of them above 160")
