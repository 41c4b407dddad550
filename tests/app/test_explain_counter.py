"""The smallest changes in the app: what is found, what may change, and trying it."""

import time

import pytest

from core.experiment import Experiment
from core.explanation.counterfactuals.rules import Rule
from core.messages import worded
from pages.components.counter_memory import KEY, Counter
from tests.app.reading import has, open_tab, rest, texts

VIEW = "The smallest changes"
WAIT = "explain_change"


def open_counter(app, seconds=90):
    """Open the view and look again until the search is over, as the page does by itself in a browser."""
    app.session_state[WAIT] = VIEW
    open_tab(app, "explain", 1)
    end = time.monotonic() + seconds
    while any(button.key.startswith("stop_changes") for button in app.button):
        assert time.monotonic() < end, "the search did not end"
        rest()
        app.run()
    assert not app.exception and not app.error, [one.value for one in app.error]
    return app


def sentence(app):
    return app.code[-1].value


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_easiest_way_stands_first_in_a_sentence_and_all_of_them_in_a_table(open_app, lang):
    app = open_counter(open_app("explain", lang=lang))
    assert "50%" in sentence(app)
    table = app.dataframe[-1].value
    assert list(table.columns)[2:] == list("ABCD")[: len(table.columns) - 2]
    assert f"counter_try_{len(table.columns) - 3}" in [button.key for button in app.button]


def test_a_way_can_be_tried_in_what_if(open_app):
    app = open_counter(open_app("explain", lang="en"))
    app.button(key="counter_try_0").click().run()
    mind = app.session_state["memory"]
    assert not app.exception
    assert mind.tabs["explain_change"] == "What if…"
    edits = mind.explaining.edits[mind.run.key, mind.explaining.places[mind.run.key]]
    said = mind.run.predict(_edited(mind, edits))[0, 1]
    assert edits
    assert said < mind.decision.threshold


def _edited(mind, edits):
    x = mind.run.X_test[mind.explaining.places[mind.run.key]].copy()
    x[list(edits)] = list(edits.values())
    return x[None]


def test_what_is_locked_is_said_to_be(open_app):
    app = open_app("explain", lang="en")
    columns = len(app.session_state["memory"].run.data.feature_names)
    mind = counter_of(app)
    mind.rules["german_credit"] = {j: Rule("locked") for j in range(columns)}
    open_counter(app)
    assert has(app, "Every column is locked")
    assert not app.code or "accepted" not in sentence(app)


def counter_of(app):
    if KEY not in app.session_state:
        app.session_state[KEY] = Counter()
    return app.session_state[KEY]


def test_a_class_or_a_number_can_be_wished_for(open_app, make_run):
    app = open_app("explain", lang="en")
    for name, key in (("iris", "counter_class"), ("diabetes", "counter_value")):
        run = make_run(name)
        app.session_state["memory"].run = run
        open_counter(app.run())
        widgets = [widget.key for widget in (*app.selectbox, *app.number_input)]
        assert key in widgets
        assert len(app.dataframe) or any("enough" in text for text in texts(app))


def test_a_picture_is_offered_nothing_misleading(open_app, make_run):
    app = open_app("explain", lang="en")
    app.session_state["memory"].run = make_run("digits")
    app.run()
    app.session_state[WAIT] = VIEW
    open_tab(app, "explain", 1)
    assert any("no small changes that mean something" in info.value for info in app.info)


def test_a_new_wish_is_news_once_and_the_first_sentence_follows_it(open_app):
    app = open_counter(open_app("explain", lang="en"))
    mind, first = counter_of(app), sentence(app)
    run = app.session_state["memory"].run
    changed = next(
        j for j, name in enumerate(run.data.feature_names) if worded(run.data.card.shown(name), str) in first
    )
    mind.rules["german_credit"], mind.changed = {changed: Rule("locked")}, True
    open_counter(app.run())
    assert not mind.changed
    assert sentence(app) != first
    assert has(app, sentence(app)[:60])


@pytest.fixture(scope="module")
def make_run():
    from core.training import train

    return lambda name: train(Experiment(dataset=name, epochs=3, hidden=(8,)))
