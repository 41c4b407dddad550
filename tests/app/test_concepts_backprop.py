"""Back-propagation on the page: one neuron, a guess, and a network number by number, in both languages."""

import time

import pytest

from tests.app.reading import has, rest


def opened(open_app, lang="en", guessed=True):
    learnt = {"learnt": "backprop.0"} if guessed else {}
    return fine(open_app("concepts", topic="backprop", lang=lang, **learnt))


def fine(app):
    assert not app.exception and not app.error
    return app


def view(app, title):
    app.session_state["backprop_views"] = title
    return fine(app.run())


def charts(app):
    return [element.proto.alt for element in app.get("plotly_chart")]


def test_the_neuron_is_there_before_the_guess_and_nothing_gives_the_answer_away(open_app):
    app = opened(open_app, guessed=False)
    assert has(app, "z = 9, so the neuron answers 0.99988") and len(charts(app)) == 1
    assert not has(app, "squared error pulls") and not has(app, "Measured")
    app.button(key="guess_backprop_1").click().run()
    assert len(charts(fine(app))) > 1
    assert any("and that is right" in message.value for message in app.success)


def test_the_neuron_follows_its_weights(open_app):
    app = opened(open_app)
    app.slider(key="backprop_neuron_b").set_value(-8.0).run()
    assert has(fine(app), "z = 0, so the neuron answers 0.5")
    app.button(key="backprop_neuron_back").click().run()
    assert has(app, "z = 9")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_step_is_taken_stage_by_stage(open_app, lang):
    app = opened(open_app, lang)
    for stage in ("forward", "loss", "backward", "update"):
        app.session_state["backprop_stage"] = stage
        app.session_state["backprop"].stage = stage
        fine(app.run())
        assert app.latex
    app.button(key="backprop_ten").click().run()
    assert len(app.session_state["backprop"].bench.losses) == 10
    app.button(key="backprop_again").click().run()
    assert fine(app).session_state["backprop"].bench.losses == ()


def test_a_number_out_of_range_is_said_and_nothing_is_lost(open_app):
    app = opened(open_app)
    app.button(key="backprop_one").click().run()
    app.number_input(key="backprop_steps_x_1").set_value(1e9).run()
    assert any("expected a number from -100 to 100" in warning.value for warning in app.warning)
    assert app.session_state["backprop"].bench.x == (2.0, 3.0) and len(app.session_state["backprop"].bench.losses) == 1


def test_an_emptied_box_is_said_and_nothing_is_lost(open_app):
    app = opened(open_app)
    app.button(key="backprop_one").click().run()
    for key in ("backprop_steps_x_1", "backprop_steps_rate"):
        app.number_input(key=key).set_value(None).run()
        assert any("received an empty box" in warning.value for warning in app.warning)
    assert app.session_state["backprop"].bench.x == (2.0, 3.0) and len(app.session_state["backprop"].bench.losses) == 1


def test_tensorflow_says_the_same_and_the_missing_factor_shows_on_four_rows(open_app):
    app = view(opened(open_app), "The article's formulas")
    assert has(app, "13 of 13 gradients wrong") and has(app, "TensorFlow says the same")
    app, end = view(app, "Train with each"), time.monotonic() + 120
    while not has(app, "Of 20 networks, 20 learn"):
        assert time.monotonic() < end
        rest()
        app.run()
    assert has(fine(app), "0 without σ′, 0 by the article's")
