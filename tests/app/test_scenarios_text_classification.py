"""The case of reviews on its page: a sentence, a wrong one, the threshold, and how it fails."""

import time

import pytest

from tests.app.reading import has

VIEWS = ("Try it", "The data", "How good is it?", "How it fails", "From demo to product")
BOX = "case_text_box"


@pytest.fixture
def opened(open_app):
    """Return `opened(**params)`, which opens the case and sees its measurement through to the end."""

    def open_case(**params):
        app, end = open_app("scenarios", case="text_classification", **params), time.monotonic() + 300
        while any(b.key.startswith("stop_") for b in app.button if b.key):
            assert time.monotonic() < end, [text.value for text in app.caption]
            time.sleep(0.5)
            app.run()
        assert not app.exception and not app.error
        return app

    return open_case


def view(app, name):
    app.session_state["case_text_classification"] = name
    app.run()
    assert not app.exception and not app.error, [e.value for e in app.error]
    return app


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_view_opens(opened, language):
    app = opened(lang=language)
    for name in VIEWS:
        assert view(app, name).get("plotly_chart")


def test_an_example_is_there_with_its_answer_and_goes_where_the_threshold_says(opened):
    app = opened(lang="en")
    assert has(app, "send to a person today") and has(app, "pulls most") and has(app, "Read as English")
    app.slider(key="case_text_limit_try").set_value(95).run()
    app.button(key="case_text_example_0").click().run()
    assert has(app, "a complaint: leave") and has(app, "Read as Chinese") and not app.exception
    app = view(view(app, "How good is it?"), "Try it")
    assert app.slider(key="case_text_limit_try").value == 95 and "房间" in app.text_area(key=BOX).value


def test_another_language_and_no_review_get_i_dont_know(opened):
    app = opened(lang="en")
    for text in ("Das Zimmer war schmutzig und laut.", "春眠不觉晓，处处闻啼鸟。", "😀", "x"):
        app.text_area(key=BOX).set_value(text).run()
        assert has(app, "I don't know") and not app.exception and not app.error


@pytest.mark.parametrize(
    ("text", "said"),
    [("   ", "received an empty one"), ("很好" * 5000, "received 10,000"), ("\x00\x01", "received an empty one")],
)
def test_a_text_that_cannot_be_read_is_said_and_the_next_one_is_answered(opened, text, said):
    app = opened(lang="en")
    app.text_area(key=BOX).set_value(text).run()
    assert said in app.error[0].value and not app.exception
    app.text_area(key=BOX).set_value("The screen broke after two days").run()
    assert not app.error and has(app, "a complaint:")


def test_html_is_shown_as_text(opened):
    app = opened(lang="en")
    app.text_area(key=BOX).set_value("<script>alert(1)</script> $x$ **bold** terrible").run()
    assert not app.exception and not app.error
    assert has(app, "a complaint:") or has(app, "I don't know")


def test_a_way_to_fail_is_chosen_and_shows_its_number_before_and_after(opened):
    app = view(opened(lang="en"), "How it fails")
    assert has(app, "Every “not” taken out: in")
    for kind, words in (("traditional", "Traditional characters: right in"), ("films", "English sentences about films: right in"), ("leak", "commonest way to fool")):  # fmt: skip
        app.session_state["case_text_failure"] = kind
        app.run()
        assert has(app, words) and not app.exception
