"""The metrics page: the decision moves everything together, is kept on all pages and in the address, and is one to keep."""

import csv
import io
import json
from urllib.parse import parse_qs, urlsplit

import pytest
from sklearn import metrics

from core.bundles import bundle
from core.decision import Decision
from core.evaluation.money.worth import worth
from core.evaluation.predictions import predictions_of
from core.links import decision_link
from tests.app.reading import has, open_menus, texts, train
from tests.app.test_baselines import cells

RUN = bundle("german_credit")


def figure(app, key):
    made = next(one for one in app.get("plotly_chart") if one.proto.id.endswith(f"-{key}"))
    return json.loads(made.proto.spec)


def tiles(app):
    return {metric.label: metric.value for metric in app.metric}


def test_it_opens_with_the_best_threshold_and_the_verdict(open_app):
    app = open_app("metrics", lang="en")
    found = worth(predictions_of(RUN), Decision())
    assert app.subheader[0].value.replace("\\", "") == "At 0.20 you earn most: $108,000 a month"
    assert app.info[0].value.startswith("**Not shown")
    assert f"{found.rows_needed:,} labelled rows" in app.info[0].value
    assert not app.error and not app.exception


@pytest.mark.parametrize("threshold", [0.0, 0.31, 0.5, 1.0])
def test_one_move_of_the_slider_moves_matrix_scores_and_marks(open_app, threshold):
    app = open_app("metrics", lang="en")
    app.slider(key="decision_threshold").set_value(threshold).run()
    y, flagged = RUN.y_test, (RUN.y_prob[:, 1].astype(float) >= threshold).astype(int)
    counts = cells(figure(app, "metrics_confusion"))
    assert counts.tolist() == (5 * metrics.confusion_matrix(y, flagged, labels=[0, 1])).tolist()
    shown = tiles(app)
    for label, score in (
        ("Accuracy", metrics.accuracy_score(y, flagged)),
        ("Recall", metrics.recall_score(y, flagged)),
        ("Specificity", metrics.recall_score(1 - y, 1 - flagged)),
        ("Balanced accuracy", metrics.balanced_accuracy_score(y, flagged)),
    ):
        assert shown[label] == f"{score:.2f}"
    assert shown["Precision"] == ("–" if not flagged.any() else f"{metrics.precision_score(y, flagged):.2f}")
    assert shown["Cohen's kappa"] == f"{metrics.cohen_kappa_score(y, flagged):.2f}"
    assert figure(app, "metrics_value")["layout"]["shapes"][0]["x0"] == threshold


def test_an_undefined_score_says_why(open_app):
    app = open_app("metrics", lang="en", threshold="1.0")
    assert tiles(app)["Precision"] == "–"
    assert has(app, "Precision: No row was flagged, so there is no precision.")
    assert has(app, "Matthews correlation: The same was said of all 200 test rows")


def test_a_rule_chooses_the_threshold_and_a_hand_lets_go_of_it(open_app):
    app = open_app("metrics", lang="en")
    app.selectbox(key="preset").set_value("money").run()
    assert app.slider(key="decision_threshold").value == worth(predictions_of(RUN), Decision()).threshold
    assert has(app, "there is no better one")
    app.slider(key="decision_threshold").set_value(0.6).run()
    assert app.selectbox(key="preset").value is None


def test_a_rule_follows_what_is_at_stake(open_app):
    app = open_app("metrics", lang="en")
    app.selectbox(key="preset").set_value("money").run()
    app.number_input(key="decision_hit").set_value(5000.0).run()
    decision = app.session_state["memory"].decision
    assert decision.values.hit == 5000
    assert decision.threshold == worth(predictions_of(RUN), decision).threshold < 0.197


def test_the_link_to_share_reopens_the_page_with_its_decision(open_app):
    app = open_menus(open_app("metrics", lang="en", threshold="0.3", volume="77"), "share")
    link = next(code.value for code in app.code)
    assert urlsplit(link).path == "/metrics"
    assert {"threshold": ["0.3"], "volume": ["77"]}.items() <= parse_qs(urlsplit(link).query).items()


def test_a_share_in_real_life_says_what_it_is_reckoned_in(open_app):
    app = open_app("metrics", lang="en", base_rate="0.02")
    assert has(app, "reckoned with 2% in real life")
    assert not has(open_app("metrics", lang="en"), "reckoned with")


def test_a_rule_that_wants_a_number_follows_it(open_app):
    app = open_app("metrics", lang="en")
    app.selectbox(key="preset").set_value("recall").run()
    recalls = []
    for wanted in (0.5, 0.9):
        app.number_input(key="preset_recall").set_value(wanted).run()
        flagged = RUN.y_prob[:, 1].astype(float) >= app.slider(key="decision_threshold").value
        recalls.append(metrics.recall_score(RUN.y_test, flagged))
    assert 0.5 <= recalls[0] < 0.6 and recalls[1] >= 0.9


def test_what_is_at_stake_changes_the_verdict(open_app):
    app = open_app("metrics", lang="en")
    app.number_input(key="decision_hit").set_value(100.0).run()
    app.number_input(key="decision_false_alarm").set_value(-300.0).run()
    assert app.warning[0].value.startswith("**Not worth it")
    app.number_input(key="decision_volume").set_value(5000).run()
    assert has(app, "Of 5,000 cases a month")
    app.number_input(key="decision_base_rate").set_value(2.0).run()
    app.number_input(key="decision_capacity").set_value(1).run()
    assert has(app, "People have time for")
    app.selectbox(key="decision_currency").set_value("EUR").run()
    assert has(app, "€")


def test_the_decision_is_in_the_address_and_comes_back_from_it(open_app):
    decision = Decision(threshold=0.31, values=(90, -10, -5, 1), volume=77, base_rate=0.2, capacity=3, currency="CNY")
    app = open_app("metrics", lang="en", **decision_link(decision))
    assert {name: app.query_params[name] for name in decision_link(decision)} == decision_link(decision)
    assert app.slider(key="decision_threshold").value == 0.31
    assert app.number_input(key="decision_base_rate").value == 20
    assert has(app, "¥")


def test_other_pages_keep_the_decision_and_share_its_threshold(open_app, go):
    app = open_app("metrics", lang="en", threshold="0.3")
    go(app, "home")
    assert app.query_params["threshold"] == "0.3"
    go(app, "metrics")
    assert app.slider(key="decision_threshold").value == 0.3


@pytest.mark.parametrize(
    "wrong", [{"threshold": "7"}, {"values": "1,2"}, {"volume": "x"}, {"currency": "GBP"}, {"base_rate": "nan"}]
)
def test_a_link_with_a_bad_decision_says_so_and_keeps_the_rest(open_app, wrong):
    app = open_app("metrics", lang="en", capacity="4", **wrong)
    assert any("not possible" in warning.value for warning in app.warning)
    assert app.number_input(key="decision_capacity").value == 4
    assert app.slider(key="decision_threshold").value == 0.5


def test_three_classes_are_judged_one_against_the_rest(open_app, go):
    app = train(open_app("playground", lang="en", dataset="iris", hidden="4", epochs="3"))
    go(app, "metrics")
    menu = app.selectbox(key="decision_positive")
    assert menu.value == 2 and len(menu.options) == 3
    menu.set_value(0).run()
    assert app.query_params["positive"] == "0"
    assert not app.exception and not app.error


def test_the_finding_is_kept_with_a_link_that_reopens_it(open_app):
    app = open_app("metrics", lang="en", threshold="0.4")
    app.button(key="keep_worth").click().run()
    finding = app.session_state["memory"].brief.findings[0]
    assert finding.page == "metrics"
    link = urlsplit(finding.link)
    assert link.path == "metrics" and parse_qs(link.query)["threshold"] == ["0.4"]
    assert app.button(key="keep_worth").disabled


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_report_is_one_file_and_the_findings_a_table(lang):
    from core.card import to_html
    from core.messages import translator
    from core.report import report, to_csv

    made = report(predictions_of(RUN), Decision())
    page = to_html(made, translator(lang), lang)
    assert page.count("Plotly.newPlot") == sum("Picture" in str(type(p)) for s in made.sections for p in s.pieces)
    assert "src=" not in page.split("<body>")[1].split("Plotly.newPlot")[0].replace("data:", "")[:200]
    lines = list(csv.reader(io.StringIO(to_csv(made, translator(lang)).decode("utf-8-sig"))))
    assert any("108,000" in " ".join(line) for line in lines)


def test_nothing_is_left_untranslated_on_the_page(open_app):
    app = open_app("metrics", lang="zh")
    assert app.subheader[0].value.replace("\\", "") == "阈值 0.20 赚得最多：每月 ¥108,000"
    assert not [text for text in texts(app) if text.startswith("**Not shown")]
