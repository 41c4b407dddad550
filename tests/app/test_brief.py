"""What a user keeps, and the brief made of it."""

import pytest

from core.bundles import bundle
from core.evaluation.run_sentences import run_sentence
from core.messages import translator
from tests.app.reading import has


def markdown_of(app):
    app.button(key="brief").click().run()
    return next(m.value for m in app.markdown if m.value.startswith("# "))


def test_a_finding_is_kept_once(open_app):
    app = open_app("playground", lang="en")
    app.button(key="keep_run").click().run()
    assert app.button(key="brief").label == "Your brief (1)"
    assert app.button(key="keep_run").disabled


@pytest.mark.parametrize("lang, title", [("en", "# Decision brief"), ("zh", "# 决策简报")])
@pytest.mark.parametrize("page", ["home", "playground"])
def test_the_brief_is_markdown_in_both_languages(open_app, page, lang, title):
    app = open_app(page, lang=lang)
    app.button(key="keep_run").click().run()
    text = markdown_of(app)
    assert text.startswith(title)
    assert run_sentence(bundle("german_credit")).text(translator(lang)) in text
    assert "playground?dataset=german_credit" in text
    assert "brief_download" in {button.key for button in app.get("download_button")}


def test_a_kept_finding_changes_its_language_with_the_page(open_app):
    app = open_app("playground", lang="en")
    app.button(key="keep_run").click().run()
    next(group for group in app.get("button_group") if group.key == "language_switch").set_value("zh").run()
    assert "德国信贷" in markdown_of(app)


def test_an_empty_brief_says_how_to_fill_it(open_app):
    app = open_app("home", lang="en")
    app.button(key="brief").click().run()
    assert has(app, "Nothing kept yet")
    assert "brief_download" not in {button.key for button in app.get("download_button")}
