"""All pages in both languages: nothing breaks, nothing is lost, and a link replays."""

import subprocess
import sys
from pathlib import Path

import pytest

from core.bundles import bundle
from core.lessons import LESSONS
from core.links import to_link
from pages.components.places import PLACES, after, file_of
from pages.components.places import WITHOUT_RUN as TAKES_NO_RUN
from tests.app.reading import has, run_in_hand

ROOT = Path(__file__).parents[2]
WITHOUT_RUN = ("home", "workshop")  # the first asks for a guess, which a bundled run's score would give away


@pytest.mark.parametrize("page", PLACES)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_page_opens_whole(open_app, page, lang):
    app = open_app(page, lang=lang)
    assert not app.exception
    assert not app.error
    assert app.query_params["lang"] == lang


@pytest.mark.parametrize("page", [name for name in PLACES if name not in WITHOUT_RUN])
@pytest.mark.parametrize("lang, words", [("en", "German credit"), ("zh", "德国信贷")])
def test_a_page_opens_with_a_bundled_run(open_app, page, lang, words):
    app = open_app(page, lang=lang)
    assert app.get("plotly_chart")
    assert words in run_in_hand(app)


@pytest.mark.parametrize("page", PLACES)
def test_a_complaint_that_goes_moves_nothing(open_app, page):
    """What moves is drawn beside what was there, until the page is done: everything twice, for a second."""
    app = open_app(page, lang="en", epochs="-5")
    before = _places(app)
    assert app.warning
    app.run()
    assert not app.warning
    assert _places(app) == before


def _places(app):
    return [(place, part.type) for place, part in app.main.children.items()]


def test_home_is_english_without_a_wish(open_app):
    assert open_app().title[0].value == "Touchstone: what AI can really do"


def test_switching_the_language_keeps_everything(open_app):
    app = open_app("playground", lang="en")
    app.selectbox(key="setting_dataset").set_value("spiral").run()
    app.number_input(key="setting_epochs").set_value(7).run()
    next(group for group in app.get("button_group") if group.key == "language_switch").set_value("zh").run()
    assert app.title[0].value == "训练场"
    assert app.selectbox(key="setting_dataset").value == "spiral"
    assert app.number_input(key="setting_epochs").value == 7
    assert (app.query_params["lang"], app.query_params["epochs"]) == ("zh", "7")


def test_changing_the_page_keeps_everything(open_app, go):
    app = open_app("playground", lang="zh")
    app.number_input(key="setting_epochs").set_value(7).run()
    go(app, "home")
    assert (app.query_params["lang"], app.query_params["epochs"]) == ("zh", "7")
    go(app, "playground")
    assert app.number_input(key="setting_epochs").value == 7


def test_a_link_sets_everything(open_app):
    app = open_app(
        "playground", dataset="xor", hidden="5,3", learning_rate="0.007", batch_size="33", seed="4", dropout="0.17"
    )
    assert app.selectbox(key="setting_hidden").value == "5,3"
    assert app.select_slider(key="setting_learning_rate").value == 0.007
    assert app.select_slider(key="setting_batch_size").value == 33
    assert app.number_input(key="setting_seed").value == 4
    assert app.slider(key="setting_dropout").value == 0.17
    assert has(app, "Nobody has trained this experiment here yet")


def test_the_link_of_a_bundled_run_opens_it(open_app):
    leak = bundle("german_credit_calls")
    app = open_app("playground", **to_link(leak.experiment))
    assert "with the service log" in run_in_hand(app)
    assert has(app, "A bundled run")


def test_one_bad_value_in_a_link_costs_that_value_only(open_app):
    app = open_app("playground", lang="en", epochs="lots", hidden="9")
    assert app.number_input(key="setting_epochs").value == 100
    assert app.selectbox(key="setting_hidden").value == "9"
    assert any("Epochs stays at its default" in warning.value for warning in app.warning)
    assert not app.exception


def test_a_link_to_a_table_that_is_gone_says_so(open_app):
    app = open_app("playground", lang="en", dataset="csv-0123456789abcdef")
    assert has(app, "isn't on this server")
    assert not app.error
    assert app.selectbox(key="setting_dataset").value == "german_credit"


def test_a_table_does_not_go_into_a_network_for_pictures(open_app):
    app = open_app("playground", dataset="digits", model="cnn")
    app.selectbox(key="setting_dataset").set_value("iris").run()
    assert app.selectbox(key="setting_model").value == "mlp"
    assert has(app, "the model is now Dense network (MLP)")


def test_columns_of_other_data_are_let_go(open_app):
    app = open_app("playground", lang="en")
    app.multiselect(key="setting_features").set_value(["duration in month"]).run()
    app.selectbox(key="setting_dataset").set_value("iris").run()
    assert app.multiselect(key="setting_features").value == []
    assert has(app, "the model sees all columns again")


def test_a_loss_for_classes_is_not_used_on_numbers(open_app):
    app = open_app("playground", dataset="diabetes", loss="hinge")
    assert app.selectbox(key="setting_loss").value == "auto"
    assert has(app, "Hinge is for classes")


def test_another_run_can_be_taken_in_hand(open_app):
    app = open_app("playground", lang="en")
    app.button(key=f"take_{bundle('german_credit_calls').key}").click().run()
    assert "with the service log" in run_in_hand(app)
    assert app.selectbox(key="setting_dataset").value == "german_credit_calls"


@pytest.mark.parametrize("page", PLACES)
def test_the_run_bar_and_the_end_of_a_page_lead_to_the_next_one(open_app, page):
    links = [link.proto.label for link in open_app(page, lang="en").get("page_link")]
    if (following := after(page)) is not None:
        assert f"Next: {PLACES[following].question}" == links[-1]
        if page not in WITHOUT_RUN:
            taken = following not in TAKES_NO_RUN  # nothing there is about the run
            assert (f"Open in: {PLACES[following].title}" in links) == taken


def test_the_next_questions_lead_from_home_to_the_workshop_past_the_lessons():
    way = ["home"]
    while (following := after(way[-1])) is not None:
        way.append(following)
    assert way == [name for name in PLACES if name != "concepts"]
    assert after("concepts") == "playground"


def test_every_place_has_its_file():
    assert all((ROOT / file_of(name)).exists() for name in PLACES)


def test_a_phone_can_fold_the_settings_away(open_app):
    app = open_app("playground", lang="en")
    assert app.button(key="panel_toggle").label == "Settings"
    app.button(key="panel_toggle").click().run()
    assert app.button(key="panel_toggle").label == "Close"
    assert app.selectbox(key="setting_dataset").value == "german_credit"


def test_the_pages_never_import_tensorflow():
    script = f"""
import sys
from functools import cache
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest
if __name__ == "__main__":
    manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)  # as in conftest.py
    app = AppTest.from_file({str(ROOT / "app.py")!r}, default_timeout=60).run()
    for page in {list(PLACES)}:
        app.switch_page(f"pages/{{page}}.py").run()
        assert not app.exception, app.exception
    for name in {list(LESSONS)}:
        app.session_state["memory"].learning.topic = name
        app.switch_page("pages/concepts.py").run()
        assert not app.exception, app.exception
    print([name for name in ("tensorflow", "keras", "shap") if name in sys.modules])
"""
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=True)
    assert found.stdout.strip().endswith("[]")
