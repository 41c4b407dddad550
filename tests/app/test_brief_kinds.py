"""The page of the brief for every kind of run: trained for real, brought along, uploaded."""

import pytest

from tests.app.briefing import VIEWS, look, open_rows, rows_of
from tests.app.reading import train
from tests.app.test_bring import GOOD, THREE, give, use

QUICK = {"epochs": "3", "hidden": "4"}
RUNS = {
    "numbers": {"dataset": "diabetes"},
    "classes": {"dataset": "iris"},
    "pictures": {"dataset": "digits"},
    "drawn": {"dataset": "spiral", "n_samples": "200"},
}


def is_well_in_all_views(app):
    for view in VIEWS:
        look(app, view)
        assert not app.exception and not app.error, view
    assert len(rows_of(open_rows(look(app, VIEWS[0])))) == 13
    assert not app.exception and not app.error


@pytest.mark.parametrize("kind", RUNS)
def test_a_run_of_any_kind_has_a_brief(open_app, go, kind):
    app = go(train(open_app("playground", lang="en", **RUNS[kind], **QUICK)), "brief")
    assert app.session_state["memory"].run.experiment.dataset == RUNS[kind]["dataset"]
    is_well_in_all_views(app)


@pytest.mark.parametrize("content", [GOOD, THREE], ids=["two classes", "three classes"])
def test_predictions_brought_along_have_a_brief(open_app, go, content):
    app = go(use(give(open_app("metrics", lang="zh"), content)), "brief")
    is_well_in_all_views(app)
