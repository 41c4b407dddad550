"""A file that can't be learned from: each way to be wrong has words of its own, and no bytes do harm."""

import re
import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.datasets import Dataset, DatasetError
from core.datasets.preparation import prepare
from core.datasets.reading import read as reading
from core.datasets.reading import table, text
from core.experiment import Experiment
from core.messages import translator
from tests.unit.tables import DELIMITERS, ENCODINGS, encoded, read

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
