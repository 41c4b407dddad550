"""How sure a score is over test rows: draws of few rows, draws of counts, or sums over many rows."""
