"""Architectures: what does a network look at?"""

from core.lessons import Lesson
from core.messages import N_
from pages.components.concepts.architectures_choice import choice_view
from pages.components.concepts.architectures_cnn import cnn_view
from pages.components.concepts.architectures_kernel import kernel_view
from pages.components.concepts.architectures_rnn import rnn_view
from pages.components.concepts.architectures_transformer import shuffled_view, transformer_view
from pages.components.concepts.guess_first import guess_first
from pages.components.tabs import views

NAME = "architectures"


def architectures_view(lesson: Lesson) -> None:
    """Draw a kernel to touch, the guess, what became of it, and a view for each architecture."""
    kernel_view()
    if not guess_first(NAME, lesson):
        return
    shuffled_view(lesson)
    views(
        "architectures_views",
        {
            N_("CNN: what it sees"): cnn_view,
            N_("RNN: what it forgets"): rnn_view,
            N_("Transformer: what it attends to"): transformer_view,
            N_("Which one when"): choice_view,
        },
    )
