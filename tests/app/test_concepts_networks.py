"""The lesson on networks: touched before the guess, the study seen through to its end, in both languages."""

import time

import pytest

from tests.app.reading import has, rest

VIEWS = ("One neuron", "A layer", "Depth", "Activations")


@pytest.fixture
def small(monkeypatch):
    """Let the study measure what the guess is about, and one more, once."""
    from core.lessons.networks import fading
    from pages.components.concepts import networks_fading

    cases = [case for case in fading.CASES if case.activation in ("sigmoid", "relu")]
    monkeypatch.setattr(fading, "CASES", tuple(cases))
    monkeypatch.setattr(fading, "SEEDS", 1)
    monkeypatch.setattr(networks_fading, "NAME", "fading-for-a-test")


def lesson(open_app, **params):
    return open_app("concepts", topic="networks", **params)


def view(app, name):
    app.session_state["networks_views"] = name
    app.run()
    assert not app.exception and not app.error
    return app


def until(app, ready, seconds=240):
    end = time.monotonic() + seconds
    while not ready(app):
        assert time.monotonic() < end, [e.value for e in app.subheader]
        rest()
        app.run()
    assert not app.exception and not app.error
    return app


def test_a_neuron_is_touched_before_any_guess_and_answers_at_once(open_app):
    app = lesson(open_app)
    assert has(app, "Your neuron gets 61 of 100 flowers right")
    app.slider(key="networks_first").set_value(3.0).run()
    app.slider(key="networks_second").set_value(6.0).run()
    app.slider(key="networks_bias").set_value(0.0).run()
    assert has(app, "Your neuron gets 9") and not app.exception


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_view_opens(open_app, language):
    app = lesson(open_app, lang=language)
    for name in VIEWS:
        assert view(app, name).get("plotly_chart")


def test_what_was_set_is_still_set_after_another_view(open_app):
    app = view(lesson(open_app), "Depth")
    app.slider(key="networks_layers").set_value(5).run()
    assert has(app, "make 32 straight pieces")
    assert has(view(view(app, "Activations"), "Depth"), "make 32 straight pieces")


def test_the_best_last_weights_beat_the_straight_line(open_app):
    app = view(lesson(open_app), "A layer")
    assert has(app, "even the best straight line misses by only")
    app.button(key="networks_fit").click().run()
    assert has(app, "without neurons, misses by") and not app.exception


def test_the_guess_is_settled_by_the_study(open_app, small):
    app = lesson(open_app)
    assert not has(app, "arrives at the first (")
    app.button(key="guess_networks_1").click().run()
    until(app, lambda app: any(slider.key == "networks_fading_depth" for slider in app.slider))
    assert has(app, "it is otherwise") or any("it is otherwise" in box.value for box in app.warning)
    app.slider(key="networks_fading_depth").set_value(20).run()
    assert has(app, "Through 20 hidden layers, Sigmoid leaves 1 part in") and not app.exception
