"""The plan of a large model: worked by hand, held against published numbers, and refused in words."""

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.charts.lessons.planner import batch_lines, cost_lines, memory_bars, training_bars
from core.charts.lessons.ticks import ladder
from core.lessons.planner import words
from core.lessons.planner.hardware import CHIPS, FORMATS, SHAPES
from core.lessons.planner.memory import cache_bytes_a_token, gpus_for, to_adapt, to_answer, to_train, weights_gb
from core.lessons.planner.money import api_request, break_even, machine_month, month_capacity, monthly, own_month
from core.lessons.planner.plan import PLAN_SETTINGS, Plan, refused
from core.lessons.planner.spans import Span, short
from core.lessons.planner.speed import LEARNING, pace, training_hours, training_operations
from core.messages import UserError

CHARTS = (memory_bars, batch_lines, cost_lines, training_bars)
SAYINGS = (
    words.memory_title, words.memory_parts, words.pace_title, words.pace_parts, words.money_title, words.money_parts,
    words.training_title, words.training_parts, words.training_sums,
)  # fmt: skip


def test_seven_billion_in_sixteen_bits_are_fourteen_gigabytes():
    assert weights_gb(7e9, 2) == 14
    assert words.guessed_option() == 1
    assert "14 GB" in words.guessed_memory().text()


def test_the_cache_of_llama_2_7b_is_half_a_megabyte_a_token():
    """Two vectors of 4,096 numbers of 2 bytes in each of 32 layers."""
    assert cache_bytes_a_token(Plan(model="llama-2-7b")) == 2 * 32 * 4096 * 2 == 524_288


def test_shared_heads_make_the_cache_smaller():
    """Llama 2 70B has 64 query heads that share 8 key-value heads: an eighth of what 64 would leave."""
    assert cache_bytes_a_token(Plan(model="llama-2-70b")) == 2 * 80 * 64 * 128 * 2 / 8


def test_training_gpt_3_took_what_its_paper_says():
    """Brown et al. 2020, appendix D: 3.14e23 operations for 175 billion parameters and 300 billion tokens."""
    assert training_operations(Plan(model="gpt-3", tokens=300_000)) == pytest.approx(3.14e23, rel=0.01)


def test_training_llama_3_1_took_hours_within_the_range():
    """Its model card: 30.84 million GPU hours on H100 for 405B; 15.6 trillion tokens (arXiv 2407.21783, section 3.4)."""
    plan = Plan(model="llama-3.1-405b", chip="h100", tokens=15_600_000, chips=16_384)
    hours = training_hours(plan) * plan.chips
    assert hours.low < 30.84e6 < hours.high


def test_adam_keeps_sixteen_bytes_a_parameter():
    """Rajbhandari et al. 2020: 7.5 billion parameters take 120 GB."""
    assert to_train(Plan(model="qwen2.5-7b")) == pytest.approx(16 * 7.61)
    assert to_adapt(Plan(model="qwen2.5-7b")).low > weights_gb(7.61e9, 2)


def test_one_question_at_a_time_is_limited_by_memory():
    """Every token reads all weights once: bandwidth over bytes bounds the tokens a second."""
    plan = Plan(model="llama-3.1-8b", chip="h100", together=1, prompt=1, answer=1)
    assert pace(plan).a_second.high <= 3350 / 16.06
    assert pace(plan).a_second.high == pytest.approx(0.8 * 3350 / 16.06, rel=0.01)


def test_half_the_bytes_are_twice_the_pace():
    plan = Plan(model="llama-3.1-8b", chip="h100", together=1, prompt=1, answer=1)
    assert pace(replace(plan, format="int8")).a_second.high == pytest.approx(2 * pace(plan).a_second.high, rel=0.01)


def test_an_api_charges_what_its_list_says():
    plan = Plan(prompt=2000, answer=500, api_in=1, api_out=4)
    assert api_request(plan) == pytest.approx(0.004)


@given(
    st.sampled_from(list(SHAPES)),
    st.sampled_from(list(CHIPS)),
    st.floats(0.5, 60),
    st.floats(0, 20_000),
    st.floats(0.1, 10),
)
def test_the_break_even_is_where_the_costs_meet(model, chip, price, people, rent):
    plan = Plan(model=model, chip=chip, api_in=price, api_out=price, people=people, rent=rent)
    best, worst = break_even(plan)
    assert best <= worst
    if math.isfinite(best):
        n, capacity = best * (1 + 1e-9), month_capacity(plan).high
        copies = math.ceil(best / capacity * (1 - 1e-9))
        assert n * api_request(plan) >= (copies * machine_month(plan) + people) * (1 - 1e-6)
        below = best * 0.999
        assert below * api_request(plan) < own_month(plan, below).low * (1 + 1e-9)


def test_a_full_server_that_is_dearer_than_the_api_never_pays():
    plan = Plan(model="gpt-3", api_in=0.001, api_out=0.01)
    assert break_even(plan) == (math.inf, math.inf)
    assert "never pays" in words.money_title(plan).text()


def test_costs_grow_with_questions():
    found = monthly(Plan())
    assert (found.low <= found.high).all()
    assert all((line[1:] >= line[:-1]).all() for line in (found.api, found.low, found.high))


@pytest.mark.parametrize("gigabytes, gpus", [(1, 1), (73.6, 1), (73.7, 2), (500, 7)])
def test_gpus_are_counted_up(gigabytes, gpus):
    assert gpus_for(gigabytes, Plan(chip="h100")) == gpus


@pytest.mark.parametrize("model", SHAPES)
@pytest.mark.parametrize("chip", CHIPS)
def test_every_model_on_every_chip_is_drawn_and_told(model, chip):
    plan = Plan(model=model, chip=chip)
    assert to_answer(plan).total.low >= weights_gb(SHAPES[model].parameters, FORMATS["bf16"].bytes)
    assert all("{" not in say(plan).text() for say in SAYINGS)
    assert all(draw(plan, str).data for draw in CHARTS)


@pytest.mark.parametrize(
    "wrong",
    [
        {"model": "gpt-9"},
        {"rent": 0},
        {"rent": float("nan")},
        {"prompt": 0},
        {"prompt": 2.5},
        {"people": -1},
        {"chips": "8"},
    ],
)
def test_a_wrong_plan_is_refused_in_words(wrong):
    name = next(iter(wrong))
    with pytest.raises(UserError) as refused:
        Plan(**wrong)
    assert PLAN_SETTINGS[name].label in refused.value.message.text()


@pytest.mark.parametrize("extreme", ["low", "high"])
def test_the_ends_of_all_ranges_give_sentences(extreme):
    numbers = {name: getattr(s, extreme) for name, s in PLAN_SETTINGS.items() if hasattr(s, extreme)}
    plan = Plan(**numbers)
    assert all("{" not in say(plan).text() for say in SAYINGS)
    assert all(draw(plan, str).data for draw in CHARTS)


@pytest.mark.parametrize(
    "value, text", [(0, "0"), (0.0123, "0.012"), (9.96, "10"), (17, "17"), (1234, "1,200"), (6_515_789, "6,500,000")]
)
def test_numbers_have_two_digits_that_count(value, text):
    assert short(value) == text


def test_a_span_in_the_wrong_order_is_refused():
    with pytest.raises(ValueError, match="low <= high"):
        Span(2, 1)
    assert (LEARNING * 2).high == 1.0
    assert 1 / Span(2, 4) == Span(0.25, 0.5)


def test_a_number_that_is_refused_is_said_with_separators():
    said = refused("chips", 2_000_000, 8).text()
    assert "a whole number from 1 to 100,000, received 2,000,000" in said
    assert "0.001 to 100,000,000, received 0" in refused("tokens", 0.0, 50.0).text()


def test_an_emptied_field_is_said_to_be_empty():
    assert refused("people", None, 4000.0).text().endswith("nothing was filled in, so it stays 4,000.")


def test_the_models_real_parameters_are_said():
    assert "Qwen2.5 7B has 7.6 billion parameters. Weights" in words.memory_parts(Plan()).text()
    assert "47 billion parameters, of which 13 billion" in words.memory_parts(Plan(model="mixtral-8x7b")).text()


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        ([0.11, 4.0], ["$0.1", "$0.2", "$0.5", "$1", "$2", "$5"]),
        ([0.9, 1.4], ["$0.5", "$1", "$2"]),
        ([], ["$0.5", "$1", "$2"]),
    ],
)
def test_an_axis_has_full_numbers_at_1_2_and_5(values, ticks):
    assert ladder(values, "$")["ticktext"] == ticks


def test_a_wide_axis_has_a_tick_for_each_tenfold():
    assert ladder([0.002, 300.0, float("nan")])["ticktext"] == ["0.001", "0.01", "0.1", "1", "10", "100", "1,000"]
