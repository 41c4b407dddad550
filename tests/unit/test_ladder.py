import pytest

from core.ladder import ladder
from core.settings import Real, Whole


def described(kind, default, low, high):
    return kind(default, "", "", "", low=low, high=high, log=True)


def test_real_numbers_climb_by_one_and_three():
    assert ladder(described(Real, 1e-3, 1e-4, 1), 1e-3) == [1e-4, 3e-4, 1e-3, 3e-3, 1e-2, 3e-2, 0.1, 0.3, 1.0]


def test_zero_is_offered_when_allowed():
    assert ladder(described(Real, 0.0, 0, 1), 0.0)[:2] == [0, 1e-6]


def test_powers_of_two_around_such_a_default():
    assert ladder(described(Whole, 32, 1, 128), 32) == [1, 2, 4, 8, 16, 32, 64, 128]


def test_one_two_five_around_other_defaults():
    assert ladder(described(Whole, 500, 50, 1000), 500) == [50, 100, 200, 500, 1000]


@pytest.mark.parametrize("value", [50, 77, 1000])
def test_any_value_of_a_link_is_among_them(value):
    assert value in ladder(described(Whole, 500, 50, 1000), value)
