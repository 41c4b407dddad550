"""The ten questions: their numbers against scikit-learn, and sentences for whatever comes out."""

from itertools import product

import numpy as np
import pytest
from sklearn.metrics import roc_auc_score

from core.charts.lessons.questions import outcome_chart
from core.evaluation.scores import score_run
from core.lessons import LESSONS, story
from core.lessons.questions import fair, rare, seeds, tables
from core.lessons.questions.asks import ASKS, STUDIES
from core.lessons.questions.outcome import HOLDS
from core.messages import LANGUAGES

draw = np.random.default_rng(0)


def rare_arrays(recall: dict[str, float], precision: float = 0.7, rows: int = 400, ones: int = 40) -> dict:
    scores = draw.uniform(0.4, 0.6, (len(rare.WAYS), 3, len(rare.MEASURED)))
    for way, value in recall.items():
        scores[list(rare.WAYS).index(way), :, rare.MEASURED.index("recall")] = value
    scores[..., rare.MEASURED.index("precision")] = precision
    y = np.repeat([1, 0], [ones, rows - ones])
    return {"scores": scores, "chances": np.tile(np.linspace(1, 0, rows), (3, 1)), "y": y}


def seed_arrays() -> dict:
    y = draw.integers(0, 2, 60)
    return {
        "y": y, "chances": np.clip(y + draw.normal(0, 1, (seeds.SEEDS, 60)), 0, 1),
        "val": draw.uniform(size=len(seeds.TRIALS)), "test": draw.uniform(size=(len(seeds.TRIALS), 4)),
    }  # fmt: skip


def table_arrays(verdict: int = 1) -> dict:
    scores = np.sort(draw.uniform(0.6, 0.9, (len(tables.TABLES), 3, 3)))[..., [1, 0, 2]]
    return {"scores": scores, "verdict": np.full(len(tables.TABLES), verdict)}


def fair_arrays(gaps: tuple[float, float]) -> dict:
    refused = np.stack([np.tile([0.3 + gap, 0.3], (8, 1)) for gap in gaps])
    return {"refused": refused, "auc": np.full((2, 8), 0.75), "counts": np.array([[20, 100]] * 2)}


RESULTS = {
    "rare": [rare_arrays({"plain": 0.7, "weights": high, "over": low, "smote": high}) for high, low in product((0.9, 0.5), (0.9, 0.5))],
    "seeds": [seed_arrays()],
    "tables": [table_arrays(verdict) for verdict in range(4)],
    "fair": [fair_arrays(gaps) for gaps in product((-0.2, 0.0, 0.2), repeat=2)],
}  # fmt: skip


@pytest.mark.parametrize("name", ASKS)
def test_a_question_is_answered_whatever_comes_out(name):
    ask = ASKS[name]
    assert ask.lesson in ("", *LESSONS)
    assert ask.lesson or ask.study
    assert all(f"answer_{name}" in story("questions", language) for language in LANGUAGES)
    for arrays in RESULTS.get(ask.study, ()):
        outcome = ask.read(arrays)
        assert outcome.holds in HOLDS
        assert "{" not in outcome.title.text() + outcome.said.text()
        assert all(line.low - 1e-9 <= line.value <= line.high + 1e-9 for line in outcome.lines)
        assert len(outcome_chart(outcome, str).data[0].x) == len(outcome.lines)


def test_every_study_answers_a_question():
    assert {ask.study for ask in ASKS.values() if ask.study} == set(STUDIES)
    assert len(ASKS) == 10


def test_the_auc_is_that_of_scikit_learn():
    y, chances = draw.integers(0, 2, 50), draw.uniform(size=(3, 50)).round(1)
    assert seeds.auc(y, chances) == pytest.approx([roc_auc_score(y, one) for one in chances])


def test_the_best_of_many_coins_promises_more_than_it_gives():
    y, coins = np.repeat([0, 1], 100), np.random.default_rng(1).uniform(size=(32, 200))
    promised, given = seeds.picked(y, coins)
    whole = [roc_auc_score(y, coin) for coin in coins]
    assert promised.mean() > given.mean() + 0.02
    assert np.mean(whole) < given.mean() <= max(whole) + 1e-9


def test_picking_among_one_promises_nothing_more():
    y = np.repeat([0, 1], 60)
    chances = (y + np.random.default_rng(2).normal(0, 1, 120))[None]
    promised, given = seeds.picked(y, chances)
    assert promised.mean() == pytest.approx(given.mean(), abs=0.02)


def test_the_guess_is_settled_by_what_was_found():
    for number, way in enumerate(rare.GUESSED):
        arrays = rare_arrays(dict.fromkeys(rare.GUESSED, 0.5) | {way: 0.9})
        assert rare.guessed_option(arrays) == number
        assert "90" in rare.guessed(arrays).text()


def test_the_moved_threshold_flags_as_many_rows_as_the_weight_does():
    """40 rare rows on top of the ranking; a recall of .9 at a precision of .6 are 60 flags, which hold all 40."""
    arrays = rare_arrays({"plain": 0.5, "weights": 0.9}, precision=0.6)
    found, flags = rare._moved(arrays)
    assert (found == 1).all() and flags == 60


def test_what_a_worker_trains_is_graded_as_everywhere(monkeypatch):
    monkeypatch.setitem(rare.WAYS, "plain", ("as it is", rare.replace(rare.RARE, epochs=1)))
    found = rare.tried("plain")
    chances = found["chances"][0]
    expected = score_run("classification", found["y"], np.column_stack([1 - chances, chances]))
    assert found["scores"][0] == pytest.approx([expected[name] for name in rare.MEASURED], abs=1e-6)


def test_without_the_age_the_network_does_not_see_it():
    assert fair.COLUMN not in fair.columns(1)
    assert fair.columns(0) == ()
    assert len(fair.columns(1)) == 18


def test_a_table_is_graded_with_its_interval(monkeypatch):
    monkeypatch.setitem(tables.TABLES, "heart", tables.Experiment(dataset="heart", hidden=(4,), epochs=2))
    found = tables.on_table("heart")
    value, low, high = found["scores"].T
    assert (low < value).all() and (value < high).all()
    assert tables.VERDICTS[found["verdict"]] in ("worse", "luck")
