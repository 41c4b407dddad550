"""A participant of a workshop, in a browser of their own."""

from playwright.sync_api import expect

from tests.browser.driving import Visit


class Guest(Visit):
    """Press what a participant presses, and wait until it has been heard."""

    def sees_the_end(self) -> None:
        """Wait until no training is under way."""
        expect(self.keyed("stop")).to_have_count(0)
        self.is_done()

    def presses(self, key: str) -> None:
        """Press a button."""
        expect(self.keyed(key)).to_be_enabled()
        self.keyed(key).click()

    def commits(self, steps: int = 0) -> None:
        """Move the range's lower end up, send it, and wait until it has been heard."""
        expect(self.keyed("room_commit")).to_be_enabled()
        thumb = self.page.locator(".st-key-room_exercise input[type=range]").first
        for _ in range(steps):
            thumb.press("ArrowRight")
        if steps:
            expect(thumb).to_have_value(str(25 + steps))
        self.presses("room_commit")
        expect(self.keyed("room_commit")).to_have_count(0)
