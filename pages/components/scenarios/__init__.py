"""The scenarios page: fifteen cases, and one of them."""
