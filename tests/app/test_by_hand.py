"""Weights set by hand, in the running pages: before training, and at any moment of a run, from which training goes on."""

import pytest

from core.by_hand import Edit
from tests.app.reading import has, open_view, train, until_done

TAB = "What has it learned?"
CIRCLE = {"dataset": "circle", "hidden": "4,2", "epochs": "12", "learning_rate": "0.03", "activation": "tanh"}


@pytest.fixture
def circle(open_app):
    return train(open_app("playground", lang="en", **CIRCLE))


def widget(app, kind, start):
    return next(one for one in getattr(app, kind) if one.key and one.key.startswith(start))


def memory(app):
    return app.session_state["memory"]


def set_number(app, stem, neuron, value):
    app.selectbox(key=f"{stem}_neuron").set_value(neuron).run()
    app.selectbox(key=f"{stem}_source").set_value(-1).run()
    return widget(app, "number_input", f"{stem}_number").set_value(value).run()


def more(app):
    return next(one.label for one in app.expander if one.label.startswith("More"))


def go_on(app):
    app.button(key="network_go_on").click().run()
    return until_done(app)


def test_training_goes_on_from_a_run(circle):
    app = open_view(circle, TAB, "Network")
    before = memory(app).run
    assert "network_go_on" not in {one.key for one in app.button}
    set_number(app, "network", (1, 2), 5.0)
    assert has(app, "12 epochs exactly as in this one, then your numbers")
    widget(app, "number_input", "network_more").set_value(3).run()
    go_on(app)
    run = memory(app).run
    assert run.experiment.by_hand == (Edit(0, 2, None, 5.0, 12),)
    assert len(run.history["loss"]) == 15
    assert run.history["loss"][:12] == before.history["loss"]
    assert app.query_params["by_hand"] == "12:0.2.b=5.0"
    assert not app.session_state["network_hand"].edits
    assert not app.exception


def test_training_goes_on_from_where_replay_stands(circle):
    app = open_view(circle, TAB, "Replay")
    app.select_slider(key="replay_epoch").set_value(5).run()
    open_view(app, TAB, "Network")
    app.toggle(key="network_earlier").set_value(True).run()
    set_number(app, "network", (2, 1), -4.0)
    assert widget(app, "number_input", "network_more").value == 7  # to the end that was planned
    go_on(app)
    assert memory(app).run.experiment.by_hand == (Edit(1, 1, None, -4.0, 5),)
    assert len(memory(app).run.history["loss"]) == 12


def test_training_starts_from_what_was_set_before_it(circle):
    app = circle
    before = memory(app).run
    app.button(key="reset").click().run()
    set_number(app, "start", (2, 0), 6.0)
    assert memory(app).draft.by_hand == (Edit(1, 0, None, 6.0),)
    assert "1 number set by hand" in more(app)
    assert app.query_params["by_hand"] == "0:1.0.b=6.0"
    train(app)
    run = memory(app).run
    assert run.experiment.by_hand == (Edit(1, 0, None, 6.0),)
    assert run.history["loss"][0] != before.history["loss"][0]


def test_what_was_set_is_taken_back(open_app):
    app = open_app("playground", lang="en", **CIRCLE, by_hand="0:1.0.b=6.0,7:0.0.0=1")
    app.button(key="reset").click().run()
    assert "2 numbers set by hand" in more(app)
    assert app.button(key="start_back").label.endswith("(1 number set by hand)")
    app.button(key="start_back").click().run()
    assert memory(app).draft.by_hand == (Edit(0, 0, 0, 1.0, 7),)
    app.button(key="setting_by_hand").click().run()
    assert memory(app).draft.by_hand == ()
    assert "by_hand" not in app.query_params


def test_another_network_starts_without_them(open_app):
    app = open_app("playground", lang="en", **CIRCLE, by_hand="0:1.0.b=6.0")
    assert has(app, "bias of unit 1 in layer 2 = 6 (before training)")
    app.selectbox(key="setting_hidden").set_value("8").run()
    assert memory(app).draft.by_hand == ()
    assert has(app, "belongs to another network")
    assert memory(app).draft.hidden == (8,)


@pytest.mark.parametrize("text", ["0:5.0.b=6.0", "90:0.0.b=6.0"])
def test_a_link_to_what_is_not_there_says_so(open_app, text):
    app = open_app("playground", lang="en", **CIRCLE, by_hand=text)
    assert memory(app).draft.by_hand == ()
    assert has(app, "belongs to another network, or to a later epoch")
    assert not app.exception


def test_a_teacher_can_put_it_away(open_app):
    app = open_app("playground", lang="en", **CIRCLE, hide="by_hand")
    app.button(key="reset").click().run()
    assert not [one for one in app.selectbox if one.key == "start_neuron"]
    assert not app.exception
