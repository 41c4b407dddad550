"""A file of labels and scores is read as it is meant; each way to be wrong has words of its own."""

import contextlib
import io
import re

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import accuracy_score, roc_auc_score

from core.bundles import bundle
from core.evaluation import headline
from core.evaluation.predictions import predictions_of
from core.evaluation.reading import (
    PredictionsError,
    Shelf,
    beyond,
    counts_sentence,
    example_csv,
    headline_of,
    inspect_predictions,
    read_predictions,
    sheet,
)
from core.evaluation.reading import read as reading
from core.evaluation.reading.shelf import weigh
from core.messages import UserError, translator
from tests.unit.tables import DELIMITERS, ENCODINGS, encoded

JUNK = np.random.default_rng(1).bytes(4000)
MANY = "label,score\n" + "".join(f"{i},0.{i}\n" for i in range(60))
ERRORS = {
    "empty file": (b"", "The file is empty"),
    "blank lines": ("\n \n\n", "The file is empty"),
    "header only": ("label,score\n", "a header and no rows"),
    "no header": ("1,0.3\n0,0.4\n", "first row looks like data: 1, 0.3.*label,score"),
    "no header, words": ("yes,0.3\nno,0.4\nyes,0.5\n", "first row looks like data: yes, 0.3"),
    "labels only": ("label\n1\n0\n", "one column, label"),
    "no labels": ("group,score\na,.3\nb,.4\n", "named like labels.*label, y_true or target.*the file has group, score"),
    "no scores": ("label,model\n1,.3\n0,.4\n", "named like scores.*score or probability.*the file has label, model"),
    "too long a row": ("label,score\n1,.3\n0,.4,5\n", "Row 3 has 3 values where the first row has 2"),
    "too short a row": ("label,score\n1,.3\n\n0\n", "Row 3 has 1 values where the first row has 2"),
    "duplicate names": ("label,score,score\n1,.3,.4\n", "Two columns are called score"),
    "an open quote": ('label,score\n1,.3\n0,".4\n1,.5\n', "quotation mark in line 5 or before"),
    "quotes alone": ('""\n"', "quotation mark in line 2 or before"),
    "binary junk": (JUNK, "isn't text that can be read"),
    "a spreadsheet": (b"PK\x03\x04" + JUNK, "a spreadsheet or a zip archive"),
    "a missing label": ("label,score\n1,.3\n,.4\n0,.5\n", "label is empty in 1 of 3 rows, first in row 3"),
    "missing scores": ("label,score\n1,.3\n0,NaN\n1,\n0,.5\n", "score is empty in 2 of 4 rows, first in row 3"),
    "fewer scores than labels": ("label,score\n1,.3\n0,.4\n1,\n0,\n", "score ends after 2 values, and the table has 4 rows"),
    "fewer labels than scores": ("label,score\n1,.3\n0,.4\n,.5\n", "label ends after 2 values, and the table has 3 rows"),
    "no labels at all": ("label,score\n,.3\n,.4\n", "label is empty in 2 of 2 rows"),
    "too many classes": (MANY, "60 different values, such as 0, 1, 2; expected two classes.*at most 50"),
    "one class": ("label,score\n1,.3\n1,.4\n", "Every label in label is 1"),
    "one row": ("label,score\n1,.3\n", "Every label in label is 1"),
    "three classes and one score": ("label,score\na,.3\nb,.4\nc,.5\n", "3 classes .a, b, c., and score is one column.*prob_a, prob_b, prob_c"),
    "a class without scores": ("label,prob_a,prob_b\na,.3,.7\nb,.4,.6\nc,.5,.5\n", "classes a, b, c, and the scores are called prob_a, prob_b"),
    "text among scores": ("label,score\n1,.3\n0,high\n", "score are not all numbers: row 3 has high"),
    "percent signs": ("label,score\n1,83%\n0,30%\n", "written in percent, first in row 2: 83%.*divide by 100"),
    "percent": ("label,score\n1,0.4\n0,83\n", "go beyond 1, first in row 3: 83.*divide by 100"),
    "raw outputs": ("label,score\n1,.3\n0,-2.31\n", r"outside \[0, 1\], first in row 3: -2.31"),
    "above one": ("label,score\n1,.3\n0,1.2\n", r"outside \[0, 1\], first in row 3: 1.2"),
    "infinity": ("label,score\n1,.3\n0,inf\n", r"outside \[0, 1\], first in row 3: inf"),
    "sums": ("label,p_0,p_1\n1,.4,.6\n0,.7,.7\n", r"p_0, p_1 add up to 1.4 in row 3, and not to 1 in 1 of 2 rows"),
    "constant scores": ("label,score\n1,.5\n0,.5\n", "Every row has the same score in score: 0.5"),
    "constant scores of classes": ("label,p_0,p_1\n1,.4,.6\n0,.4,.6\n", "Every row has the same score in p_0, p_1: 0.4, 0.6"),
}  # fmt: skip
CHOICES = {
    "no such labels": ({"label": "truth"}, "There is no column truth. The table has label, score, prob_yes, city"),
    "no such scores": ({"scores": ["q"]}, "There is no column q"),
    "labels as scores": ({"scores": ["label"]}, "label can't be both"),
    "no such class": ({"positive": "maybe"}, "no class maybe in the labels. They have no, yes"),
    "nothing chosen": ({"scores": []}, "No column is named like scores"),
    "columns of no class": ({"scores": ["score", "prob_yes"]}, "no, yes, and the scores are called score, prob_yes"),
}
CHOSEN_FROM = "label,score,prob_yes,city\nyes,.3,.9,A\nno,.4,.1,B\n"


def read(content, **chosen):
    raw = content if isinstance(content, bytes) else content.encode()
    return read_predictions(io.BytesIO(raw), **chosen)


def inspect(content, *chosen):
    return inspect_predictions(io.BytesIO(content.encode()), *chosen)


@pytest.mark.parametrize("content, words", ERRORS.values(), ids=ERRORS)
def test_each_bad_file_has_a_message_of_its_own(content, words):
    with pytest.raises(UserError, match=words) as caught:
        read(content)
    assert caught.value.message.text(translator("zh"))


def test_no_two_ways_to_be_wrong_say_the_same():
    said = {}
    for name, (content, _words) in ERRORS.items():
        with pytest.raises(UserError) as caught:
            read(content)
        said[name] = caught.value.message.text()
    alike = {frozenset(n for n, s in said.items() if s == text) for text in said.values()}
    assert {names for names in alike if len(names) > 1} <= {
        frozenset({"empty file", "blank lines"}), frozenset({"one class", "one row"})
    }  # fmt: skip


@pytest.mark.parametrize("chosen, words", CHOICES.values(), ids=CHOICES)
def test_each_bad_choice_has_a_message_of_its_own(chosen, words):
    with pytest.raises(PredictionsError, match=words):
        read(CHOSEN_FROM, **chosen)


@pytest.mark.parametrize("limit, words", [("MOST_BYTES", "has 2 MB; at most 1 MB"), ("MOST_ROWS", "3 rows; at most 2")])
def test_too_large_a_file_is_refused(monkeypatch, limit, words):
    monkeypatch.setattr(sheet, limit, 2 if limit == "MOST_ROWS" else 1 << 20)
    padding = "0" * (1 << 20 if limit == "MOST_BYTES" else 1)
    with pytest.raises(UserError, match=words):
        read(f"label,score\n1,.3\n0,.4\n1,.5{padding}\n")


@pytest.mark.parametrize("mark", DELIMITERS)
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_encoding_and_separator_is_read(encoding, mark):
    rows = ["标签,概率,城市,年龄", "是,0.9,北京,30", "否,0.25,上海,41", "是,0.5,,"]
    it = read(encoded("\n".join(rows).replace(",", mark), encoding))
    assert it.class_names == ("否", "是")
    assert it.y_true.tolist() == [1, 0, 1]
    assert it.y_prob.tolist() == [[1 - 0.9, 0.9], [0.75, 0.25], [0.5, 0.5]]
    assert it.frame["年龄"].tolist()[:2] == [30, 41]
    assert it.frame["城市"].cat.categories.tolist() == ["上海", "北京"]
    assert it.frame.isna().sum().tolist() == [1, 1]


@pytest.mark.parametrize(
    "labels, expected",
    [
        ("0 1", ("0", "1")),
        ("1.0 0.0", ("0", "1")),
        ("True False", ("False", "True")),
        ("yes no", ("no", "yes")),
        ("good bad", ("good", "bad")),
        ("是 否", ("否", "是")),
        ("-1 1", ("-1", "1")),
        ("2 10", ("2", "10")),
        ("cat dog", ("cat", "dog")),
        ("churned active", ("active", "churned")),
    ],
)
def test_the_class_that_means_yes_is_flagged_else_the_second(labels, expected):
    first, second = labels.split()
    it = read(f"label,score\n{first},.3\n{second},.4\n")
    assert it.class_names == expected
    assert it.y_true.tolist() == [expected.index(str(name)) for name in _names(first, second)]


def _names(*labels):
    return [label.removesuffix(".0") for label in labels]


def test_the_flagged_class_can_be_chosen():
    it = read("label,score\nbad,.3\ngood,.4\n", positive="good")
    assert (it.class_names, it.y_true.tolist()) == (("bad", "good"), [0, 1])
    assert it.y_prob[:, 1].tolist() == [0.3, 0.4]


def test_a_column_named_after_a_class_says_which_is_flagged():
    it = read("label,prob_good\nbad,.3\ngood,.4\n")
    assert (it.class_names, it.y_prob[:, 1].tolist()) == (("bad", "good"), [0.3, 0.4])


@pytest.mark.parametrize(
    "columns", ["a,b,c", "prob_a,prob_b,prob_c", "score_c,score_b,score_a", "P(a),P(b),P(c)", "p_0,p_1,p_2", "概率_a,概率_b,概率_c"]
)  # fmt: skip
def test_a_column_for_each_class_is_found_by_its_name(columns):
    it = read(f"id,y,{columns}\n1,a,.2,.3,.5\n2,c,.5,.25,.25\n1,b,.1,.8,.1\n")
    expected = np.array([[0.2, 0.3, 0.5], [0.5, 0.25, 0.25], [0.1, 0.8, 0.1]])
    assert it.class_names == ("a", "b", "c")
    np.testing.assert_allclose(it.y_prob, expected[:, ::-1] if columns.startswith("score_c") else expected)
    assert it.frame.columns.tolist() == ["id"]


def test_two_columns_of_two_classes_are_taken_as_they_are():
    it = read("label,prob_no,prob_yes\nyes,.2,.8\nno,.66,.34\n")
    assert (it.class_names, it.y_prob[:, 1].tolist()) == (("no", "yes"), [0.8, 0.34])


def test_a_class_that_no_row_has_is_kept():
    it = read("label,prob_a,prob_b,prob_c\na,.2,.3,.5\nb,.5,.25,.25\n")
    assert (it.class_names, it.y_true.tolist()) == (("a", "b", "c"), [0, 1])


def test_probabilities_rounded_to_two_decimals_are_divided_by_their_sum():
    it = read("label,prob_a,prob_b,prob_c\na,.33,.33,.33\nb,.5,.26,.25\nc,.1,.2,.7\n")
    np.testing.assert_allclose(it.y_prob.sum(axis=1), 1)


def test_a_decimal_comma_is_read():
    it = read("label;score;amount\n1;0,75;1,5\n0;0,25;2\n")
    assert it.y_prob[:, 1].tolist() == [0.75, 0.25]
    assert it.frame["amount"].tolist() == [1.5, 2]


def test_spaces_and_words_for_nothing_do_no_harm():
    it = read("label , score ,city\n 1 , 0.5 ,A \n0, 0.25, A\n1,.75,NA\n")
    assert (it.y_true.tolist(), it.y_prob[:, 1].tolist()) == ([1, 0, 1], [0.5, 0.25, 0.75])
    assert it.frame["city"].cat.categories.tolist() == ["A"]


def test_an_empty_column_is_left_out_and_others_are_numbers_or_categories():
    it = read("label,score,none,text,whole,part\n1,.5,,x,1,.5\n0,.6,,y,2,\n")
    assert {name: column.dtype.kind for name, column in it.frame.items()} == {"text": "O", "whole": "i", "part": "f"}
    assert isinstance(it.frame["text"].dtype, pd.CategoricalDtype)


def test_arithmetic_does_not_put_a_score_outside():
    assert read("label,score\n1,1.0000000001\n0,-1e-12\n").y_prob[:, 1].tolist() == [1.0, 0.0]


def test_equal_predictions_have_equal_keys_and_no_others():
    keys = {read(CHOSEN_FROM, **chosen).key for chosen in ({}, {"scores": ["score"]}, {"positive": "no"})}
    assert len(keys) == 3
    assert read(CHOSEN_FROM).key in keys
    assert all(re.fullmatch("scores-[0-9a-f]{16}", key) for key in keys)


def test_names_suggest_what_is_what():
    choice = inspect("id,outcome,prob\n1,bad,.3\n2,good,.4\n")
    assert (choice.names, choice.rows) == (("id", "outcome", "prob"), 2)
    assert (choice.label, choice.classes, choice.scores, choice.positive) == (
        "outcome",
        ("bad", "good"),
        ("prob",),
        "bad",
    )


def test_names_that_say_nothing_suggest_nothing():
    choice = inspect("a,b\n1,.3\n0,.4\n")
    assert (choice.label, choice.classes, choice.scores, choice.positive) == (None, (), (), "")
    assert inspect("a,b\n1,.3\n0,.4\n", "a", ["b"]).positive == "1"


def test_a_million_rows_are_read():
    n, rng = 1_000_000, np.random.default_rng(0)
    truth, score = rng.random(n) < 0.3, rng.random(n).round(6)
    frame = pd.DataFrame({"label": truth.astype(int), "score": score})
    content = frame.to_csv(index=False).encode()
    it = read(content)
    assert (it.y_true == truth).all()
    assert (it.y_prob[:, 1] == score).all()
    assert headline_of(it).value == pytest.approx(roc_auc_score(truth, score), abs=1e-9)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_example_reads_as_the_run_it_was_made_from(lang):
    run = bundle("german_credit")
    it = predictions_of(run)
    again = read(example_csv(it, translator(lang)))
    assert (again.y_true == it.y_true).all()
    np.testing.assert_allclose(again.y_prob, it.y_prob, atol=1e-7)
    assert again.frame.shape == it.frame.shape
    assert headline_of(again) == headline(run)


@given(st.lists(st.tuples(st.booleans(), st.floats(0, 1)), min_size=2, max_size=30))
def test_what_is_written_is_what_is_read(rows):
    content = "label,score\n" + "".join(f"{truth},{score!r}\n" for truth, score in rows)
    truth, score = zip(*rows, strict=True)
    if len(set(truth)) < 2 or len(set(score)) < 2:
        with pytest.raises(PredictionsError):
            read(content)
        return
    it = read(content)
    assert it.y_true.tolist() == [int(t) for t in truth]
    assert it.y_prob[:, 1].tolist() == list(score)
    assert headline_of(it).value == pytest.approx(roc_auc_score(truth, score))


@given(st.text(max_size=300))
def test_no_text_breaks_it(text):
    with contextlib.suppress(UserError):
        assert read(text).n >= 2


@given(st.lists(st.sampled_from(["label", "score", "1", "0.5", "a", '"', ",", "\n", ";", " ", "标签"]), max_size=40))
def test_no_table_breaks_it(parts):
    with contextlib.suppress(UserError):
        assert read("".join(parts)).n >= 2


def test_many_classes_are_judged_by_accuracy_also_when_there_are_many_rows():
    rng = np.random.default_rng(0)
    for n in (300, 50_000):
        truth = rng.integers(0, 3, n)
        prob = rng.dirichlet([1, 1, 1], n).round(6)
        prob[np.arange(n), truth] += 0.5
        prob = (prob / prob.sum(axis=1, keepdims=True)).round(6)
        frame = pd.DataFrame(prob, columns=["p_0", "p_1", "p_2"]).assign(y=truth)
        main = headline_of(read(frame.to_csv(index=False)))
        assert main.value == pytest.approx(accuracy_score(truth, prob.argmax(axis=1)))
        half = 1.96 * np.sqrt(main.value * (1 - main.value) / n)
        assert main.high - main.low == pytest.approx(2 * half, rel=0.2)


def test_what_was_read_is_counted_in_words():
    assert counts_sentence(read("label,score\nbad,.3\ngood,.4\ngood,.5\n")).text() == "3 rows: 1 are “bad”, 2 are not."
    text = counts_sentence(read("y,p_a,p_b,p_c\na,.2,.3,.5\nb,.2,.3,.5\nb,.3,.3,.4\nc,.2,.2,.6\n")).text()
    assert text == "4 rows of 3 classes: from 1 of “a” to 2 of “b”."


def test_a_shelf_keeps_what_it_has_room_for():
    first, second, third = (read(CHOSEN_FROM, title=str(i), positive=p, scores=["score"]) for i, p in enumerate(["yes", "no", None]))  # fmt: skip
    assert first.key == third.key
    shelf = Shelf(limit=weigh(first) + weigh(second) - 1)
    shelf.put(first)
    assert shelf.get(first.key).title == "0"
    shelf.put(second)
    assert shelf.get(first.key) is None
    assert shelf.get(second.key).y_prob is second.y_prob
    Shelf(limit=10).put(first)


def test_the_oldest_are_let_go_but_never_the_newest():
    its = {it.key: it for it in (read(CHOSEN_FROM, positive=p) for p in ("yes", "no"))}
    first, second = its
    assert beyond(its, limit=10**6) == []
    assert beyond(its, limit=1) == [first]
    assert beyond({second: its[second]}, limit=1) == []


def test_one_sheet_is_read_once(monkeypatch):
    reading._sheet.cache_clear()
    calls = []
    monkeypatch.setattr(reading, "sheet_of", lambda content: calls.append(1) or sheet.sheet_of(content))
    inspect(CHOSEN_FROM)
    read(CHOSEN_FROM)
    assert len(calls) == 1
