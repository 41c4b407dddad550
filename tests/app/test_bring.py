"""Predictions of the user's own: brought along without a model, switched to and from, and refused without losing anything."""

import re

import pytest

from core.bundles import bundle
from core.evaluation.predictions import predictions_of
from core.evaluation.reading import example_csv
from core.messages import translator
from pages.components.shelf import shelf
from tests.app.reading import has, open_menus, run_in_hand, shown
from tests.app.test_languages import english_in

GOOD = b"label,score,city\n" + b"".join(
    b"%d,%.3f,%s\n" % (i % 3 == 0, (i * 37 % 100) / 100, b"ABC"[i % 3 : i % 3 + 1]) for i in range(120)
)
THREE = b"truth,prob_a,prob_b,prob_c\n" + b"a,.5,.3,.2\nb,.2,.7,.1\nc,.1,.2,.7\na,.2,.5,.3\n" * 10


def give(app, content, name="German scores.csv"):
    app.session_state["bring_menu"] = True
    app.run()
    return app.file_uploader(key="bring_file").set_value((name, content, "text/csv")).run()


def use(app):
    return app.button(key="bring_use").click().run()


def brought(app):
    return app.session_state["memory"].brought


@pytest.fixture
def metrics(open_app):
    return open_app("metrics", lang="en")


def test_predictions_are_brought_along(metrics):
    app = give(metrics, GOOD)
    assert app.selectbox(key="bring_label").value == "label"
    assert has(app, "120 rows: 40 are “1”, 80 are not.")
    use(app)
    assert not app.error and not app.exception
    assert run_in_hand(app).startswith("German scores · 120 rows · AUC 0.")
    assert run_in_hand(app).endswith("brought along")
    assert has(app, "There is no model behind them")


def test_the_page_judges_what_was_brought_and_goes_back_to_a_run(metrics):
    app = use(give(metrics, GOOD))
    (key,) = brought(app)
    assert app.session_state["memory"].judging == key
    run = app.session_state["memory"].run
    app.button(key=f"take_{run.key}").click().run()
    assert "German credit" in run_in_hand(app)
    assert "scores" not in app.query_params
    app.button(key=f"take_{key}").click().run()
    assert "German scores" in run_in_hand(app)
    assert app.button(key=f"take_{key}").disabled
    assert not app.button(key=f"take_{run.key}").disabled


def test_other_pages_show_the_run_and_say_why(metrics, go):
    app = go(use(give(metrics, GOOD)), "playground")
    assert "German credit" in run_in_hand(app)
    assert has(app, "“German scores”, have no model behind them: this page shows the run")
    assert "German scores" in run_in_hand(go(app, "metrics"))


def test_a_reload_finds_them_by_the_link(metrics, open_app):
    app = use(give(metrics, GOOD)).run()
    again = open_app("metrics", **app.query_params)
    assert "German scores" in run_in_hand(again)
    assert not again.error


def test_a_link_to_predictions_that_are_gone_says_so(open_app):
    app = open_app("metrics", lang="en", scores="scores-0123456789abcdef")
    assert has(app, "bring the file along again")
    assert "German credit" in run_in_hand(app)
    assert "scores" not in app.run().query_params


def test_many_rows_bear_more_digits(metrics):
    rows = b"".join(
        b"%d,%.4f\n" % (i % 3 == 0, i * 7919 % 10_000 / 10_000 * 0.8 + (i % 3 == 0) * 0.2) for i in range(60_000)
    )
    name = run_in_hand(use(give(metrics, b"label,score\n" + rows, "many.csv")))
    assert re.match(r"many · 60,000 rows · AUC 0\.\d{3,4} \(", name)


def test_they_are_not_shared(metrics):
    app = use(give(metrics, GOOD))
    app.session_state["share_menu"] = True
    assert has(app.run(), "stay in this session")


def test_the_class_that_is_flagged_can_be_chosen(metrics):
    app = give(metrics, GOOD)
    menu = next(box for box in app.selectbox if (box.key or "").startswith("bring_positive"))
    assert menu.value == "1"
    menu.set_value("0").run()
    use(app)
    (it,) = brought(app).values()
    assert it.class_names == ("1", "0")


def test_three_classes_are_judged_by_accuracy(metrics):
    app = use(give(metrics, THREE, "abc.csv"))
    assert run_in_hand(app).startswith("abc · 40 rows · Accuracy 0.75")


def test_columns_with_other_names_can_be_chosen(metrics):
    app = give(metrics, GOOD.replace(b"label,score", b"churned last year,model v2"))
    assert "No column is named like labels" in app.error[0].value
    app.selectbox(key="bring_label").set_value("churned last year").run()
    assert "No column is named like scores" in app.error[0].value
    menu = next(box for box in app.multiselect if (box.key or "").startswith("bring_scores"))
    menu.set_value(["model v2"]).run()
    assert not app.error
    assert "German scores" in run_in_hand(use(app))


def test_another_file_has_other_columns(metrics):
    app = give(metrics, GOOD)
    give(app, THREE, "abc.csv")
    assert not app.error and not app.exception
    assert app.selectbox(key="bring_label").value == "truth"
    assert "abc" in run_in_hand(use(app))


@pytest.mark.parametrize(
    "content, words",
    [
        (b"", "empty"),
        (b"label,score\n", "no rows"),
        (b"label,score\n1,0.5\n0,1.7\n", "outside"),
        (b"label,score\n1,0.5\n1,0.7\n", "Every label"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "picture"),
    ],
)
def test_a_bad_file_has_its_own_message_and_costs_nothing(metrics, content, words):
    app, before = metrics, run_in_hand(metrics)
    give(app, content)
    assert [words in error.value for error in app.error] == [True]
    assert "our fault" not in app.error[0].value
    assert run_in_hand(app) == before
    assert "bring_use" not in [button.key for button in app.button]


def test_a_bad_file_after_a_good_one_leaves_that_in_hand(metrics):
    app = give(use(give(metrics, GOOD)), b"label,score\n1,0.5\n1,0.7\n", "bad.csv")
    assert "German scores" in run_in_hand(app)
    assert len(brought(app)) == 1


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_example_can_be_brought_along_and_says_what_the_run_says(open_app, lang):
    content = example_csv(predictions_of(bundle("german_credit")), translator(lang))
    app = use(give(open_app("metrics", lang=lang), content))
    assert not app.error and not app.exception
    assert "AUC 0.79 (0.73–0.86)" in run_in_hand(app)


def test_a_title_is_shown_as_it_is_written(metrics):
    app = use(give(metrics, GOOD, "a*b*_c_.csv"))
    assert r"a\*b\*\_c\_" in run_in_hand(app)


def test_the_shelf_of_the_server_keeps_them(metrics):
    app = use(give(metrics, GOOD))
    (key,) = brought(app)
    assert shelf().get(key) is not None


def test_the_menu_speaks_chinese(open_app):
    app = open_app("metrics", lang="zh")
    before = set(shown(app))
    said = set(shown(open_menus(app, "bring", "share")))
    give(app, GOOD.replace(b"label,score", "标签,分数".encode()).replace(b"city", "城市".encode()), "我的.csv")
    said |= set(shown(app)) | set(shown(open_menus(use(app), "bring", "share")))
    assert {text: english_in(text) for text in said - before if english_in(text)} == {}
