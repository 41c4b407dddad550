"""Scores of groups of rows: who is treated worse, by how much more than luck, and what treating all alike would cost."""
