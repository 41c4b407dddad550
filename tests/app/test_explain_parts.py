"""Pictures and sequences part by part, and texts by their words, as a person opens them."""

import pytest
from streamlit.testing.v1 import AppTest

from core.experiment import Experiment
from core.links import to_link
from core.training import train
from tests.app.reading import has, shown, texts

CNN = Experiment(dataset="digits", model="cnn", hidden=(8,), epochs=2)
GRU = Experiment(dataset="digits", model="rnn", hidden=(8,), epochs=2)
TABLE = Experiment(dataset="diabetes", model="transformer", hidden=(8,), epochs=2)


@pytest.fixture(scope="module")
def runs():
    """Keep three small runs where the pages find them."""
    from pages.components.engine import engine

    for experiment in (CNN, GRU, TABLE):
        engine().store.put(train(experiment))


def open_parts(open_app, experiment, lang="en", **chosen):
    at = {"explain_decision_4": "Part by part"} | chosen
    app = open_app("explain", at, lang=lang, **to_link(experiment))
    assert not app.exception
    assert not app.error, [one.value for one in app.error]
    return app


@pytest.mark.parametrize("parts", ["columns", "patches"])
def test_a_picture_is_explained_by_pixels_and_by_patches(open_app, runs, parts):
    app = open_parts(open_app, CNN, explain_parts_players=parts, explain_parts_fill="blank")
    assert has(app, "What speaks most") or has(app, "No part of the picture")
    assert has(app, "patch")
    assert any("over 49 places" in text for text in texts(app))
    assert any(text.startswith("What this does not tell you: which parts") for text in texts(app))


def test_a_sequence_that_is_a_picture_is_read_line_by_line(open_app, runs):
    app = open_parts(open_app, GRU, explain_parts="Step by step")
    assert has(app, "Of 8 steps, line ") or has(app, "None of the 8 steps")
    assert has(app, "Read in order, ")


def test_a_table_is_read_column_by_column(open_app, runs):
    app = open_parts(open_app, TABLE)
    assert has(app, "Of 10 steps, ") or has(app, "None of the 10 steps")
    assert has(app, "A Transformer looks at all steps at once")


@pytest.mark.parametrize("experiment", [CNN, TABLE], ids=lambda one: one.model)
def test_it_opens_in_chinese(open_app, runs, experiment):
    assert shown(open_parts(open_app, experiment, "zh"))


def _text_page():
    import numpy as np

    from core.explanation.tokens import cut, explain_tokens
    from pages.components.explain.tokens_view import tokens_view

    def says(texts):
        good = np.array([0.5 + 0.3 * ("good" in t) - 0.6 * ("not good" in t) for t in texts])
        return np.column_stack([1 - good, good])

    tokens_view(explain_tokens(says, cut("it is not good").tokens, names=("bad", "good")), "demo")


def test_a_text_shows_which_word_turned_it():
    app = AppTest.from_function(_text_page, default_timeout=60).run()
    assert not app.exception
    assert any("not" in text and "pulls most towards bad" in text for text in texts(app))
    next(one for one in app.get("button_group") if one.key == "demo_output").set_value(1).run()
    assert any("“not” pulls most away from good" in text for text in texts(app))
    assert len(app.get("plotly_chart")) == 1
