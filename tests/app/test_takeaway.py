"""How it is made, on the page: the script line by line, files to take away, costs, and the QR code of a link."""

import base64
import re
import time

import pytest

from core.bundles import bundle
from core.links import to_link
from core.qr import qr_svg
from core.walkthrough import walkthrough
from tests.app.reading import has, open_menus, open_view, rest, texts, train

QUESTION = "How is it made?"
GRU = {"dataset": "digits", "model": "rnn", "hidden": "8", "epochs": "1", "batch_size": "256"}


def downloads(app):
    return {button.proto.label: button.proto for button in app.get("download_button")}


def costs_of(app, seconds: float = 180):
    """Open the costs and look again until they are there, as the page does by itself in a browser."""
    open_view(app, QUESTION, "Costs")
    end = time.monotonic() + seconds
    while not app.table:
        assert not app.error and time.monotonic() < end
        rest()
        app.run()
    assert not app.exception
    return app


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_line_of_the_script_is_beside_its_words(open_app, lang):
    app = open_view(open_app("playground", lang=lang), QUESTION, "Script")
    assert not app.exception and not app.error
    steps = walkthrough(bundle("german_credit"))
    shown = [code.value for code in app.code]
    assert [step.code.strip("\n") for step in steps] == [
        text for text in shown if text in {s.code.strip("\n") for s in steps}
    ]
    assert bundle("german_credit").code(rows=False).strip() in shown


def test_the_words_have_the_numbers_of_the_run(open_app):
    app = open_view(open_app("playground", lang="en"), QUESTION, "Script")
    assert has(app, "650 to learn from, 150 to check on after every epoch, and 200 to grade on")
    assert has(app, "Epoch 8 of 23 did best")


def test_everything_can_be_taken_away(open_app):
    app = open_view(open_app("playground", lang="en"), QUESTION, "Take away")
    assert not app.exception and not app.error
    expected = {"Model (.keras)", "Curves (.csv)", "Script (.py)", "Model card (.md)", "Model card (.html)"}
    assert expected <= set(downloads(app))


def test_the_card_is_on_the_page_with_the_link_of_the_run(open_app):
    app = open_view(open_app("playground", lang="en"), QUESTION, "Take away")
    card = next(text for text in texts(app) if "Model card: German credit" in text)
    assert card.startswith("#### ")
    assert "| Learning rate | 0.003 |" in card
    assert "dataset=german_credit" in card.rsplit("(<", 1)[1]


def test_the_card_speaks_the_language_of_the_page(open_app):
    app = open_view(open_app("playground", lang="zh"), QUESTION, "Take away")
    assert any("德国信贷" in text and "| --- |" in text for text in texts(app))


def test_costs_stand_beside_those_of_a_phone(open_app):
    app = costs_of(open_app("playground", lang="en"))
    table = app.table[0].value.set_index("What")
    assert list(table.columns) == ["This model", "For a phone, everything in 8 bits"]
    assert table.loc["Weights", "This model"] == f"{945:,}"
    assert table.loc["AUC", "This model"] == f"{bundle('german_credit').scores['roc_auc']:.3f}"
    assert has(app, "A million predictions keep one processor core busy")
    assert has(app, "It can't be made. There is nothing to gain")
    assert "Download it (.tflite)" in downloads(app)


def test_a_recurrent_network_says_why_there_is_none_for_a_phone(open_app):
    app = costs_of(train(open_app("playground", lang="en", **GRU)))
    assert has(app, "computes in a loop")
    assert has(app, "The converter's own words")
    assert "Download it (.tflite)" not in downloads(app)


def test_a_link_has_its_qr_code(open_app):
    app = open_menus(open_app("playground", lang="en", **to_link(bundle("german_credit").experiment)), "share")
    link = next(code.value for code in app.code if "/playground?" in code.value)
    sent = next(re.search(r"data:image/svg\+xml;base64,([\w+/=]+)", str(one.proto)) for one in app.get("image"))
    assert base64.b64decode(sent[1]).decode() == qr_svg(link)
    assert "Download the QR code" in downloads(app)


def test_a_link_that_is_too_long_is_still_a_link(open_app, monkeypatch):
    monkeypatch.setattr("pages.components.qr_view.qr_svg", lambda link: None)
    app = open_menus(open_app("playground", lang="en"), "share")
    assert has(app, "too long for a QR code")
    assert not app.exception
