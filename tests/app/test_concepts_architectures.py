"""Architectures: a kernel answers at once, the guess is settled by what was measured, and every view opens in both languages."""

import time

import numpy as np
import pytest

from core.jobs.studies import key_of
from core.lessons.architectures import choice, recall
from core.lessons.architectures.cnn import EXPERIMENT
from core.lessons.architectures.studies import CONDUCTS
from core.lessons.architectures.words import CELLS
from tests.app.reading import has, rest, shown
from tests.app.test_languages import CHINESE, english_in

VIEWS = ("CNN: what it sees", "RNN: what it forgets", "Transformer: what it attends to", "Which one when")


def numbered(prefix, shapes, scale=0.3):
    rng = np.random.default_rng(0)
    return {f"{prefix}_{i}": rng.normal(scale=scale, size=shape).astype(np.float32) for i, shape in enumerate(shapes)}


def transformer(kind, places):
    head, wide = [(32,), (32,)], [(32, 4, 8), (4, 8)] * 3 + [(4, 8, 32), (32,)]
    return numbered(
        kind, [(26, 32), *places, *head, *wide, *head, (32, 64), (64,), (64, 32), (32,), *head, (32, 2), (2,)]
    )


def results():
    written = np.tile(np.linspace(0.6, 0.9, 8), (3, 1))
    k1, k2 = EXPERIMENT.hidden
    return {
        "cnn": {**numbered("weights", [(3, 3, 1, k1), (k1,), (3, 3, k1, k2), (k2,), (4 * k2, 10), (10,)]), "accuracy": 0.95, "test": np.arange(20)},
        "speaker": {**numbered("weights", [(12, 48), (16, 48), (2, 48), (16, 9), (9,)]), "right": np.arange(370) > 20},
        "remembering": {name: np.full((3, len(recall.DISTANCES)), 0.5 if name == "simple" else 1.0) for name in CELLS},
        "choosing": {"accuracy": np.full((len(choice.MODELS), 2, 3), 0.95), "parameters": np.full(4, 3000), "seconds": np.ones((4, 2, 3))},
        "places": {
            **transformer("with", [(9, 32)]), **transformer("without", []),
            "chance_with": np.concatenate([written, 1 - written], axis=1), "chance_without": np.full((3, 16), 0.5),
        },
    }  # fmt: skip


@pytest.fixture
def known():
    """Keep a result of every study in the store, as if somebody had waited for it."""
    from pages.components.engine import engine

    for what, arrays in results().items():
        engine().store.keep_result(key_of("architectures", what), {n: np.asarray(v) for n, v in arrays.items()})


def until(app, ready, seconds=200):
    end = time.monotonic() + seconds
    while not ready(app):
        assert time.monotonic() < end, [element.value for element in (*app.markdown, *app.caption)]
        rest()
        app.run()
    assert not app.exception and not app.error
    return app


def open_view(app, view):
    app.session_state["architectures_views"] = view
    app.run()
    return until(app, lambda app: not app.get("progress"))


def charts(app):
    return [element.proto.alt for element in app.get("plotly_chart")]


def test_a_kernel_answers_before_anything_is_trained(open_app):
    app = open_app("concepts", topic="architectures", lang="en")
    assert has(app, "The kernel answers most strongly at row 3, column 2, with +55")
    app.selectbox(key="kernel_name").set_value("blur").run()
    assert has(app, "Looks for the mean of each neighbourhood")
    assert not app.get("progress") and has(app, "Guess first")


def test_the_guess_is_settled_by_what_was_measured(open_app, known):
    app = open_app("concepts", topic="architectures", lang="en")
    app.button(key="guess_architectures_2").click().run()
    until(app, lambda app: app.success)
    assert "that is right" in app.success[0].value and "Over 8 words and 3 trainings" in app.success[0].value
    assert app.run().query_params["learnt"] == "architectures.2.2"


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_view_opens_and_speaks_its_language(open_app, known, lang):
    app = open_app("concepts", topic="architectures", learnt="architectures.0", lang=lang)
    wrong = CHINESE.findall if lang == "en" else english_in
    for view in VIEWS:
        assert charts(open_view(app, view))
        said = {text.replace("merchant", "") for text in shown(app)}  # an English word to try
        assert {text: wrong(text) for text in said if text != "中文" and wrong(text)} == {}


def test_a_drawing_gets_an_answer_and_a_warning_where_it_is_strange(open_app, known):
    app = open_app("concepts", topic="architectures", learnt="architectures.2", lang="en")
    open_view(app, VIEWS[0])
    app.session_state["cnn_source"] = "drawn"
    app.run()
    assert not app.exception and not app.error
    assert any("The CNN" in alt for alt in charts(app))


def test_what_is_no_word_is_refused_and_shuffling_moves_the_answer(open_app, known):
    app = open_view(open_app("concepts", topic="architectures", learnt="architectures.2", lang="en"), VIEWS[2])
    app.button(key="attention_shuffle").click().run()
    word = app.text_input(key="attention_word").value
    assert word != "merchant" and sorted(word) == sorted("merchant")
    app.text_input(key="attention_word").set_value("no 1 word").run()
    assert any("4 to 9 English letters" in error.value for error in app.error)


def test_a_training_on_a_worker_begins_when_asked_and_is_seen_through(open_app, known, monkeypatch):
    from pages.components.concepts import architectures_rnn
    from pages.components.concepts.on_request import study_on_request

    def unknown(what, label):
        return study_on_request("architectures", f"{what}-anew", CONDUCTS[what], label)

    monkeypatch.setattr(architectures_rnn, "asked_of", unknown)
    app = open_app("concepts", topic="architectures", learnt="architectures.2", lang="en")
    app.session_state["architectures_views"] = VIEWS[1]
    assert not has(app.run(), "recordings that it had never heard")
    app.button(key="study_architectures_speaker-anew").click().run()
    until(app, lambda app: has(app, "recordings that it had never heard"))
    assert any("From frame" in alt for alt in charts(app))
