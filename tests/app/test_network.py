"""What a network has learned: looked at, set by hand, and replayed."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from core.bundles import bundle
from core.links import to_link
from tests.app.reading import has, open_view, train

ROOT = Path(__file__).parents[2]
TAB = "What has it learned?"
CIRCLE = {"dataset": "circle", "hidden": "4,2", "epochs": "12", "learning_rate": "0.03", "activation": "tanh"}


@pytest.fixture
def circle(open_app):
    return train(open_app("playground", lang="en", **CIRCLE))


def spec(app, key):
    found = [json.loads(c.proto.spec) for c in app.get("plotly_chart") if c.proto.id.endswith(f"-{key}")]
    assert len(found) == 1, key
    return found[0]


def widget(app, kind, start):
    return next(one for one in getattr(app, kind) if one.key and one.key.startswith(start))


def heat(app, key):
    return next(trace["z"] for trace in spec(app, key)["data"] if trace["type"] == "heatmap")


def test_points_have_a_drawing_with_a_picture_of_every_unit(circle):
    app = open_view(circle, TAB, "Network")
    assert has(app, "The answer leans most on unit")
    assert len(spec(app, "network_chart")["layout"]["images"]) == 2 + 4 + 2 + 1
    assert has(app, "It listens most to") or has(app, "It listens to")
    assert heat(app, "network_neuron_plane")
    assert has(app, "of 100 test rows")


def test_a_unit_is_looked_at_and_a_weight_set_by_hand(circle):
    app = open_view(circle, TAB, "Network")
    before = heat(app, "network_plane")
    app.selectbox(key="network_neuron").set_value((1, 2)).run()
    assert has(app, "**Unit 3 of layer 1**")
    app.selectbox(key="network_source").set_value(1).run()
    assert app.session_state["network_hand"].place == (0, 2, 1)
    widget(app, "number_input", "network_number").set_value(9.0).run()
    assert has(app, "1 number set by hand")
    assert heat(app, "network_plane") != before
    widget(app, "slider", "network_slider").set_value(-1.5).run()
    assert widget(app, "number_input", "network_number").value == -1.5
    assert [edit.value for edit in app.session_state["network_hand"].edits] == [-1.5]
    app.button(key="network_back").click().run()
    assert heat(app, "network_plane") == before
    assert app.button(key="network_back").disabled
    assert not app.exception


def test_looking_about_sets_nothing(circle):
    app = open_view(circle, TAB, "Network")
    for column, unit in [(0, 1), (1, 0), (2, 1), (3, 0), (1, 3)]:
        app.selectbox(key="network_neuron").set_value((column, unit)).run()
        assert not app.session_state["network_hand"].edits
        assert not app.exception
    assert bool([one for one in app.selectbox if one.key == "network_source"])


def test_a_bundled_run_has_its_network_too(open_app):
    app = open_view(open_app("playground", lang="en"), TAB, "Network")
    assert has(app, "The answer leans most on unit")
    assert "10 of 16" in json.dumps(spec(app, "network_chart")["layout"]["annotations"])
    assert has(app, "Set a number by hand, and see here how far the answers move.")
    widget(app, "number_input", "network_number").set_value(50.0).run()
    assert has(app, "test rows, 150 before")
    assert spec(app, "network_moved")["data"]


def test_another_run_begins_anew(circle):
    app = open_view(circle, TAB, "Network")
    widget(app, "number_input", "network_number").set_value(9.0).run()
    app.button(key=f"take_{bundle('german_credit').key}").click().run()
    assert not app.session_state["network_hand"].edits
    assert not app.exception


@pytest.mark.parametrize("dataset", ["iris", "diabetes", "digits"])
def test_other_data_is_looked_at_and_replayed(open_app, dataset):
    app = train(open_app("playground", lang="en", dataset=dataset, hidden="6", epochs="4"))
    open_view(app, TAB, "Network")
    widget(app, "number_input", "network_number").set_value(5.0).run()
    assert spec(app, "network_moved")["data"]
    app.selectbox(key="network_neuron").set_value((1, 0)).run()
    open_view(app, TAB, "Replay")
    assert spec(app, "replay_predicted" if dataset == "diabetes" else "replay_confusion")["data"]
    assert not app.exception
    assert not app.error


def test_replay_goes_back_and_forth(circle):
    app = open_view(circle, TAB, "Replay")
    slider = app.select_slider(key="replay_epoch")
    assert (slider.value, slider.options[0], slider.options[-1]) == (12, "0", "12")
    assert app.button(key="replay_forward").disabled
    last = heat(app, "replay_plane")
    app.button(key="replay_back").click().run()
    assert app.select_slider(key="replay_epoch").value == 11
    app.select_slider(key="replay_epoch").set_value(0).run()
    assert has(app, "Before training")
    assert heat(app, "replay_plane") != last
    assert app.button(key="replay_back").disabled
    app.button(key="replay_forward").click().run()
    assert app.select_slider(key="replay_epoch").value == 1
    assert has(app, "After epoch 1 it was right on")


def test_replay_plays_to_the_end(circle):
    app = open_view(circle, TAB, "Replay")
    app.button(key="replay_play").click().run()  # from the end it begins anew; AppTest looks once a run
    assert app.select_slider(key="replay_epoch").value == 0
    assert app.button(key="replay_play").label == "Stop here"
    app.run()
    assert app.select_slider(key="replay_epoch").value == 1
    app.button(key="replay_play").click().run()
    assert app.button(key="replay_play").label == "Play"
    app.run()
    assert app.select_slider(key="replay_epoch").value == 1


def test_the_network_is_seen_where_replay_stands(circle):
    app = open_view(circle, TAB, "Replay")
    app.select_slider(key="replay_epoch").set_value(0).run()
    open_view(app, TAB, "Network")
    learned = spec(app, "network_chart")
    app.toggle(key="network_earlier").set_value(True).run()
    assert "after epoch 0" in app.toggle(key="network_earlier").label
    assert spec(app, "network_chart") != learned


def test_a_run_without_a_recording_shows_its_curves(open_app, monkeypatch):
    from dataclasses import replace

    from pages.components import memory

    shown = replace(bundle("german_credit"), recording=None)
    monkeypatch.setattr(memory, "bundle", lambda name: shown)
    app = open_view(open_app("playground", lang="en"), TAB, "Replay")
    assert has(app, "Of this run there are the curves only")
    assert spec(app, "replay_curves")["data"]
    assert not [one for one in app.select_slider if one.key == "replay_epoch"]


def test_a_network_that_is_not_drawn_says_why_and_is_replayed_by_the_worker(open_app):
    app = train(open_app("playground", lang="en", dataset="digits", model="cnn", hidden="4", epochs="3"))
    open_view(app, TAB, "Network")
    assert has(app, "A convolutional network is not drawn unit by unit")
    layers = app.dataframe[0].value
    assert "Conv2D" in set(layers["In Keras"])
    assert layers["Numbers in it"].sum() > 0
    open_view(app, TAB, "Replay")
    last = spec(app, "replay_confusion")
    app.select_slider(key="replay_epoch").set_value(0).run()
    assert spec(app, "replay_confusion") != last
    assert not app.error


def test_looking_needs_no_tensorflow():
    script = f"""
import asyncio, sys
from streamlit.testing.v1 import AppTest
from core.jobs.pool import Pool
from tests.app.reading import open_view
async def never(pool):
    await asyncio.Event().wait()
if __name__ == "__main__":
    Pool.ready = never  # a worker would import TensorFlow, and nobody asks it
    app = AppTest.from_file({str(ROOT / "app.py")!r}, default_timeout=60)
    app.switch_page("pages/playground.py").run()
    for view in ("Network", "Replay"):
        open_view(app, {TAB!r}, view)
        assert not app.exception, app.exception
    print([name for name in ("tensorflow", "keras", "shap") if name in sys.modules])
"""
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=True)
    assert found.stdout.strip().endswith("[]")


def test_a_link_opens_the_same_network(circle, open_app):
    from core.experiment import Experiment

    experiment = Experiment.from_params(CIRCLE)
    other = open_view(open_app("playground", lang="zh", **to_link(experiment)), TAB, "Network")
    here = open_view(circle, TAB, "Network")
    assert spec(other, "network_chart")["data"][0] == spec(here, "network_chart")["data"][0]
