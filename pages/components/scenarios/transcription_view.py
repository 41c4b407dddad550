"""What only this case can show: recordings to hear, transcripts with their errors marked, and when to doubt."""

from pages.components.scenarios.transcription_fails import fails_view as fails
from pages.components.scenarios.transcription_good import data_view as data
from pages.components.scenarios.transcription_good import good_view as good
from pages.components.scenarios.transcription_try import try_view as try_it

__all__ = ["data", "fails", "good", "try_it"]
