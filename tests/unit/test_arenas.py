"""Few arenas of memory where there is a glibc, and no complaint where there is none."""

import ctypes

import pytest

from core import arenas


class Library:
    def __init__(self):
        self.asked = []

    def mallopt(self, *values):
        self.asked.append(values)


def test_the_c_library_is_asked_for_few_arenas(monkeypatch):
    library = Library()
    monkeypatch.setattr(ctypes, "CDLL", lambda name: library)
    arenas.few_arenas(3)
    assert library.asked == [(arenas.M_ARENA_MAX, 3)]


@pytest.mark.parametrize("error", [AttributeError, OSError, TypeError])
def test_another_c_library_is_left_alone(monkeypatch, error):
    def missing(name):
        raise error

    monkeypatch.setattr(ctypes, "CDLL", missing)
    arenas.few_arenas()
