"""The workshop page's content."""
