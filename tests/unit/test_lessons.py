"""Every lesson of the registry is whole, in both languages, and progress survives a link."""

import re
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import log_loss

from core.charts.lessons.bet import price
from core.experiment import Experiment
from core.lessons import GROUPS, LESSONS, SHOWN, Progress, Step, after, story
from core.lessons.bet import HIGHEST, LOWEST, Bet, cost_of_sureness, what_it_means
from core.messages import LANGUAGES
from pages.components.lesson_memory import LessonMemory

ROOT = Path(__file__).parents[2]
CHINESE = re.compile(r"[一-鿿]")


@pytest.mark.parametrize("name", LESSONS)
def test_a_lesson_is_whole(name):
    lesson = LESSONS[name]
    assert lesson.group in GROUPS
    assert 2 <= len(lesson.guess.options) <= 4
    assert 1 <= lesson.minutes <= 15
    assert lesson.playground != Experiment(), "the link into the playground sets nothing"
    assert (ROOT / f"pages/components/concepts/{name}_view.py").exists()


@pytest.mark.parametrize("name", LESSONS)
def test_a_story_has_the_same_parts_in_all_languages(name):
    parts = {language: list(story(name, language)) for language in LANGUAGES}
    assert parts["en"] == parts["zh"]
    assert {"intro", "product"} <= set(parts["en"])
    assert all(story(name, language)[part] for language in LANGUAGES for part in parts[language])


@pytest.mark.parametrize("name", LESSONS)
def test_a_story_is_in_its_language(name):
    assert not CHINESE.search("".join(story(name, "en").values()))
    assert all(CHINESE.search(words) for words in story(name, "zh").values())


def test_a_story_in_a_language_without_one_is_english():
    assert story("losses", "fr") == story("losses", "en")


def test_lessons_follow_each_other_group_by_group():
    groups = [lesson.group for lesson in LESSONS.values()]
    assert list(dict.fromkeys(groups)) == list(GROUPS)
    assert groups == sorted(groups, key=list(GROUPS).index)
    names = list(LESSONS)
    assert [after(name) for name in names] == [*names[1:], None]


steps = st.builds(Step, st.sampled_from([SHOWN, 0, 1]), st.sampled_from([None, 0, 1]))


@given(st.dictionaries(st.sampled_from(list(LESSONS)), steps))
def test_progress_is_read_back_from_a_link(taken):
    assert Progress.read(Progress(taken).text()) == Progress(taken)


@pytest.mark.parametrize(
    "text", ["", "nothing.1", "losses", "losses.7", "losses.x.1", "losses.1.9", ",,.", "losses.1.0.1"]
)
def test_a_link_that_makes_no_sense_is_no_progress(text):
    assert Progress.read(text) == Progress()


def test_one_bad_part_of_a_link_costs_that_part_only():
    assert Progress.read("losses.9,networks.1.0").steps == {"networks": Step(1, 0)}


def test_a_guess_is_right_when_the_answer_is_the_same():
    progress = Progress().guessed("losses", 1).revealed("losses", 1).guessed("networks", 0).revealed("networks", 2)
    progress = progress.guessed("speed", SHOWN).revealed("speed", 0)
    assert [step.right for step in progress.steps.values()] == [True, False, None]
    assert progress.counts() == (3, 2, 1)
    assert progress.forgotten("losses").counts() == (2, 1, 0)


def test_a_session_begins_with_the_lesson_of_its_link():
    memory = LessonMemory.opened({"topic": "losses", "learnt": "losses.1"})
    assert memory.link() == {"topic": "losses", "learnt": "losses.1"}
    assert LessonMemory.opened({"topic": "magic"}).topic == ""


@pytest.mark.parametrize("percent", range(LOWEST, HIGHEST + 1, 7))
def test_the_price_of_a_bet_is_the_cross_entropy_in_coin_tosses(percent):
    p, tosses = percent / 100, np.log(2)
    bet = Bet(p)
    assert bet.right == pytest.approx(log_loss([1], [[1 - p, p]], labels=[0, 1]) / tosses)
    assert bet.wrong == pytest.approx(log_loss([0], [[1 - p, p]], labels=[0, 1]) / tosses)


@pytest.mark.parametrize("percent", range(LOWEST, HIGHEST + 1))
def test_every_bet_is_told_and_drawn(percent):
    bet = Bet(percent / 100)
    assert "{" not in cost_of_sureness(bet).text() + what_it_means(bet).text()
    assert price(bet, str).data


def test_a_bet_pays_until_it_is_wrong_too_often():
    bet = Bet(0.9)
    assert (1 - bet.bearable) * bet.right + bet.bearable * bet.wrong == pytest.approx(1)
