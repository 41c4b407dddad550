"""Every tab and view of the metrics page opens, for every kind of prediction and in both languages."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from pages.components.metrics.body import TABS
from pages.components.metrics.details_view import VIEWS
from tests.app.reading import open_tab, shown
from tests.app.test_languages import CHINESE, english_in
from tests.unit.judging import judged

DECIDE = ("What it does", "With and without a model")
SURE = ("Every score", "Better than another?", "Calibration")
GROUPS = ("Scores by group", "Gaps", "A threshold for each group", "What can't be had together")
TWO = {
    "Decide": ("metrics_decide_2", DECIDE),
    "How sure": ("metrics_sure_classification", SURE),
    "Who is treated worse": ("metrics_groups", GROUPS),
    "Mistakes": ("errors_cell", ()),
    "Details": ("details_two", tuple(VIEWS["two"])),
}
MANY = TWO | {
    "Decide": ("metrics_decide_3", (*DECIDE, "All classes")),
    "Details": ("details_many", tuple(VIEWS["many"])),
}
NUMBERS = {
    "How sure": ("metrics_sure_regression", SURE[:2]),
    "Who is treated worse": ("metrics_groups", ()),
    "Mistakes": ("errors_cell", ()),
    "Details": ("details_numbers", tuple(VIEWS["numbers"])),
}


def made(kind, lang):
    """Return predictions whose own words are in the language."""
    rng = np.random.default_rng(0)
    a, b, c = ("甲", "乙", "丙") if lang == "zh" else ("red", "green", "blue")
    frame = {
        ("年龄" if lang == "zh" else "age"): rng.integers(18, 70, 150),
        ("地区" if lang == "zh" else "region"): pd.Categorical(rng.choice([a, b], 150)),
    }
    y = rng.integers(0, 3, 150)
    prob = rng.dirichlet(np.ones(3), 150) + 0.4 * np.eye(3)[y]
    names = {
        "two": lambda: judged(y > 1, np.clip(0.3 * (y > 1) + 0.6 * rng.random(150), 0, 1), frame, names=(a, b)),
        "many": lambda: judged(y, prob / prob.sum(axis=1, keepdims=True), frame, names=(a, b, c)),
        "numbers": lambda: judged(y + rng.random(150), (y + rng.random(150))[:, None], frame, names=()),
        "without columns": lambda: judged(y > 1, rng.random(150), names=(a, b)),
        "two rows": lambda: judged([0, 1], [0.2, 0.9], names=(a, b)),
        "one class": lambda: judged([1, 1, 1], [0.2, 0.9, 0.4], {"年龄": [1, 2, 3]} if lang == "zh" else {"age": [1, 2, 3]}, names=(a, b)),
        "constant": lambda: judged([0, 1, 1, 0], [0.5] * 4, names=(a, b)),
    }  # fmt: skip
    return names[kind]()


def look(app, it, title):
    """Have predictions in hand as if they had been brought along."""
    mind = app.session_state["memory"]
    mind.brought["scores-made"] = replace(
        it, key="scores-made", title=title, has_model=False, card=replace(it.card, target=title)
    )
    mind.judging = "scores-made"
    return app.run()


def everything(app, tabs, task):
    """Open every view of every tab; yield what is said."""
    for number, title in enumerate(TABS[task]):
        key, views = tabs[title]
        for view in views or (None,):
            if view is not None:
                app.session_state[key] = view
            open_tab(app, f"metrics_{task}", number)
            assert not app.exception and not app.error, (title, view, [one.value for one in app.error])
            yield from shown(app)


KINDS = {
    "two": (TWO, "classification"),
    "many": (MANY, "classification"),
    "numbers": (NUMBERS, "regression"),
    "without columns": (TWO, "classification"),
    "two rows": (TWO, "classification"),
    "one class": (TWO, "classification"),
    "constant": (TWO, "classification"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_view_speaks_english(open_app, kind):
    app = look(open_app("metrics", lang="en"), made(kind, "en"), "Made")
    said = set(everything(app, *KINDS[kind]))
    assert {text for text in said if CHINESE.search(text)} <= {"中文"}


@pytest.mark.parametrize("kind", KINDS)
def test_every_view_speaks_chinese(open_app, kind):
    app = look(open_app("metrics", lang="zh"), made(kind, "zh"), "试做")
    said = set(everything(app, *KINDS[kind]))
    assert {text: english_in(text) for text in said if english_in(text)} == {}


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_view_of_the_bundled_run_opens(open_app, lang):
    app = open_app("metrics", lang=lang)
    said = set(everything(app, TWO, "classification"))
    if lang == "zh":
        assert {text: english_in(text) for text in said if english_in(text)} == {}
