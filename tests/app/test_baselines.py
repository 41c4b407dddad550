"""Simple models beside a run by the real engine, and the threshold in Mistakes."""

import base64
import json
import time

import numpy as np
import pytest
from sklearn.metrics import confusion_matrix, roc_auc_score

from core.bundles import bundle
from core.evaluation.baselines import baselines_of
from core.links import to_link
from pages.components.threshold import THRESHOLD
from tests.app.reading import has, open_view, rest, run_in_hand, train
from tests.app.test_upload import give, table

QUESTION = "How good is it?"


def beside(app, seconds: float = 90):
    """Open the view and look again until its picture is there, as the page does by itself in a browser."""
    open_view(app, QUESTION, "Beside simple models")
    end = time.monotonic() + seconds
    while not app.dataframe and not app.error:
        assert time.monotonic() < end, "no simple models"
        rest()
        app.run()
    assert not app.exception
    return app


def picture(app, key):
    made = next(one for one in app.get("plotly_chart") if one.proto.id.endswith(f"-{key}"))
    return json.loads(made.proto.spec)


def cells(made):
    """Return the numbers of a picture of counts, which Plotly packs into bytes."""
    packed = made["data"][0]["z"]
    shape = [int(size) for size in packed["shape"].split(",")]
    return np.frombuffer(base64.b64decode(packed["bdata"]), packed["dtype"]).reshape(shape)


def test_simple_models_stand_beside_the_run_with_a_verdict(open_app):
    app = beside(open_app("playground", lang="en"))
    run, found = bundle("german_credit"), baselines_of(bundle("german_credit").experiment)
    table = app.dataframe[0].value.set_index("Score")
    assert list(table.columns) == ["This network", *(one.label.text() for one in found)]
    truth = run.y_test
    for label, prob in [("This network", run.y_prob), *((one.label.text(), one.y_prob) for one in found)]:
        assert table.loc["AUC", label] == pytest.approx(roc_auc_score(truth, prob[:, 1]), abs=1e-6)
    assert len(picture(app, "beside")["data"]) == 4
    assert has(app, "A simple model does as well as this network")
    assert has(app, "so the network isn't worth its trouble here")


def test_they_are_there_at_once_in_another_session_and_in_chinese(open_app):
    beside(open_app("playground", lang="en"))
    app = open_view(open_app("playground", lang="zh"), QUESTION, "Beside simple models")
    assert len(picture(app, "beside")["data"]) == 4


def test_an_own_table_is_compared_too(open_app):
    app = give(open_app("playground", lang="en"), table(140))
    app.button(key="upload_use").click().run()
    app.number_input(key="setting_epochs").set_value(3).run()
    train(app)
    assert "customers" in run_in_hand(app)
    beside(app)
    assert len(picture(app, "beside")["data"]) == 4
    assert not app.error


def test_numbers_are_compared_by_r2(open_app):
    app = train(open_app("playground", lang="en", dataset="diabetes", hidden="4", epochs="3"))
    beside(app)
    assert list(app.dataframe[0].value.columns)[1:] == [
        "This network", "Always the mean", "Linear regression", "Gradient boosting"
    ]  # fmt: skip
    assert "R²" in app.dataframe[0].value["Score"].tolist()


@pytest.mark.parametrize("threshold", [0.0, 0.31, 0.5, 1.0])
def test_the_threshold_moves_the_counts_the_sentence_and_the_line(open_app, threshold):
    app = open_view(open_app("playground", lang="en"), QUESTION, "Mistakes")
    app.slider(key=THRESHOLD).set_value(threshold).run()
    run = bundle("german_credit")
    flagged = (run.y_prob[:, 1].astype(float) >= threshold).astype(int)
    counts = confusion_matrix(run.y_test, flagged, labels=[0, 1])
    np.testing.assert_array_equal(cells(picture(app, "confusion")), counts)
    assert picture(app, "histogram")["layout"]["shapes"][0]["x0"] == threshold
    assert app.metric[0].value == str(flagged.sum())
    assert has(app, f"Of {len(flagged)} rows it flags {flagged.sum() or 'none'} as “Went bad”")
    assert has(app, f"it misses {counts[1, 0] or 'none'}") or not flagged.sum()


def test_nothing_flagged_has_no_precision(open_app):
    app = open_view(open_app("playground", lang="en"), QUESTION, "Mistakes")
    app.slider(key=THRESHOLD).set_value(1.0).run()
    assert [metric.value for metric in app.metric] == ["0", "—", "0.00"]


def test_the_threshold_stays_when_another_view_was_open(open_app):
    app = open_view(open_app("playground", lang="en"), QUESTION, "Mistakes")
    app.slider(key=THRESHOLD).set_value(0.2).run()
    app = open_view(open_view(app, QUESTION, "Scores"), QUESTION, "Mistakes")
    assert app.slider(key=THRESHOLD).value == 0.2


def test_more_classes_have_no_threshold(open_app):
    app = train(open_app("playground", lang="en", dataset="iris", hidden="4", epochs="2"))
    open_view(app, QUESTION, "Mistakes")
    assert not [slider for slider in app.slider if slider.key == THRESHOLD]
    assert cells(picture(app, "confusion")).shape == (3, 3)


def test_a_link_to_another_bundled_run_has_its_own_models(open_app):
    leak = bundle("german_credit_calls")
    app = beside(open_app("playground", lang="en", **to_link(leak.experiment)))
    label = "Logistic regression"
    linear = next(one for one in baselines_of(leak.experiment) if one.name == "linear")
    assert app.dataframe[0].value.set_index("Score").loc["AUC", label] == pytest.approx(linear.value, abs=1e-6)
