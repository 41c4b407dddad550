"""Runs of an earlier visit: offered on every page, counted among the steps taken, and missed with words."""

from pages.components.engine import engine
from tests.app.reading import has, open_view, run_in_hand, train

IRIS = {"dataset": "iris", "hidden": "8", "epochs": "12"}


def visited(open_app, seeds):
    """Train in one visit; return the runs and the parameter with which the next one begins."""
    app, runs = open_app("playground", lang="en", **IRIS), []
    for seed in seeds:
        app.number_input(key="setting_seed").set_value(seed).run()
        train(app)
        runs.append(app.session_state["memory"].run)
    return runs, {"lang": "en", "ledger": app.query_params["ledger"]}


def test_runs_of_an_earlier_visit_are_offered(open_app):
    (first, second), link = visited(open_app, (131, 132))
    app = open_app("playground", **link)
    assert "German credit" in run_in_hand(app)
    offered = app.button(key=f"take_{first.key}")
    assert offered.label.startswith("Run 1 · Iris flowers · ")
    offered.click().run()
    assert app.session_state["memory"].run.key == first.key
    assert "Iris flowers" in run_in_hand(app)
    assert app.button(key=f"take_{second.key}")
    assert not app.exception


def test_what_was_done_stays_done(open_app):
    _runs, link = visited(open_app, (133, 134))
    icons = [[one.proto.icon for one in open_app(**params).get("page_link")] for params in ({"lang": "en"}, link)]
    before, after = (found.count(":material/check_circle:") for found in icons)
    assert after == before + 2  # trained, and compared


def test_a_run_that_is_gone_is_missed_with_words(open_app):
    (run,), link = visited(open_app, (135,))
    app = open_app("playground", **link)
    engine().forget(run.key)
    app.button(key=f"take_{run.key}").click().run()
    assert has(app, "“Run 1” is no longer kept on this server")
    assert app.session_state["memory"].run.key != run.key
    open_view(app, "What works better?", "Your runs")
    assert has(app, "set it up again")
    assert not app.exception
