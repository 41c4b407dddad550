"""Lines: none too wide, nothing lost, and no Chinese line begins with a full stop."""

import random
import unicodedata

import pytest

from core.card.columns import Columns
from core.card.folding import NEVER_FIRST, NEVER_LAST, estimated, fold, parts

ALPHABET = "abc 词，。“”（）1.5% é-/x！？"


def width(text):
    return sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text)


@pytest.mark.parametrize("seed", range(200))
def test_lines_fit_and_lose_nothing_but_spaces(seed):
    rng = random.Random(seed)
    text = "".join(rng.choices(ALPHABET, k=rng.randint(0, 120)))
    most = rng.randint(2, 40)
    lines = fold(text, most, width)
    assert all(width(line) <= most for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_chinese_is_broken_between_characters_but_not_before_punctuation():
    text = "他说：“这不行！”（真的吗？）模型在95%的情况下，是对的。" * 5
    lines = fold(text, 24, width)
    assert min(map(width, lines[:-1])) >= 18
    assert not any(line[0] in NEVER_FIRST or line[-1] in NEVER_LAST for line in lines)
    assert not any(line.endswith("9") or line.startswith("5%") for line in lines)


def test_english_is_broken_at_spaces_only():
    assert fold("See the model card, well-known.", 12, width) == ["See the", "model card,", "well-known."]
    assert list(parts("a “b c” d")) == ["a ", "“b ", "c” ", "d"]


def test_paragraphs_stay_and_a_long_word_is_cut():
    assert fold("a\n\nabcdef", 4, width) == ["a", "", "abcd", "ef"]


def test_estimate_is_no_less_than_a_usual_typeface_takes():
    # Widths of Arial, in thousandths of the em, of Adobe's metrics of Helvetica.
    from fpdf.fonts import CORE_FONTS_CHARWIDTHS

    text = "Who decides what with its answers, and what happens then? 1,234 rows of AUC 0.79 (0.73 to 0.85)."
    helvetica = sum(CORE_FONTS_CHARWIDTHS["helvetica"][one] for one in text) / 1000
    assert helvetica <= estimated(text, 1.0) <= 1.3 * helvetica


@pytest.mark.parametrize("texts", [[["a", "b"]], [["a" * 500, "词" * 500, ""]], [["x"] * 30], [["", ""]]], ids=range(4))
def test_columns_fill_the_width(texts):
    columns = Columns(100, width, 1, 4, 30)
    widths = columns.widths(texts)
    assert sum(widths) == pytest.approx(100)
    assert min(widths) > 0


def test_a_column_that_needs_little_leaves_the_rest():
    short, long = Columns(100, width, 1, 4, 30).widths([["name", "word " * 100]])
    assert short < 10 < long


def test_long_cells_go_on_in_a_further_row():
    columns = Columns(20, width, 2, 4, 10)
    rows = columns.folded(["ab " * 40, "x"], (10, 10), 5)
    assert [len(row.lines[0]) for row in rows] == [5, 5, 4]
    assert rows[0].texts[1] == "x" and rows[1].texts[1] == ""
    assert columns.folded(["ab cd", "x"], (6, 10), 5)[0].texts == ["ab cd", "x"]
