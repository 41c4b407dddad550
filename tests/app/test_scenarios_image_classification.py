"""The case of image classification: measured once, tried with a picture of one's own, seen to fail, in both languages."""

import io

import numpy as np
import pytest
from PIL import Image

from tests.app.cases import VIEWS, keys, open_case, show_view
from tests.app.reading import has

NAME = "image_classification"
HERE = f"case_{NAME}"


def png(array):
    made = io.BytesIO()
    Image.fromarray(np.asarray(array, np.uint8)).save(made, "PNG")
    return made.getvalue()


def upload(app, content):
    app.session_state[f"{HERE}_source"] = "brought"
    app.run()
    app.get("file_uploader")[0].set_value(("mine.png", content, "image/png")).run()
    assert not app.exception
    return app


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_view_opens(open_app, language):
    app = open_case(open_app, NAME, lang=language)
    assert f"{HERE}_chances" in keys(app)
    for view in VIEWS:
        assert show_view(app, NAME, view).main.children


def test_a_test_digit_is_answered_and_explained_and_a_high_threshold_sends_it_to_a_person(open_app):
    app = open_case(open_app, NAME)
    assert has(app, "What carries the answer") or has(app, "No single patch carries")
    app.number_input(key=f"{HERE}_row_shown").set_value(1).run()
    assert has(app, "it is a 5")
    app.slider(key=f"{HERE}_threshold_shown").set_value(0.99).run()
    assert has(app, "“I don't know”") and not app.exception
    assert show_view(app, NAME, "How good is it?").slider(key=f"{HERE}_threshold_shown").value == 0.99


def test_the_drawing_is_read_at_first_look(open_app):
    app = open_case(open_app, NAME)
    app.session_state[f"{HERE}_source"] = "drawn"
    app.run()
    assert has(app, "a 3") or has(app, "3 is likeliest") or has(app, "say 3")


def test_a_picture_of_ones_own_is_reduced_and_a_bad_one_is_refused_in_words(open_app):
    stroke = np.full((120, 120), 240)
    stroke[15:105, 50:70] = 20
    app = upload(open_case(open_app, NAME), png(stroke))
    assert f"{HERE}_ink" in keys(app) and not app.error
    for content, words in (
        (b"GIF89a<html>", "can't be read as one"),
        (png(np.full((50, 50), 255)), "one even surface"),
    ):
        assert any(words in box.value for box in upload(app, content).error)
    app.session_state[f"{HERE}_source"] = "real"
    app.run()
    assert not app.error and f"{HERE}_chances" in keys(app)


@pytest.mark.parametrize("kind", ["noise", "inverted"])
def test_a_failure_has_its_number_before_and_after(open_app, kind):
    app = show_view(open_case(open_app, NAME), NAME, "How it fails")
    app.session_state[f"{HERE}_bend"] = kind
    app.run()
    assert (
        has(app, "accuracy falls from")
        and (has(app, "still get an answer") or has(app, "none gets an answer"))
        and not app.exception
    )
