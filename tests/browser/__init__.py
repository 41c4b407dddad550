"""The main journeys in a real Chromium; a package, so that its server and its browser end with its last test."""
