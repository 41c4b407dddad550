"""Go, no-go or what would settle it: the rule against the interval, and when the rule was set."""

import math
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from core.brief import Brief, Rule, finding_of_run
from core.brief.document import document
from core.brief.facts import Facts, facts_of
from core.brief.sections import SECTIONS
from core.brief.verdict import Measured, evidence, kind_of, rows_needed, verdict_of
from core.bundles import bundle
from core.decision import Decision
from core.evaluation.baselines import baselines_of
from core.evaluation.headlines import headline
from core.evaluation.money.worth import worth
from core.experiment import Experiment
from core.ledger import Ledger
from core.messages import translator
from tests.unit.deciding import RUN, credit
from tests.unit.judging import judged

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


def ruled(measure, at_least, set_at=None, **known):
    return replace(credit(**known), brief=Brief(rule=Rule(measure, at_least, set_at or datetime.now(UTC))))


def test_without_a_rule_nothing_is_decided():
    found = verdict_of(credit())
    assert found.kind == "unset" and "rule" in found.sentence.text()
    assert any("rule" in one.words.text() for one in SECTIONS["verdict"].make(credit()).missing)


def test_a_rule_is_held_against_all_of_the_interval():
    main = headline(bundle(RUN))
    assert verdict_of(ruled("score", main.low)).kind == "go"
    assert verdict_of(ruled("score", main.low + 1e-6)).kind == "open"
    assert verdict_of(ruled("score", main.high)).kind == "open"
    assert verdict_of(ruled("score", main.high + 1e-6)).kind == "no"


def test_money_is_held_against_the_rule_with_its_luck_taken_off():
    facts = credit()
    it = worth(facts.it, facts.decision)
    low, high = it.money.low - it.luck, it.money.high - it.luck
    assert verdict_of(ruled("money", low)).kind == "go"
    assert verdict_of(ruled("money", it.expected)).kind == "open"
    assert verdict_of(ruled("money", high + 1)).kind == "no"


def test_the_rows_needed_make_the_interval_leave_out_what_is_asked():
    """Anew by drawing: so many coins have an interval that ends short of the rule, and a tenth fewer have none."""
    share, asked, rows = 0.60, 0.55, 200

    def half(n):
        rng = np.random.default_rng(0)
        return np.quantile(rng.binomial(n, share, 200_000) / n, 0.025)

    found = Measured(share, half(rows), 2 * share - half(rows), rows)
    needed = rows_needed(found, asked)
    assert half(needed) >= asked - 0.002
    assert half(int(0.85 * needed)) < asked


@pytest.mark.parametrize("gap", [0.05, -0.05])
def test_rows_needed_look_to_the_side_of_the_rule(gap):
    found = Measured(0.7, 0.6, 0.9, 100)
    wanted = 100 * ((0.1 if gap > 0 else 0.2) / 0.05) ** 2
    assert wanted <= rows_needed(found, 0.7 - gap) <= 1.1 * wanted
    assert rows_needed(found, 0.7) is None


def test_kinds():
    found = Measured(0.7, 0.6, 0.9, 100)
    assert [kind_of(found, asked) for asked in (0.6, 0.61, 0.9, 0.91)] == ["go", "open", "open", "no"]


def test_a_rule_after_the_result_is_no_test():
    after = verdict_of(ruled("score", 0.6))
    assert not after.blind and "no test" in after.experiment[-1].text()
    assert "1 instead of 0" in after.experiment[-1].text()
    assert not verdict_of(ruled("score", 0.6, LONG_AGO)).blind  # a bundled run was there before


def test_a_rule_before_the_training_is_a_test(make_run):
    run = make_run(Experiment(dataset="wine"), network=bundle(RUN).network)
    ledger = Ledger().add(run)
    rule = Rule("score", 0.1, LONG_AGO)
    facts = facts_of(run, ledger=ledger, brief=Brief(rule=rule))
    assert verdict_of(facts).blind
    later = Rule("score", 0.1, datetime.now(UTC) + timedelta(seconds=5))
    assert not verdict_of(replace(facts, brief=Brief(rule=later))).blind
    kept = replace(finding_of_run(run), kept_at=LONG_AGO - timedelta(days=1))
    assert not verdict_of(replace(facts, brief=Brief((kept,), rule=rule))).blind
    assert not verdict_of(facts_of(run, brief=Brief(rule=rule))).blind  # nobody knows when


@pytest.mark.parametrize(("asked", "said"), [(0.1, "Meets"), (0.99, "Misses")])
def test_a_rule_after_the_result_decides_nothing_either_way(asked, said):
    found = verdict_of(ruled("score", asked))
    text = found.sentence.text()
    assert text.startswith(f"{said} the rule, but the rule came after the result: not yet a decision")
    assert "Go" not in text and "No-go" not in text and found.experiment
    brought = Facts(judged([0, 1] * 40, [0.2, 0.9] * 40), Decision(), Brief(rule=Rule("score", asked)))
    assert "nobody here knows" in verdict_of(brought).sentence.text()


def test_a_range_is_told_with_its_confidence_and_a_go_by_the_score_with_its_money(make_run):
    run = bundle(RUN)
    fresh = make_run(run.experiment.__class__(dataset="german_credit", seed=5), network=run.network)
    facts = facts_of(fresh, ledger=Ledger().add(fresh), brief=Brief(rule=Rule("score", -9.0, LONG_AGO)))
    text = verdict_of(facts).sentence.text()
    assert text.startswith("Go: by the rule of 2020-01-01") and "with 95 % confidence" in text and "In money: " in text
    assert "not be below" not in text and "not below" not in text
    numbers = make_run(Experiment(dataset="diabetes"), network=run.network)
    told = replace(facts_of(numbers, ledger=Ledger().add(numbers)), brief=facts.brief)
    assert "can't be told" in verdict_of(told).sentence.text()


def test_points_of_a_formula_decide_nothing(make_run):
    run = make_run(Experiment(dataset="circle"), network=bundle(RUN).network)
    facts = facts_of(run, brief=Brief(rule=Rule("score", 0.1)))
    assert verdict_of(facts).kind == "drawn"
    assert evidence(facts) == ()


def test_what_cannot_be_computed_is_said():
    numbers = judged(np.arange(9.0), np.arange(9.0), names=())
    facts = Facts(numbers, Decision(), Brief(rule=Rule("money", 5.0)))
    assert verdict_of(facts).kind == "unmeasured"
    none_there = Facts(judged([0, 0, 0], [0.2, 0.9, 0.4]), Decision(base_rate=0.1), Brief(rule=Rule("money", 0.5)))
    assert verdict_of(none_there).kind == "unmeasured" and evidence(none_there) is not None
    assert document(none_there)
    alike = Facts(judged([1, 1, 1], [0.2, 0.9, 0.4]), Decision(), Brief(rule=Rule("score", 0.5)))
    assert verdict_of(alike).kind == "unmeasured"


def test_the_evidence_names_the_simple_model_that_does_as_well():
    facts = credit()
    told = replace(facts, worked=replace(facts.worked, besides=baselines_of(facts.run.experiment)))
    text = " ".join(words.text() for words in evidence(told))
    assert "Logistic regression" in text and "Not shown" in text


@pytest.mark.parametrize("measure", ["score", "money"])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_it_is_said_in_both_languages(measure, lang):
    for asked in (-1e6, 0.78 if measure == "score" else 100_000, 1e6):
        found = verdict_of(ruled(measure, asked))
        text = " ".join(words.text(translator(lang)) for words in (found.sentence, *found.experiment))
        assert text and "{" not in text and "nan" not in text
        assert not math.isnan(asked)
