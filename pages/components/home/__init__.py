"""Parts of the home page: the map of the journey."""
