"""What a participant of a workshop room sees on every page: the strip, the open question, what is fixed."""
