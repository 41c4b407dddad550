"""What counts over many rows, column by column."""
