"""Cases like the one in hand, simpler models, and what can be taken away, in the whole app and in both languages."""

import pytest

from pages.components.explain.simpler_view import VIEWS
from tests.app.reading import has, open_tab, rest, roughly, shown
from tests.app.test_languages import CHINESE, english_in

SIMPLER, DECISION = 4, 0


def view(app, key, title, number):
    """Open a view of a tab, and look again until nothing is under way."""
    app.session_state[key] = title
    open_tab(app, "explain", number)
    for _ in range(200):
        if not any(button.key and button.key.startswith("stop_") for button in app.button):
            break
        rest()
        app.run()
    assert not app.exception and not app.error, [one.value for one in app.error]
    return app


def opened(app, title):
    return view(app, "explain_simpler", title, SIMPLER)


def alike(app):
    open_tab(app, "explain", DECISION)
    key = next(one.key for one in app.get("button_group") if (one.key or "").startswith("explain_decision"))
    return view(app, key, "Cases like it", DECISION)


def test_a_weighted_sum_stands_beside_the_shap_values(open_app):
    app = opened(open_app("explain", lang="en"), "Around this case")
    assert has(app, "Around this case a simple weighted sum gives") and has(app, "rank correlation")
    assert has(app, "What this does not tell you")


def test_a_tree_imitates_as_deeply_as_is_asked(open_app):
    app = opened(open_app("explain", lang="en"), "A tree that imitates it")
    assert has(app, "8 rules decide like the model on") and has(app, "This case: ")
    app.slider(key="imitation_depth").set_value(2).run()
    assert has(app, "4 rules decide like the model on") and not app.exception


def test_the_page_says_plainly_when_the_simple_model_is_as_good(open_app):
    app = opened(open_app("explain", lang="en"), "An honest simple model")
    assert has(app, "Logistic regression is no worse") and has(app, "Decision tree")


def test_cases_like_it_say_what_happened_to_them(open_app):
    app = alike(open_app("explain", lang="en"))
    assert has(app, "Of the 20 training rows most like it")
    app.slider(key="similar_count").set_value(5).run()
    assert has(app, "Of the 5 training rows most like it")
    table = next(frame.value for frame in app.dataframe if "How like, %" in frame.value.columns)
    assert len(table) == 6 and table["Row"].iloc[0] == "this case"


@pytest.mark.parametrize("title", VIEWS)
def test_every_view_speaks_chinese(open_app, title):
    app = opened(open_app("explain", lang="zh"), title)
    found = {text: english_in(text) for text in shown(app) if set(english_in(text)) - {"SHAP", "LIME", "DM"}}
    assert any(CHINESE.search(text) for text in shown(app)) and found == {}


def test_cases_like_it_speak_chinese(open_app):
    app = alike(open_app("explain", lang="zh"))
    assert {text for text in shown(app) if set(english_in(text)) - {"SHAP", "DM"}} == set()


@pytest.mark.parametrize("name", ["digits", "penguins", "diabetes", "spiral"])
def test_every_kind_of_prediction_has_every_view(open_app, name):
    from core.experiment import Experiment
    from core.training import train

    app = open_app("explain", lang="en")
    app.session_state["memory"].run = train(Experiment(dataset=name, epochs=3))
    roughly(app).run()
    for title in VIEWS:
        opened(app, title)
    alike(app)


def test_the_report_and_the_values_can_be_taken_away(open_app):
    app = open_app("explain", lang="en")
    labels = {one.proto.label for one in app.get("download_button")}
    assert {"Report (.html)", "Values (.csv)", "All rows (.csv)"} <= labels
