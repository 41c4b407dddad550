"""The concepts page: a map of lessons, and a view for each."""
