"""A facilitator without a browser, and what tests press and read on the workshop's page."""

from collections.abc import Sequence

from streamlit.testing.v1 import AppTest

from core.rooms import Exercise, Room, Rooms
from pages.components.engine import engine
from pages.components.rooms import rooms


class Host:
    """Open a room and keep its code and its facilitator's key; `more` goes to `Rooms.open`."""

    def __init__(self, agenda: Sequence[Exercise], title: str = "A room", **more: int) -> None:
        room, self.key = rooms().open(title, agenda, **more)
        self.code, self._steps = room.code, {exercise.name: step for step, exercise in enumerate(agenda)}

    def push(self, name: str, locked: bool = False) -> None:
        rooms().push(self.code, self.key, self._steps[name])
        rooms().lock(self.code, self.key, locked)

    @property
    def room(self) -> Room:
        found = rooms().room(self.code)
        assert found is not None
        return found

    def renewed(self) -> Room:
        """Return the room as another server finds it in the database, at once."""
        found = Rooms(engine().store).room(self.code)
        assert found is not None
        return found


def problems(app: AppTest) -> list[str]:
    return [error.value for error in (*app.error, *app.warning)]


def submit(app: AppTest, key: str) -> AppTest:
    return next(button for button in app.button if button.key == key).click().run()


def depth(app: AppTest, view: str) -> AppTest:
    app.session_state["workshop_depth"] = view
    return app.run()
