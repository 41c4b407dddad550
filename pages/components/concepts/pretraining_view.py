"""Pre-training: what does a model know before it sees your data?"""

from collections.abc import Callable, Mapping
from functools import partial

from core.lessons.lesson import Lesson
from core.messages import N_
from pages.components.concepts.guess_first import guess_first
from pages.components.concepts.pretraining_few import few_view
from pages.components.concepts.pretraining_gap import gap_view
from pages.components.concepts.pretraining_limits import limits_view
from pages.components.concepts.pretraining_train import train_view
from pages.components.concepts.pretraining_write import write_view
from pages.components.concepts.story_part import tell
from pages.components.tabs import views

WRITERS: Mapping[str, Callable[[], None]] = {
    N_("Fill the gap"): gap_view,
    N_("Let it write"): write_view,
    N_("Train one yourself"): train_view,
    N_("What it can't do"): limits_view,
}


def pretraining_view(lesson: Lesson) -> None:
    """Draw the lesson's experiments: few labels once there is a guess, and small writers, which give nothing of it away."""
    if guess_first("pretraining", lesson):
        views("concepts_pretraining", {N_("Few labels"): partial(few_view, lesson), **WRITERS})
    else:
        tell("pretraining", "meanwhile")
        views("concepts_writers", WRITERS)
