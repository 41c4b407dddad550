"""The case of translation on the page: its five views in both languages, a sentence of one's own, bad input."""

import pytest

from core.scenarios import SCENARIOS
from core.scenarios.translation.reworded import CHANGES
from tests.app.cases import VIEWS, keys, open_case, show_view
from tests.app.reading import has

NAME = "translation"


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_view_opens(open_app, lang):
    app = open_case(open_app, NAME, lang=lang)
    assert "translation_text" in keys(app)
    for view in VIEWS:
        show_view(app, NAME, view)
        assert app.get("plotly_chart") or view == VIEWS[-1]


def test_a_sentence_of_ones_own_is_translated_and_a_foreign_one_is_held_back(open_app):
    app = open_case(open_app, NAME, lang="en")
    assert has(app, "it would go out") or has(app, "To a human")
    app.text_area(key="translation_text").set_value("Grandmother's cat slept beneath the cherry blossoms").run()
    assert has(app, "I don't know") and not app.exception
    app.slider(key="translation_limit").set_value(0.99).run()
    assert has(app, "To a human") and not app.exception
    app.button(key="translation_example_1").click().run()
    assert app.text_area(key="translation_text").value == "Select a folder to open"


@pytest.mark.parametrize("text", ["", "<b>bold</b> <script>alert(1)</script>", "打开文件", "🙂"])
def test_odd_input_ends_in_an_answer_or_a_clear_message(open_app, text):
    app = open_case(open_app, NAME, lang="en")
    app.text_area(key="translation_text").set_value(text).run()
    assert not app.exception
    assert bool(app.error) == (not text)
    assert app.title[0].value == SCENARIOS[NAME].title


def test_every_way_to_fail_has_its_number(open_app):
    app = show_view(open_case(open_app, NAME, lang="en"), NAME, "How it fails")
    for kind in ("unlike", "foreign", *CHANGES, "gaps"):
        app.session_state["translation_kind"] = kind
        app.run()
        assert not app.exception and not app.error
        assert has(app, "chrF") or has(app, "translations lost a gap")
