"""The case of object detection: scenes looked at, a box moved, scenes of one's own, failures, in both languages."""

import io

import numpy as np
import pytest
from PIL import Image

from tests.app.cases import VIEWS, keys, open_case, show_view
from tests.app.reading import has

NAME = "object_detection"
HERE = f"case_{NAME}"


def upload(app, content):
    app.session_state[f"{HERE}_source"] = "brought"
    app.run()
    app.get("file_uploader")[0].set_value(("mine.png", content, "image/png")).run()
    assert not app.exception
    return app


def png(array):
    made = io.BytesIO()
    Image.fromarray(np.asarray(array, np.uint8)).save(made, "PNG")
    return made.getvalue()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_view_opens(open_app, language):
    app = open_case(open_app, NAME, lang=language)
    assert f"{HERE}_found" in keys(app)
    for view in VIEWS:
        assert show_view(app, NAME, view).main.children


def test_a_scene_is_counted_and_its_cells_are_shown(open_app):
    app = open_case(open_app, NAME)
    assert has(app, "of 36 cells say") and (has(app, "It counts") or has(app, "“I don't know”"))
    app.number_input(key=f"{HERE}_scene_shown").set_value(200).run()
    app.slider(key=f"{HERE}_threshold_shown").set_value(0.95).run()
    assert not app.exception and f"{HERE}_cells" in keys(app)


def test_a_box_that_is_moved_onto_the_real_one_is_found(open_app):
    app = show_view(open_case(open_app, NAME), NAME, "How good is it?")
    assert has(app, "missed (0.50 is asked for)")
    for name in ("left", "top"):
        slider = app.slider(key=f"{HERE}_{name}_0_shown")
        slider.set_value(slider.value - 3).run()
    assert has(app, "found (0.50 is asked for)") and not app.exception


def test_the_threshold_moves_along_the_curve_and_metrics_opens_on_the_boxes(open_app):
    app = show_view(open_case(open_app, NAME), NAME, "How good is it?")
    assert has(app, "From confidence 0.50 on")
    app.slider(key=f"{HERE}_threshold_shown").set_value(0.9).run()
    assert has(app, "From confidence 0.90 on") and has(app, "The count is exact in")
    app.button(key=f"judge_{NAME}").click().run()
    assert not app.exception


def test_a_composed_scene_is_looked_at(open_app):
    app = open_case(open_app, NAME)
    app.session_state[f"{HERE}_source"] = "composed"
    app.run()
    assert f"{HERE}_found" in keys(app) and has(app, "It counts 3") and not app.error


def test_a_bad_picture_is_refused_in_words_and_nothing_is_lost(open_app):
    app = open_case(open_app, NAME)
    for content, words in ((b"\x89PNG broken", "can't be read as one"), (png(np.full((40, 40), 90)), "nothing darker")):
        assert any(words in box.value for box in upload(app, content).error)
    app.session_state[f"{HERE}_source"] = "real"
    app.run()
    assert not app.error and f"{HERE}_found" in keys(app)


def test_a_failure_has_its_number_before_and_after(open_app):
    app = show_view(open_case(open_app, NAME), NAME, "How it fails")
    assert has(app, "average precision falls from") and has(app, "Connected ink gets")


def test_a_photograph_gets_no_answer_and_stays_when_the_view_is_left(open_app):
    from skimage import data

    app = upload(open_case(open_app, NAME), png(data.cat()))
    assert has(app, "look like no digit") and f"{HERE}_found" in keys(app)
    show_view(app, NAME, "The data")
    show_view(app, NAME, "Try it")
    assert has(app, "look like no digit")
