"""Finding digits: boxes against pixel counts, average precision against the PASCAL recipe, the net against Keras."""

import io

import numpy as np
import pytest
from PIL import Image

from core.messages import UserError
from core.scenarios import SCENARIOS
from core.scenarios.object_detection.boxes import SAME, iou, kept
from core.scenarios.object_detection.failures import FAILURES, study
from core.scenarios.object_detection.finds import Finds, curve, matched, read_rightly, right
from core.scenarios.object_detection.judged import predictions
from core.scenarios.object_detection.look import box_from, counts, first_box, looked, off_by
from core.scenarios.object_detection.measure import finds_of, fitted_of, scenes_of, shipped, usual_in, weights_of
from core.scenarios.object_detection.network import build, loss, read, said, wanted
from core.scenarios.object_detection.own import COLUMNS, FIRST, puts, scene, seen
from core.scenarios.object_detection.scenes import EDGE, Put, Recipe, Scenes, apart, cell_of, composed, scenes
from core.scenarios.object_detection.unlike import KEPT, cut_outs, distances, measures, usual_of
from core.scenarios.object_detection.words import counted_said

CASE = SCENARIOS["object_detection"]


@pytest.fixture(scope="module")
def arrays(measured):
    return {name: np.asarray(value) for name, value in measured("object_detection").items()}


@pytest.fixture(scope="module")
def some():
    return scenes(Recipe(), 40, test=True, seed=9)


def png(grey):
    made = io.BytesIO()
    Image.fromarray(np.asarray(grey, np.uint8)).save(made, "PNG")
    return made.getvalue()


def test_the_shipped_weights_score_as_measured_before_and_beat_doing_nothing(arrays):
    result = CASE.result(arrays)
    assert result.shipped and result.n_test == 200
    assert result.baseline_score < 0.05 < 0.6 < result.simple_score < result.score
    assert 0.94 <= result.score <= 0.99
    finds, truth = finds_of(arrays), scenes_of(arrays)
    precision, recall = curve(finds.sure, right(finds, truth), len(truth.shows)).at(0.5)
    assert abs(precision - 0.931) < 0.07 and abs(recall - 0.916) < 0.07  # the table of baselines


def test_the_weights_say_what_they_took():
    facts = shipped()
    assert facts["scenes"] == 10_000 and facts["epochs"] == 40 and facts["seconds"] > 10


def test_no_digit_of_a_test_scene_may_be_in_a_training_scene():
    train, test = set(apart(False).tolist()), set(apart(True).tolist())
    assert not train & test and len(train | test) == 1797


def test_iou_is_shared_pixels_of_covered_pixels():
    rng = np.random.default_rng(0)
    corners = rng.integers(0, 30, (40, 2))
    boxes = np.concatenate([corners, corners + rng.integers(1, 18, (40, 2))], axis=1).astype(float)
    masks = np.zeros((40, 48, 48), bool)
    for mask, (left, top, right_edge, bottom) in zip(masks, boxes.astype(int), strict=True):
        mask[top:bottom, left:right_edge] = True
    expected = [[(a & b).sum() / (a | b).sum() for b in masks] for a in masks]
    assert np.allclose(iou(boxes, boxes), expected)


def test_repeated_boxes_go_as_tensorflow_lets_them_go():
    import tensorflow as tf

    rng = np.random.default_rng(1)
    corners = rng.uniform(0, 20, (60, 2))
    boxes, sure = np.concatenate([corners, corners + rng.uniform(4, 14, (60, 2))], axis=1), rng.uniform(size=60)
    expected = tf.image.non_max_suppression(boxes[:, [1, 0, 3, 2]], sure, 60, SAME).numpy()
    assert kept(boxes, sure).tolist() == expected.tolist()


def test_average_precision_is_that_of_the_pascal_recipe(arrays):
    finds, truth = finds_of(arrays, "simple"), scenes_of(arrays)
    taken, hits = set(), []
    for find in sorted(range(len(finds.sure)), key=lambda i: -finds.sure[i]):
        there = [i for i in range(len(truth.scene)) if truth.scene[i] == finds.scene[find] and i not in taken]
        overlaps = [iou(finds.boxes[[find]], truth.boxes[[i]])[0, 0] for i in there]
        good = bool(overlaps) and max(overlaps) >= 0.5
        if good:
            taken.add(there[int(np.argmax(overlaps))])
        hits.append(good)
    precision = np.cumsum(hits) / np.arange(1, len(hits) + 1)
    area = sum(precision[place:].max() for place, good in enumerate(hits) if good) / len(truth.scene)
    assert curve(finds.sure, right(finds, truth), len(truth.scene)).area == pytest.approx(area)


def test_a_thing_is_found_once_and_by_its_surest_find():
    truth = Scenes(np.zeros((1, 48, 48), np.float32), np.array([[0, 0, 10, 10.0]]), np.array([3]), np.array([0]))
    boxes = np.array([[0, 0, 10, 10.0], [1, 0, 10, 10], [30, 30, 40, 40]])
    finds = Finds(boxes, np.array([3, 3, 3]), np.zeros(3, int), np.array([0.6, 0.9, 0.8]), np.ones(3))
    assert matched(finds, truth).tolist() == [-1, 0, -1]
    assert read_rightly(finds, truth) == (1, 1)
    found = curve(finds.sure, right(finds, truth), 1)
    assert (
        found.at(0.85) == (1.0, 1.0) and found.at(0.5) == (pytest.approx(1 / 3), 1.0) and found.at(0.95) == (1.0, 0.0)
    )


def test_the_net_in_numpy_says_what_keras_says(some):
    model, weights = build(), weights_of(shipped())
    model.set_weights(weights)
    assert np.allclose(said(weights, some.X), model.predict_on_batch(some.X), atol=1e-3)


def test_the_loss_is_what_it_is_said_to_be():
    rng = np.random.default_rng(3)
    out, y = rng.normal(size=(2, 6, 6, 15)).astype(np.float32), np.zeros((2, 6, 6, 15), np.float32)
    y[0, 1, 2, :5], y[0, 1, 2, 8] = (1, 0.3, 0.6, 0.2, 0.25), 1
    p = 1 / (1 + np.exp(-out.astype(float)))
    whether = -(y[..., 0] * np.log(p[..., 0]) + (1 - y[..., 0]) * np.log(1 - p[..., 0])).sum()
    cell, logits = p[0, 1, 2], out[0, 1, 2, 5:].astype(float)
    where = ((cell[1:5] - [0.3, 0.6, 0.2, 0.25]) ** 2).sum()
    which = np.log(np.exp(logits).sum()) - logits[3]
    assert float(loss(y, out)) == pytest.approx((whether + 8 * where + which) / 2, rel=1e-4)


def test_what_is_wanted_reads_back_as_what_is_there(some):
    y = wanted(some).astype(float)
    out = np.log(np.clip(y, 1e-9, 1 - 1e-9) / np.clip(1 - y, 1e-9, 1))
    finds = read(out)
    assert (right(finds, some)).all() and len(finds.sure) == len(some.shows)
    assert read_rightly(finds, some) == (len(some.shows), len(some.shows))


def test_a_box_lies_close_around_the_ink():
    made = composed([Put(8, 20, 5, 16)], noise=0.0)
    left, top, right_edge, bottom = made.boxes[0].astype(int)
    dark = made.X[0] > EDGE
    assert dark[top:bottom, left:right_edge].sum() == dark.sum()
    assert dark[top].any() and dark[bottom - 1].any() and dark[:, left].any() and dark[:, right_edge - 1].any()


def test_training_scenes_keep_things_apart_and_in_cells_of_their_own(some):
    for number in range(len(some.X)):
        boxes, _ = some.of(number)
        overlaps = iou(boxes, boxes) - np.eye(len(boxes))
        assert overlaps.max(initial=0) <= 0.05
        assert len({cell_of(box) for box in boxes}) == len(boxes)
    assert np.array_equal(scenes(Recipe(), 40, test=True, seed=9).X, some.X)


def found_in(some):
    return read(said(weights_of(shipped()), some.X)).above(0.5)


def test_a_find_is_as_far_as_the_least_correlated_way_to_the_nearest_digit(some):
    cuts = cut_outs(some.X, some.boxes, some.scene)
    expected = [1 - max(np.corrcoef(cut, other)[0, 1] for other in cuts[10:]) for cut in cuts[:10]]
    assert np.allclose(distances(cuts[:10], cuts[10:]), expected, atol=1e-9)


def test_the_rule_of_unlike_finds_doubts_few_right_boxes_and_many_wrong_ones(arrays):
    finds = finds_of(arrays)
    counted, good = finds.sure >= 0.5, right(finds, scenes_of(arrays))
    assert arrays["odd"][counted & good].mean() < 2.5 * (1 - KEPT) < 0.2 < arrays["odd"][counted & ~good].mean()


@pytest.mark.parametrize("name", ["cat", "astronaut", "coffee", "coins", "camera"])
def test_a_photograph_is_not_answered(arrays, name):
    skimage = pytest.importorskip("skimage.data")
    canvas = seen(png(getattr(skimage, name)()))
    shown = looked(weights_of(shipped()), usual_in(arrays), canvas)
    assert shown.odd(0.5).any() and "I don't know" in counted_said(shown, 0.5).text()


def test_the_rule_of_unlike_scenes_keeps_what_it_was_made_of(some):
    found = measures(some.X)
    known = usual_of(some, some, found_in(some))
    assert np.allclose(found[:, 0], some.X.mean(axis=(1, 2)), atol=1e-5) and np.allclose(found[:, 1], some.X.std(axis=(1, 2)), atol=1e-5)  # fmt: skip
    seen_noise = looked(
        weights_of(shipped()), known, np.random.default_rng(0).normal(0, 1, (48, 48)).astype(np.float32)
    )
    assert {"contrast", "grain"} <= set(seen_noise.strange)


def test_digits_far_larger_than_trained_are_lost_and_connected_ink_is_not(arrays):
    parts = (weights_of(arrays), fitted_of(arrays), usual_in(arrays), "size")
    usual_size, large = (study(*parts, amount) for amount in (14, 30))
    assert usual_size["model"][1] > 0.9 and large["model"][2] < 0.3 < large["simple"][1]
    assert large["model"][1] <= large["model"][0] <= large["model"][2]


@pytest.mark.parametrize("kind", FAILURES)
def test_a_failure_can_be_chosen_and_has_an_amount_to_compare_with(kind):
    failure = FAILURES[kind]
    assert failure.usual in failure.amounts and failure.trained in failure.amounts
    assert len(scenes(failure.of(failure.amounts[-1]), 3, test=True, seed=1).X) == 3


def test_the_count_is_off_by_what_is_found_and_not_there(arrays):
    finds, truth = finds_of(arrays), scenes_of(arrays)
    expected = [int(((finds.scene == n) & (finds.sure >= 0.4)).sum() - (truth.scene == n).sum()) for n in range(200)]
    errors = counts(finds, truth, 0.4)
    assert errors.tolist() == expected and sum(off_by(errors).values()) == 200


def test_metrics_gets_each_box_once(arrays):
    it = predictions(arrays)
    finds = finds_of(arrays)
    assert it.n == len(finds.sure) and not it.has_model
    assert it.y_true.sum() == right(finds, scenes_of(arrays)).sum() and np.allclose(it.y_prob.sum(axis=1), 1)


def test_a_moved_box_starts_beside_the_real_one():
    real = np.array([10, 12, 20, 27.0])
    own = box_from(first_box(real))
    assert 0 < iou(own[None], real[None])[0, 0] < 0.5


def test_a_users_digits_are_where_they_were_put():
    made = scene(puts(FIRST), 0.0)
    assert made.shows.tolist() == [3, 7, 5] and len(made.boxes) == 3
    for (_, left, top, size), box in zip(FIRST, made.boxes, strict=True):
        assert left <= box[0] and top <= box[1] and box[2] <= left + size and box[3] <= top + size


def test_an_empty_scene_and_empty_rows_are_no_error():
    assert puts([(None, None, None, None), (float("nan"),) * 4]) == []
    assert len(scene([], 0.1).boxes) == 0


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ((12, 0, 0, 14), "Digit: expected"),
        ((3.5, 0, 0, 14), "Digit: expected"),
        ((3, -4, 0, 14), "From the left: expected"),
        ((3, float("inf"), 0, 14), "From the left: expected"),
        ((3, 0, None, 14), "From the top: expected"),
        ((3, 0, 0, 90), "Size: expected"),
    ],
)
def test_a_bad_row_says_which_number(row, words):
    with pytest.raises(UserError, match=words):
        puts([row])


def test_too_many_digits_are_refused():
    assert len(COLUMNS) == 4
    with pytest.raises(UserError, match="at most 8 digits, received 9"):
        puts([FIRST[0]] * 9)


def test_a_photographed_scene_is_found_like_the_scene_itself():
    made = scene(puts(FIRST), 0.0)
    content = png(255 - 200 * np.kron(np.clip(made.X[0], 0, 1), np.ones((6, 6))))
    assert np.abs(seen(content) - np.clip(made.X[0], 0, 1) / made.X[0].max()).max() < 0.05
    taught = scenes(Recipe(), 40, test=False, seed=5)
    finds = looked(weights_of(shipped()), usual_of(taught, taught, found_in(taught)), seen(content)).taken(0.5)
    assert right(finds, made).sum() == 3


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty file"),
        (b"<b>no</b>", "can't be read"),
        (png(np.full((60, 90), 200)), "nothing darker"),
        (png(np.pad(np.full((20, 20), 250), 20)), "nothing darker"),
    ],
)
def test_a_bad_picture_has_its_own_message(content, words):
    with pytest.raises(UserError, match=words):
        seen(content)
