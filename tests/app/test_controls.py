"""What TensorFlow Playground has: features, layers one by one, one epoch, reset, bare answers, controls put away; and guesses."""

import json
import time

from core.views import hideable
from tests.app.reading import has, open_menus, train

POINTS = {"dataset": "circle", "hidden": "4", "epochs": "30", "learning_rate": "0.03"}


def link(app):
    return dict(app.query_params)


def plane(app):
    return json.loads(app.get("plotly_chart")[0].proto.spec)["data"]


def test_layers_and_units_one_by_one(open_app):
    app = open_app("playground", lang="en", **POINTS)
    app.button(key="layer_add").click().run()
    app.number_input(key="layer_1").set_value(7).run()
    assert link(app)["hidden"] == "4,7"
    app.button(key="layer_remove").click().run()
    assert link(app)["hidden"] == "4"
    assert app.button(key="layer_remove").disabled
    for _ in range(5):
        app.button(key="layer_add").click().run()
    assert app.button(key="layer_add").disabled


def test_a_linear_model_has_no_layers_to_change(open_app):
    app = open_app("playground", lang="en", model="linear")
    assert not [button for button in app.button if button.key == "layer_add"]


def test_features_of_points_are_switches(open_app):
    app = open_app("playground", lang="en", **POINTS)
    pills = next(group for group in app.get("button_group") if group.key == "feature_pills")
    assert pills.value == ["x", "y"]
    pills.set_value(["x", "y", "x2", "y2"]).run()
    assert link(app)["features"] == "x,y,x2,y2"


def test_the_question_decides_which_data_there_is(open_app):
    app = open_app("playground", lang="en", **POINTS)
    question = next(group for group in app.get("button_group") if group.key == "question")
    question.set_value("regression").run()
    assert link(app)["dataset"] in ("diabetes", "plane", "multi_gaussian")
    assert "Circle" not in app.selectbox(key="setting_dataset").options
    assert not app.exception


def test_one_epoch_from_the_start_then_reset(open_app):
    app = open_app("playground", lang="en", **POINTS, seed="31")
    app.button(key="first_step").click().run()
    end = time.monotonic() + 60
    while not app.get("progress") or "Paused at epoch 1 " not in app.get("progress")[0].proto.text:
        assert time.monotonic() < end
        time.sleep(0.2)
        app.run()
    app.button(key="reset").click().run()
    assert has(app, "Not trained yet")
    train(app)
    assert has(app, "30 epochs, trained in")


def test_after_reset_a_finished_run_is_still_there(open_app):
    app = train(open_app("playground", lang="en", **POINTS, seed="32"))
    app.button(key="reset").click().run()
    assert has(app, "Not trained yet")
    app.button(key="train").click().run()
    assert has(app, "Opened at once")


def test_test_rows_and_bare_answers_are_in_the_link(open_app):
    app = train(open_app("playground", lang="en", **POINTS, seed="33"))
    before = plane(app)
    app.toggle(key="view_show_test").set_value(False).run()
    app.toggle(key="view_discretize").set_value(True).run()
    assert (link(app)["show_test"], link(app)["discretize"]) == ("0", "1")
    assert len(plane(app)) == len(before) - 2
    again = open_app("playground", **link(app))
    assert not again.toggle(key="view_show_test").value
    assert plane(again) == plane(app)


def test_a_class_sees_only_what_is_left(open_app):
    app = open_app("playground", lang="en", hide="learning_rate,tabs,guess,steps,more,upload,words", **POINTS)
    assert not app.exception
    assert not [slider for slider in app.select_slider if slider.key == "setting_learning_rate"]
    assert not app.get("tab_container")
    assert app.selectbox(key="setting_dataset")
    open_menus(app, "teaching").multiselect(key="teaching_hide").set_value([]).run()
    assert "hide" not in link(app)
    assert app.select_slider(key="setting_learning_rate")


def test_everything_can_be_put_away(open_app):
    app = open_app("playground", lang="zh", hide=",".join(hideable()), **POINTS)
    assert not app.exception
    assert not app.error
    assert app.button(key="train")


def test_a_guess_is_revealed_and_counted(open_app):
    app = open_app("playground", lang="en", dataset="iris", hidden="8", epochs="30", learning_rate="0.01", seed="34")
    app.slider(key="guess_range").set_value((0.5, 1.0)).run()
    app.button(key="guess_commit").click().run()
    assert has(app, "Your guess: **0.50 to 1.00**")
    train(app)
    said = " ".join(one.value for one in app.info)
    assert "You guessed 0.50 to 1.00 and it became" in said
    assert "1 of 1 ranges held the score" in said or "0 of 1" in said
    assert has(app, "You know this score already")
