"""The cases of one domain: speech."""

from core.scenarios.speech_translation.case import CASE as SPEECH_TRANSLATION
from core.scenarios.transcription.case import CASE as TRANSCRIPTION
from core.scenarios.voice_commands.case import CASE as VOICE_COMMANDS

SPEECH = (VOICE_COMMANDS, TRANSCRIPTION, SPEECH_TRANSLATION)
