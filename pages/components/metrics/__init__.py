"""What the metrics page shows, view by view."""
