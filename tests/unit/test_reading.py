"""A user's own CSV: however it is written it reads the same."""

import io

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.datasets.reading import inspect_csv
from core.messages import translator
from tests.unit.tables import CUSTOMERS, DELIMITERS, ENCODINGS, column, encoded, inspect, notes, read

# How it is written


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("mark", DELIMITERS)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_table_reads_the_same_in_every_encoding_and_with_every_separator(encoding, mark, end):
    decimal = "," if mark == ";" else "."
    content = CUSTOMERS.to_csv(sep=mark, index=False, decimal=decimal, lineterminator=end)
    data = read(encoded(content, encoding))
    assert (data.task, data.class_names, data.card.target) == ("classification", ("no", "yes"), "churn")
    assert data.notes == ()
    pd.testing.assert_frame_equal(
        data.frame, CUSTOMERS.drop(columns="churn").astype({"城市": "category"}), check_categorical=False
    )
    np.testing.assert_array_equal(data.y, CUSTOMERS["churn"] == "yes")


cells = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cn", "Co", "Cs"]), min_size=1, max_size=8)
frames = st.integers(5, 12).flatmap(
    lambda rows: st.fixed_dictionaries(
        {
            "number": st.lists(st.floats(-1e6, 1e6, width=32), min_size=rows, max_size=rows),
            "whole": st.lists(st.integers(-(10**6), 10**6), min_size=rows, max_size=rows),
            "text": st.lists(cells.map(lambda cell: "t" + cell.strip()), min_size=rows, max_size=rows),
        }
    )
)


@settings(deadline=None, max_examples=50)
@given(columns=frames, encoding=st.sampled_from(ENCODINGS), mark=st.sampled_from(DELIMITERS))
def test_what_pandas_writes_is_found_again(columns, encoding, mark):
    frame = pd.DataFrame(columns)
    content = frame.to_csv(sep=mark, index=False, decimal="," if mark == ";" else ".")
    found = inspect_csv(io.BytesIO(encoded(content, encoding))).frame
    assert found["text"].tolist() == frame["text"].tolist()
    np.testing.assert_array_equal(found[["number", "whole"]], frame[["number", "whole"]])


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["1.5", "-2", "1e3", ".5"], [1.5, -2, 1000, 0.5]),
        (['"1,234"', '"12,345,678.5"', "7"], [1234, 12345678.5, 7]),
        (['"0,5"', '"1,25"', "3"], [0.5, 1.25, 3]),
        (['"0,123"', '"0,250"'], [0.123, 0.25]),
        (['"1.234,5"', '"12.345.678"', "7"], [1234.5, 12345678, 7]),
        (['"1 234,5"', '"12\u00a0345"', "7"], [1234.5, 12345, 7]),
        ([" 3 ", "4", "NA", "", "-", "#N/A", "#DIV/0!"], [3, 4, *[np.nan] * 5]),
    ],
    ids=["point", "thousands", "comma", "nought first", "german", "french", "gaps"],
)
def test_numbers_are_read(cells, expected):
    found = inspect(column(cells)).frame["x"]
    np.testing.assert_array_equal(found.astype(float), expected)


@pytest.mark.parametrize("cells", [["1", "2x"], ["1.2.3", "4"], ["1,2,3", "4"], ["True", "False"], ["0x1F", "2"]])
def test_other_texts_stay_texts(cells):
    found = inspect(column([f'"{cell}"' for cell in cells])).frame["x"]
    assert found.tolist() == cells


def test_one_column_with_a_decimal_comma_speaks_for_all():
    found = inspect("amount;rate;y\n1.234;0,5;a\n2.500;0,7;b\n1.5;1;a\n").frame
    assert found["amount"].tolist() == [1.234, 2.5, 1.5]
    found = inspect("amount;rate;y\n1.234;0,5;a\n2.500;0,7;b\n").frame
    assert found["amount"].tolist() == [1234, 2500]
    assert inspect("amount;rate;y\n1.234;0.5;a\n2.500;0.7;b\n").frame["amount"].tolist() == [1.234, 2.5]


@pytest.mark.parametrize(
    ("content", "names"),
    [
        ("a,b,y\n1,2,x\n3,4,z\n", ["a", "b", "y"]),
        ("5.1,3.5,setosa\n4.9,3.0,setosa\n6.2,2.2,other\n", None),
        ("1,2,3\n4,5,6\n7,8,9\n", None),
        ("Anna,23,yes\nBob,25,no\nCleo,31,yes\n", None),
        ("red,small\nblue,big\nred,big\nblue,small\n", None),
        ('"1.234,5";x\n"2.000,5";z\n"1.100,0";x\n', None),
        ("city,2019,2020\nBern,1,2\nRom,3,4\n", ["city", "2019", "2020"]),
        ("0,1,2\n0.5,0.6,0.7\n0.1,0.2,0.3\n", ["0", "1", "2"]),
        (",0,1,2\n0,0.5,0.6,0.7\n1,0.1,0.2,0.3\n", ["column 1", "0", "1", "2"]),
        ("colour,size\nred,big\nblue,small\n", ["colour", "size"]),
        ("\n\n" + "\n" * 70_000 + "a,b\n1,2\n3,4\n", ["a", "b"]),
        ("a,,y\n1,2,x\n3,4,z\n", ["a", "column 2", "y"]),
    ],
)
def test_a_header_is_told_from_data(content, names):
    found = inspect(content)
    rows = content.strip("\n").count("\n") + 1
    unnamed = [f"column {i + 1}" for i in range(found.frame.shape[1])]
    assert list(found.frame.columns) == (names or unnamed)
    assert len(found.frame) == rows - bool(names)
    assert [note.text()[:29] for note in found.notes] == ([] if names else ["The first row looks like data"])


@pytest.mark.parametrize(
    ("content", "mark", "columns"),
    [
        ("a;b;c\n1,5;2,5;3\n1,5;2;3\n", ";", 3),
        ("1,5;2,5\n1,7;2,9\n1,7;2,1\n", ";", 2),
        ('a,b\n"x;y;z",1\n"p;q;r",2\n', ",", 2),
        ("a\tb\nx, y\t1\nz, w\t2\n", "\t", 2),
        ("a|b|c\n1|2|3\n4|5|6\n", "|", 3),
        ('a,b\n"one\ntwo, three",1\n"four",2\n', ",", 2),
    ],
)
def test_the_separator_is_told(content, mark, columns):
    found = inspect(content)
    assert (found.mark, found.frame.shape) == (mark, (2 if content[0] == "a" else 3, columns))


# What to predict, and from what


@pytest.mark.parametrize(
    ("header", "row", "target"),
    [
        ("a,b,c", "1,2,{}", "c"),
        ("Target,b,c", "{},2,3", "Target"),
        ("a,流失,c", "1,{},3", "流失"),
        ("a,b,when", "1,{},2024-05-{:02d}", "b"),
        ("a,b,comment", "1,{},every review has words number {}", "b"),
        ("a,b,", "1,{},", "b"),
    ],
)
def test_a_target_is_suggested(header, row, target):
    content = "\n".join([header, *(row.format(i % 2, i) for i in range(30))])
    assert inspect(content).target == target


@pytest.mark.parametrize(
    ("values", "task"),
    [
        (["yes", "no"] * 20, "classification"),
        ([1, 2, 3, 4] * 10, "classification"),
        (range(40), "regression"),
        ([i / 7 for i in range(40)], "regression"),
        ([0.5, 1.5, 2.5, 9.5], "regression"),
        ([0.5, 1.0] * 20, "classification"),
    ],
    ids=["words", "few numbers", "many numbers", "fractions", "a few fractions", "two fractions"],
)
def test_the_task_is_inferred(values, task):
    rows = [f"{i % 6},{i * 5 % 7},{value}" for i, value in enumerate(values)]
    data = read("\n".join(["a,b,y", *rows]))
    assert data.task == task
    assert data.y.dtype == (np.float32 if task == "regression" else np.int64)


def test_the_task_can_be_chosen():
    content = "\n".join(["a,y", *(f"{i % 3},{i % 4}" for i in range(40))])
    classes, numbers = read(content, "y"), read(content, "y", "regression")
    assert (classes.task, classes.class_names) == ("classification", ("0", "1", "2", "3"))
    assert (numbers.task, numbers.class_names) == ("regression", ())
    np.testing.assert_array_equal(classes.y, numbers.y)
    assert len({classes.name, numbers.name, read(content, "a").name}) == 3
    assert classes.name.startswith("csv-") and classes.name == read(content, "y").name


@pytest.mark.parametrize(
    ("name", "cells", "note"),
    [
        ("x", [""] * 30, "Left out x: no value in any row."),
        ("x", ["7"] * 30, "Left out x: the same in every row."),
        ("x", ["7", ""] * 15, "Left out x: the same in every row."),
        ("x", [f"C{i:05d}" for i in range(30)], "Left out x: different in every row, like a customer number."),
        ("x", range(100, 130), "Left out x: different in every row, like a customer number."),
        ("customer_id", [i * 37 % 101 for i in range(30)],
         "Left out customer_id: different in every row, like a customer number."),
        ("x", [f"2024-05-{i + 1:02d}" for i in range(30)],
         "Left out x: a date. Turn it into a number, such as days since the first purchase."),
        ("x", [f"review number {i} was good" for i in range(10)],
         "Left out x: free text, or more than 50 different values."),
        ("x", [f"第{i}位用户说很喜欢" for i in range(10)], "Left out x: free text, or more than 50 different values."),
        ("x", [f"v{i % 51}" for i in range(120)], "Left out x: free text, or more than 50 different values."),
    ],
)  # fmt: skip
def test_a_column_that_cannot_be_learned_from_is_left_out_and_said_so(name, cells, note):
    data = read(column(cells, name))
    assert data.feature_names == ("other",)
    assert notes(data) == [note]
    assert translator("zh")(data.notes[0].template) != data.notes[0].template


@pytest.mark.parametrize("cells", [[i * 37 % 101 for i in range(30)], [f"v{i % 50}" for i in range(120)], "abcdefgh"])
def test_a_column_that_says_something_is_kept(cells):
    data = read(column(cells))
    assert data.feature_names == ("x", "other") and data.notes == ()


def test_rows_without_a_target_are_left_out_and_said_so():
    data = read("a,y\n1,p\n2,\n3,q\n1,p\n2,q\n")
    assert data.y.tolist() == [0, 1, 0, 1] and data.frame["a"].tolist() == [1, 3, 1, 2]
    assert notes(data) == ["Left out rows without a value in y: 1."]
