"""What if a row were another: what of it can be changed, what that changes, and rows that somebody brings along."""
