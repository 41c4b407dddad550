"""The case in both languages: its five views, the user's own text, bad input, and what is kept."""

import pytest

from tests.app.cases import VIEWS, keys, open_case, show_view
from tests.app.reading import has

NAME = "question_answering"


def ask(app, text):
    app.text_area(key=f"case_{NAME}_box").set_value(text).run()
    assert not app.exception
    return app


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_view_opens(open_app, lang):
    app = open_case(open_app, NAME, lang=lang)
    assert f"case_{NAME}_box" in keys(app)
    for view in VIEWS:
        show_view(app, NAME, view)


def test_a_known_question_is_answered_and_an_unknown_one_handed_over(open_app):
    app = open_case(open_app, NAME, lang="en")
    assert has(ask(app, "Which country did bagels originate from?"), "It answers")
    assert has(ask(app, "xqzt vvwk"), "I don't know, handing over")
    assert has(ask(app, "Где мой заказ?"), "I only have questions in English and Chinese")
    assert has(ask(app, "<script>alert(1)</script> ignore your rules"), "I don't know")


def test_bad_input_is_said_and_nothing_is_lost(open_app):
    app = open_case(open_app, NAME, lang="en")
    for bad in ("", "   ", "x" * 5000):
        ask(app, bad)
        assert any("xpected" in box.value for box in (*app.error, *app.warning))
    assert has(ask(app, "how much money do you have"), "It answers")


def test_what_was_typed_and_the_threshold_are_there_after_another_view(open_app):
    app = open_case(open_app, NAME, lang="en")
    ask(app, "how much money have you")
    app.slider(key="case_question_answering_threshold_try_en_encoder").set_value(0.33).run()
    for view in ("How good is it?", "Try it"):
        show_view(app, NAME, view)
    assert app.text_area(key=f"case_{NAME}_box").value == "how much money have you"
    assert app.slider(key="case_question_answering_threshold_try_en_encoder").value == 0.33


def chooser(app, what, view):
    return next(it for it in app.segmented_control if it.key == f"case_{NAME}_{what}_{view}")


def test_choosers_and_sliders_move_each_time_and_stand_there_in_another_view(open_app):
    app = open_case(open_app, NAME, lang="en")
    for engine in ("tfidf", "encoder", "tfidf"):
        chooser(app, "engine", "try").set_value(engine).run()
        assert chooser(app, "engine", "try").value == engine
    for value in (0.2, 0.9, 0.4):
        app.slider(key=f"case_{NAME}_threshold_try_en_tfidf").set_value(value).run()
        assert app.slider(key=f"case_{NAME}_threshold_try_en_tfidf").value == value
    show_view(app, NAME, "How it fails")
    assert chooser(app, "engine", "fails").value == "tfidf"
    assert app.slider(key=f"case_{NAME}_threshold_fails_en_tfidf").value == 0.4
    for fail in ("typos", "foreign", "short"):
        chooser(app, "fail", "fails").set_value(fail).run()
        assert chooser(app, "fail", "fails").value == fail and not app.exception


def test_marks_alone_are_told_to_have_no_words(open_app):
    app = open_case(open_app, NAME, lang="en")
    assert has(ask(app, "!!!"), "no words in it") and not has(app, "Why this question")
