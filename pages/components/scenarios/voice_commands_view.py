"""What only this case can show: commands to hear, the user's own voice, thresholds, and what a real voice does."""

from pages.components.scenarios.voice_commands_fails import fails_view as fails
from pages.components.scenarios.voice_commands_good import data_view as data
from pages.components.scenarios.voice_commands_good import good_view as good
from pages.components.scenarios.voice_commands_try import try_view as try_it

__all__ = ["data", "fails", "good", "try_it"]
