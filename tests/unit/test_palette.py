import tomllib
from pathlib import Path

import pytest

from core.charts import palette

THEME = tomllib.loads(Path(".streamlit/config.toml").read_text())["theme"]
GROUNDS = [THEME[base]["backgroundColor"] for base in ("light", "dark")]


def test_theme_repeats_the_palette():
    assert tuple(THEME["chartSequentialColors"]) == palette.SEQUENTIAL
    assert tuple(THEME["chartDivergingColors"]) == palette.DIVERGING
    assert THEME["chartCategoricalColors"][:2] == [palette.BLUE, palette.ORANGE]


@pytest.mark.parametrize("base", ["light", "dark"])
@pytest.mark.parametrize("ink", ["textColor", "linkColor"])
@pytest.mark.parametrize("ground", ["backgroundColor", "secondaryBackgroundColor", "codeBackgroundColor"])
def test_text_can_be_read(base, ink, ground):
    assert palette.contrast(THEME[base][ink], THEME[base][ground]) >= 4.5


@pytest.mark.parametrize("base", ["light", "dark"])
def test_button_text_can_be_read(base):
    assert palette.contrast(THEME[base]["primaryColor"], "#FFFFFF") >= 4.5


@pytest.mark.parametrize("color", [palette.BLUE, palette.ORANGE, palette.GREY])
@pytest.mark.parametrize("ground", GROUNDS)
def test_lines_can_be_seen_on_both_grounds(color, ground):
    assert palette.contrast(color, ground) >= 3


def test_contrast_agrees_with_the_published_examples():
    # WCAG 2.2: black on white is 21; #767676 is the lightest grey that passes 4.5 on white.
    assert palette.contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert palette.contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


def test_two_classes_are_orange_and_blue_and_more_differ():
    assert palette.class_colors(2) == (palette.ORANGE, palette.BLUE)
    assert len(set(palette.class_colors(10))) == 10 == len(set(palette.class_symbols(10)))
    assert len(palette.class_colors(13)) == 13
