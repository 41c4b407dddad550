"""The case of reviews on its page: a sentence, a wrong one, the threshold, and how it fails."""

import pytest

from tests.app.cases import VIEWS, open_case, show_view
from tests.app.reading import has

NAME = "text_classification"
BOX = "case_text_box"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_view_opens(open_app, language):
    app = open_case(open_app, NAME, lang=language)
    for view in VIEWS:
        assert show_view(app, NAME, view).get("plotly_chart")


def test_an_example_is_there_with_its_answer_and_goes_where_the_threshold_says(open_app):
    app = open_case(open_app, NAME, lang="en")
    assert has(app, "send to a person today") and has(app, "pulls most") and has(app, "Read as English")
    app.slider(key="case_text_limit_try").set_value(95).run()
    app.button(key="case_text_example_0").click().run()
    assert has(app, "a complaint: leave") and has(app, "Read as Chinese") and not app.exception
    app = show_view(show_view(app, NAME, "How good is it?"), NAME, "Try it")
    assert app.slider(key="case_text_limit_try").value == 95 and "房间" in app.text_area(key=BOX).value


def test_another_language_and_no_review_get_i_dont_know(open_app):
    app = open_case(open_app, NAME, lang="en")
    for text in ("Das Zimmer war schmutzig und laut.", "春眠不觉晓，处处闻啼鸟。", "😀", "x"):
        app.text_area(key=BOX).set_value(text).run()
        assert has(app, "I don't know") and not app.exception and not app.error


@pytest.mark.parametrize(
    ("text", "said"),
    [("   ", "received an empty one"), ("很好" * 5000, "received 10,000"), ("\x00\x01", "received an empty one")],
)
def test_a_text_that_cannot_be_read_is_said_and_the_next_one_is_answered(open_app, text, said):
    app = open_case(open_app, NAME, lang="en")
    app.text_area(key=BOX).set_value(text).run()
    assert said in app.error[0].value and not app.exception
    app.text_area(key=BOX).set_value("The screen broke after two days").run()
    assert not app.error and has(app, "a complaint:")


def test_html_is_shown_as_text(open_app):
    app = open_case(open_app, NAME, lang="en")
    app.text_area(key=BOX).set_value("<script>alert(1)</script> $x$ **bold** terrible").run()
    assert not app.exception and not app.error
    assert has(app, "a complaint:") or has(app, "I don't know")


def test_a_way_to_fail_is_chosen_and_shows_its_number_before_and_after(open_app):
    app = show_view(open_case(open_app, NAME, lang="en"), NAME, "How it fails")
    assert has(app, "Every “not” taken out: in")
    for kind, words in (("traditional", "Traditional characters: right in"), ("films", "English sentences about films: right in"), ("leak", "commonest way to fool")):  # fmt: skip
        app.session_state["case_text_failure"] = kind
        app.run()
        assert has(app, words) and not app.exception
