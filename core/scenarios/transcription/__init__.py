"""The case of transcription."""
