"""Figures of the lessons, a file or more for each."""
