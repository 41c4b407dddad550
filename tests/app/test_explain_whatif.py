"""What if: values of the row in hand are changed, taken back and warned of, and own rows are predicted, for every kind of run."""

import math

import numpy as np
import pytest

from core.bundles import bundle
from core.experiment import Experiment
from core.explanation.whatif.own_rows import example_rows
from core.training import train
from tests.app.reading import has, open_tab

WHAT_IF, OWN_ROWS = "What if…", "Your own rows"
DURATION, ACCOUNT = 1, 0


def look(app, view=WHAT_IF):
    app.session_state["explain_change"] = view
    return open_tab(app, "explain", 1)


@pytest.fixture
def explain(open_app):
    return look(open_app("explain", lang="en"))


def edits(app):
    mind = app.session_state["memory"]
    return mind.explaining.edits.get(in_hand(mind), {})


def in_hand(mind):
    return mind.run.key, mind.explaining.places[mind.run.key]


def menu(app, column):
    app.session_state[f"whatif_menu_{column}"] = True
    return app.run()


def fine(app):
    assert not app.exception
    assert [error.value for error in app.error] == []
    return app


def test_a_slider_changes_the_answer_and_the_decision(explain):
    app = explain
    assert has(app, "As it is, the predicted chance of “Went bad” is 62%: flagged at the threshold of 50%")
    app.select_slider(key=f"whatif_{DURATION}").set_value(6.0).run()
    fine(app)
    assert edits(app) == {DURATION: 6.0}
    assert has(
        app, "With Duration 6 months instead of 60 months, the predicted chance of “Went bad” falls from 62% to 20%"
    )
    assert has(app, "Duration makes all of the difference: −42.6 points")
    assert {m.label: m.value for m in app.metric} == {
        "As it is": "62%",
        "Changed": "20%",
        "Decision": "no longer flagged",
    }
    app.button(key=f"whatif_undo_{DURATION}").click().run()
    assert edits(app) == {}
    assert has(app, "As it is, the predicted chance")


def test_any_number_gets_a_warning_and_an_answer(explain):
    app = menu(explain, DURATION)
    app.number_input(key=f"whatif_any_{DURATION}").set_value(100.0).run()
    fine(app)
    assert [w.value for w in app.warning] == [
        "Duration is 100 months: outside what the model has seen (4 months to 72 months). It answers, but nothing has taught it "
        "what happens there."
    ]
    assert has(
        app, "With Duration 100 months instead of 60 months, outside what the model has seen, the predicted chance"
    )
    assert app.select_slider(key=f"whatif_{DURATION}").value == 100


def test_a_number_below_0_is_refused_where_none_can_be(explain):
    app = menu(explain, DURATION)
    app.number_input(key=f"whatif_any_{DURATION}").set_value(-5.0).run()
    fine(app)
    assert [w.value for w in app.warning] == [
        "Duration can't be −5 months: it is never below 0 in the training rows. Expected 0 or more."
    ]
    assert edits(app) == {}
    assert app.number_input(key=f"whatif_any_{DURATION}").value == 60
    app.select_slider(key=f"whatif_{DURATION}").set_value(6.0).run()
    assert not app.warning


def test_a_value_can_be_missing_and_come_back(explain):
    app = menu(explain, DURATION)
    app.button(key=f"whatif_missing_{DURATION}").click().run()
    fine(app)
    assert math.isnan(edits(app)[DURATION])
    assert app.select_slider(key=f"whatif_{DURATION}").label == (
        "Duration (months) · missing: counts as 18 months, as in training · was 60"
    )
    assert has(app, "Duration is missing: counts as 18 months, as in training.")
    app.select_slider(key=f"whatif_{DURATION}").set_value(60.0).run()
    assert edits(app) == {}


def test_a_category_is_a_menu_with_missing_in_it(explain):
    app = explain
    app.selectbox(key=f"whatif_{ACCOUNT}").set_value(0).run()
    fine(app)
    assert edits(app) == {ACCOUNT: 0.0}
    assert has(app, "With Current account “No account” instead of “200 DM or more, or regular salary”")
    app.selectbox(key=f"whatif_{ACCOUNT}").set_value(-1).run()
    assert has(fine(app), "Current account is missing: counts as none of the categories, as in training.")


def test_changes_are_kept_over_pages_until_they_are_taken_back(explain, go):
    app = explain
    app.select_slider(key=f"whatif_{DURATION}").set_value(6.0).run()
    app.selectbox(key=f"whatif_{ACCOUNT}").set_value(0).run()
    app = go(go(app, "home"), "explain")
    assert app.select_slider(key=f"whatif_{DURATION}").value == 6.0
    assert has(app, "the 2 changes together by")
    app.button(key="whatif_reset").click().run()
    assert edits(app) == {}


def test_each_row_keeps_its_own_changes(explain):
    app = explain
    app.select_slider(key=f"whatif_{DURATION}").set_value(6.0).run()
    app.button(key="explain_next").click().run()
    assert edits(app) == {}
    assert has(fine(app), "As it is")
    app.selectbox(key=f"whatif_{ACCOUNT}").set_value(-1).run()
    app.button(key="explain_previous").click().run()
    assert edits(app) == {DURATION: 6.0}
    assert app.select_slider(key=f"whatif_{DURATION}").value == 6.0
    app.button(key="explain_next").click().run()
    assert math.isnan(edits(app)[ACCOUNT])


def test_the_other_columns_are_under_more(explain):
    app = explain
    assert len([w for w in (*app.select_slider, *app.selectbox) if w.key[7:].isdigit()]) == 5
    app.session_state["whatif_more"] = True
    app.run()
    fine(app)
    assert len([w for w in (*app.select_slider, *app.selectbox) if w.key[7:].isdigit()]) == 19


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_widgets_are_the_same_in_both_languages(open_app, lang):
    app = look(open_app("explain", lang=lang))
    app.select_slider(key=f"whatif_{DURATION}").set_value(6.0).run()
    app.selectbox(key=f"whatif_{ACCOUNT}").set_value(0).run()
    other = next(one for one in app.get("button_group") if one.key == "language_switch")
    other.set_value("en" if lang == "zh" else "zh").run()
    fine(app)
    assert edits(app) == {DURATION: 6.0, ACCOUNT: 0.0}
    assert app.select_slider(key=f"whatif_{DURATION}").value == 6.0


RUNS = {
    "iris": Experiment(dataset="iris", hidden=(8,), epochs=5),
    "penguins": Experiment(dataset="penguins", hidden=(8,), epochs=5),
    "diabetes": Experiment(dataset="diabetes", hidden=(8,), epochs=5),
    "spiral": Experiment(dataset="spiral", hidden=(8,), epochs=5, features=("x", "x2")),
    "digits": Experiment(dataset="digits", hidden=(8,), epochs=2),
}


@pytest.mark.parametrize("name", RUNS)
def test_every_kind_of_run_can_be_changed(open_app, name):
    app = open_app("explain", lang="en")
    mind = app.session_state["memory"]
    mind.run = train(RUNS[name])
    fine(look(app))
    sliders = [w for w in app.select_slider if w.key.startswith("whatif_")]
    column = int(sliders[0].key.removeprefix("whatif_"))
    beyond = float(np.nanmax(mind.run.data.X[:, column])) + 1
    mind.explaining.edits[in_hand(mind)] = {column: beyond}
    app.run()
    fine(app)
    assert any(text.value.startswith("With ") for text in app.subheader)
    assert len(app.warning) == 1
    fine(look(app, OWN_ROWS))
    give(app, example_rows(mind.run, mind.run.X_test[:5]))
    assert app.dataframe[-1].value.shape[0] == 5


def give(app, content, name="mine.csv"):
    """Upload a file; the view's own uploader is the last one on the page."""
    app.file_uploader[-1].set_value((name, content, "text/csv")).run()
    assert not app.exception
    return app


def test_own_rows_are_predicted_and_one_is_explained(open_app):
    run = bundle("german_credit")
    rows = run.X_test[:4].copy()
    rows[1, DURATION], rows[2, DURATION] = 100, np.nan
    app = give(look(open_app("explain", lang="en"), OWN_ROWS), example_rows(run, rows))
    fine(app)
    assert has(
        app,
        "of 4 rows are flagged as “Went bad” at the threshold of 50% · beyond what the model has seen: 1 · with gaps",
    )
    assert app.dataframe[-1].value["Beware"].tolist() == ["", "beyond what it has seen: 1", "missing: 1", ""]
    app.selectbox(key="own_rows_chosen").set_value(1).run()
    assert has(fine(app), "Duration is 100 months: outside what the model has seen")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "The file is empty"),
        (b"colour,size\n1,2\n", "None of the model's columns"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "a picture"),
    ],
)
def test_a_bad_file_has_its_message_and_leaves_the_page_as_it_is(open_app, content, words):
    app = give(look(open_app("explain", lang="en"), OWN_ROWS), content)
    assert words in app.error[0].value
    assert len(app.error) == 1
    assert app.get("plotly_chart")
