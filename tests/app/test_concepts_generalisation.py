"""The lesson on generalisation: overfit by hand, guess, see every cure against the same run, and open each view."""

import time

import pytest

from core.lessons.generalisation import folding, more_rows, trying
from tests.app.reading import has, rest

LESSON = {"topic": "generalisation"}
SHOWN = {**LESSON, "learnt": "generalisation.s"}


@pytest.fixture(autouse=True)
def _few_draws(monkeypatch):
    """Have the studies try a few draws only; what the worker does with each is the same."""
    monkeypatch.setattr(trying, "DRAWS", 4)
    monkeypatch.setattr(more_rows, "DRAWS", 2)
    monkeypatch.setattr(folding, "DRAWS", 3)


def until(app, ready, seconds=240):
    """Look again until something is there, as the page does by itself in a browser."""
    end = time.monotonic() + seconds
    while not ready(app):
        assert time.monotonic() < end, [e.value for e in (*app.subheader, *app.caption)]
        rest()
        app.run()
    assert not app.exception and not app.error
    return app


def view(app, name):
    app.session_state["generalisation_views"] = name
    return app.run()


def charts(app):
    return [element.proto.alt for element in app.get("plotly_chart")]


def test_overfitting_is_there_to_be_touched_before_the_guess_and_the_cures_are_not(open_app):
    app = open_app("concepts", **LESSON)
    assert charts(app)[0].startswith("Learned by heart")
    app.slider(key="gen_epoch").set_value(5).run()
    assert not charts(app)[0].startswith("Learned by heart")
    assert app.button(key="guess_generalisation_0") and len(charts(app)) == 1


def test_a_smaller_network_learns_less_by_heart(open_app):
    app = open_app("concepts", **LESSON)
    app.select_slider(key="gen_width").set_value(2).run()
    until(app, lambda app: has(app, "has not learned enough yet"))


def test_the_guess_is_settled_by_the_study_and_a_mix_joins_it(open_app):
    app = open_app("concepts", **LESSON)
    app.button(key="guess_generalisation_3").click().run()
    until(app, lambda app: has(app, "helps most"))
    said = [element.value for element in (*app.success, *app.warning)]
    assert said and "Labels put right brought" in said[0] and app.success
    app.multiselect(key="gen_mix").set_value(["dropout", "l2"]).run()
    app.slider(key="gen_strength_dropout").set_value(0.3).run()
    app.button(key="gen_try_mix").click().run()
    until(app, lambda app: has(app, "Dropout + L2:"))
    app.button(key="keep_generalisation").click().run()
    assert not app.exception


def test_clean_labels_change_the_order_but_not_the_answer_to_the_guess(open_app):
    app = open_app("concepts", **SHOWN)
    until(app, lambda app: has(app, "helps most"))
    app.select_slider(key="gen_cures_wrong").set_value(0.0).run()
    until(app, lambda app: not has(app, "Labels put right helps most") and len(charts(app)) == 2)
    assert not app.success and not app.warning


@pytest.mark.parametrize(("name", "said"), [("Overfit it", 1), ("Bias and variance", 2), ("Learning curves", 0)])
def test_views_open_in_chinese(open_app, name, said):
    app = view(open_app("concepts", lang="zh", **LESSON), name)
    app.button(key="guess_generalisation_show").click().run()
    assert len(charts(app)) == said and not app.exception and not app.error


def test_every_other_view_opens(open_app):
    app = open_app("concepts", **SHOWN)
    assert len(charts(view(app, "Overfit it"))) == 1
    view(app, "Bias and variance")
    app.segmented_control(key="gen_smoother").set_value("nearest").run()
    app.slider(key="gen_points").set_value(40).run()
    assert len(charts(app)) == 2
    view(app, "Learning curves").button(key="gen_curve").click().run()
    until(app, lambda app: len(charts(app)) == 1 and not app.get("progress"))
    view(app, "Cross-validation").button(key="gen_fold").click().run()
    until(app, lambda app: len(charts(app)) == 2 and not app.get("progress"))
