"""Workshop: what does a room full of people make of it?"""

from pages.components import state
from pages.components.entry import enter
from pages.components.frame import page_frame
from pages.components.workshop.body import body
from pages.components.workshop.projector import projector


def main() -> None:
    """Draw the page; the projector's shows the board and nothing else."""
    if state.memory().room.board:
        projector()
        return
    with page_frame("workshop", has_run=False):
        body()


enter(main)
