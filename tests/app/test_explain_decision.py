"""The decision in hand: its picture, its words, and other rows, in both languages and for every kind of prediction."""

import pytest

from core.bundles import bundle
from core.explanation.how import How
from tests.app.reading import has, open_tab, shown

RUN = bundle("german_credit")


def view(app, name):
    app.session_state["explain_decision_3"] = name
    return open_tab(app, "explain", 0)


def fine(app):
    assert not app.exception and not app.error, [one.value for one in app.error]
    return app


def place(app):
    return app.session_state["memory"].explaining.places[RUN.key]


def test_the_first_case_is_flagged_and_told_in_a_sentence(open_app):
    app = fine(open_app("explain", lang="en"))
    assert app.subheader[0].value.startswith("Flagged as “Went bad” at")
    assert has(app, "The model gives this case") and has(app, "What this does not tell you: what causes the outcome")
    assert app.selectbox(key="explain_filter").value == "flagged"


def test_next_and_previous_go_along_the_chosen_rows_and_random_stays_among_them(open_app):
    app = fine(open_app("explain", lang="en"))
    first = place(app)
    fine(app.button(key="explain_next").click().run())
    assert place(app) != first
    fine(app.button(key="explain_previous").click().run())
    assert place(app) == first
    fine(app.button(key="explain_random").click().run())
    assert place(app) != first and RUN.y_prob[place(app), 1] >= 0.5


def test_a_filter_takes_its_first_row(open_app):
    app = fine(open_app("explain", lang="en"))
    fine(app.selectbox(key="explain_filter").select("wrong").run())
    flagged, true = RUN.y_prob[place(app), 1] >= 0.5, RUN.y_test[place(app)] == 1
    assert flagged != true


def test_the_threshold_changes_the_decision_and_not_the_row(open_app):
    app = fine(open_app("explain", lang="en"))
    before = place(app)
    fine(app.slider(key="decision_threshold").set_value(0.9).run())
    assert place(app) == before
    assert app.subheader[0].value.startswith("Not flagged as “Went bad”")
    fine(app.selectbox(key="explain_filter").select("flagged").run())
    assert has(app, "No such row.") and app.button(key="explain_next").disabled


def test_another_unit_explains_the_row_anew_on_a_worker(open_app):
    app = fine(open_app("explain", lang="en"))
    fine(app.selectbox(key="explain_how_unit").select("log_odds").run())
    assert has(app, "The model gives this case log-odds of")
    assert app.session_state["memory"].explaining.how == How(unit="log_odds")


def test_the_decision_is_kept_with_a_link_to_its_row(open_app):
    app = fine(open_app("explain", lang="en"))
    fine(app.button(key="keep_explain_decision").click().run())
    (finding,) = app.session_state["memory"].brief.findings
    assert finding.page == "explain" and f"row={RUN.split.test[place(app)] + 1}" in finding.link


def test_the_sentence_can_be_copied(open_app):
    app = fine(open_app("explain", lang="en"))
    assert any("The model gives this case" in code.value for code in app.code)


def test_rows_of_a_value_are_found_and_the_picture_follows(open_app):
    app = view(fine(open_app("explain", lang="en")), "Another case")
    column = RUN.data.feature_names.index("purpose")
    app.selectbox(key="explain_column").select(column).run()
    code = int(RUN.X_test[place(app), column])
    assert app.multiselect(key="explain_codes").value == [code]
    fine(app.multiselect(key="explain_codes").set_value([(code + 1) % 3]).run())
    assert int(RUN.X_test[place(app), column]) == (code + 1) % 3
    assert has(app, "only Purpose")


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", ["All reasons", "Another case"])
def test_the_views_open(open_app, name, lang):
    app = view(fine(open_app("explain", lang=lang)), name)
    fine(app)
    assert len(app.dataframe) == 1 and list(shown(app))
