"""Pictures and sequences part by part, against all coalitions and plain loops."""

from dataclasses import replace
from itertools import combinations
from math import factorial

import numpy as np
import pytest

from core.evaluation.predictions import predictions_of
from core.experiment import Experiment
from core.explanation.amounts import AMOUNTS
from core.explanation.case import Case
from core.explanation.explain import explain_rows, predict_rows
from core.explanation.first import usual_output
from core.explanation.how import How
from core.explanation.parts import picture_words, step_words
from core.explanation.parts.fills import FILLS
from core.explanation.parts.maps import maps_of, part_names, zone_name, zone_sums, zones
from core.explanation.parts.occlusion import Occlusion, occlude, patch_places, patch_size
from core.explanation.parts.revealing import STOPS, reveal, step_groups, stops
from core.explanation.players import PLAYERS
from core.explanation.subject import subject_of
from core.training import train

HOW = How(background=12)


@pytest.fixture(scope="module")
def digits():
    return train(Experiment(dataset="digits", model="rnn", hidden=(12,), epochs=4))


@pytest.fixture(scope="module")
def penguins():
    return train(Experiment(dataset="penguins", model="transformer", hidden=(8,), epochs=4))


@pytest.fixture(scope="module")
def diabetes():
    return train(Experiment(dataset="diabetes", model="rnn", hidden=(8,), epochs=4))


def case_of(run, place=3, how=HOW):
    told = explain_rows(subject_of(run, how), run.X_test[place : place + 1], how)
    return Case(run, run.X_test[place], told, usual_output(predictions_of(run), told.outputs[0]), how, place)


def all_coalitions(run, x, groups, how):
    """Return the Shapley value (parts, k) of each part by its definition."""
    background, parts = subject_of(run, how).background, int(groups.max()) + 1

    def worth(chosen):
        rows = np.where(np.isin(groups, chosen), x, background)
        return predict_rows(subject_of(run, how), rows).mean(axis=0)

    known = {s: worth(s) for size in range(parts + 1) for s in combinations(range(parts), size)}
    values = np.zeros((parts, len(known[()])))
    for part in range(parts):
        for chosen in known:
            if part not in chosen:
                weight = factorial(len(chosen)) * factorial(parts - len(chosen) - 1) / factorial(parts)
                values[part] += weight * (known[tuple(sorted((*chosen, part)))] - known[chosen])
    return values


@pytest.mark.parametrize("name", ["digits", "penguins"])
def test_steps_have_the_shares_of_all_coalitions(name, request):
    run = request.getfixturevalue(name)
    how, x = replace(HOW, players="steps"), run.X_test[0]
    told = explain_rows(subject_of(run, how), x[np.newaxis], how)
    groups = step_groups(len(x), run.data.image_shape)
    steps = np.stack([np.bincount(groups, told.values[0, :, k]) for k in range(told.outputs.shape[1])], axis=1)
    np.testing.assert_allclose(steps, all_coalitions(run, x, groups, how), atol=1e-5)
    assert told.exact
    assert told.additivity_error < 1e-6


def test_patches_add_up_and_are_larger_than_pixels(digits):
    how = replace(HOW, players="patches")
    told = explain_rows(subject_of(digits, how), digits.X_test[:1], how)
    maps = maps_of(told, "patches", (8, 8))
    assert maps.parted
    assert int(maps.groups.max()) + 1 == 16
    assert told.additivity_error < 1e-6
    once = [maps.shares[:, maps.groups == part][:, 0] for part in range(16)]
    np.testing.assert_allclose(np.sum(once, axis=0), told.outputs[0] - told.base_values, atol=1e-6)
    np.testing.assert_allclose(maps.pixels.sum(axis=(1, 2)), told.outputs[0] - told.base_values, atol=1e-6)


@pytest.mark.parametrize(("shape", "parts"), [((8, 8), 16), ((28, 28), 64), ((3, 5), 6), ((1, 1), 1), ((2, 40), 8)])
def test_patches_of_any_picture_leave_no_pixel_out(shape, parts):
    groups = PLAYERS["patches"].groups(shape[0] * shape[1], shape)
    assert sorted(set(groups.tolist())) == list(range(parts))


def test_pixels_lie_where_they_are(digits):
    told = explain_rows(subject_of(digits, HOW), digits.X_test[:1], HOW)
    maps = maps_of(told, "columns", (8, 8))
    assert not maps.parted
    assert maps.shares[4, 2, 5] == told.values[0, 2 * 8 + 5, 4]
    assert maps.errors[4, 2, 5] == told.error[0, 2 * 8 + 5, 4]
    assert part_names(maps.groups)[2 * 8 + 5].text() == "line 3, column 6"
    assert part_names(np.array([[0, 0, 1], [0, 0, 1]]))[1].text() == "lines 1–2, columns 3–3"


def test_zones_are_thirds_of_the_picture():
    assert zones((3, 3)).tolist() == [[0, 1, 2], [3, 4, 5], [6, 7, 8]]
    assert zones((8, 8))[0].tolist() == [0, 0, 0, 1, 1, 2, 2, 2]
    assert zones((1, 2)).tolist() == [[3, 5]]
    assert zone_name(4).text() == "the middle"
    values = np.arange(9.0).reshape(3, 3)
    assert zone_sums(values).tolist() == values.ravel().tolist()


@pytest.mark.parametrize("fill", FILLS)
@pytest.mark.parametrize("unit", ["chance", "log_odds"])
def test_hiding_is_a_plain_loop(digits, fill, unit):
    x, background = digits.X_test[5], subject_of(digits, HOW).background
    hidden = occlude(subject_of(digits, HOW), x, replace(HOW, unit=unit), fill)
    cover = {"mean": background.mean(axis=0), "grey": np.full(64, 8.0), "blank": np.zeros(64)}[fill].reshape(8, 8)
    assert hidden.size == (2, 2)
    assert len(hidden.places) == 49

    def says(rows):
        chance = digits.predict(np.reshape(rows, (-1, 64))).astype(float)
        return chance if unit == "chance" else np.log(np.clip(chance, 1e-7, 1) / np.clip(1 - chance, 1e-7, 1))

    rows = []
    for down in range(7):
        for across in range(7):
            row = x.reshape(8, 8).copy()
            row[down : down + 2, across : across + 2] = cover[down : down + 2, across : across + 2]
            rows.append(row)
    expected = says(x) - says(rows)
    np.testing.assert_allclose(hidden.drops, expected, atol=1e-5 if unit == "chance" else 2e-2)


def test_what_is_lost_over_a_pixel_is_the_mean_of_the_patches_over_it():
    hidden = Occlusion(patch_places((3, 3), (2, 2)), (2, 2), np.array([[1.0], [2.0], [3.0], [4.0]]), (3, 3))
    assert hidden.over(0).tolist() == [[1, 1.5, 2], [2, 2.5, 3], [3, 3.5, 4]]
    assert hidden.sums(np.ones((3, 3))).tolist() == [4, 4, 4, 4]
    assert hidden.spread(np.ones((3, 3))).tolist() == np.full((3, 3), 4).tolist()
    assert hidden.most(np.ones((3, 3)), 0) == 4


@pytest.mark.parametrize("shape", [(8, 8), (28, 28), (100, 64), (1, 7), (2, 2)])
def test_patches_reach_every_pixel_with_few_predictions(shape):
    size = patch_size(shape)
    places = patch_places(shape, size)
    covered = np.zeros(shape, bool)
    for down, across in places:
        covered[down : down + size[0], across : across + size[1]] = True
    assert covered.all()
    assert len(places) <= 34**2
    assert (places + size <= shape).all()


def test_both_ways_agree_as_far_as_their_correlation_says(digits):
    case = case_of(digits)
    hidden = occlude(subject_of(digits, HOW), case.x, HOW, "mean")
    pixels = maps_of(case.told, "columns", (8, 8)).pixels[case.output]
    sums = [pixels[d : d + 2, a : a + 2].sum() for d in range(7) for a in range(7)]
    found = picture_words.agreement(hidden, pixels, case.output)
    assert found == pytest.approx(np.corrcoef(sums, hidden.drops[:, case.output])[0, 1])
    assert f"{found:.2f}" in picture_words.agreement_sentence(hidden, found).text().replace("−", "-")
    assert np.isnan(picture_words.agreement(hidden, np.zeros((8, 8)), 0))
    assert "can't be said" in picture_words.agreement_sentence(hidden, float("nan")).text()


def test_the_words_of_a_picture_come_from_its_numbers(digits):
    case = case_of(digits)
    maps = maps_of(case.told, "columns", (8, 8))
    sums = zone_sums(maps.pixels[case.output])
    said = picture_words.main_finding(case, maps).text()
    assert said.startswith(f"What speaks most for {case.output} is {zone_name(int(sums.argmax())).text()} (+")
    assert zone_name(int(sums.argmin())).text() in said
    rival = picture_words.rival_sentence(case, maps).text()
    assert f"from {np.argsort(-case.told.outputs[0])[1]} most" in rival
    assert (
        picture_words.blank_sentence(case, maps, subject_of(digits, HOW).background).text().startswith("Of 100 parts")
    )
    assert f"{HOW.rounds} rounds of random orders" in picture_words.error_sentence(case, maps).text()


def test_a_picture_that_says_nothing_is_told_so(digits):
    case = case_of(digits)
    maps = maps_of(case.told, "columns", (8, 8))
    close = replace(maps, errors=np.full_like(maps.errors, 1e-7))
    assert "to the last digit shown" in picture_words.error_sentence(case, close).text()
    none = replace(maps, pixels=np.zeros_like(maps.pixels), errors=np.zeros_like(maps.errors))
    assert picture_words.main_finding(case, none).text().startswith("No part of the picture")
    assert picture_words.rival_sentence(case, none) is None
    assert picture_words.blank_sentence(case, none, case.x[np.newaxis]) is None
    assert picture_words.error_sentence(case, none) is None
    for sign, start in ((1, "What speaks most for"), (-1, "What speaks most against")):
        one = replace(maps, pixels=np.full_like(maps.pixels, 0.01 * sign))
        said = picture_words.main_finding(case, one).text()
        assert said.startswith(start)
        assert said.endswith("as a whole")


def test_what_is_hidden_is_named_by_where_it_is(digits):
    case, places = case_of(digits), patch_places((8, 8), (2, 2))
    drops = np.zeros((49, 10))
    drops[48, case.output] = 0.25
    hidden = Occlusion(places, (2, 2), drops, (8, 8))
    assert picture_words.hidden_finding(case, hidden).text().startswith("Hiding a patch of the bottom right costs")
    risen = picture_words.hidden_finding(case, Occlusion(places, (2, 2), -drops - 0.1, (8, 8)))
    assert risen.text().startswith("No hidden patch lowers")


@pytest.mark.parametrize("name", ["digits", "penguins", "diabetes"])
def test_revealing_is_a_plain_loop(name, request):
    run = request.getfixturevalue(name)
    x, background = run.X_test[1], subject_of(run, HOW).background
    found = reveal(subject_of(run, HOW), x, HOW)
    groups = step_groups(len(x), run.data.image_shape)
    for at, read in enumerate(range(int(groups.max()) + 2)):
        said = predict_rows(subject_of(run, HOW), np.where(groups < read, x, background))
        np.testing.assert_allclose(found.mean[at], said.mean(axis=0), atol=1e-5)
        np.testing.assert_allclose(found.error[at], said.std(axis=0, ddof=1) / np.sqrt(12), atol=1e-5)
    assert found.after.tolist() == list(range(int(groups.max()) + 2))
    assert found.rows == 12
    np.testing.assert_allclose(found.error[-1], 0, atol=1e-6)


def test_long_sequences_are_asked_about_at_few_stops():
    for steps in (1, 2, 39, 40, 41, 500):
        found = stops(steps)
        assert (found[0], found[-1]) == (0, steps)
        assert len(found) == min(steps, STOPS) + 1


@pytest.mark.parametrize("name", ["digits", "penguins", "diabetes"])
def test_the_words_of_steps_come_from_their_numbers(name, request):
    run = request.getfixturevalue(name)
    case = case_of(run, how=replace(HOW, players="steps"))
    steps = step_words.step_shares(case, case.told)
    total = case.said - case.base
    assert sum(step.share for step in steps) == pytest.approx(total, rel=1e-4, abs=1e-5)
    assert f"Of {len(steps)} steps, " in step_words.step_finding(case, steps).text()
    found = reveal(subject_of(run, HOW), case.x, HOW)
    assert "Read in order" in step_words.move_finding(case, found).text()
    settled = step_words.settled_sentence(case, found)
    if name == "diabetes":
        assert settled is None
        return
    first = found.mean.argmax(axis=1) == case.output
    start = max((at + 1 for at in range(len(first)) if not first[at]), default=0)
    assert (f"read {start} of {len(steps)}" if start else "before it has read") in settled.text()


def test_steps_without_any_pull_are_told_so(penguins):
    case = case_of(penguins)
    still = [replace(step, share=0.0, error=0.0) for step in step_words.step_shares(case, case.told)]
    assert step_words.step_finding(case, tuple(still)).text().startswith("None of the")


@pytest.mark.parametrize("unit", AMOUNTS)
def test_an_amount_without_a_direction_has_no_sign(unit):
    for amount in (0.25, -0.25):
        said = picture_words.unsigned(AMOUNTS[unit], amount)
        assert (said if isinstance(said, str) else said.text()).startswith(("25", "0.25"))
