"""The landing view of the scenarios page, the case finder, and what all cases have in common."""

import pytest

from core.scenarios import DOMAINS, SCENARIOS, after
from core.scenarios.finder import Idea, nearest
from core.scenarios.known import known
from core.scenarios.order import sorted_cases
from core.stories import told
from tests.app.cases import VIEWS
from tests.app.reading import has, shown
from tests.app.test_languages import CHINESE, english_in

LANGUAGES = ("en", "zh")
PRODUCT = VIEWS[-1]


def opened(app):
    return [b.key.removeprefix("open_") for b in app.button if b.key.removeprefix("open_") in SCENARIOS]


def finder(open_app, lang="en"):
    return open_app("scenarios", at={"cases": "Which is like my idea?"}, lang=lang)


def open_product(open_app, name, lang):
    app = open_app("scenarios", at={f"case_{name}": PRODUCT}, case=name, lang=lang)
    assert not app.exception and not app.error
    return app


def test_the_cards_come_sorted_by_how_much_better_than_doing_nothing(open_app):
    app = open_app("scenarios", lang="en")
    assert not app.exception and not app.error
    results = {name: known(name).result for name in SCENARIOS}
    assert opened(app) == [case.name for case, _ in sorted_cases(results, "skill")]
    for name, found in results.items():
        assert has(app, found.written(found.score)), name
    assert has(app, "Of 15 cases: training pays in")
    assert len(app.get("plotly_chart")) == 1


def test_cards_can_be_sorted_otherwise_and_narrowed_to_a_field(open_app):
    app = open_app("scenarios", lang="en")
    app.selectbox(key="case_order").select("registry").run()
    assert opened(app) == list(SCENARIOS)
    next(group for group in app.get("button_group") if group.key == "case_domain").set_value("medicine").run()
    assert opened(app) == [name for name, case in SCENARIOS.items() if case.domain == "medicine"]


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_card_opens_its_case_which_is_then_in_the_link(open_app, name):
    app = open_app("scenarios", lang="en")
    app.button(key=f"open_{name}").click().run()
    assert not app.exception and not app.error
    assert app.title[0].value == SCENARIOS[name].title
    assert app.query_params["case"] == name
    for text in (SCENARIOS[name].job.who, SCENARIOS[name].job.false_alarm, SCENARIOS[name].job.miss):
        assert has(app, text[:40])
    following = after(name)
    assert (following is None) == ("next_case" not in [button.key for button in app.button])
    app.button(key="to_cases").click().run()
    assert "case" not in app.query_params and len(opened(app)) == 15


def test_a_link_to_no_case_shows_all_of_them(open_app):
    app = open_app("scenarios", case="fortune_telling", lang="en")
    assert not app.exception and len(opened(app)) == 15


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", SCENARIOS)
def test_what_it_takes_to_ship_a_case_is_said_in_the_language_of_the_page(open_app, name, lang):
    app = open_product(open_app, name, lang)
    wrong = CHINESE.findall if lang == "en" else english_in
    sources = " ".join(told("scenarios", name, lang)["sources"].split())[:40]  # titles in the language of the work
    said = [text for text in shown(app) if text != "中文" and not text.startswith(sources)]
    assert {text: wrong(text) for text in said if wrong(text)} == {}


def test_the_price_of_an_answer_follows_the_users_offer_and_refuses_what_is_none(open_app):
    name = "image_classification"
    app = open_product(open_app, name, "en")
    assert has(app, r"about \$60 bought from a large model")
    app.number_input(key="offer_requests").set_value(1_000_000).run()
    assert has(app, r"about \$600 bought")
    app.number_input(key="offer_price").set_value(-1).run()
    assert has(app, "Price of a million tokens, $: expected a number from")
    assert has(app, r"about \$600 bought") and app.number_input(key="offer_price").value == 1.0


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_finder_leads_to_the_nearest_case(open_app, lang):
    app = finder(open_app, lang)
    app.selectbox(key="idea_data").select("sound").run()
    app.selectbox(key="idea_task").select("generate").run()
    assert not app.exception and not app.error
    first = nearest(Idea(data="sound", task="generate"), SCENARIOS)[0].case
    assert first.domain == "speech"
    app.button(key=f"near_{first.name}").click().run()
    assert app.query_params["case"] == first.name


def test_the_finder_speaks_chinese(open_app):
    app = finder(open_app, "zh")
    assert {text: english_in(text) for text in shown(app) if english_in(text)} == {}


def test_the_domains_are_those_of_the_choice(open_app):
    app = open_app("scenarios", lang="en")
    group = next(group for group in app.get("button_group") if group.key == "case_domain")
    assert len(group.options) == len(DOMAINS) + 1
