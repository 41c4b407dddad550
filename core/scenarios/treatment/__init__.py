"""The case of treatment recommendation."""
