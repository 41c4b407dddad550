"""The mathematics of the lesson on what an article got wrong."""
