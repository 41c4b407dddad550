"""The map of the lessons, and what all lessons have in common: a guess, progress, ways on."""

import re

import pytest

from core.lessons import LESSONS, after
from pages.components.places import PLACES
from tests.app.reading import has, shown
from tests.app.test_languages import CHINESE, english_in

LANGUAGES = ("en", "zh")


@pytest.mark.parametrize("name", LESSONS)
def test_the_map_opens_a_lesson_which_is_then_in_the_link(open_app, name):
    app = open_app("concepts", lang="en")
    app.button(key=f"open_{name}").click().run()
    assert not app.exception and not app.error
    assert app.title[0].value == LESSONS[name].title
    assert app.query_params["topic"] == name
    assert has(app, LESSONS[name].guess.text)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", LESSONS)
def test_a_lesson_speaks_its_language(open_app, name, lang):
    app = open_app("concepts", topic=name, lang=lang)
    assert not app.exception and not app.error
    wrong = CHINESE.findall if lang == "en" else english_in
    assert {text: wrong(text) for text in shown(app) if text != "中文" and wrong(text)} == {}


@pytest.mark.parametrize("name", LESSONS)
def test_a_lesson_leads_on(open_app, name):
    app = open_app("concepts", topic=name, lang="en")
    following = after(name)
    keys = [button.key for button in app.button]
    assert f"try_{name}" in keys
    if following is None:
        links = [link.proto.label for link in app.get("page_link")]
        assert f"Next: {PLACES['playground'].question}" in links
    else:
        app.button(key="lesson_next").click().run()
        assert app.title[0].value == LESSONS[following].title


def test_a_guess_is_kept_in_the_link_and_on_the_map(open_app):
    app = open_app("concepts", topic="planner", lang="en")
    app.button(key="guess_planner_0").click().run()
    assert any("it is otherwise" in warning.value for warning in app.warning)
    assert app.query_params["learnt"].startswith("planner.0")
    app.button(key="to_map").click().run()
    assert "topic" not in app.query_params
    assert app.query_params["learnt"] == "planner.0.1"
    assert any("1 of 14 lessons taken; 0 of 1 guesses right" in str(one.proto.text) for one in app.get("progress"))


def test_a_right_guess_is_said_to_be(open_app):
    app = open_app("concepts", topic="planner", lang="en")
    app.button(key="guess_planner_1").click().run()
    assert any("that is right" in success.value for success in app.success)


def test_progress_comes_back_with_the_link(open_app, go):
    app = open_app("concepts", learnt="planner.1.1,losses.s", lang="en")
    assert any("2 of 14 lessons taken; 1 of 1 guesses right" in str(one.proto.text) for one in app.get("progress"))
    go(app, "home")
    assert app.query_params["learnt"] == "planner.1.1,losses.s"


def test_a_link_to_no_lesson_opens_the_map(open_app):
    app = open_app("concepts", topic="alchemy", learnt="alchemy.1,losses.77", lang="en")
    assert not app.error
    assert app.title[0].value == "Concepts"
    assert "learnt" not in app.query_params


def test_the_first_picture_moves_when_touched(open_app):
    app = open_app("concepts", lang="en")
    before = app.subheader[0].value
    app.slider(key="bet").set_value(99).run()
    assert before != app.subheader[0].value == "Say 99% and be wrong, and it costs as much as 6.6 coin tosses"


def test_a_plan_outlives_its_lesson(open_app):
    app = open_app("concepts", topic="planner", learnt="planner.s", lang="en")
    app.selectbox(key="plan_model").set_value("gpt-3").run()
    assert app.subheader[0].value.startswith("GPT-3 in 16 bits needs")
    app.button(key="to_map").click().run()
    app.button(key="open_planner").click().run()
    assert app.selectbox(key="plan_model").value == "gpt-3"


def test_an_impossible_plan_is_refused_in_words_and_changes_nothing(open_app):
    app = open_app("concepts", topic="planner", learnt="planner.s", lang="en")
    title = app.subheader[0].value
    app.number_input(key="plan_together").set_value(0).run()
    assert any("Questions answered at once: expected a whole number" in warning.value for warning in app.warning)
    assert app.subheader[0].value == title
    assert app.number_input(key="plan_together").value == 16


@pytest.mark.parametrize("view", ["Memory", "Answers", "API or own", "Training", "How it is computed"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_part_of_the_planner_speaks_its_language(open_app, view, lang):
    app = open_app("concepts", topic="planner", learnt="planner.s", lang=lang)
    app.session_state["planner"] = view
    app.run()
    assert not app.exception and not app.error
    wrong = CHINESE.findall if lang == "en" else english_in
    assert {text: wrong(text) for text in shown(app) if text != "中文" and wrong(text)} == {}


def test_the_claims_are_computed_at_once(open_app):
    app = open_app("concepts", topic="article", learnt="article.s", lang="en")
    app.session_state["article"] = "Its claims"
    app.run()
    assert not app.exception and not app.error
    assert has(app, "By its own formula it is 1.7148")
    assert any(re.search(r"0\.99988", markdown.value) for markdown in app.markdown)
