"""What users bring to a case: texts, pictures, recordings, each checked before anything else sees it."""

from core.scenarios.inputs.picture import read_picture
from core.scenarios.inputs.sound import read_sound
from core.scenarios.inputs.text import checked_text

__all__ = ["checked_text", "read_picture", "read_sound"]
