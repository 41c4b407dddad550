"""Hospitals, privacy, two senses and a search: held against scikit-learn, SciPy, Keras, papers and plain loops."""

import asyncio
import math

import numpy as np
import pytest
from scipy.special import binom
from scipy.stats import laplace, norm, ttest_rel
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from core.charts.lessons.trends_federated import rounds_chart, wards_chart
from core.charts.lessons.trends_fusion import badge_chart, fusion_chart
from core.charts.lessons.trends_private import count_chart, privacy_chart
from core.charts.lessons.trends_search import tries_chart
from core.datasets import load
from core.lessons.trends import (
    automl,
    counting,
    federated,
    fusion,
    fusion_study,
    fusion_words,
    private_study,
    private_words,
)
from core.lessons.trends import federated_words as words
from core.lessons.trends.epsilon import epsilon
from core.lessons.trends.federated_study import Setting, several
from core.lessons.trends.hospitals import ages, country, shared_out, wards
from core.lessons.trends.leak import SHOWN, leak, leak_title
from core.lessons.trends.logistic import area, gradient
from core.lessons.trends.paired import difference
from core.lessons.trends.private import CLIP, RATE, SHARE, STEPS, clipped_sum, trained
from core.lessons.trends.rows import halves, split
from core.lessons.trends.senses import pairs


@pytest.fixture(scope="module")
def heart():
    return halves("heart", *split("heart", 0, 0.3))


def noisy(rng, n=50, p=4):
    return rng.normal(size=(n, p)), (rng.random(n) < 0.4).astype(float)


def test_the_gradient_is_zero_where_scikit_learn_says_the_best_weights_are(heart):
    n, l2 = len(heart.y), 0.01
    best = LogisticRegression(C=1 / (n * l2), fit_intercept=False, tol=1e-10, max_iter=10_000).fit(heart.X, heart.y)
    assert np.abs(gradient(heart.X, heart.y, best.coef_[0], l2)).max() < 1e-5


def test_the_area_is_scikit_learns_ties_included():
    rng = np.random.default_rng(0)
    scores, y = rng.integers(0, 6, (3, 40)) / 5, (rng.random(40) < 0.5).astype(int)
    np.testing.assert_allclose(area(scores, y), [roc_auc_score(y, one) for one in scores])


@pytest.mark.parametrize("hospitals", [2, 3, 5, 10])
def test_averaging_after_each_step_is_gradient_descent_on_all_rows(hospitals):
    where = country(0, hospitals, 1.0)
    X, y, plain = where.all.X, where.all.y, np.zeros(where.all.X.shape[1])
    for _ in range(federated.STEPS):
        chance = 1 / (1 + np.exp(-X @ plain))
        plain = plain - federated.RATE * (X.T @ (chance - y) / len(y) + federated.L2 * plain)
    np.testing.assert_allclose(federated.together(where, 1)[-1], plain, atol=1e-10)
    np.testing.assert_allclose(federated.pooled(where, 1)[-1], plain, atol=1e-10)


def test_with_several_local_steps_it_is_not():
    where = country(0, 3, 1.0)
    assert np.abs(federated.together(where, 20)[-1] - federated.pooled(where, 20)[-1]).max() > 1e-3


def test_a_larger_hospital_counts_more():
    assert federated.average([np.array([0.0]), np.array([4.0])], [1, 3])[0] == 3.0


def test_the_bytes_are_rounds_times_hospitals_times_both_ways_times_weights():
    assert federated.sent_bytes(3, 5, 26) == 20 * 3 * 2 * 26 * 4


def test_each_patient_is_in_one_hospital_and_no_test_patient_in_any():
    train, test = split("heart", 3, 0.3)
    assert not set(train) & set(test) and len(set(train) | set(test)) == 270
    places = shared_out(ages(train), 6, 0.5, np.random.default_rng(0))
    assert sorted(np.concatenate(places)) == list(range(len(train)))
    assert max(map(len, places)) - min(map(len, places)) <= 1


def test_sorted_hospitals_follow_each_other_in_age_and_random_ones_are_alike():
    young, middle, old = (ward.ages for ward in wards(0, 3, 1.0))
    assert young.max() <= middle.min() and middle.max() <= old.min()
    means = [ward.ages.mean() for ward in wards(0, 3, 0.0)]
    assert np.ptp(means) < 5


def test_the_same_setting_gives_the_same_numbers_and_another_seed_others():
    one, same = several(Setting(), (0, 1)), several(Setting(), (0, 1))
    for name in one:
        np.testing.assert_array_equal(one[name], same[name])
    assert one["together"][0, -1] != one["together"][1, -1]


@pytest.mark.parametrize(
    ("together", "answer"), [(0.900, words.AS_GOOD), (0.85, words.HALFWAY), (0.80, words.NO_BETTER)]
)
def test_the_answer_and_the_title_are_read_from_the_numbers(together, answer):
    wobble = np.linspace(-0.02, 0.02, 20)
    found = {
        "together": (together + wobble)[:, np.newaxis],
        "pooled": (0.9 + wobble)[:, np.newaxis],
        "alone": (0.8 + wobble)[:, np.newaxis] + np.zeros(3),
    }
    it = words.outcome(found)
    assert it.answer == answer
    assert f"{together:.2f}" in words.title(it).text()


def test_without_overlap_the_interval_is_that_of_a_paired_t_test():
    rng = np.random.default_rng(1)
    one, other = rng.normal(size=(2, 15))
    ours, known = difference(one, other, 0.0), ttest_rel(one, other).confidence_interval(0.95)
    assert (ours.low, ours.high) == pytest.approx((known.low, known.high))


def test_splits_that_share_rows_widen_the_interval_as_nadeau_and_bengio_say():
    rng = np.random.default_rng(2)
    one, other = rng.normal(size=(2, 10))
    plain, wide = difference(one, other, 0.0), difference(one, other, 0.5)
    assert (wide.high - wide.low) / (plain.high - plain.low) == pytest.approx(math.sqrt((1 / 10 + 1) / (1 / 10)))


def test_one_patient_can_be_read_from_the_gradient_and_two_can_not():
    data = load("heart")
    alone, two = leak(7, 1), leak(7, 2)
    np.testing.assert_allclose(alone.read, [data.X[7, data.feature_names.index(name)] for name in SHOWN], atol=1e-6)
    assert two.furthest > 0.01
    assert "exactly" in leak_title(alone, 1).text() and "2 patients" in leak_title(two, 2).text()


# Privacy


@pytest.mark.parametrize("noise", [0.7, 1.0, 3.0])
def test_epsilon_of_one_gaussian_is_that_of_balle_and_wang(noise):
    found = epsilon(noise, 1.0, 1)
    delta = norm.cdf(1 / (2 * noise) - found * noise) - np.exp(found) * norm.cdf(-1 / (2 * noise) - found * noise)
    assert delta == pytest.approx(1e-5, rel=0.05)


def test_epsilon_is_below_what_abadi_and_others_published():
    """Their moments accountant gives 1.26 for q = 0.01, σ = 4, δ = 1e-5 and 10,000 steps; a tight count gives less."""
    assert 0.9 < epsilon(4.0, 0.01, 10_000) < 1.26


def test_epsilon_is_below_the_bound_by_renyi_divergence():
    """Mironov, Talwar and Zhang, 2019, "Rényi Differential Privacy of the Sampled Gaussian Mechanism", section 3.3."""
    noise, bounds = 1.5, []
    for order in range(2, 40):
        terms = [
            binom(order, k) * (1 - SHARE) ** (order - k) * SHARE**k * np.exp((k * k - k) / (2 * noise**2))
            for k in range(order + 1)
        ]
        bounds.append(STEPS * np.log(sum(terms)) / (order - 1) + np.log(1e5) / (order - 1))
    assert 0.6 * min(bounds) < epsilon(noise, SHARE, STEPS) < min(bounds)


def test_more_noise_less_epsilon_and_none_gives_no_promise():
    found = [epsilon(noise, SHARE, STEPS) for noise in (1.0, 2.5, 8.0)]
    assert found == sorted(found, reverse=True)
    assert epsilon(0.0, SHARE, STEPS) == math.inf


def test_each_rows_gradient_is_cut_to_its_length_and_those_not_taken_are_left_out():
    rng = np.random.default_rng(3)
    (X, y), weights, taken = noisy(rng), rng.normal(size=4), rng.random(50) < 0.5
    plain = np.zeros(4)
    for x, label, is_taken in zip(X, y, taken, strict=True):
        one = (1 / (1 + np.exp(-x @ weights)) - label) * x
        plain += is_taken * one / max(1.0, np.linalg.norm(one) / CLIP)
    np.testing.assert_allclose(clipped_sum(X, y, weights, taken), plain)


def test_without_one_row_the_sum_moves_by_the_clip_at_most():
    rng = np.random.default_rng(4)
    (X, y), weights = noisy(rng), 5 * rng.normal(size=4)
    all_rows = clipped_sum(100 * X, y, weights, np.ones(50, bool))
    moved = [np.linalg.norm(all_rows - clipped_sum(100 * X, y, weights, np.arange(50) != i)) for i in range(50)]
    assert max(moved) <= CLIP + 1e-9


def test_the_noise_has_the_size_that_epsilon_counts_on():
    n, noise = 40, 2.0
    weights = trained(np.zeros((n, 3)), np.zeros(n), np.array([0.0, noise]), 2000, np.random.default_rng(5))
    assert np.all(weights[0] == 0)
    assert weights[1].std() == pytest.approx(np.sqrt(STEPS) * RATE * noise * CLIP / (SHARE * n), rel=0.03)


def test_noise_costs_more_where_there_are_fewer_people():
    found = asyncio.run(private_study.conduct("heart")(Alone(epsilons=lambda *_: [1.0] * len(private_study.NOISES))))
    many, few = private_words.curves(found)
    assert many.rows > few.rows and many.mean[5] > few.mean[5]
    assert many.mean[0] == pytest.approx(many.plain, abs=0.03)
    assert "ε = 1" in private_words.title(found, 3).text()
    assert privacy_chart(found, 3, str).data


@pytest.mark.parametrize("chance", [0.9, 0.95])
def test_the_count_is_off_as_scipys_laplace_says(chance):
    assert counting.off_by(0.5, chance) == pytest.approx(laplace(scale=2).ppf((1 + chance) / 2))


def test_the_people_needed_are_just_enough():
    need = counting.people_needed(0.5)
    assert counting.off_by(0.5) / need <= counting.USEFUL < counting.off_by(0.5) / (need - 1)


def test_the_title_of_a_count_knows_both_outcomes():
    assert "too much" in counting.title(counting.released(20, 0.05)).text()
    assert "little enough" in counting.title(counting.released(10_000, 1.0)).text()
    assert count_chart(counting.released(20, 0.05), str).data


# Two senses


def test_no_recording_and_no_picture_is_in_training_and_test():
    learnt, shown = pairs(0)
    for sense in ("picture", "sound"):
        seen = {row.tobytes() for row in getattr(learnt, sense)}
        assert not any(row.tobytes() in seen for row in getattr(shown, sense))


def test_a_badge_belongs_to_its_person():
    data = load("digits")
    digit_of = {(row / 16).astype(np.float32).tobytes(): digit for row, digit in zip(data.X, data.y, strict=True)}
    for it in pairs(1):
        pictures = (it.picture + it.average).round(4)
        known = {np.frombuffer(key, np.float32).round(4).tobytes(): digit for key, digit in digit_of.items()}
        assert [known[row.tobytes()] for row in pictures[:50]] == [person + 1 for person in it.person[:50]]


def test_members_learn_as_they_would_alone_and_say_what_keras_says():
    rng = np.random.default_rng(6)
    X, y = rng.normal(size=(162, 2, 5)).astype(np.float32), rng.integers(9, size=(162, 2))
    begun = fusion.initial(5, 2, 0)
    both = fusion.fitted(begun, X, y)
    for member in range(2):
        own = slice(member, member + 1)
        alone = fusion.fitted([one[own] for one in begun], X[:, own], y[:, own])
        for mine, theirs in zip(alone, both, strict=True):
            np.testing.assert_allclose(mine[0], theirs[member], atol=1e-5)
    np.testing.assert_allclose(fusion.said(both, X), fusion.network(5, 2)(X).numpy(), atol=1e-5)


def test_a_missing_sense_says_nothing_and_no_noise_leaves_it_alone():
    values = np.ones((2, 3), np.float32)
    assert not fusion_study.harmed(values, "missing", 1.0).any()
    np.testing.assert_array_equal(fusion_study.harmed(values, "0", 1.0), values)


def test_a_third_of_the_rows_lacks_each_sense_and_none_lacks_both():
    seen, heard = fusion.with_gaps(np.ones((3000, 2, 4)), np.ones((3000, 2, 5)), np.random.default_rng(0))
    no_picture, no_sound = (seen == 0).all(-1), (heard == 0).all(-1)
    assert no_picture.mean() == pytest.approx(1 / 3, abs=0.03) and no_sound.mean() == pytest.approx(1 / 3, abs=0.03)
    assert not (no_picture & no_sound).any()


def right(**ways):
    each = [[ways.get(way, 0.9)] * len(fusion_study.HARMS) for way in fusion_study.WAYS]
    array = np.repeat(np.array(each)[..., np.newaxis], 3, axis=2)
    return {"picture": array, "sound": array}


def test_the_title_of_two_senses_says_what_the_numbers_say():
    assert "late fusion names 95" in fusion_words.title(right(late=0.95, early=0.6), "sound", "missing").text()
    assert "every fusion names about 90" in fusion_words.title(right(), "picture", "1").text()
    assert "no more than" in fusion_words.title(right(), "sound", "0").text()
    assert "the better one alone 90" in fusion_words.title(right(late=0.97), "sound", "0").text()
    assert fusion_chart(right(), "sound", "0", str).data
    assert badge_chart(fusion_study.badges("0.5")).data


# Search


def test_the_best_so_far_is_chosen_on_validation_rows_and_read_on_test_rows():
    found = {"validation": np.array([[0.5, 0.7, 0.6, 0.8]]), "test": np.array([[0.4, 0.3, 0.9, 0.2]])}
    best = automl.chosen(found)
    np.testing.assert_array_equal(best["validation"], [[0.5, 0.7, 0.7, 0.8]])
    np.testing.assert_array_equal(best["test"], [[0.4, 0.3, 0.3, 0.2]])


def test_the_winner_of_a_real_search_looks_better_than_it_is():
    found = automl.several(tuple(range(6)))
    assert automl.promised(found).mean > 0
    assert "0.00 too high" not in automl.sure(found).text()
    assert tries_chart(found, str).data


def test_the_pictures_of_hospitals_are_drawn():
    found = several(Setting(2, 0.0, 20), (0, 1))
    assert len(rounds_chart(found, Setting(2, 0.0, 20), str).data) == 4
    assert len(wards_chart(wards(0, 3, 1.0), str).data) == 2
    said = words.travelled(Setting(2, 0.0, 20), found).text()
    assert "5 rounds" in said and "2 hospitals" in said
    assert "2 hospitals of about 95 patients" in words.wards_title(wards(0, 2, 0.0)).text()


class Alone:
    """Do a study's work here; functions named in `instead` are replaced."""

    def __init__(self, **instead):
        self.instead = instead

    async def ask(self, function, *args):
        return self.instead.get(function.__name__, function)(*args)

    def tell(self, done, total, partial=None):
        assert 0 < done <= total
