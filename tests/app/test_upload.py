"""A user's own table: read, trained, and refused without losing anything."""

import numpy as np
import pytest

from tests.app.reading import has, run_in_hand, train


def table(rows: int = 120) -> bytes:
    rng = np.random.default_rng(0)
    visits, basket = rng.integers(0, 30, rows), rng.normal(50, 20, rows).round(2)
    stays = np.where(visits + basket / 10 + rng.normal(0, 3, rows) > 20, "stays", "leaves")
    lines = [f"{v},{b},{s}" for v, b, s in zip(visits, basket, stays, strict=True)]
    return "\n".join(["visits,basket,outcome", *lines]).encode()


def give(app, content: bytes, name: str = "customers.csv"):
    return app.file_uploader(key="upload_file").set_value((name, content, "text/csv")).run()


@pytest.fixture
def playground(open_app):
    return open_app("playground", lang="en")


@pytest.mark.parametrize(
    "content, words",
    [
        (b"", "empty"),
        (b"a,b\n", "row"),
        (b"a\n1\n2\n", "column"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "picture"),
        (b"a,a\n1,x\n2,y\n", "a"),
    ],
)
def test_a_bad_table_has_its_own_message_and_costs_nothing(playground, content, words):
    app, before = playground, run_in_hand(playground)
    give(app, content)
    assert len(app.error) == 1
    assert words in app.error[0].value
    assert "our fault" not in app.error[0].value
    assert run_in_hand(app) == before
    assert app.get("plotly_chart")
    assert "upload_use" not in [button.key for button in app.button]


def test_a_bad_table_in_chinese_speaks_chinese(open_app):
    app = give(open_app("playground", lang="zh"), b"")
    assert "空" in app.error[0].value


def test_an_own_table_is_trained(playground):
    app = give(playground, table())
    assert app.selectbox(key="upload_target").value == "outcome"
    app.button(key="upload_use").click().run()
    assert app.selectbox(key="setting_dataset").value.startswith("csv-")
    app.number_input(key="setting_epochs").set_value(15).run()
    train(app)
    assert "customers" in run_in_hand(app)
    assert has(app, "rows it had never seen")
    give(app, b"\x00\x01")
    assert "customers" in run_in_hand(app)


def test_the_run_of_an_own_table_is_there_after_a_reload(playground, open_app):
    app = give(playground, table(130))
    app.button(key="upload_use").click().run()
    app.number_input(key="setting_epochs").set_value(5).run()
    train(app)
    again = open_app("playground", **app.query_params)
    assert "customers" in run_in_hand(again)
    assert not again.error
    assert app.selectbox(key="setting_dataset").value == again.selectbox(key="setting_dataset").value


def test_the_target_can_be_another_column(playground):
    app = give(playground, table())
    app.selectbox(key="upload_target").set_value("basket").run()
    app.button(key="upload_use").click().run()
    assert has(app, "to predict: basket")
