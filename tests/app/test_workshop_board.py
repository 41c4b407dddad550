"""The board that a room is shown on: it follows the exercise, keeps the truth, and can do nothing."""

import pytest
from streamlit.testing.v1 import AppTest

from core.board.watching import board_pass
from core.bundles import bundle
from core.decision import Decision
from pages.components.rooms import rooms
from tests.app.hosting import Host, problems
from tests.app.reading import shown


def board(open_app, room: Host, lang: str = "en") -> AppTest:
    return open_app("workshop", lang=lang, room=room.code, board=board_pass(room.key))


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_board_follows_the_exercise_and_keeps_the_truth_until_it_is_revealed(open_app, room, fresh, lang):
    tokens = [rooms().join(room.code, name) for name in ("Ana", "Bo")]
    room.push("pairs")
    for token, low in zip(tokens, (50, 10), strict=True):
        rooms().say(token, "pairs", "guess", {"low": low, "high": 90 if low == 50 else 20})
    app = board(open_app, room, lang)
    assert not app.exception and not app.error
    counted = {"en": "2 of 2 have answered", "zh": "2 人中 2 人已回答"}
    assert app.subheader[0].value == counted[lang] and not app.get("plotly_chart")  # how many, not what
    truth = f"{100 * bundle('german_credit').scores['roc_auc']:.0f}"
    assert [words for words in shown(app) if truth in words.replace(room.code, "")] == []  # a code may have the digits
    rooms().reveal(room.code, room.key, "pairs")
    assert truth in app.run().subheader[0].value
    room.push("train")
    rooms().tried(tokens[0], "train", bundle("german_credit"), Decision())
    assert "Ana" in app.run().subheader[0].value
    rooms().anonymise(room.code, room.key, True)
    assert not any("Ana" in words for words in shown(app.run()))


def test_the_board_opens_with_its_pass_only_and_can_do_nothing(open_app, room):
    app = board(open_app, room)
    assert not app.error and all(not (button.key or "").startswith("console") for button in app.button)
    assert room.key not in str(app.query_params)
    wrong = open_app("workshop", lang="en", room=room.code, board="0" * 32)
    assert any("doesn't open the board" in words for words in problems(wrong)) and not wrong.get("plotly_chart")
    gone = open_app("workshop", lang="en", room="ZZZZ-ZZZ9", board="0" * 32)
    assert any("no longer there" in words for words in problems(gone))
