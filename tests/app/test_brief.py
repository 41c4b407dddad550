"""What a user keeps on other pages: kept once, counted, in both languages, and found again on the page of the brief."""

import pytest

from core.bundles import bundle
from core.evaluation.run_sentences import run_sentence
from core.markdown import as_written
from core.messages import translator
from tests.app.briefing import brief_of, open_brief, said
from tests.app.reading import has


def test_a_finding_is_kept_once(open_app):
    app = open_app("playground", lang="en")
    app.button(key="keep_run").click().run()
    assert app.button(key="brief").label == "Your brief (1)"
    assert app.button(key="keep_run").disabled
    assert len(brief_of(app).findings) == 1


@pytest.mark.parametrize("lang, title", [("en", "Brief"), ("zh", "决策简报")])
@pytest.mark.parametrize("page", ["home", "playground"])
def test_the_sidebar_leads_to_the_brief_in_both_languages(open_app, go, page, lang, title):
    app = open_app("playground", lang=lang)
    app.button(key="keep_run").click().run()
    go(app, page)
    app.button(key="brief").click().run()
    assert not app.exception and not app.error
    assert app.title[0].value == title
    assert as_written(run_sentence(bundle("german_credit")).text(translator(lang))) in said(app)


def test_a_kept_finding_leads_back(open_app):
    app = open_app("playground", lang="en")
    app.button(key="keep_run").click().run()
    (finding,) = brief_of(app).findings
    assert finding.link.startswith("playground?dataset=german_credit")


def test_a_kept_finding_changes_its_language_with_the_page(open_app):
    app = open_app("playground", lang="en")
    app.button(key="keep_run").click().run()
    next(group for group in app.get("button_group") if group.key == "language_switch").set_value("zh").run()
    app.button(key="brief").click().run()
    assert "德国信贷" in said(app)


def test_an_empty_brief_says_how_to_fill_it(open_app):
    app = open_brief(open_app)
    assert app.button(key="brief").label == "Your brief (0)"
    assert has(app, "Nothing kept yet")
    assert has(app, "Not decided")
    assert has(app, "0 of 12 sections answered")
    assert "ledger" not in app.query_params
