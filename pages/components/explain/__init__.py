"""What the explain page shows, view by view."""
