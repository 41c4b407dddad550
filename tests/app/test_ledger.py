"""The ledger on its page: pinned, compared, renamed, noted, deleted, found again by its address, and copied when in use."""

import gc
import json

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.testing.v1 import AppTest

from core.bundles import bundle
from core.ledger.holders import new_token
from pages.components.engine import engine
from pages.components.run_bar import link_of
from tests.app.reading import has, open_view, run_in_hand, train

IRIS = {"dataset": "iris", "hidden": "8", "epochs": "12"}
SCRIPT = """
from pages.components import state
from pages.components.i18n import remember_language
from pages.components.pin import pin_button
remember_language()
state.keep_url()
pin_button(state.memory().run)
"""


def ledger(app):
    return open_view(app, "What works better?", "Your runs")


def table(app):
    return app.data_editor[0].value


def edit(app, row: int, column: str, value):
    """Edit a cell as a browser does; AppTest itself can't."""
    states = app._tree.get_widget_states()
    content = json.dumps({"edited_rows": {row: {column: value}}})
    states.widgets.append(WidgetState(id=app.data_editor[0].proto.id, string_value=content))
    return app._run(states)


def token(app) -> str:
    return app.query_params["ledger"]


def trained(open_app, seeds=(31,), **more: str):
    """Return the app after one training for each seed, with the ledger open; runs are there already for later tests."""
    app = open_app("playground", lang="en", **IRIS | more)
    for seed in seeds:
        app.number_input(key="setting_seed").set_value(seed).run()
        train(app)
    return ledger(app)


def copied(app, open_app):
    return ledger(open_app("playground", **app.query_params))


def test_an_empty_ledger_shows_the_bundled_runs_side_by_side(open_app):
    app = ledger(open_app("playground", lang="en"))
    assert not app.exception and not app.error
    assert list(table(app).index) == [bundle(name).key for name in ("german_credit", "german_credit_calls")]
    assert table(app)["Pinned"].all()
    assert has(app, "these runs came with the product")
    assert has(app, "only one setting differs")
    assert "ledger" not in app.query_params
    assert len(app.get("plotly_chart")) >= 2


def test_runs_are_listed_and_two_pinned_ones_compared(open_app):
    app = trained(open_app, (31, 32))
    assert table(app)["Name"].tolist() == ["Run 2", "Run 1"]
    assert table(app)["What changed"].tolist() == ["Seed 32", "Seed 31"]
    assert (table(app)["Epochs"] == 12).all()
    assert has(app, "Pin two runs in the table")
    edit(app, 0, "Pinned", True)
    edit(app, 1, "Pinned", True)
    assert not app.error
    assert has(app, "only one setting differs") and has(app, "Seed 31 → 32.")
    assert has(app, "Validation loss at its best")
    assert has(app, "On the same 30 test rows")
    pictures = [chart.proto.alt for chart in app.get("plotly_chart")]
    assert any("lowest validation loss" in alt for alt in pictures)
    assert any("scored highest" in alt for alt in pictures)


def test_a_run_is_renamed_and_noted_and_stays_so_after_a_reload(open_app):
    app = trained(open_app)
    edit(app, 0, "Name", "  First *try* ")
    edit(app, 0, "Note", "to see how much is luck")
    assert table(app).loc[:, ["Name", "Note"]].to_numpy().tolist() == [["First *try*", "to see how much is luck"]]
    assert "First *try* · Iris flowers" in app.selectbox(key="ledger_run").options[0]
    again = copied(app, open_app)
    assert table(again)["Name"].tolist() == ["First *try*"]
    assert table(again)["Note"].tolist() == ["to see how much is luck"]


@pytest.mark.parametrize("name", ["", "   ", None, "x" * 61])
def test_a_name_that_cannot_be_says_why_and_changes_nothing(open_app, name):
    app = edit(trained(open_app), 0, "Name", name)
    assert [error.value for error in app.error if "expected 1 to 60 characters" in error.value]
    assert table(app)["Name"].tolist() == ["Run 1"]
    app.run()
    assert not app.error


def test_a_run_is_opened_again(open_app):
    app = trained(open_app, (31, 32))
    assert app.button(key="ledger_open").disabled
    first = table(app).index[1]
    app.selectbox(key="ledger_run").set_value(first).run()
    app.button(key="ledger_open").click().run()
    assert app.number_input(key="setting_seed").value == 31
    assert has(app, "Opened at once")
    assert app.button(key=f"take_{first}").disabled  # it is the one in hand


def test_a_run_is_deleted_for_good(open_app):
    app = trained(open_app, (33,), epochs="11")
    (key,) = table(app).index
    assert engine().store.get(key) is not None
    app.button(key="ledger_delete").click().run()
    assert has(app, "these runs came with the product")
    assert engine().find(key) is None and engine().store.get(key) is None
    assert table(copied(app, open_app)).index.tolist() != [key]


def test_a_run_that_somebody_else_has_stays_for_them(open_app):
    one, other = trained(open_app, (34,)), trained(open_app, (34,))
    (key,) = table(one).index
    one.button(key="ledger_delete").click().run()
    assert key not in table(one).index
    assert table(ledger(other)).index.tolist() == [key]
    assert engine().store.get(key) is not None


def test_a_bundled_run_is_never_deleted_from_the_server(open_app):
    app = ledger(open_app("playground", lang="en"))
    key = bundle("german_credit").key
    app.selectbox(key="ledger_run").set_value(key).run()
    app.button(key="ledger_delete").click().run()
    assert table(app).index.tolist() == [bundle("german_credit_calls").key]
    assert app.button(key=f"take_{key}")


def test_a_run_that_is_gone_can_be_set_up_again(open_app):
    app = trained(open_app, (35,), epochs="9")
    (key,) = table(app).index
    engine().forget(key)
    again = copied(app, open_app)
    edit(again, 0, "Pinned", True)
    assert has(again, "is no longer kept on this server")
    assert has(again, "without a curve: Run 1")
    again.number_input(key="setting_epochs").set_value(50).run()
    again.button(key="ledger_again").click().run()
    assert again.number_input(key="setting_epochs").value == 9
    assert again.number_input(key="setting_seed").value == 35
    assert not again.error


def test_the_address_finds_the_ledger_again_when_its_page_was_closed(open_app):
    app = trained(open_app)
    address, rows = token(app), table(app).index.tolist()
    del app
    gc.collect()
    again = ledger(open_app("playground", lang="en", ledger=address))
    assert table(again).index.tolist() == rows
    assert token(again) == address


def test_a_ledger_in_use_is_copied_and_nothing_written_in_one_reaches_the_other(open_app):
    app = trained(open_app)
    other = copied(app, open_app)
    assert table(other).index.tolist() == table(app).index.tolist()
    assert token(other) != token(app)
    edit(other, 0, "Name", "Theirs")
    edit(app, 0, "Note", "mine")
    assert table(ledger(app))["Name"].tolist() == ["Run 1"]
    assert table(ledger(other))["Note"].tolist() == [""]
    mine, theirs = (engine().store.ledger(token(one)).entries[0] for one in (app, other))
    assert (mine.name, mine.note, theirs.name, theirs.note) == ("", "mine", "Theirs", "")


@pytest.mark.parametrize("bad", ["x", "../../index", "x" * 22, pytest.param(new_token(), id="unknown"), "<script>"])
def test_a_bad_or_unknown_token_is_ignored(open_app, bad):
    app = ledger(open_app("playground", lang="en", ledger=bad))
    assert not app.exception and not app.error and not app.warning
    assert has(app, "these runs came with the product")
    assert "ledger" not in app.query_params


def test_links_for_others_never_lead_to_the_ledger(open_app):
    app = trained(open_app)
    assert token(app)
    assert token(app) not in str([code.value for code in app.code])
    run = app.session_state["memory"].run
    assert "ledger" not in link_of(run)


def test_filters_and_order(open_app):
    app = trained(open_app, (31, 32, 36))
    newest = table(app).index.tolist()
    edit(app, 2, "Name", "Baseline")
    app.text_input(key="ledger_text").set_value("base").run()
    assert table(app).index.tolist() == newest[2:]
    app.text_input(key="ledger_text").set_value("nothing like it").run()
    assert has(app, "No run fits") and not app.data_editor
    app.text_input(key="ledger_text").set_value("").run()
    edit(app, 1, "Pinned", True)
    app.toggle(key="ledger_only_pinned").set_value(True).run()
    assert table(app).index.tolist() == newest[1:2]
    app.toggle(key="ledger_only_pinned").set_value(False).run()
    app.selectbox(key="ledger_sort").set_value("score").run()
    assert table(app)["Score"].is_monotonic_decreasing


def test_the_button_beside_the_picture_pins_and_unpins(open_app):
    app = AppTest.from_string(SCRIPT, default_timeout=60)
    app.query_params["lang"] = "en"
    app.run()
    assert app.button(key="pin").label == "Pin to compare"
    app.button(key="pin").click().run()
    assert app.button(key="pin").label == "Unpin"
    assert engine().store.ledger(app.session_state["memory"].token).pinned[0].key == bundle("german_credit").key
    app.button(key="pin").click().run()
    assert app.button(key="pin").label == "Pin to compare"
    assert not app.exception


def test_a_chinese_ledger_keeps_what_was_edited_in_english(open_app):
    app = edit(trained(open_app), 0, "Pinned", True)
    next(group for group in app.get("button_group") if group.key == "language_switch").set_value("zh").run()
    assert not app.exception and not app.error
    assert table(app).iloc[0, 0]
    assert "鸢尾花" in run_in_hand(app)
