"""The brief page's content."""
