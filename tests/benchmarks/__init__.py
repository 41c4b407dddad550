"""Measurements, not tests: `python -m tests.benchmarks` prints a table; every ratio is of two times taken in one run."""
