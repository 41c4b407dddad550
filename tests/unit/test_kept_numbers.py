"""Numbers beside a kept finding are those that its sentence speaks of."""

import math

import numpy as np
import pytest

from core.bundles import bundle
from core.card.numbers import told, told_alone
from core.card.pieces import Number
from core.decision import Decision
from core.evaluation.groups.columns import usual
from core.evaluation.groups.kept import group_numbers
from core.evaluation.groups.parts import parts_of
from core.evaluation.groups.scores import SHARES, compare, scores_of
from core.evaluation.groups.words import score_title
from core.evaluation.intervals import intervals_of
from core.evaluation.kept import contest_numbers, score_numbers, spread_numbers, versus_numbers
from core.evaluation.money import words
from core.evaluation.money.kept import worth_numbers
from core.evaluation.money.worth import worth
from core.evaluation.predictions import predictions_of
from core.evaluation.spread import Summary
from core.evaluation.sureness.contest import Contest, contest
from core.evaluation.versus import Comparison
from core.explanation.case import Case
from core.explanation.how import How
from core.explanation.kept import case_numbers, importance_numbers
from core.explanation.overall.importance import importance
from core.explanation.overall.words import importance_finding
from core.explanation.whole import bundled
from core.explanation.words import decision_sentence
from core.messages import translator
from core.scenarios import SCENARIOS
from core.scenarios.kept import kept_result, result_numbers
from core.scenarios.known import known

RUN = bundle("german_credit")
IT = predictions_of(RUN).against(-1)


def test_money_agrees_with_the_verdict():
    decision = Decision(currency="USD")
    found = worth(IT, decision)
    model, *rivals = worth_numbers(found, decision)
    said = words.verdict_sentence(found, decision).text()
    assert told(model).split(" (")[0] in said
    best = max(rivals, key=lambda number: number.value)
    assert told(best).split(" (")[0] in said and best.label == found.best_rival.label
    assert [number.label for number in rivals] == [rival.label for rival in found.rivals]
    said_ends = words.range_sentence(found, decision).text()
    assert all(words.amount(end, decision).text() in said_ends for end in (model.low, model.high))
    assert model.low <= model.value <= model.high


def test_money_of_no_chosen_currency_has_the_sign_of_the_language():
    number = worth_numbers(worth(IT, Decision()), Decision())[0]
    assert told(number).startswith("$") and told(number, translator("zh")).startswith("¥")


@pytest.mark.parametrize("unit, shown", [("", "0.79 (0.73 to 0.85)"), ("%", "79 % (73 % to 85 %)")])
def test_a_number_is_written_with_its_unit_and_interval(unit, shown):
    assert told(Number("AUC", 0.79, 0.73, 0.85, unit)) == shown


@pytest.mark.parametrize("name", ["recall", "roc_auc"])
def test_groups_begin_with_those_that_the_title_names(name):
    parts = parts_of(IT, usual(IT))
    found = compare(parts, name, 0.3)
    numbers, title = group_numbers(parts, name, found), score_title(parts, name, found).text()
    assert 2 <= len(numbers) <= 4 and name in scores_of(parts)
    high, low = numbers[:2]
    assert high.value >= low.value
    assert all(
        (number.label if isinstance(number.label, str) else number.label.text()) in title for number in (high, low)
    )
    assert all(number.low <= number.value <= number.high for number in numbers)
    assert {number.unit for number in numbers} == {"%" if name in SHARES else ""}


def test_scores_have_their_intervals():
    found = intervals_of(IT, 0.5)
    numbers = score_numbers(found)
    assert [number.value for number in numbers] == [
        found[name].value for name in ("accuracy", "precision", "recall", "roc_auc")
    ]
    assert all(number.low <= number.value <= number.high for number in numbers)


def test_a_contest_is_the_two_and_their_difference():
    leak = predictions_of(bundle("german_credit_calls")).against(-1)
    made = contest(IT, leak, "roc_auc", 0.5)
    first, second, gain = contest_numbers(made, "The other")
    assert (first.value, second.value) == (made.first, made.second)
    assert gain.value == made.gain == pytest.approx(made.first - made.second)
    assert contest_numbers(Contest("roc_auc", 0, math.nan, math.nan), "The other") == ()


def test_seeds_lie_in_their_range():
    it = Summary("roc_auc", 8, 200, 0.79, 0.77, 0.81, 0.01, 0.03)
    seeds, without = spread_numbers(it, 0.5)
    assert (seeds.value, seeds.low, seeds.high, without.value) == (0.79, 0.77, 0.81, 0.5)
    assert len(spread_numbers(it)) == 1
    assert versus_numbers(Comparison("roc_auc", (1, 1), (9, 9), True, True)) == ()


@pytest.fixture(scope="module")
def case():
    whole = bundled(RUN, How())
    place = int(whole.places[0])
    return Case(RUN, RUN.X_test[place], whole.of(place), 1, How(), place)


def test_reasons_are_the_strongest_pulls_that_the_sentence_names(case):
    numbers = case_numbers(case)
    assert [abs(number.value) for number in numbers] == sorted((abs(number.value) for number in numbers), reverse=True)
    assert numbers[0].label.text() in decision_sentence(case, Decision()).text()
    assert numbers[0].value == max((reason.share for reason in case.reasons), key=abs)
    assert all(number.unit == "+points" and number.low <= number.value <= number.high for number in numbers)
    assert all(told_alone(number)[0] in "+−" and told_alone(number).endswith(" points") for number in numbers)


def test_columns_that_count_most_come_first_with_their_intervals(case):
    found = importance(bundled(RUN, How()).told, np.array([1]))
    numbers = importance_numbers(found, case)
    assert numbers[0].value == found.mean.max()
    first = numbers[0].label
    assert (first if isinstance(first, str) else first.text()) in importance_finding(found, case).text()
    assert all(number.low <= number.value <= number.high for number in numbers)


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_case_is_named_and_its_numbers_are_those_of_its_verdict(name):
    case, shipped = SCENARIOS[name], known(name)
    if shipped is None:
        pytest.skip("nothing came with the product")
    result = shipped.result
    said = kept_result(case, result).text()
    assert said.startswith(f"{case.title}: ")
    assert all(result.written(number.value) in said for number in result_numbers(result))


def test_numbers_of_a_share_are_shares():
    values = [n.value for name in SCENARIOS if (it := known(name)) for n in result_numbers(it.result) if n.unit == "%"]
    assert values and np.all((np.array(values) >= 0) & (np.array(values) <= 1))
