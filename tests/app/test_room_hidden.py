"""Before a reveal no page names the score that the room is guessing; who is in no room sees all."""

import pytest

from core.bundles import bundle
from core.evaluation import headline
from core.rooms.agendas import AGENDAS
from pages.components.rooms import rooms
from tests.app.reading import has, shown, texts, train

PAGES = ("home", "playground", "metrics", "explain", "brief")
WHY = {"en": "is what the room is guessing", "zh": "正是大家在猜的"}
STEPS = {exercise.name: place for place, exercise in enumerate(AGENDAS["45"].exercises)}


@pytest.fixture
def host():
    room, key = rooms().open("A room", AGENDAS["45"].exercises)
    return room.code, key


def _push(host, name):
    rooms().push(*host, STEPS[name])


def _sit(open_app, host, page, lang="en", **params):
    return open_app(page, lang=lang, room=host[0], seat=rooms().join(host[0], "Ling"), followed="99", **params)


def _scores():
    run = bundle("german_credit")
    main = headline(run)
    return f"{main.value:.2f}", f"{main.value:.3f}", f"{100 * main.value:.0f} of 100 pairs"


def _tells(app):
    return [text for text in [*texts(app), *shown(app)] if any(score in text for score in _scores())]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("page", PAGES)
def test_no_page_names_it_before_the_reveal_and_each_says_why(open_app, host, page, lang):
    app = _sit(open_app, host, page, lang)
    assert not app.exception and not app.error
    assert _tells(app) == []
    assert has(app, WHY[lang])
    assert "`None`" not in texts(app)  # what Streamlit writes of an expression that stands alone


@pytest.mark.parametrize("page", PAGES)
def test_all_is_there_after_the_reveal(open_app, host, page):
    _push(host, "pairs")
    rooms().reveal(*host, "pairs")
    app = _sit(open_app, host, page)
    assert not app.exception and not has(app, WHY["en"])
    assert _tells(app) or page in ("home", "explain")  # home waits for a first training, for everybody


@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_hidden_from_who_is_in_no_room(open_app, page):
    app = open_app(page, lang="en")
    assert not app.exception and not has(app, WHY["en"])


def test_nothing_is_hidden_from_the_facilitator(open_app, host):
    app = open_app("metrics", lang="en", room=host[0], host=host[1])
    assert not has(app, WHY["en"]) and app.get("plotly_chart")


def test_a_page_that_the_room_works_on_is_whole(open_app, host):
    _push(host, "price")
    app = _sit(open_app, host, "metrics")
    assert not app.exception and not has(app, WHY["en"])


def test_an_own_run_is_seen_at_once(open_app, host):
    _push(host, "train")
    app = _sit(open_app, host, "playground", dataset="german_credit", model="mlp", hidden="8", epochs="2", seed="1")
    train(app)
    assert not app.exception and not has(app, WHY["en"])
    assert has(app, "rows it had never seen")
