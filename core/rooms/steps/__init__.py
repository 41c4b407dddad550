"""The steps that ready agendas are made of; every text is for people who have never seen the product."""

from collections.abc import Mapping

from core.rooms.exercise import Exercise
from core.rooms.steps.doing import EXPERIMENTS, PAGES
from core.rooms.steps.lessons import LESSONS
from core.rooms.steps.questions import AGAIN, QUESTIONS, WORD

STEPS: Mapping[str, Exercise] = {
    exercise.name: exercise for exercise in (*QUESTIONS, *AGAIN, *LESSONS, *EXPERIMENTS, *PAGES, WORD)
}
"""Name -> step."""
