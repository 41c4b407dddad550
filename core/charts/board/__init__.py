"""Pictures for a room's board: large enough to be read from the last row."""
