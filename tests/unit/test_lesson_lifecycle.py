"""Drift, its measures and alarms, packages and the gate, each against somebody else's arithmetic."""

import asyncio
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest
from scipy import stats

from core.bundles import bundle
from core.lessons.lifecycle import packing
from core.lessons.lifecycle.alerts import INPUTS, OUTCOMES, Alarm, alarms, loss_limit, who_is_first
from core.lessons.lifecycle.drift import BATCHES, KINDS, Drift, kinds_for
from core.lessons.lifecycle.flows import FLOWS, LESSON, PAGE, mermaid
from core.lessons.lifecycle.gate import Verdict, gate, losses_csv, main
from core.lessons.lifecycle.pools import arriving, halves, world_of
from core.lessons.lifecycle.psi import bins_of, psi, rarely_above, usual
from core.lessons.lifecycle.retiring import checklist
from core.lessons.lifecycle.stream import batch, place_of, scene_of, streaming
from core.lessons.lifecycle.update import CANDIDATES, judges, task_of
from core.lessons.lifecycle.words import alarm_sentence, harmless, rows_sentence, stream_finding
from core.messages import UserError
from core.serving.deployments import Deployment, Version


class Hands:
    """Do an errand's steps here."""

    errand = None

    async def ask(self, function, *args):
        return function(*args)

    def tell(self, *_):
        """Nobody listens."""


@pytest.fixture(scope="module")
def run():
    return bundle("german_credit")


def streamed(run, drift):
    return asyncio.run(streaming(run, drift, 1, 0.5)(Hands()))


@pytest.fixture(scope="module")
def shifted(run):
    return streamed(run, Drift(column=1))


def test_the_index_is_that_of_its_formula():
    p, q = np.array([40.5, 30.5, 30.5]) / 101.5, np.array([10.5, 20.5, 70.5]) / 101.5
    assert psi([40, 30, 30], [10, 20, 70]) == pytest.approx(sum((q - p) * np.log(q / p)))
    assert psi([5, 0, 7], [5, 0, 7]) == 0
    assert np.isfinite(psi([10, 0], [0, 10]))


def test_the_index_grows_with_the_distance():
    rng = np.random.default_rng(0)
    before = rng.normal(size=5000)
    bins = bins_of(before)
    found = [psi(bins.counts(before), bins.counts(rng.normal(move, size=5000))) for move in (0, 0.2, 0.5, 1)]
    assert (
        found == sorted(found) and found[0] < 0.01 < found[1] < 0.1 < found[2] < 0.25 < 1 > found[0] and found[3] > 0.5
    )


def test_by_luck_alone_the_index_is_what_the_paper_says():
    rng = np.random.default_rng(1)
    found = []
    for _ in range(2000):
        before, now = rng.multinomial(600, [0.1] * 10), rng.multinomial(200, [0.1] * 10)
        found.append(psi(before, now))
    assert np.mean(found) == pytest.approx(usual(10, 600, 200), rel=0.05)
    assert np.quantile(found, 0.95) == pytest.approx(rarely_above(10, 600, 200), rel=0.06)


@pytest.mark.parametrize("values", [[], [np.nan] * 5, [3.0] * 9, [0, 0, 0, 1]])
def test_bins_take_any_column(values):
    bins = bins_of(values)
    assert bins.counts(values).sum() == len(values)
    assert psi(bins.counts(values), bins.counts(values)) == 0


def test_bins_hold_about_equally_many_and_missing_values_apart():
    values = np.append(np.arange(1000.0), [np.nan] * 7)
    counts = bins_of(values).counts(values)
    assert len(counts) == 11 and counts[-1] == 7 and set(counts[:-1]) <= {99, 100, 101}
    assert bins_of([0, 1, 2], categories=3).counts([0, 0, 2, np.nan]).tolist() == [2, 0, 1, 1]


def test_kolmogorov_and_smirnov_agree_with_scipy(run, shifted):
    scene, place = scene_of(run, Drift(column=1), 1), place_of(shifted, 1)
    for number in (3, 14):
        found = stats.ks_2samp(run.data.X[run.split.train][:, 1], batch(scene, number).X[:, 1], method="asymp")
        assert shifted["ks"][number - 1, place] == pytest.approx(found.pvalue)
    assert np.isnan(shifted["ks"][:, place_of(shifted, 0)]).all()


def test_a_shift_moves_its_column_by_standard_deviations_and_nothing_else(run):
    world = world_of(run, arriving(run))
    moved = Drift(column=1, strength=1.0).applied(world, 0.5, np.random.default_rng(0))
    change = moved.X - world.X
    assert np.allclose(change[:, 1], 1.5 * run.data.X[run.split.train][:, 1].std(), rtol=1e-4)
    assert np.nansum(np.abs(np.delete(change, 1, axis=1))) == 0 and (moved.y == world.y).all()


def test_a_mix_brings_rows_with_their_own_outcomes(run):
    world = world_of(run, arriving(run))
    moved = Drift(column=0, kind="mix").applied(world, 1.0, np.random.default_rng(0))
    rare = np.bincount(world.X[:, 0].astype(int)).argmin()
    assert (moved.X[:, 0] == rare).all()
    here = {row.tobytes() + y.tobytes() for row, y in zip(world.X, world.y, strict=True)}
    assert {row.tobytes() + y.tobytes() for row, y in zip(moved.X, moved.y, strict=True)} <= here


def test_other_outcomes_leave_the_columns_alone(run):
    world = world_of(run, arriving(run))
    moved = KINDS["outcome"].move(world, 1, 1.0, np.random.default_rng(0))
    assert (moved.X == world.X).all() and 0.4 < (moved.y != world.y).mean() < 0.6
    assert set(np.unique(moved.y)) <= {0, 1}


def test_before_the_drift_nothing_is_changed_and_then_it_grows():
    drift = Drift(strength=0.8, begins=5)
    assert [drift.amount(b) for b in (1, 4)] == [0, 0]
    grown = [drift.amount(b) for b in range(5, 14)]
    assert grown == sorted(grown) and grown[-1] == 0.8


@pytest.mark.parametrize(
    "bad", [{"strength": 2}, {"strength": float("nan")}, {"size": 5}, {"begins": 0}, {"delay": -1}, {"kind": "x"}]
)
def test_a_drift_out_of_range_is_refused(bad):
    with pytest.raises(UserError, match="expected"):
        Drift(**bad)


def test_columns_drift_in_ways_that_they_have():
    assert "mix" not in kinds_for(0) and "scale" not in kinds_for(4)


def test_a_shift_is_noticed_in_the_inputs_first(shifted):
    found = alarms(shifted, Drift(column=1))
    assert who_is_first(found) == INPUTS and found["psi"].first < found["loss"].first
    assert "Inputs" in stream_finding(found, Drift(column=1)).text()


def test_other_outcomes_are_noticed_by_outcomes_only(run):
    drift = Drift(column=1, kind="outcome", strength=1.0, delay=3)
    found = alarms(streamed(run, drift), drift)
    assert who_is_first(found) == OUTCOMES and found["psi"].first is None
    assert found["loss"].first >= drift.begins + drift.delay


def test_without_a_drift_every_alarm_is_a_false_one(run):
    drift = Drift(column=1, strength=0.0, size=20)
    found = alarms(streamed(run, drift), drift)
    assert who_is_first(found) is None and found["psi"].false > BATCHES / 2  # twenty rows in ten bins
    assert "false alarms" in stream_finding(found, drift).text()


def test_an_alarm_on_outcomes_comes_late_or_never():
    rings = np.zeros(BATCHES, bool)
    rings[[2, 11]] = True
    now = np.arange(1, BATCHES + 1)
    assert Alarm(now, rings, 10).first == 12 and Alarm(now, rings, 10).false == 1
    assert Alarm(now + 6, rings, 10).first == 18 and Alarm(now + 25, rings, 10).first is None


def test_a_false_alarm_is_said_with_its_batch_and_is_not_the_first():
    rings = np.zeros(BATCHES, bool)
    rings[[2, 11]] = True
    alarm, drift = Alarm(np.arange(1, BATCHES + 1), rings, 10), Drift(begins=10, column=1)
    quiet = Alarm(alarm.known, np.zeros(BATCHES, bool), 10)
    assert "batch 12" in stream_finding({"psi": alarm, "ks": quiet}, drift).text()
    said = alarm_sentence("psi", alarm, drift).text()
    assert "in batch 12; one false alarm, in batch 3." in said
    assert "never rings after the drift began; no false alarm." in alarm_sentence("ks", quiet, drift).text()
    nothing = alarm_sentence("psi", Alarm(alarm.known, rings, BATCHES + 1), Drift(strength=0.0, column=1)).text()
    assert nothing.endswith(": 2 false alarms, in batches 3, 12.")


def test_the_rows_that_the_gate_asks_for_let_an_equally_good_version_pass_four_times_in_five():
    rng = np.random.default_rng(4)
    needed = gate(*rng.normal(0, 0.3, (2, 100)), 0.03).rows_needed
    passed = [gate(*rng.normal(0, 0.3, (2, needed)), 0.03).passes for _ in range(400)]
    assert np.mean(passed) == pytest.approx(0.8, abs=0.12)  # the spread is known from a hundred rows only
    assert gate([0, 1, 0], [1, 0, 0], 0.0).rows_needed is None


def test_the_gate_says_how_many_rows_it_lacks():
    few = Verdict(0.0, -0.07, 0.07, 100, 0.01)
    assert few.kind == "unknown" and "about 10,000 rows" in rows_sentence(few, False).text()
    assert "±7.0 percentage points" in rows_sentence(few, False).text()
    assert "has to be better" in rows_sentence(Verdict(0.0, -0.07, 0.07, 100, 0.0), False).text()
    assert rows_sentence(Verdict(-0.03, -0.055, 0.005, 100, 0.05), False) is None


def test_more_errors_than_usual_is_one_batch_in_a_hundred_by_luck():
    found = {"usual_loss": np.array(0.2), "usual_spread": np.array(0.4)}
    assert stats.binom.sf(np.floor(500 * loss_limit(found, 500)), 500, 0.2) == pytest.approx(0.01, abs=0.004)


def test_harm_is_told_from_an_alarm_without_any():
    quiet = {"loss": np.full(BATCHES, 0.2), "usual_loss": np.array(0.2), "usual_spread": np.array(0.4)}
    assert harmless(quiet, Drift()) and not harmless(quiet | {"loss": np.full(BATCHES, 0.4)}, Drift())


def test_the_gate_uses_the_paired_t_interval_of_scipy():
    rng = np.random.default_rng(0)
    old, new = rng.random(80), rng.random(80) * 0.5
    found, oracle = gate(old, new, 0.0), stats.ttest_rel(old, new).confidence_interval()
    assert (found.low, found.high) == pytest.approx((oracle.low, oracle.high))
    assert found.kind == "better" and found.code == 0


def test_the_gate_refuses_a_worse_model_and_one_that_nobody_can_tell():
    assert gate([0] * 50, [1] * 40 + [0] * 10, 0.01).kind == "worse"
    unknown = gate([0, 1, 0, 1, 0, 1], [1, 0, 0, 1, 1, 0], 0.01)
    assert (unknown.kind, unknown.code) == ("unknown", 1)
    assert gate([0, 1] * 20, [0, 1] * 20, 0.01).kind == "no_worse"


@pytest.mark.parametrize("losses", [([1], [0]), ([1, 2], [1]), ([np.nan, 1], [1, 1])])
def test_the_gate_takes_pairs_of_numbers_only(losses):
    with pytest.raises(ValueError):
        gate(*losses, 0.0)


def test_the_gate_ends_a_build_with_its_exit_code(tmp_path, capsys):
    good, bad, odd = tmp_path / "good.csv", tmp_path / "bad.csv", tmp_path / "odd.csv"
    good.write_text(losses_csv([1] * 30, [0] * 29 + [1]))
    bad.write_text(losses_csv([0] * 29 + [1], [1] * 30))
    odd.write_text("a,b\n1,2\n")
    command = [sys.executable, "-m", "core.lessons.lifecycle.gate"]
    assert subprocess.run([*command, str(bad), "0.01"], capture_output=True).returncode == 1
    assert [main([str(path), "0.01"]) for path in (good, bad, odd, tmp_path / "none.csv")] == [0, 1, 2, 2]
    assert main([str(good), "much"]) == main([]) == 2
    assert "may go live" in capsys.readouterr().out


@pytest.mark.parametrize("name", CANDIDATES)
def test_a_candidate_learns_nothing_of_the_rows_that_judge(run, name):
    drift = Drift(column=1)
    experiment, data = task_of(run, drift, name)
    assert experiment.dataset == data.name and task_of(run, drift, name)[0].key == experiment.key
    fixed = [i for i in range(run.data.X.shape[1]) if i != 1]
    learned = {row.tobytes() for row in np.nan_to_num(data.X[:, fixed], nan=-1)}
    judged = [row.tobytes() for row in np.nan_to_num(judges(run, drift).X[:, fixed], nan=-1)]
    assert not learned & set(judged)
    assert data.categories == run.data.categories and set(halves(run)[0]).isdisjoint(halves(run)[1])


def test_the_preparation_goes_into_the_package_where_it_can(run):
    assert packing.goes_inside(run.preprocessor)
    assert not packing.goes_inside(replace(run.preprocessor, kind=("x2", *run.preprocessor.kind[1:])))


def test_a_form_that_can_not_be_made_says_why(run):
    told = packing.tried("onnx", "no converter", packing.given_of(run))
    assert told == {"error": "no converter"}


def test_onnx_in_a_fresh_process_answers_raw_rows_as_the_run_did(run, monkeypatch):
    archive, preparation, rows = packing.given_of(run)
    given = archive, preparation, rows
    made = packing.packed(given)
    assert {form: type(file) for form, file in made.items()} == dict.fromkeys(packing.FORMS, bytes)
    told = packing._judged(run, packing.tried("onnx", made["onnx"], given))
    assert told["gap"] < 1e-5 and told["rows"] == len(run.y_test) and 0 < told["first"] < 300


def test_every_box_of_a_flow_leads_somewhere():
    from core.lessons import LESSONS
    from core.lessons.lifecycle.flows import DEPLOY, MONITOR, PACKAGE, UPDATE
    from pages.components.places import PLACES

    known = {PAGE: PLACES, LESSON: LESSONS, "view": (PACKAGE, DEPLOY, MONITOR, UPDATE)}
    for flow in FLOWS.values():
        assert all(step.target in known[step.where] for step in flow.steps)
        lines = mermaid(flow, lambda text: f'«{text}"')
        assert lines.count("-->") == len(flow.steps) - 1 and '""' not in lines


def test_the_checklist_warns_of_those_who_still_ask(run):
    from core.serving.log import ROUTE, Entry

    found = Deployment("a", (Version(1, run.key),), (1,))
    busy = checklist(found, run, [Entry(ROUTE, 200, "", 1, 1.0, 1)], 0)
    assert not busy[0].fine and checklist(found, run, [], 0)[0].fine
