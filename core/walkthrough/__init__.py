"""The script of a run read line by line: what each of its lines did in this run, with its numbers."""

from core.walkthrough.steps import Step, walkthrough

__all__ = ["Step", "walkthrough"]
