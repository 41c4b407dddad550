"""A browser that hasn't heard of a new language yet answers in the old one: nothing is chosen, and nobody complains."""

from streamlit.testing.v1 import AppTest

from tests.app.reading import open_menus


def language(app: AppTest):
    return next(one for one in app.get("button_group") if one.key == "language_switch")


def test_the_labels_of_before_choose_nothing(open_app):
    app = open_app("playground", lang="en", dataset="german_credit", features="age in years,housing", hide="guess")
    draft, view = app.session_state["memory"].draft, app.session_state["memory"].view
    language(open_menus(app, "teaching")).set_value("zh")
    sent = app._tree.get_widget_states()
    app._run(sent)
    app._run(sent)
    assert (app.session_state["memory"].draft, app.session_state["memory"].view) == (draft, view)
    assert draft.features and view.hide
    assert not app.warning and not app.error
    assert app.title[0].value == "训练场"


def test_the_address_of_before_undoes_no_switch(open_app):
    app = language(open_app("playground", lang="en")).set_value("zh").run()
    app.query_params["lang"] = "en"
    app.run()
    assert app.title[0].value == "训练场"
    assert app.query_params["lang"] == "zh"
