"""A user's own CSV: however it is written it reads the same, and each way to be wrong has words of its own."""

import io
import re
import time

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.datasets import Dataset, DatasetError, read_csv
from core.datasets.preparation import prepare
from core.datasets.reading import inspect_csv, table, text
from core.datasets.reading import read as reading
from core.experiment import Experiment
from core.messages import translator

ENCODINGS = (
    "utf-8",
    "utf-8-sig",
    "gb18030",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "gb18030 with mark",
    "utf-16-be with mark",
)
DELIMITERS = (",", ";", "\t", "|")
RNG = np.random.default_rng(0)
CUSTOMERS = pd.DataFrame(
    {
        "年龄": RNG.integers(18, 80, 60),
        "income": RNG.normal(3000, 800, 60).round(2),
        "城市": RNG.choice(["北京", "上海", "Zürich, CH", 'the "capital"', None], 60),
        "gaps": np.where(np.arange(60) % 7, RNG.normal(size=60).round(6), np.nan),
        "churn": np.where(np.arange(60) % 3, "no", "yes"),
    }
)


def encoded(content, encoding):
    name = encoding.removesuffix(" with mark")
    return ("\ufeff" * (encoding != name) + content).encode(name)


def read(content, target=None, task=None):
    raw = content if isinstance(content, bytes) else content.encode()
    return read_csv(io.BytesIO(raw), target, task)


def inspect(content):
    return inspect_csv(io.BytesIO(content.encode()))


def column(values, name="x"):
    """Return a table with a column of texts that hold no comma, another that can be learned from, and a target."""
    rows = [f"{value},{i * 7 % 5},{'ab'[i % 2]}" for i, value in enumerate(values)]
    return "\n".join([f"{name},other,y", *rows])


def notes(data):
    return [note.text() for note in data.notes]


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


# Each way to be wrong, with words of its own

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4
JUNK = np.random.default_rng(1).bytes(4000)
ERRORS = {
    "empty file": (b"", "The file is empty"),
    "blank lines": ("\n \n\n", "The file is empty"),
    "header only": ("a,b,y\n", "a header and no rows"),
    "one column": ("y\n1\n2\n1\n", "has one column"),
    "one class": ("a,y\n1,x\n2,x\n3,x\n", "y has one class only, x"),
    "no target": ("a,y\n1,\n2,NA\n3,\n", "y is empty in every row"),
    "a class of one row": ("a,y\n1,p\n2,p\n3,q\n4,r\n5,q\n", "class r of y has a single row"),
    "duplicate names": ("a,a,y\n1,2,p\n3,4,q\n", "Two columns are called a"),
    "binary junk": (JUNK, "isn't text that can be read"),
    "a picture": (PICTURE, "This is a picture, not a CSV"),
    "a spreadsheet": (b"PK\x03\x04" + JUNK, "a spreadsheet or a zip archive"),
    "infinity": ("a,y\n1,p\n2,q\ninf,p\n1,q\n", "a holds infinity.*in row 4"),
    "ragged": ("a,b,y\n1,2,p\n1,2\n", "Row 3 has 2 values where the first row has 3"),
    "thousands of columns": ("\n".join([",".join(f"c{i}" for i in range(3000)), ",".join("1" * 3000)]), "3,000 columns.*500"),
    "free text only": ("review,y\n" + "".join(f'"I say, review {i} is good",{i % 2}\n' for i in range(30)), "is free text"),
    "as many classes as rows": ("a,y\n" + "".join(f"{i % 3},k{i}\n" for i in range(30)), "30 classes in as many rows"),
}  # fmt: skip
MORE_ERRORS = {
    "too many classes": ("a,y\n" + "".join(f"{i % 3},k{i % 51}\n" for i in range(102)), "51 classes; at most 50"),
    "nothing to learn from": (
        "a,b,y\n" + "".join(f"7,,{i % 2}\n" for i in range(9)),
        "No column to learn from is left",
    ),
    "an open quote": ('a,y\n1,p\n2,"q\n', "quotation mark in line 4 or before"),
}
KINDS = {
    b"\xff\xd8\xff\xe0\x00\x10JFIF": "a picture",
    b"GIF89a": "a picture",
    b"BM\x36\x10\x00\x00\x00\x00\x00\x00": "a picture",
    b"II*\x00": "a picture",
    b"\x00\x00\x00\x18ftypheic": "a picture",
    b"RIFF\x24\x00\x00\x00WEBP": "a picture or a sound",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "an old Excel workbook",
    b"%PDF-1.7\n": "a PDF",
    b"\x1f\x8b\x08\x00": "a compressed file",
    b"PAR1\x15\x04": "a Parquet file",
}


def error_of(content, target=None, task=None):
    with pytest.raises(DatasetError) as found:
        read(content, target, task)
    return found.value


@pytest.mark.parametrize(("content", "words"), (ERRORS | MORE_ERRORS).values(), ids=ERRORS | MORE_ERRORS)
def test_an_error_says_what_is_wrong(content, words):
    error = error_of(content)
    assert error.message.text() == str(error)
    assert re.search(words, str(error))
    chinese = error.message.text(translator("zh"))
    assert any("\u4e00" <= letter <= "\u9fff" for letter in chinese) and "{" not in chinese


def test_each_error_has_words_of_its_own():
    said = {name: error_of(content).message.template for name, (content, _) in (ERRORS | MORE_ERRORS).items()}
    assert said.pop("blank lines") == said["empty file"]
    assert said.pop("a spreadsheet") == said["a picture"]  # the same sentence, with another kind of file
    assert len(set(said.values())) == len(said)


@pytest.mark.parametrize(("start", "kind"), KINDS.items(), ids=str)
def test_other_kinds_of_files_are_named(start, kind):
    assert f"This is {kind}, not a CSV" in str(error_of(start + JUNK))


@pytest.mark.parametrize("header", ["PAR1,y", "BM,y", "II*,y", "RIFF,y", "GIF,y"])
def test_a_header_is_not_taken_for_another_kind_of_file(header):
    data = read("\n".join([header, *(f"{i % 5},{i % 2}" for i in range(20))]))
    assert (*data.feature_names, "y") == tuple(header.split(","))


@pytest.mark.parametrize("cell", ["inf", "-inf", "Infinity", "∞", "1e39", "-1e400"])
@pytest.mark.parametrize("mark", [",", ";"])
def test_infinities_and_huge_numbers_are_refused(cell, mark):
    content = "\n".join(mark.join(row) for row in [("a", "y"), ("1.5", "2.5"), ("2.5", cell), ("3.5", "1.5")])
    error = error_of(content.replace(".", ",") if mark == ";" else content)
    assert "The column y holds infinity" in str(error) and "in row 3" in str(error)


@pytest.mark.parametrize(
    ("target", "task", "words"),
    [
        ("z", None, "no column z. The table has a, y"),
        ("y", "clustering", "no task 'clustering'. Expected one of classification, regression"),
        ("y", "regression", "y holds text such as 'p', so no number"),
    ],
)
def test_an_impossible_choice_is_an_error(target, task, words):
    assert words in str(error_of("a,y\n1,p\n2,q\n3,p\n4,q\n", target, task))


def test_a_constant_number_cannot_be_predicted():
    assert "y is the same in every row" in str(error_of("a,y\n1,5\n2,5\n3,5\n", "y", "regression"))


@pytest.mark.parametrize(
    ("module", "limit", "value", "words"),
    [
        (text, "MOST_BYTES", 1 << 20, r"has 2 MB; at most 1 MB can be read"),
        (table, "MOST_ROWS", 1000, r"has 1,500 rows; at most 1,000 can be read"),
        (table, "MOST_COLUMNS", 2, r"has 3 columns; at most 2 can be read"),
        (reading, "MOST_INPUTS", 2000, r"1,500 rows and 2 columns.* are 3,000 numbers; at most 2,000"),
    ],
)
def test_limits_are_stated(monkeypatch, module, limit, value, words):
    monkeypatch.setattr(module, limit, value)
    padding = "0" * (1000 if limit == "MOST_BYTES" else 1)
    content = "\n".join(["a,b,y", *(f"{i * 7 % 31}.{value}{padding},{i % 5},{i % 2}" for i in range(1500))])
    assert re.search(words, str(error_of(content)))


# Whatever it is given


def outcome(content):
    try:
        return read(content)
    except DatasetError as error:
        return error


@settings(deadline=None, max_examples=300)
@given(st.binary(max_size=400))
def test_any_bytes_give_a_dataset_or_an_error_with_words(content):
    found = outcome(content)
    assert isinstance(found, Dataset) or str(found)


@settings(deadline=None, max_examples=300)
@given(
    rows=st.lists(
        st.lists(st.sampled_from(["1", "2.5", "1,5", "a", "b", "", '"', "NA", "inf", "\0", "年", " "]), max_size=4)
    ),
    mark=st.sampled_from(DELIMITERS),
    encoding=st.sampled_from(ENCODINGS),
    cut=st.integers(0, 2),
)
def test_nearly_tables_give_a_dataset_or_an_error_with_words(rows, mark, encoding, cut):
    content = encoded("\n".join(["a" + mark + "y", *map(mark.join, rows)]), encoding)
    found = outcome(content[: len(content) - cut])
    if isinstance(found, Dataset):
        assert found.X.shape == (len(found.y), len(found.feature_names))
        assert found.X.dtype == np.float32 and not np.isinf(found.X).any()
    else:
        assert str(found)


def test_a_hundred_thousand_rows_of_thirty_columns_are_read_and_prepared():
    rng = np.random.default_rng(0)
    some = [",".join([*map(str, rng.normal(size=23)), *rng.choice(["北京", "上海", "广州"], 5)]) for _ in range(1000)]
    rows = [f"{i * 7919 % 100_003},{some[i % 1000]},{'yes' if i % 3 else 'no'}" for i in range(100_000)]
    content = "\n".join([",".join([f"column {i}" for i in range(29)] + ["y"]), *rows]).encode()
    start = time.process_time()
    data = read(content)
    made = prepare(Experiment(dataset=data.name), data)
    assert time.process_time() - start < 20
    assert data.X.shape == (100_000, 29) and data.notes == ()
    assert made.X_train.shape[1] == 24 + 5 * 3
    assert len(made.y_test) == pytest.approx(20_000, abs=2)
