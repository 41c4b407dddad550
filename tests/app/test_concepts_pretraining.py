"""The lesson on pre-training: small writers answer at once, also before the guess, in both languages, and bear bad input."""

import pytest

from tests.app.reading import has, texts

VIEWS = ("Fill the gap", "Let it write", "What it can't do")


def view(app, name, row="concepts_pretraining"):
    app.session_state[row] = name
    return app.run()


def charts(app):
    return [element.proto.alt for element in app.get("plotly_chart")]


def test_before_the_guess_the_few_labels_are_covered_and_the_gap_can_be_filled(open_app):
    app = open_app("concepts", topic="pretraining", lang="en")
    assert any(button.key == "guess_pretraining_0" for button in app.button)
    assert has(app, "Until you have guessed") and charts(app) and not app.exception and not app.error


def test_a_text_without_a_gap_says_so_and_one_with_a_gap_goes_on(open_app):
    app = view(open_app("concepts", topic="pretraining", lang="en", learnt="pretraining.s"), "Fill the gap")
    app.text_input(key="pretraining_gap_plays").set_value("no gap here").run()
    assert any("expected 1, received 0" in error.value for error in app.error)
    app.text_input(key="pretraining_gap_plays").set_value("I love t_ee").run()
    assert not app.error and any("“h”" in alt for alt in charts(app))


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_view_of_the_writers_opens(open_app, lang):
    app = open_app("concepts", topic="pretraining", lang=lang)
    for name in VIEWS:
        view(app, name, "concepts_writers")
        assert charts(app) and not app.exception and not app.error


def test_another_text_is_written_on_demand(open_app):
    app = view(open_app("concepts", topic="pretraining", lang="en", learnt="pretraining.s"), "Let it write")
    before = [element.value for element in app.get("text")]
    app.button(key="pretraining_again").click().run()
    assert [element.value for element in app.get("text")] != before
    assert any("Random seed 1" in text for text in texts(app))


def test_nothing_is_trained_before_it_is_asked_for(open_app):
    app = view(open_app("concepts", topic="pretraining", lang="en", learnt="pretraining.s"), "Train one yourself")
    assert any(button.key == "pretraining_train" for button in app.button) and not charts(app)
